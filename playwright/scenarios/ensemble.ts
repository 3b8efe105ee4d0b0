/** Ensembles of schedulers, as the console of one of them sees them: who leads, whose replica votes, how ZooKeeper is. */
import type {
  AppendLatencySample,
  ClusterStatus,
  LeadershipTerm,
  LogStatus,
  ReplicaView,
  ZooKeeperSessionView,
} from "../../server/api/cluster.ts";
import { DAY, HOUR, MINUTE } from "./build.ts";

/** How a scenario's status differs from that of a scheduler that runs alone. */
export interface EnsembleData {
  /** Milliseconds that count as the scenario's beginning. */
  status(base: ClusterStatus, startedMs: number): ClusterStatus;
  readonly log: EnsembleLog;
}

export interface EnsembleLog {
  readonly quorumSize: number;
  /** Of the replicas, this process's own first; `end` is the log's. */
  replicas(end: number, begin: number): readonly ReplicaView[];
  readonly isWriter: boolean;
}

const SECOND = 1000;
const BUCKET_MS = 5 * SECOND;
const BUCKETS = 60;
const HOSTS = ["aurora-1.example.com", "aurora-2.example.com", "aurora-3.example.com"] as const;

/** Between 0 and 1, the same for the same numbers. */
function noise(a: number, b: number): number {
  const mixed = Math.imul(a ^ (b * 2654435761), 2246822519) >>> 0;
  return ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32;
}

/** What writes took in the last minutes: `baseMs`, with a burst now and then. */
export function latencies(baseMs: number, seed: number, silentMs = 0): AppendLatencySample[] {
  const last = Math.floor((Date.now() - silentMs) / BUCKET_MS);
  const first = Math.floor(Date.now() / BUCKET_MS) - BUCKETS;
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => {
    const bucket = first + i + 1;
    const burst = noise(bucket, seed + 7) > 0.96 ? 8 : 1;
    const p50Ms = baseMs * (0.8 + 0.4 * noise(bucket, seed));
    const p99Ms = p50Ms * (2 + 2 * noise(bucket, seed + 1)) * burst;
    const count = 20 + Math.floor(40 * noise(bucket, seed + 2));
    return { atMs: bucket * BUCKET_MS, p50Ms, p99Ms, maxMs: p99Ms * 1.3, count };
  });
}

interface ReplicaSpec {
  readonly status?: ReplicaView["status"];
  readonly silentMs?: number;
  readonly lag?: number;
}

function pidOf(index: number): string {
  return `log-replica(1)@10.4.0.${11 + index}:8083`;
}

/** Three replicas; the specs say what is wrong with each. */
export function replicasOf(
  specs: readonly [ReplicaSpec, ReplicaSpec, ReplicaSpec],
  options: { readonly self?: number; readonly isWriter?: boolean } = {},
): EnsembleLog {
  const { self = 0, isWriter = true } = options;
  const order = [self, ...[0, 1, 2].filter((index) => index !== self)];
  return {
    quorumSize: 2,
    isWriter,
    replicas: (end, begin) =>
      order.map((index): ReplicaView => {
        const { status = "VOTING", silentMs = 0, lag = 0 } = specs[index] ?? {};
        const positions = {
          begin: String(begin),
          end: String(end - lag),
          promised: "7",
          lag: String(lag),
        };
        return {
          pid: pidOf(index),
          isSelf: index === self,
          status,
          ...(status === "VOTING" ? positions : {}),
          ...(index === self || status === "UNKNOWN" ? {} : { silentMs: silentMs + 200 + (Date.now() % 1500) }),
          ...(isWriter && status === "VOTING" ? { appendLatency: latencies(0.6 + index * 0.35, index, silentMs) } : {}),
        };
      }),
  };
}

/** Who led over the last days, aurora-1 at last. */
function termsUntil(startedMs: number, self: number): LeadershipTerm[] {
  const at = (index: number): Pick<LeadershipTerm, "host" | "port" | "isSelf"> => ({
    host: HOSTS[index] ?? "",
    port: 8081,
    isSelf: index === self,
  });
  return [
    { ...at(2), isSelf: false, sinceMs: startedMs - 3 * DAY, untilMs: startedMs - 26 * HOUR },
    { ...at(1), isSelf: false, sinceMs: startedMs - 26 * HOUR + 640, untilMs: startedMs + 40 * MINUTE },
    { ...at(0), sinceMs: startedMs + 40 * MINUTE + 15_720 },
  ];
}

function session(startedMs: number): ZooKeeperSessionView {
  return {
    state: "connected",
    sinceMs: startedMs + 180,
    isSuspect: false,
    sessionId: "1000a3f5e2b0004",
    sessionTimeoutMs: 15_000,
    server: "zk2.example.com:2181",
    servers: "zk1.example.com:2181,zk2.example.com:2181,zk3.example.com:2181",
    sessions: 1,
    changes: [{ state: "connected", atMs: startedMs + 180, server: "zk2.example.com:2181" }],
  };
}

function candidates(startedMs: number, self: number): NonNullable<ClusterStatus["candidates"]> {
  return HOSTS.map((host, index) => ({ host, isSelf: index === self, sinceMs: startedMs - (3 - index) * 7 * MINUTE }));
}

/** Aurora-1, which leads. */
export function leading(base: ClusterStatus, startedMs: number): ClusterStatus {
  const ledMs = startedMs + 40 * MINUTE + 15_720;
  const self = { host: HOSTS[0], port: 8081 };
  return {
    ...base,
    lifecycleHistory: [
      { state: "IDLE", atMs: startedMs },
      { state: "PREPARING_STORAGE", atMs: startedMs + 12 },
      { state: "STORAGE_PREPARED", atMs: startedMs + 640 },
      { state: "LEADER_AWAITING_REGISTRATION", atMs: ledMs - 410 },
      { state: "ACTIVE", atMs: ledMs },
    ],
    self,
    leader: { ...self, isSelf: true },
    leadership: termsUntil(startedMs, 0),
    candidates: candidates(startedMs, 0),
    zooKeeper: session(startedMs),
    framework: { ...base.framework, registeredMs: ledMs, registrations: 1 },
  };
}

/** Aurora-2, which follows. */
export function following(base: ClusterStatus, startedMs: number): ClusterStatus {
  const { agents: _agents, capacity: _capacity, ...rest } = base;
  return {
    ...rest,
    lifecycle: "STORAGE_PREPARED",
    lifecycleHistory: [
      { state: "IDLE", atMs: startedMs + 41 * MINUTE },
      { state: "PREPARING_STORAGE", atMs: startedMs + 41 * MINUTE + 9 },
      { state: "STORAGE_PREPARED", atMs: startedMs + 41 * MINUTE + 812 },
    ],
    startedMs: startedMs + 41 * MINUTE,
    self: { host: HOSTS[1], port: 8081 },
    leader: { host: HOSTS[0], port: 8081, isSelf: false },
    leadership: termsUntil(startedMs, 1).slice(-1),
    candidates: [candidates(startedMs, 1)[0], candidates(startedMs, 1)[2], candidates(startedMs, 1)[1]].flatMap(
      (candidate) => candidate ?? [],
    ),
    zooKeeper: { ...session(startedMs + 41 * MINUTE), sessionId: "2000a3f5e2b0011", server: "zk3.example.com:2181" },
    framework: { name: base.framework.name, registered: false, driverState: "STOPPED" },
    offersHeld: 0,
    taskCounts: {},
    jobCount: 0,
    memoryBytes: 164 * 1024 * 1024,
  };
}

/** A follower that knows of no leader: the last one is gone, and nobody has been elected. */
export function leaderless(base: ClusterStatus, startedMs: number): ClusterStatus {
  const { leader: _leader, ...status } = following(base, startedMs);
  const [last] = status.leadership ?? [];
  const goneMs = Date.now() - 4 * SECOND;
  return {
    ...status,
    leadership: last === undefined ? [] : [{ ...last, untilMs: goneMs }],
    candidates: status.candidates?.slice(1) ?? [],
  };
}

/** A scheduler that cannot open its log yet. */
export function preparing(base: ClusterStatus, startedMs: number): ClusterStatus {
  const status = leaderless(base, startedMs);
  return {
    ...status,
    lifecycle: "PREPARING_STORAGE",
    lifecycleHistory: status.lifecycleHistory.slice(0, 2),
    leadership: [],
    candidates: [],
  };
}

/** The leader, whose connection to ZooKeeper is gone. */
export function suspended(base: ClusterStatus, startedMs: number): ClusterStatus {
  const status = leading(base, startedMs);
  const zooKeeper = session(startedMs);
  const sinceMs = base.startedMs + Math.max(0, Date.now() - base.startedMs - 6 * SECOND);
  const { server: _server, ...rest } = zooKeeper;
  return {
    ...status,
    zooKeeper: {
      ...rest,
      state: "suspended",
      sinceMs,
      changes: [
        ...zooKeeper.changes,
        { state: "suspended", atMs: startedMs + 90 * MINUTE },
        { state: "connected", atMs: startedMs + 90 * MINUTE + 2300, server: "zk1.example.com:2181" },
        { state: "suspended", atMs: sinceMs },
      ],
    },
  };
}

/** A follower whose session has expired, and that begins another one. */
export function expired(base: ClusterStatus, startedMs: number): ClusterStatus {
  const status = following(base, startedMs);
  const atMs = Date.now() - 40 * SECOND;
  const { server: _server, sessionId: _id, ...rest } = session(startedMs);
  return {
    ...status,
    zooKeeper: {
      ...rest,
      state: "connecting",
      isSuspect: true,
      sinceMs: atMs,
      changes: [
        ...rest.changes,
        { state: "suspended", atMs: atMs - 15 * SECOND },
        { state: "suspect", atMs: atMs - 5 * SECOND },
        { state: "expired", atMs },
      ],
    },
  };
}

/** The log's status for a scenario. */
export function ensembleLogStatus(log: EnsembleLog, at: { readonly begin: number; readonly end: number }): LogStatus {
  const appendLatency = log.isWriter ? latencies(0.9, 5) : [];
  const last = appendLatency.at(-1);
  return {
    quorumSize: log.quorumSize,
    path: "/var/lib/aurora/log",
    ...(at.end > 0 ? { lastSnapshotMs: Date.now() - 41 * MINUTE } : {}),
    appendLatencyMs: { p50: last?.p50Ms ?? 0, p99: last?.p99Ms ?? 0 },
    ...(log.isWriter ? { appendLatency } : {}),
    replicas: log.replicas(at.end, at.begin),
  };
}
