/**
 * Holds tasks back that flap: a THROTTLED task becomes PENDING when its penalty is over. Behaviour from
 * Aurora's `scheduling/TaskThrottler.java`.
 */
import { latestEvent, taskId } from "../../core/domain/task.ts";
import { throttleDelayMs } from "../../core/scheduling/reschedule-calculator.ts";
import { DeadlineQueue, type Due } from "../async/deadline-queue.ts";
import { inBackground, type SchedulerContext } from "../context.ts";
import type { TaskStateChange } from "../events/pubsub-event.ts";
import type { FlappingPenalty, StateManager } from "../state/state-manager.ts";

export interface TaskThrottlerOptions {
  readonly context: SchedulerContext;
  readonly stateManager: StateManager;
  readonly flappingPenaltyMs: FlappingPenalty;
  /** Most tasks in one write. */
  readonly maxBatchSize: number;
}

export class TaskThrottler {
  readonly #options: TaskThrottlerOptions;
  readonly #throttled: DeadlineQueue<string, void>;

  constructor(options: TaskThrottlerOptions) {
    this.#options = options;
    const { clock, events } = options.context;
    this.#throttled = new DeadlineQueue({
      clock,
      onDue: (due) => this.#release(due),
      maxBatchSize: options.maxBatchSize,
    });
    events.subscribe("TaskStateChange", (change) => this.#record(change));
    events.subscribe("TasksDeleted", ({ tasks }) => tasks.forEach((task) => this.#throttled.delete(taskId(task))));
  }

  stop(): void {
    this.#throttled.close();
  }

  #record({ task }: TaskStateChange): void {
    const id = taskId(task);
    if (task.status !== "THROTTLED") {
      this.#throttled.delete(id);
      return;
    }
    const { storage, clock } = this.#options.context;
    const nowMs = clock.nowMs();
    const penaltyMs = storage.read((stores) => this.#options.flappingPenaltyMs(task, stores.tasks));
    this.#throttled.set(id, throttleDelayMs(latestEvent(task)?.timestamp ?? nowMs, penaltyMs, nowMs));
  }

  #release(due: readonly Due<string, void>[]): void {
    const { context, stateManager } = this.#options;
    const write = context.storage.write((stores) => {
      for (const { key } of due) stateManager.changeState(stores, key, { to: "PENDING", casState: "THROTTLED" });
    });
    inBackground(context, "releasing throttled tasks", write);
  }
}
