/** Jobs in lists: `JobSummary` and `RoleSummary` of api.thrift, made from counts. From Aurora's `ReadOnlySchedulerImpl`. */
import type { JobSummaryView, RoleView, StatusCounts } from "../../api/jobs.ts";
import type { JobKey } from "../../core/domain/job-key.ts";
import type { JobConfiguration, JobStats } from "../../core/domain/job.ts";
import type { ScheduleStatus } from "../../core/domain/schedule-status.ts";
import type { TaskConfig } from "../../core/domain/task-config.ts";
import type { ScheduledTask } from "../../core/domain/task.ts";
import { addCounts, type JobEntry } from "./job-index.ts";

/** Which figure of `JobStats` a task counts for; `Jobs.updateStats`. */
const STATS_OF: Readonly<Record<ScheduleStatus, keyof JobStats>> = {
  INIT: "pendingTaskCount",
  PENDING: "pendingTaskCount",
  THROTTLED: "pendingTaskCount",
  ASSIGNED: "activeTaskCount",
  STARTING: "activeTaskCount",
  RUNNING: "activeTaskCount",
  RESTARTING: "activeTaskCount",
  KILLING: "activeTaskCount",
  DRAINING: "activeTaskCount",
  PARTITIONED: "activeTaskCount",
  PREEMPTING: "activeTaskCount",
  KILLED: "finishedTaskCount",
  FINISHED: "finishedTaskCount",
  LOST: "failedTaskCount",
  FAILED: "failedTaskCount",
};

/** The four figures of a job. */
export function jobStats(counts: StatusCounts): JobStats {
  const stats = { activeTaskCount: 0, finishedTaskCount: 0, failedTaskCount: 0, pendingTaskCount: 0 };
  for (const [status, count] of Object.entries(counts) as [ScheduleStatus, number][]) stats[STATS_OF[status]] += count;
  return stats;
}

const lightConfigs = new WeakMap<TaskConfig, TaskConfig>();

/** The config without the executor's input, which is most of its size; the same object for the same config. */
function light(config: TaskConfig): TaskConfig {
  const known = lightConfigs.get(config);
  if (known !== undefined) return known;
  const { executorConfig: _executorConfig, ...rest } = config;
  lightConfigs.set(config, rest);
  return rest;
}

/** What is known of a job that is neither gone nor empty. */
export interface JobFacts {
  readonly key: JobKey;
  readonly entry: JobEntry | undefined;
  /** The task that stands for the job. */
  readonly latest: ScheduledTask | undefined;
  /** Its template when it is a cron job. */
  readonly cron: JobConfiguration | undefined;
}

/** The job as one would submit it to get what there is; undefined when the facts are of no job. */
export function jobConfigurationOf({ key, entry, latest, cron }: JobFacts): JobConfiguration | undefined {
  if (cron !== undefined) return cron;
  const task = latest?.assignedTask.task;
  if (task === undefined || entry === undefined) return undefined;
  return {
    key,
    owner: task.owner,
    cronCollisionPolicy: "KILL_EXISTING",
    taskConfig: task,
    instanceCount: entry.activeCount > 0 ? entry.activeCount : entry.taskCount,
  };
}

/** The job in a list, without executor configs; undefined when the facts are of no job. */
export function jobSummary(facts: JobFacts): JobSummaryView | undefined {
  const job = jobConfigurationOf(facts);
  if (job === undefined) return undefined;
  const taskCounts = { ...facts.entry?.taskCounts };
  return {
    job: { ...job, taskConfig: light(job.taskConfig) },
    stats: jobStats(taskCounts),
    taskCounts,
    kind: facts.cron === undefined ? (job.taskConfig.isService ? "service" : "adhoc") : "cron",
  };
}

/** Every role that has jobs or cron jobs, by name. */
export function roleViews(entries: Iterable<JobEntry>, cronKeys: Iterable<JobKey>): RoleView[] {
  const roles = new Map<string, { jobs: number; crons: number; environments: Set<string>; counts: StatusCounts }>();
  const roleOf = ({ role, environment }: JobKey) => {
    let view = roles.get(role);
    if (view === undefined) roles.set(role, (view = { jobs: 0, crons: 0, environments: new Set(), counts: {} }));
    view.environments.add(environment);
    return view;
  };
  for (const entry of entries) {
    const view = roleOf(entry.key);
    view.jobs += 1;
    addCounts(view.counts, entry.taskCounts);
  }
  for (const key of cronKeys) roleOf(key).crons += 1;
  return [...roles]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([role, { jobs, crons, environments, counts }]) => ({
      role,
      jobCount: jobs,
      cronJobCount: crons,
      environments: [...environments].sort(),
      taskCounts: counts,
    }));
}
