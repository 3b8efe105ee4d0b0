/** What is going to happen, earliest first; things at the same time in the order in which they were put in. */

export interface Scheduled {
  readonly atMs: number;
  readonly order: number;
  readonly happen: () => void;
}

export class EventQueue {
  readonly #heap: Scheduled[] = [];
  #order = 0;
  nowMs = 0;

  get isEmpty(): boolean {
    return this.#heap.length === 0;
  }

  at(atMs: number, happen: () => void): void {
    const heap = this.#heap;
    const scheduled = { atMs: Math.max(atMs, this.nowMs), order: this.#order++, happen };
    let index = heap.length;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent] as Scheduled;
      if (!isBefore(scheduled, above)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = scheduled;
  }

  after(ms: number, happen: () => void): void {
    this.at(this.nowMs + ms, happen);
  }

  /** Lets the next thing happen. @returns false when there is none before `untilMs`. */
  runOne(untilMs: number): boolean {
    const first = this.#heap[0];
    if (first === undefined || first.atMs > untilMs) {
      this.nowMs = Math.max(this.nowMs, untilMs);
      return false;
    }
    this.nowMs = first.atMs;
    this.#removeFirst();
    first.happen();
    return true;
  }

  #removeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop() as Scheduled;
    const { length } = heap;
    if (length === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= length) break;
      if (child + 1 < length && isBefore(heap[child + 1] as Scheduled, heap[child] as Scheduled)) child++;
      const below = heap[child] as Scheduled;
      if (!isBefore(below, last)) break;
      heap[index] = below;
      index = child;
    }
    heap[index] = last;
  }
}

function isBefore(a: Scheduled, b: Scheduled): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}
