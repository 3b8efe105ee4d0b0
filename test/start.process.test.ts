/** `npm start` as its user meets it: one command, a console, Ctrl-C, and everything there again at the next start. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JobConfigurationInput } from "./jobs.ts";
import { helloWorld } from "./jobs.ts";
import { freePort } from "../server/base/testing-ports.ts";
import { clientFor, eventually, makeStateDir, removeStateDir, ROOT } from "./harness.ts";

let stateDir: string;
let port: number;

beforeAll(async () => {
  stateDir = makeStateDir();
  port = await freePort();
});
afterAll(() => removeStateDir(stateDir));

interface Started {
  readonly child: ChildProcess;
  output(): string;
  stop(): Promise<number | null>;
}

async function npmStart(...flags: string[]): Promise<Started> {
  const script = join(ROOT, "scripts/start.mjs");
  const env = { ...process.env, AURORA_STATE_DIR: stateDir };
  const child = spawn(process.execPath, [script, `-http_port=${port}`, ...flags], {
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  const gone = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const stop = (): Promise<number | null> => {
    child.kill("SIGINT");
    return gone;
  };
  await eventually(
    "its announcement or its end",
    async () => (output.includes("Aurora is running") || child.exitCode !== null ? true : undefined),
    100_000,
  );
  return { child, output: () => output, stop };
}

/** Processes whose command line or environment names the state directory. */
function processesOf(path: string): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "latin1");
        const environment = readFileSync(`/proc/${pid}/environ`, "latin1");
        return command.includes(path) || environment.includes(path) ? [command.replaceAll("\0", " ")] : [];
      } catch (error) {
        if (["ENOENT", "ESRCH", "EACCES"].includes((error as NodeJS.ErrnoException).code ?? "")) return [];
        throw error;
      }
    });
}

async function awaitRunning(job: JobConfigurationInput): Promise<string[]> {
  const client = clientFor(`http://127.0.0.1:${port}`);
  return eventually(`${job.instanceCount} running tasks`, async () => {
    const { tasks } = await client.tasks.list.query({ jobKeys: [job.key], statuses: ["RUNNING"] });
    const ids = tasks.map((task) => task.assignedTask.taskId);
    return ids.length === job.instanceCount ? ids : undefined;
  });
}

/** The client of one who has described no clusters. */
function aurora(...argv: string[]): string {
  const env = { ...process.env, HOME: stateDir, AURORA_STATE_DIR: stateDir };
  return execFileSync(join(ROOT, "bin/aurora"), argv, { env, encoding: "utf8" });
}

describe("npm start", () => {
  const job = helloWorld();

  it("runs a job on an embedded cluster, and Ctrl-C leaves nothing behind", async () => {
    const started = await npmStart();
    expect(started.output()).toContain(`Aurora is running: http://127.0.0.1:${port}`);
    await clientFor(`http://127.0.0.1:${port}`).jobs.create.mutate(job);
    await awaitRunning(job);
    expect(aurora("job", "list", "devcluster")).toBe("devcluster/www-data/devel/hello_world\n");
    expect(processesOf(stateDir).length).toBeGreaterThan(3);
    expect(await started.stop()).toBe(0);
    expect(processesOf(stateDir)).toEqual([]);
  });

  it("finds every acknowledged job again at the next start, and runs it", async () => {
    const started = await npmStart();
    const client = clientFor(`http://127.0.0.1:${port}`);
    expect((await client.jobs.get.query({ job: job.key })).instances).toHaveLength(3);
    await eventually("new tasks in place of those that ended with the cluster", async () => {
      const { tasks } = await client.tasks.list.query({ jobKeys: [job.key], statuses: ["RUNNING"] });
      return tasks.length === 3 && tasks.every((task) => task.ancestorId !== undefined) ? true : undefined;
    });
    expect(await started.stop()).toBe(0);
  });

  it("says in one line what is wrong with a flag", async () => {
    const started = await npmStart("-http_prot=1");
    expect(started.child.exitCode).toBe(1);
    expect(started.output()).toContain("unknown flag -http_prot; did you mean -http_port?");
  });
});
