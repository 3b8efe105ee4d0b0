/**
 * Hosts, offers and tasks of the benchmarks, with the amounts of Aurora's `Hosts.java`, `Offers.java` and
 * `Tasks.java` (`src/jmh`).
 */
import type { HostAttributes } from "../../server/core/domain/host.ts";
import type { JobKey } from "../../server/core/domain/job-key.ts";
import type { Constraint, TaskConfig } from "../../server/core/domain/task-config.ts";
import type { ScheduledTask } from "../../server/core/domain/task.ts";
import type { OfferedResources } from "../../server/core/placement/host-offer.ts";
import { initialTask, saveState } from "../../server/core/state/task-changes.ts";

const GB = 1024;

/** Hosts with an attribute of their own and a rack that they share with others. */
export function makeHosts(count: number, hostsPerRack: number): HostAttributes[] {
  return Array.from({ length: count }, (_, i) => ({
    host: `host-${i}`,
    slaveId: `slave-${i}`,
    mode: "NONE" as const,
    attributes: [
      { name: "rack", values: [`rack-${Math.ceil(i / hostsPerRack)}`] },
      { name: "host", values: [`host-${i}`] },
    ],
  }));
}

/** 8 cores, 16 GB of memory, 256 GB of disk and 1,023 ports. */
export function offerOn(host: HostAttributes, id: number): OfferedResources {
  const scalar = (name: string, amount: number) => ({ name, scalar: amount, role: "*", revocable: false });
  return {
    id: `offer-${id}`,
    agentId: host.slaveId ?? host.host,
    hostname: host.host,
    resources: [
      scalar("cpus", 8),
      scalar("mem", 16 * GB),
      scalar("disk", 256 * GB),
      { name: "ports", ranges: [{ begin: 1, end: 1_023 }], role: "*", revocable: false },
    ],
  };
}

export interface TaskShape {
  readonly role?: string;
  readonly tier?: "preferred" | "preemptible";
  readonly cpus?: number;
  readonly constraints?: readonly Constraint[];
}

/** 6 cores, 8 GB of memory and 128 GB of disk unless told, so that one task goes on a host. */
export function makeConfig(shape: TaskShape): TaskConfig {
  const { role = "jmh", tier = "preemptible", cpus = 6, constraints = [] } = shape;
  const job: JobKey = { role, environment: "dev", name: "benchmark" };
  return {
    job,
    owner: { user: role },
    isService: true,
    priority: 1,
    maxTaskFailures: -1,
    production: tier === "preferred",
    tier,
    resources: [{ numCpus: cpus }, { ramMb: 8 * GB }, { diskMb: 128 * GB }],
    constraints,
    contactEmail: "foo@bar.com",
    metadata: [{ key: "key", value: "value" }],
    executorConfig: { name: "AuroraExecutor", data: "config" },
    container: { mesos: {} },
  };
}

let lastId = 0;

/** Tasks in PENDING, with instance ids and task ids that were not used before. */
export function pendingTasks(config: TaskConfig, count: number): ScheduledTask[] {
  return Array.from({ length: count }, () => {
    const instanceId = lastId++;
    const taskId = `${config.job.role}-dev-${instanceId}`;
    return saveState(initialTask({ taskId, instanceId, config }), { timestamp: 0, status: "PENDING" });
  });
}
