/**
 * Which positions of its log a replica has, has learned, lacks or has truncated. Follows what happens to each
 * position as `ReplicaProcess::restore` and `ReplicaProcess::persist` of Mesos's `replica.cpp` do.
 *
 * Truncated positions count as learned: nobody ever asks for them again.
 */
import { IntervalSet } from "./interval-set.ts";
import type { Action } from "./messages.ts";

/** The part of an action that matters here. */
export type ActionOutline = Omit<Action, "promised" | "performed" | "append">;

/** Positions below the answer are gone once the action is learned; undefined when it truncates nothing. */
export function truncatedBelow(action: ActionOutline): number | undefined {
  if (action.learned !== true) return undefined;
  if (action.type === "TRUNCATE") return action.truncate?.to;
  // The tombstone itself stays until the truncation that it stands for arrives.
  return action.type === "NOP" && action.nop?.tombstone === true ? action.position + 1 : undefined;
}

export class Positions {
  /** Positions from `begin` to `end` that hold nothing. A new log has one: position 0. */
  readonly holes = new IntervalSet();
  /** Positions that hold something that may not be agreed upon. */
  readonly unlearned = new IntervalSet();
  #begin = 0;
  #end = 0;
  #truncatedAt = -1;

  constructor() {
    this.holes.add(0);
  }

  /** Takes up the records found on disk, in ascending order of position. */
  static restore(actions: Iterable<ActionOutline>): Positions {
    const positions = new Positions();
    for (const action of actions) positions.persisted(action);
    return positions;
  }

  /** The first position that is not truncated. */
  get begin(): number {
    return this.#begin;
  }

  /** The last position that was written, and at least the first that is not truncated; 0 in a new log. */
  get end(): number {
    return this.#end;
  }

  /**
   * The position of the truncation that made {@link begin} what it is: -1 when nothing has been truncated, Infinity
   * while a tombstone only tells that there is one.
   */
  get truncatedAt(): number {
    return this.#truncatedAt;
  }

  /** Notes that `action` is what its position holds now. */
  persisted(action: ActionOutline): void {
    const { position } = action;
    this.#extendTo(position);
    this.holes.remove(position);
    if (action.learned === true) this.unlearned.remove(position);
    else if (position >= this.#begin) this.unlearned.add(position);
    const below = truncatedBelow(action);
    if (below === undefined || below < this.#begin || below === 0) return;
    const truncatedAt = action.type === "TRUNCATE" ? position : Infinity;
    if (below > this.#begin) this.#truncatedAt = truncatedAt;
    else this.#truncatedAt = Math.min(this.#truncatedAt, truncatedAt);
    if (below === this.#begin) return;
    this.#begin = below;
    this.holes.remove(0, below - 1);
    this.unlearned.remove(0, below - 1);
    // The truncation itself comes after what it truncates, so there is a position there, known or not.
    this.#extendTo(below);
  }

  /** True unless the position is known to be agreed upon or truncated. */
  isMissing(position: number): boolean {
    if (position < this.#begin) return false;
    return position > this.#end || this.holes.has(position) || this.unlearned.has(position);
  }

  /** True when a position above `bound` is known to be agreed upon. */
  hasLearnedBeyond(bound: number): boolean {
    let position = this.#end;
    while (position > bound && this.isMissing(position)) position--;
    return position > bound;
  }

  /** The highest missing position that is at most `bound` and at most the end. */
  highestMissing(bound: number): number | undefined {
    const hole = this.holes.maxUpTo(bound);
    const unlearned = this.unlearned.maxUpTo(bound);
    if (hole === undefined) return unlearned;
    return unlearned === undefined || unlearned < hole ? hole : unlearned;
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
    const end = Math.min(this.#end, (this.holes.min ?? Infinity) - 1, (this.unlearned.min ?? Infinity) - 1);
    return end < this.#begin ? undefined : end;
  }

  #extendTo(position: number): void {
    if (position <= this.#end) return;
    this.holes.add(this.#end + 1, position);
    this.#end = position;
  }
}
