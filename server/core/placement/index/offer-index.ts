/**
 * Finds offers for a request without looking at each: it follows the constraint that leaves the fewest,
 * passes over what is too small in whole subtrees, and for a group that found nothing before looks only at
 * what was filed since.
 *
 * What it finds are candidates: every offer that the exact filter passes is among them, and some that it
 * does not pass.
 */
import type { Rng } from "../../random/rng.ts";
import type { HostOffer } from "../host-offer.ts";
import type { OfferOrder } from "../offer-order.ts";
import { orderKey, orderKeyLength } from "../offer-order.ts";
import type { ResourceRequest } from "../resource-request.ts";
import { isDedicatedHost, isDedicatedTask } from "../scheduling-filter.ts";
import { candidatesIn } from "./candidates.ts";
import { mergeCursors } from "./merged-cursor.ts";
import type { OfferCursor } from "./offer-forest.ts";
import { OfferForest } from "./offer-forest.ts";
import { OfferSection } from "./offer-section.ts";
import { demandOf, OfferSlots } from "./offer-slots.ts";
import { StaticBans } from "./static-bans.ts";

export interface OfferPoolSettings {
  /** `-offer_order`. */
  readonly order: readonly OfferOrder[];
  readonly rng: Rng;
}

/** Where an offer is filed. */
export interface Filing {
  readonly slot: number;
  /** Undefined for the offer of a host that takes no task at all, whatever it asks for. */
  readonly section: OfferSection | undefined;
}

export interface Candidates {
  /** In offer order, each once; undefined at the end. */
  next(): HostOffer | undefined;
  /** Offers were left out that may do once tasks of the job have ended. */
  readonly leavesOutLimited: boolean;
}

/** With more new offers than this, a search of the trees is cheaper than looking at each. */
const MAX_NEWS = 32;

export class OfferIndex {
  readonly #settings: OfferPoolSettings;
  readonly #slots: OfferSlots;
  readonly #forest: OfferForest;
  /** Offers of hosts that anyone may use, and of dedicated ones. */
  readonly #shared: OfferSection;
  readonly #dedicated: OfferSection;
  readonly #bans = new StaticBans();

  constructor(settings: OfferPoolSettings) {
    this.#settings = settings;
    this.#slots = new OfferSlots(orderKeyLength(settings.order));
    this.#forest = new OfferForest(this.#slots, settings.rng);
    this.#shared = new OfferSection(this.#slots, this.#forest);
    this.#dedicated = new OfferSection(this.#slots, this.#forest);
  }

  file(offer: HostOffer): Filing {
    const slot = this.#slots.allocate(offer, orderKey(offer, this.#settings.order, this.#settings.rng));
    const section = this.#sectionFor(offer);
    if (section !== undefined) {
      section.add(slot);
      this.#bans.filed(slot);
    }
    return { slot, section };
  }

  unfile({ slot, section }: Filing): void {
    if (section !== undefined) {
      section.remove(slot);
      this.#bans.gone(slot);
    }
    this.#slots.release(slot);
  }

  /** Nothing filed so far will ever do for the request. */
  ban(request: ResourceRequest): void {
    this.#bans.banAll(request);
  }

  /** The index must not change while the candidates are walked. */
  candidates(request: ResourceRequest): Candidates {
    const news = this.#bans.filedSinceBan(request, MAX_NEWS);
    if (news !== undefined) {
      news.sort((a, b) => (this.#slots.before(a, b) ? -1 : 1));
      return this.#walk(listCursor(news), false);
    }
    const { constraints } = request.task;
    const demand = demandOf(request);
    const sections = isDedicatedTask(constraints) ? [this.#shared, this.#dedicated] : [this.#shared];
    const found = sections.map((section) => candidatesIn(section, constraints, request.jobState));
    const cursors = found.flatMap(({ trees }) => trees.map(({ root }) => this.#forest.search(root, demand)));
    return this.#walk(
      mergeCursors(cursors, this.#slots),
      found.some(({ leavesOutLimited }) => leavesOutLimited),
    );
  }

  #walk(cursor: OfferCursor, leavesOutLimited: boolean): Candidates {
    const next = (): HostOffer | undefined => {
      const slot = cursor.next();
      return slot === -1 ? undefined : this.#slots.offer(slot);
    };
    return { next, leavesOutLimited };
  }

  #sectionFor({ attributes: { attributes, mode }, hasCpuAndMem }: HostOffer): OfferSection | undefined {
    if (!hasCpuAndMem || mode === "DRAINING" || mode === "DRAINED") return undefined;
    return isDedicatedHost(attributes) ? this.#dedicated : this.#shared;
  }
}

function listCursor(slots: readonly number[]): OfferCursor {
  let next = 0;
  return { next: () => slots[next++] ?? -1 };
}
