/**
 * One attempt to place pending tasks of a group: asks the core for a plan against the offers held, and
 * carries it out. Behaviour from Aurora's `scheduling/TaskSchedulerImpl.java` and `TaskAssignerImpl.java`.
 *
 * - Assignment is one write: a task goes from PENDING to ASSIGNED with its agent and ports, and its offer
 *   leaves the pool. The launch is sent when the write is committed, so Mesos never runs a task that a
 *   crash could make us forget.
 * - An offer that became void between the two (rescinded, disconnected) cannot be launched on: its tasks go
 *   to LOST and are replaced.
 * - Should the process end between the two, the tasks are found in ASSIGNED at the next start; Mesos is
 *   asked about them, does not know them, and they are replaced.
 */
import type { Attribute } from "../../core/domain/host.ts";
import { SLAVE_ASSIGNED_STATES } from "../../core/domain/schedule-status.ts";
import type { ResourceBag } from "../../core/domain/resource-bag.ts";
import type { TaskConfig } from "../../core/domain/task-config.ts";
import type { AssignedTask } from "../../core/domain/task.ts";
import { tierOf, type TierConfig } from "../../core/configuration/tiers.ts";
import { AttributeAggregate } from "../../core/placement/attribute-aggregate.ts";
import { resourceRequest, type ResourceRequest } from "../../core/placement/resource-request.ts";
import { filterOffer, type FilterContext } from "../../core/placement/scheduling-filter.ts";
import { NO_RESERVATIONS, planAssignments, type OfferLaunch } from "../../core/placement/task-assigner.ts";
import type { TaskGroupKey } from "../../core/scheduling/task-group.ts";
import type { MutableStoreProvider, StoreProvider } from "../../../prisma-free-store/storage.ts";
import type { Counter, TimerStat } from "../../base/stats/stats.ts";
import { inBackground, type SchedulerContext } from "../context.ts";
import type { OfferManager } from "../offers/offer-manager.ts";
import type { TaskLaunch } from "../ports/driver.ts";
import type { StateManager } from "../state/state-manager.ts";
import { countVetoes } from "../vars/task-vars.ts";
import type { MesosTaskFactory } from "./mesos-task-factory.ts";

const LAUNCH_FAILED_MESSAGE = "The offer was withdrawn before the task could be launched on it.";

/** Looking at all of 10,000 offers after every failed attempt would cost more than the attempts. */
const VETO_SAMPLE_SIZE = 50;

/** Tasks of one group to be placed. */
export interface ScheduleAttempt {
  readonly key: TaskGroupKey;
  readonly taskIds: readonly string[];
}

export interface TaskSchedulerOptions {
  readonly context: SchedulerContext;
  readonly stateManager: StateManager;
  readonly offers: OfferManager;
  readonly taskFactory: MesosTaskFactory;
  readonly executorOverhead: ResourceBag;
  readonly tiers: TierConfig;
  readonly unavailabilityThresholdMs: number;
}

export class TaskScheduler {
  readonly #options: TaskSchedulerOptions;
  readonly #attempts: TimerStat;
  readonly #fired: Counter;
  readonly #failed: Counter;
  readonly #noMatch: Counter;
  readonly #launchFailures: Counter;

  constructor(options: TaskSchedulerOptions) {
    this.#options = options;
    const { stats } = options.context;
    this.#attempts = stats.timer("task_schedule_attempt");
    this.#fired = stats.counter("schedule_attempts_fired");
    this.#failed = stats.counter("schedule_attempts_failed");
    this.#noMatch = stats.counter("schedule_attempts_no_match");
    this.#launchFailures = stats.counter("assigner_launch_failures");
  }

  /**
   * Makes the attempts in one write. Resolves when it is committed, for each attempt with the tasks that
   * are done with: assigned, or not PENDING any more. An attempt that fails over a defect is logged and
   * undone, as if nothing had matched.
   */
  async schedule(attempts: readonly ScheduleAttempt[]): Promise<readonly (readonly string[])[]> {
    const { context, offers } = this.#options;
    const taken: string[] = [];
    try {
      return await context.storage.write((stores) =>
        attempts.map((attempt) => this.#attempts.time(() => this.#attempt(stores, attempt, taken))),
      );
    } catch (error) {
      for (const offerId of taken) offers.putBack(offerId);
      context.logger.error({ err: error }, "Task scheduling unexpectedly failed, will be retried");
      this.#failed.increment();
      return attempts.map(() => []);
    }
  }

  /** What a task of the group asks of a host now. */
  requestOf(key: TaskGroupKey, stores: StoreProvider): ResourceRequest {
    const { executorOverhead, tiers } = this.#options;
    return resourceRequest(key, {
      executorOverhead,
      jobState: jobState(key, stores),
      revocable: tierOf(key, tiers).revocable,
    });
  }

  /** What decides whether a host counts as going away. */
  filterContext(): FilterContext {
    const { context, unavailabilityThresholdMs } = this.#options;
    return { nowMs: context.clock.nowMs(), unavailabilityThresholdMs };
  }

  /** Counts in the stats what keeps tasks of the group from being placed, on a sample of the offers held. */
  countVetoes(key: TaskGroupKey): void {
    const { context, offers } = this.#options;
    const request = context.storage.read((stores) => this.requestOf(key, stores));
    let left = VETO_SAMPLE_SIZE;
    for (const offer of offers.pool.values()) {
      if (left-- === 0) return;
      countVetoes(context.stats, filterOffer(offer, request, this.filterContext()));
    }
  }

  #attempt(stores: MutableStoreProvider, { key, taskIds }: ScheduleAttempt, taken: string[]): string[] {
    const pending = taskIds.flatMap((id) => {
      const task = stores.tasks.fetchTask(id);
      return task?.status === "PENDING" ? [task.assignedTask] : [];
    });
    if (pending.length === 0) return [...taskIds];
    this.#fired.increment(pending.length);
    const plan = this.#plan(stores, key, pending);
    for (const launch of plan.launches) {
      this.#options.offers.take(launch.offer.offer.id);
      taken.push(launch.offer.offer.id);
      this.#assign(stores, launch);
    }
    this.#noMatch.increment(plan.unassigned.length);
    const unassigned = new Set(plan.unassigned);
    return taskIds.filter((id) => !unassigned.has(id));
  }

  #plan(stores: StoreProvider, key: TaskGroupKey, tasks: readonly AssignedTask[]): ReturnType<typeof planAssignments> {
    const { context, offers, executorOverhead } = this.#options;
    return planAssignments(offers.pool, {
      request: this.requestOf(key, stores),
      groupKey: key,
      tasks,
      executorOverhead,
      reservations: NO_RESERVATIONS,
      context: this.filterContext(),
      revocableSettings: offers.revocableSettings,
      rng: context.rng,
    });
  }

  #assign(stores: MutableStoreProvider, { offer, assignments }: OfferLaunch): void {
    const { stateManager, taskFactory, offers, context } = this.#options;
    const { id, agentId, hostname } = offer.offer;
    const tasks = assignments.map((assignment): TaskLaunch => {
      const placement = { slaveId: agentId, slaveHost: hostname, assignedPorts: assignment.assignedPorts };
      const { assignedTask } = stateManager.assignTask(stores, assignment.task.taskId, placement);
      return taskFactory.create(assignedTask, assignment);
    });
    stores.onCommit(() => {
      const taskIds = tasks.map((task) => task.taskId);
      context.logger.info({ host: hostname, agentId, taskIds }, "Offer is being accepted");
      if (!offers.launch(id, tasks)) this.#launchFailed(taskIds);
    });
  }

  #launchFailed(taskIds: readonly string[]): void {
    const { context, stateManager } = this.#options;
    this.#launchFailures.increment(taskIds.length);
    context.logger.warn({ taskIds }, "Failed to launch tasks");
    const write = context.storage.write((stores) => {
      for (const id of taskIds) {
        stateManager.changeState(stores, id, { to: "LOST", casState: "ASSIGNED", message: LAUNCH_FAILED_MESSAGE });
      }
    });
    inBackground(context, "giving up on tasks that could not be launched", write);
  }
}

/** Where the tasks of the job are, which only limit constraints ask for. */
function jobState(config: TaskConfig, stores: StoreProvider): AttributeAggregate {
  if (!config.constraints.some(({ constraint }) => "limit" in constraint)) return AttributeAggregate.empty();
  return new AttributeAggregate(() => hostsOfTasks(config, stores));
}

function* hostsOfTasks(config: TaskConfig, stores: StoreProvider): Iterable<readonly Attribute[]> {
  for (const { status, assignedTask } of stores.tasks.fetchJobTasks(config.job)) {
    const host = assignedTask.slaveHost;
    if (!SLAVE_ASSIGNED_STATES.has(status) || host === undefined) continue;
    yield stores.attributes.getHostAttributes(host)?.attributes ?? [];
  }
}
