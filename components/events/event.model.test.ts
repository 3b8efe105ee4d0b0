import { describe, expect, it } from "vitest";
import type { SchedulerEvent } from "../../server/api/events.ts";
import { eventLine, inScope } from "./event.model.ts";

const job = { role: "www-data", environment: "prod", name: "hello" };
const failed: SchedulerEvent = {
  type: "task",
  taskId: "t1",
  job,
  instanceId: 3,
  oldStatus: "RUNNING",
  status: "FAILED",
  host: "host-1",
  message: "exited 1",
  atMs: 0,
};

describe("events in words", () => {
  it("tells how a task changed, and leads to that run", () => {
    expect(eventLine(failed)).toEqual({
      tone: "bad",
      shape: "cross",
      subject: "www-data/prod/hello/3",
      href: "/scheduler/www-data/prod/hello/3?run=t1",
      text: "running → failed on host-1",
      detail: "exited 1",
    });
  });

  it("tells of new and of removed tasks", () => {
    const { oldStatus: _old, host: _host, ...fresh } = failed;
    expect(eventLine({ ...fresh, status: "PENDING" })?.text).toBe("new task, pending");
    const { status: _status, ...removed } = failed;
    expect(eventLine(removed)?.text).toBe("removed from the history");
  });

  it("tells who did what to a job", () => {
    expect(eventLine({ type: "job", job, change: "instancesAdded", user: "alice", atMs: 0 })?.text).toBe(
      "given more instances by alice",
    );
  });

  it("keeps the machinery's own events to itself", () => {
    expect(eventLine({ type: "reset", atMs: 0 })).toBeUndefined();
  });
});

it("finds the events of a job, an instance or a host", () => {
  expect(inScope(failed, { job })).toBe(true);
  expect(inScope(failed, { job: { ...job, name: "other" } })).toBe(false);
  expect(inScope(failed, { job, instanceId: 4 })).toBe(false);
  expect(inScope(failed, { host: "host-1" })).toBe(true);
  expect(inScope({ type: "quota", role: "x", atMs: 0 }, { host: "host-1" })).toBe(false);
});
