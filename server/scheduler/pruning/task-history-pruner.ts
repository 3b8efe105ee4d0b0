/**
 * Deletes tasks that are over: each when it is old enough, and before that the oldest of a job that has
 * too many. Behaviour from Aurora's `pruning/TaskHistoryPruner.java`. A job is reviewed some time after
 * one of its tasks ended, once for all that ended meanwhile, so a job that ends its tasks by the hundred
 * is not gone through for each of them; and again while it has too many that are too young to go.
 */
import type { JobKey } from "../../core/domain/job-key.ts";
import { jobKeyString } from "../../core/domain/job-key.ts";
import { isTerminal } from "../../core/domain/schedule-status.ts";
import { latestEvent, taskId, taskJobKey } from "../../core/domain/task.ts";
import { pruneDelayMs, selectForPruning } from "../../core/scheduling/task-history-pruner.ts";
import type { TaskStore } from "../../../prisma-free-store/storage.ts";
import type { Counter } from "../../base/stats/stats.ts";
import { DeadlineQueue, type Due } from "../async/deadline-queue.ts";
import { inBackground, type SchedulerContext } from "../context.ts";
import type { TaskStateChange } from "../events/pubsub-event.ts";
import type { StateManager } from "../state/state-manager.ts";
import type { PruningSettings } from "./flags.ts";

const JOB_REVIEW_DELAY_MS = 5_000;
/** Jobs gone through in one turn of the event loop. */
const JOBS_PER_TURN = 20;

export interface TaskHistoryPrunerOptions {
  readonly context: SchedulerContext;
  readonly stateManager: StateManager;
  readonly settings: PruningSettings;
  /** Most tasks in one write. */
  readonly maxBatchSize: number;
}

export class TaskHistoryPruner {
  readonly #options: TaskHistoryPrunerOptions;
  readonly #pruned: Counter;
  readonly #expiring: DeadlineQueue<string, void>;
  readonly #toReview: DeadlineQueue<string, JobKey>;

  constructor(options: TaskHistoryPrunerOptions) {
    this.#options = options;
    const { clock, events, stats } = options.context;
    this.#pruned = stats.counter("tasks_pruned");
    this.#expiring = new DeadlineQueue({
      clock,
      onDue: (due) => this.#delete(due.map(({ key }) => key)),
      maxBatchSize: options.maxBatchSize,
    });
    this.#toReview = new DeadlineQueue({ clock, onDue: (due) => this.#review(due), maxBatchSize: JOBS_PER_TURN });
    events.subscribe("TaskStateChange", (change) => this.#record(change));
    events.subscribe("TasksDeleted", ({ tasks }) => tasks.forEach((task) => this.#expiring.delete(taskId(task))));
  }

  stop(): void {
    this.#expiring.close();
    this.#toReview.close();
  }

  #record({ task }: TaskStateChange): void {
    if (!isTerminal(task.status)) return;
    const nowMs = this.#options.context.clock.nowMs();
    const endedMs = latestEvent(task)?.timestamp ?? nowMs;
    this.#expiring.set(taskId(task), pruneDelayMs(endedMs, nowMs, this.#options.settings));
    const job = taskJobKey(task);
    const key = jobKeyString(job);
    if (!this.#toReview.has(key)) this.#toReview.set(key, JOB_REVIEW_DELAY_MS, job);
  }

  #review(due: readonly Due<string, JobKey>[]): void {
    this.#delete(this.#options.context.storage.read(({ tasks }) => due.flatMap((job) => this.#toPrune(job, tasks))));
  }

  /** What the job has too much of and may be deleted; the rest is looked at again when it is old enough. */
  #toPrune({ key, value: job }: Due<string, JobKey>, tasks: TaskStore): string[] {
    const { context, settings } = this.#options;
    const ended = [...tasks.fetchJobTasks(job)].filter((task) => isTerminal(task.status));
    const ids = selectForPruning(ended, context.clock.nowMs(), settings);
    if (ended.length - ids.length > settings.maxPerJob) {
      this.#toReview.set(key, Math.max(settings.minRetentionThresholdMs, JOB_REVIEW_DELAY_MS), job);
    }
    return ids;
  }

  #delete(ids: readonly string[]): void {
    const { context, stateManager, maxBatchSize } = this.#options;
    for (let start = 0; start < ids.length; start += maxBatchSize) {
      const batch = ids.slice(start, start + maxBatchSize);
      context.logger.debug({ taskIds: batch }, "Pruning inactive tasks");
      const write = context.storage.write((stores) => stateManager.deleteTasks(stores, batch));
      inBackground(context, "pruning task history", write);
      this.#pruned.increment(batch.length);
    }
  }
}
