/** Host attributes by host. Behaviour from Aurora's `MemAttributeStore.java`. */
import type { HostAttributes } from "../../server/core/domain/host.ts";
import type { MutableAttributeStore } from "../storage.ts";
import type { Journal } from "./journal.ts";
import { KeyedStore } from "./keyed-store.ts";
import { sameValue } from "./same-value.ts";

export class MemAttributeStore implements MutableAttributeStore {
  readonly #journal: Journal;
  readonly #hosts: KeyedStore<HostAttributes>;

  constructor(journal: Journal) {
    this.#journal = journal;
    this.#hosts = new KeyedStore(journal);
  }

  get size(): number {
    return this.#hosts.size;
  }

  getHostAttributes(host: string): HostAttributes | undefined {
    return this.#hosts.get(host);
  }

  getAllHostAttributes(): Iterable<HostAttributes> {
    return this.#hosts.values();
  }

  saveHostAttributes(attributes: HostAttributes): boolean {
    this.#journal.expectOpen();
    if (sameValue(this.#hosts.get(attributes.host), attributes)) return false;
    this.#hosts.set(attributes.host, attributes);
    this.#journal.log({ saveHostAttributes: { attributes } });
    return true;
  }

  clear(): void {
    this.#hosts.clear();
  }
}
