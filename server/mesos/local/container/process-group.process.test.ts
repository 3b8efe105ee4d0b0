import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { must } from "../../../core/domain/invariant.ts";
import { killContainer, SANDBOX_VARIABLE, type Leader } from "./process-group.ts";
import { readProcess } from "./process-table.ts";

let sandbox: string;
const started: ChildProcess[] = [];

beforeEach(() => {
  sandbox = mkdtempSync(join(tmpdir(), "process-group-"));
});
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
  rmSync(sandbox, { recursive: true, force: true });
});

/** A shell in a session of its own, as containers are started. */
async function startShell(
  script: string,
  env: Record<string, string> = {},
): Promise<{ child: ChildProcess; leader: Leader }> {
  const child = spawn("/bin/sh", ["-c", script], {
    cwd: sandbox,
    detached: true,
    stdio: "ignore",
    env: { ...process.env, ...env },
  });
  started.push(child);
  await once(child, "spawn");
  const pid = must(child.pid, "it was started");
  return { child, leader: { pid, startTime: must(readProcess(pid), "it runs").startTime } };
}

async function pidsIn(file: string, count: number): Promise<number[]> {
  for (;;) {
    try {
      const pids = readFileSync(join(sandbox, file), "utf8").trim().split("\n").map(Number);
      if (pids.length === count && pids.every((pid) => pid > 0)) return pids;
    } catch (error) {
      if (!(error instanceof Error && "code" in error)) throw error;
    }
    await sleep(10);
  }
}

const isAlive = (pid: number): boolean => readProcess(pid)?.isZombie === false;

describe("the processes of a container", () => {
  it("are killed with their children, also those that ignore signals", async () => {
    const { leader } = await startShell(
      "trap '' TERM INT; sleep 999 & echo $! > pids; echo $$ >> pids; while :; do sleep 9; done",
    );
    const pids = await pidsIn("pids", 2);
    expect(await killContainer({ leader, sandbox })).toBe(true);
    expect(pids.filter(isAlive)).toEqual([]);
  });

  it("are found by their sandbox when their leader is gone and they left its session", async () => {
    const script = "setsid sh -c 'echo $$ > pids; exec sleep 999' & sleep 0.2; exit 0";
    const { child, leader } = await startShell(script, { [SANDBOX_VARIABLE]: sandbox });
    const [orphan = 0] = await pidsIn("pids", 1);
    if (child.exitCode === null) await once(child, "exit");
    expect(isAlive(orphan)).toBe(true);
    expect(await killContainer({ leader, sandbox })).toBe(true);
    expect(isAlive(orphan)).toBe(false);
  });

  it("are found below a directory of sandboxes", async () => {
    await startShell("echo $$ > pids; exec sleep 999", { [SANDBOX_VARIABLE]: join(sandbox, "runs", "c1") });
    const [pid = 0] = await pidsIn("pids", 1);
    await killContainer({ leader: undefined, sandbox: `${sandbox}x` });
    expect(isAlive(pid)).toBe(true);
    await killContainer({ leader: undefined, sandbox });
    expect(isAlive(pid)).toBe(false);
  });

  it("are not those of another process that has the leader's pid by now", async () => {
    const { leader } = await startShell("exec sleep 999");
    expect(await killContainer({ leader: { ...leader, startTime: "0" }, sandbox })).toBe(true);
    expect(isAlive(leader.pid)).toBe(true);
  });

  it("of many containers are killed together", async () => {
    const shells = await Promise.all(Array.from({ length: 10 }, () => startShell("sleep 999 & sleep 999")));
    const gone = await Promise.all(shells.map(({ leader }) => killContainer({ leader, sandbox })));
    expect(gone).toEqual(shells.map(() => true));
    expect(shells.filter(({ leader }) => isAlive(leader.pid))).toEqual([]);
  });
});
