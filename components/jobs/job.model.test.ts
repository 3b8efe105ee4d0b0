import { describe, expect, it } from "vitest";
import type { InstanceView, JobView } from "../../server/api/jobs.ts";
import { actionable, filterInstances, parseStatuses, spreadOf, toggleStatus, troublesOf } from "./job.model.ts";

function instance(instanceId: number, over: Partial<InstanceView> = {}): InstanceView {
  return {
    instanceId,
    taskId: `t${instanceId}`,
    status: "RUNNING",
    sinceMs: 100 + instanceId,
    host: "host-1",
    failureCount: 0,
    config: 0,
    completedTasks: 0,
    ...over,
  };
}

const exited = "Process main exited 1";
const instances = [
  instance(0),
  instance(1, { status: "THROTTLED", message: exited, failureCount: 4 }),
  instance(2, { status: "THROTTLED", message: exited, failureCount: 2 }),
  instance(3, { status: "KILLED", host: "host-2" }),
  instance(4, { status: "PENDING" }),
];

describe("the page of a job", () => {
  it("gathers troubles by what they say", () => {
    expect(troublesOf(instances)).toEqual([
      { status: "THROTTLED", message: exited, instanceIds: [1, 2], latestMs: 102 },
    ]);
  });

  it("filters by state and words", () => {
    const ids = (list: readonly InstanceView[]): number[] => list.map(({ instanceId }) => instanceId);
    expect(ids(filterInstances(instances, { statuses: new Set(["PENDING"]), q: undefined }))).toEqual([4]);
    expect(ids(filterInstances(instances, { statuses: undefined, q: "exited #2" }))).toEqual([2]);
    expect(filterInstances(instances, { statuses: undefined, q: "" })).toBe(instances);
  });

  it("keeps the chosen states in the address", () => {
    expect(toggleStatus(undefined, "PENDING")).toBe("PENDING");
    expect(toggleStatus("PENDING", "LOST")).toBe("PENDING,LOST");
    expect(toggleStatus("PENDING", "PENDING")).toBeUndefined();
    expect(parseStatuses("nonsense")).toBeUndefined();
  });

  it("acts on what is active: on the chosen ones, or on all", () => {
    const job = { instances } as unknown as JobView;
    expect(actionable(job, [])).toEqual([0, 1, 2, 4]);
    expect(actionable(job, [0, 3])).toEqual([0]);
  });

  it("counts hosts of active instances, and failures", () => {
    expect(spreadOf(instances)).toEqual({ hosts: 1, failures: 6 });
  });
});
