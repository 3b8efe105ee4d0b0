/**
 * `/offers`: the offers that are held, in the field names of Mesos's protobuf, as Aurora's `http/Offers.java`
 * prints them.
 */
import type { Attribute } from "../../core/domain/host.ts";
import type { MesosResource } from "../../core/domain/mesos-resource.ts";
import type { HostOffer } from "../../core/placement/host-offer.ts";

function resourceJson({ name, role, scalar, ranges, revocable }: MesosResource): unknown {
  return {
    name,
    ...(ranges === undefined
      ? { type: "SCALAR", scalar: { value: scalar ?? 0 } }
      : { type: "RANGES", ranges: { range: ranges } }),
    role,
    ...(revocable ? { revocable: {} } : {}),
  };
}

function attributeJson({ name, values }: Attribute): unknown[] {
  return values.map((value) => ({ name, type: "TEXT", text: { value } }));
}

const NANOS_PER_MS = 1_000_000;

export function offersJson(offers: Iterable<HostOffer>, frameworkId: string | undefined): unknown[] {
  return [...offers].map(({ offer, attributes }) => ({
    id: { value: offer.id },
    ...(frameworkId === undefined ? {} : { framework_id: { value: frameworkId } }),
    agent_id: { value: offer.agentId },
    hostname: offer.hostname,
    resources: offer.resources.map(resourceJson),
    attributes: attributes.attributes.flatMap(attributeJson),
    ...(offer.unavailability === undefined
      ? {}
      : { unavailability: { start: { nanoseconds: offer.unavailability.startMs * NANOS_PER_MS } } }),
  }));
}
