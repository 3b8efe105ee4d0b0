import { describe, expect, it } from "vitest";
import { taskOf } from "../testing/tasks.ts";
import { JobUptime } from "./uptime.ts";

const NOW_MS = 1_000_000;

/** A job whose instances have been up for so many seconds. */
function up(...seconds: readonly number[]): JobUptime {
  const tasks = seconds.map((secs, instanceId) => taskOf({ instanceId, runningMs: NOW_MS - secs * 1_000 }));
  return new JobUptime(tasks, NOW_MS);
}

describe("a job's uptime", () => {
  it("counts instances from their first RUNNING", () => {
    const task = taskOf({ runningMs: NOW_MS - 50_000 });
    const twice = { ...task, taskEvents: [...task.taskEvents, { timestamp: NOW_MS, status: "RUNNING" as const }] };
    expect(new JobUptime([twice, taskOf({ instanceId: 1, status: "PENDING" })], NOW_MS).total).toBe(1);
    expect(new JobUptime([twice], NOW_MS).taskUpCount(50)).toBe(100);
    expect(new JobUptime([twice], NOW_MS).taskUpCount(51)).toBe(0);
  });

  it("gives the percentage of instances that have been up so long", () => {
    const job = up(100, 200, 300, 400);
    expect([0, 100, 101, 300, 401].map((secs) => job.taskUpCount(secs))).toEqual([100, 100, 75, 50, 0]);
    expect(job.taskUpCount(200, 8)).toBe(37.5);
    expect(up().taskUpCount(1)).toBe(0);
  });

  it("gives the seconds at a percentile", () => {
    const job = up(...Array.from({ length: 10 }, (_, index) => index * 100));
    expect([10, 50, 90, 95, 99].map((percentile) => job.jobUptime(percentile))).toEqual([800, 400, 0, 0, 0]);
    expect(up().jobUptime(50)).toBe(0);
  });

  it("says how long to wait for an SLA", () => {
    const job = up(50, 100, 150);
    expect(job.waitTimeToSla(60, 100)).toBe(0);
    expect(job.waitTimeToSla(100, 100)).toBe(50);
    expect(job.waitTimeToSla(90, 100, 10)).toBeUndefined();
  });
});
