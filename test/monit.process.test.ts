/**
 * A real monit with the stanza of Aurora's docs: it must find a live scheduler healthy, cycle after cycle,
 * and restart one that hangs.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  eventually,
  initializeLog,
  makeStateDir,
  removeStateDir,
  startScheduler,
  type SchedulerProcess,
} from "./harness.ts";

const STANZA =
  'if failed port PORT send "GET /health HTTP/1.0\\r\\n" expect "OK\\n" with timeout 2 seconds for 10 cycles then restart';

let stateDir: string;
let scheduler: SchedulerProcess;
let monit: ChildProcess;
const file = (name: string): string => join(stateDir, name);
const monitLog = (): string => (existsSync(file("monit.log")) ? readFileSync(file("monit.log"), "utf8") : "");

function writeControlFile(): void {
  const port = new URL(scheduler.base).port;
  writeFileSync(file("scheduler.pid"), String(scheduler.child.pid));
  const lines = [
    "set daemon 1",
    `set log ${file("monit.log")}`,
    `set pidfile ${file("monit.pid")}`,
    `set idfile ${file("monit.id")}`,
    `set statefile ${file("monit.state")}`,
    `check process aurora-scheduler with pidfile ${file("scheduler.pid")}`,
    `  start program = "/bin/true" with timeout 1 seconds`,
    `  restart program = "/usr/bin/touch ${file("restarted")}" with timeout 1 seconds`,
    `  ${STANZA.replace("PORT", port)}`,
  ];
  writeFileSync(file("monitrc"), `${lines.join("\n")}\n`);
  chmodSync(file("monitrc"), 0o600);
}

/** Health checks that the scheduler has answered so far, by its own count. */
async function requestsServed(): Promise<number> {
  const vars = (await (await fetch(`${scheduler.base}/vars.json`)).json()) as Record<string, number>;
  return vars["http_requests"] ?? 0;
}

beforeAll(async () => {
  stateDir = makeStateDir();
  initializeLog(stateDir);
  scheduler = await startScheduler({ stateDir });
  writeControlFile();
  monit = spawn("/usr/bin/monit", ["-I", "-v", "-c", file("monitrc")], { stdio: "ignore" });
});

afterAll(async () => {
  monit.kill("SIGTERM");
  scheduler.child.kill("SIGCONT");
  await scheduler.stop("SIGKILL");
  removeStateDir(stateDir);
});

describe("monit with the stanza of Aurora's docs", () => {
  it("finds a live scheduler healthy", async () => {
    await eventually("three checks that pass", async () => {
      const passes = monitLog().match(/succeeded testing protocol \[generic\]|connection succeeded/gi)?.length ?? 0;
      return passes >= 3 ? passes : undefined;
    });
    expect(await requestsServed()).toBeGreaterThan(3);
    expect(monitLog()).not.toMatch(/failed protocol test|connection failed/);
    expect(existsSync(file("restarted"))).toBe(false);
  });

  it("restarts a scheduler that hangs", async () => {
    scheduler.child.kill("SIGSTOP");
    await eventually("monit to restart it", async () => (existsSync(file("restarted")) ? true : undefined), 90_000);
    expect(monitLog()).toMatch(/failed protocol test/);
  });
});
