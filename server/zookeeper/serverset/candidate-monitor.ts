/**
 * The schedulers that take part in the election, in the order in which they will lead. What was last seen stays in force
 * while ZooKeeper cannot be reached.
 */
import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../base/logger.ts";
import { childPath } from "../members.ts";
import type { ZooKeeper } from "../requests.ts";
import { normalizePath } from "../servers.ts";
import { SyncLoop } from "../sync-loop.ts";
import { candidatesAmong } from "./candidates.ts";

export interface SeenCandidate {
  /** As the candidate calls itself. */
  readonly host: string;
  readonly isSelf: boolean;
  /** Since when it stands in the line; epoch milliseconds by ZooKeeper's clock. */
  readonly sinceMs: number;
}

export interface CandidateMonitor {
  /** The leader, or who is about to lead, first. Undefined until it is known. */
  candidates(): readonly SeenCandidate[] | undefined;
  close(): void;
}

export interface CandidateMonitorOptions {
  readonly zooKeeper: ZooKeeper;
  /** `-serverset_path`. */
  readonly path: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

async function readCandidates(zooKeeper: ZooKeeper, parent: string, poke: () => void): Promise<SeenCandidate[]> {
  const names = await zooKeeper.children(parent, poke);
  if (names === undefined) {
    // Made meanwhile: it is looked at again; otherwise the watcher tells when it is made.
    if ((await zooKeeper.exists(parent, poke)) !== undefined) poke();
    return [];
  }
  const read = await Promise.all(
    candidatesAmong(names).map(async (name) => {
      const node = await zooKeeper.get(childPath(parent, name));
      if (node === undefined) return [];
      const isSelf = node.stat.ephemeralOwner === zooKeeper.session.sessionId;
      return [{ host: node.data, isSelf, sinceMs: node.stat.createdMs }];
    }),
  );
  return read.flat();
}

export function zookeeperCandidateMonitor(options: CandidateMonitorOptions): CandidateMonitor {
  const { zooKeeper, clock, logger } = options;
  const parent = normalizePath(options.path);
  let seen: readonly SeenCandidate[] | undefined;
  const loop: SyncLoop = new SyncLoop({
    session: zooKeeper.session,
    clock,
    logger,
    what: "the list of candidates",
    async work() {
      seen = await readCandidates(zooKeeper, parent, loop.poke);
    },
  });
  loop.poke();
  return { candidates: () => seen, close: () => void loop.stop() };
}
