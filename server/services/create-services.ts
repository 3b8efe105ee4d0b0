/** The services, put together over a scheduler: what is behind the door, and the JSON endpoints. */
import type { Backups } from "../../prisma-free-store/backup/backups.ts";
import type { LogReader } from "../../prisma-free-store/log/log-reader.ts";
import type { Storage } from "../../prisma-free-store/storage.ts";
import type { ClusterStatus, LogStatus } from "../api/cluster.ts";
import type { SchedulerEvent } from "../api/events.ts";
import type { Clock } from "../base/clock.ts";
import type { FlagDescription } from "../base/flags/parse.ts";
import type { Logger } from "../base/logger.ts";
import type { StatsRegistry } from "../base/stats/stats.ts";
import type { TierConfig } from "../core/configuration/tiers.ts";
import type { Rng } from "../core/random/rng.ts";
import type { SchedulerHandle } from "../handle.ts";
import type { SchedulerLifecycle } from "../lifecycle/scheduler-lifecycle.ts";
import type { SchedulerSettings } from "../scheduler/flags.ts";
import type { ClusterInspector } from "../scheduler/ports/cluster-inspector.ts";
import type { Driver } from "../scheduler/ports/driver.ts";
import type { Scheduler } from "../scheduler/scheduler.ts";
import { executorOverhead } from "../scheduler/scheduling/mesos-task-factory.ts";
import { AdminService } from "./admin/admin-service.ts";
import { AgentsService } from "./agents/agents-service.ts";
import { CapacitySum } from "./agents/capacity.ts";
import { ClusterService, type CoordinationViews } from "./cluster/cluster-service.ts";
import { EventLoopMonitor } from "./cluster/event-loop-monitor.ts";
import { recordRegistrations } from "./cluster/registration-record.ts";
import { jsonEndpoints, type Endpoint } from "./endpoints/endpoints.ts";
import { EventFeed } from "./events/event-feed.ts";
import { feedFrom } from "./events/feed-source.ts";
import { JobIndex } from "./jobs/job-index.ts";
import { JobsService } from "./jobs/jobs-service.ts";
import { LogService } from "./log/log-service.ts";
import { QuotasService } from "./quotas/quotas-service.ts";
import { PendingReasons } from "./tasks/pending-reasons.ts";
import { Sandboxes } from "./tasks/sandbox.ts";
import { TasksService } from "./tasks/tasks-service.ts";

export interface ServicesOptions extends CoordinationViews {
  readonly clusterName: string;
  readonly version: string;
  readonly frameworkName: string;
  /** Tells this process's events from those of others; letters and digits. */
  readonly epoch: string;
  readonly settings: SchedulerSettings;
  readonly tiers: TierConfig;
  readonly flags: readonly FlagDescription[];
  readonly storage: Storage;
  readonly scheduler: Scheduler;
  readonly lifecycle: Pick<SchedulerLifecycle, "state" | "history" | "onChange">;
  readonly driver: Pick<Driver, "status">;
  readonly inspector: ClusterInspector;
  /** Where the leader listens, when one is known. */
  readonly leader: () => ClusterStatus["leader"];
  readonly logStatus: () => Promise<LogStatus>;
  /** Undefined while the log is not open. */
  readonly logReader?: () => LogReader | undefined;
  /** Writes a snapshot to the log. */
  readonly snapshot: () => Promise<void>;
  /** Undefined without `-backup_dir`. */
  readonly backups: Backups | undefined;
  readonly clock: Clock;
  /** For looking ahead; not the scheduler's own. */
  readonly rng: Rng;
  readonly stats: StatsRegistry;
  readonly logger: Logger;
}

export interface Services {
  /** For `setSchedulerHandle`. */
  readonly handle: SchedulerHandle;
  /** Aurora's JSON endpoints, by path. */
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  /** Ends the event streams, so that their clients look for another scheduler, and stops measuring. */
  close(): void;
}

/** The feed, filled from the scheduler's events. */
function startFeed(options: ServicesOptions): EventFeed {
  const { scheduler, lifecycle, clock, epoch } = options;
  const nowMs = (): number => clock.nowMs();
  const clusterEvent = (): SchedulerEvent => ({
    type: "cluster",
    lifecycle: lifecycle.state,
    registered: scheduler.isRegistered,
    atMs: nowMs(),
  });
  const feed = new EventFeed({ epoch, greeting: clusterEvent, nowMs });
  const onLifecycleChange = (listener: () => void): void => lifecycle.onChange(listener);
  feedFrom({ bus: scheduler.events, clusterEvent, onLifecycleChange, nowMs }, (event) => feed.publish(event));
  return feed;
}

/** Active agents, for saying how many have nothing on offer. */
function activeAgentsOf(agents: AgentsService): () => Promise<number | undefined> {
  return async () => {
    const master = await agents.masterView();
    return master === undefined ? undefined : [...master.values()].filter((agent) => agent.active).length;
  };
}

/** Makes the services. Call before the scheduler is activated, so that no event is missed. */
export function createServices(options: ServicesOptions): Services {
  const { storage, scheduler, settings, tiers, inspector, clock } = options;
  const logger = options.logger.child({ part: "services" });
  const { offers, taskScheduler, jobs: manager } = scheduler;
  const index = new JobIndex();
  index.follow(scheduler.events);
  const feed = startFeed(options);
  const agents = new AgentsService({ storage, inspector, offers, logger });
  const activeAgents = activeAgentsOf(agents);
  const pendingReasons = new PendingReasons({ storage, clock, requests: taskScheduler, offers, activeAgents });
  const planner = {
    scheduler,
    executorOverhead: executorOverhead(settings.executor),
    revocableSettings: { cpus: settings.offers.enableRevocableCpus, ram: settings.offers.enableRevocableRam },
    rng: options.rng,
  };
  const eventLoop = new EventLoopMonitor(clock);
  const isRegistered = (): boolean => scheduler.isRegistered;
  const offersHeld = (): number => offers.size;
  const startedMs = clock.nowMs();
  const handle: SchedulerHandle = {
    jobs: new JobsService({ storage, index, manager, planner, logger, activeAgents }),
    tasks: new TasksService({ storage, sandboxes: new Sandboxes({ inspector, clock }), pendingReasons }),
    quotas: new QuotasService({ storage, manager, logger }),
    agents,
    cluster: new ClusterService({
      ...options,
      jobs: index,
      agents,
      capacity: new CapacitySum({ storage, offers, clock }),
      eventLoop,
      isRegistered,
      registration: recordRegistrations(scheduler.events, clock),
      offersHeld,
      startedMs,
    }),
    log: new LogService({ reader: () => options.logReader?.(), clock }),
    admin: new AdminService({ ...options, logger }),
    events: feed,
    vars: () => options.stats.snapshot(),
    reportDefect: (error, about) => logger.error({ err: error, ...about }, "A request failed over a defect"),
  };
  return {
    handle,
    endpoints: jsonEndpoints({ storage, offers, tiers, taskGroups: () => scheduler.taskGroups(), pendingReasons }),
    close() {
      feed.close();
      eventLoop.stop();
    },
  };
}
