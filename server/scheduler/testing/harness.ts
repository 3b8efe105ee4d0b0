/**
 * A whole scheduler over in-memory storage, a hand-driven clock and a {@link FakeDriver}, for tests. Time
 * moves only when told to; a commit happens at once unless it is held.
 */
import type { MemoryLogDisk } from "../../../prisma-free-store/log/memory-log.ts";
import type { Storage } from "../../../prisma-free-store/storage.ts";
import { testStorage, type TestStorage } from "../../../prisma-free-store/testing.ts";
import { ManualClock } from "../../base/clock.ts";
import { parseFlags } from "../../base/flags/parse.ts";
import { silentLogger } from "../../base/logger.ts";
import { StatsRegistry } from "../../base/stats/stats.ts";
import { DEFAULT_TIER_CONFIG } from "../../core/configuration/tiers.ts";
import { must } from "../../core/domain/invariant.ts";
import type { JobKey } from "../../core/domain/job-key.ts";
import type { JobConfiguration } from "../../core/domain/job.ts";
import type { TaskConfig } from "../../core/domain/task-config.ts";
import { taskId, type ScheduledTask } from "../../core/domain/task.ts";
import { seededRng } from "../../core/random/rng.ts";
import { schedulerFlagGroups, type SchedulerSettings } from "../flags.ts";
import type { PubsubEvent, PubsubEventType } from "../events/pubsub-event.ts";
import { FakeDriver } from "../ports/fake-driver.ts";
import type { MesosTaskState, TaskStatusUpdate } from "../ports/driver.ts";
import { createScheduler, type Scheduler } from "../scheduler.ts";

export const CALLER = { user: "jane" };
export const JOB_KEY: JobKey = { role: "www-data", environment: "prod", name: "hello" };

const EVENT_TYPES: readonly PubsubEventType[] = [
  "TaskStateChange",
  "TasksDeleted",
  "HostAttributesChanged",
  "DriverRegistered",
  "DriverDisconnected",
  "TaskStatusReceived",
  "AgentLost",
  "JobChanged",
  "QuotaChanged",
];

/** Settings as the command line would give them: `["-min_offer_hold_time=1mins"]`. */
export function settingsOf(argv: readonly string[] = []): SchedulerSettings {
  return parseFlags(schedulerFlagGroups, ["-thermos_executor_path=/opt/executor", ...argv]).values;
}

/** A service of one core, 128 MiB and 64 MiB of disk a task, unless told. */
export function fakeJob(
  options: Partial<JobConfiguration> & { readonly task?: Partial<TaskConfig> } = {},
): JobConfiguration {
  const { task, ...rest } = options;
  const key = rest.key ?? JOB_KEY;
  return {
    key,
    owner: { user: "jane" },
    cronCollisionPolicy: "KILL_EXISTING",
    instanceCount: 1,
    taskConfig: {
      job: key,
      owner: { user: "jane" },
      isService: true,
      priority: 0,
      maxTaskFailures: 1,
      resources: [{ numCpus: 1 }, { ramMb: 128 }, { diskMb: 64 }],
      constraints: [],
      executorConfig: { name: "AuroraExecutor", data: "{}" },
      container: { mesos: {} },
      ...task,
    },
    ...rest,
  };
}

export interface HarnessOptions {
  readonly argv?: readonly string[];
  /** What an earlier scheduler left behind; it cannot write any more. */
  readonly disk?: MemoryLogDisk;
  readonly startMs?: number;
  readonly seed?: number;
}

export class Harness {
  readonly clock: ManualClock;
  readonly driver = new FakeDriver();
  readonly stats = new StatsRegistry();
  readonly storage: Storage;
  /** The log under the storage: holds commits back, or fails. */
  readonly log: TestStorage["log"];
  readonly scheduler: Scheduler;
  readonly events: PubsubEvent[] = [];
  readonly fatal: { readonly error: unknown; readonly where: string }[] = [];
  #uuids = 0;

  private constructor(parts: TestStorage, options: HarnessOptions) {
    this.clock = parts.clock;
    this.storage = parts.storage;
    this.log = parts.log;
    const seed = options.seed ?? 1;
    this.scheduler = createScheduler({
      settings: settingsOf(options.argv),
      storage: this.storage,
      driver: this.driver,
      clock: this.clock,
      rng: seededRng(seed),
      stats: this.stats,
      logger: silentLogger,
      tiers: DEFAULT_TIER_CONFIG,
      clusterName: "devcluster",
      schedulerHost: "scheduler.test",
      onFatal: (error, where) => this.fatal.push({ error, where }),
      uuid: () => `uuid-${seed}-${this.#uuids++}`,
    });
    for (const type of EVENT_TYPES) this.scheduler.events.subscribe(type, (event) => this.events.push(event));
  }

  /** A scheduler over started storage; its driver is not started yet. */
  static async make(options: HarnessOptions = {}): Promise<Harness> {
    const clock = new ManualClock(options.startMs ?? 1_000_000);
    return new Harness(
      await testStorage({ clock, ...(options.disk === undefined ? {} : { disk: options.disk }) }),
      options,
    );
  }

  /** Lets everything happen that is due within a few milliseconds. */
  async settle(): Promise<void> {
    for (let i = 0; i < 6; i++) {
      await new Promise((resolve) => setImmediate(resolve));
      this.clock.advance(1);
    }
    await new Promise((resolve) => setImmediate(resolve));
  }

  /** Lets time pass, then what fell due happen. */
  async advance(byMs: number): Promise<void> {
    this.clock.advance(byMs);
    await this.settle();
  }

  /** Starts the driver, registers the framework and becomes active, as the lifecycle does. */
  async lead(): Promise<void> {
    this.scheduler.events.subscribe("DriverRegistered", ({ reregistered }) => {
      if (!reregistered) this.scheduler.activate();
    });
    this.scheduler.startDriver();
    this.driver.register();
    await this.settle();
  }

  /** Every task, in the order of their ids. */
  tasks(): ScheduledTask[] {
    return this.storage.read((stores) => stores.tasks.fetchTasks({}));
  }

  /** The active task of an instance of {@link JOB_KEY}. */
  active(instanceId = 0): ScheduledTask {
    const task = this.storage.read((stores) => stores.tasks.fetchActiveInstance({ jobKey: JOB_KEY, instanceId }));
    return must(task, `instance ${instanceId} has no active task`);
  }

  task(id: string): ScheduledTask | undefined {
    return this.storage.read((stores) => stores.tasks.fetchTask(id));
  }

  /** Mesos tells of a task, in an update that is to be acknowledged. */
  async report(id: string, state: MesosTaskState, more: Partial<TaskStatusUpdate> = {}): Promise<void> {
    const agentId = this.task(id)?.assignedTask.slaveId;
    this.driver.update({
      taskId: id,
      state,
      uuid: new Uint8Array([1, 2, 3]),
      ...(agentId === undefined ? {} : { agentId }),
      ...more,
    });
    await this.settle();
  }

  /** Takes the active task of an instance from ASSIGNED to RUNNING. */
  async run(instanceId = 0): Promise<string> {
    const id = taskId(this.active(instanceId));
    await this.report(id, "TASK_STARTING");
    await this.report(id, "TASK_RUNNING");
    return id;
  }

  stat(name: string): number | string | undefined {
    return this.stats.snapshot().find(([known]) => known === name)?.[1];
  }
}

/** A harness that leads. */
export async function leadingHarness(options: HarnessOptions = {}): Promise<Harness> {
  const harness = await Harness.make(options);
  await harness.lead();
  return harness;
}
