import { describe, expect, it } from "vitest";
import type { ScheduleStatus } from "../../core/domain/schedule-status.ts";
import { FailureThreshold } from "./failure-threshold.ts";
import { InstanceWatch } from "./instance-watch.ts";

const seen = (status: ScheduleStatus, taskId = "t", instanceId = 0) => ({ instanceId, taskId, status });

describe("an instance that is watched", () => {
  it("is healthy once it has been RUNNING long enough", () => {
    const watch = new InstanceWatch([0], 10);
    watch.look([seen("RESTARTING", "old")], 0);
    watch.look([seen("PENDING")], 100);
    watch.look([seen("RUNNING")], 200);
    watch.look([seen("RUNNING")], 209);
    expect(watch.isDone).toBe(false);
    watch.look([seen("RUNNING")], 210);
    expect([watch.isDone, watch.failed]).toEqual([true, []]);
  });

  it("is healthy at once when no time is asked for", () => {
    const watch = new InstanceWatch([0], 0);
    watch.look([seen("RUNNING")], 0);
    expect(watch.isDone).toBe(true);
  });

  it("is healthy when it has done its work", () => {
    const watch = new InstanceWatch([0], 10);
    watch.look([seen("FINISHED")], 0);
    expect([watch.isDone, watch.failed]).toEqual([true, []]);
  });

  it("has failed when another task runs in its place", () => {
    const watch = new InstanceWatch([0], 10);
    watch.look([seen("RUNNING", "one")], 0);
    watch.look([seen("PENDING", "two")], 5);
    watch.look([seen("RUNNING", "two")], 6);
    expect(watch.failed).toEqual([0]);
  });

  it.each(["FAILED", "KILLED", "LOST"] as const)("has failed when it is %s and not replaced", (status) => {
    const watch = new InstanceWatch([0], 10);
    watch.look([seen(status)], 0);
    expect(watch.failed).toEqual([0]);
  });

  it("has failed when there is nothing of it any more", () => {
    const watch = new InstanceWatch([0, 1], 0);
    watch.look([seen("RUNNING", "t", 1)], 0);
    expect(watch.failed).toEqual([0]);
  });

  it("keeps its verdict", () => {
    const watch = new InstanceWatch([0, 1], 10);
    watch.look([seen("FAILED"), seen("RUNNING", "t", 1)], 0);
    watch.look([seen("RUNNING"), seen("RUNNING", "t", 1)], 10);
    expect([watch.pending, watch.failed]).toEqual([[], [0]]);
  });
});

describe("failures", () => {
  const after = (maxPerInstanceFailures: number, maxTotalFailures: number, ...batches: number[][]): boolean => {
    const threshold = new FailureThreshold({ maxPerInstanceFailures, maxTotalFailures });
    for (const batch of batches) threshold.count(batch);
    return threshold.isExceeded;
  };

  it("are too many when one instance fails and none may", () => {
    expect(after(0, 0)).toBe(false);
    expect(after(0, 0, [1])).toBe(true);
  });

  it("count for an instance only above its own limit", () => {
    expect(after(1, 0, [1, 2])).toBe(false);
    expect(after(1, 0, [1, 2], [2])).toBe(true);
    expect(after(1, 1, [1, 2], [2])).toBe(false);
    expect(after(1, 1, [1, 2], [1, 2])).toBe(true);
  });

  it("of an instance have no limit when it is negative", () => {
    expect(after(-1, 0, [1], [1], [1])).toBe(false);
  });
});
