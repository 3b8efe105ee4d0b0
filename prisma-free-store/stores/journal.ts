/**
 * Where the stores report what they change: the op to log, and how to take the change back. One journal
 * serves all stores of a storage.
 *
 * - Stores change only while the journal is open: recording (a write is running) or replaying (ops come from
 *   the log, nothing is reported). Anything else is a change that would never be logged, hence an assertion.
 * - Rolling back runs the undos newest first, which restores the stores exactly.
 */
import { invariant } from "../../server/core/domain/invariant.ts";
import type { Op } from "../op.ts";

type Mode = "closed" | "recording" | "replaying" | "undoing";

/** A point in a write to which it can be rolled back. */
export interface Savepoint {
  readonly ops: number;
  readonly undos: number;
}

/** What one write recorded. */
export interface Recording {
  readonly ops: readonly Op[];
  /** Ids of the task configs that were not stored before, and so have to be logged in full. */
  readonly introduced: ReadonlySet<string>;
}

export class Journal {
  #mode: Mode = "closed";
  #ops: Op[] = [];
  #undos: (() => void)[] = [];
  #introduced = new Set<string>();

  /** True when stores must report their changes. */
  get isRecording(): boolean {
    return this.#mode === "recording";
  }

  /** To be called by stores before they change anything. */
  expectOpen(): void {
    invariant(this.#mode === "recording" || this.#mode === "replaying", "stores may only be changed within a write");
  }

  /** Reports a change as it is to be logged. */
  log(op: Op): void {
    if (this.#mode === "recording") this.#ops.push(op);
  }

  /** Reports how to take back a change that has just been made; called once for each step that could be the last. */
  undoWith(undo: () => void): void {
    if (this.#mode === "recording") this.#undos.push(undo);
  }

  /** Notes that a task config has come into the stores. */
  introduce(configId: string): void {
    if (this.#mode === "recording") this.#introduced.add(configId);
  }

  /** Starts recording a write. */
  begin(): void {
    invariant(this.#mode === "closed", `a write cannot begin while the journal is ${this.#mode}`);
    this.#mode = "recording";
  }

  savepoint(): Savepoint {
    return { ops: this.#ops.length, undos: this.#undos.length };
  }

  /** Undoes all changes made since the savepoint. */
  rollback(savepoint: Savepoint): void {
    invariant(this.#mode === "recording", "only a write that is being recorded can be rolled back");
    this.#mode = "undoing";
    this.#ops.length = savepoint.ops;
    for (const undo of this.#undos.splice(savepoint.undos).reverse()) undo();
    this.#mode = "recording";
  }

  /** What the write has recorded so far. */
  get recording(): Recording {
    return { ops: this.#ops, introduced: this.#introduced };
  }

  /** Ends the write. */
  end(): void {
    invariant(this.#mode === "recording", "no write has begun");
    this.#mode = "closed";
    this.#ops = [];
    this.#undos = [];
    this.#introduced = new Set();
  }

  /** Runs `work`, whose changes come from the log and are not reported. */
  replay<T>(work: () => T): T {
    invariant(this.#mode === "closed", `a replay cannot begin while the journal is ${this.#mode}`);
    this.#mode = "replaying";
    try {
      return work();
    } finally {
      this.#mode = "closed";
    }
  }
}
