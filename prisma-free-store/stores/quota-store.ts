/** Quotas by role. Behaviour from Aurora's `MemQuotaStore.java`. */
import type { ResourceAggregate } from "../../server/core/domain/job.ts";
import type { MutableQuotaStore } from "../storage.ts";
import type { Journal } from "./journal.ts";
import { KeyedStore } from "./keyed-store.ts";

export class MemQuotaStore implements MutableQuotaStore {
  readonly #journal: Journal;
  readonly #quotas: KeyedStore<ResourceAggregate>;

  constructor(journal: Journal) {
    this.#journal = journal;
    this.#quotas = new KeyedStore(journal);
  }

  fetchQuota(role: string): ResourceAggregate | undefined {
    return this.#quotas.get(role);
  }

  fetchQuotas(): ReadonlyMap<string, ResourceAggregate> {
    return this.#quotas.asMap();
  }

  saveQuota(role: string, quota: ResourceAggregate): void {
    this.#quotas.set(role, quota);
    this.#journal.log({ saveQuota: { role, quota } });
  }

  removeQuota(role: string): void {
    if (this.#quotas.delete(role)) this.#journal.log({ removeQuota: { role } });
  }

  clear(): void {
    this.#quotas.clear();
  }
}
