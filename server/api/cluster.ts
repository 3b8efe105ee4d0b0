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

/** `Metadata.Status` of Mesos's log. */
export type ReplicaStatus = "VOTING" | "RECOVERING" | "STARTING" | "EMPTY";

/** One replica of the log. Positions are decimal strings. */
export interface ReplicaView {
  /** libprocess PID, `log-replica(1)@127.0.0.1:8083`; `local` for a log without a network. */
  readonly pid: string;
  readonly isSelf: boolean;
  readonly status: ReplicaStatus;
  readonly begin: string;
  readonly end: string;
  readonly promised: string;
  /** Positions behind the leader's end. */
  readonly lag: string;
  /** Milliseconds since it last answered; absent for this process's own. A replica that is gone is silent for long. */
  readonly silentMs?: number;
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
