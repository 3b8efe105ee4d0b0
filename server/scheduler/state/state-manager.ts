/**
 * Changes tasks. Every change of a task's status goes through here: the table in `core/state` decides,
 * this carries out, in `ACTIONS_IN_ORDER`. Behaviour from Aurora's `state/StateManagerImpl.java`.
 *
 * - Everything happens within the caller's write, so that it is undone with it.
 * - What leaves the process (kills) and what others are told (events) waits for the commit.
 */
import { isTerminal, type ScheduleStatus } from "../../core/domain/schedule-status.ts";
import type { TaskConfig } from "../../core/domain/task-config.ts";
import { taskId, type ScheduledTask } from "../../core/domain/task.ts";
import { invariant, must } from "../../core/domain/invariant.ts";
import { invalidRequest } from "../../core/domain/api-error.ts";
import {
  incrementFailures,
  initialTask,
  PARTITIONED_ACTION_MESSAGE,
  replacementFor,
  rescheduleTarget,
  saveState,
  withPlacement,
  type Placement,
} from "../../core/state/task-changes.ts";
import { transition, type Action, type StateChangeResult } from "../../core/state/task-state-machine.ts";
import type { MutableStoreProvider, TaskStore } from "../../../prisma-free-store/storage.ts";
import type { Counter } from "../../base/stats/stats.ts";
import type { SchedulerContext } from "../context.ts";
import { generateTaskId, type UuidSource } from "./task-id.ts";

/** A change of status that is asked for. */
export interface StateChange {
  readonly to: ScheduleStatus;
  /** When given, nothing happens unless the task is in this state. */
  readonly casState?: ScheduleStatus;
  /** Recorded with the change. */
  readonly message?: string;
  /** The agent that a kill goes to when the store does not know the task. */
  readonly agentId?: string;
}

/** How long the replacement of a task is to be held back because its ancestors keep ending early. */
export type FlappingPenalty = (task: ScheduledTask, tasks: TaskStore) => number;

export interface StateManagerOptions {
  readonly context: SchedulerContext;
  readonly flappingPenaltyMs: FlappingPenalty;
  readonly uuid: UuidSource;
  /** Host name of this scheduler, recorded with every change. */
  readonly schedulerHost: string;
}

interface Step {
  readonly stores: MutableStoreProvider;
  readonly id: string;
  readonly from: ScheduleStatus | undefined;
  readonly change: StateChange;
}

export class StateManager {
  readonly #options: StateManagerOptions;
  readonly #illegalTransitions: Counter;
  readonly #actions: Readonly<Record<Action, (step: Step) => void>> = {
    INCREMENT_FAILURES: (step) => void step.stores.tasks.mutateTask(step.id, incrementFailures),
    SAVE_STATE: (step) => this.#saveState(step),
    RESCHEDULE: (step) => this.#reschedule(step),
    TRANSITION_TO_LOST: (step) =>
      void this.changeState(step.stores, step.id, { to: "LOST", message: PARTITIONED_ACTION_MESSAGE }),
    KILL: (step) => this.#kill(step),
    DELETE: (step) => this.deleteTasks(step.stores, [step.id]),
  };

  constructor(options: StateManagerOptions) {
    this.#options = options;
    this.#illegalTransitions = options.context.stats.counter("scheduler_illegal_task_state_transitions");
  }

  /**
   * Inserts a PENDING task for each instance.
   * @throws {ApiError} INVALID_REQUEST when one of the instances has an active task.
   */
  insertPendingTasks(stores: MutableStoreProvider, config: TaskConfig, instanceIds: Iterable<number>): void {
    const tasks: ScheduledTask[] = [];
    for (const instanceId of instanceIds) {
      if (stores.tasks.fetchActiveInstance({ jobKey: config.job, instanceId }) !== undefined) {
        throw invalidRequest("Instance ID collision detected.");
      }
      tasks.push(initialTask({ taskId: this.#newTaskId(config, instanceId), instanceId, config }));
    }
    stores.tasks.saveTasks(tasks);
    for (const task of tasks) this.changeState(stores, taskId(task), { to: "PENDING" });
  }

  /** Moves a task to another status, with all that this entails. The task need not exist. */
  changeState(stores: MutableStoreProvider, id: string, change: StateChange): StateChangeResult {
    const task = stores.tasks.fetchTask(id);
    if (change.casState !== undefined && task?.status !== change.casState) return "INVALID_CAS_STATE";
    const { result, sideEffects } = transition(task, change.to);
    if (result === "ILLEGAL" || result === "ILLEGAL_WITH_SIDE_EFFECTS") {
      this.#illegalTransitions.increment();
      this.#options.context.logger.warn(
        { taskId: id, from: task?.status ?? "DELETED", to: change.to },
        "Illegal state transition attempted",
      );
    }
    const step = { stores, id, from: task?.status, change };
    for (const action of sideEffects) this.#actions[action](step);
    return result;
  }

  /** Gives a PENDING task its agent and ports and moves it to ASSIGNED. */
  assignTask(stores: MutableStoreProvider, id: string, placement: Placement): ScheduledTask {
    stores.tasks.mutateTask(id, (task) => withPlacement(task, placement));
    const result = this.changeState(stores, id, { to: "ASSIGNED" });
    invariant(result === "SUCCESS", `Attempt to assign task ${id} to ${placement.slaveHost} failed`);
    return must(stores.tasks.fetchTask(id), "an assigned task is in the store");
  }

  /** Removes tasks from the store, whatever their status. Unknown ids are passed over. */
  deleteTasks(stores: MutableStoreProvider, ids: readonly string[]): void {
    const tasks = ids.flatMap((id) => stores.tasks.fetchTask(id) ?? []);
    if (tasks.length === 0) return;
    stores.tasks.deleteTasks(tasks.map(taskId));
    stores.onCommit(() => this.#options.context.events.post({ type: "TasksDeleted", tasks }));
  }

  #newTaskId(config: TaskConfig, instanceId: number): string {
    return generateTaskId(config, instanceId, this.#options.uuid);
  }

  #saveState({ stores, id, from, change }: Step): void {
    const { context, schedulerHost } = this.#options;
    const event = {
      timestamp: context.clock.nowMs(),
      status: change.to,
      ...(change.message === undefined ? {} : { message: change.message }),
      scheduler: schedulerHost,
    };
    const task = must(
      stores.tasks.mutateTask(id, (known) => saveState(known, event)),
      `Operation expected task ${id} to be present.`,
    );
    const oldState = must(from, "a task whose state is saved had one before");
    stores.onCommit(() => context.events.post({ type: "TaskStateChange", task, oldState }));
  }

  #reschedule({ stores, id }: Step): void {
    const task = must(stores.tasks.fetchTask(id), `Operation expected task ${id} to be present.`);
    invariant(isTerminal(task.status), `only a task that is over is replaced, and ${id} is ${task.status}`);
    const penaltyMs = this.#options.flappingPenaltyMs(task, stores.tasks);
    const { instanceId, task: config } = task.assignedTask;
    const replacement = replacementFor(task, this.#newTaskId(config, instanceId));
    stores.tasks.saveTasks([replacement]);
    const { status, message } = rescheduleTarget(penaltyMs);
    this.changeState(stores, taskId(replacement), { to: status, message });
  }

  #kill({ stores, id, change }: Step): void {
    const agentId = stores.tasks.fetchTask(id)?.assignedTask.slaveId ?? change.agentId;
    stores.onCommit(() => this.#options.context.driver.killTask(id, agentId));
  }
}
