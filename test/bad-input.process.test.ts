/** Bad input to the running program: a clear answer each, nothing lost, no crash. */
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { must } from "../server/core/domain/invariant.ts";
import { initializeLog, makeStateDir, removeStateDir, ROOT, startScheduler, type SchedulerProcess } from "./harness.ts";
import { helloWorld } from "./jobs.ts";

const dirs: string[] = [];
function stateDir(): string {
  const path = makeStateDir();
  dirs.push(path);
  return path;
}
afterAll(() => {
  for (const dir of dirs) removeStateDir(dir);
});

/** Runs the scheduler to its end and returns what it said. */
function run(...flags: string[]): { code: number | null; said: string } {
  const result = spawnSync(join(ROOT, "bin/aurora-scheduler"), flags, { encoding: "utf8", timeout: 60_000 });
  return { code: result.status, said: result.stdout + result.stderr };
}

const lastLine = (text: string): string => text.trimEnd().split("\n").at(-1) ?? "";

function flagsFor(dir: string, workDir = "agents"): string[] {
  return [
    "-cluster_name=test",
    "-ip=127.0.0.1",
    "-mesos_master_address=local",
    `-local_work_dir=${join(dir, workDir)}`,
    `-native_log_file_path=${join(dir, "log")}`,
  ];
}

describe("the command line", () => {
  it.each([
    [["-cluster_nam=x"], /unknown flag -cluster_nam; did you mean -cluster_name\?/],
    [[], /-cluster_name is required/],
    [["-cluster_name=x", "-http_port=99999"], /-http_port=99999: must be a port/],
    [["-cluster_name=x", "-dlog_snapshot_interval=1"], /expected a duration such as 15secs/],
    [
      ["-cluster_name=x", "-mesos_master_address=here"],
      /-mesos_master_address=here: 'here' is not a master's host:port/,
    ],
    [
      ["-cluster_name=x", "-tier_config=/nonexistent", "-mesos_master_address=local", "-native_log_file_path=/x"],
      /-tier_config=\/nonexistent: ENOENT/,
    ],
  ])("is refused in one line: %j", (flags, message) => {
    const { code, said } = run(...flags);
    expect(code).toBe(1);
    expect(lastLine(said)).toMatch(message);
    expect(said).not.toMatch(/\n\s+at /);
  });

  it("prints help with every flag, type, default and sentence", () => {
    const { code, said } = run("-help");
    expect(code).toBe(0);
    expect(said).toMatch(/-min_offer_hold_time=duration\n {6}\S.*\n {6}Default: 5mins/);
    expect(said).toMatch(/-dlog_max_entry_size=size\n {6}\S.*\n {6}Default: 512KB/);
  });
});

describe("the log directory", () => {
  it("that was never initialized is refused with what to type", () => {
    const { code, said } = run(...flagsFor(stateDir()));
    expect(code).toBe(1);
    expect(said).toContain("Storage is not READY");
    expect(said).toContain("Replica in EMPTY status received a broadcasted recover request");
    expect(lastLine(said)).toContain("bin/mesos-log initialize --path=");
  });

  it("is refused to a second process, and the first goes on", async () => {
    const dir = stateDir();
    initializeLog(dir);
    const first = await startScheduler({ stateDir: dir });
    const { code, said } = run(...flagsFor(dir, "other"));
    expect(code).toBe(1);
    expect(lastLine(said)).toMatch(/another process/);
    expect((await fetch(`${first.base}/health`)).status).toBe(200);
    expect(await first.stop()).toBe(0);
  });

  it("that is damaged is refused and left as it is, and its copy from before serves", async () => {
    const dir = stateDir();
    initializeLog(dir);
    const first = await startScheduler({ stateDir: dir });
    await first.trpc.jobs.create.mutate(helloWorld());
    await first.stop("SIGKILL");
    const log = join(dir, "log");
    cpSync(log, join(dir, "copy"), { recursive: true });
    const damaged = join(
      log,
      must(
        readdirSync(log).find((name) => name.endsWith(".log")),
        "LevelDB keeps its newest records in a .log file",
      ),
    );
    const bytes = readFileSync(damaged);
    bytes.fill(0x5a, 10, bytes.length - 10);
    writeFileSync(damaged, bytes);
    const { code, said } = run(...flagsFor(dir));
    expect(code).toBe(1);
    expect(lastLine(said)).toMatch(/damaged/);
    expect(readFileSync(damaged)).toEqual(bytes);
    rmSync(log, { recursive: true });
    cpSync(join(dir, "copy"), log, { recursive: true });
    const again = await startScheduler({ stateDir: dir });
    expect((await again.trpc.jobs.get.query({ job: helloWorld().key })).instances).toHaveLength(3);
    await again.stop("SIGKILL");
  });
});

describe("the HTTP port", () => {
  let scheduler: SchedulerProcess;
  beforeAll(async () => {
    const dir = stateDir();
    initializeLog(dir);
    scheduler = await startScheduler({ stateDir: dir });
  });

  interface Failure {
    readonly error: {
      readonly message: string;
      readonly data: { readonly auroraCode: string; readonly httpStatus: number };
    };
  }

  async function post(procedure: string, body: string): Promise<Failure & { status: number }> {
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${scheduler.base}/api/trpc/${procedure}`, { method: "POST", headers, body });
    return { ...((await response.json()) as Failure), status: response.status };
  }

  it("answers malformed JSON with what is wrong", async () => {
    const { error, status } = await post("jobs.create", '{"key": ');
    expect(status).toBe(400);
    expect(error.data.auroraCode).toBe("INVALID_REQUEST");
    expect(error.message).toMatch(/not JSON/);
  });

  it("names the field that has the wrong type, and the nearest name of one that does not exist", async () => {
    const wrongType = await post("jobs.create", JSON.stringify({ ...helloWorld(), instanceCount: "three" }));
    expect(wrongType.error.message).toMatch(/instanceCount: expected number/);
    const wrongName = await post("jobs.create", JSON.stringify({ ...helloWorld(), instanceCuont: 3 }));
    expect(wrongName.error.message).toMatch(/did you mean instanceCount\?/);
  });

  it("refuses a body that is too large with 413", async () => {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify({ filler: "x".repeat(6 * 1024 * 1024) });
    const response = await fetch(`${scheduler.base}/api/trpc/jobs.create`, { method: "POST", headers, body });
    expect(response.status).toBe(413);
  });

  it("survives connections that break off and bytes that are no HTTP", async () => {
    for (const bytes of [
      "",
      "GET",
      "\u0016\u0003\u0001\u0002",
      "POST /api/trpc/jobs.create HTTP/1.1\r\nContent-Length: 99\r\n\r\n{",
    ]) {
      await new Promise<void>((resolve, reject) => {
        const socket = connect(Number(new URL(scheduler.base).port), "127.0.0.1", () => {
          socket.write(bytes);
          setTimeout(() => socket.destroy(), 50);
        });
        socket.on("close", () => resolve());
        socket.on("error", reject);
      });
    }
    expect(await (await fetch(`${scheduler.base}/health`)).text()).toBe("OK\n");
  });

  it("refuses a dedicated value of another role, naming both", async () => {
    const job = helloWorld("dedicated");
    const constraint = { name: "dedicated", constraint: { value: { negated: false, values: ["db_team/redis"] } } };
    const { error } = await post(
      "jobs.create",
      JSON.stringify({ ...job, taskConfig: { ...job.taskConfig, constraints: [constraint] } }),
    );
    expect(error.message).toContain("db_team");
    expect(error.message).toContain("www-data");
  });

  it("ends in order after all of this", async () => {
    expect(await scheduler.stop()).toBe(0);
  });
});
