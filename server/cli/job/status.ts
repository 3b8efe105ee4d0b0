/** `aurora job status`. Behaviour from `StatusCommand` of Aurora's `client/cli/jobs.py`. */
import { isActive } from "../../core/domain/schedule-status.ts";
import type { ScheduledTask } from "../../core/domain/task.ts";
import { allTasks } from "../all-tasks.ts";
import type { CommandContext } from "../context.ts";
import { EXIT_INVALID_PARAMETER, EXIT_OK } from "../exit-codes.ts";
import { clusterJobKeyString, hasWildcard, patternString, type ClusterJobKey, type JobPattern } from "../job-key.ts";
import { didYouMean } from "../nearest.ts";
import { JOB_PATTERN, WRITE_JSON } from "../options.ts";
import { jobText } from "../output/task-text.ts";
import { verb } from "../verb.ts";
import { pendingReasons } from "../wait/pending.ts";

interface JobStatus {
  readonly job: ClusterJobKey;
  readonly active: readonly ScheduledTask[];
  readonly inactive: readonly ScheduledTask[];
}

const byInstance = (a: ScheduledTask, b: ScheduledTask): number =>
  a.assignedTask.instanceId - b.assignedTask.instanceId;

async function statusOf(context: CommandContext, job: ClusterJobKey): Promise<JobStatus | undefined> {
  const api = await context.api(job.cluster);
  const tasks = await context.attempt(EXIT_INVALID_PARAMETER, "Command failure:", () =>
    allTasks(api, { jobKeys: [job.key] }),
  );
  if (tasks.length === 0) return undefined;
  tasks.sort(byInstance);
  return {
    job,
    active: tasks.filter(({ status }) => isActive(status)),
    inactive: tasks.filter(({ status }) => !isActive(status)),
  };
}

async function statusText(context: CommandContext, found: JobStatus, isOneOfMany: boolean): Promise<string> {
  const { job, active, inactive } = found;
  const isWaiting = active.some((task) => task.status === "PENDING");
  const reasons = isWaiting ? await pendingReasons(context, job) : undefined;
  return (isOneOfMany ? `${clusterJobKeyString(job)}\n` : "") + jobText(active, inactive, reasons).trimEnd();
}

/** The job of the same role that was probably meant. */
async function suggestion(context: CommandContext, pattern: JobPattern): Promise<string> {
  if (hasWildcard(patternString(pattern))) return "";
  const others = await context.matchingJobs({ ...pattern, environment: "*", name: "*" });
  return didYouMean(patternString(pattern), others.map(clusterJobKeyString));
}

async function notFound(context: CommandContext, pattern: JobPattern, writeJson: boolean): Promise<number> {
  const jobspec = patternString(pattern);
  if (writeJson) {
    context.out(JSON.stringify({ jobspec, error: "No matching jobs found" }));
    // A script was given a valid answer.
    return EXIT_OK;
  }
  context.err(`Found no jobs matching ${jobspec}${await suggestion(context, pattern)}`);
  return EXIT_INVALID_PARAMETER;
}

export const status = verb({
  help: "Shows the tasks of each job that matches: those that are active, and those that are over and still kept.",
  arguments: { pattern: JOB_PATTERN, writeJson: WRITE_JSON },
  async run(context, { pattern, writeJson }) {
    const found: JobStatus[] = [];
    for (const job of await context.matchingJobs(pattern)) {
      const one = await statusOf(context, job);
      if (one !== undefined) found.push(one);
    }
    if (found.length === 0) return notFound(context, pattern, writeJson);
    if (writeJson) {
      const named = found.map(({ job, ...tasks }) => ({ job: clusterJobKeyString(job), ...tasks }));
      context.out(JSON.stringify(named, undefined, 2));
    } else for (const one of found) context.out(await statusText(context, one, found.length > 1));
    return EXIT_OK;
  },
});
