/** Actions that are being read from the disk, and who waits for them. */
import type { Context } from "./context.ts";
import type { Action } from "./messages.ts";

/** Whoever asks for more at once is not answered; replicas that catch up ask for 32 at a time. */
const MAX_WAITING = 4096;

type Take = (action: Action | undefined) => void;

export class Reads {
  readonly #context: Context;
  readonly #waiting = new Map<number, Take>();
  #lastId = 0;
  /** Reads that were not begun. */
  refused = 0;

  constructor(context: Context) {
    this.#context = context;
  }

  read(position: number, take: Take): void {
    if (this.#waiting.size >= MAX_WAITING) return void this.refused++;
    const readId = ++this.#lastId;
    this.#waiting.set(readId, take);
    this.#context.read({ readId, position });
  }

  done(readId: number, action: Action | undefined): void {
    const take = this.#waiting.get(readId);
    this.#waiting.delete(readId);
    take?.(action);
  }

  /** Nobody is answered any more. */
  fail(): void {
    this.#waiting.clear();
  }
}
