/**
 * Gives up on tasks that are stuck in a transient state: they go to LOST and are replaced. A task found
 * in such a state when this scheduler began to lead is given the whole timeout again, because whoever
 * led before may have heard of it moments ago. Behaviour from Aurora's `reconciliation/TaskTimeout.java`.
 */
import type { ScheduleStatus } from "../../core/domain/schedule-status.ts";
import { taskId } from "../../core/domain/task.ts";
import { TASK_TIMEOUT_MESSAGE, taskTimeoutMs, type TaskTimeoutSettings } from "../../core/scheduling/task-timeout.ts";
import { DeadlineQueue, type Due } from "../async/deadline-queue.ts";
import { inBackground, type SchedulerContext } from "../context.ts";
import type { TaskStateChange } from "../events/pubsub-event.ts";
import type { StateManager } from "../state/state-manager.ts";

export interface TaskTimeoutOptions {
  readonly context: SchedulerContext;
  readonly stateManager: StateManager;
  readonly settings: TaskTimeoutSettings;
  /** Most tasks in one write. */
  readonly maxBatchSize: number;
}

export class TaskTimeout {
  readonly #options: TaskTimeoutOptions;
  readonly #waiting: DeadlineQueue<string, ScheduleStatus>;

  constructor(options: TaskTimeoutOptions) {
    this.#options = options;
    const { clock, events, stats } = options.context;
    stats.counter("timed_out_tasks");
    this.#waiting = new DeadlineQueue({
      clock,
      onDue: (due) => this.#timeOut(due),
      maxBatchSize: options.maxBatchSize,
    });
    events.subscribe("TaskStateChange", (change) => this.#record(change));
    events.subscribe("TasksDeleted", ({ tasks }) => tasks.forEach((task) => this.#waiting.delete(taskId(task))));
  }

  stop(): void {
    this.#waiting.close();
  }

  #record({ task }: TaskStateChange): void {
    const timeoutMs = taskTimeoutMs(task.status, this.#options.settings);
    if (timeoutMs === undefined) this.#waiting.delete(taskId(task));
    else this.#waiting.set(taskId(task), timeoutMs, task.status);
  }

  #timeOut(due: readonly Due<string, ScheduleStatus>[]): void {
    const { context, stateManager } = this.#options;
    const write = context.storage.write((stores) =>
      due.filter(
        ({ key, value }) =>
          stateManager.changeState(stores, key, { to: "LOST", casState: value, message: TASK_TIMEOUT_MESSAGE }) ===
          "SUCCESS",
      ),
    );
    const told = write.then((lost) => {
      for (const { key, value } of lost) {
        context.stats.counter("timed_out_tasks").increment();
        context.logger.info({ taskId: key, status: value }, "Timeout reached for task");
      }
    });
    inBackground(context, "a batch of task timeouts", told);
  }
}
