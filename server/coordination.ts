/**
 * How the schedulers of a cluster find one another and share the log: through ZooKeeper with `-zk_endpoints`, or not at
 * all, when there is one scheduler and its log has one replica.
 */
import { openLocalLog } from "../prisma-free-store/log/local-log.ts";
import { Libprocess } from "../prisma-free-store/log/libprocess/libprocess.ts";
import { libprocessSettings } from "../prisma-free-store/log/libprocess/settings.ts";
import type { Log, LogError } from "../prisma-free-store/log/log.ts";
import { openReplicatedLog } from "../prisma-free-store/log/replicated/replicated-log.ts";
import type { Clock } from "./base/clock.ts";
import type { Logger } from "./base/logger.ts";
import type { StatsRegistry } from "./base/stats/stats.ts";
import { must } from "./core/domain/invariant.ts";
import type { HostAndPort, LeaderView } from "./http/ports.ts";
import type { LeaderElection } from "./lifecycle/ports.ts";
import { singleSchedulerElection } from "./lifecycle/single-scheduler-election.ts";
import type { Settings } from "./options.ts";
import type { CoordinationViews } from "./services/cluster/cluster-service.ts";
import { openZooKeeper } from "./zookeeper/open-zookeeper.ts";
import { zookeeperReplicaGroup } from "./zookeeper/replica-group/replica-group.ts";
import type { ZooKeeper } from "./zookeeper/requests.ts";
import { zookeeperCandidateMonitor } from "./zookeeper/serverset/candidate-monitor.ts";
import { zookeeperElection } from "./zookeeper/serverset/election.ts";
import { zookeeperLeaderMonitor } from "./zookeeper/serverset/leader-monitor.ts";
import { recordSession } from "./zookeeper/session-history.ts";

export interface Coordination {
  readonly election: LeaderElection;
  readonly leaderView: LeaderView;
  /** What is known of the others; nothing for a scheduler that runs alone. */
  readonly views: CoordinationViews;
  /**
   * Opens this scheduler's replica of the log. `onDiskFailed` hears of a directory that fails later on.
   * @throws {LogError}
   * @throws {ReplicaRefusedError} as a rejection, when this scheduler must not take part
   */
  openLog(onDiskFailed: (error: LogError) => void): Promise<Log>;
  /** Ends what keeps the schedulers in touch, when all else has stopped. */
  close(): Promise<void>;
}

export interface CoordinationOptions {
  readonly settings: Settings;
  /** This scheduler's HTTP address, as others are to use it. */
  readonly self: () => HostAndPort;
  readonly clock: Clock;
  readonly stats: StatsRegistry;
  readonly logger: Logger;
}

/** Returns at once; what cannot be reached is tried again and again. */
export function coordinate(options: CoordinationOptions): Coordination {
  return options.settings.zooKeeper.endpoints.length === 0 ? alone(options) : amongOthers(options);
}

function alone({ settings, self, logger, stats }: CoordinationOptions): Coordination {
  const election = singleSchedulerElection();
  return {
    election,
    leaderView: {
      hasRivals: false,
      leader: () => (election.isAdvertised ? { ...self(), isSelf: true } : undefined),
    },
    views: {},
    openLog: () => openLocalLog({ path: settings.log.path, logger, stats }),
    close: () => Promise.resolve(),
  };
}

function amongOthers(options: CoordinationOptions): Coordination {
  const { settings, self, clock, stats, logger } = options;
  const zooKeeper = openZooKeeper({ settings: settings.zooKeeper, clock, stats, logger });
  const path = must(settings.zooKeeper.serversetPath, "-zk_endpoints comes with -serverset_path");
  const shared = { zooKeeper, path, self, clock, logger };
  const election = zookeeperElection({ ...shared, endpointName: settings.zooKeeper.serversetEndpointName });
  const monitor = zookeeperLeaderMonitor(shared);
  const line = zookeeperCandidateMonitor(shared);
  stats.gauge("scheduler_leader", () => (election.isLeading ? 1 : 0));
  return {
    election,
    leaderView: {
      hasRivals: true,
      leader() {
        const leader = monitor.leader();
        // What a killed predecessor at this address has left in ZooKeeper is not about this process.
        return leader?.isSelf === true && !election.isLeading ? undefined : leader;
      },
    },
    views: {
      self,
      leadership: () => monitor.history(),
      candidates: () => line.candidates(),
      zooKeeper: recordSession(zooKeeper.session, clock),
    },
    openLog: (onDiskFailed) => openReplica({ ...options, zooKeeper, onDiskFailed }),
    async close() {
      monitor.close();
      line.close();
      await zooKeeper.session.close();
    },
  };
}

interface ReplicaOptions extends CoordinationOptions {
  readonly zooKeeper: ZooKeeper;
  readonly onDiskFailed: (error: LogError) => void;
}

async function openReplica({ settings, zooKeeper, clock, stats, logger, onDiskFailed }: ReplicaOptions): Promise<Log> {
  const { log } = settings;
  const random = Math.random;
  const groupPath = must(log.zkGroupPath, "-zk_endpoints comes with -native_log_zk_group_path");
  const quorum = { size: log.quorumSize, previousSize: settings.zooKeeper.previousQuorumSize };
  return openReplicatedLog({
    path: log.path,
    quorumSize: log.quorumSize,
    group: zookeeperReplicaGroup({ zooKeeper, path: groupPath, quorum, clock, logger }),
    libprocess: await Libprocess.listen({ settings: libprocessSettings(process.env), clock, stats, random }),
    limits: log,
    clock,
    random,
    stats,
    logger: logger.child({ part: "log" }),
    onDiskFailed,
  });
}
