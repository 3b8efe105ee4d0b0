/**
 * Clusters as `clusters.json` describes them: their names, and where their schedulers are. Behaviour from Aurora's
 * `common/clusters.py` and docs/reference/client-cluster-configuration.md: two files are read, the system's and the user's, and
 * a later one replaces a cluster of the same name. Fields that mean nothing to us are kept and shown.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CommandError } from "../command-error.ts";
import type { Environment } from "../environment.ts";
import { EXIT_INVALID_CONFIGURATION } from "../exit-codes.ts";
import { didYouMean } from "../nearest.ts";

export interface Cluster {
  readonly name: string;
  /** The scheduler's address. */
  readonly scheduler_uri?: string;
  /** ZooKeeper's hosts, with commas between them. */
  readonly zk?: string;
  readonly zk_port?: number;
  /** The schedulers' serverset. */
  readonly scheduler_zk_path?: string;
  /** Base of the addresses that people are shown. */
  readonly proxy_url?: string;
  readonly auth_mechanism?: string;
  /** The agents' work directory, and the name of a run in it. */
  readonly slave_root?: string;
  readonly slave_run_directory?: string;
  readonly docker_registry?: string;
}

export interface Clusters {
  readonly all: readonly Cluster[];
  /** The files that were looked for, and whether they are there. */
  readonly files: readonly { readonly path: string; readonly found: boolean }[];
  /** @throws {CommandError} naming the files and the nearest name. */
  get(name: string): Cluster;
}

const TEXTS = [
  "scheduler_uri",
  "zk",
  "scheduler_zk_path",
  "proxy_url",
  "auth_mechanism",
  "slave_root",
  "slave_run_directory",
  "docker_registry",
] as const;

/** Where clusters are described; of two descriptions the later one counts. */
export function clusterFiles({ variables, home, root }: Environment): readonly string[] {
  return [
    // What `npm start` serves, in the checkout that this program is run from.
    join(variables.AURORA_STATE_DIR || join(root, ".aurora"), "clusters.json"),
    join(variables.AURORA_CONFIG_ROOT || "/etc/aurora", "clusters.json"),
    join(home, ".aurora", "clusters.json"),
  ];
}

function fail(message: string): never {
  throw new CommandError(EXIT_INVALID_CONFIGURATION, message);
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    return fail(`Unable to parse ${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function clusterOf(entry: unknown, path: string): Cluster[] {
  if (!isRecord(entry)) return fail(`${path}: a cluster is an object such as {"name": "east", "scheduler_uri": "..."}`);
  // As in Aurora: what has no name is something else.
  if (entry.name === undefined) return [];
  const { name } = entry;
  if (typeof name !== "string" || name === "") return fail(`${path}: a cluster's name must be a text`);
  for (const field of TEXTS) {
    const value = entry[field];
    if (value !== undefined && value !== null && typeof value !== "string") {
      return fail(`${path}: ${field} of cluster ${name} must be a text`);
    }
  }
  const port = entry.zk_port ?? undefined;
  const zkPort = typeof port === "string" && /^\d+$/.test(port) ? Number(port) : port;
  if (zkPort !== undefined && !(typeof zkPort === "number" && Number.isInteger(zkPort))) {
    return fail(`${path}: zk_port of cluster ${name} must be a number`);
  }
  const given = Object.entries(entry).filter(([field, value]) => value !== null && field !== "zk_port");
  return [{ ...Object.fromEntries(given), name, ...(zkPort === undefined ? {} : { zk_port: zkPort }) }];
}

/** The clusters of one file: a list of them, or an object whose values they are. @throws {CommandError} */
export function readClusters(path: string): Cluster[] {
  const document = parseJson(path);
  if (Array.isArray(document)) return document.flatMap((entry: unknown) => clusterOf(entry, path));
  if (isRecord(document)) return Object.values(document).flatMap((entry) => clusterOf(entry, path));
  return fail(`Unknown layout in ${path}: expected a list of clusters`);
}

function unknown(name: string, { all, files }: Omit<Clusters, "get">): CommandError {
  const names = all.map((cluster) => cluster.name);
  const hint = didYouMean(name, names, names.length === 0 ? "; none is described" : `; there are ${names.join(", ")}`);
  const places = files.map(({ path, found }) => `\t${path}${found ? "" : " (not there)"}`);
  const message = [`Unknown cluster: ${name}${hint}`, "Clusters are described in", ...places].join("\n");
  return new CommandError(EXIT_INVALID_CONFIGURATION, message);
}

/** @throws {CommandError} for a file that cannot be read. */
export function loadClusters(environment: Environment): Clusters {
  const files = clusterFiles(environment).map((path) => ({ path, found: existsSync(path) }));
  const byName = new Map<string, Cluster>();
  for (const { path, found } of files) {
    if (found) for (const cluster of readClusters(path)) byName.set(cluster.name, cluster);
  }
  const all = [...byName.values()];
  return {
    all,
    files,
    get: (name) => {
      const cluster = byName.get(name);
      if (cluster === undefined) throw unknown(name, { all, files });
      return cluster;
    },
  };
}
