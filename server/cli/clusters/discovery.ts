/**
 * Where a cluster's leading scheduler is: what `scheduler_uri` says, or the one member of the serverset under
 * `scheduler_zk_path`. Behaviour from Aurora's `client/api/scheduler_client.py`.
 */
import { CommandError } from "../command-error.ts";
import { EXIT_AUTH_ERROR, EXIT_INVALID_CONFIGURATION } from "../exit-codes.ts";
import type { Cluster } from "./cluster.ts";

function withScheme(uri: string): string {
  const full = /^https?:\/\//i.test(uri) ? uri : `http://${uri}`;
  return full.replace(/\/+$/, "");
}

/** Finds the leading scheduler, anew each time. */
export interface Discovery {
  /** True when the answer may change. */
  readonly isDynamic: boolean;
  /** Where it is looked for, in words. */
  readonly place: string;
  /** Its base address. @throws {NoSchedulerError} when there is none now. */
  find(): Promise<string>;
}

function byZooKeeper(cluster: Cluster, zk: string): Discovery {
  const { scheduler_zk_path: path, zk_port: port = 2181, name } = cluster;
  if (path === undefined) {
    const message = `Cluster ${name} has zk but no scheduler_zk_path: give the schedulers' -serverset_path`;
    throw new CommandError(EXIT_INVALID_CONFIGURATION, message);
  }
  const servers = zk.split(",").map((host) => {
    const trimmed = host.trim();
    return /\]?:\d+$/.test(trimmed) ? trimmed : `${trimmed}:${port}`;
  });
  return {
    isDynamic: true,
    place: `zk://${servers.join(",")}${path}`,
    find: async () => (await import("./serverset.ts")).findLeader({ servers, path, cluster: name }),
  };
}

/** @throws {CommandError} for a cluster that does not say where its scheduler is. */
export function discoveryFor(cluster: Cluster): Discovery {
  const { name, auth_mechanism: mechanism = "UNAUTHENTICATED", scheduler_uri: uri, zk } = cluster;
  if (mechanism !== "UNAUTHENTICATED") {
    const message = `Cluster ${name} asks for auth_mechanism ${mechanism}; this client only knows UNAUTHENTICATED`;
    throw new CommandError(EXIT_AUTH_ERROR, message);
  }
  if (zk !== undefined && zk !== "") return byZooKeeper(cluster, zk);
  if (uri === undefined || uri === "") {
    const message = `Cluster ${name} does not say where its scheduler is: give it scheduler_uri, or zk and scheduler_zk_path`;
    throw new CommandError(EXIT_INVALID_CONFIGURATION, message);
  }
  const base = withScheme(uri);
  return { isDynamic: false, place: base, find: () => Promise.resolve(base) };
}
