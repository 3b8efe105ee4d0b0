import { describe, expect, it } from "vitest";
import { labelOf, lastLines, LogPrinter } from "./log-printer.ts";
import { remoteCommand, sandboxPattern, substitute } from "./remote.ts";

const TASK = { taskId: "t1", instanceId: 3, role: "bozo", host: "h", ports: { http: 31_000 } };
const CLUSTER = { name: "west", slave_root: "/slaveroot", slave_run_directory: "latest" };

describe("a command on a task's machine", () => {
  it("may use what the task has", () => {
    const command = "curl localhost:{{thermos.ports[http]}}/{{mesos.instance}}/{{ thermos.task_id }} {{other}} ${x}";
    expect(substitute(command, TASK)).toBe("curl localhost:31000/3/t1 {{other}} ${x}");
  });

  it("cannot use a port that the task has not", () => {
    expect(() => substitute("{{thermos.ports[admin]}}", TASK)).toThrow("Task t1 has no port named admin");
  });

  it("begins in the sandbox, or in the executor's directory", () => {
    const executor = "/slaveroot/slaves/*/frameworks/*/executors/thermos-t1/runs/latest";
    expect(remoteCommand(CLUSTER, TASK, { command: "ls", isExecutors: false })).toBe(`cd ${executor}/sandbox;ls`);
    expect(sandboxPattern(CLUSTER, "t1", true)).toBe(executor);
    expect(() => sandboxPattern({ name: "west" }, "t1", true)).toThrow("give it slave_root and slave_run_directory");
  });
});

describe("logs on one screen", () => {
  it("are told apart by what may differ between them", () => {
    const log = { instance: 0, process: "web", stream: "stdout" };
    const none = { instances: false, processes: false, streams: false };
    expect(labelOf(log, none)).toBe("");
    expect(labelOf(log, { ...none, instances: true })).toBe("0");
    expect(labelOf(log, { instances: true, processes: true, streams: true })).toBe("0/web/stdout");
    expect(labelOf({ ...log, process: undefined }, { ...none, processes: true, streams: true })).toBe("stdout");
  });

  it("are shown in whole lines", () => {
    let screen = "";
    const printer = new LogPrinter("0", (text) => (screen += text));
    printer.print("one\ntw");
    expect(screen).toBe("0: one\n");
    printer.print("o\nthree");
    printer.end();
    expect(screen).toBe("0: one\n0: two\n0: three\n");
  });

  it("alone are shown as they are", () => {
    let screen = "";
    const printer = new LogPrinter("", (text) => (screen += text));
    printer.print("one\ntw");
    printer.end();
    expect(screen).toBe("one\ntw");
  });

  it.each([
    ["a\nb\nc\n", 2, "b\nc\n"],
    ["a\nb\nc", 2, "b\nc"],
    ["a\n", 5, "a\n"],
    ["a\nb\n", 0, ""],
    ["", 3, ""],
    ["\n\n\n", 2, "\n\n"],
  ])("%j ends, in %d lines, with %j", (text, count, tail) => {
    expect(lastLines(text, count)).toBe(tail);
  });
});
