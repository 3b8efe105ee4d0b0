"use client";
/** Which of the jobs that a configuration defines are there already. Kept current by events, as every list of jobs. */
import { useQueries } from "@tanstack/react-query";
import type { JobSummaryView } from "../../server/api/jobs.ts";
import { jobKeyString } from "../../server/core/domain/job-key.ts";
import { useTRPC } from "../api/trpc.ts";
import { activeCounts, totalOf } from "../status/status-counts.model.ts";
import type { DefinedJob } from "./reading.model.ts";

/** A job whose tasks are all over may be created again. */
function isThere({ kind, taskCounts }: JobSummaryView): boolean {
  return kind === "cron" || totalOf(activeCounts(taskCounts)) > 0;
}

/** By id. */
export function useRunning(jobs: readonly DefinedJob[]): ReadonlyMap<string, JobSummaryView> {
  const trpc = useTRPC();
  const roles = [...new Set(jobs.flatMap(({ job }) => job?.key.role ?? []))].sort();
  return useQueries({
    queries: roles.map((role) => ({ ...trpc.jobs.list.queryOptions({ role }), retry: false })),
    combine: (lists) => {
      const there = lists.flatMap(({ data }) => data ?? []).filter(isThere);
      return new Map(there.map((view) => [jobKeyString(view.job.key), view]));
    },
  });
}
