/** Notices silence: fires once when nobody touched it for the time it was armed for. */
import type { Clock, Timer } from "../../base/clock.ts";

export class Watchdog {
  readonly #clock: Clock;
  readonly #onSilence: () => void;
  #limitMs = 0;
  #touchedMs = 0;
  #timer: Timer | undefined;

  constructor(clock: Clock, onSilence: () => void) {
    this.#clock = clock;
    this.#onSilence = onSilence;
  }

  /** Starts, or starts anew with another limit. */
  arm(limitMs: number): void {
    this.#timer?.cancel();
    this.#limitMs = limitMs;
    this.#touchedMs = this.#clock.monotonicMs();
    this.#wait(limitMs);
  }

  /** Something was heard. Cheap: the timer is moved only when it falls due. */
  touch(): void {
    this.#touchedMs = this.#clock.monotonicMs();
  }

  disarm(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  #wait(ms: number): void {
    this.#timer = this.#clock.after(ms, () => {
      const remainingMs = this.#touchedMs + this.#limitMs - this.#clock.monotonicMs();
      if (remainingMs > 0) {
        this.#wait(remainingMs);
        return;
      }
      this.#timer = undefined;
      this.#onSilence();
    });
  }
}
