import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ApiError } from "../../core/domain/api-error.ts";
import { CliWorld } from "../testing/cli-world.ts";
import { pageOf, taskOf } from "../testing/tasks.ts";

const KEY = "west/bozo/test/hello";
const EXECUTOR = "/slaveroot/slaves/*/frameworks/*/executors";

let world: CliWorld;
beforeEach(async () => {
  world = await CliWorld.start();
  const tasks = [
    taskOf({ instanceId: 0, taskId: "over", status: "FAILED", host: "gone" }),
    taskOf({ instanceId: 0, taskId: "live", ports: { http: 31_000 } }),
    taskOf({ instanceId: 1, taskId: "two", host: "other" }),
    taskOf({ instanceId: 2, taskId: "failed", status: "FAILED", host: "gone" }),
  ];
  world.scheduler.on("tasks.list", (query) => {
    const { statuses, instanceIds } = query as { statuses?: string[]; instanceIds?: number[] };
    return pageOf(
      tasks.filter(
        ({ status, assignedTask }) =>
          (statuses?.includes(status) ?? true) && (instanceIds?.includes(assignedTask.instanceId) ?? true),
      ),
    );
  });
});
afterEach(() => world.close());

describe("task run", () => {
  it("runs the command beside each live task and says whose output it is", async () => {
    world.program = (command) => ({ exitCode: command.includes("bozo@other") ? 3 : 0, output: "one\ntwo\n" });
    const result = await world.run(
      "task",
      "run",
      KEY,
      "--ssh-options",
      "-v -C",
      "-t2",
      "--",
      "ls",
      "{{mesos.instance}}",
    );
    expect(result.exitCode).toBe(0);
    expect(world.spawned).toEqual([
      ["ssh", "-n", "-q", "-v", "-C", "bozo@slavehost", `cd ${EXECUTOR}/thermos-live/runs/latest/sandbox;ls 0`],
      ["ssh", "-n", "-q", "-v", "-C", "bozo@other", `cd ${EXECUTOR}/thermos-two/runs/latest/sandbox;ls 1`],
    ]);
    expect(result.out).toContain("slavehost:  one\nslavehost:  two\n");
    expect(result.err).toBe("other: the command of instance 1 ended with 3\n");
  });

  it("keeps to the instances, the user and the directory that are asked for", async () => {
    await world.run("task", "run", `${KEY}/1`, "-e", "-l", "root", "ls -l");
    expect(world.spawned).toEqual([["ssh", "-n", "-q", "root@other", `cd ${EXECUTOR}/thermos-two/runs/latest;ls -l`]]);
  });
});

describe("task ssh", () => {
  it("opens a shell in the sandbox of a live task and ends as ssh ends", async () => {
    world.program = () => ({ exitCode: 42, output: "" });
    const result = await world.run("task", "ssh", `${KEY}/0`, "-L", "8080:http", "--ssh-options=-v");
    expect(result.exitCode).toBe(42);
    const shell = `cd ${EXECUTOR}/thermos-live/runs/latest/sandbox;bash`;
    expect(world.spawned).toEqual([["ssh", "-t", "-v", "-L", "8080:slavehost:31000", "bozo@slavehost", shell]]);
  });

  it("runs a command and notes its process id", async () => {
    await world.run("task", "ssh", `${KEY}/0`, "-c", "ls", "--pid-file", join(world.directory, "pid"));
    expect(world.spawned[0]?.at(-1)).toMatch(/;ls$/);
    expect(readFileSync(join(world.directory, "pid"), "utf8")).toBe("4711");
  });

  it.each([
    [[KEY, "-c", "ls"], 6, "INSTANCE must be specified"],
    [[`${KEY}/0`, "-L", "8080:admin"], 6, "Task live has no port named admin"],
    [[`${KEY}/0`, "-L", "x"], 2, "Could not parse tunnel: x"],
    [[`${KEY}/9`], 6, `Job ${KEY} not found`],
  ])("refuses %j", async (argv, exitCode, message) => {
    const result = await world.run("task", "ssh", ...argv);
    expect([result.exitCode, result.err]).toEqual([exitCode, expect.stringContaining(message)]);
    expect(world.spawned).toEqual([]);
  });

  it("says that there is no ssh", async () => {
    world.program = () => {
      throw Object.assign(new Error("no"), { code: "ENOENT" });
    };
    const err = "There is no program 'ssh' on this machine\n";
    expect(await world.run("task", "ssh", `${KEY}/0`)).toEqual({ exitCode: 4, out: "", err });
  });
});

describe("task scp", () => {
  it("copies to, from and between sandboxes", async () => {
    await world.run("task", "scp", "--scp-options", "-v -t", "local.txt", `${KEY}/0:logs/../a.txt`, `${KEY}/1:/tmp`);
    const sandbox = `${EXECUTOR}/thermos-live/runs/latest/sandbox`;
    expect(world.spawned).toEqual([
      ["scp", "-v", "-t", "local.txt", `bozo@slavehost:${sandbox}/a.txt`, "bozo@other:/tmp"],
    ]);
  });

  it.each([
    [`${KEY}/0:~/a.txt`, "does not support tilde expansion for path: ~/a.txt"],
    [`${KEY}/0:~`, "does not support tilde expansion"],
    [`${KEY}:a.txt`, "does not have the form CLUSTER/ROLE/ENV/NAME/INSTANCE"],
    [`${KEY}/9:a.txt`, `Job or instance ${KEY}/9 not found`],
  ])("refuses %s", async (source, message) => {
    const result = await world.run("task", "scp", source, ".");
    expect([result.exitCode, result.err]).toEqual([6, expect.stringContaining(message)]);
    expect(world.spawned).toEqual([]);
  });
});

describe("task logs", () => {
  const FILES: Readonly<Record<string, readonly string[]>> = {
    "": [".logs/", "sandbox/", "stdout"],
    ".logs": ["web/", "db/"],
    ".logs/web": ["0/", "1/"],
    ".logs/db": ["0/"],
    ".logs/web/0": ["stdout"],
    ".logs/web/1": ["stdout", "stderr"],
    ".logs/db/0": ["stdout"],
  };
  const reads: unknown[] = [];
  beforeEach(() => {
    reads.length = 0;
    world.scheduler.on("tasks.files", (input) => {
      const { path } = input as { path: string };
      return Promise.resolve(
        (FILES[path] ?? []).map((entry) => ({ name: entry.replace("/", ""), isDirectory: entry.endsWith("/") })),
      );
    });
    world.scheduler.on("tasks.readFile", (input) => {
      reads.push(input);
      const { path, offset } = input as { path: string; offset: number };
      const data = offset <= 0 ? `first of ${path}\nlast of ${path}\n` : "";
      return Promise.resolve({ offset, data, nextOffset: 100, atEnd: true });
    });
  });

  it("prints the latest run of each process, line by line with its name", async () => {
    const { exitCode, out } = await world.run("task", "logs", `${KEY}/1`, "-n", "1");
    expect(exitCode).toBe(0);
    expect(out.split("\n")).toEqual([
      "web/stdout: last of .logs/web/1/stdout",
      "web/stderr: last of .logs/web/1/stderr",
      "db/stdout: last of .logs/db/0/stdout",
      "",
    ]);
  });

  it("prints what the agent keeps where the executor is another one", async () => {
    world.scheduler.on("tasks.files", () => Promise.resolve([{ name: "stdout", isDirectory: false }]));
    expect((await world.run("task", "logs", `${KEY}/1`)).out).toBe("stdout: first of stdout\nstdout: last of stdout\n");
  });

  it("says that there is nothing yet", async () => {
    world.scheduler.on("tasks.files", () => Promise.resolve([]));
    const err = "Nothing has been written yet.\n";
    expect(await world.run("task", "logs", `${KEY}/1`)).toEqual({ exitCode: 0, out: "", err });
  });

  it("prints one log as it is", async () => {
    const { out } = await world.run("task", "logs", `${KEY}/1`, "-p", "db", "--stream", "stdout");
    expect(out).toBe("first of .logs/db/0/stdout\nlast of .logs/db/0/stdout\n");
    expect(reads).toEqual([{ taskId: "two", path: ".logs/db/0/stdout", offset: 0, length: 262_144 }]);
  });

  it("prints another run, or a file of the sandbox", async () => {
    const run = await world.run("task", "logs", `${KEY}/1`, "-p", "web", "--run", "0");
    expect(run.out).toContain("first of .logs/web/0/stdout");
    const file = await world.run("task", "logs", `${KEY}/1`, "--path", "sandbox/x.log");
    expect(file.out).toContain("first of sandbox/x.log");
  });

  it("follows until the task is over and everything is read", async () => {
    let asked = 0;
    world.scheduler.on("tasks.get", () => Promise.resolve({ status: asked++ < 6 ? "RUNNING" : "FINISHED" }));
    const { exitCode, out } = await world.run("task", "logs", `${KEY}/1`, "-p", "db", "-f", "--stream", "stdout");
    expect([exitCode, out]).toEqual([0, "first of .logs/db/0/stdout\nlast of .logs/db/0/stdout\n"]);
    expect(reads.some((input) => (input as { follow?: boolean }).follow === true)).toBe(true);
    expect(reads.at(-1)).toMatchObject({ follow: false });
  });

  /** The sandbox as it is from one look at the task to the next; then the task is over. */
  function sandboxGoesThrough(...looks: readonly Readonly<Record<string, readonly string[]>>[]): void {
    let at = -1;
    world.scheduler.on("tasks.get", () => Promise.resolve({ status: ++at < looks.length ? "RUNNING" : "FINISHED" }));
    world.scheduler.on("tasks.files", (input) => {
      const { path } = input as { path: string };
      const entries = looks[Math.min(Math.max(at, 0), looks.length - 1)]?.[path] ?? [];
      return Promise.resolve(
        entries.map((entry) => ({ name: entry.replace("/", ""), isDirectory: entry.endsWith("/") })),
      );
    });
  }
  const EMPTY = { "": ["sandbox/"] };
  const FIRST = { "": [".logs/"], ".logs": ["db/"], ".logs/db": ["0/"], ".logs/db/0": ["stdout"] };
  const SECOND = { ...FIRST, ".logs/db": ["0/", "1/"], ".logs/db/1": ["stdout"] };
  const OTHER = { ...FIRST, ".logs": ["db/", "web/"], ".logs/web": ["0/"], ".logs/web/0": ["stdout"] };
  const follow = (): ReturnType<CliWorld["run"]> => world.run("task", "logs", `${KEY}/1`, "-f", "--stream", "stdout");

  it("waits for the first process", async () => {
    sandboxGoesThrough(EMPTY, EMPTY, FIRST);
    expect((await follow()).out).toBe("db: first of .logs/db/0/stdout\ndb: last of .logs/db/0/stdout\n");
  });

  it("waits for a sandbox", async () => {
    sandboxGoesThrough(FIRST, FIRST, FIRST);
    let looks = 0;
    const refuse = (): never => {
      throw new ApiError("INVALID_REQUEST", "It was never assigned.");
    };
    world.scheduler.on("tasks.files", (input) => {
      if (looks++ < 2) return refuse();
      const { path } = input as { path: string };
      const entries = (FIRST as Readonly<Record<string, readonly string[]>>)[path] ?? [];
      return Promise.resolve(
        entries.map((entry) => ({ name: entry.replace("/", ""), isDirectory: entry.endsWith("/") })),
      );
    });
    expect((await follow()).out).toContain("db: first of .logs/db/0/stdout\n");
  });

  it("goes on with the next run of a process", async () => {
    sandboxGoesThrough(FIRST, FIRST, SECOND, SECOND, SECOND);
    const { out } = await follow();
    expect(out).toContain("db: first of .logs/db/0/stdout\n");
    expect(out).toContain("db: first of .logs/db/1/stdout\n");
  });

  it("goes on with processes that start later", async () => {
    sandboxGoesThrough(FIRST, FIRST, OTHER);
    const { out } = await follow();
    expect(out).toContain("db: first of .logs/db/0/stdout\n");
    expect(out).toContain("web: first of .logs/web/0/stdout\n");
  });

  it("ends when a log cannot be read any more", async () => {
    sandboxGoesThrough(FIRST, FIRST, FIRST);
    world.scheduler.on("tasks.readFile", () => {
      throw new ApiError("INVALID_REQUEST", "The sandbox is gone.");
    });
    expect(await follow()).toMatchObject({ exitCode: 10, err: "Command failure:\n\tThe sandbox is gone.\n" });
  });

  it("shows only active tasks unless instances are named", async () => {
    const all = await world.run("task", "logs", KEY, "-p", "db", "-n", "1");
    expect(all.out.split("\n")).toHaveLength(3);
    await world.run("task", "logs", `${KEY}/2`, "-p", "db");
    expect(reads.at(-1)).toMatchObject({ taskId: "failed" });
  });

  it("suggests the process that was meant", async () => {
    const { exitCode, err } = await world.run("task", "logs", `${KEY}/1`, "-p", "wbe");
    expect([exitCode, err]).toEqual([6, "Task two has no process 'wbe'; did you mean web?\n"]);
  });
});
