import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { build } from "esbuild";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { parseResources } from "./core/agent-spec.ts";
import type { CommandInfo, CommandUri, Offer, TaskInfo } from "./core/messages.ts";
import { readProcess } from "./container/process-table.ts";
import { SchedulerClient } from "./testing/client.ts";
import { startCluster, type TestCluster } from "./testing/start.ts";

const EXECUTOR = join(import.meta.dirname, "testing", "executor.mjs");

let cluster: TestCluster;
let files: string;

beforeEach(async () => {
  cluster = await startCluster();
  files = mkdtempSync(join(tmpdir(), "mesos-local-files-"));
});
afterEach(async () => {
  await cluster.stop();
  rmSync(files, { recursive: true, force: true });
});

const RESOURCES = parseResources("cpus:0.5;mem:64");

function commandTask(command: CommandInfo, fields: Partial<TaskInfo> = {}): (offer: Offer) => TaskInfo {
  return (offer) => ({
    name: "t",
    task_id: { value: "t" },
    agent_id: offer.agent_id,
    resources: RESOURCES,
    command,
    ...fields,
  });
}

function executorTask(behaviour: string, fields: { graceMs?: number; uris?: readonly CommandUri[] } = {}) {
  const command = { value: `exec ${process.execPath} ${EXECUTOR} ${behaviour}`, uris: fields.uris ?? [] };
  const grace = { shutdown_grace_period: { nanoseconds: (fields.graceMs ?? 1_000) * 1e6 } };
  return (offer: Offer): TaskInfo => ({
    name: "t",
    task_id: { value: "t" },
    agent_id: offer.agent_id,
    resources: RESOURCES,
    executor: { executor_id: { value: "executor-t" }, command, ...grace },
  });
}

/** The sandbox of the only executor. */
function sandboxOf(offer: Offer, client: SchedulerClient, executorId = "t"): string {
  const runs = join(
    cluster.workDir,
    `slaves/${offer.agent_id.value}/frameworks/${client.frameworkId}/executors/${executorId}/runs`,
  );
  return readlinkSync(join(runs, "latest"));
}

function isAlive(pid: number): boolean {
  const entry = readProcess(pid);
  return entry !== undefined && !entry.isZombie;
}

async function untilTrue(test: () => boolean): Promise<void> {
  while (!test()) await sleep(20);
}

describe("a task with a command", () => {
  it("runs in its sandbox, output in files, and fails with its status", async () => {
    const client = await SchedulerClient.subscribe(cluster.port);
    const offer = await client.launch(commandTask({ value: "pwd; echo oops >&2; exit 7" }));
    const end = await client.reach("t", "TASK_FAILED");
    expect(end.message).toBe("Command exited with status 7");
    const sandbox = sandboxOf(offer, client);
    expect(readFileSync(join(sandbox, "stdout"), "utf8")).toBe(`${sandbox}\n`);
    expect(readFileSync(join(sandbox, "stderr"), "utf8")).toBe("oops\n");
  });

  it("is killed with all its children: SIGTERM, then SIGKILL after the grace period", async () => {
    const client = await SchedulerClient.subscribe(cluster.port);
    const command = { value: "trap '' TERM; sleep 1000 & echo $! > child; while :; do sleep 1000; done" };
    const policy = { grace_period: { nanoseconds: 300e6 } };
    const offer = await client.launch(commandTask(command, { kill_policy: policy }));
    await client.reach("t", "TASK_RUNNING");
    const childFile = join(sandboxOf(offer, client), "child");
    await untilTrue(() => existsSync(childFile) && readFileSync(childFile, "utf8").endsWith("\n"));
    const child = Number(readFileSync(childFile, "utf8"));
    await client.call({ type: "KILL", kill: { task_id: { value: "t" } } });
    const end = await client.reach("t", "TASK_KILLED");
    expect(end.message).toBe("Command terminated with signal Killed");
    expect(isAlive(child)).toBe(false);
  });

  it("may be a program with arguments, and tells TASK_KILLING to those who want to know", async () => {
    const client = await SchedulerClient.subscribe(cluster.port, {
      capabilities: [{ type: "MULTI_ROLE" }, { type: "PARTITION_AWARE" }, { type: "TASK_KILLING_STATE" }],
    });
    const command = { shell: false, value: "/bin/sleep", arguments: ["sleep", "1000"] };
    await client.launch(commandTask(command));
    await client.reach("t", "TASK_RUNNING");
    await client.call({ type: "KILL", kill: { task_id: { value: "t" } } });
    await client.reach("t", "TASK_KILLED");
    expect(client.statuses("t").map((status) => status.state)).toEqual(["TASK_RUNNING", "TASK_KILLING", "TASK_KILLED"]);
  });

  it("that cannot be started fails and says why", async () => {
    const client = await SchedulerClient.subscribe(cluster.port);
    await client.launch(commandTask({ shell: false, value: "/no/such/program", arguments: ["x"] }));
    expect((await client.reach("t", "TASK_FAILED")).message).toContain("ENOENT");
  });

  it("that asks for a Docker container fails as on an agent without Docker", async () => {
    const client = await SchedulerClient.subscribe(cluster.port);
    await client.launch(commandTask({ value: "sleep 1000" }, { container: { type: "DOCKER" } }));
    expect(await client.reach("t", "TASK_FAILED")).toMatchObject({
      message: "Abnormal executor termination: unknown container",
      reason: "REASON_EXECUTOR_TERMINATED",
      source: "SOURCE_AGENT",
    });
    expect(client.statuses("t")).toHaveLength(1);
  });

  it("runs no longer than its completion time", async () => {
    const client = await SchedulerClient.subscribe(cluster.port);
    const limit = { max_completion_time: { nanoseconds: 200e6 } };
    await client.launch(commandTask({ value: "sleep 1000" }, limit));
    expect((await client.reach("t", "TASK_FAILED")).reason).toBe("REASON_MAX_COMPLETION_TIME_REACHED");
  });
});

describe("the fetcher", () => {
  const fetched = async (uris: readonly CommandUri[], check: string): Promise<string> => {
    const client = await SchedulerClient.subscribe(cluster.port);
    const offer = await client.launch(commandTask({ value: check, uris }));
    const end = await client.reach("t", "TASK_FINISHED", "TASK_FAILED");
    if (end.state === "TASK_FAILED") return end.message ?? "";
    return readFileSync(join(sandboxOf(offer, client), "stdout"), "utf8");
  };

  it("brings local files, executable where asked, under the name asked", async () => {
    writeFileSync(join(files, "run"), "#!/bin/sh\necho ran $1\n");
    const uris = [
      { value: join(files, "run"), executable: true },
      { value: `file://${files}/run`, output_file: "sub/copy" },
    ];
    expect(await fetched(uris, "./run one; cat sub/copy | tail -1; test -x sub/copy || echo plain")).toBe(
      "ran one\necho ran $1\nplain\n",
    );
  });

  it("unpacks archives, unless told not to", async () => {
    writeFileSync(join(files, "inside"), "packed");
    execFileSync("tar", ["-C", files, "-czf", join(files, "a.tar.gz"), "inside"]);
    const archive = join(files, "a.tar.gz");
    expect(await fetched([{ value: archive }], "cat inside; ls a.tar.gz")).toBe("packeda.tar.gz\n");
  });

  it("leaves archives alone when told to", async () => {
    writeFileSync(join(files, "b.tar"), "no archive at all");
    expect(await fetched([{ value: join(files, "b.tar"), extract: false }], "cat b.tar")).toBe("no archive at all");
  });

  it("downloads from HTTP servers", async () => {
    const server = createServer((request, response) => response.end(`served ${request.url}`)).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const value = `http://127.0.0.1:${port}/some/file.txt?x=1`;
    expect(await fetched([{ value }], "cat file.txt")).toBe("served /some/file.txt?x=1");
    server.close();
  });

  it.each([
    [{ value: "/no/such/file" }, "Failed to fetch '/no/such/file'"],
    [{ value: "relative" }, "is a relative path"],
    [{ value: "/etc/hostname", output_file: "../../escape" }, "is not a file name within the sandbox"],
    [{ value: "hdfs://x/y" }, "can be fetched"],
  ])("fails the task when it cannot fetch %j", async (uri, message) => {
    expect(await fetched([uri], "true")).toContain(message);
  });
});

describe("an executor of one's own", () => {
  it("gets its environment, subscribes and runs its task", async () => {
    const client = await SchedulerClient.subscribe(cluster.port);
    const offer = await client.launch(executorTask("finish"));
    await client.reach("t", "TASK_FINISHED");
    expect(client.statuses("t").map((status) => status.state)).toEqual([
      "TASK_STARTING",
      "TASK_RUNNING",
      "TASK_FINISHED",
    ]);
    const sandbox = sandboxOf(offer, client, "executor-t");
    const environment = JSON.parse(readFileSync(join(sandbox, "environment.json"), "utf8")) as Record<string, string>;
    expect(environment).toMatchObject({
      MESOS_FRAMEWORK_ID: client.frameworkId,
      MESOS_EXECUTOR_ID: "executor-t",
      MESOS_SLAVE_ID: offer.agent_id.value,
      MESOS_DIRECTORY: sandbox,
      MESOS_SANDBOX: sandbox,
      MESOS_CHECKPOINT: "1",
      MESOS_RECOVERY_TIMEOUT: "15mins",
      MESOS_SUBSCRIPTION_BACKOFF_MAX: "2secs",
      MESOS_EXECUTOR_SHUTDOWN_GRACE_PERIOD: "1secs",
    });
    expect(environment["MESOS_AGENT_ENDPOINT"]).toMatch(/^127\.0\.0\.1:\d+$/);
    expect(environment["MESOS_SLAVE_PID"]).toBe(`slave(1)@${environment["MESOS_AGENT_ENDPOINT"]}`);
    expect(Object.keys(environment).filter((name) => /^(npm_|NODE_|VITEST)/.test(name))).toEqual([]);
    expect(readFileSync(join(sandbox, "stdout"), "utf8")).toBe("SUBSCRIBED\n");
  });

  it("that crashes fails its task, and the scheduler hears of both", async () => {
    const client = await SchedulerClient.subscribe(cluster.port);
    await client.launch(executorTask("crash"));
    const end = await client.reach("t", "TASK_FAILED");
    expect(end).toMatchObject({ reason: "REASON_EXECUTOR_TERMINATED", source: "SOURCE_AGENT" });
    await client.until(() => client.events().some((event) => event.type === "FAILURE"));
    const failure = client.events().find((event) => event.type === "FAILURE");
    expect(failure).toMatchObject({ failure: { executor_id: { value: "executor-t" }, status: 3 << 8 } });
  });

  it("that does not listen is killed after its grace period, with everything it started", async () => {
    const client = await SchedulerClient.subscribe(cluster.port);
    const offer = await client.launch(executorTask("stubborn", { graceMs: 300 }));
    await client.reach("t", "TASK_RUNNING");
    const shutdown = { executor_id: { value: "executor-t" }, agent_id: offer.agent_id };
    await client.call({ type: "SHUTDOWN", shutdown });
    await client.reach("t", "TASK_FAILED");
    await client.until(() => client.events().some((event) => event.type === "FAILURE"));
    const failure = client.events().find((event) => event.type === "FAILURE");
    expect(failure).toMatchObject({ failure: { status: 9 } });
  });

  it("leaves no process behind, in whatever session it was", async () => {
    const client = await SchedulerClient.subscribe(cluster.port);
    const offer = await client.launch(executorTask("children"));
    await client.reach("t", "TASK_RUNNING");
    const children = JSON.parse(
      readFileSync(join(sandboxOf(offer, client, "executor-t"), "children.json"), "utf8"),
    ) as number[];
    expect(children.every(isAlive)).toBe(true);
    cluster.control.loseAgent("localhost");
    await cluster.control.killAgent("localhost", 0);
    await untilTrue(() => !children.some(isAlive));
    // Their record goes when they are seen to be gone.
    await untilTrue(() => readdirSync(join(cluster.workDir, "meta", "containers")).length === 0);
  });

  it("that never subscribes is killed when its time is up", async () => {
    await cluster.stop();
    cluster = await startCluster({ agent: { executorRegistrationTimeoutMs: 500 } });
    const client = await SchedulerClient.subscribe(cluster.port);
    await client.launch(executorTask("mute"));
    const end = await client.reach("t", "TASK_FAILED");
    expect(end.reason).toBe("REASON_EXECUTOR_REGISTRATION_TIMEOUT");
    expect(end.message).toBe("Executor did not register within 500ms");
  });
});

describe("stopping", () => {
  it("ends every executor, also those that do not want to", async () => {
    const client = await SchedulerClient.subscribe(cluster.port);
    await client.launch(executorTask("stubborn", { graceMs: 300 }));
    await client.reach("t", "TASK_RUNNING");
    const [record] = readdirSync(join(cluster.workDir, "meta", "containers"));
    const path = join(cluster.workDir, "meta", "containers", record ?? "");
    const { pid } = JSON.parse(readFileSync(path, "utf8")) as { pid: number };
    expect(isAlive(pid)).toBe(true);
    await cluster.stop();
    expect(isAlive(pid)).toBe(false);
    cluster = await startCluster();
  });
});

describe("the program", () => {
  const MAIN = join(import.meta.dirname, "../../mesos-local.ts");
  const ROOT = join(import.meta.dirname, "..", "..", "..");
  const PROGRAM = [join(ROOT, "node_modules", ".cache", "mesos-local-test", "main.mjs")];
  let workDir: string;
  const running: ChildProcess[] = [];

  /** Built as scripts/build.mjs does: it starts faster than from its sources. */
  beforeAll(async () => {
    const [outfile = ""] = PROGRAM;
    const how = { bundle: true, platform: "node", format: "esm", packages: "external" } as const;
    await build({ ...how, entryPoints: [MAIN], outfile, logLevel: "silent" });
  });
  beforeEach(() => {
    workDir = mkdtempSync(join(tmpdir(), "mesos-local-main-"));
  });
  afterEach(() => {
    for (const child of running.splice(0)) child.kill("SIGKILL");
    rmSync(workDir, { recursive: true, force: true });
  });

  interface Started {
    readonly child: ChildProcess;
    readonly pid: number;
    readonly port: number;
  }

  async function start(...options: string[]): Promise<Started> {
    const args = [...PROGRAM, "--port=0", `--work_dir=${workDir}`, "--log_level=error", "--agents=2", ...options];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
    running.push(child);
    const [line] = (await once(child.stdout, "data")) as [Buffer];
    const port = Number(/127\.0\.0\.1:(\d+)/.exec(line.toString())?.[1]);
    return { child, pid: child.pid ?? 0, port };
  }

  async function leaderPid(): Promise<number> {
    const directory = join(workDir, "meta", "containers");
    await untilTrue(() => readdirSync(directory).length === 1);
    const [name = ""] = readdirSync(directory);
    return (JSON.parse(readFileSync(join(directory, name), "utf8")) as { pid: number }).pid;
  }

  it("prints its options, and says in one line what is wrong with them", () => {
    const help = execFileSync(process.execPath, [...PROGRAM, "-help"], { encoding: "utf8" });
    expect(help).toContain("-agent_attributes=string");
    const fails = (option: string): string => {
      try {
        execFileSync(process.execPath, [...PROGRAM, option], { encoding: "utf8", stdio: "pipe" });
        return "";
      } catch (error) {
        return (error as { stderr: string }).stderr;
      }
    };
    expect(fails("--agnets=3")).toBe("mesos-local: unknown flag -agnets; did you mean -agents?\n");
    expect(fails("--agent_resources=cpus")).toContain("'cpus' is not of the form name:value");
  });

  it("stops in order on SIGTERM and leaves no process", async () => {
    const { child, pid, port } = await start();
    const client = await SchedulerClient.subscribe(port);
    await client.launch(commandTask({ value: "sleep 1000" }));
    await client.reach("t", "TASK_RUNNING");
    const task = await leaderPid();
    process.kill(pid, "SIGTERM");
    const [code] = (await once(child, "exit")) as [number | null];
    expect(code).toBe(0);
    expect(isAlive(task)).toBe(false);
  });

  it("killed outright, is cleaned up after by the next one in its directory", async () => {
    const first = await start();
    const client = await SchedulerClient.subscribe(first.port);
    await client.launch(executorTask("children"));
    await client.reach("t", "TASK_RUNNING");
    const leader = await leaderPid();
    const [executorDirectory = ""] = execFileSync("find", [workDir, "-name", "children.json"], { encoding: "utf8" })
      .trim()
      .split("\n");
    const children = JSON.parse(readFileSync(executorDirectory, "utf8")) as number[];
    const [inSession = 0, apart = 0, scrubbed = 0] = children;
    process.kill(first.pid, "SIGKILL");
    await once(first.child, "exit");
    expect(children.every(isAlive)).toBe(true);
    await start();
    expect([leader, inSession, apart].filter(isAlive)).toEqual([]);
    // One with an empty environment in a session of its own is found only as long as its executor lives.
    if (isAlive(scrubbed)) process.kill(scrubbed, "SIGKILL");
  });

  it("refuses a directory that another one uses, and leaves it alone", async () => {
    const first = await start();
    const args = [...PROGRAM, "--port=0", `--work_dir=${workDir}`];
    const second = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
    const [text] = (await once(second.stderr, "data")) as [Buffer];
    const [code] = (await once(second, "exit")) as [number];
    expect(code).toBe(1);
    expect(text.toString()).toContain(`is in use by process ${first.pid}`);
    expect(existsSync(join(workDir, "meta", "owner.json"))).toBe(true);
  });

  it("leaves a process alone that has the pid of a container of old", async () => {
    const bystander = spawn("sleep", ["1000"], { stdio: "ignore", detached: true });
    running.push(bystander);
    const first = await start();
    process.kill(first.pid, "SIGTERM");
    await once(first.child, "exit");
    const record = { pid: bystander.pid, startTime: "1", containerId: "c", sandbox: join(workDir, "slaves/x") };
    writeFileSync(join(workDir, "meta", "containers", "c.json"), JSON.stringify(record));
    await start();
    expect(isAlive(bystander.pid ?? 0)).toBe(true);
    expect(readdirSync(join(workDir, "meta", "containers"))).toEqual([]);
  });
});
