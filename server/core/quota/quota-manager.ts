/**
 * Quotas: how much of the shared hosts the production tasks of a role may ask for. From Aurora's
 * `quota/QuotaManager.java`, `QuotaInfo.java` and `QuotaCheckResult.java`.
 *
 * Only production tasks (tier not preemptible, not revocable) on hosts that are not dedicated count
 * against the quota; the other three figures are for people to look at. A job that is being updated counts
 * with the larger of its old and new state, a cron job with the larger of its template and what it runs.
 */
import type { JobUpdate, JobUpdateInstructions } from "../domain/job-update.ts";
import type { GetQuotaResult, JobConfiguration, ResourceAggregate } from "../domain/job.ts";
import type { ResourceBag } from "../domain/resource-bag.ts";
import type { TaskConfig } from "../domain/task-config.ts";
import type { AssignedTask } from "../domain/task.ts";

/** Everything of one role that uses or promises resources. */
export interface RoleUsage {
  /** The role's quota as stored. */
  readonly quota: ResourceAggregate | undefined;
  /** Tasks of the role in ACTIVE_STATES. */
  readonly activeTasks: Iterable<Pick<AssignedTask, "task" | "instanceId">>;
  /** Updates of the role's jobs in ACTIVE_JOB_UPDATE_STATES; at most one a job. */
  readonly activeUpdates: readonly JobUpdate[];
  /** Cron jobs of the role. */
  readonly cronJobs: readonly JobConfiguration[];
}

export interface QuotaInfo {
  readonly quota: ResourceBag;
  readonly prodSharedConsumption: ResourceBag;
  readonly prodDedicatedConsumption: ResourceBag;
  readonly nonProdSharedConsumption: ResourceBag;
  readonly nonProdDedicatedConsumption: ResourceBag;
}

/** `details` says by how much each resource is exceeded. */
export type QuotaCheckResult =
  { readonly result: "SUFFICIENT_QUOTA" } | { readonly result: "INSUFFICIENT_QUOTA"; readonly details: string };

export declare function quotaInfo(usage: RoleUsage): QuotaInfo;
/** The shape that clients get. */
export declare function toGetQuotaResult(info: QuotaInfo): GetQuotaResult;
/** May `instances` more tasks like `template` be added? */
export declare function checkInstanceAddition(
  template: TaskConfig,
  instances: number,
  usage: RoleUsage,
): QuotaCheckResult;
/** May the update start? `usage` does not hold it yet. */
export declare function checkJobUpdate(update: JobUpdate, usage: RoleUsage): QuotaCheckResult;
/** May the cron job be created, or replace the one of the same key in `usage`? */
export declare function checkCronUpdate(cronJob: JobConfiguration, usage: RoleUsage): QuotaCheckResult;
/**
 * The quota as it is to be stored.
 *
 * @throws {ApiError} INVALID_REQUEST: an amount is missing, unknown or negative, or production tasks use more now.
 */
export declare function checkQuota(quota: ResourceAggregate, usage: RoleUsage): ResourceAggregate;
export type { JobUpdateInstructions };
