/** Waiting longer and longer. From Aurora's `common/util/TruncatedBinaryBackoff.java`. */
import type { Rng } from "../random/rng.ts";

export interface BackoffSettings {
  readonly initialMs: number;
  readonly maxMs: number;
}

/**
 * The wait after one of `lastMs` (0: none yet): between one and two times the last, evenly spread, and
 * never above the maximum.
 */
export function nextBackoffMs(lastMs: number, settings: BackoffSettings, rng: Rng): number {
  const base = lastMs === 0 ? settings.initialMs : lastMs;
  return Math.min(settings.maxMs, base + Math.round(rng.next() * base));
}
