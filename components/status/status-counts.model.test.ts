import { describe, expect, it } from "vitest";
import { activeCounts, orderedCounts, sumCounts, verdictOf } from "./status-counts.model.ts";

describe("the verdict on numbers of tasks", () => {
  it("is well when all that is meant to run runs, whatever failed before", () => {
    expect(verdictOf({ RUNNING: 12, FAILED: 3, LOST: 1 })).toEqual({
      health: "well",
      tone: "run",
      sentence: "All 12 instances run",
    });
  });

  it("names what does not run", () => {
    expect(verdictOf({ RUNNING: 9, PENDING: 2, STARTING: 1 })).toMatchObject({
      health: "waiting",
      sentence: "9 of 12 instances run; 2 pending, 1 starting",
    });
  });

  it("needs a person when tasks are throttled or cut off", () => {
    expect(verdictOf({ RUNNING: 1, THROTTLED: 1 })).toMatchObject({
      health: "attention",
      sentence: "1 of 2 instances runs; 1 throttled",
    });
    expect(verdictOf({ PARTITIONED: 1 }).health).toBe("attention");
  });

  it("needs a person when all that is left is failures", () => {
    expect(verdictOf({ FAILED: 2 })).toMatchObject({ health: "attention", sentence: "Nothing runs; 2 failed" });
    expect(verdictOf({ FINISHED: 2 }).health).toBe("idle");
    expect(verdictOf({})).toMatchObject({ health: "idle", sentence: "Nothing runs" });
  });
});

it("lists what needs a person first", () => {
  expect(orderedCounts({ RUNNING: 5, PENDING: 1, FAILED: 2, KILLED: 0 }).map(({ status }) => status)).toEqual([
    "FAILED",
    "PENDING",
    "RUNNING",
  ]);
  expect(activeCounts({ RUNNING: 5, FAILED: 2 })).toEqual([{ status: "RUNNING", count: 5 }]);
});

it("adds up", () => {
  expect(sumCounts([{ RUNNING: 1 }, { RUNNING: 2, LOST: 1 }])).toEqual({ RUNNING: 3, LOST: 1 });
});
