/**
 * The offers that the scheduler holds, found by id, by agent and by host, and searched in offer order. At
 * most one offer an agent. From Aurora's `offers/HostOffers.java`.
 */
import type { HostAttributes } from "../domain/host.ts";
import { fitsIn } from "../domain/resource-bag.ts";
import type { Rng } from "../random/rng.ts";
import type { HostOffer } from "./host-offer.ts";
import { bagFor } from "./host-offer.ts";
import type { OfferOrder, OrderKey } from "./offer-order.ts";
import { compareOrderKeys, orderKey } from "./offer-order.ts";
import type { ResourceRequest } from "./resource-request.ts";
import type { FilterContext } from "./scheduling-filter.ts";
import { filterOffer } from "./scheduling-filter.ts";

export interface OfferPoolSettings {
  readonly order: readonly OfferOrder[];
  readonly rng: Rng;
}

export class OfferPool {
  readonly #settings: OfferPoolSettings;
  readonly #byId = new Map<string, { offer: HostOffer; key: OrderKey }>();
  readonly #byAgent = new Map<string, HostOffer>();
  readonly #byHost = new Map<string, HostOffer>();
  #version = 0;

  constructor(settings: OfferPoolSettings) {
    this.#settings = settings;
  }

  get size(): number {
    return this.#byId.size;
  }

  /** Changes whenever an offer comes, goes or changes; what was computed for a version holds for it. */
  get version(): number {
    return this.#version;
  }

  /**
   * Adds an offer, unless its agent has one already: then neither stays, since Mesos makes one larger
   * offer of both when they are declined.
   *
   * @returns the earlier offer of the agent, which is to be declined together with `offer`.
   */
  add(offer: HostOffer): HostOffer | undefined {
    const earlier = this.#byAgent.get(offer.offer.agentId);
    if (earlier !== undefined) {
      this.remove(earlier.offer.id);
      return earlier;
    }
    this.#insert(offer);
    return undefined;
  }

  /** @returns the offer removed; undefined when it was not held (any more). */
  remove(offerId: string): HostOffer | undefined {
    const entry = this.#byId.get(offerId);
    if (entry === undefined) return undefined;
    this.#version++;
    this.#byId.delete(offerId);
    this.#byAgent.delete(entry.offer.offer.agentId);
    this.#byHost.delete(entry.offer.offer.hostname);
    return entry.offer;
  }

  /** The host's attributes or maintenance mode changed: its offer is filed anew. */
  updateHostAttributes(attributes: HostAttributes): void {
    const held = this.#byHost.get(attributes.host);
    if (held === undefined) return;
    this.remove(held.offer.id);
    this.#insert({ ...held, attributes });
  }

  /** Drops everything (the driver is disconnected, so all offers are void). */
  clear(): void {
    this.#byId.clear();
    this.#byAgent.clear();
    this.#byHost.clear();
    this.#version++;
  }

  get(offerId: string): HostOffer | undefined {
    return this.#byId.get(offerId)?.offer;
  }

  getByAgent(agentId: string): HostOffer | undefined {
    return this.#byAgent.get(agentId);
  }

  getByHost(host: string): HostOffer | undefined {
    return this.#byHost.get(host);
  }

  *values(): IterableIterator<HostOffer> {
    for (const entry of this.#byId.values()) yield entry.offer;
  }

  /**
   * Calls `visit` with every offer that has no veto against `request`, in offer order, until it returns
   * false. `visit` may count tasks in `request.jobState`; it must not change the pool.
   */
  forEachMatch(request: ResourceRequest, context: FilterContext, visit: (offer: HostOffer) => boolean): void {
    const entries = [...this.#byId.values()].sort((a, b) => compareOrderKeys(a.key, b.key));
    for (const { offer } of entries) {
      if (!offer.hasCpuAndMem || !fitsIn(request.resources, bagFor(offer, request.revocable))) continue;
      if (filterOffer(offer, request, context).length === 0 && !visit(offer)) return;
    }
  }

  #insert(offer: HostOffer): void {
    this.#version++;
    this.#byId.set(offer.offer.id, { offer, key: orderKey(offer, this.#settings.order, this.#settings.rng) });
    this.#byAgent.set(offer.offer.agentId, offer);
    this.#byHost.set(offer.offer.hostname, offer);
  }
}
