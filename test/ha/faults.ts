/** The faults of a campaign, by name, and the order in which a seed brings them. Pure. */
import { shuffle, type Rng } from "../../server/core/random/rng.ts";

/** What each does to a running installation. */
export const FAULTS = {
  killLeader: "kill -9 of the leader",
  terminateLeader: "SIGTERM to the leader",
  stopLeader: "SIGSTOP of the leader until another leads and writes, then SIGCONT",
  isolateLeader: "the leader is cut off from ZooKeeper and the replicas",
  isolateLeaderFromZooKeeper: "the leader is cut off from ZooKeeper alone",
  isolateLeaderFromReplicas: "the leader is cut off from the replicas alone",
  deafenLeader: "the leader's messages reach the replicas, theirs do not reach it",
  muteLeader: "the replicas' messages reach the leader, its own do not reach them",
  killFollower: "kill -9 of a follower",
  stopFollower: "SIGSTOP of a follower for a while",
  isolateFollower: "a follower is cut off from ZooKeeper and the replicas",
  deafenFollower: "a follower does not hear the replicas, which hear it",
  wipeFollower: "a follower loses its log's directory",
  restartZooKeeper: "kill -9 of ZooKeeper, which is started again on its data",
  killAll: "kill -9 of all schedulers at once",
} as const;

export type Fault = keyof typeof FAULTS;

export const ALL_FAULTS = Object.keys(FAULTS) as Fault[];

/** `count` faults out of `faults`, in the order of `rng`: each of them has come before one comes again. */
export function planFaults(rng: Rng, count: number, faults: readonly Fault[] = ALL_FAULTS): Fault[] {
  const plan: Fault[] = [];
  while (plan.length < count) plan.push(...shuffle(rng, [...faults]));
  return plan.slice(0, count);
}
