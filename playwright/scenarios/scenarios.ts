/** The named scenarios: every state of the console that is worth looking at. */
import type { PendingExplanation, VetoTally } from "../../server/api/jobs.ts";
import { jobKeyString } from "../../server/core/domain/job-key.ts";
import type { ScheduleStatus } from "../../server/core/domain/schedule-status.ts";
import type { ScheduledTask } from "../../server/core/domain/task.ts";
import {
  agentOf,
  aggregate,
  configOf,
  DAY,
  HOUR,
  jobOf,
  type JobSpec,
  MINUTE,
  running,
  type TaskSpec,
  taskOf,
} from "./build.ts";
import { ensembleScenarios } from "./ensemble-scenarios.ts";
import type { WorldData } from "./world.ts";

const RACKS = ["a", "a", "b", "b", undefined, undefined] as const;

function sixAgents(): WorldData["agents"] {
  return [
    ...RACKS.map((rack, i) => agentOf({ host: `agent-${i + 1}.example.com`, ...(rack === undefined ? {} : { rack }) })),
    agentOf({ host: "redis-1.example.com", dedicated: "database/redis", cpus: 32, ramMb: 131_072 }),
    agentOf({ host: "redis-2.example.com", dedicated: "database/redis", cpus: 32, ramMb: 131_072 }),
    agentOf({ host: "gpu-1.example.com", dedicated: "*/gpu", cpus: 8 }),
  ];
}

/** Log of a task, long enough to be scrolled. */
function logText(lines: number): string {
  const start = Date.UTC(2026, 10, 23, 9, 0, 0);
  return Array.from({ length: lines }, (_, i) => {
    const at = new Date(start + i * 730).toISOString();
    if (i % 97 === 41)
      return `${at} WARN slow answer from upstream redis-1.example.com:6379 after ${200 + (i % 300)} ms`;
    if (i % 211 === 100)
      return `${at} ERROR connection reset by peer while reading response header from upstream, client: 10.4.${i % 255}.17, request: "GET /api/v2/items/${i}?expand=owner,tags,history HTTP/1.1", will be retried with backoff`;
    return `${at} INFO  GET /api/v2/items/${i} 200 ${3 + (i % 17)}ms`;
  })
    .join("\n")
    .concat("\n");
}

const FILES: Readonly<Record<string, string>> = {
  stdout: "aurora-executor: started main\n",
  stderr: "",
  "task.json": '{\n  "name": "hello"\n}\n',
  ".logs/main/0/stdout": logText(4000),
  ".logs/main/0/stderr": "warning: no configuration file given, using defaults\n",
  "etc/server.conf": "listen 31337\nworkers 4\n",
};

const HELLO: JobSpec = { key: "www-data/prod/hello", instances: 12, tier: "preferred", cpus: 1, ramMb: 512 };
const API: JobSpec = { key: "www-data/prod/api", instances: 6, tier: "preferred", cpus: 2, ramMb: 2048 };
const STAGING: JobSpec = { key: "www-data/staging/hello", instances: 2 };
const REDIS: JobSpec = {
  key: "database/prod/redis",
  instances: 2,
  tier: "preferred",
  cpus: 4,
  ramMb: 16_384,
  constraints: [{ name: "dedicated", constraint: { value: { negated: false, values: ["database/redis"] } } }],
};
const REPORT: JobSpec = { key: "analytics/devel/report", instances: 1, service: false };

interface RunningSpec {
  readonly job: JobSpec;
  readonly hosts: readonly string[];
  readonly agoMs: number;
}

function runningTasks({ job, hosts, agoMs }: RunningSpec, nowMs: number): ScheduledTask[] {
  const config = configOf(job);
  return Array.from({ length: job.instances }, (_, instanceId) => {
    const host = hosts[instanceId % hosts.length];
    const spec = { config, instanceId, life: running(agoMs + instanceId * 37_000) };
    return taskOf(host === undefined ? spec : { ...spec, host }, nowMs);
  });
}

const HOSTS = RACKS.map((_, i) => `agent-${i + 1}.example.com`);

/** Nothing runs yet. */
function empty(): WorldData {
  return { agents: [], jobs: [], tasks: [], files: FILES };
}

/** A small cluster where all is well. */
function calm(nowMs = Date.now()): WorldData {
  return {
    agents: sixAgents(),
    jobs: [HELLO, API, STAGING, REDIS, REPORT].map(jobOf),
    tasks: [
      ...runningTasks({ job: HELLO, hosts: HOSTS, agoMs: 3 * DAY }, nowMs),
      ...runningTasks({ job: API, hosts: HOSTS, agoMs: 5 * HOUR }, nowMs),
      ...runningTasks({ job: STAGING, hosts: HOSTS, agoMs: 40 * MINUTE }, nowMs),
      ...runningTasks({ job: REDIS, hosts: ["redis-1.example.com", "redis-2.example.com"], agoMs: 21 * DAY }, nowMs),
      taskOf(
        {
          config: configOf(REPORT),
          instanceId: 0,
          host: HOSTS[0] ?? "",
          life: [...running(26 * MINUTE), ["FINISHED", 4 * MINUTE, "Process report succeeded"]],
        },
        nowMs,
      ),
    ],
    quotas: [
      ["www-data", aggregate(40, 40_960, 20_480)],
      ["database", aggregate(16, 65_536, 20_480)],
    ],
    files: FILES,
  };
}

function veto(
  kind: VetoTally["kind"],
  reason: string,
  [agents, sentence, advice]: readonly [number, string, string],
): VetoTally {
  return { kind, reason, agents, sentence, advice };
}

const EVERY_VETO: PendingExplanation = {
  reason:
    "Insufficient: CPU, Constraint not satisfied: rack, Constraint not satisfied: host, Constraint not satisfied: dedicated",
  summary:
    "No agent can take it: most are short of CPU or lack the attribute rack; the rest are full, dedicated or in maintenance.",
  agentsConsidered: 9,
  agentsThatFit: 0,
  vetoes: [
    veto("INSUFFICIENT_RESOURCES", "Insufficient: CPU", [
      4,
      "4 of 9 agents have less than the 8 cores that it asks for; the most that any of them has free is 6.5.",
      "Ask for at most 6.5 cores, free some, or add a larger agent.",
    ]),
    veto("CONSTRAINT_MISMATCH", "Constraint not satisfied: rack", [
      2,
      "2 of 9 agents lack the attribute rack.",
      "Give them the attribute, or drop the constraint rack is a.",
    ]),
    veto("DEDICATED_CONSTRAINT_MISMATCH", "Constraint not satisfied: dedicated", [
      2,
      "2 of 9 agents are dedicated to database/redis.",
      "Only jobs of the role database that ask for database/redis run there.",
    ]),
    veto("LIMIT_NOT_SATISFIED", "Constraint not satisfied: host", [
      1,
      "1 of 9 agents already has as many instances of the job as its limit of 1 on host allows.",
      "Raise the limit, or add agents.",
    ]),
    veto("MAINTENANCE", "Host DRAINING for maintenance", [
      1,
      "1 of 9 agents is draining for maintenance.",
      "It takes tasks again when its maintenance ends.",
    ]),
  ],
  nearest: [
    { host: "agent-1.example.com", lacks: "1.5 of 8 cores" },
    { host: "agent-3.example.com", lacks: "rack is a (it is b)" },
  ],
};

/** A job that waits, for every reason there is. */
function pending(nowMs = Date.now()): WorldData {
  const base = calm(nowMs);
  const job: JobSpec = {
    key: "analytics/prod/crunch",
    instances: 4,
    cpus: 8,
    ramMb: 16_384,
    constraints: [
      { name: "rack", constraint: { value: { negated: false, values: ["a"] } } },
      { name: "host", constraint: { limit: { limit: 1 } } },
    ],
  };
  const config = configOf(job);
  return {
    ...base,
    agents: base.agents.map((agent, i) => (i === 5 ? { ...agent, mode: "DRAINING" as const } : agent)),
    jobs: [...base.jobs, jobOf(job)],
    tasks: [
      ...base.tasks,
      taskOf({ config, instanceId: 0, host: HOSTS[1] ?? "", life: running(2 * HOUR) }, nowMs),
      ...[1, 2, 3].map((instanceId) =>
        taskOf({ config, instanceId, life: [["PENDING", 14 * MINUTE + instanceId * 1000]] }, nowMs),
      ),
    ],
    explain: (key) => (jobKeyString(key) === job.key ? EVERY_VETO : undefined),
  };
}

const CRASH = "Task failed: Process main exited with status 1 after 3 failures";

/** A job that keeps failing, in all the states that this goes through. */
function flapping(nowMs = Date.now()): WorldData {
  const base = calm(nowMs);
  const job: JobSpec = { key: "www-data/prod/flappy", instances: 4, command: "exec ./crashes" };
  const config = configOf(job);
  const tasks: ScheduledTask[] = [];
  for (let instanceId = 0; instanceId < 4; instanceId++) {
    for (let run = 0; run < 8; run++) {
      const agoMs = (8 - run) * 6 * MINUTE + instanceId * 11_000;
      tasks.push(
        taskOf(
          {
            config,
            instanceId,
            run,
            host: HOSTS[(instanceId + run) % HOSTS.length] ?? "",
            failures: run + 1,
            life: [
              ["THROTTLED", agoMs + 130_000, "Rescheduled, penalized for 60000 ms for flapping"],
              ["PENDING", agoMs + 70_000],
              ["ASSIGNED", agoMs + 69_000],
              ["STARTING", agoMs + 67_000],
              ["RUNNING", agoMs + 64_000],
              ["FAILED", agoMs, CRASH],
            ],
          },
          nowMs,
        ),
      );
    }
    const life: TaskSpec["life"] =
      instanceId === 3
        ? running(20_000)
        : [["THROTTLED", 40_000 + instanceId * 5000, "Rescheduled, penalized for 60000 ms for flapping"]];
    tasks.push(
      taskOf(
        { config, instanceId, run: 8, failures: 8, life, ...(instanceId === 3 ? { host: HOSTS[2] ?? "" } : {}) },
        nowMs,
      ),
    );
  }
  return { ...base, jobs: [...base.jobs, jobOf(job)], tasks: [...base.tasks, ...tasks] };
}

function entry(status: ScheduleStatus, agoMs: number, message: string | undefined): TaskSpec["life"][number] {
  return message === undefined ? [status, agoMs] : [status, agoMs, message];
}

/** One job with an instance in every state. */
function everyState(nowMs = Date.now()): WorldData {
  const base = calm(nowMs);
  const job: JobSpec = { key: "www-data/devel/zoo", instances: 15 };
  const config = configOf(job);
  const host = (i: number): string => HOSTS[i % HOSTS.length] ?? "";
  const states: readonly (readonly [ScheduleStatus, string?])[] = [
    ["THROTTLED", "Rescheduled, penalized for 60000 ms for flapping"],
    ["PENDING"],
    ["ASSIGNED"],
    ["STARTING"],
    ["RUNNING"],
    ["PARTITIONED", "The agent has not been reachable for 75 secs"],
    ["PREEMPTING", "Preempting in favor of www-data-prod-hello-3"],
    ["RESTARTING", "Restarted by alice"],
    ["DRAINING"],
    ["KILLING", "Killed by alice"],
    ["FINISHED"],
    ["FAILED", CRASH],
    ["KILLED", "Command terminated with signal Terminated"],
    ["LOST", "Agent agent-6.example.com was removed"],
  ];
  const tasks = states.map(([status, message], instanceId) => {
    const isWaiting = status === "THROTTLED" || status === "PENDING";
    const life: TaskSpec["life"] = isWaiting
      ? [entry(status, 3 * MINUTE, message)]
      : status === "ASSIGNED"
        ? [
            ["PENDING", 9000],
            ["ASSIGNED", 4000],
          ]
        : [...running(20 * MINUTE).slice(0, status === "STARTING" ? 2 : 4), entry(status, 90_000, message)];
    return taskOf({ config, instanceId, life, ...(isWaiting ? {} : { host: host(instanceId) }) }, nowMs);
  });
  return {
    ...base,
    jobs: [...base.jobs, jobOf({ ...job, instances: tasks.length })],
    tasks: [...base.tasks, ...tasks],
    explain: (key) =>
      jobKeyString(key) === job.key
        ? {
            ...EVERY_VETO,
            summary: "No agent with an offer was there to consider.",
            agentsConsidered: 0,
            vetoes: [],
            nearest: [],
          }
        : undefined,
  };
}

/** 10,000 instances on 500 agents, some of them in trouble. */
function huge(nowMs = Date.now()): WorldData {
  const job: JobSpec = { key: "www-data/prod/huge", instances: 10_000, cpus: 0.25, ramMb: 256 };
  const config = configOf(job);
  const agents = Array.from({ length: 500 }, (_, i) =>
    agentOf({ host: `node-${String(i + 1).padStart(3, "0")}.example.com`, rack: `r${i % 20}`, active: i % 97 !== 50 }),
  );
  const tasks = Array.from({ length: 10_000 }, (_, instanceId) => {
    const host = agents[instanceId % agents.length]?.host ?? "";
    if (instanceId % 1201 === 7 || (instanceId >= 4200 && instanceId < 4230)) {
      return taskOf({ config, instanceId, life: [["PENDING", 5 * MINUTE]] }, nowMs);
    }
    if (instanceId % 1999 === 3) {
      return taskOf(
        {
          config,
          instanceId,
          failures: 6,
          life: [["THROTTLED", MINUTE, "Rescheduled, penalized for 60000 ms for flapping"]],
        },
        nowMs,
      );
    }
    if (instanceId % 500 === 50) {
      return taskOf({ config, instanceId, host, life: [...running(DAY), ["PARTITIONED", 75_000]] }, nowMs);
    }
    if (instanceId > 9950) return taskOf({ config, instanceId, host, life: running(0).slice(0, 3) }, nowMs);
    return taskOf({ config, instanceId, host, life: running(DAY + (instanceId % 600) * 1000) }, nowMs);
  });
  return {
    agents,
    jobs: [jobOf(job)],
    tasks,
    files: FILES,
    explain: () => ({
      ...EVERY_VETO,
      agentsConsidered: 500,
      vetoes: EVERY_VETO.vetoes.map((each) => ({ ...each, agents: each.agents * 55 })),
    }),
  };
}

/** Quotas that are full, exceeded and missing; creation is refused. */
function fullQuotas(nowMs = Date.now()): WorldData {
  return {
    ...calm(nowMs),
    quotas: [
      ["www-data", aggregate(24, 18_432, 2048)],
      ["database", aggregate(6, 65_536, 20_480)],
    ],
    refusal: "Insufficient resource quota: CPU quota exceeded by 2.00 core(s)",
  };
}

/** The scheduler waits for the master; nothing is registered. */
function unregistered(nowMs = Date.now()): WorldData {
  return { ...calm(nowMs), lifecycle: "LEADER_AWAITING_REGISTRATION", registered: false };
}

export const SCENARIOS = {
  empty,
  calm,
  pending,
  flapping,
  "every-state": everyState,
  huge,
  "full-quotas": fullQuotas,
  unregistered,
  ...ensembleScenarios(calm),
} as const satisfies Readonly<Record<string, () => WorldData>>;

export type ScenarioName = keyof typeof SCENARIOS;
