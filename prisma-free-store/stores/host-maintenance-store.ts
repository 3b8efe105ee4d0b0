/** SLA-aware maintenance requests by host. Behaviour from Aurora's `MemHostMaintenanceStore.java`. */
import type { HostMaintenanceRequest } from "../../server/core/domain/host.ts";
import type { MutableHostMaintenanceStore } from "../storage.ts";
import type { Journal } from "./journal.ts";
import { KeyedStore } from "./keyed-store.ts";

export class MemHostMaintenanceStore implements MutableHostMaintenanceStore {
  readonly #journal: Journal;
  readonly #requests: KeyedStore<HostMaintenanceRequest>;

  constructor(journal: Journal) {
    this.#journal = journal;
    this.#requests = new KeyedStore(journal);
  }

  getHostMaintenanceRequest(host: string): HostMaintenanceRequest | undefined {
    return this.#requests.get(host);
  }

  getHostMaintenanceRequests(): Iterable<HostMaintenanceRequest> {
    return this.#requests.values();
  }

  saveHostMaintenanceRequest(request: HostMaintenanceRequest): void {
    this.#requests.set(request.host, request);
    this.#journal.log({ saveHostMaintenanceRequest: { request } });
  }

  removeHostMaintenanceRequest(host: string): void {
    if (this.#requests.delete(host)) this.#journal.log({ removeHostMaintenanceRequest: { host } });
  }

  clear(): void {
    this.#requests.clear();
  }
}
