/**
 * Asks Mesos again to kill a task for as long as the task is KILLING, backing off up to the timeout of
 * transient states. Behaviour from Aurora's `reconciliation/KillRetry.java`.
 */
import { taskId } from "../../core/domain/task.ts";
import { nextBackoffMs, type BackoffSettings } from "../../core/scheduling/backoff.ts";
import type { Counter } from "../../base/stats/stats.ts";
import { DeadlineQueue, type Due } from "../async/deadline-queue.ts";
import type { SchedulerContext } from "../context.ts";
import type { TaskStateChange } from "../events/pubsub-event.ts";

export class KillRetry {
  readonly #context: SchedulerContext;
  readonly #backoff: BackoffSettings;
  readonly #retries: Counter;
  /** Task id -> the delay that is running. */
  readonly #waiting: DeadlineQueue<string, number>;

  constructor(context: SchedulerContext, backoff: BackoffSettings) {
    this.#context = context;
    this.#backoff = backoff;
    this.#retries = context.stats.counter("task_kill_retries");
    this.#waiting = new DeadlineQueue({ clock: context.clock, onDue: (due) => this.#retry(due) });
    context.events.subscribe("TaskStateChange", (change) => this.#record(change));
    context.events.subscribe("TasksDeleted", ({ tasks }) =>
      tasks.forEach((task) => this.#waiting.delete(taskId(task))),
    );
  }

  stop(): void {
    this.#waiting.close();
  }

  #record({ task }: TaskStateChange): void {
    if (task.status === "KILLING") this.#tryLater(taskId(task), 0);
    else this.#waiting.delete(taskId(task));
  }

  #tryLater(id: string, lastDelayMs: number): void {
    const delayMs = nextBackoffMs(lastDelayMs, this.#backoff, this.#context.rng);
    this.#waiting.set(id, delayMs, delayMs);
  }

  #retry(due: readonly Due<string, number>[]): void {
    const { storage, logger, driver } = this.#context;
    for (const { key, value } of due) {
      const task = storage.read((stores) => stores.tasks.fetchTask(key));
      if (task?.status !== "KILLING") continue;
      logger.info({ taskId: key }, "Task not yet killed, retrying.");
      driver.killTask(key, task.assignedTask.slaveId);
      this.#retries.increment();
      this.#tryLater(key, value);
    }
  }
}
