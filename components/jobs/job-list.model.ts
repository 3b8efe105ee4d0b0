/** Rows of the job and role lists. Pure. */
import type { JobSummaryView, RoleView, StatusCounts } from "../../server/api/jobs.ts";
import type { JobKey } from "../../server/core/domain/job-key.ts";
import { jobKeyString } from "../../server/core/domain/job-key.ts";
import { bagOf, type ResourceBag, scaleBag } from "../../server/core/domain/resource-bag.ts";
import { activeCounts, type Health, totalOf, type Verdict, verdictOf } from "../status/status-counts.model.ts";
import { matchesFilter } from "../ui/filter-text.ts";

export interface JobRow {
  readonly id: string;
  readonly key: JobKey;
  readonly kind: JobSummaryView["kind"];
  readonly tier: string | undefined;
  readonly counts: StatusCounts;
  readonly active: number;
  readonly running: number;
  readonly waiting: number;
  readonly verdict: Verdict;
  /** Asked for by the active tasks together. */
  readonly requested: ResourceBag;
}

/** `tier`, or what `production` stands for. */
export function tierOf(config: { readonly tier?: string; readonly production?: boolean }): string | undefined {
  return config.tier ?? (config.production === true ? "preferred" : undefined);
}

export function jobRow({ job, kind, taskCounts }: JobSummaryView): JobRow {
  const active = totalOf(activeCounts(taskCounts));
  return {
    id: jobKeyString(job.key),
    key: job.key,
    kind,
    tier: tierOf(job.taskConfig),
    counts: taskCounts,
    active,
    running: taskCounts.RUNNING ?? 0,
    waiting: (taskCounts.PENDING ?? 0) + (taskCounts.THROTTLED ?? 0),
    verdict: verdictOf(taskCounts),
    requested: scaleBag(bagOf(job.taskConfig.resources), active),
  };
}

/** Which jobs are asked for. */
export type Show = "all" | "pending" | "attention";

export function asShow(text: string | undefined): Show {
  return text === "pending" || text === "attention" ? text : "all";
}

const SHOWN: Readonly<Record<Show, (health: Health, row: { readonly waiting: number }) => boolean>> = {
  all: () => true,
  pending: (_health, { waiting }) => waiting > 0,
  attention: (health) => health === "attention",
};

export function filterJobs(rows: readonly JobRow[], filter: { q: string | undefined; show: Show }): JobRow[] {
  return rows.filter(
    (row) => SHOWN[filter.show](row.verdict.health, row) && matchesFilter(filter.q, [row.id, row.kind, row.tier]),
  );
}

export function countShown(rows: readonly JobRow[]): Readonly<Record<Show, number>> {
  return {
    all: rows.length,
    pending: filterJobs(rows, { q: undefined, show: "pending" }).length,
    attention: filterJobs(rows, { q: undefined, show: "attention" }).length,
  };
}

export interface RoleRow {
  readonly role: string;
  readonly jobs: number;
  readonly cronJobs: number;
  readonly environments: readonly string[];
  readonly counts: StatusCounts;
  readonly running: number;
  readonly waiting: number;
  readonly verdict: Verdict;
}

export function roleRow(view: RoleView): RoleRow {
  return {
    role: view.role,
    jobs: view.jobCount,
    cronJobs: view.cronJobCount,
    environments: view.environments,
    counts: view.taskCounts,
    running: view.taskCounts.RUNNING ?? 0,
    waiting: (view.taskCounts.PENDING ?? 0) + (view.taskCounts.THROTTLED ?? 0),
    verdict: verdictOf(view.taskCounts),
  };
}
