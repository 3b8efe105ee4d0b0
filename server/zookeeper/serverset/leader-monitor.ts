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

/** A time in which one scheduler was advertised as the leader. */
export interface SeenTerm extends Leader {
  /** Epoch milliseconds. */
  readonly sinceMs: number;
  /** Absent while it is. */
  readonly untilMs?: number;
}

/** Terms that are remembered. */
const MAX_TERMS = 50;

/** Fits the HTTP room's `LeaderView`. */
export interface LeaderMonitor {
  readonly hasRivals: true;
  /** The leading scheduler's HTTP address; undefined while none is known. */
  leader(): Leader | undefined;
  /** Calls `listener` whenever another one leads. @returns ends that */
  onChange(listener: (leader: Leader | undefined) => void): () => void;
  /** Every term that was seen, oldest first. Those of this process count as its own, not those of earlier ones at its address. */
  history(): readonly SeenTerm[];
  close(): void;
}

/** Takes down who is advertised, and until when. */
class Terms {
  readonly #nowMs: () => number;
  #terms: readonly SeenTerm[] = [];
  #member: string | undefined;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  get all(): readonly SeenTerm[] {
    return this.#terms;
  }

  /** @param member the node that advertises; another one begins another term, also at the same address */
  saw(member: string | undefined, term: Omit<SeenTerm, "untilMs"> | undefined): void {
    if (member === this.#member) return;
    this.#member = member;
    const untilMs = this.#nowMs();
    const ended = this.#terms.map((each, i) =>
      i === this.#terms.length - 1 && each.untilMs === undefined ? { ...each, untilMs } : each,
    );
    // ZooKeeper's clock may be ahead of ours.
    const begun = term === undefined ? [] : [{ ...term, sinceMs: Math.min(term.sinceMs, untilMs) }];
    this.#terms = [...ended, ...begun].slice(-MAX_TERMS);
  }
}

export function zookeeperLeaderMonitor(options: LeaderMonitorOptions): LeaderMonitor {
  const { logger, clock, zooKeeper } = options;
  const terms = new Terms(() => clock.nowMs());
  const listeners = new Set<(leader: Leader | undefined) => void>();
  let endpoint: Endpoint | undefined;

  function leader(): Leader | undefined {
    if (endpoint === undefined) return undefined;
    const { host, port } = options.self();
    return { ...endpoint, isSelf: endpoint.host === host && endpoint.port === port };
  }

  function onMembers(nodes: readonly SeenNode[]): void {
    const members = nodes.flatMap(({ name, data, stat }) => {
      const instance = decodeServiceInstance(data);
      if (instance === undefined) logger.error({ name, data }, "Failed to deserialize ServiceInstance");
      return instance === undefined ? [] : [{ name, instance, stat }];
    });
    if (members.length > 1) {
      const instances = members.map(({ instance }) => instance);
      logger.warn({ instances }, "Several schedulers are advertised as the leader");
    }
    const member = members.at(-1);
    endpoint = member?.instance.serviceEndpoint;
    const isSelf = member?.stat.ephemeralOwner === zooKeeper.session.sessionId;
    terms.saw(member?.name, member && { ...member.instance.serviceEndpoint, isSelf, sinceMs: member.stat.createdMs });
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
    history: () => terms.all,
    close,
  };
}
