/** `bin/aurora` as its users meet it: against a scheduler that it finds by its address, and by ZooKeeper. */
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startZooKeeper, type ZooKeeperCluster } from "../server/zookeeper/testing/zookeeper-server.ts";
import { systemClock } from "../server/base/clock.ts";
import { silentLogger } from "../server/base/logger.ts";
import { freePort } from "../server/base/testing-ports.ts";
import { ZooKeeper } from "../server/zookeeper/requests.ts";
import { parseServers } from "../server/zookeeper/servers.ts";
import { encodeServiceInstance } from "../server/zookeeper/serverset/service-instance.ts";
import { Session } from "../server/zookeeper/session.ts";
import {
  eventually,
  initializeLog,
  makeStateDir,
  removeStateDir,
  ROOT,
  startScheduler,
  type SchedulerProcess,
} from "./harness.ts";
import { helloWorld } from "./jobs.ts";

/** Many programs start one after the other, on machines with other work. */
const TIMEOUT_MS = 300_000;

/** A job that does its work once. */
const ONCE = `
say = Process(name = 'say', cmdline = 'echo hello from {{mesos.instance}}; sleep 1; echo {{word}}')
once = Task(processes = [say], resources = Resources(cpu = 0.1, ram = 32*MB, disk = 32*MB))
jobs = [Job(cluster = 'found', role = 'www-data', environment = 'devel', name = 'once', task = once)]
`;

interface Ended {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

let stateDir: string;
let zooKeeper: ZooKeeperCluster;
let scheduler: SchedulerProcess;

/** Puts a leading scheduler's address where its election would. */
async function advertise(base: string): Promise<void> {
  const { hostname, port } = new URL(base);
  const session = new Session({
    servers: parseServers(zooKeeper.endpoints),
    sessionTimeoutMs: 10_000,
    connectionTimeoutMs: 10_000,
    clock: systemClock,
    logger: silentLogger,
  });
  session.start();
  const client = new ZooKeeper(session);
  const data = encodeServiceInstance({ host: hostname, port: Number(port) }, "http");
  await client.ensurePath("/aurora/scheduler");
  await client.create("/aurora/scheduler/member_0000000003", { data, mode: "PERSISTENT" });
  await session.close();
}

beforeAll(async () => {
  stateDir = makeStateDir();
  initializeLog(stateDir);
  zooKeeper = await startZooKeeper();
  scheduler = await startScheduler({ stateDir });
  await advertise(scheduler.base);
  const port = zooKeeper.endpoints[0]?.split(":")[1];
  const clusters = [
    { name: "direct", scheduler_uri: scheduler.base },
    { name: "found", zk: "127.0.0.1", zk_port: Number(port), scheduler_zk_path: "/aurora/scheduler" },
    { name: "leaderless", zk: `127.0.0.1:${port}`, scheduler_zk_path: "/nothing/here" },
    { name: "gone", scheduler_uri: `http://127.0.0.1:${await freePort()}` },
  ];
  writeFileSync(
    join(stateDir, "clusters.json"),
    JSON.stringify([{ name: "devcluster", scheduler_uri: scheduler.base }]),
  );
  mkdirSync(join(stateDir, "home/.aurora"), { recursive: true });
  writeFileSync(join(stateDir, "home/.aurora/clusters.json"), JSON.stringify(clusters));
});
afterAll(async () => {
  await scheduler?.stop();
  await zooKeeper?.stop();
  removeStateDir(stateDir);
});

/** Runs the command with nothing on it but what the test describes. */
function aurora(...argv: string[]): Promise<Ended> {
  const env: NodeJS.ProcessEnv = {
    NODE_ENV: "production",
    PATH: process.env.PATH,
    HOME: join(stateDir, "home"),
    AURORA_CONFIG_ROOT: stateDir,
    AURORA_STATE_DIR: stateDir,
  };
  return new Promise((resolve) => {
    execFile(join(ROOT, "bin/aurora"), argv, { env, cwd: stateDir }, (error, out, err) => {
      const code = error === null ? 0 : error.code;
      resolve({ exitCode: typeof code === "number" ? code : -1, out, err });
    });
  });
}

/** Writes a job's configuration and returns its path. */
function config(name: string, change: (text: string) => string = (text) => text): string {
  const path = join(stateDir, `${name}.json`);
  writeFileSync(path, change(JSON.stringify({ ...helloWorld(name), instanceCount: 2 })));
  return path;
}

describe.concurrent("a job's life", { timeout: TIMEOUT_MS }, () => {
  it("goes from create to kill by the command line", async () => {
    const key = "direct/www-data/devel/lived";
    const created = await aurora("job", "create", key, config("lived"), "--wait-until", "RUNNING");
    expect(created).toMatchObject({ exitCode: 0 });
    expect(created.out).toBe(`Job create succeeded: job url=${scheduler.base}/scheduler/www-data/devel/lived\n`);

    const status = await aurora("job", "status", key, "--write-json");
    const [{ active } = { active: [] }] = JSON.parse(status.out) as { active: { status: string }[] }[];
    expect(active.map((task) => task.status)).toEqual(["RUNNING", "RUNNING"]);

    expect(await aurora("job", "add", `${key}/1`, "1", "--wait-until", "RUNNING")).toMatchObject({
      exitCode: 0,
      out: "Added instances 2\n",
    });
    const restarted = await aurora("job", "restart", `${key}/0`, "--watch-secs=0", "--healthcheck-interval-seconds=1");
    expect(restarted).toMatchObject({ exitCode: 0, out: `Job ${key} restarted successfully\n` });

    const changed = config("lived", (text) => text.replace("sleep 2", "sleep 3"));
    const diff = await aurora("job", "diff", key, changed);
    expect(diff.exitCode).toBe(0);
    expect(diff.out).toContain("remove instances: [2]\nupdate instances: [0-1]\nwith diff:\n");
    expect(diff.out).toMatch(/^-.*sleep 2.*\n\+.*sleep 3/m);

    const log = await eventually("a line of the log", async () => {
      const logs = await aurora("task", "logs", `${key}/1`, "-p", "greet", "--stream", "stdout");
      return logs.out === "" ? undefined : logs;
    });
    expect(log.out).toMatch(/^\S+ hello from instance 1 on port \d+\n/);

    const killed = await aurora("job", "kill", `${key}/0,2`, "--batch-size", "2");
    expect(killed).toMatchObject({ exitCode: 0, out: "Successfully killed instances 0,2\nJob kill succeeded\n" });
    expect(await aurora("job", "killall", key, "--no-batching")).toMatchObject({ exitCode: 0 });
    expect(await aurora("job", "killall", key)).toMatchObject({ exitCode: 6 });
  });

  it("can be followed to its end", async () => {
    const key = "found/www-data/devel/once";
    writeFileSync(join(stateDir, "once.aurora"), ONCE);
    const created = await aurora("job", "create", key, "once.aurora", "--bind", "word=bye", "--wait-until", "RUNNING");
    expect(created).toMatchObject({ exitCode: 0 });
    const { exitCode, out } = await aurora("task", "logs", `${key}/0`, "-f", "--stream", "stdout");
    expect(exitCode).toBe(0);
    expect(out).toBe("hello from 0\nbye\n");
  });
});

describe.concurrent("a cluster", { timeout: TIMEOUT_MS }, () => {
  it("is found through ZooKeeper", async () => {
    const [list, found] = await Promise.all([
      aurora("job", "list", "found/no-such-role"),
      aurora("admin", "get_scheduler", "found"),
    ]);
    expect(list).toEqual({ exitCode: 0, out: "", err: "" });
    expect(found.out).toBe(`Found leading scheduler at: ${scheduler.base}\n`);
  });

  it("that is not there, or not known, is said so", async () => {
    const [gone, unknown] = await Promise.all([aurora("job", "list", "gone"), aurora("job", "list", "fuond")]);
    expect(gone).toMatchObject({ exitCode: 7, err: expect.stringContaining("Is it running?") as string });
    expect(unknown).toMatchObject({ exitCode: 3, err: expect.stringContaining("did you mean found?") as string });
  });

  it("of npm start needs no file of the user's", async () => {
    expect(await aurora("quota", "get", "devcluster/www-data")).toMatchObject({ exitCode: 0 });
  });
});

it.concurrent("the command is there without a scheduler", async () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  const [shown, help, absent, usage] = await Promise.all([
    aurora("--version"),
    aurora("help", "job", "create"),
    aurora("cron", "show", "direct/a/b/c"),
    aurora("job", "create"),
  ]);
  expect(shown).toEqual({ exitCode: 0, out: `${version}\n`, err: "" });
  expect(help).toMatchObject({ exitCode: 0, err: "" });
  expect(absent).toMatchObject({ exitCode: 5, err: "aurora cron show: not offered by this scheduler\n" });
  expect(usage.exitCode).toBe(2);
});
