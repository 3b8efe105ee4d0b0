/** Small values for the tests of placement. */
import type { Attribute, MaintenanceMode } from "../domain/host.ts";
import type { MesosResource } from "../domain/mesos-resource.ts";
import { EMPTY_BAG } from "../domain/resource-bag.ts";
import type { Constraint, TaskConfig } from "../domain/task-config.ts";
import type { AssignedTask } from "../domain/task.ts";
import type { RevocableSettings } from "../resources/resource-type.ts";
import { AttributeAggregate } from "./attribute-aggregate.ts";
import type { HostOffer } from "./host-offer.ts";
import { hostOffer } from "./host-offer.ts";
import type { ResourceRequest } from "./resource-request.ts";
import { resourceRequest } from "./resource-request.ts";
import type { FilterContext } from "./scheduling-filter.ts";

/** As Aurora has it by default: revocable cpus, no revocable memory. */
export const REVOCABLE_SETTINGS: RevocableSettings = { cpus: true, ram: false };

export const CONTEXT: FilterContext = { nowMs: 1_000_000, unavailabilityThresholdMs: 360_000 };

export interface TestHost {
  readonly host: string;
  readonly attributes?: Readonly<Record<string, string | readonly string[]>>;
  readonly mode?: MaintenanceMode;
  readonly cpus?: number;
  readonly revocableCpus?: number;
  readonly ramMb?: number;
  readonly diskMb?: number;
  readonly ports?: readonly [number, number];
  readonly unavailableFromMs?: number;
}

export function attributesOf(values: Readonly<Record<string, string | readonly string[]>>): Attribute[] {
  return Object.entries(values).map(([name, value]) => ({ name, values: typeof value === "string" ? [value] : value }));
}

export function scalar(name: string, amount: number, more: Partial<MesosResource> = {}): MesosResource {
  return { name, scalar: amount, role: "*", revocable: false, ...more };
}

/** An offer of a host that has 4 cpus, 4 GB and ports 31000 to 31009 unless it says otherwise. */
export function offerOf(host: TestHost): HostOffer {
  const [begin, end] = host.ports ?? [31_000, 31_009];
  const resources: MesosResource[] = [
    scalar("cpus", host.cpus ?? 4),
    scalar("mem", host.ramMb ?? 4_096),
    scalar("disk", host.diskMb ?? 10_000),
    { name: "ports", ranges: [{ begin, end }], role: "*", revocable: false },
  ];
  if (host.revocableCpus !== undefined) resources.push(scalar("cpus", host.revocableCpus, { revocable: true }));
  return hostOffer(
    {
      id: `offer-${host.host}`,
      agentId: `agent-${host.host}`,
      hostname: host.host,
      resources,
      ...(host.unavailableFromMs === undefined ? {} : { unavailability: { startMs: host.unavailableFromMs } }),
    },
    {
      host: host.host,
      attributes: attributesOf({ host: host.host, ...host.attributes }),
      mode: host.mode ?? "NONE",
      slaveId: `agent-${host.host}`,
    },
    REVOCABLE_SETTINGS,
  );
}

export function valueConstraint(name: string, ...values: string[]): Constraint {
  return { name, constraint: { value: { negated: false, values } } };
}

export function negatedConstraint(name: string, ...values: string[]): Constraint {
  return { name, constraint: { value: { negated: true, values } } };
}

export function limitConstraint(name: string, limit: number): Constraint {
  return { name, constraint: { limit: { limit } } };
}

/** One cpu, 128 MB, 64 MB of disk. */
export function taskConfig(overrides: Partial<TaskConfig> = {}): TaskConfig {
  return {
    job: { role: "www", environment: "prod", name: "hello" },
    owner: { user: "www" },
    isService: true,
    priority: 0,
    maxTaskFailures: 1,
    resources: [{ numCpus: 1 }, { ramMb: 128 }, { diskMb: 64 }],
    constraints: [],
    container: { mesos: {} },
    ...overrides,
  };
}

export function requestFor(
  task: TaskConfig,
  options: { readonly jobState?: AttributeAggregate; readonly revocable?: boolean } = {},
): ResourceRequest {
  return resourceRequest(task, {
    executorOverhead: EMPTY_BAG,
    jobState: options.jobState ?? AttributeAggregate.empty(),
    revocable: options.revocable ?? false,
  });
}

export function assignedTask(instanceId: number, task: TaskConfig): AssignedTask {
  return { taskId: `task-${instanceId}`, instanceId, task, assignedPorts: {} };
}
