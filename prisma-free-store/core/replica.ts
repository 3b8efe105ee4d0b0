/**
 * What a replica knows of its log: which positions are there, learned, missing or truncated. Follows what
 * happens to each position as `ReplicaProcess::restore` and `ReplicaProcess::persist` of Mesos's `replica.cpp`
 * do. Pure: it is told of each record after the disk has it.
 */
import { IntervalSet } from "./interval-set.ts";

/** The part of an action that matters here. */
export interface ActionOutline {
  readonly position: number;
  readonly learned?: boolean;
  readonly type?: "NOP" | "APPEND" | "TRUNCATE";
  readonly nop?: { readonly tombstone?: boolean };
  readonly truncate?: { readonly to: number };
}

/** Positions below the answer are gone once the action is learned; undefined when it truncates nothing. */
export function truncatedBelow(action: ActionOutline): number | undefined {
  if (action.learned !== true) return undefined;
  if (action.type === "TRUNCATE") return action.truncate?.to;
  // The tombstone itself stays until the truncation that it stands for arrives.
  return action.type === "NOP" && action.nop?.tombstone === true ? action.position + 1 : undefined;
}

export class Replica {
  /** Positions from `begin` to `end` that hold nothing. A new log has one: position 0. */
  readonly holes = new IntervalSet();
  /** Positions that hold something that may not be agreed upon. */
  readonly unlearned = new IntervalSet();
  #begin = 0;
  #end = 0;

  /** Takes up the records found on disk, in ascending order of position. */
  static restore(actions: Iterable<ActionOutline>): Replica {
    const replica = new Replica();
    replica.holes.add(0);
    for (const action of actions) replica.persisted(action);
    return replica;
  }

  /** The first position that is not truncated. */
  get begin(): number {
    return this.#begin;
  }

  /** The last position that was written; 0 in a new log. */
  get end(): number {
    return this.#end;
  }

  /** Notes that the disk holds `action` now. */
  persisted(action: ActionOutline): void {
    const { position } = action;
    this.holes.remove(position);
    if (action.learned === true) this.unlearned.remove(position);
    else this.unlearned.add(position);
    if (position > this.#end) {
      this.holes.add(this.#end + 1, position - 1);
      this.#end = position;
    }
    const below = truncatedBelow(action);
    if (below === undefined || below <= this.#begin) return;
    this.#begin = below;
    this.holes.remove(0, below - 1);
    this.unlearned.remove(0, below - 1);
  }

  /** Positions up to the end that are not known to be agreed upon, ascending. */
  missing(): number[] {
    const missing = new IntervalSet();
    for (const set of [this.holes, this.unlearned]) {
      for (const { first, last } of set.intervals) missing.add(first, last);
    }
    return [...missing];
  }

  /** The last position up to which, from `begin`, all is learned; undefined when there is none. */
  get learnedEnd(): number | undefined {
    const gaps = [this.holes.min, this.unlearned.min].filter((gap) => gap !== undefined);
    const end = Math.min(this.#end, ...gaps.map((gap) => gap - 1));
    return end < this.#begin ? undefined : end;
  }
}
