/** Tasks as the scheduler keeps them, and queries for them; nouns of api.thrift. */
import type { InstanceKey, JobKey } from "./job-key.ts";
import type { ScheduleStatus } from "./schedule-status.ts";
import type { TaskConfig } from "./task-config.ts";

/** A state transition in a task's life. */
export interface TaskEvent {
  /** Epoch milliseconds. */
  readonly timestamp: number;
  readonly status: ScheduleStatus;
  /** Why the transition happened. */
  readonly message?: string;
  /** Host of the scheduler that made the transition. */
  readonly scheduler?: string;
}

/** What an executor is given. */
export interface AssignedTask {
  /** The Mesos task id; globally unique. */
  readonly taskId: string;
  /** Mesos agent id; absent until the task is assigned. */
  readonly slaveId?: string;
  /** Host name of that agent. */
  readonly slaveHost?: string;
  readonly task: TaskConfig;
  /** Port name -> port number. */
  readonly assignedPorts: Readonly<Record<string, number>>;
  readonly instanceId: number;
}

/** A task that has been scheduled. Immutable: a change makes a new object. */
export interface ScheduledTask {
  readonly assignedTask: AssignedTask;
  readonly status: ScheduleStatus;
  /** Failures of this task and its ancestors. */
  readonly failureCount: number;
  readonly timesPartitioned: number;
  /** Oldest first. */
  readonly taskEvents: readonly TaskEvent[];
  /** Id of the task that this one replaces. */
  readonly ancestorId?: string;
}

/** Which tasks to fetch: terms are ANDed; an empty or absent term matches all. */
export interface TaskQuery {
  readonly role?: string;
  readonly environment?: string;
  readonly jobName?: string;
  readonly taskIds?: readonly string[];
  readonly statuses?: readonly ScheduleStatus[];
  readonly instanceIds?: readonly number[];
  readonly slaveHosts?: readonly string[];
  readonly jobKeys?: readonly JobKey[];
  readonly offset?: number;
  readonly limit?: number;
}

export function taskId(task: ScheduledTask): string {
  return task.assignedTask.taskId;
}

export function taskJobKey(task: ScheduledTask): JobKey {
  return task.assignedTask.task.job;
}

export function taskInstanceKey(task: ScheduledTask): InstanceKey {
  return { jobKey: task.assignedTask.task.job, instanceId: task.assignedTask.instanceId };
}

/** The last event, which is the one that brought the task into its status. */
export function latestEvent(task: ScheduledTask): TaskEvent | undefined {
  return task.taskEvents.at(-1);
}
