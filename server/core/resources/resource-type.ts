/**
 * What the scheduler knows about each kind of resource: its names, its unit, and how much of it a host
 * typically has. From Aurora's `resources/ResourceType.java` and `ResourceSettings.java`.
 */
import type { MesosResource } from "../domain/mesos-resource.ts";
import type { ResourceKind } from "../domain/resource-bag.ts";
import type { Resource } from "../domain/task-config.ts";

export interface ResourceType {
  readonly kind: ResourceKind;
  /** Name of the resource in Mesos. */
  readonly mesosName: string;
  /** Name in veto reasons and quota messages. */
  readonly auroraName: string;
  readonly auroraUnit: string;
  /** What a typical host has; makes shortages of different kinds comparable. */
  readonly scalingRange: number;
  /** A task may ask for several (named ports). */
  readonly isMultipleAllowed: boolean;
}

export const RESOURCE_TYPES: Readonly<Record<ResourceKind, ResourceType>> = {
  cpus: {
    kind: "cpus",
    mesosName: "cpus",
    auroraName: "CPU",
    auroraUnit: "core(s)",
    scalingRange: 16,
    isMultipleAllowed: false,
  },
  ramMb: {
    kind: "ramMb",
    mesosName: "mem",
    auroraName: "RAM",
    auroraUnit: "MB",
    scalingRange: 24 * 1024,
    isMultipleAllowed: false,
  },
  diskMb: {
    kind: "diskMb",
    mesosName: "disk",
    auroraName: "disk",
    auroraUnit: "MB",
    scalingRange: 450 * 1024,
    isMultipleAllowed: false,
  },
  gpus: {
    kind: "gpus",
    mesosName: "gpus",
    auroraName: "GPU",
    auroraUnit: "core(s)",
    scalingRange: 4,
    isMultipleAllowed: false,
  },
  ports: {
    kind: "ports",
    mesosName: "ports",
    auroraName: "ports",
    auroraUnit: "count",
    scalingRange: 1000,
    isMultipleAllowed: true,
  },
};

const KIND_BY_MESOS_NAME: ReadonlyMap<string, ResourceKind> = new Map(
  Object.values(RESOURCE_TYPES).map((type) => [type.mesosName, type.kind]),
);

/** The kind of a Mesos resource; undefined for one that the scheduler does not use. */
export function kindOfMesosResource(resource: MesosResource): ResourceKind | undefined {
  return KIND_BY_MESOS_NAME.get(resource.name);
}

/** The kind of a task's resource. */
export function kindOfResource(resource: Resource): ResourceKind {
  if ("numCpus" in resource) return "cpus";
  if ("ramMb" in resource) return "ramMb";
  if ("diskMb" in resource) return "diskMb";
  if ("numGpus" in resource) return "gpus";
  return "ports";
}

/** Which kinds a revocable-tier task takes from revocable resources only (`-enable_revocable_cpus`, `-enable_revocable_ram`). */
export interface RevocableSettings {
  readonly cpus: boolean;
  readonly ram: boolean;
}

/** True when Mesos may offer this kind as revocable and the scheduler is to heed it. */
export function isMesosRevocable(kind: ResourceKind, settings: RevocableSettings): boolean {
  return (kind === "cpus" && settings.cpus) || (kind === "ramMb" && settings.ram);
}

/**
 * True when a task may take from `resource`. A revocable-tier task takes revocable resources of the
 * revocable kinds and anything of the others; every other task takes nothing that is revocable.
 */
export function isUsableBy(
  resource: MesosResource,
  kind: ResourceKind,
  tier: { readonly revocable: boolean; readonly settings: RevocableSettings },
): boolean {
  if (!tier.revocable) return !resource.revocable;
  return resource.revocable || !isMesosRevocable(kind, tier.settings);
}
