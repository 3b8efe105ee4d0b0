/**
 * What a seed's world is like. Every kind of fault is left out of some worlds altogether: faults hide one another,
 * and a defect that one kind shows may need the absence of another.
 */
import type { Timing } from "../../prisma-free-store/core/paxos/log-node.types.ts";
import type { Rng } from "../../server/core/random/rng.ts";

export interface Profile {
  readonly replicas: number;
  /** How long the faults last. */
  readonly chaosMs: number;
  readonly loss: number;
  readonly doubling: number;
  /** Messages take from `delayMs` up, mostly less than twice that. */
  readonly delayMs: number;
  /** The share of messages that take up to `longDelayMs`. */
  readonly straggling: number;
  readonly longDelayMs: number;
  readonly syncMs: number;
  /** Mean times between events of a kind; Infinity for never. */
  readonly electionMs: number;
  readonly crashMs: number;
  readonly wipeMs: number;
  readonly partitionMs: number;
  readonly pauseMs: number;
  readonly diskFailureMs: number;
  readonly slowDiskMs: number;
  /** The share of elections at which the coordinator so far is not told to stop. */
  readonly competition: number;
  readonly appendMs: number;
  /** The share of writes that truncate. */
  readonly truncation: number;
  /** Clocks run that much too fast or too slow at most. */
  readonly skew: number;
  readonly autoInitialize: boolean;
  /** So many of the replicas are Mesos's. */
  readonly foreign: number;
  readonly hasTombstones: boolean;
}

/** As in production, forty times faster. */
export const SIM_TIMING: Timing = {
  writeTimeoutMs: 75,
  roundTimeoutMs: 75,
  retransmitMs: 25,
  refusalGraceMs: 8,
  retryMs: 4,
  recoverRetryMs: 12,
  gapPatienceMs: 5,
  surveyMs: 120,
  // Longer than any round, on the slowest clock.
  quarantineMs: 110,
};

export function profileOf(rng: Rng): Profile {
  const sometimes = (chance: number, value: () => number, otherwise = 0): number =>
    rng.next() < chance ? value() : otherwise;
  const between = (low: number, high: number): number => low + rng.next() * (high - low);
  const replicas = rng.next() < 0.7 ? 3 : 5;
  const foreign = sometimes(0.2, () => 1 + rng.nextInt(replicas - 1));
  return {
    replicas,
    foreign,
    hasTombstones: rng.next() < 0.5,
    chaosMs: between(200, 700),
    loss: sometimes(0.6, () => between(0, 0.15)),
    doubling: sometimes(0.5, () => between(0, 0.15)),
    delayMs: between(0.2, 2),
    straggling: sometimes(0.5, () => between(0, 0.15)),
    longDelayMs: between(5, 60),
    syncMs: between(0.1, 2),
    electionMs: between(30, 300),
    crashMs: sometimes(0.7, () => between(60, 400), Infinity),
    wipeMs: sometimes(0.4, () => between(80, 400), Infinity),
    partitionMs: sometimes(0.5, () => between(60, 400), Infinity),
    pauseMs: sometimes(0.3, () => between(60, 400), Infinity),
    diskFailureMs: sometimes(0.3, () => between(100, 500), Infinity),
    slowDiskMs: sometimes(0.3, () => between(60, 400), Infinity),
    competition: sometimes(0.6, () => between(0, 1)),
    appendMs: between(4, 25),
    truncation: sometimes(0.6, () => between(0, 0.3)),
    skew: sometimes(0.5, () => between(0, 0.1)),
    autoInitialize: rng.next() < 0.15 && foreign === 0,
  };
}
