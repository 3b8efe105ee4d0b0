/**
 * Holds the offers of the master until they are used, declined or void. Behaviour from Aurora's
 * `offers/OfferManagerImpl.java` and the offer half of `mesos/MesosCallbackHandler.java`.
 *
 * An offer is in one place at a time:
 * - arriving: its host's attributes are being stored; it cannot be matched yet;
 * - held: in the pool, until its hold time is over;
 * - launching: taken out by a write that assigns tasks to it, until that write is committed.
 * It may be rescinded in any of them. One that is rescinded while launching makes the launch fail, and
 * the tasks go to LOST and are replaced.
 */
import type { HostAttributes } from "../../core/domain/host.ts";
import { must } from "../../core/domain/invariant.ts";
import { hostOffer, type HostOffer } from "../../core/placement/host-offer.ts";
import { OfferPool } from "../../core/placement/offer-pool.ts";
import type { RevocableSettings } from "../../core/resources/resource-type.ts";
import type { AttributeStore, MutableStoreProvider } from "../../../prisma-free-store/storage.ts";
import { DeadlineQueue } from "../async/deadline-queue.ts";
import { inBackground, type SchedulerContext } from "../context.ts";
import type { ResourceOffer, TaskLaunch } from "../ports/driver.ts";
import { offerOrders, type OfferSettings } from "./flags.ts";

/** Offers of one write; a master that re-offers 10,000 agents must not hold the event loop. */
const ARRIVAL_CHUNK = 500;

export class OfferManager {
  readonly #context: SchedulerContext;
  readonly #settings: OfferSettings;
  readonly #revocable: RevocableSettings;
  readonly #pool: OfferPool;
  readonly #arriving = new Map<string, ResourceOffer>();
  readonly #launching = new Map<string, HostOffer>();
  /** Offer ids by the end of their hold time. */
  readonly #holding: DeadlineQueue<string, void>;
  readonly #listeners: ((offers: readonly HostOffer[]) => void)[] = [];
  #waiting: string[] = [];

  constructor(context: SchedulerContext, settings: OfferSettings) {
    this.#context = context;
    this.#settings = settings;
    this.#revocable = { cpus: settings.enableRevocableCpus, ram: settings.enableRevocableRam };
    this.#pool = new OfferPool({ order: offerOrders(settings), rng: context.rng });
    this.#holding = new DeadlineQueue({
      clock: context.clock,
      onDue: (due) => this.#decline(due.map(({ key }) => key)),
    });
    warnOfRaces(context, settings);
    const { stats, events } = context;
    stats.gauge("outstanding_offers", () => this.#pool.size);
    stats.counter("offer_accept_races");
    stats.counter("offer_cancel_failures");
    events.subscribe("HostAttributesChanged", ({ attributes }) => this.#hostChanged(attributes));
  }

  /** The offers that can be matched. Changed by nobody else. */
  get pool(): OfferPool {
    return this.#pool;
  }

  get revocableSettings(): RevocableSettings {
    return this.#revocable;
  }

  /** Calls `listener` with offers that were added or whose host changed. */
  onAdded(listener: (offers: readonly HostOffer[]) => void): void {
    this.#listeners.push(listener);
  }

  /** Offers came in. They are held once their hosts' attributes are stored. */
  receive(offers: readonly ResourceOffer[]): void {
    for (const offer of offers) this.#arriving.set(offer.id, offer);
    const isIdle = this.#waiting.length === 0;
    for (const { id } of offers) this.#waiting.push(id);
    if (isIdle && offers.length > 0) this.#context.clock.after(0, () => this.#store());
  }

  /** The master took an offer back. */
  cancel(offerId: string): void {
    if (this.#arriving.delete(offerId) || this.#launching.delete(offerId)) return;
    if (this.#remove(offerId) !== undefined) return;
    // We have just used or declined it, and the master did not know yet.
    this.#context.logger.warn({ offerId }, "Failed to cancel offer");
    this.#context.stats.counter("offer_cancel_failures").increment();
  }

  /** An agent is gone; its offers are void. */
  agentLost(agentId: string): void {
    const held = this.#pool.getByAgent(agentId);
    if (held !== undefined) this.#remove(held.offer.id);
    for (const [id, { offer }] of this.#launching) if (offer.agentId === agentId) this.#launching.delete(id);
    for (const [id, offer] of this.#arriving) if (offer.agentId === agentId) this.#arriving.delete(id);
  }

  /** The connection to the master is down; all offers are void. */
  clear(): void {
    this.#arriving.clear();
    this.#launching.clear();
    this.#holding.clear();
    this.#pool.clear();
  }

  /** Lets go of the offers without a word; the master takes them back when the connection ends. */
  stop(): void {
    this.clear();
    this.#holding.close();
  }

  /** Takes a held offer for a launch that is to be committed. Follow with {@link launch} or {@link putBack}. */
  take(offerId: string): HostOffer {
    const offer = must(this.#remove(offerId), `offer ${offerId} was planned with but is not held`);
    this.#launching.set(offerId, offer);
    return offer;
  }

  /** The write that took the offer was undone. */
  putBack(offerId: string): void {
    const offer = this.#launching.get(offerId);
    if (offer === undefined || !this.#launching.delete(offerId)) return;
    this.#hold(offer);
  }

  /**
   * The write that took the offer is committed: sends the tasks.
   * @returns false when the offer became void meanwhile, so that nothing was sent.
   */
  launch(offerId: string, tasks: readonly TaskLaunch[]): boolean {
    if (!this.#launching.delete(offerId)) {
      this.#context.stats.counter("offer_accept_races").increment();
      return false;
    }
    this.#context.driver.acceptOffers([offerId], tasks, this.#isMoreWanted() ? 0 : this.#refuseSeconds());
    return true;
  }

  /**
   * While tasks are pending, what a launch leaves over is wanted back with the next allocation. Aurora
   * refuses it for the filter's time, and a job larger than the number of agents waits for that each round.
   */
  #isMoreWanted(): boolean {
    return this.#context.storage.read(({ tasks }) => tasks.countByStatus("PENDING")) > 0;
  }

  #store(): void {
    const ids = this.#waiting.splice(0, ARRIVAL_CHUNK);
    const write = this.#context.storage.write((stores) => {
      const offers = ids.flatMap((id) => this.#arriving.get(id) ?? []);
      for (const offer of offers) this.#saveAttributes(stores, offer);
      stores.onCommit(() => this.#arrived(offers));
    });
    inBackground(this.#context, "storing host attributes", write);
    if (this.#waiting.length > 0) this.#context.clock.after(0, () => this.#store());
  }

  #saveAttributes(stores: MutableStoreProvider, offer: ResourceOffer): void {
    const attributes = mergeOffer(stores.attributes, offer);
    if (!stores.attributes.saveHostAttributes(attributes)) return;
    stores.onCommit(() => this.#context.events.post({ type: "HostAttributesChanged", attributes }));
  }

  #arrived(offers: readonly ResourceOffer[]): void {
    const added: HostOffer[] = [];
    for (const offer of offers) {
      if (!this.#arriving.delete(offer.id)) continue;
      // The mode may have changed since the attributes were stored.
      const attributes = this.#context.storage.read((stores) => mergeOffer(stores.attributes, offer));
      const held = this.#hold(hostOffer(offer, attributes, this.#revocable));
      if (held !== undefined) added.push(held);
    }
    this.#tell(added);
  }

  /** Adds to the pool; returns the offer unless its agent had another one and both were returned. */
  #hold(offer: HostOffer): HostOffer | undefined {
    const { id, agentId } = offer.offer;
    const earlier = this.#pool.add(offer);
    if (earlier !== undefined) {
      this.#context.logger.info({ agentId }, "Returning offers for compaction.");
      this.#holding.delete(earlier.offer.id);
      this.#context.driver.declineOffers([id, earlier.offer.id], this.#refuseSeconds());
      return undefined;
    }
    if (!this.#settings.holdOffersForever) {
      const jitterMs = Math.floor(this.#context.rng.next() * this.#settings.offerHoldJitterWindowMs);
      this.#holding.set(id, this.#settings.minOfferHoldTimeMs + jitterMs);
    }
    return offer;
  }

  #remove(offerId: string): HostOffer | undefined {
    this.#holding.delete(offerId);
    return this.#pool.remove(offerId);
  }

  #decline(offerIds: readonly string[]): void {
    const held = offerIds.filter((id) => this.#pool.remove(id) !== undefined);
    if (held.length === 0) return;
    this.#context.logger.debug({ offerIds: held }, "Declining offers");
    this.#context.driver.declineOffers(held, this.#refuseSeconds());
  }

  #hostChanged(attributes: HostAttributes): void {
    this.#pool.updateHostAttributes(attributes);
    const held = this.#pool.getByHost(attributes.host);
    if (held !== undefined) this.#tell([held]);
  }

  #tell(offers: readonly HostOffer[]): void {
    if (offers.length > 0) for (const listener of this.#listeners) listener(offers);
  }

  #refuseSeconds(): number {
    return this.#settings.offerFilterDurationMs / 1_000;
  }
}

/** A host may be on its way out by the time that an offer of it is used, if offers are held for longer than hosts give notice. */
function warnOfRaces({ logger }: SchedulerContext, settings: OfferSettings): void {
  const holdMs = settings.minOfferHoldTimeMs + settings.offerHoldJitterWindowMs;
  if (settings.holdOffersForever || settings.unavailabilityThresholdMs >= holdMs) return;
  logger.warn(
    "-unavailability_threshold is less than the sum of -min_offer_hold_time and -offer_hold_jitter_window. This creates risks of races between launching and draining",
  );
}

/** The offer's attributes with the maintenance mode that its host has. From `AttributeStore.Util.mergeOffer`. */
function mergeOffer(attributes: AttributeStore, offer: ResourceOffer): HostAttributes {
  return {
    host: offer.hostname,
    attributes: offer.attributes,
    mode: attributes.getHostAttributes(offer.hostname)?.mode ?? "NONE",
    slaveId: offer.agentId,
  };
}
