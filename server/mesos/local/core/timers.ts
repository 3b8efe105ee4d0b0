/**
 * The timers of the simulated world: a heap of work ordered by due time, equal times in the order they were
 * set. Nothing here knows a clock; whoever drives the cluster tells the time with `advance` and asks
 * `nextDueMs` when to come back. Setting is O(log n), cancelling O(1): cancelled entries are dropped when
 * they surface, or all at once when they are the majority.
 */

export interface CoreTimer {
  cancel(): void;
}

interface Entry {
  readonly dueMs: number;
  readonly sequence: number;
  work: (() => void) | undefined;
}

/** Below this many entries dead ones are not worth collecting. */
const COMPACT_ABOVE = 64;

function isBefore(a: Entry, b: Entry): boolean {
  return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.sequence < b.sequence);
}

export class Timers {
  #heap: Entry[] = [];
  #sequence = 0;
  #cancelled = 0;
  #nowMs: number;

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  /** Epoch milliseconds, as last told. */
  get nowMs(): number {
    return this.#nowMs;
  }

  /** Timers that will still run. */
  get pending(): number {
    return this.#heap.length - this.#cancelled;
  }

  after(delayMs: number, work: () => void): CoreTimer {
    const entry: Entry = { dueMs: this.#nowMs + Math.max(delayMs, 0), sequence: this.#sequence++, work };
    this.#push(entry);
    return {
      cancel: () => {
        if (entry.work === undefined) return;
        entry.work = undefined;
        this.#cancelled += 1;
        this.#compact();
      },
    };
  }

  /** When the next timer is due; undefined when there is none. */
  nextDueMs(): number | undefined {
    this.#dropDead();
    return this.#heap[0]?.dueMs;
  }

  /** Moves time to `nowMs` (never back) and runs what has fallen due, in order. */
  advance(nowMs: number): void {
    for (;;) {
      this.#dropDead();
      const next = this.#heap[0];
      if (next === undefined || next.dueMs > nowMs) break;
      this.#pop();
      this.#nowMs = Math.max(this.#nowMs, next.dueMs);
      const work = next.work;
      next.work = undefined;
      work?.();
    }
    this.#nowMs = Math.max(this.#nowMs, nowMs);
  }

  #dropDead(): void {
    while (this.#heap[0] !== undefined && this.#heap[0].work === undefined) {
      this.#pop();
      this.#cancelled -= 1;
    }
  }

  #compact(): void {
    if (this.#heap.length < COMPACT_ABOVE || this.#cancelled * 2 < this.#heap.length) return;
    const alive = this.#heap.filter((entry) => entry.work !== undefined);
    this.#heap = [];
    this.#cancelled = 0;
    for (const entry of alive) this.#push(entry);
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(entry, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      const left = heap[2 * index + 1];
      const right = heap[2 * index + 2];
      const smaller = left !== undefined && right !== undefined && isBefore(right, left) ? right : left;
      if (smaller === undefined || !isBefore(smaller, last)) break;
      heap[index] = smaller;
      index = smaller === left ? 2 * index + 1 : 2 * index + 2;
    }
    heap[index] = last;
  }
}
