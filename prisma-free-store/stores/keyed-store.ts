/** A map whose changes can be undone: the ground of the stores that are looked up by one key. */
import type { Journal } from "./journal.ts";

export class KeyedStore<V> {
  readonly #journal: Journal;
  readonly #entries = new Map<string, V>();

  constructor(journal: Journal) {
    this.#journal = journal;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): V | undefined {
    return this.#entries.get(key);
  }

  values(): IterableIterator<V> {
    return this.#entries.values();
  }

  asMap(): ReadonlyMap<string, V> {
    return this.#entries;
  }

  set(key: string, value: V): void {
    this.#journal.expectOpen();
    const before = this.#entries.get(key);
    this.#entries.set(key, value);
    this.#journal.undoWith(() => this.#restore(key, before));
  }

  /** @returns false when there is nothing under the key. */
  delete(key: string): boolean {
    this.#journal.expectOpen();
    const before = this.#entries.get(key);
    if (before === undefined) return false;
    this.#entries.delete(key);
    this.#journal.undoWith(() => this.#restore(key, before));
    return true;
  }

  clear(): void {
    this.#journal.expectOpen();
    this.#entries.clear();
  }

  #restore(key: string, value: V | undefined): void {
    if (value === undefined) this.#entries.delete(key);
    else this.#entries.set(key, value);
  }
}
