/**
 * The scheduler's own path: tasks in the stores, `TaskScheduler` with its offers and state manager, every
 * write encoded and committed to a log in memory. The launches go to a driver that only counts them.
 */
import { testStorage } from "../../prisma-free-store/testing.ts";
import type { Storage } from "../../prisma-free-store/storage.ts";
import { systemClock } from "../../server/base/clock.ts";
import { silentLogger } from "../../server/base/logger.ts";
import { StatsRegistry } from "../../server/base/stats/stats.ts";
import { DEFAULT_TIER_CONFIG } from "../../server/core/configuration/tiers.ts";
import { EMPTY_BAG } from "../../server/core/domain/resource-bag.ts";
import type { TaskConfig } from "../../server/core/domain/task-config.ts";
import type { ScheduledTask } from "../../server/core/domain/task.ts";
import { taskId } from "../../server/core/domain/task.ts";
import { hostOffer } from "../../server/core/placement/host-offer.ts";
import { seededRng } from "../../server/core/random/rng.ts";
import type { SchedulerContext } from "../../server/scheduler/context.ts";
import { EventBus } from "../../server/scheduler/events/event-bus.ts";
import { OfferManager } from "../../server/scheduler/offers/offer-manager.ts";
import type { Driver } from "../../server/scheduler/ports/driver.ts";
import { MesosTaskFactory } from "../../server/scheduler/scheduling/mesos-task-factory.ts";
import { TaskScheduler } from "../../server/scheduler/scheduling/task-scheduler.ts";
import { StateManager } from "../../server/scheduler/state/state-manager.ts";
import { settingsOf } from "../../server/scheduler/testing/harness.ts";
import { makeConfig, makeHosts, offerOn, pendingTasks } from "./cluster.ts";
import { TASKS_PER_ATTEMPT } from "./core-bench.ts";
import type { Shape } from "./shapes.ts";

export class SchedulerBench {
  readonly #shape: Shape;
  readonly #storage: Storage;
  readonly #scheduler: TaskScheduler;
  #tasks: readonly ScheduledTask[] = [];

  private constructor(shape: Shape, storage: Storage, scheduler: TaskScheduler) {
    this.#shape = shape;
    this.#storage = storage;
    this.#scheduler = scheduler;
  }

  static async make(shape: Shape): Promise<SchedulerBench> {
    const { storage } = await testStorage();
    const { scheduler, offers } = buildScheduler(storage);
    const hosts = makeHosts(shape.hosts, shape.hostsPerRack);
    for (let i = 0; i < hosts.length; i += 1_000) {
      await storage.write((stores) => {
        for (const host of hosts.slice(i, i + 1_000)) stores.attributes.saveHostAttributes(host);
      });
    }
    hosts.forEach((host, i) => offers.pool.add(hostOffer(offerOn(host, i), host, offers.revocableSettings)));
    const bench = new SchedulerBench(shape, storage, scheduler);
    await bench.#fill(makeConfig({ tier: "preferred" }), Math.round(shape.hosts * shape.siblingUtilization));
    await bench.#fill(makeConfig({ role: "victim" }), Math.round(shape.hosts * shape.victimUtilization));
    if (!shape.isFilling) bench.#tasks = await bench.#save(shape.config, shape.tasks);
    return bench;
  }

  async run(ops: number): Promise<void> {
    const { config, tasks, isFilling } = this.#shape;
    for (let i = 0; i < ops; i++) {
      const placed = await this.#schedule(isFilling ? await this.#save(config, tasks) : this.#tasks);
      const expected = isFilling ? tasks : 0;
      if (placed !== expected) throw new Error(`${placed} tasks were placed instead of ${expected}`);
    }
  }

  async #fill(config: TaskConfig, count: number): Promise<void> {
    for (let left = count; left > 0; left -= 500) {
      await this.#schedule(await this.#save(config, Math.min(left, 500)));
    }
  }

  async #save(config: TaskConfig, count: number): Promise<readonly ScheduledTask[]> {
    const tasks = pendingTasks(config, count);
    await this.#storage.write((stores) => {
      stores.tasks.saveTasks(tasks);
    });
    return tasks;
  }

  /** One write for the attempts of all tasks. @returns how many were placed. */
  async #schedule(tasks: readonly ScheduledTask[]): Promise<number> {
    const ids = tasks.map(taskId);
    const stored = this.#storage.read((stores) => stores.tasks.fetchTask(ids[0] ?? ""));
    const key = stored?.assignedTask.task ?? this.#shape.config;
    const attempts = [];
    for (let i = 0; i < ids.length; i += TASKS_PER_ATTEMPT) {
      attempts.push({ key, taskIds: ids.slice(i, i + TASKS_PER_ATTEMPT) });
    }
    const done = await this.#scheduler.schedule(attempts);
    return done.reduce((total, one) => total + one.length, 0);
  }
}

function buildScheduler(storage: Storage): { readonly scheduler: TaskScheduler; readonly offers: OfferManager } {
  const stats = new StatsRegistry();
  const fatal = (error: unknown): never => {
    throw error;
  };
  const context: SchedulerContext = {
    storage,
    driver: countingDriver(),
    clock: systemClock,
    rng: seededRng(1),
    stats,
    logger: silentLogger,
    events: new EventBus({ stats, logger: silentLogger, onFatal: fatal }),
    onFatal: fatal,
  };
  const settings = settingsOf();
  const offers = new OfferManager(context, settings.offers);
  let uuids = 0;
  const stateManager = new StateManager({
    context,
    flappingPenaltyMs: () => 0,
    uuid: () => `uuid-${uuids++}`,
    schedulerHost: "bench",
  });
  const scheduler = new TaskScheduler({
    context,
    stateManager,
    offers,
    taskFactory: new MesosTaskFactory({
      settings: settings.executor,
      clusterName: "bench",
      defaultTier: DEFAULT_TIER_CONFIG.defaultTier,
    }),
    executorOverhead: EMPTY_BAG,
    tiers: DEFAULT_TIER_CONFIG,
    unavailabilityThresholdMs: 60_000,
  });
  return { scheduler, offers };
}

/** Takes launches and forgets them. */
function countingDriver(): Driver {
  const ignore = (): void => undefined;
  return {
    start: ignore,
    status: () => ({ state: "SUBSCRIBED" }),
    acceptOffers: ignore,
    declineOffers: ignore,
    killTask: ignore,
    acknowledge: ignore,
    reconcile: ignore,
    suppressOffers: ignore,
    reviveOffers: ignore,
    stop: async () => undefined,
  };
}
