/** A set of whole numbers kept as disjoint closed intervals, ascending; Mesos's `IntervalSet`. */

export interface Interval {
  readonly first: number;
  readonly last: number;
}

export class IntervalSet {
  readonly #intervals: Interval[] = [];

  get isEmpty(): boolean {
    return this.#intervals.length === 0;
  }

  /** The intervals, ascending; no two of them touch. */
  get intervals(): readonly Interval[] {
    return this.#intervals;
  }

  /** How many numbers that are at least `bound` it has. */
  sizeFrom(bound: number): number {
    let size = 0;
    for (const { first, last } of this.#intervals) if (last >= bound) size += last - Math.max(first, bound) + 1;
    return size;
  }

  /** The smallest number. */
  get min(): number | undefined {
    return this.#intervals[0]?.first;
  }

  /** The largest number that is at most `bound`. */
  maxUpTo(bound: number): number | undefined {
    const index = this.#indexOf(bound);
    const at = this.#intervals[index];
    if (at !== undefined && at.first <= bound) return bound;
    return this.#intervals[index - 1]?.last;
  }

  has(value: number): boolean {
    const at = this.#intervals[this.#indexOf(value)];
    return at !== undefined && at.first <= value;
  }

  /** Adds all from `first` to `last`, both included. */
  add(first: number, last: number = first): void {
    if (last < first) return;
    const start = this.#indexOf(first - 1);
    let end = start;
    let joinedFirst = first;
    let joinedLast = last;
    for (let other = this.#intervals[end]; other !== undefined && other.first <= last + 1;) {
      if (other.first < joinedFirst) joinedFirst = other.first;
      if (other.last > joinedLast) joinedLast = other.last;
      other = this.#intervals[++end];
    }
    this.#intervals.splice(start, end - start, { first: joinedFirst, last: joinedLast });
  }

  /** Takes away all from `first` to `last`, both included. */
  remove(first: number, last: number = first): void {
    if (last < first) return;
    const start = this.#indexOf(first);
    let end = start;
    const kept: Interval[] = [];
    for (let other = this.#intervals[end]; other !== undefined && other.first <= last;) {
      if (other.first < first) kept.push({ first: other.first, last: first - 1 });
      if (other.last > last) kept.push({ first: last + 1, last: other.last });
      other = this.#intervals[++end];
    }
    if (end > start) this.#intervals.splice(start, end - start, ...kept);
  }

  /** Every number, ascending. */
  *[Symbol.iterator](): Generator<number> {
    for (const { first, last } of this.#intervals) for (let value = first; value <= last; value++) yield value;
  }

  /** The index of the first interval that does not end below `value`. */
  #indexOf(value: number): number {
    const intervals = this.#intervals;
    let low = 0;
    let high = intervals.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { last } = intervals[middle] as Interval;
      if (last < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
