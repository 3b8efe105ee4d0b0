/** Amounts of agents: what they have, what our tasks ask of them. */
import {
  addBags,
  bagOf,
  EMPTY_BAG,
  RESOURCE_KINDS,
  type ResourceBag,
  type ResourceKind,
} from "../../core/domain/resource-bag.ts";
import type { MesosResource } from "../../core/domain/mesos-resource.ts";
import type { TaskConfig } from "../../core/domain/task-config.ts";
import type { ScheduledTask } from "../../core/domain/task.ts";
import { quantityOf } from "../../core/resources/mesos-bag.ts";
import { kindOfMesosResource } from "../../core/resources/resource-type.ts";

const configBags = new WeakMap<TaskConfig, ResourceBag>();

function bagOfConfig(config: TaskConfig): ResourceBag {
  const known = configBags.get(config);
  if (known !== undefined) return known;
  const bag = bagOf(config.resources);
  configBags.set(config, bag);
  return bag;
}

/** What the tasks ask for together, without their executors' share. */
export function requestedBag(tasks: Iterable<ScheduledTask>): ResourceBag {
  const sum: Record<ResourceKind, number> = { ...EMPTY_BAG };
  for (const task of tasks) {
    const bag = bagOfConfig(task.assignedTask.task);
    for (const kind of RESOURCE_KINDS) sum[kind] += bag[kind];
  }
  return rounded(sum);
}

/** A sum of cores is rounded as all are, so that nothing is left when everything was taken away. */
function rounded(bag: ResourceBag): ResourceBag {
  return addBags(bag, EMPTY_BAG);
}

/** All amounts of Mesos resources, revocable or not; kinds that Aurora does not know are left out. */
export function mesosBag(resources: readonly MesosResource[]): ResourceBag {
  const bag: Record<ResourceKind, number> = { ...EMPTY_BAG };
  for (const resource of resources) {
    const kind = kindOfMesosResource(resource);
    if (kind !== undefined) bag[kind] += quantityOf(resource);
  }
  return rounded(bag);
}
