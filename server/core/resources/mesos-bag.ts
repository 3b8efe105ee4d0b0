/** Sums of Mesos resources. From Aurora's `resources/ResourceManager.java`. */
import type { MesosResource, PortRange } from "../domain/mesos-resource.ts";
import type { ResourceBag, ResourceKind } from "../domain/resource-bag.ts";
import type { RevocableSettings } from "./resource-type.ts";
import { isUsableBy, kindOfMesosResource } from "./resource-type.ts";

/** Number of ports in closed ranges. */
export function countPorts(ranges: readonly PortRange[]): number {
  return ranges.reduce((count, range) => count + Math.max(0, range.end - range.begin + 1), 0);
}

/** The amount of one resource; a set of ranges counts its members. */
export function quantityOf(resource: MesosResource): number {
  return resource.ranges === undefined ? (resource.scalar ?? 0) : countPorts(resource.ranges);
}

/** What tasks of a tier may use of an offer's resources; unknown kinds are left out. */
export function bagOfMesosResources(
  resources: readonly MesosResource[],
  tier: { readonly revocable: boolean; readonly settings: RevocableSettings },
): ResourceBag {
  const bag: Record<ResourceKind, number> = { cpus: 0, ramMb: 0, diskMb: 0, gpus: 0, ports: 0 };
  for (const resource of resources) {
    const kind = kindOfMesosResource(resource);
    if (kind === undefined || !isUsableBy(resource, kind, tier)) continue;
    bag[kind] += quantityOf(resource);
  }
  return bag;
}
