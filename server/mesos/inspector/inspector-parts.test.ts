import { expect, test } from "vitest";
import { ManualClock } from "../../base/clock.ts";
import { httpBody } from "../testing/fixtures.ts";
import { formatMode, isDirectory } from "./file-mode.ts";
import { SandboxDirectories } from "./sandbox-directories.ts";
import { joinPath, sandboxPath } from "./sandbox-path.ts";

const AGENT = { host: "127.0.0.1", port: 5051 };
const RECORDED = {
  agentId: "c7b07cde-4b64-47bb-85e4-88d5499d4d55-S0",
  frameworkId: "c7b07cde-4b64-47bb-85e4-88d5499d4d55-0000",
  executorId: "hello",
};
const RECORDED_DIRECTORY =
  "/var/lib/mesos/agent/slaves/c7b07cde-4b64-47bb-85e4-88d5499d4d55-S0/frameworks/c7b07cde-4b64-47bb-85e4-88d5499d4d55-0000" +
  "/executors/hello/runs/b564f142-b76f-418f-8e36-3a19195a6a55";

test.each([
  ["", ""],
  [".", ""],
  ["stdout", "stdout"],
  ["./a//b/", "a/b"],
  ["a..b/...", "a..b/..."],
])("The path '%s' is '%s' in the sandbox.", (path, simple) => {
  expect(sandboxPath(path)).toBe(simple);
});

test.each(["/etc/passwd", "..", "a/../../b", "../x", "a/..", "a\0b"])("The path %j is refused.", (path) => {
  expect(() => sandboxPath(path)).toThrow(expect.objectContaining({ code: "INVALID_REQUEST" }) as Error);
});

test("Paths are joined without a slash too many.", () => {
  expect(joinPath("/sandbox", "")).toBe("/sandbox");
  expect(joinPath("/sandbox", "a/b")).toBe("/sandbox/a/b");
});

test.each([
  [0o100644, "-rw-r--r--", false],
  [0o040755, "drwxr-xr-x", true],
  [0o120777, "lrwxrwxrwx", false],
  [0o041777, "drwxrwxrwt", true],
  [0o104755, "-rwsr-xr-x", false],
  [0o106444, "-r-Sr-Sr--", false],
  [0o140600, "srw-------", false],
  [0, "?---------", false],
])("The mode 0%o reads %s.", (mode, text, directory) => {
  expect(formatMode(mode)).toBe(text);
  expect(isDirectory(mode)).toBe(directory);
});

test("A completed executor's sandbox is found in a real agent's state.", async () => {
  const state = JSON.parse(httpBody("operator/agent-state.http").toString()) as unknown;
  const directories = new SandboxDirectories(() => Promise.resolve(state), new ManualClock(), 1_000);
  expect(await directories.find(RECORDED, AGENT)).toBe(RECORDED_DIRECTORY);
  expect(await directories.find({ ...RECORDED, executorId: "other" }, AGENT)).toBeUndefined();
});

function agentState(...executors: readonly string[]): unknown {
  return { frameworks: [{ id: "f", executors: executors.map((id) => ({ id, directory: `/runs/${id}` })) }] };
}

test("A directory once found is not asked for again; one not found is, after a while.", async () => {
  const clock = new ManualClock();
  let state = agentState("e1");
  let fetches = 0;
  const fetch = (): Promise<unknown> => {
    fetches++;
    return Promise.resolve(state);
  };
  const directories = new SandboxDirectories(fetch, clock, 1_000);
  const find = (executorId: string) => directories.find({ agentId: "a", frameworkId: "f", executorId }, AGENT);
  expect(await Promise.all([find("e1"), find("e2"), find("e1")])).toEqual(["/runs/e1", undefined, "/runs/e1"]);
  expect(fetches).toBe(1);
  state = agentState("e2");
  expect(await find("e2")).toBeUndefined();
  clock.advance(1_000);
  expect(await find("e2")).toBe("/runs/e2");
  expect(await find("e1")).toBe("/runs/e1");
  expect(fetches).toBe(2);
});

test("An agent that could not be asked is asked again at once.", async () => {
  let fail = true;
  const fetch = () => (fail ? Promise.reject(new Error("away")) : Promise.resolve(agentState("e1")));
  const directories = new SandboxDirectories(fetch, new ManualClock(), 1_000);
  const ref = { agentId: "a", frameworkId: "f", executorId: "e1" };
  await expect(directories.find(ref, AGENT)).rejects.toThrow("away");
  fail = false;
  expect(await directories.find(ref, AGENT)).toBe("/runs/e1");
});

test.each([
  null,
  5,
  [],
  {},
  { frameworks: {} },
  { frameworks: [null, 1, { id: 5 }, { id: "f", executors: [{ id: "e1" }] }] },
])("The state %j names no sandbox.", async (state) => {
  const directories = new SandboxDirectories(() => Promise.resolve(state), new ManualClock(), 1_000);
  expect(await directories.find({ agentId: "a", frameworkId: "f", executorId: "e1" }, AGENT)).toBeUndefined();
});
