/** For tests of services: tasks and configs with as little said as possible. */
import type { JobKey } from "../core/domain/job-key.ts";
import type { ScheduleStatus } from "../core/domain/schedule-status.ts";
import type { TaskConfig } from "../core/domain/task-config.ts";
import type { ScheduledTask } from "../core/domain/task.ts";

export const HELLO: JobKey = { role: "www-data", environment: "prod", name: "hello" };

/** A service of the job that asks for little. */
export function configOf(job: JobKey = HELLO, changes: Partial<TaskConfig> = {}): TaskConfig {
  return {
    job,
    owner: { user: job.role },
    isService: true,
    priority: 0,
    maxTaskFailures: 1,
    resources: [{ numCpus: 1 }, { ramMb: 128 }, { diskMb: 64 }],
    constraints: [],
    executorConfig: { name: "AuroraExecutor", data: "{}" },
    container: { mesos: {} },
    ...changes,
  };
}

export interface TaskSketch {
  readonly id: string;
  readonly config?: TaskConfig;
  readonly instanceId?: number;
  readonly status?: ScheduleStatus;
  readonly host?: string;
  /** When it came into its status. */
  readonly atMs?: number;
  readonly createdMs?: number;
  readonly message?: string;
}

export function taskOf(sketch: TaskSketch): ScheduledTask {
  const {
    id,
    config = configOf(),
    instanceId = 0,
    status = "PENDING",
    host,
    atMs = 0,
    createdMs = 0,
    message,
  } = sketch;
  return {
    assignedTask: {
      taskId: id,
      task: config,
      instanceId,
      assignedPorts: {},
      ...(host === undefined ? {} : { slaveHost: host, slaveId: `agent-of-${host}` }),
    },
    status,
    failureCount: 0,
    timesPartitioned: 0,
    taskEvents: [
      { timestamp: createdMs, status: "INIT" },
      { timestamp: atMs, status, ...(message === undefined ? {} : { message }) },
    ],
  };
}
