/**
 * Resources between the wire and the scheduler. What the scheduler does not look at (reservations, disks,
 * allocation, fields newer than this program) rides along in `opaque`, so that a launch hands back the very
 * resource that was offered, only less of it.
 */
import type { MesosResource } from "../../core/domain/mesos-resource.ts";
import { toNumber } from "../codec.ts";
import { mesos } from "../messages.ts";

type WireResource = mesos.v1.Resource.$Properties;
const { Type } = mesos.v1.Value;

/** The role that reserved it: the innermost reservation where Mesos refines them, else `role`. */
function roleOf(wire: WireResource): string {
  return wire.reservations?.at(-1)?.role ?? wire.role ?? "*";
}

export function fromWireResource(wire: WireResource): MesosResource {
  return {
    name: wire.name,
    ...(wire.scalar ? { scalar: wire.scalar.value } : {}),
    ...(wire.ranges
      ? { ranges: (wire.ranges.range ?? []).map((r) => ({ begin: toNumber(r.begin), end: toNumber(r.end) })) }
      : {}),
    role: roleOf(wire),
    revocable: wire.revocable !== undefined && wire.revocable !== null,
    opaque: wire,
  };
}

function basis(resource: MesosResource): WireResource {
  const offered = resource.opaque as WireResource | undefined;
  if (offered === undefined) {
    return {
      name: resource.name,
      type: resource.scalar === undefined ? Type.RANGES : Type.SCALAR,
      role: resource.role,
      ...(resource.revocable ? { revocable: {} } : {}),
    };
  }
  // A spread alone would lose the unknown fields: protobufjs keeps them in a property that is not enumerable.
  return { ...offered, ...(offered.$unknowns === undefined ? {} : { $unknowns: offered.$unknowns }) };
}

export function toWireResource(resource: MesosResource): WireResource {
  const wire = basis(resource);
  if (resource.scalar !== undefined) wire.scalar = { value: resource.scalar };
  if (resource.ranges !== undefined) wire.ranges = { range: resource.ranges.map(({ begin, end }) => ({ begin, end })) };
  return wire;
}
