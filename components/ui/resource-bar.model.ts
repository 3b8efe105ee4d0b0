/** How one bar shows what there is of a resource and where it goes. Pure. */
import { RESOURCE_KINDS, type ResourceBag, type ResourceKind } from "../../server/core/domain/resource-bag.ts";
import { formatCores, formatCount, formatMb, formatPercent } from "../format.ts";

export const RESOURCE_LABELS: Readonly<Record<ResourceKind, string>> = {
  cpus: "CPU",
  ramMb: "RAM",
  diskMb: "Disk",
  gpus: "GPU",
  ports: "Ports",
};

/** An amount with its unit: `4 cores`, `1.5 GB`. */
export function formatResource(kind: ResourceKind, amount: number): string {
  if (kind === "cpus") return `${formatCores(amount)} ${amount === 1 ? "core" : "cores"}`;
  return kind === "ramMb" || kind === "diskMb" ? formatMb(amount) : formatCount(amount);
}

/** An amount as short as it can be, for tables: `4`, `1.5 GB`. */
export function formatShort(kind: ResourceKind, amount: number): string {
  return kind === "cpus" ? formatCores(amount) : formatResource(kind, amount);
}

/** One use of the resource. */
export interface Use {
  readonly id: string;
  readonly label: string;
  readonly amount: number;
  /** CSS colour. */
  readonly color: string;
  /** Drawn, but not used: it is still to be had. */
  readonly isFree?: boolean;
}

export interface Segment extends Use {
  /** Of the bar's width, 0 to 1. */
  readonly share: number;
}

export interface BarModel {
  readonly segments: readonly Segment[];
  /** What is left of the whole; undefined when there is no whole. */
  readonly free: number | undefined;
  /** By how much the uses exceed the whole. */
  readonly excess: number;
  /** Where the whole ends within the bar, 0 to 1; 1 unless exceeded. */
  readonly limit: number;
  /** Uses as a share of the whole. */
  readonly used: number | undefined;
}

/** Lays uses into a whole. When they exceed it, the bar grows to the uses and `limit` marks the whole. */
export function barOf(uses: readonly Use[], whole: number | undefined): BarModel {
  const amountOf = (list: readonly Use[]): number => list.reduce((total, { amount }) => total + Math.max(0, amount), 0);
  const drawn = amountOf(uses);
  const sum = amountOf(uses.filter(({ isFree }) => isFree !== true));
  const width = Math.max(drawn, whole ?? 0) || 1;
  const segments = uses.filter(({ amount }) => amount > 0).map((use) => ({ ...use, share: use.amount / width }));
  if (whole === undefined) return { segments, free: undefined, excess: 0, limit: 1, used: undefined };
  const excess = Math.max(0, round(sum - whole));
  return {
    segments,
    free: Math.max(0, round(whole - drawn)),
    excess,
    limit: excess > 0 ? whole / width : 1,
    used: whole === 0 ? undefined : sum / whole,
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The bar in one sentence: `3 of 8 cores requested (38%), 5 cores free`. */
export function describeBar(kind: ResourceKind, model: BarModel, whole: number | undefined): string {
  const uses = model.segments.map(({ label, amount }) => `${formatResource(kind, amount)} ${label}`);
  const parts = uses.length === 0 ? ["nothing used"] : uses;
  if (whole === undefined) return parts.join(", ");
  const of = `of ${formatResource(kind, whole)}`;
  const end =
    model.excess > 0
      ? `${formatResource(kind, model.excess)} too much`
      : `${formatResource(kind, model.free ?? 0)} free`;
  const share = model.used === undefined ? "" : ` (${formatPercent(model.used)})`;
  return `${parts.join(", ")} ${of}${share}, ${end}`;
}

/** Kinds worth a bar: the three that every task asks for, and others that are there at all. */
export function shownKinds(
  bags: readonly (ResourceBag | undefined)[],
  kinds: readonly ResourceKind[] = RESOURCE_KINDS,
): ResourceKind[] {
  const always: readonly ResourceKind[] = ["cpus", "ramMb", "diskMb"];
  return kinds.filter((kind) => always.includes(kind) || bags.some((bag) => (bag?.[kind] ?? 0) > 0));
}
