/** Jobs, their summaries and their quotas' input; nouns of api.thrift. */
import type { JobKey } from "./job-key.ts";
import type { Identity, Resource, TaskConfig } from "./task-config.ts";

/** What to do when a cron job is due while its last run still has active tasks. */
export type CronCollisionPolicy = "KILL_EXISTING" | "CANCEL_NEW" | "RUN_OVERLAP";

/** A job as a user submits it. Instances are numbered from 0 to `instanceCount - 1`. */
export interface JobConfiguration {
  readonly key: JobKey;
  readonly owner: Identity;
  readonly cronSchedule?: string;
  readonly cronCollisionPolicy: CronCollisionPolicy;
  readonly taskConfig: TaskConfig;
  readonly instanceCount: number;
}

export interface JobStats {
  readonly activeTaskCount: number;
  readonly finishedTaskCount: number;
  readonly failedTaskCount: number;
  readonly pendingTaskCount: number;
}

export interface JobSummary {
  readonly job: JobConfiguration;
  readonly stats: JobStats;
  /** Epoch milliseconds of the next run of a cron job. */
  readonly nextCronRunMs?: number;
}

/** Closed range of instance ids. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

export interface ConfigGroup {
  readonly config: TaskConfig;
  readonly instances: readonly Range[];
}

export interface ConfigSummary {
  readonly key: JobKey;
  readonly groups: readonly ConfigGroup[];
}

export interface RoleSummary {
  readonly role: string;
  readonly jobCount: number;
  readonly cronJobCount: number;
}

/** A set of resource amounts; at most one entry a kind, no named ports. */
export interface ResourceAggregate {
  readonly resources: readonly Resource[];
}

/** A role's quota and the four figures of what it uses. */
export interface GetQuotaResult {
  readonly quota: ResourceAggregate;
  readonly prodSharedConsumption: ResourceAggregate;
  readonly nonProdSharedConsumption: ResourceAggregate;
  readonly prodDedicatedConsumption: ResourceAggregate;
  readonly nonProdDedicatedConsumption: ResourceAggregate;
}

export interface PendingReason {
  readonly taskId: string;
  readonly reason: string;
}
