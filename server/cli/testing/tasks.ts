/** For tests: tasks and jobs as the scheduler tells of them. */
import type { JobKey } from "../../core/domain/job-key.ts";
import type { ScheduleStatus } from "../../core/domain/schedule-status.ts";
import type { TaskConfig } from "../../core/domain/task-config.ts";
import type { ScheduledTask, TaskEvent } from "../../core/domain/task.ts";

export const HELLO: JobKey = { role: "bozo", environment: "test", name: "hello" };

export function configOf(changes: Partial<TaskConfig> = {}): TaskConfig {
  return {
    job: HELLO,
    owner: { user: "bozo" },
    isService: true,
    priority: 0,
    maxTaskFailures: 1,
    production: true,
    tier: "preferred",
    resources: [{ numCpus: 1 }, { ramMb: 128 }, { diskMb: 64 }],
    constraints: [],
    container: { mesos: {} },
    executorConfig: { name: "AuroraExecutor", data: '{"task":{"name":"hello","processes":[]}}' },
    ...changes,
  };
}

export interface TaskSketch {
  readonly instanceId?: number;
  readonly taskId?: string;
  readonly status?: ScheduleStatus;
  readonly host?: string;
  readonly ports?: Readonly<Record<string, number>>;
  /** When it came to RUNNING; epoch milliseconds. */
  readonly runningMs?: number;
  readonly config?: Partial<TaskConfig>;
}

export function taskOf(sketch: TaskSketch = {}): ScheduledTask {
  const { instanceId = 0, status = "RUNNING", host = "slavehost", ports = {}, runningMs = 1_000, config } = sketch;
  const taskEvents: TaskEvent[] = [
    { timestamp: 0, status: "PENDING" },
    { timestamp: runningMs, status: "RUNNING", message: "up" },
  ];
  return {
    assignedTask: {
      taskId: sketch.taskId ?? `task-${instanceId}`,
      slaveId: "agent",
      slaveHost: host,
      task: configOf(config),
      assignedPorts: ports,
      instanceId,
    },
    status,
    failureCount: 0,
    timesPartitioned: 0,
    taskEvents: status === "PENDING" ? taskEvents.slice(0, 1) : taskEvents,
  };
}

/** The answer of `tasks.list`. */
export const pageOf = (tasks: readonly ScheduledTask[]) => Promise.resolve({ tasks, total: tasks.length });

/** The answer of `jobs.configSummary` for active instances 0 to `count - 1`. */
export const summaryOf = (count: number, config: Partial<TaskConfig> = {}) =>
  Promise.resolve({
    key: HELLO,
    groups: count === 0 ? [] : [{ config: configOf(config), instances: [{ first: 0, last: count - 1 }] }],
  });

/** What `jobs.get` says of instances in these states. */
export const jobOf = (...states: readonly ScheduleStatus[]) =>
  Promise.resolve({ instances: states.map((status, instanceId) => ({ instanceId, status })) });
