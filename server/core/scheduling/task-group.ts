/**
 * Pending tasks that schedule alike: those of one job with equal configs. One that cannot be placed means
 * that none can, so the group waits as a whole; and a job with a thousand instances gets no more turns
 * than a job with one. From Aurora's `scheduling/TaskGroup.java`, `TaskGroups.java` and
 * `base/TaskGroupKey.java`.
 */
import type { TaskConfig } from "../domain/task-config.ts";
import type { Rng } from "../random/rng.ts";
import type { BackoffSettings } from "./backoff.ts";
import { nextBackoffMs } from "./backoff.ts";

/**
 * What tasks of a group have in common. The task store interns configs, so equal configs are the same
 * object and the key may be compared by identity.
 */
export type TaskGroupKey = TaskConfig;

export interface TaskGroupSettings {
  /** `-first_schedule_delay`. */
  readonly firstScheduleDelayMs: number;
  /** `-initial_schedule_penalty` and `-max_schedule_penalty`. */
  readonly backoff: BackoffSettings;
  /** `-max_tasks_per_schedule_attempt`. */
  readonly maxTasksPerSchedule: number;
}

/** One group: its waiting tasks, oldest first, and how long it waits before the next attempt. */
export class TaskGroup {
  readonly key: TaskGroupKey;
  #penaltyMs: number;
  readonly #taskIds = new Set<string>();

  constructor(key: TaskGroupKey, penaltyMs: number) {
    this.key = key;
    this.#penaltyMs = penaltyMs;
  }

  /** Milliseconds from the end of an attempt to the next one. */
  get penaltyMs(): number {
    return this.#penaltyMs;
  }

  get size(): number {
    return this.#taskIds.size;
  }

  /** Waiting tasks, oldest first. */
  taskIds(): Iterable<string> {
    return this.#taskIds;
  }

  add(taskId: string): void {
    this.#taskIds.add(taskId);
  }

  remove(taskId: string): void {
    this.#taskIds.delete(taskId);
  }

  /** The tasks that the next attempt is for. */
  peek(maxTasks: number): string[] {
    const ids: string[] = [];
    for (const id of this.#taskIds) {
      if (ids.length === maxTasks) break;
      ids.push(id);
    }
    return ids;
  }

  /**
   * Takes in what an attempt achieved: the tasks done with (launched, or not pending any more) leave, and
   * the penalty is set anew.
   *
   * @returns milliseconds until the next attempt; undefined when no task is left.
   */
  attempted(done: Iterable<string>, settings: TaskGroupSettings, rng: Rng): number | undefined {
    let progress = false;
    for (const id of done) {
      progress = true;
      this.#taskIds.delete(id);
    }
    this.#penaltyMs = progress ? settings.firstScheduleDelayMs : nextBackoffMs(this.#penaltyMs, settings.backoff, rng);
    return this.#taskIds.size === 0 ? undefined : this.#penaltyMs;
  }
}

/** All groups that have waiting tasks. */
export class TaskGroups {
  readonly #groups = new Map<TaskGroupKey, TaskGroup>();

  get size(): number {
    return this.#groups.size;
  }

  groups(): Iterable<TaskGroup> {
    return this.#groups.values();
  }

  get(key: TaskGroupKey): TaskGroup | undefined {
    return this.#groups.get(key);
  }

  /**
   * A task became PENDING.
   *
   * @param penaltyMs how long a group that is new waits before its first attempt.
   * @returns the group when it is new and its first attempt is to be planned.
   */
  add(task: { readonly taskId: string; readonly key: TaskGroupKey }, penaltyMs: () => number): TaskGroup | undefined {
    const existing = this.#groups.get(task.key);
    if (existing !== undefined) {
      existing.add(task.taskId);
      return undefined;
    }
    const group = new TaskGroup(task.key, penaltyMs());
    group.add(task.taskId);
    this.#groups.set(task.key, group);
    return group;
  }

  /** A task was deleted, or is not PENDING any more. The group stays until its planned attempt. */
  removeTask(task: { readonly taskId: string; readonly key: TaskGroupKey }): void {
    this.#groups.get(task.key)?.remove(task.taskId);
  }

  /** Drops the group when it has no task left. @returns true when it was dropped. */
  removeIfEmpty(group: TaskGroup): boolean {
    if (group.size > 0) return false;
    return this.#groups.delete(group.key);
  }

  clear(): void {
    this.#groups.clear();
  }
}
