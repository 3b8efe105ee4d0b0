/** `aurora job open`. Behaviour from `OpenCommand` of Aurora's `client/cli/jobs.py`. */
import { ArgumentError, positional } from "../arguments/argument.ts";
import { openPage } from "../browser.ts";
import { EXIT_OK } from "../exit-codes.ts";
import { verb } from "../verb.ts";

function partialKey(text: string): { readonly cluster: string; readonly path: readonly string[] } {
  const [cluster = "", ...path] = text.split("/").filter((part) => part !== "");
  if (cluster === "" || path.length > 3) throw new ArgumentError(`'${text}' is no cluster[/role[/env[/job]]]`);
  return { cluster, path };
}

export const open = verb({
  help: "Opens the console's page of a cluster, a role, an environment or a job. $BROWSER may name the browser.",
  arguments: { key: positional("cluster[/role[/env[/job]]]", "What to open.", partialKey) },
  async run(context, { key: { cluster, path } }) {
    await openPage(context, await context.page(context.clusters.get(cluster), path));
    return EXIT_OK;
  },
});
