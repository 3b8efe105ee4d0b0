import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ScheduleStatus } from "../../server/core/domain/schedule-status.ts";
import type { ScheduledTask } from "../../server/core/domain/task.ts";
import { runsOf, runTimes, ticksOf, timelineOf } from "./timeline.model.ts";

function task(taskId: string, ...events: (readonly [number, ScheduleStatus])[]): ScheduledTask {
  return {
    assignedTask: { taskId, instanceId: 0 },
    status: events.at(-1)?.[1] ?? "INIT",
    taskEvents: events.map(([timestamp, status]) => ({ timestamp, status })),
  } as unknown as ScheduledTask;
}

describe("the timeline of a task", () => {
  it("gives each state the time until the next one", () => {
    const { spans, over } = timelineOf(task("t", [0, "PENDING"], [400, "ASSIGNED"], [500, "RUNNING"]), 1000);
    expect(spans.map(({ status, durationMs, open }) => [status, durationMs, open])).toEqual([
      ["PENDING", 400, false],
      ["ASSIGNED", 100, false],
      ["RUNNING", 500, true],
    ]);
    expect(spans.map(({ width }) => Number(width.toFixed(2)))).toEqual([0.4, 0.1, 0.5]);
    expect(over).toBeUndefined();
  });

  it("ends with the task", () => {
    const timeline = timelineOf(task("t", [0, "RUNNING"], [300, "FAILED"]), 99_999);
    expect(timeline).toMatchObject({ endMs: 300, over: { status: "FAILED", atMs: 300 } });
    expect(timeline.spans.length).toBe(1);
  });

  it("keeps the shortest state visible and never leaves the line", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000_000), { minLength: 1, maxLength: 12 }), (times) => {
        const sorted = [...times].sort((a, b) => a - b);
        const { spans } = timelineOf(
          task("t", ...sorted.map((time) => [time, "RUNNING"] as const)),
          (sorted.at(-1) ?? 0) + 10,
        );
        expect(spans.every(({ width }) => width > 0)).toBe(true);
        const last = spans.at(-1);
        expect((last?.left ?? 0) + (last?.width ?? 0)).toBeCloseTo(1);
      }),
    );
  });

  it("knows how long a task ran", () => {
    expect(runTimes(task("t", [0, "PENDING"], [10, "RUNNING"], [70, "LOST"])).ranMs).toBe(60);
    expect(runTimes(task("t", [0, "PENDING"], [10, "FAILED"])).ranMs).toBeUndefined();
    expect(runTimes(task("t", [0, "RUNNING"]))).toEqual({ startedMs: 0, endedMs: undefined, ranMs: undefined });
  });
});

it("shows the runs of an instance on one scale, newest first, with the gap between them", () => {
  const [second, first] = runsOf([task("a", [0, "RUNNING"], [400, "FAILED"]), task("b", [600, "RUNNING"])], 1000);
  expect(first).toMatchObject({ taskId: "a", left: 0, width: 0.4 });
  expect(second).toMatchObject({ taskId: "b", left: 0.6, width: 0.4 });
});

it("puts round marks on the scale", () => {
  expect(ticksOf(10_000)).toEqual([2000, 4000, 6000, 8000]);
  expect(ticksOf(3_600_000 * 5).length).toBeLessThanOrEqual(8);
  expect(ticksOf(500)).toEqual([]);
});
