/** `get_scheduler` and `get_cluster_config` of Aurora's `admin/admin.py`. */
import { toggle } from "../arguments/argument.ts";
import { EXIT_OK } from "../exit-codes.ts";
import { verb } from "../verb.ts";
import { CLUSTER } from "./shared.ts";

export const getScheduler = verb({
  help: "Prints the leading scheduler's address.",
  arguments: { cluster: CLUSTER },
  async run(context, { cluster }) {
    const api = await context.api(cluster);
    context.out(`Found leading scheduler at: ${await api.url()}`);
    return EXIT_OK;
  },
});

const quoted = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'"'"'`)}'`);

/** A description as assignments of shell variables. */
export function shellLines(value: unknown, prefix: string): string[] {
  if (typeof value === "boolean") return [`${prefix}=${value ? 1 : 0}`];
  if (typeof value === "number") return [`${prefix}=${value}`];
  if (typeof value === "string") return [`${prefix}=${quoted(value)}`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => shellLines(inner, `${prefix}_${key.toUpperCase()}`));
}

export const getClusterConfig = verb({
  help: "Prints how clusters.json describes a cluster, as JSON or as variables for a shell.",
  arguments: {
    cluster: CLUSTER,
    isShell: toggle("--sh", "Print a shell script instead of JSON."),
    isExport: toggle("--export", "Export the script's variables."),
  },
  run(context, { cluster, isShell, isExport }) {
    const description = context.clusters.get(cluster);
    if (!isShell) context.out(JSON.stringify(description));
    else for (const line of shellLines(description, `${isExport ? "export " : ""}AURORA_CLUSTER`)) context.out(line);
    return Promise.resolve(EXIT_OK);
  },
});
