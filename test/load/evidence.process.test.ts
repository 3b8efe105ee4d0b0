import { spawn, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { eventually, makeStateDir } from "../harness.ts";
import { Evidence } from "./evidence.ts";

let directory = "";
let evidence: Evidence;
const children: ChildProcess[] = [];

beforeEach(() => {
  directory = makeStateDir();
  evidence = new Evidence(join(directory, "evidence"));
});

afterEach(async () => {
  for (const child of children.splice(0)) await end(child);
  rmSync(directory, { recursive: true });
});

/** Runs what a task would, as task `taskId` of instance 0. */
function start(taskId: string): ChildProcess {
  const cmdline = evidence.cmdline("j").replaceAll("{{mesos.instance}}", "0").replaceAll("{{thermos.task_id}}", taskId);
  const child = spawn("/bin/bash", ["-c", cmdline], { stdio: "ignore", detached: true });
  children.push(child);
  return child;
}

/** As {@link start}, until it has said that it started. */
async function run(taskId: string): Promise<ChildProcess> {
  const child = start(taskId);
  await eventually("the run to start", async () => (evidence.starts("j", 0).includes(taskId) ? true : undefined));
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  process.kill(-child.pid, "SIGKILL");
  await ended;
}

it("knows of one run after another, and whether one is alive", async () => {
  expect(evidence.isAlive("j", 0)).toBe(false);
  const first = await run("t-1");
  expect(evidence.isAlive("j", 0)).toBe(true);
  await end(first);
  await eventually("the lock to be free", async () => (evidence.isAlive("j", 0) ? undefined : true));
  await run("t-2");
  expect(evidence.starts("j", 0)).toEqual(["t-1", "t-2"]);
  expect(evidence.count()).toBe(2);
  expect(evidence.doubles()).toEqual([]);
  expect(evidence.startedTwice()).toEqual([]);
});

it("convicts a second run while the first is alive", async () => {
  await run("t-1");
  await run("t-2");
  expect(evidence.doubles()).toEqual(["two ran at once: j/0 t-2"]);
});

it("convicts a task that is started again, also after its end", async () => {
  await end(await run("t-1"));
  await eventually("the lock to be free", async () => (evidence.isAlive("j", 0) ? undefined : true));
  start("t-1");
  await eventually("the second start", async () => (evidence.count() === 2 ? true : undefined));
  expect(evidence.doubles()).toEqual([]);
  expect(evidence.startedTwice()).toEqual(["started more than once: t-1"]);
});
