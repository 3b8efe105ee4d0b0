/**
 * Fetches old answers again, but never more than the scheduler and the browser can well afford: changes of a
 * moment are gathered, and a topic rests after each fetch in proportion to what the fetch took.
 *
 * Invariants: at most one fetch of a topic is under way; a topic marked during its fetch is fetched once more.
 */

export interface Timers {
  now(): number;
  /** @returns a function that cancels. */
  after(delayMs: number, run: () => void): () => void;
}

interface Entry<T> {
  readonly topic: T;
  dirty: boolean;
  busy: boolean;
  /** Not before this time; milliseconds of {@link Timers.now}. */
  readyMs: number;
}

/** Changes are gathered this long before the first fetch. */
export const GATHER_MS = 120;
/** The shortest rest between two fetches of a topic. */
export const MIN_REST_MS = 400;
/** The longest. */
export const MAX_REST_MS = 3_000;
/** A topic rests this many times as long as its fetch took: at most a fifth of the time goes into it. */
const REST_FACTOR = 4;

export class Refresher<T extends { readonly id: string }> {
  readonly #entries = new Map<string, Entry<T>>();
  readonly #fetch: (topic: T) => Promise<unknown>;
  readonly #timers: Timers;
  #cancelWake: (() => void) | undefined;
  #wakeMs = Infinity;

  constructor(fetch: (topic: T) => Promise<unknown>, timers: Timers) {
    this.#fetch = fetch;
    this.#timers = timers;
  }

  /** Has `topic` fetched again soon. */
  mark(topic: T): void {
    const now = this.#timers.now();
    let entry = this.#entries.get(topic.id);
    if (entry === undefined) {
      entry = { topic, dirty: false, busy: false, readyMs: 0 };
      this.#entries.set(topic.id, entry);
    }
    if (entry.dirty) return;
    entry.dirty = true;
    entry.readyMs = Math.max(entry.readyMs, now + GATHER_MS);
    if (!entry.busy) this.#wakeAt(entry.readyMs);
  }

  /** Forgets everything; fetches that are under way finish without consequence. */
  stop(): void {
    this.#cancelWake?.();
    this.#cancelWake = undefined;
    this.#wakeMs = Infinity;
    this.#entries.clear();
  }

  #wakeAt(atMs: number): void {
    if (atMs >= this.#wakeMs) return;
    this.#cancelWake?.();
    this.#wakeMs = atMs;
    this.#cancelWake = this.#timers.after(Math.max(0, atMs - this.#timers.now()), () => {
      this.#wakeMs = Infinity;
      this.#run();
    });
  }

  #run(): void {
    const now = this.#timers.now();
    for (const [id, entry] of this.#entries) {
      if (entry.busy) continue;
      if (!entry.dirty) {
        if (entry.readyMs <= now) this.#entries.delete(id);
      } else if (entry.readyMs <= now) void this.#refresh(entry);
      else this.#wakeAt(entry.readyMs);
    }
  }

  async #refresh(entry: Entry<T>): Promise<void> {
    const startedMs = this.#timers.now();
    entry.dirty = false;
    entry.busy = true;
    try {
      await this.#fetch(entry.topic);
    } finally {
      const endedMs = this.#timers.now();
      const rest = Math.min(MAX_REST_MS, Math.max(MIN_REST_MS, REST_FACTOR * (endedMs - startedMs)));
      entry.busy = false;
      entry.readyMs = endedMs + rest;
      if (entry.dirty && this.#entries.get(entry.topic.id) === entry) this.#wakeAt(entry.readyMs);
    }
  }
}
