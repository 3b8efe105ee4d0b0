/** Builders of domain objects for scenarios: what a test does not care about is filled in. */
import type { AgentView } from "../../server/api/agents.ts";
import type { JobConfiguration, ResourceAggregate } from "../../server/core/domain/job.ts";
import type { JobKey } from "../../server/core/domain/job-key.ts";
import { jobKeyString, parseJobKey } from "../../server/core/domain/job-key.ts";
import { must } from "../../server/core/domain/invariant.ts";
import { EMPTY_BAG, type ResourceBag } from "../../server/core/domain/resource-bag.ts";
import type { ScheduleStatus } from "../../server/core/domain/schedule-status.ts";
import type { Constraint, TaskConfig } from "../../server/core/domain/task-config.ts";
import type { ScheduledTask, TaskEvent } from "../../server/core/domain/task.ts";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function key(text: string): JobKey {
  return must(parseJobKey(text), `${text} is no job key`);
}

export interface JobSpec {
  readonly key: string;
  readonly instances: number;
  readonly service?: boolean;
  readonly tier?: string;
  readonly cpus?: number;
  readonly ramMb?: number;
  readonly diskMb?: number;
  readonly constraints?: readonly Constraint[];
  readonly command?: string;
}

export function configOf(spec: JobSpec): TaskConfig {
  const job = key(spec.key);
  return {
    job,
    owner: { user: job.role },
    isService: spec.service ?? true,
    priority: 0,
    maxTaskFailures: 1,
    tier: spec.tier ?? "preemptible",
    resources: [
      { numCpus: spec.cpus ?? 0.5 },
      { ramMb: spec.ramMb ?? 128 },
      { diskMb: spec.diskMb ?? 64 },
      { namedPort: "http" },
    ],
    constraints: spec.constraints ?? [],
    executorConfig: {
      name: "AuroraExecutor",
      data: JSON.stringify({
        task: {
          name: job.name,
          processes: [{ name: "main", cmdline: spec.command ?? "exec ./server --port {{thermos.ports[http]}}" }],
        },
      }),
    },
    container: { mesos: {} },
  };
}

export function jobOf(spec: JobSpec): JobConfiguration {
  const taskConfig = configOf(spec);
  return {
    key: taskConfig.job,
    owner: taskConfig.owner,
    cronCollisionPolicy: "KILL_EXISTING",
    taskConfig,
    instanceCount: spec.instances,
  };
}

/** A deterministic id in the form of Aurora's. */
export function taskIdOf(job: JobKey, instanceId: number, run: number): string {
  const tail = ((instanceId * 2654435761 + run * 40503) >>> 0).toString(16).padStart(8, "0");
  return `${job.role}-${job.environment}-${job.name}-${instanceId}-${tail}-4c1e-9a7b-${tail}${String(run).padStart(4, "0")}`;
}

export interface TaskSpec {
  readonly config: TaskConfig;
  readonly instanceId: number;
  readonly run?: number;
  readonly host?: string;
  readonly failures?: number;
  /** State, time since it began in milliseconds before `nowMs`, and why. */
  readonly life: readonly (readonly [ScheduleStatus, number, string?])[];
}

export function taskOf(spec: TaskSpec, nowMs: number): ScheduledTask {
  const { config, instanceId, run = 0, host, failures = 0, life } = spec;
  const events = life.map(([status, agoMs, message]): TaskEvent => ({
    status,
    timestamp: nowMs - agoMs,
    scheduler: "aurora-1.example.com",
    ...(message === undefined ? {} : { message }),
  }));
  const assigned =
    host === undefined
      ? { assignedPorts: {} }
      : {
          slaveId: `8f1a2b3c-0001-S${host.replace(/\D/g, "") || "0"}`,
          slaveHost: host,
          assignedPorts: { http: 31000 + (instanceId % 900) },
        };
  return {
    assignedTask: { taskId: taskIdOf(config.job, instanceId, run), task: config, instanceId, ...assigned },
    status: must(events.at(-1), `${jobKeyString(config.job)} needs a life`).status,
    failureCount: failures,
    timesPartitioned: 0,
    taskEvents: events,
  };
}

/** The life of a task that has run for a while. */
export function running(agoMs: number): TaskSpec["life"] {
  return [
    ["PENDING", agoMs + 4200],
    ["ASSIGNED", agoMs + 3900],
    ["STARTING", agoMs + 2800],
    ["RUNNING", agoMs],
  ];
}

export interface AgentSpec {
  readonly host: string;
  readonly rack?: string;
  readonly dedicated?: string;
  readonly cpus?: number;
  readonly ramMb?: number;
  readonly active?: boolean;
  readonly mode?: AgentView["mode"];
}

export type AgentBase = Omit<AgentView, "requested" | "offered" | "taskCount"> & { readonly total: ResourceBag };

export function agentOf(spec: AgentSpec): AgentBase {
  const attributes = [{ name: "host", values: [spec.host] }];
  if (spec.rack !== undefined) attributes.push({ name: "rack", values: [spec.rack] });
  if (spec.dedicated !== undefined) attributes.push({ name: "dedicated", values: [spec.dedicated] });
  return {
    host: spec.host,
    agentId: `8f1a2b3c-0001-S${spec.host.replace(/\D/g, "") || "0"}`,
    attributes,
    mode: spec.mode ?? "NONE",
    active: spec.active ?? true,
    total: { ...EMPTY_BAG, cpus: spec.cpus ?? 16, ramMb: spec.ramMb ?? 65_536, diskMb: 512_000, ports: 1000 },
    ...(spec.dedicated === undefined ? {} : { dedicated: spec.dedicated }),
  };
}

export function aggregate(cpus: number, ramMb: number, diskMb: number): ResourceAggregate {
  return { resources: [{ numCpus: cpus }, { ramMb }, { diskMb }] };
}
