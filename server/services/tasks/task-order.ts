/**
 * The order of task lists: job, instance, then newest first. Only the jobs that a page touches are sorted, so that
 * the first page of 100,000 tasks costs no sort of 100,000.
 */
import { compareJobKeys, type JobKey } from "../../core/domain/job-key.ts";
import type { TaskConfig } from "../../core/domain/task-config.ts";
import { taskId, type ScheduledTask } from "../../core/domain/task.ts";

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

function createdMs(task: ScheduledTask): number {
  return task.taskEvents[0]?.timestamp ?? 0;
}

function compareWithinJob(a: ScheduledTask, b: ScheduledTask): number {
  return (
    a.assignedTask.instanceId - b.assignedTask.instanceId ||
    createdMs(b) - createdMs(a) ||
    (taskId(a) < taskId(b) ? -1 : 1)
  );
}

interface JobTasks {
  readonly job: JobKey;
  readonly tasks: ScheduledTask[];
}

/** The tasks by job, the jobs in order. Configs are shared, so most tasks are filed by their config's identity. */
function byJob(tasks: readonly ScheduledTask[]): JobTasks[] {
  const byConfig = new Map<TaskConfig, JobTasks>();
  for (const task of tasks) {
    const config = task.assignedTask.task;
    const known = byConfig.get(config);
    if (known === undefined) byConfig.set(config, { job: config.job, tasks: [task] });
    else known.tasks.push(task);
  }
  const jobs: JobTasks[] = [];
  for (const each of [...byConfig.values()].sort((a, b) => compareJobKeys(a.job, b.job))) {
    const last = jobs.at(-1);
    if (last !== undefined && compareJobKeys(last.job, each.job) === 0) {
      for (const task of each.tasks) last.tasks.push(task);
    } else jobs.push(each);
  }
  return jobs;
}

/** The tasks of the page, in order. */
export function pageOfTasks(tasks: readonly ScheduledTask[], { offset, limit }: Page): ScheduledTask[] {
  const page: ScheduledTask[] = [];
  let skip = offset;
  for (const { tasks: ofJob } of byJob(tasks)) {
    if (page.length >= limit) break;
    if (skip >= ofJob.length) {
      skip -= ofJob.length;
      continue;
    }
    page.push(...ofJob.sort(compareWithinJob).slice(skip, skip + limit - page.length));
    skip = 0;
  }
  return page;
}
