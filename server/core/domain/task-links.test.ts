import { expect, it } from "vitest";
import { taskLinks } from "./task-links.ts";
import type { AssignedTask } from "./task.ts";

function assignedWith(links: Record<string, string>): AssignedTask {
  const task = {
    job: { role: "r", environment: "e", name: "n" },
    owner: { user: "u" },
    isService: true,
    priority: 0,
    maxTaskFailures: 1,
    resources: [],
    constraints: [],
    container: { mesos: {} },
    taskLinks: links,
  };
  return { taskId: "t-1", instanceId: 3, slaveHost: "h1", assignedPorts: { http: 31000 }, task };
}

function linksOf(links: Record<string, string>): [string, string][] {
  return taskLinks(assignedWith(links)).map(({ name, url }) => [name, url]);
}

it("fills in what a link asks for, in the order of names", () => {
  const pattern = "http://%host%:%port:http%/%task_id%/%shard_id%/%instance_id%?q=100%25";
  expect(linksOf({ http: pattern, docs: "HTTPS://wiki/x" })).toEqual([
    ["docs", "HTTPS://wiki/x"],
    ["http", "http://h1:31000/t-1/3/3?q=100%25"],
  ]);
});

it("leaves out what cannot be followed", () => {
  expect(linksOf({ admin: "http://%host%:%port:admin%", odd: "http://%host%:%port:toString%" })).toEqual([]);
});

it("leaves out links to a host while there is none, and what is no web address", () => {
  const { slaveHost: _, ...unassigned } = assignedWith({ http: "http://%host%/", ok: "http://x/" });
  expect(taskLinks(unassigned).map(({ name }) => name)).toEqual(["ok"]);
  expect(linksOf({ js: "javascript:alert(1)", data: "data:text/html,x", ok: "http://x/" })).toEqual([
    ["ok", "http://x/"],
  ]);
});
