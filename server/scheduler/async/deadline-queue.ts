/**
 * Things that fall due, one queue and one timer a concern, however many entries it holds: 100,000 tasks
 * waiting for a timeout cost one heap entry each, not one timer each.
 *
 * - A key is in the queue at most once; setting it again replaces its deadline and value.
 * - What falls due leaves the queue, in order of deadline, and is handed over in batches; a batch is
 *   bounded, so that a flood of deadlines cannot hold the event loop.
 */
import type { Clock, Timer } from "../../base/clock.ts";

interface Entry<K, V> {
  readonly key: K;
  readonly value: V;
  readonly dueMs: number;
  readonly sequence: number;
  cancelled: boolean;
}

/** A key whose deadline has passed. */
export interface Due<K, V> {
  readonly key: K;
  readonly value: V;
}

export interface DeadlineQueueOptions<K, V> {
  readonly clock: Clock;
  /** Called with at least one entry. */
  readonly onDue: (due: readonly Due<K, V>[]) => void;
  /** Most entries handed over in one turn of the event loop. */
  readonly maxBatchSize?: number;
}

const DEFAULT_BATCH_SIZE = 1_000;
/** Cancelled entries stay in the heap until they are this many more than the live ones. */
const COMPACTION_SLACK = 64;

export class DeadlineQueue<K, V> {
  readonly #clock: Clock;
  readonly #onDue: (due: readonly Due<K, V>[]) => void;
  readonly #maxBatchSize: number;
  readonly #live = new Map<K, Entry<K, V>>();
  #heap: Entry<K, V>[] = [];
  #sequence = 0;
  #isClosed = false;
  #timer: { readonly handle: Timer; readonly dueMs: number } | undefined;

  constructor(options: DeadlineQueueOptions<K, V>) {
    this.#clock = options.clock;
    this.#onDue = options.onDue;
    this.#maxBatchSize = options.maxBatchSize ?? DEFAULT_BATCH_SIZE;
  }

  get size(): number {
    return this.#live.size;
  }

  has(key: K): boolean {
    return this.#live.has(key);
  }

  get(key: K): V | undefined {
    return this.#live.get(key)?.value;
  }

  keys(): Iterable<K> {
    return this.#live.keys();
  }

  /** Puts `key` into the queue, due in `delayMs`. */
  set(key: K, delayMs: number, value: V): void {
    if (this.#isClosed) return;
    this.#cancel(key);
    const entry = {
      key,
      value,
      dueMs: this.#clock.monotonicMs() + Math.max(delayMs, 0),
      sequence: this.#sequence++,
      cancelled: false,
    };
    this.#live.set(key, entry);
    this.#push(entry);
    this.#arm();
  }

  /** Takes `key` out; false when it is not in the queue. */
  delete(key: K): boolean {
    const removed = this.#cancel(key);
    if (this.#live.size === 0) this.#disarm();
    return removed;
  }

  /** Forgets everything, and whatever is set from now on. */
  close(): void {
    this.clear();
    this.#isClosed = true;
  }

  /** Forgets everything. */
  clear(): void {
    this.#live.clear();
    this.#heap = [];
    this.#disarm();
  }

  #cancel(key: K): boolean {
    const entry = this.#live.get(key);
    if (entry === undefined) return false;
    entry.cancelled = true;
    this.#live.delete(key);
    if (this.#heap.length > 2 * this.#live.size + COMPACTION_SLACK) this.#compact();
    return true;
  }

  #compact(): void {
    // Sorted by deadline, an array is a heap.
    this.#heap = [...this.#live.values()].sort((a, b) => (before(a, b) ? -1 : 1));
  }

  #arm(): void {
    const head = this.#heap[0];
    if (head === undefined || (this.#timer !== undefined && this.#timer.dueMs <= head.dueMs)) return;
    this.#disarm();
    const handle = this.#clock.after(head.dueMs - this.#clock.monotonicMs(), () => this.#fire());
    this.#timer = { handle, dueMs: head.dueMs };
  }

  #disarm(): void {
    this.#timer?.handle.cancel();
    this.#timer = undefined;
  }

  #fire(): void {
    this.#timer = undefined;
    const nowMs = this.#clock.monotonicMs();
    const due: Due<K, V>[] = [];
    for (let head = this.#heap[0]; head !== undefined; head = this.#heap[0]) {
      if (!head.cancelled && (head.dueMs > nowMs || due.length >= this.#maxBatchSize)) break;
      this.#pop();
      if (head.cancelled) continue;
      this.#live.delete(head.key);
      due.push({ key: head.key, value: head.value });
    }
    this.#arm();
    if (due.length > 0) this.#onDue(due);
  }

  #push(entry: Entry<K, V>): void {
    const heap = this.#heap;
    let hole = heap.length;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const above = heap[parent] as Entry<K, V>;
      if (before(above, entry)) break;
      heap[hole] = above;
      hole = parent;
    }
    heap[hole] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let hole = 0;
    for (;;) {
      let child = 2 * hole + 1;
      if (child >= heap.length) break;
      const right = heap[child + 1];
      if (right !== undefined && before(right, heap[child] as Entry<K, V>)) child += 1;
      const smallest = heap[child] as Entry<K, V>;
      if (before(last, smallest)) break;
      heap[hole] = smallest;
      hole = child;
    }
    heap[hole] = last;
  }
}

function before(a: Entry<unknown, unknown>, b: Entry<unknown, unknown>): boolean {
  return a.dueMs < b.dueMs || (a.dueMs === b.dueMs && a.sequence < b.sequence);
}
