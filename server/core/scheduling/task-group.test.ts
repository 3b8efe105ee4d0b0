import { describe, expect, it } from "vitest";
import { taskConfig } from "../placement/placement-fixtures.ts";
import { constantRng } from "./scheduling-fixtures.ts";
import type { TaskGroupSettings } from "./task-group.ts";
import { TaskGroups } from "./task-group.ts";

describe("task groups", () => {
  const key = taskConfig();
  const settings: TaskGroupSettings = {
    firstScheduleDelayMs: 1,
    backoff: { initialMs: 1_000, maxMs: 60_000 },
    maxTasksPerSchedule: 2,
  };
  const rng = constantRng(0);

  it("start with the penalty of the task that founds them, and later tasks join without one", () => {
    const groups = new TaskGroups();
    const founded = groups.add({ taskId: "a", key }, () => 7);
    expect(founded?.penaltyMs).toBe(7);
    const unexpected = (): number => {
      throw new Error("only a new group has a penalty");
    };
    expect(groups.add({ taskId: "b", key }, unexpected)).toBeUndefined();
    expect(groups.add({ taskId: "c", key: taskConfig() }, () => 0)).toBeDefined();
    expect(groups.size).toBe(2);
    expect([...groups.get(key)!.taskIds()]).toEqual(["a", "b"]);
  });

  it("try their oldest tasks, wait longer after each failure, and go on at once after a success", () => {
    const groups = new TaskGroups();
    const group = groups.add({ taskId: "a", key }, () => 1)!;
    groups.add({ taskId: "b", key }, () => 1);
    groups.add({ taskId: "c", key }, () => 1);
    expect(group.peek(2)).toEqual(["a", "b"]);
    const doubling = constantRng(0.999);
    expect(group.attempted([], settings, doubling)).toBe(2);
    expect(group.attempted([], settings, doubling)).toBe(4);
    expect(group.attempted(["a"], settings, rng)).toBe(settings.firstScheduleDelayMs);
    expect(group.peek(2)).toEqual(["b", "c"]);
    expect(group.attempted(["b", "c"], settings, rng)).toBeUndefined();
    expect(groups.removeIfEmpty(group)).toBe(true);
    expect(groups.get(key)).toBeUndefined();
  });

  it("lose deleted tasks, and stay for a task that comes before their turn", () => {
    const groups = new TaskGroups();
    const group = groups.add({ taskId: "a", key }, () => 1)!;
    groups.removeTask({ taskId: "a", key });
    groups.removeTask({ taskId: "unknown", key: taskConfig() });
    expect(group.size).toBe(0);
    groups.add({ taskId: "b", key }, () => 1);
    expect(groups.removeIfEmpty(group)).toBe(false);
    expect(group.peek(5)).toEqual(["b"]);
  });
});
