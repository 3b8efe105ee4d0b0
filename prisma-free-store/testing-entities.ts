/** Entities for tests: complete and valid, with what a test cares about given as overrides. */
import type { JobUpdate } from "../server/core/domain/job-update.ts";
import type { JobConfiguration } from "../server/core/domain/job.ts";
import type { ScheduleStatus } from "../server/core/domain/schedule-status.ts";
import type { TaskConfig } from "../server/core/domain/task-config.ts";
import type { ScheduledTask } from "../server/core/domain/task.ts";

export const TEST_JOB = { role: "www-data", environment: "prod", name: "hello" } as const;

export function testConfig(overrides: Partial<TaskConfig> = {}): TaskConfig {
  return {
    job: TEST_JOB,
    owner: { user: "alice" },
    isService: true,
    priority: 0,
    maxTaskFailures: 1,
    resources: [{ numCpus: 0.5 }, { ramMb: 128 }, { diskMb: 64 }],
    constraints: [],
    container: { mesos: {} },
    ...overrides,
  };
}

export interface TestTaskOptions {
  readonly config?: TaskConfig;
  readonly status?: ScheduleStatus;
  readonly instanceId?: number;
  readonly host?: string;
}

export function testTask(taskId: string, options: TestTaskOptions = {}): ScheduledTask {
  const status = options.status ?? "PENDING";
  return {
    assignedTask: {
      taskId,
      ...(options.host === undefined ? {} : { slaveHost: options.host, slaveId: `${options.host}-id` }),
      task: options.config ?? testConfig(),
      assignedPorts: {},
      instanceId: options.instanceId ?? 0,
    },
    status,
    failureCount: 0,
    timesPartitioned: 0,
    taskEvents: [{ timestamp: 1_700_000_000_000, status }],
  };
}

/** The task in another status, with the event that says so. */
export function inStatus(task: ScheduledTask, status: ScheduleStatus, timestamp = 1_700_000_001_000): ScheduledTask {
  return { ...task, status, taskEvents: [...task.taskEvents, { timestamp, status, scheduler: "scheduler-1" }] };
}

export function testCronJob(overrides: Partial<JobConfiguration> = {}): JobConfiguration {
  return {
    key: TEST_JOB,
    owner: { user: "alice" },
    cronSchedule: "* * * * *",
    cronCollisionPolicy: "KILL_EXISTING",
    taskConfig: testConfig(),
    instanceCount: 1,
    ...overrides,
  };
}

export function testUpdate(id: string, overrides: Partial<JobUpdate["summary"]> = {}): JobUpdate {
  return {
    summary: {
      key: { job: TEST_JOB, id },
      user: "alice",
      state: { status: "ROLLING_FORWARD", createdTimestampMs: 0, lastModifiedTimestampMs: 0 },
      ...overrides,
    },
    instructions: {
      initialState: [{ task: testConfig(), instances: [{ first: 0, last: 1 }] }],
      desiredState: { task: testConfig({ priority: 1 }), instances: [{ first: 0, last: 1 }] },
      settings: {
        updateGroupSize: 1,
        maxPerInstanceFailures: 0,
        maxFailedInstances: 0,
        minWaitInInstanceRunningMs: 1000,
        rollbackOnFailure: true,
        updateOnlyTheseInstances: [],
        waitForBatchCompletion: false,
      },
    },
  };
}
