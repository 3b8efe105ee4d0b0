/**
 * Who leads, as the serverset says: the endpoint of its one member. Behaviour from Aurora's `CuratorServiceGroupMonitor.java`
 * and `LeaderRedirect.java`, except that of several members the latest counts (Aurora then knows no leader): a member
 * left behind by a session that is about to expire is older than the leader's.
 */
import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../base/logger.ts";
import type { SeenNode } from "../members.ts";
import { watchNodes } from "../node-watch.ts";
import type { ZooKeeper } from "../requests.ts";
import { normalizePath } from "../servers.ts";
import { MEMBER_LABEL } from "./election.ts";
import { decodeServiceInstance, type Endpoint } from "./service-instance.ts";

export interface LeaderMonitorOptions {
  readonly zooKeeper: ZooKeeper;
  /** `-serverset_path`. */
  readonly path: string;
  /** This scheduler's HTTP address. */
  self(): Endpoint;
  readonly clock: Clock;
  readonly logger: Logger;
}

export type Leader = Endpoint & { readonly isSelf: boolean };

/** Fits the HTTP room's `LeaderView`. */
export interface LeaderMonitor {
  readonly hasRivals: true;
  /** The leading scheduler's HTTP address; undefined while none is known. */
  leader(): Leader | undefined;
  /** Calls `listener` whenever another one leads. @returns ends that */
  onChange(listener: (leader: Leader | undefined) => void): () => void;
  close(): void;
}

export function zookeeperLeaderMonitor(options: LeaderMonitorOptions): LeaderMonitor {
  const { logger } = options;
  const listeners = new Set<(leader: Leader | undefined) => void>();
  let endpoint: Endpoint | undefined;

  function leader(): Leader | undefined {
    if (endpoint === undefined) return undefined;
    const { host, port } = options.self();
    return { ...endpoint, isSelf: endpoint.host === host && endpoint.port === port };
  }

  function onMembers(nodes: readonly SeenNode[]): void {
    const instances = nodes.flatMap(({ name, data }) => {
      const instance = decodeServiceInstance(data);
      if (instance === undefined) logger.error({ name, data }, "Failed to deserialize ServiceInstance");
      return instance ?? [];
    });
    if (instances.length > 1) logger.warn({ instances }, "Several schedulers are advertised as the leader");
    endpoint = instances.at(-1)?.serviceEndpoint;
    logger.info({ leader: endpoint }, "Leading scheduler");
    for (const listener of listeners) listener(leader());
  }

  const close = watchNodes({
    ...options,
    parent: normalizePath(options.path),
    label: MEMBER_LABEL,
    onChange: onMembers,
  });
  return {
    hasRivals: true,
    leader,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close,
  };
}
