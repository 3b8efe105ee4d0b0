/**
 * An offer with what the scheduler knows of its host: the unit that placement reasons about. Immutable;
 * a change of the host's maintenance mode makes a new one. From Aurora's `offers/HostOffer.java`.
 */
import type { HostAttributes } from "../domain/host.ts";
import type { MesosResource } from "../domain/mesos-resource.ts";
import type { ResourceBag } from "../domain/resource-bag.ts";
import { bagOfMesosResources } from "../resources/mesos-bag.ts";
import type { RevocableSettings } from "../resources/resource-type.ts";

/** What of an offer placement needs; the driver port's `ResourceOffer` is one. */
export interface OfferedResources {
  readonly id: string;
  readonly agentId: string;
  readonly hostname: string;
  readonly resources: readonly MesosResource[];
  /** Announced maintenance of the agent; epoch milliseconds. */
  readonly unavailability?: { readonly startMs: number };
}

export interface HostOffer {
  readonly offer: OfferedResources;
  /** The host's attributes and maintenance mode, as stored when the offer came in. */
  readonly attributes: HostAttributes;
  /** What a task of a revocable tier may use. */
  readonly revocable: ResourceBag;
  /** What every other task may use. */
  readonly nonRevocable: ResourceBag;
  /** False when no task can run on it, whatever it asks for. */
  readonly hasCpuAndMem: boolean;
}

/** Puts together an offer and its host's attributes. */
export function hostOffer(offer: OfferedResources, attributes: HostAttributes, settings: RevocableSettings): HostOffer {
  const revocable = bagOfMesosResources(offer.resources, { revocable: true, settings });
  const nonRevocable = bagOfMesosResources(offer.resources, { revocable: false, settings });
  return {
    offer,
    attributes,
    revocable,
    nonRevocable,
    hasCpuAndMem: revocable.cpus + nonRevocable.cpus > 0 && revocable.ramMb + nonRevocable.ramMb > 0,
  };
}

/** What a task may use of the offer. */
export function bagFor(offer: HostOffer, revocable: boolean): ResourceBag {
  return revocable ? offer.revocable : offer.nonRevocable;
}
