/**
 * Takes status updates into the store. Updates that arrive while a write is under way wait for it and
 * then share the next one, so a storm of them costs few appends. An update is acknowledged to Mesos only
 * after the write that holds it is committed; until then Mesos repeats it, whatever happens to us.
 *
 * Behaviour from Aurora's `TaskStatusHandlerImpl.java` and `mesos/TaskStatusStats.java`.
 */
import { scheduleStatusOf } from "../../core/state/mesos-task-state.ts";
import type { StateChangeResult } from "../../core/state/task-state-machine.ts";
import { inBackground, type SchedulerContext } from "../context.ts";
import type { TaskStatusUpdate } from "../ports/driver.ts";
import type { StateManager } from "./state-manager.ts";

/** What users are told when Mesos gives only the reason. */
const LIMIT_MESSAGES: ReadonlyMap<string, string> = new Map([
  ["REASON_CONTAINER_LIMITATION_MEMORY", "Task used more memory than requested."],
  ["REASON_CONTAINER_LIMITATION_DISK", "Task used more disk than requested."],
]);

export interface TaskStatusHandlerOptions {
  readonly context: SchedulerContext;
  readonly stateManager: StateManager;
  /** Most updates in one write. */
  readonly maxBatchSize: number;
}

export class TaskStatusHandler {
  readonly #context: SchedulerContext;
  readonly #stateManager: StateManager;
  readonly #maxBatchSize: number;
  #queue: TaskStatusUpdate[] = [];
  #busy = false;

  constructor(options: TaskStatusHandlerOptions) {
    this.#context = options.context;
    this.#stateManager = options.stateManager;
    this.#maxBatchSize = options.maxBatchSize;
    this.#context.stats.gauge("status_updates_queue_size", () => this.#queue.length);
  }

  /** Queues an update. It is applied in a later turn of the event loop. */
  statusUpdate(update: TaskStatusUpdate): void {
    this.#queue.push(update);
    if (this.#busy) return;
    this.#busy = true;
    // What else has already arrived goes into the same write.
    this.#context.clock.after(0, () => this.#flush());
  }

  #flush(): void {
    const batch = this.#queue.splice(0, this.#maxBatchSize);
    const write = this.#context.storage.write((stores) => {
      for (const update of batch) {
        const message = displayMessage(update);
        const current = stores.tasks.fetchTask(update.taskId)?.status;
        const result = this.#stateManager.changeState(stores, update.taskId, {
          to: scheduleStatusOf(update.state, current),
          ...(message === undefined ? {} : { message }),
          ...(update.agentId === undefined ? {} : { agentId: update.agentId }),
        });
        this.#count(update, result);
      }
    });
    inBackground(
      this.#context,
      "a batch of status updates",
      write.then(() => this.#committed(batch)),
    );
  }

  #committed(batch: readonly TaskStatusUpdate[]): void {
    for (const update of batch) {
      // Updates that the master made up itself have no uuid and are not repeated.
      if (update.uuid !== undefined) this.#context.driver.acknowledge(update);
    }
    if (this.#queue.length > 0) this.#context.clock.after(0, () => this.#flush());
    else this.#busy = false;
  }

  #count(update: TaskStatusUpdate, result: StateChangeResult): void {
    if (update.reason !== undefined) {
      this.#context.stats.counter(`status_update_${update.reason}_${result}`).increment();
    }
  }
}

/** The update's message as users are to see it. */
function displayMessage({ reason, message }: TaskStatusUpdate): string | undefined {
  // `Unregistered executor` means nothing to a user.
  if (reason === "REASON_EXECUTOR_UNREGISTERED") return undefined;
  if (message !== undefined || reason === undefined) return message;
  return LIMIT_MESSAGES.get(reason);
}
