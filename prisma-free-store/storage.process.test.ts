/** Storage on a disk that outlives its processes: killed ones, ones that run out of space, two at a time. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "vitest";
import { initializeLog } from "./log/initialize.ts";
import { openTestLog, TemporaryDirectories } from "./log/testing-directories.ts";
import { leveldbTestStorage } from "./testing.ts";

const directories = new TemporaryDirectories();
const children: ChildProcess[] = [];

afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await directories.removeAll();
});

const script = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** Runs a TypeScript file; `shell` goes in front of it. */
function run(file: string, args: readonly string[], shell = ""): ChildProcess & { readonly lines: string[] } {
  const command = `${shell} exec "$0" --import tsx "$@"`;
  const child = spawn("/bin/sh", ["-c", command, process.execPath, script(file), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.push(child);
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on("line", (line) => lines.push(line));
  return Object.assign(child, { lines });
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}

/** What the lines of `testing-child.ts` promise to be there, and not to be there. */
function acknowledged(lines: readonly string[]): { saved: Set<string>; deleted: Set<string> } {
  const named = (word: string) =>
    new Set(lines.flatMap((line) => (line.startsWith(`${word} `) ? [line.slice(word.length + 1)] : [])));
  const deleted = named("deleted");
  return { saved: new Set([...named("saved")].filter((id) => !deleted.has(id))), deleted };
}

describe("a storage whose process is killed at any moment", () => {
  it("holds all that was acknowledged, time after time", async () => {
    const path = join(await directories.make(), "log");
    const lines: string[] = [];
    for (let round = 0; round < 6; round++) {
      const child = run("./testing-child.ts", [path, `run${round}`]);
      await until(() => child.lines.length > 20 + round * 35);
      child.kill("SIGKILL");
      await once(child, "close");
      lines.push(...child.lines);
      const { saved, deleted } = acknowledged(lines);
      const again = await leveldbTestStorage(path);
      const found = again.storage.read(({ tasks }) => tasks.fetchTasks({}));
      const ids = new Set(found.map((task) => task.assignedTask.taskId));
      expect([...saved].filter((id) => !ids.has(id) && !mayBeGone(lines, id))).toEqual([]);
      expect([...deleted].filter((id) => ids.has(id))).toEqual([]);
      await again.close();
    }
  });
});

/** The last thing asked of a task may have been its deletion, which is in the log without having been acknowledged. */
function mayBeGone(lines: readonly string[], id: string): boolean {
  const [run, writer, i] = id.split("-");
  const isLastOfItsWriter = !lines.includes(`saved ${run}-${writer}-${Number(i) + 1}`);
  return isLastOfItsWriter && Number(i) % 3 === 0;
}

describe("a storage whose disk is full", () => {
  it("says so, acknowledges nothing that is not there, and is whole again when there is space", async () => {
    const path = join(await directories.make(), "log");
    await initializeLog(path);
    // A limit on the size of files stands for the disk's end: writing beyond it fails as on a full disk.
    const child = run("./testing-child.ts", [path, "full"], "trap '' XFSZ; ulimit -f 100;");
    await once(child, "close");
    const { saved, deleted } = acknowledged(child.lines);
    expect(child.lines.at(-1)).toMatch(/^fatal 1 The log directory .* cannot be written to: /);
    expect(saved.size).toBeGreaterThan(0);
    const again = await leveldbTestStorage(path);
    const ids = again.storage.read(
      ({ tasks }) => new Set(tasks.fetchTasks({}).map((task) => task.assignedTask.taskId)),
    );
    expect([...saved].filter((id) => !ids.has(id) && !mayBeGone(child.lines, id))).toEqual([]);
    expect([...deleted].filter((id) => ids.has(id))).toEqual([]);
    await again.close();
  });
});

describe("a log directory that another process has open", () => {
  it("is refused, and can be used when that process is gone", async () => {
    const path = join(await directories.make(), "log");
    const child = run("./testing-child.ts", [path, "first"]);
    await until(() => child.lines.includes("ready"));
    await expect(openTestLog(path)).rejects.toMatchObject({ code: "LOCKED" });
    child.kill("SIGKILL");
    await once(child, "close");
    await (await openTestLog(path)).close();
  });
});

describe("the program mesos-log", () => {
  it("initializes a directory, prints its log, and ends with Mesos's codes", async () => {
    const path = join(await directories.make(), "log");
    const tool = async (...args: string[]): Promise<[number | null, string[]]> => {
      const child = run("../server/mesos-log.ts", args);
      await once(child, "close");
      return [child.exitCode, child.lines];
    };
    expect(await tool("initialize", `--path=${path}`)).toEqual([0, []]);
    expect(await tool("initialize", `--path=${path}`)).toEqual([1, ["The log is not empty"]]);
    const log = await openTestLog(path);
    await log.becomeWriter();
    await log.close();
    const [code, lines] = await tool("read", `--path=${path}`);
    expect(code).toBe(0);
    expect(lines.slice(1)).toEqual([
      "position: 0",
      "promised: 2",
      "performed: 2",
      "learned: true",
      "type: NOP",
      "nop {",
      "}",
    ]);
    expect((await tool("frobnicate"))[0]).toBe(1);
  });
});
