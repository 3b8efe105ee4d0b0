/**
 * Amounts of schedulable resources and their arithmetic. CPU is held as a double, as in Mesos; sums
 * are rounded to a thousandth (Mesos's fixed-point precision for scalars), so that adding and taking
 * away the same amounts ends at zero.
 */
import type { Resource } from "./task-config.ts";

/** Amounts: `cpus` in cores, `ramMb` and `diskMb` in MiB, `gpus` and `ports` as counts. */
export interface ResourceBag {
  readonly cpus: number;
  readonly ramMb: number;
  readonly diskMb: number;
  readonly gpus: number;
  readonly ports: number;
}

export const RESOURCE_KINDS = ["cpus", "ramMb", "diskMb", "gpus", "ports"] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

export const EMPTY_BAG: ResourceBag = { cpus: 0, ramMb: 0, diskMb: 0, gpus: 0, ports: 0 };

function fixed(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** The bag that a task's resource list asks for; a named port counts as one port. */
export function bagOf(resources: readonly Resource[]): ResourceBag {
  let cpus = 0;
  let ramMb = 0;
  let diskMb = 0;
  let gpus = 0;
  let ports = 0;
  for (const resource of resources) {
    if ("numCpus" in resource) cpus += resource.numCpus;
    else if ("ramMb" in resource) ramMb += resource.ramMb;
    else if ("diskMb" in resource) diskMb += resource.diskMb;
    else if ("numGpus" in resource) gpus += resource.numGpus;
    else ports += 1;
  }
  return { cpus, ramMb, diskMb, gpus, ports };
}

/** The aggregate form (`ResourceAggregate.resources`) of a bag; GPUs only when there are any. */
export function aggregateResources(bag: ResourceBag): Resource[] {
  const resources: Resource[] = [{ numCpus: bag.cpus }, { ramMb: bag.ramMb }, { diskMb: bag.diskMb }];
  if (bag.gpus > 0) resources.push({ numGpus: bag.gpus });
  return resources;
}

/** The names of the ports that a resource list asks for, in order. */
export function namedPorts(resources: readonly Resource[]): string[] {
  return resources.flatMap((resource) => ("namedPort" in resource ? [resource.namedPort] : []));
}

export function addBags(a: ResourceBag, b: ResourceBag): ResourceBag {
  return {
    cpus: fixed(a.cpus + b.cpus),
    ramMb: a.ramMb + b.ramMb,
    diskMb: a.diskMb + b.diskMb,
    gpus: a.gpus + b.gpus,
    ports: a.ports + b.ports,
  };
}

export function subtractBags(a: ResourceBag, b: ResourceBag): ResourceBag {
  return {
    cpus: fixed(a.cpus - b.cpus),
    ramMb: a.ramMb - b.ramMb,
    diskMb: a.diskMb - b.diskMb,
    gpus: a.gpus - b.gpus,
    ports: a.ports - b.ports,
  };
}

export function scaleBag(bag: ResourceBag, factor: number): ResourceBag {
  return {
    cpus: fixed(bag.cpus * factor),
    ramMb: bag.ramMb * factor,
    diskMb: bag.diskMb * factor,
    gpus: bag.gpus * factor,
    ports: bag.ports * factor,
  };
}

/** True when every amount of `demand` is within `supply`. */
export function fitsIn(demand: ResourceBag, supply: ResourceBag): boolean {
  return (
    fixed(demand.cpus) <= fixed(supply.cpus) &&
    demand.ramMb <= supply.ramMb &&
    demand.diskMb <= supply.diskMb &&
    demand.gpus <= supply.gpus &&
    demand.ports <= supply.ports
  );
}
