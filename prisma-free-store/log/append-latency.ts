/**
 * How long appends take, over time: of every 5 seconds of the last 5 minutes the median, the 99th percentile and the
 * maximum. Whatever the rate of appends, it takes a few kilobytes; percentiles are at most 8 % too high.
 */
import type { AppendLatencySample } from "../../server/api/cluster.ts";
import type { Clock } from "../../server/base/clock.ts";

export const SAMPLE_MS = 5_000;
export const MAX_SAMPLES = 60;

/** Durations are counted in buckets, each of which reaches to this much more than the last one. */
const GROWTH = 1.08;
const LOWEST_MS = 0.02;
/** The last bucket reaches beyond five minutes. */
const BUCKETS = 220;
const LOG_GROWTH = Math.log(GROWTH);

interface Interval {
  /** Counts intervals from the epoch. */
  readonly number: number;
  readonly counts: Uint32Array;
  count: number;
  maxMs: number;
}

export class AppendLatency {
  readonly #clock: Clock;
  readonly #samples: AppendLatencySample[] = [];
  #current: Interval | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes note of an append that has just ended. */
  add(durationMs: number): void {
    const number = Math.floor(this.#clock.nowMs() / SAMPLE_MS);
    if (this.#current?.number !== number) this.#begin(number);
    const interval = this.#current;
    if (interval === undefined) return;
    const bucket = bucketOf(durationMs);
    interval.counts[bucket] = (interval.counts[bucket] ?? 0) + 1;
    interval.count++;
    interval.maxMs = Math.max(interval.maxMs, durationMs);
  }

  /** Oldest first; the last one may be going on. */
  samples(): readonly AppendLatencySample[] {
    const all = this.#current === undefined ? this.#samples : [...this.#samples, summary(this.#current)];
    const oldestMs = this.#clock.nowMs() - MAX_SAMPLES * SAMPLE_MS;
    return all.filter(({ atMs }) => atMs > oldestMs);
  }

  #begin(number: number): void {
    if (this.#current !== undefined) this.#samples.push(summary(this.#current));
    if (this.#samples.length > MAX_SAMPLES) this.#samples.shift();
    this.#current = { number, counts: new Uint32Array(BUCKETS), count: 0, maxMs: 0 };
  }
}

function bucketOf(durationMs: number): number {
  if (!(durationMs > LOWEST_MS)) return 0;
  return Math.min(BUCKETS - 1, Math.ceil(Math.log(durationMs / LOWEST_MS) / LOG_GROWTH));
}

function summary({ number, counts, count, maxMs }: Interval): AppendLatencySample {
  const p50Ms = percentile({ counts, count, maxMs }, 0.5);
  const p99Ms = percentile({ counts, count, maxMs }, 0.99);
  return { atMs: number * SAMPLE_MS, p50Ms, p99Ms, maxMs, count };
}

/** The upper end of the bucket in which it lies. */
function percentile({ counts, count, maxMs }: Omit<Interval, "number">, fraction: number): number {
  let left = Math.ceil(fraction * count);
  for (const [bucket, inBucket] of counts.entries()) {
    left -= inBucket;
    if (left <= 0) return Math.min(maxMs, LOWEST_MS * GROWTH ** bucket);
  }
  return maxMs;
}
