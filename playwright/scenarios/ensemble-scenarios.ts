/** Scenarios of several schedulers: the states of the log's replicas, of leadership and of ZooKeeper. */
import { DAY, MINUTE } from "./build.ts";
import {
  expired,
  following,
  leaderless,
  leading,
  preparing,
  replicasOf,
  suspended,
  type EnsembleData,
  type EnsembleLog,
} from "./ensemble.ts";
import type { WorldData } from "./world.ts";

const WELL = replicasOf([{}, {}, {}]);
const WELL_TO_A_FOLLOWER = replicasOf([{}, {}, {}], { self: 1, isWriter: false });

const EMPTY = { status: "EMPTY" } as const;

/** A follower is not registered, and its stores are not open to clients. */
const FOLLOWS = { registered: false, isFollower: true } as const;

/** The scenarios, each of them `base` in an ensemble. */
export function ensembleScenarios(base: () => WorldData) {
  const scenario = (status: EnsembleData["status"], log: EnsembleLog, rest: Partial<WorldData> = {}): WorldData => ({
    ...base(),
    ensemble: { status, log },
    ...rest,
  });
  return {
    "three-replicas": () => scenario(leading, WELL, { log: { grows: true } }),
    "replica-lost": () => scenario(leading, replicasOf([{}, {}, { silentMs: 4 * MINUTE, lag: 31 }])),
    "quorum-lost": () =>
      scenario(leading, replicasOf([{}, { silentMs: 50_000, lag: 2 }, { silentMs: 3 * DAY, lag: 88 }])),
    "empty-replica": () => scenario(leading, replicasOf([{}, {}, { status: "EMPTY" }])),
    "recovering-replica": () => scenario(leading, replicasOf([{}, { lag: 17 }, { status: "RECOVERING" }])),
    "unknown-replica": () => scenario(leading, replicasOf([{}, {}, { status: "UNKNOWN" }])),
    "new-ensemble": () =>
      scenario(preparing, replicasOf([EMPTY, EMPTY, EMPTY], { self: 1, isWriter: false }), {
        ...FOLLOWS,
        log: { isClosed: true },
      }),
    "damaged-log": () => scenario(leading, WELL, { log: { damaged: true } }),
    follower: () => scenario(following, WELL_TO_A_FOLLOWER, FOLLOWS),
    "no-leader": () => scenario(leaderless, WELL_TO_A_FOLLOWER, FOLLOWS),
    "zookeeper-suspended": () => scenario(suspended, WELL),
    "zookeeper-expired": () => scenario(expired, WELL_TO_A_FOLLOWER, FOLLOWS),
  } as const satisfies Readonly<Record<string, () => WorldData>>;
}
