/**
 * Ops: the changes that writes are made of, as values. They are what the log holds; applying the ops of a log
 * in order, to empty stores, gives the state that made them. Names follow Aurora's `storage.thrift`, unions
 * are objects with exactly one key.
 */
import type { HostAttributes, HostMaintenanceRequest } from "../server/core/domain/host.ts";
import type { JobKey } from "../server/core/domain/job-key.ts";
import type {
  JobInstanceUpdateEvent,
  JobUpdate,
  JobUpdateEvent,
  JobUpdateKey,
} from "../server/core/domain/job-update.ts";
import type { JobConfiguration, ResourceAggregate } from "../server/core/domain/job.ts";
import type { ScheduleStatus } from "../server/core/domain/schedule-status.ts";
import type { ScheduledTask, TaskEvent } from "../server/core/domain/task.ts";

/** What differs between two versions of a task. Properties not named here never differ in a patch. */
export interface TaskPatch {
  readonly taskId: string;
  readonly status?: ScheduleStatus;
  readonly failureCount?: number;
  readonly timesPartitioned?: number;
  readonly slaveId?: string;
  readonly slaveHost?: string;
  readonly assignedPorts?: Readonly<Record<string, number>>;
  /** Events to add after those the task has. */
  readonly newEvents: readonly TaskEvent[];
}

export interface Ops {
  readonly saveFrameworkId: { readonly id: string };
  readonly saveCronJob: { readonly job: JobConfiguration };
  readonly removeJob: { readonly key: JobKey };
  readonly saveTasks: { readonly tasks: readonly ScheduledTask[] };
  readonly patchTask: TaskPatch;
  readonly removeTasks: { readonly taskIds: readonly string[] };
  readonly saveQuota: { readonly role: string; readonly quota: ResourceAggregate };
  readonly removeQuota: { readonly role: string };
  readonly saveHostAttributes: { readonly attributes: HostAttributes };
  readonly saveJobUpdate: { readonly update: JobUpdate };
  readonly saveJobUpdateEvent: { readonly key: JobUpdateKey; readonly event: JobUpdateEvent };
  readonly saveJobInstanceUpdateEvent: { readonly key: JobUpdateKey; readonly event: JobInstanceUpdateEvent };
  readonly removeJobUpdates: { readonly keys: readonly JobUpdateKey[] };
  readonly saveHostMaintenanceRequest: { readonly request: HostMaintenanceRequest };
  readonly removeHostMaintenanceRequest: { readonly host: string };
}

export type Op = { readonly [K in keyof Ops]: { readonly [P in K]: Ops[P] } }[keyof Ops];
