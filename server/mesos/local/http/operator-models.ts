/**
 * The JSON of the older operator endpoints (`/state`, `/slaves`, `/frameworks`, ...), field by field in the
 * order of the recordings. Behaviour: src/master/readonly_handler.cpp, src/slave/http.cpp and src/common/http.cpp
 * of Apache Mesos.
 */
import type { Attribute, Resource, Task, TaskStatus } from "../core/messages.ts";
import { addResources, scalarOf, wireResources, type Resources } from "../core/resources.ts";

function rangesText(resource: Pick<Resource, "ranges">): string {
  return `[${(resource.ranges?.range ?? []).map((range) => `${range.begin}-${range.end}`).join(", ")}]`;
}

/** Resources as one object: the usual scalars always, others and ranges where there are any. */
export function resourcesModel(resources: Resources): object {
  const scalars: Record<string, number> = { disk: 0, mem: 0, gpus: 0, cpus: 0 };
  const ranges: Record<string, string> = {};
  for (const atom of resources) {
    if (atom.revocable) continue;
    if (atom.ranges === undefined) scalars[atom.name] = scalarOf(resources, atom.name) / 1000;
    else ranges[atom.name] = rangesText({ ranges: { range: atom.ranges } });
  }
  return { ...scalars, ...ranges };
}

export function sumOf(many: Iterable<Resources>): Resources {
  let sum: Resources = [];
  for (const one of many) sum = addResources(sum, one);
  return sum;
}

function byRole<T>(resources: Resources, model: (own: Resources) => T): Record<string, T> {
  const roles = new Set(resources.filter((atom) => atom.role !== "*").map((atom) => atom.role));
  return Object.fromEntries([...roles].map((role) => [role, model(resources.filter((atom) => atom.role === role))]));
}

export function unreserved(resources: Resources): Resources {
  return resources.filter((atom) => atom.role === "*");
}

export function reservedModel(resources: Resources): object {
  return byRole(resources, resourcesModel);
}

export function reservedFullModel(resources: Resources): object {
  return byRole(resources, (own) => wireResources(own));
}

export function attributesModel(attributes: readonly Attribute[] | undefined): object {
  return Object.fromEntries(
    (attributes ?? []).map((one) => [one.name, one.text?.value ?? one.scalar?.value ?? rangesText(one)]),
  );
}

function statusModel(status: TaskStatus): object {
  return {
    state: status.state,
    timestamp: status.timestamp ?? 0,
    ...(status.container_status === undefined ? {} : { container_status: status.container_status }),
    ...(status.healthy === undefined ? {} : { healthy: status.healthy }),
  };
}

export interface TaskModelParts {
  readonly task: Task;
  readonly resources: Resources;
  readonly role: string;
}

export function taskModel({ task, resources, role }: TaskModelParts): object {
  return {
    id: task.task_id.value,
    name: task.name,
    framework_id: task.framework_id.value,
    executor_id: task.executor_id?.value ?? "",
    slave_id: task.agent_id.value,
    state: task.state,
    resources: resourcesModel(resources),
    role,
    statuses: (task.statuses ?? []).map(statusModel),
    ...(task.user === undefined ? {} : { user: task.user }),
    ...(task.labels === undefined ? {} : { labels: (task.labels as { labels?: unknown }).labels }),
    ...(task.discovery === undefined ? {} : { discovery: task.discovery }),
    ...(task.container === undefined ? {} : { container: task.container }),
  };
}

/** The version that this cluster behaves as: the one that the recordings are of. */
export const MESOS_VERSION = "1.4.4";

export interface Build {
  /** When the program started: there is no other build time to tell. */
  readonly startedMs: number;
}

export function versionModel(build: Build): object {
  return {
    version: MESOS_VERSION,
    build_date: new Date(build.startedMs).toISOString().slice(0, 19).replace("T", " "),
    build_time: Math.floor(build.startedMs / 1000),
    build_user: "mesos-local",
  };
}

/** Flags by name, as `/flags` and GET_FLAGS tell them. */
export type FlagsModel = Readonly<Record<string, string>>;
