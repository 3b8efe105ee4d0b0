/**
 * The offers that the scheduler holds, found by id, by agent and by host, and searched in offer order. At
 * most one offer an agent. From Aurora's `offers/HostOffers.java`.
 *
 * Invariant: every offer that a search finds has no veto by `filterOffer`, and none without a veto is
 * missed, save those without any CPU or memory.
 */
import type { HostAttributes } from "../domain/host.ts";
import type { HostOffer } from "./host-offer.ts";
import type { Filing, OfferPoolSettings } from "./index/offer-index.ts";
import { OfferIndex } from "./index/offer-index.ts";
import type { ResourceRequest } from "./resource-request.ts";
import type { FilterContext } from "./scheduling-filter.ts";
import { filterOffer } from "./scheduling-filter.ts";
import { vetoGroup } from "./veto.ts";

export type { OfferPoolSettings } from "./index/offer-index.ts";

interface Entry {
  readonly offer: HostOffer;
  readonly filing: Filing;
}

export class OfferPool {
  readonly #settings: OfferPoolSettings;
  #index: OfferIndex;
  readonly #byId = new Map<string, Entry>();
  readonly #byAgent = new Map<string, HostOffer>();
  readonly #byHost = new Map<string, HostOffer>();
  #version = 0;
  #evaluated = 0;

  constructor(settings: OfferPoolSettings) {
    this.#settings = settings;
    this.#index = new OfferIndex(settings);
  }

  /** Offers held. */
  get size(): number {
    return this.#byId.size;
  }

  /** Changes whenever an offer comes, goes or changes; what was computed for a version holds for it. */
  get version(): number {
    return this.#version;
  }

  /** Offers that were put to the exact filter so far (`veto_evaluated_offers`). */
  get vetoEvaluatedOffers(): number {
    return this.#evaluated;
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
    this.#index.unfile(entry.filing);
    const { id, agentId, hostname } = entry.offer.offer;
    this.#byId.delete(id);
    this.#byAgent.delete(agentId);
    if (this.#byHost.get(hostname) === entry.offer) this.#byHost.delete(hostname);
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
    this.#version++;
    this.#index = new OfferIndex(this.#settings);
    this.#byId.clear();
    this.#byAgent.clear();
    this.#byHost.clear();
  }

  get(offerId: string): HostOffer | undefined {
    return this.#byId.get(offerId)?.offer;
  }

  getByAgent(agentId: string): HostOffer | undefined {
    return this.#byAgent.get(agentId);
  }

  /** The offer of a host; of the one that came last, should several agents call themselves so. */
  getByHost(host: string): HostOffer | undefined {
    return this.#byHost.get(host);
  }

  /** Every offer, oldest first. */
  *values(): IterableIterator<HostOffer> {
    for (const entry of this.#byId.values()) yield entry.offer;
  }

  /**
   * Calls `visit` with every offer that has no veto against `request`, in offer order, until it returns
   * false. `visit` may count tasks in `request.jobState`; it must not change the pool. Costs little that
   * grows with the number of offers.
   *
   * @param request equal requests have the same `task` object (the store interns configs).
   */
  forEachMatch(request: ResourceRequest, context: FilterContext, visit: (offer: HostOffer) => boolean): void {
    const candidates = this.#index.candidates(request);
    let mayDoLater = candidates.leavesOutLimited;
    let isFound = false;
    for (let offer = candidates.next(); offer !== undefined; offer = candidates.next()) {
      this.#evaluated++;
      const vetoes = filterOffer(offer, request, context);
      if (vetoes.length === 0) {
        isFound = true;
        if (!visit(offer)) return;
      } else {
        mayDoLater ||= vetoGroup(vetoes) !== "STATIC";
      }
    }
    if (!isFound && !mayDoLater) this.#index.ban(request);
  }

  #insert(offer: HostOffer): void {
    this.#version++;
    this.#byId.set(offer.offer.id, { offer, filing: this.#index.file(offer) });
    this.#byAgent.set(offer.offer.agentId, offer);
    this.#byHost.set(offer.offer.hostname, offer);
  }
}
