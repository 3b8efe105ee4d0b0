import { describe, expect, it } from "vitest";
import type { TaskProcess } from "../../server/core/domain/task-processes.ts";
import { earlierRuns, exitText, processRows, runsText, traits } from "./processes.model.ts";

const server: TaskProcess = {
  name: "server",
  state: "RUNNING",
  runs: [
    { run: 0, state: "FAILED", startedMs: 1, stoppedMs: 2, exitCode: 3 },
    { run: 1, state: "KILLED", startedMs: 3, stoppedMs: 4, signal: "SIGKILL" },
    { run: 2, state: "RUNNING", startedMs: 5 },
  ],
  failures: 1,
  maxFailures: 2,
  daemon: true,
  ephemeral: false,
  final: false,
  after: ["fetch", "unpack"],
};
const save: TaskProcess = {
  ...server,
  name: "save",
  state: "WAITING",
  runs: [],
  failures: 0,
  daemon: false,
  final: true,
  after: [],
};

describe("rows", () => {
  it("are the latest run of each process, also of those that have not run", () => {
    const rows = processRows([server, save], false);
    expect(rows.map(({ key, state, run }) => [key, state, run?.run])).toEqual([
      ["server", "RUNNING", 2],
      ["save", "WAITING", undefined],
    ]);
    expect(earlierRuns([server, save])).toBe(2);
  });

  it("are followed by the earlier runs where they are wanted", () => {
    const rows = processRows([server, save], true);
    expect(rows.map(({ key, state, order }) => [key, state, order])).toEqual([
      ["server", "RUNNING", 0],
      ["server 1", "KILLED", 1],
      ["server 0", "FAILED", 2],
      ["save", "WAITING", 3],
    ]);
  });
});

describe("words", () => {
  it("tell what is particular about a process", () => {
    expect([server, save].map(traits)).toEqual(["daemon, after fetch, unpack", "final"]);
  });

  it("tell of runs and failures", () => {
    expect([server, save, { ...server, maxFailures: 0 }].map(runsText)).toEqual([
      "3 runs, 1 of 2 failed",
      "none",
      "3 runs, 1 failed",
    ]);
  });

  it("tell how a run ended", () => {
    expect([...server.runs.map(exitText), exitText(undefined)]).toEqual(["3", "SIGKILL", "", ""]);
    expect(exitText({ run: 0, state: "FAILED", startedMs: 1, message: "no bash" })).toBe("no bash");
  });
});
