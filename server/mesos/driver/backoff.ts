/** Exponential backoff with jitter, and a sleep that can be cut short. */
import type { Clock } from "../../base/clock.ts";

export interface BackoffLimits {
  readonly initialMs: number;
  readonly maxMs: number;
}

export class Backoff {
  readonly #limits: BackoffLimits;
  readonly #random: () => number;
  #failures = 0;

  /** `random` gives numbers in [0, 1). */
  constructor(limits: BackoffLimits, random: () => number) {
    this.#limits = limits;
    this.#random = random;
  }

  /** The next delay: between half of and all of the doubling step, so that many clients spread out. */
  nextMs(): number {
    const step = Math.min(this.#limits.initialMs * 2 ** Math.min(this.#failures, 30), this.#limits.maxMs);
    this.#failures++;
    return step * (0.5 + this.#random() / 2);
  }

  reset(): void {
    this.#failures = 0;
  }
}

/** Resolves after `ms`, or at once when `signal` is aborted. */
export function sleep(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const wake = (): void => {
      timer.cancel();
      signal.removeEventListener("abort", wake);
      resolve();
    };
    const timer = clock.after(ms, wake);
    signal.addEventListener("abort", wake);
  });
}
