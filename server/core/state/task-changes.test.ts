import { describe, expect, it } from "vitest";
import type { ScheduleStatus } from "../domain/schedule-status.ts";
import type { ScheduledTask } from "../domain/task.ts";
import { taskConfig } from "../placement/placement-fixtures.ts";
import { scheduleStatusOf } from "./mesos-task-state.ts";
import { partitionDelayMs } from "./partition.ts";
import {
  incrementFailures,
  initialTask,
  replacementFor,
  rescheduleTarget,
  saveState,
  withPlacement,
} from "./task-changes.ts";

const CONFIG = taskConfig();

function through(...statuses: ScheduleStatus[]): ScheduledTask {
  return statuses.reduce(
    (task, status, i) => saveState(task, { timestamp: i, status }),
    initialTask({ taskId: "t", instanceId: 3, config: CONFIG }),
  );
}

const history = (task: ScheduledTask): string[] => task.taskEvents.map((event) => event.status);

describe("saveState", () => {
  it("sets the status and records the event as it is", () => {
    const task = saveState(initialTask({ taskId: "t", instanceId: 3, config: CONFIG }), {
      timestamp: 5,
      status: "PENDING",
      message: "why",
      scheduler: "host",
    });
    expect(task.status).toBe("PENDING");
    expect(task.taskEvents).toEqual([{ timestamp: 5, status: "PENDING", message: "why", scheduler: "host" }]);
    expect(task.assignedTask).toEqual({ taskId: "t", instanceId: 3, task: CONFIG, assignedPorts: {} });
  });

  it("counts partitions and folds a cycle of them, so that histories stay bounded", () => {
    const task = through("RUNNING", "PARTITIONED", "RUNNING", "PARTITIONED", "RUNNING", "PARTITIONED");
    expect(history(task)).toEqual(["RUNNING", "PARTITIONED"]);
    expect(task.timesPartitioned).toBe(3);
    expect(task.taskEvents[0]?.timestamp).toBe(0);
  });

  it("keeps what happened between partitions when it is not the same state again", () => {
    const task = through("RUNNING", "PARTITIONED", "RUNNING", "DRAINING", "PARTITIONED");
    expect(history(task)).toEqual(["RUNNING", "PARTITIONED", "RUNNING", "DRAINING", "PARTITIONED"]);
    expect(history(through("STARTING", "PARTITIONED", "RUNNING", "PARTITIONED"))).toHaveLength(4);
  });
});

describe("a replacement", () => {
  it("takes over instance, config and failures, and nothing else", () => {
    const ended = incrementFailures(
      withPlacement(through("RUNNING"), { slaveId: "s", slaveHost: "h", assignedPorts: { http: 1 } }),
    );
    expect(replacementFor(ended, "new")).toEqual({
      assignedTask: { taskId: "new", instanceId: 3, task: CONFIG, assignedPorts: {} },
      status: "INIT",
      failureCount: 1,
      timesPartitioned: 0,
      taskEvents: [],
      ancestorId: "t",
    });
  });

  it("waits in THROTTLED for as long as its penalty says, and is PENDING without one", () => {
    expect(rescheduleTarget(0)).toEqual({ status: "PENDING", message: "Rescheduled" });
    expect(rescheduleTarget(30_000)).toEqual({
      status: "THROTTLED",
      message: "Rescheduled, penalized for 30000 ms for flapping",
    });
  });
});

describe("withPlacement", () => {
  it("gives agent and ports and leaves the status", () => {
    const placed = withPlacement(through("PENDING"), { slaveId: "s", slaveHost: "h", assignedPorts: { http: 31_000 } });
    expect(placed.assignedTask).toMatchObject({ slaveId: "s", slaveHost: "h", assignedPorts: { http: 31_000 } });
    expect(placed.status).toBe("PENDING");
  });
});

describe("partitionDelayMs", () => {
  const partitionedAt = (atMs: number, policy?: { reschedule: boolean; delaySecs?: number }): ScheduledTask =>
    saveState(
      initialTask({
        taskId: "t",
        instanceId: 0,
        config: policy === undefined ? CONFIG : { ...CONFIG, partitionPolicy: policy },
      }),
      { timestamp: atMs, status: "PARTITIONED" },
    );

  it("is none without a policy, and for ever with one that says not to reschedule", () => {
    expect(partitionDelayMs(partitionedAt(1_000), 1_000)).toBe(0);
    expect(partitionDelayMs(partitionedAt(1_000, { reschedule: false, delaySecs: 5 }), 99_000)).toBeUndefined();
  });

  it("counts from the partition, also after a failover", () => {
    const task = partitionedAt(10_000, { reschedule: true, delaySecs: 30 });
    expect(partitionDelayMs(task, 10_000)).toBe(30_000);
    expect(partitionDelayMs(task, 25_000)).toBe(15_000);
    expect(partitionDelayMs(task, 90_000)).toBe(0);
    expect(partitionDelayMs(partitionedAt(10_000, { reschedule: true }), 10_000)).toBe(0);
  });
});

describe("scheduleStatusOf", () => {
  it.each([
    ["TASK_STAGING", "STARTING"],
    ["TASK_STARTING", "STARTING"],
    ["TASK_RUNNING", "RUNNING"],
    ["TASK_KILLING", "KILLED"],
    ["TASK_FINISHED", "FINISHED"],
    ["TASK_FAILED", "FAILED"],
    ["TASK_KILLED", "KILLED"],
    ["TASK_ERROR", "LOST"],
    ["TASK_LOST", "LOST"],
    ["TASK_DROPPED", "LOST"],
    ["TASK_GONE", "LOST"],
    ["TASK_GONE_BY_OPERATOR", "LOST"],
    ["TASK_UNREACHABLE", "PARTITIONED"],
    ["TASK_UNKNOWN", "PARTITIONED"],
  ] as const)("%s means %s", (state, status) => {
    expect(scheduleStatusOf(state)).toBe(status);
  });
});
