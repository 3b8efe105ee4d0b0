/**
 * The order between the disk and the network: a replica says nothing that its disk does not hold yet.
 *
 * Records go out in order and are never taken back, so what is on disk is always a beginning of them. Whatever is
 * held is let go, in order, once the last record before it that needs a sync is there.
 */
import type { Context } from "./context.ts";
import type { RecordToWrite } from "./log-node.types.ts";

interface Held {
  readonly until: number;
  readonly letGo: () => void;
}

export class Journal {
  readonly #context: Context;
  /** The last record handed out. */
  #last = 0;
  /** The last one that must be synced. */
  #lastSynced = 0;
  /** The disk holds all up to this one. */
  #written = 0;
  #held: Held[] = [];
  #hasFailed = false;

  constructor(context: Context) {
    this.#context = context;
  }

  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  write(record: Omit<RecordToWrite, "number">): void {
    this.#last++;
    if (record.sync) this.#lastSynced = this.#last;
    this.#context.write({ number: this.#last, ...record });
  }

  /** Calls `letGo` once the disk holds, synced, all that was handed out with `sync` before. */
  whenSynced(letGo: () => void): void {
    this.#hold(this.#lastSynced, letGo);
  }

  /** Calls `letGo` once the disk has taken everything that was handed out before, synced or not. */
  whenWritten(letGo: () => void): void {
    this.#hold(this.#last, letGo);
  }

  written(through: number): void {
    if (this.#hasFailed || through <= this.#written) return;
    this.#written = through;
    const held = this.#held;
    this.#held = held.filter(({ until }) => until > through);
    for (const { until, letGo } of held) if (until <= through) letGo();
  }

  /** Nothing that is held is ever let go. */
  fail(): void {
    this.#hasFailed = true;
    this.#held = [];
  }

  #hold(until: number, letGo: () => void): void {
    if (this.#hasFailed) return;
    if (until <= this.#written) letGo();
    else this.#held.push({ until, letGo });
  }
}
