/**
 * The scheduler, put together: every room, wired to the ports and to one event bus. The one place that
 * knows all of them. Nothing happens before the lifecycle says so: `startDriver` once storage is started,
 * `activate` once the framework is registered.
 */
import { randomUUID } from "node:crypto";
import type { Storage } from "../../prisma-free-store/storage.ts";
import type { Clock } from "../base/clock.ts";
import type { Logger } from "../base/logger.ts";
import type { StatsRegistry } from "../base/stats/stats.ts";
import type { ConfigurationManagerSettings } from "../core/configuration/settings.ts";
import type { TierConfig } from "../core/configuration/tiers.ts";
import type { OfferPool } from "../core/placement/offer-pool.ts";
import type { Rng } from "../core/random/rng.ts";
import type { TaskGroup } from "../core/scheduling/task-group.ts";
import { killRetryBackoff } from "../core/scheduling/task-timeout.ts";
import type { OnFatal } from "./async/fatal.ts";
import { inBackground, type SchedulerContext } from "./context.ts";
import { EventBus } from "./events/event-bus.ts";
import type { SchedulerSettings } from "./flags.ts";
import { configurationSettings } from "./jobs/flags.ts";
import { JobManager } from "./jobs/job-manager.ts";
import { MesosCallbackHandler } from "./mesos/mesos-callback-handler.ts";
import { OfferManager } from "./offers/offer-manager.ts";
import type { Driver } from "./ports/driver.ts";
import { TaskHistoryPruner } from "./pruning/task-history-pruner.ts";
import { KillRetry } from "./reconciliation/kill-retry.ts";
import { PartitionManager } from "./reconciliation/partition-manager.ts";
import { ReturnedAgents } from "./reconciliation/returned-agents.ts";
import { TaskReconciler } from "./reconciliation/task-reconciler.ts";
import { TaskTimeout } from "./reconciliation/task-timeout.ts";
import { CapacityWatch } from "./scheduling/capacity-watch.ts";
import { executorOverhead, MesosTaskFactory } from "./scheduling/mesos-task-factory.ts";
import { RescheduleCalculator } from "./scheduling/reschedule-calculator.ts";
import { TaskGroupEvaluator } from "./scheduling/task-group-evaluator.ts";
import { TaskScheduler } from "./scheduling/task-scheduler.ts";
import { TaskThrottler } from "./scheduling/task-throttler.ts";
import { announceRecoveredTasks } from "./state/recovered-tasks.ts";
import { StateManager } from "./state/state-manager.ts";
import type { UuidSource } from "./state/task-id.ts";
import { TaskStatusHandler } from "./state/task-status-handler.ts";
import { exportTaskStatusStats } from "./vars/task-status-stats.ts";
import { exportTaskVars } from "./vars/task-vars.ts";

export interface SchedulerOptions {
  readonly settings: SchedulerSettings;
  readonly storage: Storage;
  readonly driver: Driver;
  readonly clock: Clock;
  readonly rng: Rng;
  readonly stats: StatsRegistry;
  readonly logger: Logger;
  readonly tiers: TierConfig;
  readonly clusterName: string;
  /** Recorded with every change of a task. */
  readonly schedulerHost: string;
  /** Told of what makes it impossible to go on; the process is to end. */
  readonly onFatal: OnFatal;
  /** Makes the unique part of task ids. */
  readonly uuid?: UuidSource;
}

export interface Scheduler {
  /** What happens, after it is durable. */
  readonly events: EventBus;
  /** What clients may do. */
  readonly jobs: JobManager;
  /** The offers held; to be read only. */
  readonly offers: OfferPool;
  readonly stateManager: StateManager;
  readonly reconciler: TaskReconciler;
  /** Asks what a task would ask of a host. */
  readonly taskScheduler: TaskScheduler;
  /** What jobs are checked against. */
  readonly configuration: ConfigurationManagerSettings;
  /** True while the framework is registered with a master. */
  readonly isRegistered: boolean;
  /** Groups of pending tasks, with their penalties. */
  taskGroups(): Iterable<TaskGroup>;
  /** Storage is started: looks for the master and registers. `DriverRegistered` tells of the outcome. */
  startDriver(): void;
  /** The framework is registered: takes up the tasks found in storage, and begins what is done by schedule. */
  activate(): void;
  /** Ends all work, then the driver's connection. */
  stop(): Promise<void>;
}

/** Makes a scheduler; it is idle until {@link Scheduler.startDriver}. */
export function createScheduler(options: SchedulerOptions): Scheduler {
  const { storage, driver, clock, rng, stats } = options;
  const logger = options.logger.child({ part: "scheduler" });
  let isStopped = false;
  // A write that fails because everything is being shut down is no news.
  const onFatal: OnFatal = (error, where) => {
    if (!isStopped) options.onFatal(error, where);
  };
  const events = new EventBus({ stats, logger, onFatal });
  const context: SchedulerContext = { storage, driver, clock, rng, stats, logger, events, onFatal };
  const rooms = buildRooms(context, options);
  return {
    events,
    jobs: rooms.jobs,
    offers: rooms.offers.pool,
    stateManager: rooms.stateManager,
    reconciler: rooms.reconciler,
    taskScheduler: rooms.taskScheduler,
    configuration: rooms.configuration,
    get isRegistered() {
      return rooms.listener.isRegistered;
    },
    taskGroups: () => rooms.groups.groups(),
    startDriver() {
      const frameworkId = storage.read((stores) => stores.scheduler.fetchFrameworkId());
      driver.start(rooms.listener, frameworkId);
    },
    activate() {
      rooms.reconciler.start();
      inBackground(
        context,
        "taking up the tasks in storage",
        announceRecoveredTasks(context, () => isStopped),
      );
    },
    async stop() {
      isStopped = true;
      for (const room of rooms.stoppable) room.stop();
      await driver.stop();
    },
  };
}

interface Rooms {
  readonly jobs: JobManager;
  readonly offers: OfferManager;
  readonly stateManager: StateManager;
  readonly reconciler: TaskReconciler;
  readonly taskScheduler: TaskScheduler;
  readonly groups: TaskGroupEvaluator;
  readonly configuration: ConfigurationManagerSettings;
  readonly listener: MesosCallbackHandler;
  readonly stoppable: readonly { stop(): void }[];
}

function buildRooms(context: SchedulerContext, options: SchedulerOptions): Rooms {
  const { settings, tiers, clusterName, schedulerHost, uuid = randomUUID } = options;
  const { scheduling } = settings;
  exportTaskVars(context);
  exportTaskStatusStats(context);
  const reschedule = new RescheduleCalculator(context, scheduling);
  const stateManager = new StateManager({
    context,
    flappingPenaltyMs: reschedule.flappingPenaltyMs,
    uuid,
    schedulerHost,
  });
  const offers = new OfferManager(context, settings.offers);
  const batched = { context, stateManager, maxBatchSize: scheduling.maxTaskEventBatchSize };
  const taskScheduler = new TaskScheduler({
    context,
    stateManager,
    offers,
    taskFactory: new MesosTaskFactory({ settings: settings.executor, clusterName, defaultTier: tiers.defaultTier }),
    executorOverhead: executorOverhead(settings.executor),
    tiers,
    unavailabilityThresholdMs: settings.offers.unavailabilityThresholdMs,
  });
  const maxTasksPerAttempt = scheduling.maxTasksPerScheduleAttempt;
  const reconciler = new TaskReconciler(context, settings.reconciliation);
  const configuration = configurationSettings(settings.jobs, tiers);
  const statusHandler = new TaskStatusHandler({
    context,
    stateManager,
    maxBatchSize: scheduling.maxStatusUpdateBatchSize,
  });
  const listener = new MesosCallbackHandler({
    context,
    offers,
    statusHandler,
    returnedAgents: new ReturnedAgents(context),
  });
  const groups = new TaskGroupEvaluator({
    context,
    taskScheduler,
    settings: scheduling,
    startupDelayMs: reschedule.startupDelayMs,
    onNoMatch: (key) => taskScheduler.countVetoes(key),
  });
  return {
    jobs: new JobManager({ context, stateManager, configuration }),
    offers,
    stateManager,
    reconciler,
    taskScheduler,
    groups,
    configuration,
    listener,
    stoppable: [
      new CapacityWatch({ context, offers, taskScheduler, groups, maxTasksPerAttempt }),
      groups,
      offers,
      new TaskThrottler({ ...batched, flappingPenaltyMs: reschedule.flappingPenaltyMs }),
      new TaskTimeout({ ...batched, settings: settings.reconciliation }),
      new KillRetry(context, killRetryBackoff(settings.reconciliation)),
      new PartitionManager(batched),
      new TaskHistoryPruner({ ...batched, settings: settings.pruning }),
      reconciler,
    ],
  };
}
