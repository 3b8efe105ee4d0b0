import { describe, expect, it } from "vitest";
import type { ScheduledTask } from "../domain/task.ts";
import { MINUTE, task } from "./scheduling-fixtures.ts";
import { pruneDelayMs, selectForPruning } from "./task-history-pruner.ts";

describe("history pruning", () => {
  const HOUR = 60 * MINUTE;
  const settings = { pruneThresholdMs: 48 * HOUR, minRetentionThresholdMs: HOUR, maxPerJob: 3 };
  const ended = (id: string, atMs: number): ScheduledTask =>
    task(id, [
      [0, "PENDING"],
      [atMs, "FINISHED"],
    ]);

  it("deletes a task two days after its end, and never within the hour", () => {
    expect(pruneDelayMs(0, 0, settings)).toBe(48 * HOUR);
    expect(pruneDelayMs(0, 40 * HOUR, settings)).toBe(8 * HOUR);
    expect(pruneDelayMs(0, 900 * HOUR, settings)).toBe(HOUR);
    expect(pruneDelayMs(5 * HOUR, 0, settings)).toBe(48 * HOUR);
  });

  it("takes the oldest of those that are too many, and no task that still lives", () => {
    const tasks = [
      ended("c", 3),
      ended("a", 1),
      ended("e", 5),
      ended("b", 2),
      ended("d", 4),
      task("live", [[0, "RUNNING"]]),
    ];
    expect(selectForPruning(tasks, 100 * HOUR, settings)).toEqual(["a", "b"]);
    expect(selectForPruning(tasks.slice(0, 3), 100 * HOUR, settings)).toEqual([]);
  });

  it("spares tasks that ended within the hour", () => {
    const tasks = ["a", "b", "c", "d", "e"].map((id, i) => ended(id, i * 30 * MINUTE));
    expect(selectForPruning(tasks, 60 * MINUTE, settings)).toEqual(["a"]);
    expect(selectForPruning(tasks, 59 * MINUTE, settings)).toEqual([]);
  });
});
