/**
 * Time as a port: the scheduler's shells ask this clock, never the global one, so that tests can hold
 * and advance it. The core takes times as arguments.
 */

/** A pending timer. */
export interface Timer {
  cancel(): void;
}

export interface Clock {
  /** Epoch milliseconds. */
  nowMs(): number;
  /** Milliseconds from an arbitrary start, never going back. */
  monotonicMs(): number;
  /** Runs `work` once after `delayMs`. Does not keep the process alive. */
  after(delayMs: number, work: () => void): Timer;
}

/** The longest delay that one Node timer can hold, in milliseconds. */
const MAX_TIMEOUT_MS = 0x7fffffff;

/** The system's clock. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  after(delayMs, work) {
    let handle: NodeJS.Timeout;
    const arm = (remainingMs: number): void => {
      const step = Math.min(Math.max(remainingMs, 0), MAX_TIMEOUT_MS);
      handle = setTimeout(() => (remainingMs > step ? arm(remainingMs - step) : work()), step);
      handle.unref();
    };
    arm(delayMs);
    return { cancel: () => clearTimeout(handle) };
  },
};

/** A clock that moves only when told to. Timers due at the same time run in the order they were set. */
export class ManualClock implements Clock {
  #now: number;
  #sequence = 0;
  readonly #timers = new Map<number, { readonly dueMs: number; readonly work: () => void }>();

  constructor(startMs = 0) {
    this.#now = startMs;
  }

  nowMs(): number {
    return this.#now;
  }

  monotonicMs(): number {
    return this.#now;
  }

  after(delayMs: number, work: () => void): Timer {
    const id = this.#sequence++;
    this.#timers.set(id, { dueMs: this.#now + Math.max(delayMs, 0), work });
    return { cancel: () => void this.#timers.delete(id) };
  }

  /** Moves time forward by `byMs`, running what falls due, in order. */
  advance(byMs: number): void {
    const end = this.#now + byMs;
    for (;;) {
      const next = [...this.#timers]
        .filter(([, t]) => t.dueMs <= end)
        .sort((a, b) => a[1].dueMs - b[1].dueMs || a[0] - b[0])[0];
      if (next === undefined) break;
      this.#timers.delete(next[0]);
      this.#now = next[1].dueMs;
      next[1].work();
    }
    this.#now = end;
  }
}
