/** What a scenario's scheduler says of itself: status, flags, tiers, log, stats. */
import type { ClusterCapacity, ClusterStatus, LogStatus, TierConfigs } from "../../server/api/cluster.ts";
import type { FlagDescription } from "../../server/base/flags/parse.ts";
import { addBags, bagOf, EMPTY_BAG, subtractBags } from "../../server/core/domain/resource-bag.ts";
import { type ScheduleStatus, SCHEDULE_STATUSES } from "../../server/core/domain/schedule-status.ts";
import { ensembleLogStatus, latencies } from "./ensemble.ts";
import type { World } from "./world.ts";

const MB = 1024 * 1024;
const SELF = { host: "127.0.0.1", port: 8081 } as const;

function flag(
  group: string,
  name: string,
  rest: readonly [type: string, help: string, byDefault: string, value?: string],
): FlagDescription {
  const [type, help, defaultValue, value] = rest;
  return { group, name, type, help, defaultValue, value: value ?? defaultValue, isSet: value !== undefined };
}

export const FLAGS: readonly FlagDescription[] = [
  flag("HTTP", "http_port", [
    "integer",
    "The port that pages, API and stats are served on; 0 lets the system choose.",
    "0",
    "8081",
  ]),
  flag("HTTP", "http_ip", ["string", "The address to listen on.", "127.0.0.1"]),
  flag("Log", "native_log_quorum_size", ["integer", "Replicas that must agree on every write.", "1"]),
  flag("Log", "native_log_file_path", ["string", "The directory of this replica's log.", "", "/var/lib/aurora/log"]),
  flag("Log", "dlog_snapshot_interval", ["duration", "How often the state is written as a whole.", "1hrs"]),
  flag("Offers", "min_offer_hold_time", ["duration", "The shortest time that an offer is held.", "5mins"]),
  flag("Offers", "offer_hold_jitter_window", ["duration", "The most that is added to it at random.", "1mins"]),
  flag("Scheduling", "flapping_task_threshold", [
    "duration",
    "A task that ends sooner counts as flapping.",
    "5mins",
    "2mins",
  ]),
  flag("Scheduling", "max_flapping_task_penalty", ["duration", "The longest wait of a flapping task.", "5mins"]),
];

export const TIERS: TierConfigs = {
  defaultTierName: "preemptible",
  tiers: [
    { name: "preferred", settings: { preemptible: "false", revocable: "false" } },
    { name: "preemptible", settings: { preemptible: "true", revocable: "false" } },
    { name: "revocable", settings: { preemptible: "true", revocable: "true" } },
  ],
};

export function countAll(world: World): Partial<Record<ScheduleStatus, number>> {
  const counts: Partial<Record<ScheduleStatus, number>> = {};
  for (const { status } of world.tasks.values()) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** As the scenario's scheduler says it. */
export function statusOf(world: World): ClusterStatus {
  const base = loneStatus(world);
  return world.data.ensemble?.status(base, world.startedMs) ?? base;
}

function capacityOf(world: World): ClusterCapacity {
  const { agents } = world.data;
  const asked = world.activeTasks().filter(({ assignedTask }) => assignedTask.slaveHost !== undefined);
  const total = agents.reduce((sum, agent) => addBags(sum, agent.total), EMPTY_BAG);
  const requested = asked.reduce(
    (sum, { assignedTask }) => addBags(sum, bagOf(assignedTask.task.resources)),
    EMPTY_BAG,
  );
  return { agents: agents.length, unknown: 0, total, requested, offered: subtractBags(total, requested) };
}

function loneStatus(world: World): ClusterStatus {
  const { lifecycle = "ACTIVE", registered = true, agents, clusterName = "east" } = world.data;
  const { startedMs } = world;
  return {
    clusterName,
    version: "0.23.0",
    lifecycle,
    lifecycleHistory: [
      { state: "IDLE", atMs: startedMs },
      { state: "PREPARING_STORAGE", atMs: startedMs + 12 },
      { state: "STORAGE_PREPARED", atMs: startedMs + 640 },
      { state: "LEADER_AWAITING_REGISTRATION", atMs: startedMs + 652 },
      ...(lifecycle === "ACTIVE" ? [{ state: "ACTIVE" as const, atMs: startedMs + 980 }] : []),
    ],
    startedMs,
    self: SELF,
    leader: { ...SELF, isSelf: true },
    leadership: [{ ...SELF, isSelf: true, sinceMs: startedMs + 652 }],
    framework: {
      name: "Aurora",
      id: "8f1a2b3c-2c1f-4c43-9c1b-6a1f2d7b5c10-0000",
      registered,
      driverState: registered ? "SUBSCRIBED" : "DISCONNECTED",
      master: "127.0.0.1:5050",
      lastEventMs: Date.now() - 1200,
      ...(registered ? { registeredMs: startedMs + 980, registrations: 1 } : {}),
    },
    capacity: capacityOf(world),
    agents: { active: agents.filter(({ active }) => active).length, total: agents.length },
    offersHeld: agents.filter(({ active }) => active).length,
    taskCounts: countAll(world),
    jobCount: world.jobs.size,
    eventLoopDelayMs: { p50: 0.4, p99: 6 + Math.random() * 3, max: 21 },
    memoryBytes: 182 * MB,
    memory: { rss: 182 * MB, heapUsed: 64 * MB, heapTotal: 96 * MB, heapLimit: 4144 * MB, external: 9 * MB },
  };
}

export function logStatus(world: World): LogStatus {
  const begin = world.log.begin();
  const end = world.log.end();
  const { ensemble } = world.data;
  if (ensemble !== undefined) return ensembleLogStatus(ensemble.log, { begin, end });
  const positions = { begin: String(begin), end: String(end), promised: "3", lag: "0" };
  return {
    quorumSize: 1,
    path: "/var/lib/aurora/log",
    lastSnapshotMs: Date.now() - 41 * 60_000,
    appendLatencyMs: { p50: 0.3, p99: 1.8 },
    appendLatency: latencies(0.3, 11),
    replicas: [{ pid: "local", isSelf: true, status: "VOTING", ...positions }],
  };
}

export function varsOf(world: World): [string, number | string][] {
  const seconds = Math.floor((Date.now() - world.startedMs) / 1000);
  const counts = countAll(world);
  const vars: [string, number | string][] = [
    ["framework_registered", world.data.registered === false ? 0 : 1],
    ["process_uptime_secs", seconds],
    ["scheduler_log_native_append_events", seconds * 7],
    ["scheduler_log_native_append_nanos_total", seconds * 2_150_000],
    ["scheduler_resource_offers", world.data.agents.length],
    ["system_hostname", "aurora-1.example.com"],
    ["timed_out_tasks", 0],
    ...SCHEDULE_STATUSES.map((status): [string, number] => [`task_store_${status}`, counts[status] ?? 0]),
  ];
  return vars.sort(([a], [b]) => (a < b ? -1 : 1));
}
