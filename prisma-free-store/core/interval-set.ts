/** A set of whole numbers kept as disjoint closed intervals, ascending; Mesos's `IntervalSet`. */

export interface Interval {
  readonly first: number;
  readonly last: number;
}

export class IntervalSet {
  #intervals: Interval[] = [];

  get isEmpty(): boolean {
    return this.#intervals.length === 0;
  }

  /** The intervals, ascending; no two of them touch. */
  get intervals(): readonly Interval[] {
    return this.#intervals;
  }

  /** The smallest number. */
  get min(): number | undefined {
    return this.#intervals[0]?.first;
  }

  has(value: number): boolean {
    return this.#intervals.some(({ first, last }) => first <= value && value <= last);
  }

  /** Adds all from `first` to `last`, both included. */
  add(first: number, last: number = first): void {
    if (last < first) return;
    const apart = this.#intervals.filter((other) => other.last < first - 1 || other.first > last + 1);
    const touching = this.#intervals.filter((other) => other.last >= first - 1 && other.first <= last + 1);
    const joined = {
      first: touching.reduce((min, other) => Math.min(min, other.first), first),
      last: touching.reduce((max, other) => Math.max(max, other.last), last),
    };
    this.#intervals = [...apart, joined].sort((a, b) => a.first - b.first);
  }

  /** Takes away all from `first` to `last`, both included. */
  remove(first: number, last: number = first): void {
    if (last < first) return;
    this.#intervals = this.#intervals.flatMap((other) => {
      const left = { first: other.first, last: Math.min(other.last, first - 1) };
      const right = { first: Math.max(other.first, last + 1), last: other.last };
      return [left, right].filter((part) => part.first <= part.last);
    });
  }

  /** Every number, ascending. */
  *[Symbol.iterator](): Generator<number> {
    for (const { first, last } of this.#intervals) for (let value = first; value <= last; value++) yield value;
  }
}
