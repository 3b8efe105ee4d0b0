/** What needs a person, gathered from all over the cluster, the worst first. Pure. */
import type { StatusCounts } from "../../server/api/jobs.ts";
import type { RoleQuota } from "../../server/api/quotas.ts";
import type { PendingReasonView } from "../../server/api/tasks.ts";
import { type JobKey, jobKeyString } from "../../server/core/domain/job-key.ts";
import type { ScheduledTask } from "../../server/core/domain/task.ts";
import { quotaModel } from "../quotas/quota.model.ts";
import { STATUS_ORDER } from "../status/status-table.ts";
import type { ScheduleStatus } from "../../server/core/domain/schedule-status.ts";

/** A job some of whose tasks do not run. */
export interface JobConcern {
  readonly id: string;
  readonly job: JobKey;
  readonly counts: StatusCounts;
  /** Since when the first of them does not run. */
  readonly sinceMs: number;
  /** Why, in a sentence. */
  readonly why: string;
  /** The worst state among them. */
  readonly worst: ScheduleStatus;
}

const RANK = new Map(STATUS_ORDER.map((status, i) => [status, i]));

function worse(a: ScheduleStatus, b: ScheduleStatus): ScheduleStatus {
  return (RANK.get(a) ?? 0) <= (RANK.get(b) ?? 0) ? a : b;
}

/** Gathers tasks that do not run by their job. */
export function jobConcerns(tasks: readonly ScheduledTask[], reasons: readonly PendingReasonView[]): JobConcern[] {
  const whyOf = new Map(reasons.map(({ taskId, explanation }) => [taskId, explanation.summary]));
  const concerns = new Map<string, JobConcern>();
  for (const { assignedTask, status, taskEvents } of tasks) {
    const { job } = assignedTask.task;
    const id = jobKeyString(job);
    const last = taskEvents.at(-1);
    const sinceMs = last?.timestamp ?? 0;
    const why = whyOf.get(assignedTask.taskId) ?? last?.message ?? "";
    const known = concerns.get(id);
    const counts = { ...known?.counts, [status]: (known?.counts[status] ?? 0) + 1 };
    const worst = known === undefined ? status : worse(known.worst, status);
    concerns.set(id, {
      id,
      job,
      counts,
      worst,
      sinceMs: Math.min(known?.sinceMs ?? sinceMs, sinceMs),
      why: known === undefined || (worst === status && known.worst !== status) || known.why === "" ? why : known.why,
    });
  }
  return [...concerns.values()].sort(
    (a, b) => (RANK.get(a.worst) ?? 0) - (RANK.get(b.worst) ?? 0) || a.sinceMs - b.sinceMs,
  );
}

/** A quota counts as tight from this share on. */
const TIGHT = 0.9;

export interface QuotaConcern {
  readonly role: string;
  readonly share: number;
}

export function quotaConcerns(quotas: readonly RoleQuota[]): QuotaConcern[] {
  return quotas
    .flatMap((quota) => {
      const { role, fullest } = quotaModel(quota);
      return fullest !== undefined && fullest.share >= TIGHT ? [{ role, share: fullest.share }] : [];
    })
    .sort((a, b) => b.share - a.share);
}
