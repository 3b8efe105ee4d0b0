/**
 * Resource arithmetic. A `Resources` value is a list of atoms with distinct keys (name, reservation,
 * revocability) and no empty atom; scalars are whole thousandths, as Mesos's fixed-point scalars are, and
 * ranges are sorted and disjoint. Allocation roles are not part of it: an offer or a task has exactly one.
 * Behaviour: src/common/resources.cpp and src/common/values.cpp of Apache Mesos.
 */
import { invariant } from "../../../core/domain/invariant.ts";
import type { Range, Resource } from "./messages.ts";

export interface ResourceAtom {
  readonly name: string;
  /** The role that the resource is reserved to; `*` when unreserved. */
  readonly role: string;
  readonly revocable: boolean;
  /** Of a scalar, in thousandths. */
  readonly amount?: number;
  readonly ranges?: readonly Range[];
}

export type Resources = readonly ResourceAtom[];

export const NO_RESOURCES: Resources = [];

const UNRESERVED = "*";

function sameKey(a: ResourceAtom, b: ResourceAtom): boolean {
  return a.name === b.name && a.role === b.role && a.revocable === b.revocable;
}

function isEmptyAtom(atom: ResourceAtom): boolean {
  return atom.ranges === undefined ? (atom.amount ?? 0) <= 0 : atom.ranges.length === 0;
}

function coalesce(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.begin - b.begin)) {
    const last = merged.at(-1);
    if (last !== undefined && range.begin <= last.end + 1) {
      merged[merged.length - 1] = { begin: last.begin, end: Math.max(last.end, range.end) };
    } else {
      merged.push({ begin: range.begin, end: range.end });
    }
  }
  return merged;
}

function subtractRanges(from: readonly Range[], taken: readonly Range[]): Range[] {
  const left: Range[] = [];
  for (const range of from) {
    let begin = range.begin;
    for (const cut of taken) {
      if (cut.end < begin || cut.begin > range.end) continue;
      if (cut.begin > begin) left.push({ begin, end: cut.begin - 1 });
      begin = cut.end + 1;
    }
    if (begin <= range.end) left.push({ begin, end: range.end });
  }
  return left;
}

function rangesContain(outer: readonly Range[], inner: readonly Range[]): boolean {
  return inner.every((part) => outer.some((whole) => whole.begin <= part.begin && part.end <= whole.end));
}

/** The same atom with other contents. */
function withRanges({ name, role, revocable }: ResourceAtom, ranges: readonly Range[]): ResourceAtom {
  return { name, role, revocable, ranges };
}

function withAmount({ name, role, revocable }: ResourceAtom, amount: number): ResourceAtom {
  return { name, role, revocable, amount };
}

function combine(a: ResourceAtom, b: ResourceAtom): ResourceAtom {
  if (a.ranges !== undefined) return withRanges(a, coalesce([...a.ranges, ...(b.ranges ?? [])]));
  return withAmount(a, (a.amount ?? 0) + (b.amount ?? 0));
}

function addAtom(sum: ResourceAtom[], atom: ResourceAtom): void {
  const index = sum.findIndex((other) => sameKey(other, atom));
  const known = sum[index];
  if (known === undefined) sum.push(atom);
  else sum[index] = combine(known, atom);
}

/** The sum. Overlapping ranges count once. */
export function addResources(a: Resources, b: Resources): Resources {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const sum = [...a];
  for (const atom of b) addAtom(sum, atom);
  return sum;
}

/** What is left of `a` without `b`; never negative. */
export function subtractResources(a: Resources, b: Resources): Resources {
  if (a === b) return NO_RESOURCES;
  const left: ResourceAtom[] = [];
  for (const atom of a) {
    const taken = b.find((other) => sameKey(other, atom));
    const rest = taken === undefined ? atom : minus(atom, taken);
    if (!isEmptyAtom(rest)) left.push(rest);
  }
  return left;
}

function minus(atom: ResourceAtom, taken: ResourceAtom): ResourceAtom {
  if (atom.ranges !== undefined) return withRanges(atom, subtractRanges(atom.ranges, taken.ranges ?? []));
  return withAmount(atom, (atom.amount ?? 0) - (taken.amount ?? 0));
}

/** True when `outer` has all of `inner`. */
export function containsResources(outer: Resources, inner: Resources): boolean {
  return inner.every((atom) => {
    const other = outer.find((candidate) => sameKey(candidate, atom));
    if (other === undefined) return false;
    if (atom.ranges !== undefined) return other.ranges !== undefined && rangesContain(other.ranges, atom.ranges);
    return (other.amount ?? 0) >= (atom.amount ?? 0);
  });
}

/** Thousandths of a scalar over all its reservations. */
export function scalarOf(resources: Resources, name: string): number {
  let total = 0;
  for (const atom of resources) if (atom.name === name) total += atom.amount ?? 0;
  return total;
}

/** True when two lists claim a port (or any part of a range) twice. */
export function rangesOverlap(a: Resources, b: Resources): boolean {
  return a.some((atom) =>
    b.some(
      (other) =>
        sameKey(atom, other) &&
        (atom.ranges ?? []).some((x) => (other.ranges ?? []).some((y) => x.begin <= y.end && y.begin <= x.end)),
    ),
  );
}

/** The role that a wire resource is reserved to: of its last reservation, or the older `role` field. */
function reservationOf(resource: Resource): string {
  return resource.reservations?.at(-1)?.role ?? resource.role ?? UNRESERVED;
}

function atomOf(resource: Resource): ResourceAtom {
  const { name } = resource;
  const [role, revocable] = [reservationOf(resource), resource.revocable !== undefined];
  if (resource.type === "RANGES") return { name, role, revocable, ranges: coalesce(resource.ranges?.range ?? []) };
  invariant(resource.type === "SCALAR", "resources are validated before they are counted");
  return { name, role, revocable, amount: Math.round((resource.scalar?.value ?? 0) * 1000) };
}

/** Reads wire resources that {@link resourcesFault} found nothing wrong with. */
export function resourcesOf(wire: readonly Resource[] | undefined): Resources {
  const sum: ResourceAtom[] = [];
  for (const resource of wire ?? []) {
    const atom = atomOf(resource);
    if (!isEmptyAtom(atom)) addAtom(sum, atom);
  }
  return sum;
}

export interface WireOptions {
  /** The role that the resources are allocated to; left out when undefined. */
  readonly allocatedTo?: string;
  /** With RESERVATION_REFINEMENT reservations are a list and `role` is unset. */
  readonly refined?: boolean;
}

function wireOne(atom: ResourceAtom, options: WireOptions): Resource {
  const reservation = options.refined
    ? atom.role === UNRESERVED
      ? {}
      : { reservations: [{ type: "STATIC", role: atom.role }] }
    : { role: atom.role };
  return {
    ...(options.allocatedTo === undefined ? {} : { allocation_info: { role: options.allocatedTo } }),
    name: atom.name,
    ...reservation,
    ...(atom.revocable ? { revocable: {} } : {}),
    ...(atom.ranges === undefined
      ? { type: "SCALAR", scalar: { value: (atom.amount ?? 0) / 1000 } }
      : { type: "RANGES", ranges: { range: atom.ranges } }),
  };
}

export function wireResources(resources: Resources, options: WireOptions = {}): Resource[] {
  return resources.map((atom) => wireOne(atom, options));
}

function rangesText(ranges: readonly Range[]): string {
  return `[${ranges.map((range) => `${range.begin}-${range.end}`).join(", ")}]`;
}

/** The text that Mesos's messages show: `cpus(allocated: *):0.5; ports(allocated: *):[31000-31001]`. */
export function describeResources(resources: Resources, allocatedTo?: string): string {
  if (resources.length === 0) return "{}";
  const allocation = allocatedTo === undefined ? "" : `(allocated: ${allocatedTo})`;
  return resources
    .map((atom) => {
      const reservation = atom.role === UNRESERVED ? "" : `(reservations: [(STATIC,${atom.role})])`;
      const value = atom.ranges === undefined ? String((atom.amount ?? 0) / 1000) : rangesText(atom.ranges);
      return `${atom.name}${allocation}${reservation}${atom.revocable ? "{REV}" : ""}:${value}`;
    })
    .join("; ");
}

function faultOf(resource: Resource): string | undefined {
  if (resource.name === "") return "Empty resource name";
  if (resource.disk !== undefined || resource.shared !== undefined) {
    return `Volumes and shared resources are not offered here: '${resource.name}'`;
  }
  if (resource.type === "SCALAR") {
    if (resource.scalar === undefined || resource.ranges !== undefined) return "Invalid scalar resource";
    const value = resource.scalar.value;
    if (!Number.isFinite(value)) return "Invalid scalar resource: value is not a number";
    // Zero is allowed; what is only rounded to it is not.
    return value !== 0 && Math.round(value * 1000) <= 0 ? "Invalid scalar resource: value <= 0" : undefined;
  }
  if (resource.type !== "RANGES") return "Unsupported resource type";
  if (resource.ranges === undefined || resource.scalar !== undefined) return "Invalid ranges resource";
  const ranges = resource.ranges.range ?? [];
  if (ranges.some((range) => range.begin > range.end)) return "Invalid ranges resource: begin > end";
  const total = ranges.reduce((sum, range) => sum + range.end - range.begin + 1, 0);
  const distinct = coalesce(ranges).reduce((sum, range) => sum + range.end - range.begin + 1, 0);
  return total === distinct ? undefined : "Invalid ranges resource: overlapping ranges";
}

/** As Mesos prints a resource that nothing is known of. */
function rawText(resource: Resource): string {
  const role = reservationOf(resource);
  const reservation = role === UNRESERVED ? "" : `(reservations: [(STATIC,${role})])`;
  const value = resource.type === "RANGES" ? rangesText(resource.ranges?.range ?? []) : (resource.scalar?.value ?? 0);
  return `${resource.name}${reservation}${resource.revocable === undefined ? "" : "{REV}"}:${value}`;
}

/** What is wrong with wire resources, in Mesos's words; undefined when nothing is. */
export function resourcesFault(wire: readonly Resource[] | undefined): string | undefined {
  for (const resource of wire ?? []) {
    const fault = faultOf(resource);
    if (fault !== undefined) return `Resource '${rawText(resource)}' is invalid: ${fault}`;
  }
  return undefined;
}
