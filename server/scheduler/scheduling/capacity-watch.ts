/**
 * Watches for capacity that ends the waiting of groups: when an offer comes in, or a host leaves
 * maintenance, groups that sit out a penalty are matched with it, and those that it would do for are tried
 * at once. Aurora has no such thing: there a task may wait up to `-max_schedule_penalty` beside a free host.
 *
 * The work is bounded whatever the size of the cluster. An offer counts for what it can hold, so that one
 * small offer does not wake a thousand groups; no more than a fixed number of pairs is looked at in one
 * turn of the event loop, in one second, and in all for one arrival of offers. Who is passed over waits as
 * in Aurora.
 */
import { fitsIn, subtractBags, scaleBag, type ResourceBag } from "../../core/domain/resource-bag.ts";
import { bagFor, type HostOffer } from "../../core/placement/host-offer.ts";
import { filterOffer } from "../../core/placement/scheduling-filter.ts";
import type { TaskGroup } from "../../core/scheduling/task-group.ts";
import type { SchedulerContext } from "../context.ts";
import type { OfferManager } from "../offers/offer-manager.ts";
import type { TaskGroupEvaluator } from "./task-group-evaluator.ts";
import type { TaskScheduler } from "./task-scheduler.ts";

const MAX_FRESH_OFFERS = 1_000;
const PAIRS_PER_TURN = 5_000;
const PAIRS_PER_ARRIVAL = 50_000;
/** A pair costs about a microsecond: after each turn the watch rests for about ten times as long as it worked. */
const PAIRS_PER_MS_OF_REST = 100;

export interface CapacityWatchOptions {
  readonly context: SchedulerContext;
  readonly offers: OfferManager;
  readonly taskScheduler: TaskScheduler;
  readonly groups: TaskGroupEvaluator;
  /** Most tasks that one attempt places. */
  readonly maxTasksPerAttempt: number;
}

interface Fresh {
  readonly offer: HostOffer;
  /** What is left of it after the groups that were woken for it. */
  left: ResourceBag;
}

interface Scan {
  readonly fresh: readonly Fresh[];
  readonly groups: readonly TaskGroup[];
  next: number;
  pairsLeft: number;
}

export class CapacityWatch {
  readonly #options: CapacityWatchOptions;
  #arrived: HostOffer[] = [];
  #scan: Scan | undefined;
  #isArmed = false;
  #isDeferred = false;
  #isStopped = false;
  /** How long to wait before the next turn. */
  #restMs = 0;

  constructor(options: CapacityWatchOptions) {
    this.#options = options;
    options.offers.onAdded((offers) => this.#added(offers));
    options.groups.onBatchTried(() => this.#tried());
  }

  stop(): void {
    this.#isStopped = true;
  }

  #added(offers: readonly HostOffer[]): void {
    this.#arrived.push(...offers.slice(0, MAX_FRESH_OFFERS - this.#arrived.length));
    this.#arm();
  }

  #arm(): void {
    if (this.#isArmed || this.#isDeferred || this.#isStopped) return;
    this.#isArmed = true;
    this.#options.context.clock.after(this.#restMs, () => {
      this.#isArmed = false;
      this.#restMs = 0;
      if (this.#isStopped) return;
      // A group that is being tried may have been planned for before these offers came: wait for its outcome.
      if (this.#options.groups.isTrying) this.#isDeferred = true;
      else this.#turn();
    });
  }

  #tried(): void {
    if (!this.#isDeferred || this.#isStopped) return;
    this.#isDeferred = false;
    this.#turn();
  }

  #turn(): void {
    this.#scan ??= this.#newScan();
    const woken = this.#look(this.#scan);
    if (this.#scan.next >= this.#scan.groups.length || this.#scan.pairsLeft <= 0) this.#scan = undefined;
    this.#options.groups.retry(woken);
    if (this.#scan !== undefined || this.#arrived.length > 0) this.#arm();
  }

  #newScan(): Scan {
    const { offers, groups } = this.#options;
    const fresh = this.#arrived
      .filter(({ offer }) => offers.pool.get(offer.id) !== undefined)
      .map((offer) => ({ offer, left: bagFor(offer, false) }));
    this.#arrived = [];
    return { fresh, groups: [...groups.penalized()], next: 0, pairsLeft: PAIRS_PER_ARRIVAL };
  }

  /** Goes on with a scan for one turn. @returns the groups to be tried. */
  #look(scan: Scan): TaskGroup[] {
    const woken: TaskGroup[] = [];
    let pairs = 0;
    while (scan.next < scan.groups.length && pairs < PAIRS_PER_TURN && pairs < scan.pairsLeft) {
      const group = scan.groups[scan.next++];
      if (group === undefined || group.size === 0) continue;
      pairs += scan.fresh.length;
      if (this.#wouldFit(group, scan.fresh)) woken.push(group);
    }
    scan.pairsLeft -= Math.max(pairs, 1);
    this.#restMs = Math.floor(pairs / PAIRS_PER_MS_OF_REST);
    return woken;
  }

  #wouldFit(group: TaskGroup, fresh: readonly Fresh[]): boolean {
    const { context, taskScheduler, maxTasksPerAttempt } = this.#options;
    const request = context.storage.read((stores) => taskScheduler.requestOf(group.key, stores));
    const filterContext = taskScheduler.filterContext();
    const found = fresh.find((one) => {
      const left = request.revocable ? one.offer.revocable : one.left;
      return fitsIn(request.resources, left) && filterOffer(one.offer, request, filterContext).length === 0;
    });
    if (found === undefined) return false;
    found.left = subtractBags(found.left, scaleBag(request.resources, Math.min(group.size, maxTasksPerAttempt)));
    return true;
  }
}
