import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeRecord, parseCheckpoint, type CheckpointRecord, type DeclaredProcess } from "./checkpoint.ts";
import { taskProcesses } from "./process-view.ts";

const server: DeclaredProcess = {
  name: "server",
  maxFailures: 3,
  daemon: true,
  ephemeral: false,
  final: false,
  after: ["fetch"],
  hasLogs: true,
};
const fetch: DeclaredProcess = { ...server, name: "fetch", daemon: false, after: [], hasLogs: false };

const history: CheckpointRecord[] = [
  { type: "executor", atMs: 1, pid: 70 },
  { type: "launch", atMs: 2, taskId: "t", taskInfo: "AAA=" },
  { type: "task", atMs: 3, taskId: "t", processes: [fetch, server] },
  { type: "stage", atMs: 4, stage: "ACTIVE" },
  { type: "health", atMs: 4, status: "STARTING" },
  { type: "start", atMs: 5, process: "fetch", run: 0, pid: 71 },
  { type: "end", atMs: 6, process: "fetch", run: 0, end: { kind: "exited", code: 0 } },
  { type: "start", atMs: 7, process: "server", run: 0, pid: 72 },
  { type: "end", atMs: 8, process: "server", run: 0, end: { kind: "exited", code: 3 } },
  { type: "start", atMs: 9, process: "server", run: 1, pid: 73 },
  { type: "end", atMs: 10, process: "server", run: 1, end: { kind: "signaled", signal: "SIGKILL" } },
  { type: "start", atMs: 11, process: "server", run: 2, pid: undefined },
  { type: "end", atMs: 12, process: "server", run: 2, end: { kind: "unstartable", message: "no bash" } },
  { type: "start", atMs: 13, process: "server", run: 3, pid: 74 },
  { type: "update", atMs: 14, taskId: "t", uuid: "0a", state: "TASK_RUNNING", message: "Task is healthy." },
  { type: "acknowledged", atMs: 15, taskId: "t", uuid: "0a" },
  { type: "health", atMs: 16, status: "UNHEALTHY", reason: "no answer" },
];

describe("a record", () => {
  it("is read as it was written", () => {
    expect(parseCheckpoint(history.map(encodeRecord).join(""))).toEqual(history.map((one) => structuredClone(one)));
  });

  it("may end in the middle of a line", () => {
    const text = history.map(encodeRecord).join("");
    expect(parseCheckpoint(text.slice(0, -10))).toHaveLength(history.length - 1);
  });

  it("is read as far as it can be, and never fails", () => {
    expect(
      parseCheckpoint('{"type":"stage","atMs":1,"stage":"DANCING"}\n{"type":"toString","atMs":1}\n[]\n7\n'),
    ).toEqual([]);
    const lines = history.map(encodeRecord);
    fc.assert(
      fc.property(fc.string(), fc.nat(lines.length), (noise, at) => {
        const text = [...lines.slice(0, at), `${noise.replaceAll("\n", " ")}\n`, ...lines.slice(at)].join("");
        expect(parseCheckpoint(text)).toHaveLength(history.length);
      }),
    );
    fc.assert(fc.property(fc.json(), (json) => void taskProcesses(parseCheckpoint(json), true)));
  });
});

describe("the processes of a task", () => {
  it("have a state each, and runs with how they ended", () => {
    const view = taskProcesses(history, false);
    expect(view).toMatchObject({ isRecorded: true, stage: "ACTIVE" });
    expect(view.health).toEqual({ status: "UNHEALTHY", sinceMs: 16, reason: "no answer" });
    expect(view.processes.map(({ name, state, failures, after }) => [name, state, failures, after])).toEqual([
      ["fetch", "SUCCESS", 0, []],
      ["server", "RUNNING", 2, ["fetch"]],
    ]);
    expect(view.processes[0]?.runs).toEqual([
      { run: 0, state: "SUCCESS", startedMs: 5, stoppedMs: 6, pid: 71, exitCode: 0 },
    ]);
    expect(
      view.processes[1]?.runs.map(({ state, exitCode, signal, message }) => [state, exitCode ?? signal ?? message]),
    ).toEqual([
      ["FAILED", 3],
      ["KILLED", "SIGKILL"],
      ["FAILED", "no bash"],
      ["RUNNING", undefined],
    ]);
    expect(view.processes[1]?.runs[3]?.logDirectory).toBe(".logs/server/3");
  });

  it("are lost when the task is over and nobody saw them end", () => {
    expect(taskProcesses(history, true).processes[1]?.state).toBe("LOST");
    const ended: CheckpointRecord[] = [...history, { type: "stage", atMs: 20, stage: "ENDED" }];
    expect(taskProcesses(ended, false).processes[1]?.state).toBe("LOST");
  });

  it("wait before their first run", () => {
    expect(taskProcesses(history.slice(0, 4), false).processes.map(({ state }) => state)).toEqual([
      "WAITING",
      "WAITING",
    ]);
  });

  it("are not known without a record", () => {
    expect(taskProcesses([], true)).toEqual({ isRecorded: false, processes: [] });
  });
});
