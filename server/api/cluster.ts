/** The scheduler itself: lifecycle, framework, log, flags, tiers. */
import type { FlagDescription } from "../base/flags/parse.ts";
import type { StatusCounts } from "./jobs.ts";

/** Aurora's `SchedulerLifecycle.State`. */
export type LifecycleState =
  "IDLE" | "PREPARING_STORAGE" | "STORAGE_PREPARED" | "LEADER_AWAITING_REGISTRATION" | "ACTIVE" | "DEAD";

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
  /** Where the leader listens, when one is known. */
  readonly leader?: { readonly host: string; readonly port: number; readonly isSelf: boolean };
  readonly framework: {
    readonly name: string;
    readonly id?: string;
    readonly registered: boolean;
    readonly driverState: string;
    readonly master?: string;
    readonly lastEventMs?: number;
  };
  /** Agents the master lists; absent while it cannot be asked. */
  readonly agents?: { readonly active: number; readonly total: number };
  readonly offersHeld: number;
  readonly taskCounts: StatusCounts;
  readonly jobCount: number;
  /** Event loop delay of this process in milliseconds over the last minute. */
  readonly eventLoopDelayMs: { readonly p50: number; readonly p99: number; readonly max: number };
  readonly memoryBytes: number;
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
  /** Epoch milliseconds of the end of those seconds. */
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
  readonly appendLatencyMs: { readonly p50: number; readonly p99: number };
}

export interface ClusterApi {
  status(): Promise<ClusterStatus>;
  flags(): Promise<readonly FlagDescription[]>;
  tiers(): Promise<TierConfigs>;
  logStatus(): Promise<LogStatus>;
}
