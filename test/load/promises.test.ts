import { expect, it } from "vitest";
import { brokenPromises, heldThroughout, type JobState, type ShownTask } from "./promises.ts";

const job = (state: JobState, instances = 1) => [{ name: "j", instances, state }];
const task = (instanceId: number, status = "RUNNING", taskId = `t-${instanceId}`): ShownTask => ({
  job: "j",
  instanceId,
  taskId,
  status,
});

it("holds a created job to be there, every instance of it, in whatever active state", () => {
  expect(brokenPromises(job("created", 2), [task(0, "PENDING"), task(1)])).toEqual([]);
  expect(brokenPromises(job("created", 2), [task(1)])).toEqual(["j/0 was created and is gone"]);
});

it("holds a killed job to be gone or going", () => {
  expect(brokenPromises(job("killed"), [])).toEqual([]);
  expect(brokenPromises(job("killed"), [task(0, "KILLING")])).toEqual([]);
  expect(brokenPromises(job("killed"), [task(0)])).toEqual(["j was killed and lives: t-0 (RUNNING)"]);
});

it("holds an unanswered request to nothing but one task an instance", () => {
  for (const state of ["creating", "killing"] as const) {
    expect(brokenPromises(job(state), [])).toEqual([]);
    expect(brokenPromises(job(state), [task(0)])).toEqual([]);
    expect(brokenPromises(job(state), [task(0), task(0, "PENDING", "t-x")])).toEqual([
      "j/0 has 2 active tasks: t-0 (RUNNING), t-x (PENDING)",
    ]);
  }
});

it("holds a job to the instances that were asked for, and looks at its own tasks alone", () => {
  expect(brokenPromises(job("created"), [task(0), task(1)])).toEqual([
    "j has instances that nobody asked for: t-1 (RUNNING)",
  ]);
  expect(brokenPromises(job("killed"), [{ ...task(0), job: "other" }])).toEqual([]);
});

it("holds what was shown under load to what was promised before and after alike", () => {
  expect(heldThroughout(job("created"), job("created"))).toEqual(job("created"));
  expect(heldThroughout(job("created"), job("killing"))).toEqual(job("creating"));
  expect(heldThroughout(job("killing"), job("killed"))).toEqual(job("creating"));
  expect(heldThroughout([], job("created"))).toEqual(job("creating"));
});
