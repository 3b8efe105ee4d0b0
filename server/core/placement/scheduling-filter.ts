/**
 * The rules of placement, one host against one request: the reference that every faster path must agree
 * with. From Aurora's `filter/SchedulingFilterImpl.java`. Groups of rules are tried from the strongest
 * to the weakest and the first that objects has the word, so that the nearest fit names what matters:
 * dedication, maintenance, constraints (values before limits, the first only), then resources (all of
 * them).
 */
import type { Attribute, MaintenanceMode } from "../domain/host.ts";
import type { ResourceBag } from "../domain/resource-bag.ts";
import { RESOURCE_KINDS } from "../domain/resource-bag.ts";
import type { Constraint } from "../domain/task-config.ts";
import { DEDICATED_ATTRIBUTE } from "../domain/task-config.ts";
import { constraintVeto } from "./constraint-matcher.ts";
import { shortage } from "../resources/amounts.ts";
import type { HostOffer } from "./host-offer.ts";
import { bagFor } from "./host-offer.ts";
import type { ResourceRequest } from "./resource-request.ts";
import type { Veto } from "./veto.ts";
import { DEDICATED_VETO, insufficientResources, maintenanceVeto } from "./veto.ts";

/** When a host counts as going away. */
export interface FilterContext {
  readonly nowMs: number;
  /** How long before an announced unavailability a host takes no more tasks (`-unavailability_threshold`). */
  readonly unavailabilityThresholdMs: number;
}

/** Everything that stands against running `request` on `offer`; empty when it may run. */
export function filterOffer(offer: HostOffer, request: ResourceRequest, context: FilterContext): readonly Veto[] {
  const { attributes, mode } = offer.attributes;
  const { constraints } = request.task;
  if (isDedicatedHost(attributes) && !isDedicatedTask(constraints)) return [DEDICATED_VETO];
  const away = awayVeto(mode, offer.offer.unavailability?.startMs, context);
  if (away !== undefined) return [away];
  for (const constraint of valuesFirst(constraints)) {
    const veto = constraintVeto(constraint, attributes, request.jobState);
    if (veto !== undefined) return [veto];
  }
  return resourceVetoes(bagFor(offer, request.revocable), request.resources);
}

/** True when the host has the `dedicated` attribute, with whatever value. */
export function isDedicatedHost(attributes: readonly Attribute[]): boolean {
  return attributes.some((attribute) => attribute.name === DEDICATED_ATTRIBUTE);
}

/** True when the task has a constraint on `dedicated`. */
export function isDedicatedTask(constraints: readonly Constraint[]): boolean {
  return constraints.some((constraint) => constraint.name === DEDICATED_ATTRIBUTE);
}

/** Value constraints before limit constraints, otherwise in the order given. */
function valuesFirst(constraints: readonly Constraint[]): readonly Constraint[] {
  if (constraints.length < 2) return constraints;
  return [
    ...constraints.filter((constraint) => "value" in constraint.constraint),
    ...constraints.filter((constraint) => "limit" in constraint.constraint),
  ];
}

/** The veto against a host that is being drained, or whose announced unavailability is near. */
function awayVeto(
  mode: MaintenanceMode,
  unavailableFromMs: number | undefined,
  context: FilterContext,
): Veto | undefined {
  if (mode === "DRAINING" || mode === "DRAINED") return maintenanceVeto(mode);
  if (unavailableFromMs !== undefined && context.nowMs > unavailableFromMs - context.unavailabilityThresholdMs) {
    return maintenanceVeto("DRAINING");
  }
  return undefined;
}

/** A veto for every kind that `required` has more of than `available`. */
function resourceVetoes(available: ResourceBag, required: ResourceBag): readonly Veto[] {
  const vetoes: Veto[] = [];
  for (const kind of RESOURCE_KINDS) {
    const missing = shortage(required[kind], available[kind]);
    if (missing > 0) vetoes.push(insufficientResources(kind, missing));
  }
  return vetoes;
}
