/** Job updates: their settings, states and history; nouns of api.thrift. */
import type { JobKey } from "./job-key.ts";
import type { Range } from "./job.ts";
import type { Metadata, TaskConfig } from "./task-config.ts";

/** Status name -> the number that api.thrift gives it. */
export const JOB_UPDATE_STATUS_NUMBERS = {
  ROLLING_FORWARD: 0,
  ROLLING_BACK: 1,
  ROLL_FORWARD_PAUSED: 2,
  ROLL_BACK_PAUSED: 3,
  ROLLED_FORWARD: 4,
  ROLLED_BACK: 5,
  ABORTED: 6,
  ERROR: 7,
  FAILED: 8,
  ROLL_FORWARD_AWAITING_PULSE: 9,
  ROLL_BACK_AWAITING_PULSE: 10,
} as const;

export type JobUpdateStatus = keyof typeof JOB_UPDATE_STATUS_NUMBERS;

/** States in which an update is under way and holds its job. */
export const ACTIVE_JOB_UPDATE_STATES: ReadonlySet<JobUpdateStatus> = new Set<JobUpdateStatus>([
  "ROLLING_FORWARD",
  "ROLLING_BACK",
  "ROLL_FORWARD_PAUSED",
  "ROLL_BACK_PAUSED",
  "ROLL_FORWARD_AWAITING_PULSE",
  "ROLL_BACK_AWAITING_PULSE",
]);

/** Action name -> the number that api.thrift gives it. */
export const JOB_UPDATE_ACTION_NUMBERS = {
  INSTANCE_UPDATED: 1,
  INSTANCE_ROLLED_BACK: 2,
  INSTANCE_UPDATING: 3,
  INSTANCE_ROLLING_BACK: 4,
  INSTANCE_UPDATE_FAILED: 5,
  INSTANCE_ROLLBACK_FAILED: 6,
} as const;

export type JobUpdateAction = keyof typeof JOB_UPDATE_ACTION_NUMBERS;

export interface JobUpdateKey {
  readonly job: JobKey;
  readonly id: string;
}

export type JobUpdateStrategy =
  | { readonly queueStrategy: { readonly groupSize: number } }
  | { readonly batchStrategy: { readonly groupSize: number; readonly autopauseAfterBatch: boolean } }
  | {
      readonly varBatchStrategy: { readonly groupSizes: readonly number[]; readonly autopauseAfterBatch: boolean };
    };

export interface JobUpdateSettings {
  readonly updateGroupSize: number;
  readonly maxPerInstanceFailures: number;
  readonly maxFailedInstances: number;
  readonly minWaitInInstanceRunningMs: number;
  readonly rollbackOnFailure: boolean;
  readonly updateOnlyTheseInstances: readonly Range[];
  readonly waitForBatchCompletion: boolean;
  readonly blockIfNoPulsesAfterMs?: number;
  readonly slaAware?: boolean;
  readonly updateStrategy?: JobUpdateStrategy;
}

export interface JobUpdateEvent {
  readonly status: JobUpdateStatus;
  readonly timestampMs: number;
  readonly user?: string;
  readonly message?: string;
}

export interface JobInstanceUpdateEvent {
  readonly instanceId: number;
  readonly timestampMs: number;
  readonly action: JobUpdateAction;
  readonly message?: string;
}

export interface InstanceTaskConfig {
  readonly task: TaskConfig;
  readonly instances: readonly Range[];
}

export interface JobUpdateState {
  readonly status: JobUpdateStatus;
  readonly createdTimestampMs: number;
  readonly lastModifiedTimestampMs: number;
}

export interface JobUpdateSummary {
  readonly key: JobUpdateKey;
  readonly user: string;
  /** Derived from the events by the store; a value passed in is ignored. */
  readonly state: JobUpdateState;
  readonly metadata?: readonly Metadata[];
}

export interface JobUpdateInstructions {
  readonly initialState: readonly InstanceTaskConfig[];
  readonly desiredState?: InstanceTaskConfig;
  readonly settings: JobUpdateSettings;
}

export interface JobUpdate {
  readonly summary: JobUpdateSummary;
  readonly instructions: JobUpdateInstructions;
}

export interface JobUpdateDetails {
  readonly update: JobUpdate;
  readonly updateEvents: readonly JobUpdateEvent[];
  readonly instanceEvents: readonly JobInstanceUpdateEvent[];
}

export interface JobUpdateQuery {
  readonly role?: string;
  readonly key?: JobUpdateKey;
  readonly jobKey?: JobKey;
  readonly user?: string;
  readonly updateStatuses?: readonly JobUpdateStatus[];
  readonly offset?: number;
  readonly limit?: number;
}

/** `role/environment/name/id`, unique. */
export function jobUpdateKeyString(key: JobUpdateKey): string {
  return `${key.job.role}/${key.job.environment}/${key.job.name}/${key.id}`;
}
