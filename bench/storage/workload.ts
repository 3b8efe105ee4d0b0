/** The state that is measured: jobs of a hundred instances, tasks as they are after some restarts of theirs. */
import type { TaskConfig } from "../../server/core/domain/task-config.ts";
import type { ScheduledTask } from "../../server/core/domain/task.ts";

const TASKS_A_JOB = 100;
const TASKS_A_HOST = 10;
const START_MS = 1_700_000_000_000;

function configOf(job: number): TaskConfig {
  const name = `service-${job}`;
  const processes = [
    { name, cmdline: `exec ./run --port {{thermos.ports[http]}} --shard {{mesos.instance}} # ${"x".repeat(1500)}` },
  ];
  return {
    job: { role: `role-${job % 50}`, environment: "prod", name },
    owner: { user: `user-${job % 50}` },
    isService: true,
    priority: 0,
    maxTaskFailures: 1,
    tier: "preferred",
    resources: [{ numCpus: 0.5 }, { ramMb: 512 }, { diskMb: 1024 }, { namedPort: "http" }],
    constraints: [{ name: "host", constraint: { limit: { limit: 1 } } }],
    executorConfig: { name: "AuroraExecutor", data: JSON.stringify({ name, processes }) },
    metadata: [{ key: "git", value: `commit-${job}` }],
    container: { mesos: {} },
  };
}

/** Running tasks, each with a config object, host name and texts of its own, as they come from clients and Mesos. */
export function* runningTasks(count: number): Generator<ScheduledTask> {
  for (let i = 0; i < count; i++) {
    const job = Math.floor(i / TASKS_A_JOB);
    const host = Math.floor(i / TASKS_A_HOST);
    const event = (status: ScheduledTask["status"], step: number, message?: string) => ({
      timestamp: START_MS + i * 10 + step * 1000,
      status,
      scheduler: "scheduler-1.example.com",
      ...(message === undefined ? {} : { message }),
    });
    yield {
      assignedTask: {
        taskId: `role-${job % 50}-prod-service-${job}-${i % TASKS_A_JOB}-${crypto.randomUUID()}`,
        slaveId: `b2c3d4e5-0000-4000-8000-000000000000-S${host}`,
        slaveHost: `host-${host}.example.com`,
        task: configOf(job),
        assignedPorts: { http: 31_000 + (i % 1000) },
        instanceId: i % TASKS_A_JOB,
      },
      status: "RUNNING",
      failureCount: 0,
      timesPartitioned: 0,
      taskEvents: [
        event("PENDING", 0),
        event("ASSIGNED", 1),
        event("STARTING", 2, "Initializing sandbox."),
        event("RUNNING", 3, "No health-check defined, task is assumed healthy."),
      ],
    };
  }
}
