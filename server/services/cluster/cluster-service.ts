/** The scheduler itself, for people: lifecycle, leader, framework, log, flags, tiers. */
import { getHeapStatistics } from "node:v8";
import type { Storage } from "../../../prisma-free-store/storage.ts";
import type {
  CandidateView,
  ClusterApi,
  ClusterStatus,
  LeadershipTerm,
  LogStatus,
  MemoryView,
  TierConfigs,
  ZooKeeperSessionView,
} from "../../api/cluster.ts";
import type { FlagDescription } from "../../base/flags/parse.ts";
import { isApiError } from "../../core/domain/api-error.ts";
import type { TierConfig } from "../../core/configuration/tiers.ts";
import type { SchedulerLifecycle } from "../../lifecycle/scheduler-lifecycle.ts";
import type { Driver } from "../../scheduler/ports/driver.ts";
import type { AgentsService } from "../agents/agents-service.ts";
import type { CapacitySum } from "../agents/capacity.ts";
import type { JobIndex } from "../jobs/job-index.ts";
import type { EventLoopMonitor } from "./event-loop-monitor.ts";
import { ownLeadership } from "./own-leadership.ts";
import type { RegistrationView } from "./registration-record.ts";

/** What is known of the other schedulers; left out by a scheduler that runs alone. */
export interface CoordinationViews {
  /** Where this process listens. */
  readonly self?: () => { readonly host: string; readonly port: number };
  /** Who led since when, oldest first. */
  readonly leadership?: () => readonly LeadershipTerm[];
  /** Who takes part in the election, the leader first; undefined until it is known. */
  readonly candidates?: () => readonly CandidateView[] | undefined;
  readonly zooKeeper?: () => ZooKeeperSessionView;
}

export interface ClusterOptions extends CoordinationViews {
  readonly clusterName: string;
  readonly version: string;
  readonly frameworkName: string;
  /** Epoch milliseconds at which the process began. */
  readonly startedMs: number;
  readonly flags: readonly FlagDescription[];
  readonly tiers: TierConfig;
  readonly lifecycle: Pick<SchedulerLifecycle, "state" | "history">;
  readonly driver: Pick<Driver, "status">;
  /** True while the framework is registered with a master. */
  readonly isRegistered: () => boolean;
  readonly registration: () => RegistrationView;
  /** Where the leader listens, when one is known. */
  readonly leader: () => ClusterStatus["leader"];
  readonly logStatus: () => Promise<LogStatus>;
  readonly offersHeld: () => number;
  readonly storage: Storage;
  readonly jobs: JobIndex;
  readonly agents: Pick<AgentsService, "masterView">;
  readonly capacity: CapacitySum;
  readonly eventLoop: EventLoopMonitor;
}

export class ClusterService implements ClusterApi {
  readonly #options: ClusterOptions;

  constructor(options: ClusterOptions) {
    this.#options = options;
  }

  async status(): Promise<ClusterStatus> {
    const { lifecycle, jobs } = this.#options;
    const [agents, jobCount] = await Promise.all([this.#agents(), this.#jobCount()]);
    return {
      clusterName: this.#options.clusterName,
      version: this.#options.version,
      lifecycle: lifecycle.state,
      lifecycleHistory: lifecycle.history,
      startedMs: this.#options.startedMs,
      ...this.#coordination(),
      framework: this.#framework(),
      ...agents,
      offersHeld: this.#options.offersHeld(),
      taskCounts: jobs.totals(),
      jobCount,
      eventLoopDelayMs: this.#options.eventLoop.delay(),
      ...memoryOf(),
    };
  }

  flags(): Promise<readonly FlagDescription[]> {
    return Promise.resolve(this.#options.flags);
  }

  tiers(): Promise<TierConfigs> {
    const { defaultTier, tiers } = this.#options.tiers;
    return Promise.resolve({
      defaultTierName: defaultTier,
      tiers: [...tiers].map(([name, { preemptible, revocable }]) => ({
        name,
        settings: { preemptible: String(preemptible), revocable: String(revocable) },
      })),
    });
  }

  logStatus(): Promise<LogStatus> {
    return this.#options.logStatus();
  }

  #coordination(): Pick<ClusterStatus, "self" | "leader" | "leadership" | "candidates" | "zooKeeper"> {
    const { lifecycle } = this.#options;
    const self = this.#options.self?.();
    const leader = this.#options.leader();
    const candidates = this.#options.candidates?.();
    const zooKeeper = this.#options.zooKeeper?.();
    const here = self ?? (leader?.isSelf === true ? leader : undefined);
    const own = here === undefined ? [] : ownLeadership(lifecycle.history, here);
    return {
      ...(self === undefined ? {} : { self }),
      ...(leader === undefined ? {} : { leader }),
      ...(candidates === undefined ? {} : { candidates }),
      ...(zooKeeper === undefined ? {} : { zooKeeper }),
      leadership: this.#options.leadership?.() ?? own,
    };
  }

  #framework(): ClusterStatus["framework"] {
    const { state, master, frameworkId, lastEventMs } = this.#options.driver.status();
    return {
      name: this.#options.frameworkName,
      ...(frameworkId === undefined ? {} : { id: frameworkId }),
      registered: this.#options.isRegistered(),
      driverState: state,
      ...(master === undefined ? {} : { master: `${master.host}:${master.port}` }),
      ...(lastEventMs === undefined ? {} : { lastEventMs }),
      ...this.#options.registration(),
    };
  }

  /** The master is not asked before there is one to ask. */
  async #agents(): Promise<Pick<ClusterStatus, "agents" | "capacity">> {
    if (!this.#options.isRegistered()) return {};
    const master = await this.#options.agents.masterView();
    if (master === undefined) return {};
    const agents = [...master.values()];
    const capacity = await whenReady(() => this.#options.capacity.of(master));
    return {
      agents: { active: agents.filter((agent) => agent.active).length, total: agents.length },
      ...(capacity === undefined ? {} : { capacity }),
    };
  }

  /** Before storage is ready there is a status all the same, with nothing counted. */
  async #jobCount(): Promise<number> {
    const { storage, jobs } = this.#options;
    const count = await whenReady(() =>
      storage.readCommitted((stores) => {
        jobs.load(() => stores.tasks.fetchTasks({}));
        const crons = stores.cronJobs.fetchJobs().filter((job) => jobs.get(job.key) === undefined);
        return jobs.entries().length + crons.length;
      }),
    );
    return count ?? 0;
  }
}

/** Undefined while storage is not ready to be read. */
async function whenReady<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (isApiError(error) && error.code === "ERROR_TRANSIENT") return undefined;
    throw error;
  }
}

function memoryOf(): { readonly memoryBytes: number; readonly memory: MemoryView } {
  const { rss, heapUsed, heapTotal, external } = process.memoryUsage();
  const heapLimit = getHeapStatistics().heap_size_limit;
  return { memoryBytes: rss, memory: { rss, heapUsed, heapTotal, heapLimit, external } };
}
