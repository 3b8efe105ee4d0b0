/** The scheduler itself: lifecycle, framework, log, flags, tiers. */
import type { FlagDescription } from "../base/flags/parse.ts";
import type { ResourceBag } from "../core/domain/resource-bag.ts";
import type { StatusCounts } from "./jobs.ts";

/** Aurora's `SchedulerLifecycle.State`. */
export type LifecycleState =
  "IDLE" | "PREPARING_STORAGE" | "STORAGE_PREPARED" | "LEADER_AWAITING_REGISTRATION" | "ACTIVE" | "DEAD";

/** A time in which one scheduler led, as far as this process has seen. */
export interface LeadershipTerm {
  /** Where it listened, or listens. */
  readonly host: string;
  readonly port: number;
  /** True for the terms of this process, not for those of earlier ones at its address. */
  readonly isSelf: boolean;
  /** Epoch milliseconds. */
  readonly sinceMs: number;
  /** Absent while it leads. */
  readonly untilMs?: number;
}

/** A scheduler that takes part in the election. */
export interface CandidateView {
  readonly host: string;
  readonly isSelf: boolean;
  /** Since when it stands in the line; epoch milliseconds by ZooKeeper's clock. */
  readonly sinceMs?: number;
}

/** `suspended`: there is a session and no connection. */
export type ZooKeeperSessionState = "connecting" | "connected" | "suspended" | "expired" | "closed";

export interface ZooKeeperSessionView {
  readonly state: ZooKeeperSessionState;
  /** When it came into this state; epoch milliseconds. */
  readonly sinceMs: number;
  /** True once so long has passed without a sign of life that ZooKeeper may have given the session up. */
  readonly isSuspect: boolean;
  /** Hexadecimal, as ZooKeeper's own logs have it; absent while there is no session. */
  readonly sessionId?: string;
  /** As negotiated; before that, as asked for. */
  readonly sessionTimeoutMs: number;
  /** The server connected to. */
  readonly server?: string;
  /** The servers there are, as `-zk_endpoints` has them. */
  readonly servers: string;
  /** Sessions had so far: more than one means that earlier ones have expired. */
  readonly sessions: number;
  /** The latest changes of state, oldest first. */
  readonly changes: readonly {
    readonly state: ZooKeeperSessionState | "suspect";
    readonly atMs: number;
    readonly server?: string;
  }[];
}

/** Memory of this process, in bytes. */
export interface MemoryView {
  readonly rss: number;
  readonly heapUsed: number;
  readonly heapTotal: number;
  /** The heap's limit: beyond it the process ends. */
  readonly heapLimit: number;
  /** Buffers and the like, outside the heap. */
  readonly external: number;
}

/** What all agents have, and where it goes. */
export interface ClusterCapacity {
  readonly agents: number;
  /** Agents that the master does not list: what they have is not part of the total. */
  readonly unknown: number;
  readonly total: ResourceBag;
  /** By the active tasks, without their executors' share. */
  readonly requested: ResourceBag;
  /** In offers that are held. */
  readonly offered: ResourceBag;
}

export interface ClusterStatus {
  readonly clusterName: string;
  readonly version: string;
  readonly lifecycle: LifecycleState;
  /** Changes of lifecycle in this process, oldest first; epoch milliseconds. */
  readonly lifecycleHistory: readonly {
    readonly state: LifecycleState;
    readonly atMs: number;
    readonly message?: string;
  }[];
  readonly startedMs: number;
  /** Where this process listens. */
  readonly self?: { readonly host: string; readonly port: number };
  /** Where the leader listens, when one is known. */
  readonly leader?: { readonly host: string; readonly port: number; readonly isSelf: boolean };
  /** Who led since when, oldest first: what this process has seen since it started. */
  readonly leadership?: readonly LeadershipTerm[];
  /** The schedulers that may lead, in the order in which they will; the first is the leader or about to be. */
  readonly candidates?: readonly CandidateView[];
  /** Absent for a scheduler that runs without ZooKeeper. */
  readonly zooKeeper?: ZooKeeperSessionView;
  readonly framework: {
    readonly name: string;
    readonly id?: string;
    readonly registered: boolean;
    readonly driverState: string;
    readonly master?: string;
    readonly lastEventMs?: number;
    /** Since when it is registered without a break; epoch milliseconds. */
    readonly registeredMs?: number;
    /** Since when it is not, after it was. */
    readonly disconnectedMs?: number;
    /** How often this process has been registered. */
    readonly registrations?: number;
  };
  /** Agents the master lists; absent while it cannot be asked. */
  readonly agents?: { readonly active: number; readonly total: number };
  /** Absent while the master cannot be asked; some seconds old at most. */
  readonly capacity?: ClusterCapacity;
  readonly offersHeld: number;
  readonly taskCounts: StatusCounts;
  readonly jobCount: number;
  /** Event loop delay of this process in milliseconds over the last minute. */
  readonly eventLoopDelayMs: { readonly p50: number; readonly p99: number; readonly max: number };
  readonly memoryBytes: number;
  readonly memory?: MemoryView;
}

/** `GetTierConfigResult` of api.thrift. */
export interface TierConfigs {
  readonly defaultTierName: string;
  readonly tiers: readonly { readonly name: string; readonly settings: Readonly<Record<string, string>> }[];
}

/** `Metadata.Status` of Mesos's log. UNKNOWN: the replica is a member of the group and has never answered this process. */
export type ReplicaStatus = "VOTING" | "RECOVERING" | "STARTING" | "EMPTY" | "UNKNOWN";

/** How long a replica took to answer the writes of a few seconds: from the request until its answer was here. */
export interface AppendLatencySample {
  /** Epoch milliseconds of the beginning of those seconds. */
  readonly atMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** The writes that were answered. */
  readonly count: number;
}

/** One replica of the log, as this process knows it. Positions are decimal strings; what is not known is absent. */
export interface ReplicaView {
  /** libprocess PID, `log-replica(1)@127.0.0.1:8083`; `local` for a log without a network. */
  readonly pid: string;
  readonly isSelf: boolean;
  readonly status: ReplicaStatus;
  /** The first position that is not truncated, and the last that was written; absent while it does not vote. */
  readonly begin?: string;
  readonly end?: string;
  /** The highest proposal it is known to have promised to. */
  readonly promised?: string;
  /**
   * Positions that it lacks, up to the last one that is known anywhere. Of this process's own replica those that are
   * not known to be agreed upon count as well.
   */
  readonly lag?: string;
  /** Milliseconds since it last answered; absent for this process's own. A replica that is gone is silent for long. */
  readonly silentMs?: number;
  /**
   * Of every 5 seconds of the last 5 minutes in which it answered writes of this process, oldest first. Empty, or
   * absent, when this process has not been the log's writer.
   */
  readonly appendLatency?: readonly AppendLatencySample[];
}

export interface LogStatus {
  readonly quorumSize: number;
  readonly path: string;
  readonly replicas: readonly ReplicaView[];
  readonly lastSnapshotMs?: number;
  /** Of the latest writes of this process, until a quorum held each. */
  readonly appendLatencyMs: { readonly p50: number; readonly p99: number };
  /** The same over time, as {@link ReplicaView.appendLatency} has it for each replica. */
  readonly appendLatency?: readonly AppendLatencySample[];
}

export interface ClusterApi {
  status(): Promise<ClusterStatus>;
  flags(): Promise<readonly FlagDescription[]>;
  tiers(): Promise<TierConfigs>;
  logStatus(): Promise<LogStatus>;
}
