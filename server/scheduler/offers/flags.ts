/** Flags of offers; Aurora's `OfferManagerModule.Options` and `ResourceSettings`. */
import { booleanFlag, durationFlag, flagGroup, listFlag, type FlagValues } from "../../base/flags/flag.ts";
import { OFFER_ORDERS, type OfferOrder } from "../../core/placement/offer-order.ts";

function offerOrderFault(values: readonly string[]): string | undefined {
  const unknown = values.find((value) => !isOfferOrder(value));
  return unknown === undefined ? undefined : `${unknown} is none of ${OFFER_ORDERS.join(", ")}`;
}

function isOfferOrder(value: string): value is OfferOrder {
  return OFFER_ORDERS.some((order) => order === value);
}

export const offerFlags = flagGroup("Offers", {
  holdOffersForever: booleanFlag(
    "hold_offers_forever",
    false,
    "Hold resource offers indefinitely, disabling automatic offer decline settings.",
  ),
  minOfferHoldTimeMs: durationFlag(
    "min_offer_hold_time",
    "5mins",
    "Minimum amount of time to hold a resource offer before declining.",
  ),
  offerHoldJitterWindowMs: durationFlag(
    "offer_hold_jitter_window",
    "1mins",
    "Maximum amount of random jitter to add to the offer hold time window.",
  ),
  offerFilterDurationMs: durationFlag(
    "offer_filter_duration",
    "5secs",
    "Duration after which we expect Mesos to re-offer unused resources. A short duration improves scheduling performance in smaller clusters, but might lead to resource starvation for other frameworks if you run many frameworks in your cluster.",
  ),
  unavailabilityThresholdMs: durationFlag(
    "unavailability_threshold",
    "6mins",
    "Threshold time, when running tasks should be drained from a host, before a host becomes unavailable. Should be greater than min_offer_hold_time + offer_hold_jitter_window.",
  ),
  offerOrder: listFlag(
    "offer_order",
    ["RANDOM"],
    `Iteration order for offers, to influence task scheduling. Multiple orderings will be compounded together: CPU,MEMORY,RANDOM sorts first by cpus offered, then by memory, and picks at random among equals. Orders: ${OFFER_ORDERS.join(", ")}.`,
    { check: offerOrderFault },
  ),
  enableRevocableCpus: booleanFlag("enable_revocable_cpus", true, "Treat CPUs as a revocable resource."),
  enableRevocableRam: booleanFlag("enable_revocable_ram", false, "Treat RAM as a revocable resource."),
});

export type OfferSettings = FlagValues<typeof offerFlags>;

/** The flag's orders; its check has let no others through. */
export function offerOrders(settings: OfferSettings): readonly OfferOrder[] {
  return settings.offerOrder.filter(isOfferOrder);
}
