/**
 * The order in which offers are tried (`-offer_order`). From Aurora's `offers/OfferOrderBuilder.java`:
 * hosts in maintenance last, hosts that go away sooner later, then the orders given, one after another.
 * Ties are broken at random, so the order is total.
 */
import type { MaintenanceMode } from "../domain/host.ts";
import type { Rng } from "../random/rng.ts";
import type { HostOffer } from "./host-offer.ts";

/** Values of `-offer_order`. Amounts ascend: the fullest host is tried first. */
export const OFFER_ORDERS = ["CPU", "MEMORY", "DISK", "REVOCABLE_CPU", "RANDOM"] as const;
export type OfferOrder = (typeof OFFER_ORDERS)[number];

/** Sorts as arrays do: by the first number that differs. */
export type OrderKey = readonly number[];

const MODE_RANKS: Readonly<Record<MaintenanceMode, number>> = { NONE: 0, SCHEDULED: 1, DRAINING: 2, DRAINED: 3 };

/** Where the offer belongs in the order. All keys made for the same `order` are of the same length. */
export function orderKey(offer: HostOffer, order: readonly OfferOrder[], rng: Rng): OrderKey {
  const key = [MODE_RANKS[offer.attributes.mode], -(offer.offer.unavailability?.startMs ?? Number.MAX_VALUE)];
  for (const one of order) {
    key.push(one === "RANDOM" ? rng.next() : amountFor(offer, one));
  }
  key.push(rng.next());
  return key;
}

function amountFor(offer: HostOffer, order: Exclude<OfferOrder, "RANDOM">): number {
  switch (order) {
    case "CPU":
      return offer.nonRevocable.cpus;
    case "MEMORY":
      return offer.nonRevocable.ramMb;
    case "DISK":
      return offer.nonRevocable.diskMb;
    case "REVOCABLE_CPU":
      // Hosts without revocable cpus go to the back: the aim is to fill those that have some.
      return offer.revocable.cpus === 0 ? Number.MAX_VALUE : offer.revocable.cpus;
  }
}

/** The length of every key made for `order`. */
export function orderKeyLength(order: readonly OfferOrder[]): number {
  return order.length + 3;
}
