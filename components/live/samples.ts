/** The figures that the tab remembers over time, for the small charts: as long as it is open, and no longer. Pure but for the store. */
import type { ClusterStatus } from "../../server/api/cluster.ts";
import { Store } from "./store.ts";

export interface Sample {
  readonly atMs: number;
  readonly running: number;
  readonly waiting: number;
  readonly offers: number;
  readonly loopDelayMs: number;
  readonly memoryBytes: number;
}

/** Ten minutes of answers that come every five seconds. */
const MOST_SAMPLES = 120;
/** Two answers closer than this count as one. */
const MIN_GAP_MS = 2_000;

export function sampleOf(status: ClusterStatus, atMs: number): Sample {
  const { taskCounts, offersHeld, eventLoopDelayMs, memoryBytes } = status;
  return {
    atMs,
    running: taskCounts.RUNNING ?? 0,
    waiting: (taskCounts.PENDING ?? 0) + (taskCounts.THROTTLED ?? 0),
    offers: offersHeld,
    loopDelayMs: eventLoopDelayMs.p99,
    memoryBytes,
  };
}

/** The samples with one more; the latest is replaced where the two are too close. */
export function addSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const last = samples.at(-1);
  const kept = last !== undefined && sample.atMs - last.atMs < MIN_GAP_MS ? samples.slice(0, -1) : samples;
  return [...kept, sample].slice(-MOST_SAMPLES);
}

export const samples = new Store<readonly Sample[]>([]);
