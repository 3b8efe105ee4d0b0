/** The difference between two versions of a task as a {@link TaskPatch}, so that a status change is a small op. */
import type { AssignedTask, ScheduledTask, TaskEvent } from "../../server/core/domain/task.ts";
import type { TaskPatch } from "../op.ts";
import { sameValue } from "./same-value.ts";

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Properties that a patch can set; `fixed` ones must not differ, `events` may only be added to. */
const TASK_PROPERTIES: { readonly [K in keyof ScheduledTask]-?: "nested" | "patched" | "events" | "fixed" } = {
  assignedTask: "nested",
  status: "patched",
  failureCount: "patched",
  timesPartitioned: "patched",
  taskEvents: "events",
  ancestorId: "fixed",
};

const ASSIGNED_PROPERTIES: { readonly [K in keyof AssignedTask]-?: "patched" | "fixed" } = {
  taskId: "fixed",
  slaveId: "patched",
  slaveHost: "patched",
  task: "fixed",
  assignedPorts: "patched",
  instanceId: "fixed",
};

/**
 * What leads from `before` to `after`; both hold interned configs.
 * @returns undefined when a patch cannot say it: a fixed property differs, one is taken away, events were rewritten.
 */
export function diffTask(before: ScheduledTask, after: ScheduledTask): TaskPatch | undefined {
  const newEvents = addedEvents(before.taskEvents, after.taskEvents);
  if (newEvents === undefined) return undefined;
  const patch: Mutable<TaskPatch> = { taskId: before.assignedTask.taskId, newEvents };
  if (!diffInto(patch, TASK_PROPERTIES, [before, after])) return undefined;
  if (!diffInto(patch, ASSIGNED_PROPERTIES, [before.assignedTask, after.assignedTask])) return undefined;
  return patch;
}

function diffInto<T extends object>(
  patch: object,
  properties: { readonly [K in keyof T]-?: string },
  [before, after]: readonly [T, T],
): boolean {
  for (const key in properties) {
    const kind = properties[key];
    if (kind === "nested" || kind === "events" || before[key] === after[key]) continue;
    if (kind === "fixed" || after[key] === undefined) {
      if (!sameValue(before[key], after[key])) return false;
    } else if (!sameValue(before[key], after[key])) Object.assign(patch, { [key]: after[key] });
  }
  return true;
}

function addedEvents(before: readonly TaskEvent[], after: readonly TaskEvent[]): readonly TaskEvent[] | undefined {
  if (before === after) return [];
  if (after.length < before.length) return undefined;
  for (let i = 0; i < before.length; i++) if (!sameValue(before[i], after[i])) return undefined;
  return after.slice(before.length);
}

/** True when the patch changes nothing. */
export function isEmptyPatch(patch: TaskPatch): boolean {
  return patch.newEvents.length === 0 && Object.keys(patch).length === 2;
}

/** The task with the patch applied; shares all that it does not name. */
export function applyPatch(task: ScheduledTask, patch: TaskPatch): ScheduledTask {
  const { taskId: _, slaveId, slaveHost, assignedPorts, newEvents, ...top } = patch;
  const assigned = {
    ...(slaveId === undefined ? {} : { slaveId }),
    ...(slaveHost === undefined ? {} : { slaveHost }),
    ...(assignedPorts === undefined ? {} : { assignedPorts }),
  };
  return {
    ...task,
    ...top,
    assignedTask: Object.keys(assigned).length === 0 ? task.assignedTask : { ...task.assignedTask, ...assigned },
    taskEvents: newEvents.length === 0 ? task.taskEvents : task.taskEvents.concat(newEvents),
  };
}
