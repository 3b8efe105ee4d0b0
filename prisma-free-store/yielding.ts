/** Long loops give the event loop its turn, so that `/health` is answered whatever the storage is doing. */
import { setImmediate } from "node:timers/promises";

/** Work done in one go before others get their turn. */
const SLICE_MS = 8;

/** Keeps the time of one long piece of work. */
export class Slices {
  readonly #monotonicMs: () => number;
  #since: number;

  constructor(monotonicMs: () => number = () => performance.now()) {
    this.#monotonicMs = monotonicMs;
    this.#since = monotonicMs();
  }

  /** To be awaited between steps: lets others run when the slice is used up. */
  async pause(): Promise<void> {
    if (this.#monotonicMs() - this.#since < SLICE_MS) return;
    await setImmediate();
    this.#since = this.#monotonicMs();
  }
}
