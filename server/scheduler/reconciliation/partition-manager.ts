/**
 * Gives up on partitioned tasks when their partition policy says so. The timestamp of the partition is
 * kept with the deadline: a task that came back and was cut off again is another case.
 * Behaviour from Aurora's `state/PartitionManager.java`.
 */
import { latestEvent, taskId } from "../../core/domain/task.ts";
import { partitionDelayMs, PARTITION_TIMEOUT_MESSAGE } from "../../core/state/partition.ts";
import { DeadlineQueue, type Due } from "../async/deadline-queue.ts";
import { inBackground, type SchedulerContext } from "../context.ts";
import type { TaskStateChange } from "../events/pubsub-event.ts";
import type { StateManager } from "../state/state-manager.ts";

export interface PartitionManagerOptions {
  readonly context: SchedulerContext;
  readonly stateManager: StateManager;
  /** Most tasks in one write. */
  readonly maxBatchSize: number;
}

export class PartitionManager {
  readonly #context: SchedulerContext;
  readonly #stateManager: StateManager;
  /** Task id -> timestamp of its partition. */
  readonly #waiting: DeadlineQueue<string, number>;

  constructor(options: PartitionManagerOptions) {
    this.#context = options.context;
    this.#stateManager = options.stateManager;
    const { clock, events } = options.context;
    this.#waiting = new DeadlineQueue({
      clock,
      onDue: (due) => this.#giveUp(due),
      maxBatchSize: options.maxBatchSize,
    });
    events.subscribe("TaskStateChange", (change) => this.#record(change));
    events.subscribe("TasksDeleted", ({ tasks }) => tasks.forEach((task) => this.#waiting.delete(taskId(task))));
  }

  stop(): void {
    this.#waiting.close();
  }

  #record({ task }: TaskStateChange): void {
    const { logger, clock } = this.#context;
    if (task.status !== "PARTITIONED") {
      this.#waiting.delete(taskId(task));
      return;
    }
    const delayMs = partitionDelayMs(task, clock.nowMs());
    if (delayMs === undefined) {
      logger.info({ taskId: taskId(task) }, "Partitioned task will not be rescheduled.");
      return;
    }
    logger.info({ taskId: taskId(task), delayMs }, "Partitioned task will be rescheduled");
    this.#waiting.set(taskId(task), delayMs, latestEvent(task)?.timestamp ?? 0);
  }

  #giveUp(due: readonly Due<string, number>[]): void {
    const write = this.#context.storage.write((stores) => {
      for (const { key, value } of due) {
        const task = stores.tasks.fetchTask(key);
        if (task === undefined || latestEvent(task)?.timestamp !== value) continue;
        this.#stateManager.changeState(stores, key, {
          to: "LOST",
          casState: "PARTITIONED",
          message: PARTITION_TIMEOUT_MESSAGE,
        });
      }
    });
    inBackground(this.#context, "giving up on partitioned tasks", write);
  }
}
