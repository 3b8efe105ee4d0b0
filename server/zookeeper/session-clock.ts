/**
 * How long a session may be trusted without word from ZooKeeper. A server ends a session no sooner than its timeout
 * after the last thing it received; what we can know is when we *sent* the last thing that was answered. Two thirds
 * of the timeout after that the session is suspect: a leader must have stepped down well before another is
 * elected, which is at a whole timeout at the earliest. The third between is for clocks that run apart and for
 * followers of the ensemble that pass the word on late.
 */
import type { Clock, Timer } from "../base/clock.ts";

export class SessionClock {
  readonly #clock: Clock;
  readonly #onSuspect: () => void;
  #timeoutMs = 0;
  /** Monotonic; undefined while there is no session. */
  #provenMs: number | undefined;
  #timer: Timer | undefined;
  #wasTold = false;

  constructor(clock: Clock, onSuspect: () => void) {
    this.#clock = clock;
    this.#onSuspect = onSuspect;
  }

  /** True when the session may be over. Also true without a session. */
  get isSuspect(): boolean {
    return this.#provenMs === undefined || this.#clock.monotonicMs() >= this.#provenMs + this.#limitMs();
  }

  /** The server answered what was sent at `sentMs`, under a session of the given timeout. */
  proven(sentMs: number, timeoutMs: number): void {
    if (this.#provenMs !== undefined && sentMs <= this.#provenMs) return;
    this.#provenMs = sentMs;
    this.#timeoutMs = timeoutMs;
    this.#wasTold = false;
    this.#arm();
  }

  stop(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    this.#provenMs = undefined;
  }

  #limitMs(): number {
    return (this.#timeoutMs * 2) / 3;
  }

  #arm(): void {
    if (this.#provenMs === undefined) return;
    this.#timer?.cancel();
    const inMs = this.#provenMs + this.#limitMs() - this.#clock.monotonicMs();
    // After a stall of this process, answers that have arrived meanwhile count.
    this.#timer = this.#clock.after(inMs, () => setImmediate(() => this.#check()));
  }

  #check(): void {
    if (this.#provenMs === undefined || this.#wasTold) return;
    if (!this.isSuspect) {
      this.#arm();
      return;
    }
    this.#wasTold = true;
    this.#onSuspect();
  }
}
