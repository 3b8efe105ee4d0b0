/**
 * What an event changes in answers that are already here, so that the screen moves at once and not with
 * the next fetch. Pure. A patch is a forecast: every event also has its answers fetched again, soon.
 */
import { isActive, isTerminal } from "../../server/core/domain/schedule-status.ts";
import type { SchedulerEvent } from "../../server/api/events.ts";
import type { InstanceView, JobView, StatusCounts } from "../../server/api/jobs.ts";
import type { ScheduleStatus } from "../../server/core/domain/schedule-status.ts";

export type TaskChange = Extract<SchedulerEvent, { type: "task" }>;

function moveCount(
  counts: StatusCounts,
  from: ScheduleStatus | undefined,
  to: ScheduleStatus | undefined,
): StatusCounts {
  const next: Partial<Record<ScheduleStatus, number>> = { ...counts };
  if (from !== undefined) {
    const left = (next[from] ?? 0) - 1;
    if (left > 0) next[from] = left;
    else delete next[from];
  }
  if (to !== undefined) next[to] = (next[to] ?? 0) + 1;
  return next;
}

function updated(instance: InstanceView, event: TaskChange, status: ScheduleStatus): InstanceView {
  const { host: oldHost, message: _gone, ...rest } = instance;
  const sameTask = instance.taskId === event.taskId;
  const host = event.host ?? (sameTask ? oldHost : undefined);
  return {
    ...rest,
    taskId: event.taskId,
    status,
    sinceMs: event.atMs,
    ...(host === undefined ? {} : { host }),
    ...(event.message === undefined ? {} : { message: event.message }),
    completedTasks: sameTask
      ? instance.completedTasks
      : instance.completedTasks + (isTerminal(instance.status) ? 1 : 0),
  };
}

/** Index of an instance in a list ordered by id, or -1. */
export function indexOfInstance(instances: readonly InstanceView[], instanceId: number): number {
  let low = 0;
  let high = instances.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const id = instances[middle]?.instanceId ?? 0;
    if (id === instanceId) return middle;
    if (id < instanceId) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** True when the event is about the task that stands for its instance, or about its successor. */
function concerns(instance: InstanceView, event: TaskChange): boolean {
  if (instance.taskId === event.taskId) return true;
  return event.status !== undefined && isActive(event.status) && !isActive(instance.status);
}

/**
 * The job after a batch of changes, which came in order. Changes that need more than the events say (new
 * instances, deleted tasks) are left to the fetch. The same object when nothing changed.
 */
export function patchJob(job: JobView, events: readonly TaskChange[]): JobView {
  let instances: InstanceView[] | undefined;
  let counts = job.taskCounts;
  for (const event of events) {
    if (event.status === undefined) continue;
    const list = instances ?? job.instances;
    const index = indexOfInstance(list, event.instanceId);
    const instance = list[index];
    if (instance === undefined || !concerns(instance, event)) continue;
    if (instance.taskId === event.taskId && instance.status === event.status) continue;
    instances ??= [...job.instances];
    instances[index] = updated(instance, event, event.status);
    counts = moveCount(counts, event.oldStatus, event.status);
  }
  return instances === undefined ? job : { ...job, instances, taskCounts: counts };
}
