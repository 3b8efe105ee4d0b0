import { describe, expect, it } from "vitest";
import { createProgress } from "../progress.ts";
import { configOf, taskOf } from "../testing/tasks.ts";
import { nearest } from "../nearest.ts";
import { configText } from "./config-text.ts";
import { describeResources } from "./resources.ts";
import { table } from "./table.ts";
import { jobText, localTime } from "./task-text.ts";

it("resources come in Aurora's order and words", () => {
  const resources = [{ namedPort: "http" }, { diskMb: 64 }, { numCpus: 1 }, { numGpus: 2 }, { ramMb: 128 }];
  expect(describeResources(resources)).toEqual([
    "CPU: 1.0 core(s)",
    "RAM: 128 MB",
    "Disk: 64 MB",
    "Port: http",
    "GPU: 2 GPU(s)",
  ]);
  expect(describeResources([{ numCpus: 0.25 }])).toEqual(["CPU: 0.25 core(s)"]);
});

it("tasks are laid out as Aurora's client does", () => {
  const config = { metadata: [{ key: "k", value: "v" }] };
  const text = jobText([taskOf({ ports: { http: 31_000 }, config })], [taskOf({ instanceId: 1, status: "FAILED" })]);
  const lines = text.split("\n");
  expect(lines.slice(0, 3)).toEqual([
    "Active tasks (1):",
    "\tTask role: bozo, env: test, name: hello, instance: 0, status: RUNNING on slavehost",
    "\t  CPU: 1.0 core(s), RAM: 128 MB, Disk: 64 MB",
  ]);
  expect(lines).toContain("\t  assigned ports: http: 31000");
  expect(lines).toContain(`\t   ${localTime(1_000)} RUNNING: up`);
  expect(lines).toContain(`\t   ${localTime(0)} PENDING`);
  expect(lines).toContain("\t\t  (key: 'k', value: 'v')");
  expect(lines).toContain("Inactive tasks (1):");
});

describe("configs to be compared", () => {
  it("are equal however their sets and keys are ordered", () => {
    const one = configOf({ resources: [{ ramMb: 1 }, { numCpus: 2 }] });
    const { job, ...rest } = configOf({ resources: [{ numCpus: 2 }, { ramMb: 1 }] });
    expect(configText({ ...rest, job })).toBe(configText(one));
  });

  it("show the executor's data opened up, a command line over several lines", () => {
    const data = JSON.stringify({ task: { processes: [{ cmdline: "one\ntwo" }] } });
    const text = configText(configOf({ executorConfig: { name: "AuroraExecutor", data } }));
    expect(text).toMatch(/"cmdline": "one\ntwo"/);
    expect(configText(configOf({ executorConfig: { name: "other", data: "not json" } }))).toContain("not json");
  });
});

describe("progress", () => {
  it("is one line that changes for a person", () => {
    let screen = "";
    const progress = createProgress(
      { isTerminal: true, columns: 20, err: () => undefined },
      (text) => (screen += text),
    );
    progress.show("10 of 20");
    progress.show("done");
    progress.end();
    expect(screen).toBe(`\r10 of 20\rdone    \r${" ".repeat(4)}\r`);
  });

  it("never is longer than the terminal is wide", () => {
    let screen = "";
    const progress = createProgress(
      { isTerminal: true, columns: 10, err: () => undefined },
      (text) => (screen += text),
    );
    progress.show("0123456789");
    expect(screen).toBe("\r012345...");
  });

  it("is a line for each change otherwise", () => {
    const lines: string[] = [];
    const progress = createProgress({ isTerminal: false, columns: 20, err: (line) => void lines.push(line) });
    for (const line of ["a", "a", "b"]) progress.show(line);
    progress.end();
    expect(lines).toEqual(["a", "b"]);
  });
});

it("tables have columns as wide as they must be", () => {
  expect(table(["A", "NAME"], [["long", "x"]])).toEqual(["A     NAME", "long  x"]);
});

it("a mistyped name is told from another one", () => {
  expect(nearest("crate", ["create", "kill"])).toBe("create");
  expect(nearest("jbo", ["job", "sla"])).toBe("job");
  expect(nearest("frobnicate", ["create", "kill"])).toBeUndefined();
});
