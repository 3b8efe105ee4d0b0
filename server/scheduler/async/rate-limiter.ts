/**
 * Permits at a steady rate, with up to one second's worth saved while idle, as Guava's `RateLimiter`
 * that Aurora uses. Never blocks: it says how long to wait.
 */
import type { Clock } from "../../base/clock.ts";

export class RateLimiter {
  readonly #clock: Clock;
  readonly #perMs: number;
  readonly #burst: number;
  #permits: number;
  #atMs: number;

  constructor(clock: Clock, permitsPerSecond: number) {
    this.#clock = clock;
    this.#perMs = permitsPerSecond / 1_000;
    this.#burst = Math.max(permitsPerSecond, 1);
    this.#permits = this.#burst;
    this.#atMs = clock.monotonicMs();
  }

  /** Takes a permit. @returns 0 when it was granted, else the milliseconds until one will be there. */
  acquire(): number {
    const nowMs = this.#clock.monotonicMs();
    this.#permits = Math.min(this.#burst, this.#permits + (nowMs - this.#atMs) * this.#perMs);
    this.#atMs = nowMs;
    // Sums of fractions may end a hair below a whole permit.
    if (this.#permits >= 1 - 1e-9) {
      this.#permits = Math.max(0, this.#permits - 1);
      return 0;
    }
    return Math.max(1, Math.ceil((1 - this.#permits) / this.#perMs - 1e-6));
  }
}
