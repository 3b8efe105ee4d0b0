/**
 * The tasks in memory, indexed. Behaviour from Aurora's `MemTaskStore.java`; unlike there, instances and
 * statuses have indexes too, and a changed task is reported as the patch that leads to it.
 */
import { invariant } from "../../server/core/domain/invariant.ts";
import { sameJobKey, type InstanceKey, type JobKey } from "../../server/core/domain/job-key.ts";
import type { ScheduleStatus } from "../../server/core/domain/schedule-status.ts";
import type { TaskConfig } from "../../server/core/domain/task-config.ts";
import type { ScheduledTask, TaskQuery } from "../../server/core/domain/task.ts";
import type { MutableTaskStore } from "../storage.ts";
import type { ConfigPool } from "./config-pool.ts";
import type { Journal } from "./journal.ts";
import { TaskIndexes, type TaskSlot } from "./task-indexes.ts";
import { diffTask, isEmptyPatch } from "./task-patch.ts";
import { candidates, taskFilter, type Candidates } from "./task-query.ts";

export class MemTaskStore implements MutableTaskStore {
  readonly #journal: Journal;
  readonly #configs: ConfigPool;
  readonly #byId = new Map<string, TaskSlot>();
  readonly #indexes = new TaskIndexes();
  /** How many queries each index answered. */
  readonly queries: Record<Candidates["index"], number> = {
    id: 0,
    instance: 0,
    job: 0,
    host: 0,
    status: 0,
    role: 0,
    all: 0,
  };

  constructor(journal: Journal, configs: ConfigPool) {
    this.#journal = journal;
    this.#configs = configs;
  }

  get size(): number {
    return this.#byId.size;
  }

  fetchTask(taskId: string): ScheduledTask | undefined {
    return this.#byId.get(taskId)?.task;
  }

  fetchTasks(query: TaskQuery): ScheduledTask[] {
    const source = candidates(query, this.#byId, this.#indexes);
    this.queries[source.index]++;
    const matches = taskFilter(query);
    const found: ScheduledTask[] = [];
    for (const slot of source.slots()) if (matches(slot.task)) found.push(slot.task);
    return page(found, query);
  }

  fetchJobTasks(job: JobKey): ScheduledTask[] {
    return tasksIn(this.#indexes.job(job)?.slots);
  }

  fetchActiveInstance(key: InstanceKey): ScheduledTask | undefined {
    return this.#indexes.job(key.jobKey)?.active.get(key.instanceId)?.task;
  }

  fetchHostTasks(host: string): ScheduledTask[] {
    return tasksIn(this.#indexes.host(host)?.active);
  }

  countByStatus(status: ScheduleStatus): number {
    return this.#indexes.withStatus(status)?.size ?? 0;
  }

  jobKeys(): JobKey[] {
    return Array.from(this.#indexes.jobs(), (job) => job.key);
  }

  /** Every task, in no particular order. */
  all(): ScheduledTask[] {
    return tasksIn(this.#byId.values());
  }

  saveTasks(tasks: readonly ScheduledTask[]): void {
    this.#journal.expectOpen();
    const ids = new Set(tasks.map((task) => task.assignedTask.taskId));
    invariant(ids.size === tasks.length, "tasks saved together have distinct ids");
    if (tasks.length === 0) return;
    this.#journal.log({ saveTasks: { tasks: tasks.map((task) => this.#put(task)) } });
  }

  deleteTasks(taskIds: readonly string[]): void {
    this.#journal.expectOpen();
    const removed = taskIds.filter((id) => this.#delete(id));
    if (removed.length > 0) this.#journal.log({ removeTasks: { taskIds: removed } });
  }

  mutateTask(taskId: string, mutator: (task: ScheduledTask) => ScheduledTask): ScheduledTask | undefined {
    this.#journal.expectOpen();
    const before = this.fetchTask(taskId);
    if (before === undefined) return undefined;
    const mutated = mutator(before);
    if (mutated === before) return before;
    invariant(mutated.assignedTask.taskId === taskId, "a task's id does not change");
    const after = this.#put(mutated);
    if (!this.#journal.isRecording) return after;
    const patch = diffTask(before, after);
    if (patch === undefined) this.#journal.log({ saveTasks: { tasks: [after] } });
    else if (!isEmptyPatch(patch)) this.#journal.log({ patchTask: patch });
    return after;
  }

  clear(): void {
    this.#journal.expectOpen();
    for (const slot of this.#byId.values()) this.#configs.release(slot.task.assignedTask.task);
    this.#byId.clear();
    this.#indexes.clear();
  }

  /** Inserts or replaces. @returns the task with its config interned. */
  #put(given: ScheduledTask): ScheduledTask {
    const { taskId, task: config } = given.assignedTask;
    const slot = this.#byId.get(taskId);
    if (slot === undefined) return this.#insert(given);
    const before = slot.task;
    const heldConfig = before.assignedTask.task;
    let task = given;
    if (heldConfig !== config) {
      invariant(sameJobKey(heldConfig.job, config.job), "a task stays in its job");
      task = withConfig(given, this.#configs.retain(config));
      this.#configs.release(heldConfig);
    }
    this.#indexes.replace(slot, task);
    this.#journal.undoWith(() => this.#put(before));
    return task;
  }

  #insert(given: ScheduledTask): ScheduledTask {
    const { taskId, task: config } = given.assignedTask;
    const task = withConfig(given, this.#configs.retain(config));
    this.#byId.set(taskId, this.#indexes.add(task));
    this.#journal.undoWith(() => this.#delete(taskId));
    return task;
  }

  #delete(taskId: string): boolean {
    const slot = this.#byId.get(taskId);
    if (slot === undefined) return false;
    this.#byId.delete(taskId);
    this.#indexes.remove(slot);
    this.#configs.release(slot.task.assignedTask.task);
    this.#journal.undoWith(() => this.#insert(slot.task));
    return true;
  }
}

function withConfig(task: ScheduledTask, config: TaskConfig): ScheduledTask {
  return task.assignedTask.task === config ? task : { ...task, assignedTask: { ...task.assignedTask, task: config } };
}

function tasksIn(slots: Iterable<TaskSlot> | undefined): ScheduledTask[] {
  return slots === undefined ? [] : Array.from(slots, (slot) => slot.task);
}

function page(found: ScheduledTask[], { offset, limit }: TaskQuery): ScheduledTask[] {
  if (offset === undefined && limit === undefined) return found;
  found.sort((a, b) => (a.assignedTask.taskId < b.assignedTask.taskId ? -1 : 1));
  const start = offset ?? 0;
  return found.slice(start, limit === undefined ? undefined : start + limit);
}
