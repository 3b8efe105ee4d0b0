/**
 * Counts of tasks by job and status, kept up to date from committed events, so that lists of jobs cost what
 * there are jobs, not what there are tasks.
 *
 * - Fed by `TaskStateChange` and `TasksDeleted`; each event says what a task is now, so hearing of a task
 *   twice changes nothing.
 * - An entry lives as long as its job has tasks.
 * - The latest task of a job stands for it (its config is the job's). It is found anew only when it was lost, from
 *   the tasks of that one job.
 */
import type { StatusCounts } from "../../api/jobs.ts";
import { compareJobKeys, jobKeyString, type JobKey } from "../../core/domain/job-key.ts";
import { isActive, type ScheduleStatus } from "../../core/domain/schedule-status.ts";
import { latestEvent, taskId, taskJobKey, type ScheduledTask } from "../../core/domain/task.ts";
import type { EventBus } from "../../scheduler/events/event-bus.ts";

/** One job that has tasks. */
export interface JobEntry {
  readonly key: JobKey;
  /** A status without tasks is absent. */
  readonly taskCounts: StatusCounts;
  readonly activeCount: number;
  readonly taskCount: number;
}

class MutableEntry implements JobEntry {
  readonly taskCounts: Partial<Record<ScheduleStatus, number>> = {};
  activeCount = 0;
  taskCount = 0;
  latest: ScheduledTask | undefined;

  constructor(readonly key: JobKey) {}

  count(status: ScheduleStatus, by: 1 | -1): void {
    const left = (this.taskCounts[status] ?? 0) + by;
    if (left === 0) delete this.taskCounts[status];
    else this.taskCounts[status] = left;
    this.taskCount += by;
    if (isActive(status)) this.activeCount += by;
  }
}

/** True when `a` stands for its job rather than `b`: active before ended, then the one that changed last. */
export function isLater(a: ScheduledTask, b: ScheduledTask): boolean {
  const activeA = isActive(a.status);
  if (activeA !== isActive(b.status)) return activeA;
  const timeA = latestEvent(a)?.timestamp ?? 0;
  const timeB = latestEvent(b)?.timestamp ?? 0;
  return timeA === timeB ? a.assignedTask.instanceId < b.assignedTask.instanceId : timeA > timeB;
}

/** The task that stands for a job; undefined when there are none. From Aurora's `Tasks.getLatestActiveTask`. */
export function latestTask(tasks: Iterable<ScheduledTask>): ScheduledTask | undefined {
  let latest: ScheduledTask | undefined;
  for (const task of tasks) if (latest === undefined || isLater(task, latest)) latest = task;
  return latest;
}

export class JobIndex {
  readonly #entries = new Map<string, MutableEntry>();
  readonly #statuses = new Map<string, ScheduleStatus>();
  #sorted: readonly JobEntry[] | undefined;
  #loaded = false;

  /** Follows all changes from now on. */
  follow(bus: EventBus): void {
    bus.subscribe("TaskStateChange", ({ task }) => this.put(task));
    bus.subscribe("TasksDeleted", ({ tasks }) => tasks.forEach((task) => this.remove(task)));
  }

  /** Takes in the tasks that were there before, at the first call. */
  load(tasks: () => Iterable<ScheduledTask>): void {
    if (this.#loaded) return;
    this.#loaded = true;
    for (const task of tasks()) if (this.#statuses.get(taskId(task)) !== task.status) this.put(task);
  }

  /** The task is now as given. */
  put(task: ScheduledTask): void {
    const id = taskId(task);
    const key = taskJobKey(task);
    const old = this.#statuses.get(id);
    const entry = this.#entryOf(key);
    if (old !== undefined) entry.count(old, -1);
    entry.count(task.status, 1);
    this.#statuses.set(id, task.status);
    const { latest } = entry;
    if (latest === undefined) {
      if (entry.taskCount === 1) entry.latest = task;
    } else if (isLater(task, latest)) entry.latest = task;
    else if (taskId(latest) === id) entry.latest = undefined;
  }

  /** The task is no more. */
  remove(task: ScheduledTask): void {
    const id = taskId(task);
    const name = jobKeyString(taskJobKey(task));
    const old = this.#statuses.get(id);
    const entry = this.#entries.get(name);
    if (old === undefined || entry === undefined) return;
    this.#statuses.delete(id);
    entry.count(old, -1);
    if (entry.latest !== undefined && taskId(entry.latest) === id) entry.latest = undefined;
    if (entry.taskCount > 0) return;
    this.#entries.delete(name);
    this.#sorted = undefined;
  }

  /** All jobs with tasks, ordered by role, environment, name. */
  entries(): readonly JobEntry[] {
    this.#sorted ??= [...this.#entries.values()].sort((a, b) => compareJobKeys(a.key, b.key));
    return this.#sorted;
  }

  get(key: JobKey): JobEntry | undefined {
    return this.#entries.get(jobKeyString(key));
  }

  /** Number of tasks by status over all jobs. */
  totals(): StatusCounts {
    const totals: Partial<Record<ScheduleStatus, number>> = {};
    for (const { taskCounts } of this.#entries.values()) addCounts(totals, taskCounts);
    return totals;
  }

  /** The task that stands for the job; `tasksOf` is asked only when it is not known. */
  latest(key: JobKey, tasksOf: (key: JobKey) => Iterable<ScheduledTask>): ScheduledTask | undefined {
    const entry = this.#entries.get(jobKeyString(key));
    if (entry === undefined) return undefined;
    entry.latest ??= latestTask(tasksOf(key));
    return entry.latest;
  }

  #entryOf(key: JobKey): MutableEntry {
    const name = jobKeyString(key);
    let entry = this.#entries.get(name);
    if (entry === undefined) {
      entry = new MutableEntry(key);
      this.#entries.set(name, entry);
      this.#sorted = undefined;
    }
    return entry;
  }
}

/** Adds `counts` to `sum`. */
export function addCounts(sum: Partial<Record<ScheduleStatus, number>>, counts: StatusCounts): void {
  for (const [status, number] of Object.entries(counts) as [ScheduleStatus, number][]) {
    sum[status] = (sum[status] ?? 0) + number;
  }
}
