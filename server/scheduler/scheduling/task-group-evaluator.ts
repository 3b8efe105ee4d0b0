/**
 * Decides when each group of pending tasks is tried: after `-first_schedule_delay` when it is new, then
 * with growing penalties while nothing fits, and never more often than `-max_schedule_attempts_per_sec`
 * over all groups. Behaviour from Aurora's `scheduling/TaskGroups.java`.
 *
 * Better than Aurora, where a group sits its penalty out whatever happens: new capacity ends the penalty
 * of a group that it would do for ({@link CapacityWatch}), within the same rate limit.
 *
 * A group is in exactly one place: waiting (for its deadline), ready (for a permit), or being tried.
 */
import { taskId } from "../../core/domain/task.ts";
import {
  TaskGroups,
  type TaskGroup,
  type TaskGroupKey,
  type TaskGroupSettings,
} from "../../core/scheduling/task-group.ts";
import type { Timer } from "../../base/clock.ts";
import type { Counter } from "../../base/stats/stats.ts";
import { DeadlineQueue } from "../async/deadline-queue.ts";
import { RateLimiter } from "../async/rate-limiter.ts";
import { inBackground, type SchedulerContext } from "../context.ts";
import type { TaskStateChange } from "../events/pubsub-event.ts";
import type { SchedulingSettings } from "./flags.ts";
import type { TaskScheduler } from "./task-scheduler.ts";

/** Why a group waits: it was not tried yet, or nothing fitted. */
type Waiting = "first" | "penalty";

export interface TaskGroupEvaluatorOptions {
  readonly context: SchedulerContext;
  readonly taskScheduler: TaskScheduler;
  readonly settings: SchedulingSettings;
  /** How long a task that was PENDING when this scheduler began to lead waits for its first attempt. */
  readonly startupDelayMs: (change: TaskStateChange) => number;
  /** Told of every attempt that placed nothing. */
  readonly onNoMatch: (key: TaskGroupKey) => void;
}

export class TaskGroupEvaluator {
  readonly #options: TaskGroupEvaluatorOptions;
  readonly #settings: TaskGroupSettings;
  readonly #groups = new TaskGroups();
  readonly #waiting: DeadlineQueue<TaskGroup, Waiting>;
  readonly #ready = new Set<TaskGroup>();
  readonly #limiter: RateLimiter;
  readonly #blocks: Counter;
  readonly #batchListeners: (() => void)[] = [];
  #isTrying = false;
  #permitTimer: Timer | undefined;
  #isStopped = false;

  constructor(options: TaskGroupEvaluatorOptions) {
    this.#options = options;
    const { context, settings } = options;
    this.#settings = {
      firstScheduleDelayMs: settings.firstScheduleDelayMs,
      backoff: { initialMs: settings.initialSchedulePenaltyMs, maxMs: settings.maxSchedulePenaltyMs },
      maxTasksPerSchedule: settings.maxTasksPerScheduleAttempt,
    };
    this.#limiter = new RateLimiter(context.clock, settings.maxScheduleAttemptsPerSec);
    this.#blocks = context.stats.counter("schedule_attempts_blocks");
    this.#waiting = new DeadlineQueue({
      clock: context.clock,
      onDue: (due) => this.#makeReady(due.map(({ key }) => key)),
    });
    context.events.subscribe("TaskStateChange", (change) => this.#taskChanged(change));
    context.events.subscribe("TasksDeleted", ({ tasks }) => {
      for (const task of tasks) this.#groups.removeTask({ taskId: taskId(task), key: task.assignedTask.task });
    });
  }

  /** Every group with pending tasks. */
  groups(): Iterable<TaskGroup> {
    return this.#groups.groups();
  }

  /** Groups that sit out a penalty, the one tried longest ago first. */
  *penalized(): Iterable<TaskGroup> {
    for (const group of this.#waiting.keys()) if (this.#waiting.get(group) === "penalty") yield group;
  }

  /** True while attempts are under way whose outcome is not filed yet. */
  get isTrying(): boolean {
    return this.#isTrying;
  }

  /** Calls `listener` after every batch of attempts, before the next one. */
  onBatchTried(listener: () => void): void {
    this.#batchListeners.push(listener);
  }

  /** Ends the penalty of groups that may fit now. */
  retry(groups: readonly TaskGroup[]): void {
    this.#makeReady(groups.filter((group) => this.#waiting.delete(group)));
  }

  stop(): void {
    this.#isStopped = true;
    this.#waiting.close();
    this.#ready.clear();
    this.#permitTimer?.cancel();
    this.#groups.clear();
  }

  #taskChanged(change: TaskStateChange): void {
    if (this.#isStopped) return;
    const { task, oldState } = change;
    const member = { taskId: taskId(task), key: task.assignedTask.task };
    if (task.status !== "PENDING") {
      if (oldState === "PENDING") this.#groups.removeTask(member);
      return;
    }
    // A group starts without a penalty: the first one it gets is -initial_schedule_penalty.
    const group = this.#groups.add(member, () => 0);
    if (group === undefined) return;
    const isRecovered = oldState === undefined;
    const delayMs = isRecovered ? this.#options.startupDelayMs(change) : this.#settings.firstScheduleDelayMs;
    this.#waiting.set(group, delayMs, "first");
  }

  #makeReady(groups: readonly TaskGroup[]): void {
    for (const group of groups) this.#ready.add(group);
    this.#tryReady();
  }

  /** Tries what is ready, a batch at a time, for as long as there are permits. */
  #tryReady(): void {
    if (this.#isTrying || this.#isStopped || this.#permitTimer !== undefined) return;
    const batch = new Map<TaskGroup, number>();
    for (const group of this.#ready) {
      if (batch.size === this.#options.settings.schedulingMaxBatchSize) break;
      if (group.size > 0 && !this.#hasPermit()) break;
      this.#ready.delete(group);
      if (!this.#groups.removeIfEmpty(group)) batch.set(group, 1);
    }
    if (batch.size === 0) return;
    if (this.#ready.size === 0) this.#addAttempts(batch);
    this.#isTrying = true;
    inBackground(this.#options.context, "scheduling tasks", this.#try(batch));
  }

  /**
   * Spends permits that no other group waits for on further attempts of large groups, planned together with
   * the first: their tasks share the same offers, where a later attempt would find them gone.
   */
  #addAttempts(batch: Map<TaskGroup, number>): void {
    let left = this.#options.settings.schedulingMaxBatchSize - batch.size;
    for (const [group, attempts] of batch) {
      let more = attempts;
      while (left > 0 && group.size > more * this.#settings.maxTasksPerSchedule && this.#limiter.acquire() === 0) {
        more++;
        left--;
      }
      batch.set(group, more);
    }
  }

  #hasPermit(): boolean {
    const waitMs = this.#limiter.acquire();
    if (waitMs === 0) return true;
    this.#blocks.increment();
    this.#permitTimer = this.#options.context.clock.after(waitMs, () => {
      this.#permitTimer = undefined;
      this.#tryReady();
    });
    return false;
  }

  async #try(batch: ReadonlyMap<TaskGroup, number>): Promise<void> {
    const attempts = [...batch].map(([group, count]) => ({
      key: group.key,
      taskIds: group.peek(count * this.#settings.maxTasksPerSchedule),
    }));
    const results = await this.#options.taskScheduler.schedule(attempts);
    this.#isTrying = false;
    if (this.#isStopped) return;
    [...batch.keys()].forEach((group, i) => this.#tried(group, results[i] ?? []));
    for (const listener of this.#batchListeners) listener();
    this.#tryReady();
  }

  #tried(group: TaskGroup, done: readonly string[]): void {
    const { context, onNoMatch } = this.#options;
    if (done.length === 0) onNoMatch(group.key);
    const delayMs = group.attempted(done, this.#settings, context.rng);
    if (delayMs === undefined) this.#groups.removeIfEmpty(group);
    else if (done.length > 0) this.#waiting.set(group, delayMs, "first");
    else this.#waiting.set(group, Math.max(delayMs, this.#settings.backoff.initialMs), "penalty");
  }
}
