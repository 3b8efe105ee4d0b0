import { describe, expect, it } from "vitest";
import type { InstanceView, JobView } from "../../server/api/jobs.ts";
import { patchJob, type TaskChange } from "./patch.ts";

const key = { role: "www-data", environment: "prod", name: "hello" };

function instance(instanceId: number, over: Partial<InstanceView> = {}): InstanceView {
  return {
    instanceId,
    taskId: `task-${instanceId}`,
    status: "RUNNING",
    sinceMs: 1000,
    host: "host-1",
    failureCount: 0,
    config: 0,
    completedTasks: 0,
    ...over,
  };
}

function jobOf(instances: InstanceView[]): JobView {
  return { instances, taskCounts: { RUNNING: instances.length }, configs: [] } as unknown as JobView;
}

function change(over: Partial<TaskChange>): TaskChange {
  return { type: "task", taskId: "task-1", job: key, instanceId: 1, status: "KILLING", atMs: 2000, ...over };
}

describe("patching a job with task events", () => {
  it("moves an instance and its count", () => {
    const job = jobOf([instance(0), instance(1), instance(7)]);
    const next = patchJob(job, [change({ oldStatus: "RUNNING", message: "Killed by alice" })]);
    expect(next.instances[1]).toEqual(instance(1, { status: "KILLING", sinceMs: 2000, message: "Killed by alice" }));
    expect(next.taskCounts).toEqual({ RUNNING: 2, KILLING: 1 });
    expect(next.instances[0]).toBe(job.instances[0]);
  });

  it("puts a new task in the place of one that is over", () => {
    const job = jobOf([instance(1, { status: "FAILED" })]);
    const next = patchJob(job, [change({ taskId: "task-1b", status: "PENDING" })]);
    expect(next.instances[0]).toMatchObject({ taskId: "task-1b", status: "PENDING", completedTasks: 1 });
    expect(next.instances[0]).not.toHaveProperty("host");
  });

  it("ignores an old task of an instance that has an active one", () => {
    const job = jobOf([instance(1)]);
    expect(patchJob(job, [change({ taskId: "task-old", status: "LOST", oldStatus: "PARTITIONED" })])).toBe(job);
  });

  it("leaves deletions and unknown instances to the fetch", () => {
    const job = jobOf([instance(1)]);
    const { status: _none, ...deletion } = change({ oldStatus: "RUNNING" });
    expect(patchJob(job, [deletion, change({ instanceId: 99, taskId: "x" })])).toBe(job);
  });

  it("changes nothing when the same event comes twice", () => {
    const job = jobOf([instance(0), instance(1)]);
    const once = patchJob(job, [change({ oldStatus: "RUNNING" })]);
    expect(patchJob(once, [change({ oldStatus: "RUNNING" })])).toBe(once);
  });
});
