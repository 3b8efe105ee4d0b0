/**
 * The values that `StateManager` writes when it carries out the actions of a transition. Tasks are
 * immutable; every function returns a new one. Behaviour from Aurora's `state/StateManagerImpl.java`.
 */
import type { ScheduleStatus } from "../domain/schedule-status.ts";
import type { TaskConfig } from "../domain/task-config.ts";
import type { ScheduledTask, TaskEvent } from "../domain/task.ts";

/** Why a task that was acted upon while its agent was cut off went to LOST. */
export const PARTITIONED_ACTION_MESSAGE = "Action performed on partitioned task, marking as LOST.";

/** A task that does not exist yet; its first transition is to PENDING or THROTTLED. */
export function initialTask(id: {
  readonly taskId: string;
  readonly instanceId: number;
  readonly config: TaskConfig;
}): ScheduledTask {
  return {
    assignedTask: { taskId: id.taskId, instanceId: id.instanceId, task: id.config, assignedPorts: {} },
    status: "INIT",
    failureCount: 0,
    timesPartitioned: 0,
    taskEvents: [],
  };
}

/** SAVE_STATE: the task with the event's status, and the event recorded. */
export function saveState(task: ScheduledTask, event: TaskEvent): ScheduledTask {
  if (event.status !== "PARTITIONED") {
    return { ...task, status: event.status, taskEvents: [...task.taskEvents, event] };
  }
  return {
    ...task,
    status: "PARTITIONED",
    timesPartitioned: task.timesPartitioned + 1,
    taskEvents: [...compactPartitionEvents(task.taskEvents), event],
  };
}

/** INCREMENT_FAILURES. */
export function incrementFailures(task: ScheduledTask): ScheduledTask {
  return { ...task, failureCount: task.failureCount + 1 };
}

/** RESCHEDULE: the task that takes over the instance of `task`, still to be moved to PENDING or THROTTLED. */
export function replacementFor(task: ScheduledTask, taskId: string): ScheduledTask {
  const { instanceId, task: config } = task.assignedTask;
  return {
    ...initialTask({ taskId, instanceId, config }),
    failureCount: task.failureCount,
    ancestorId: task.assignedTask.taskId,
  };
}

/** Where a replacement starts: it sits out a penalty for flapping in THROTTLED. */
export function rescheduleTarget(flapPenaltyMs: number): {
  readonly status: ScheduleStatus;
  readonly message: string;
} {
  return flapPenaltyMs > 0
    ? { status: "THROTTLED", message: `Rescheduled, penalized for ${flapPenaltyMs} ms for flapping` }
    : { status: "PENDING", message: "Rescheduled" };
}

/** The agent and the ports that a task was given. */
export interface Placement {
  readonly slaveId: string;
  readonly slaveHost: string;
  readonly assignedPorts: Readonly<Record<string, number>>;
}

/** The task with an agent and ports, still in its old status. */
export function withPlacement(task: ScheduledTask, placement: Placement): ScheduledTask {
  return { ...task, assignedTask: { ...task.assignedTask, ...placement } };
}

/**
 * Keeps the history of a task bounded whose agent comes and goes: of `X, PARTITIONED, X` the last two are
 * dropped before another PARTITIONED is added. A different state in between is news and stays.
 */
function compactPartitionEvents(events: readonly TaskEvent[]): readonly TaskEvent[] {
  const last = events.at(-1);
  const isCycle = events.at(-2)?.status === "PARTITIONED" && events.at(-3)?.status === last?.status;
  return isCycle ? events.slice(0, -2) : events;
}
