import { describe, expect, it } from "vitest";
import { MAX_RUNS } from "./plan.ts";
import type { RunEnd } from "../../core/thermos/checkpoint.ts";
import { DEFAULT_LOGGER } from "./logger-config.ts";
import { TaskRunner, type RunnerEvent } from "./task-runner.ts";
import { parseThermosTask } from "./thermos-task.ts";

/** Drives a runner by hand; what it asks for is written down in short form. */
class Driver {
  readonly #runner: TaskRunner;
  nowMs = 1_000_000;
  wakeAtMs: number | undefined;

  constructor(task: object, ...processes: object[]) {
    const filled = processes.map((one) => ({ cmdline: "true", ...one }));
    const context = {
      taskId: "t",
      instanceId: 0,
      hostname: "h",
      user: "u",
      assignedPorts: {},
      defaultLogger: DEFAULT_LOGGER,
    };
    this.#runner = new TaskRunner(parseThermosTask(JSON.stringify({ task: { processes: filled, ...task } }), context));
  }

  send(event: RunnerEvent): string[] {
    const { actions, wakeAtMs } = this.#runner.step(event, this.nowMs);
    this.wakeAtMs = wakeAtMs;
    return actions.map((action) => {
      if (action.kind === "start") return `start ${action.process.name}/${action.run}`;
      if (action.kind === "cleanUp") return `cleanUp ${action.name}`;
      if (action.kind === "finish") return `finish ${action.outcome}: ${action.reason}`;
      return action.kind;
    });
  }

  start(): string[] {
    return this.send({ kind: "start" });
  }

  end(name: string, end: RunEnd): string[] {
    return this.send({ kind: "ended", name, end });
  }

  exit(name: string, code = 0): string[] {
    return this.end(name, { kind: "exited", code });
  }

  after(ms: number): string[] {
    this.nowMs += ms;
    return this.send({ kind: "wake" });
  }

  gone(): string[] {
    return this.send({ kind: "counted", alive: 0 });
  }
}

const [a, b, c] = [{ name: "a" }, { name: "b" }, { name: "c" }];

describe("processes", () => {
  it("all start at once without an order", () => {
    const driver = new Driver({}, a, b, c);
    expect(driver.start()).toEqual(["start a/0", "start b/0", "start c/0"]);
    expect(driver.wakeAtMs).toBeUndefined();
  });

  it("start one after another with an order, and the task finishes with the last", () => {
    const driver = new Driver({ constraints: [{ order: ["c", "a", "b"] }] }, a, b, c);
    expect(driver.start()).toEqual(["start c/0"]);
    expect(driver.exit("c")).toEqual(["cleanUp c", "start a/0"]);
    expect(driver.exit("a")).toEqual(["cleanUp a", "start b/0"]);
    expect(driver.exit("b")).toEqual(["cleanUp b", "terminate", "count"]);
    expect(driver.gone()).toEqual(["finish SUCCESS: Task finished."]);
  });

  it("wait for all that is before them", () => {
    const driver = new Driver({ constraints: [{ order: ["a", "c"] }, { order: ["b", "c"] }] }, a, b, c);
    expect(driver.start()).toEqual(["start a/0", "start b/0"]);
    expect(driver.exit("b")).toEqual(["cleanUp b"]);
    expect(driver.exit("a")).toEqual(["cleanUp a", "start c/0"]);
  });

  it("are never more at a time than max_concurrency", () => {
    const driver = new Driver({ max_concurrency: 2 }, a, b, c);
    expect(driver.start()).toEqual(["start a/0", "start b/0"]);
    expect(driver.exit("a")).toEqual(["cleanUp a", "start c/0"]);
  });

  it("that fail are run again up to max_failures, min_duration after they ended", () => {
    const driver = new Driver({}, { ...a, max_failures: 2, min_duration: 7 });
    driver.start();
    driver.nowMs += 60_000;
    expect(driver.exit("a", 3)).toEqual(["cleanUp a"]);
    expect(driver.wakeAtMs).toBe(driver.nowMs + 7000);
    expect(driver.after(6999)).toEqual([]);
    expect(driver.after(1)).toEqual(["start a/1"]);
    expect(driver.exit("a", 3)).toEqual(["cleanUp a", "terminate", "count"]);
    expect(driver.gone()).toEqual(["finish FAILED: Task failed. Process a exited with status 3."]);
  });

  it("that succeed after failures make the task succeed", () => {
    const driver = new Driver({}, { ...a, max_failures: 3, min_duration: 0 });
    driver.start();
    expect(driver.exit("a", 1)).toEqual(["cleanUp a", "start a/1"]);
    expect(driver.exit("a", 0)).toContain("terminate");
    expect(driver.gone()).toEqual(["finish SUCCESS: Task finished."]);
  });

  it("with max_failures 0 are run until they succeed", () => {
    const driver = new Driver({}, { ...a, max_failures: 0, min_duration: 0 });
    driver.start();
    for (let run = 1; run <= 50; run++) expect(driver.exit("a", 1)).toEqual(["cleanUp a", `start a/${run}`]);
    expect(driver.exit("a", 0)).toEqual(["cleanUp a", "terminate", "count"]);
  });

  it("are failed after a hundred runs, whatever their limits", () => {
    const driver = new Driver({}, { ...a, daemon: true, min_duration: 0 });
    driver.start();
    for (let run = 1; run < MAX_RUNS; run++) expect(driver.exit("a", 0)).toEqual(["cleanUp a", `start a/${run}`]);
    expect(driver.exit("a", 0)).toEqual(["cleanUp a", "terminate", "count"]);
    expect(driver.gone()[0]).toMatch(/^finish FAILED/);
  });

  it("that cannot be started have failed", () => {
    const driver = new Driver({}, a);
    driver.start();
    expect(driver.end("a", { kind: "unstartable", message: "no bash" })).toEqual(["terminate", "count"]);
    expect(driver.gone()).toEqual(["finish FAILED: Task failed. Process a could not be started: no bash."]);
  });

  it("that a signal from elsewhere ends are run again without counting as failed", () => {
    const driver = new Driver({}, { ...a, min_duration: 1 });
    driver.start();
    expect(driver.end("a", { kind: "signaled", signal: "SIGKILL" })).toEqual(["cleanUp a"]);
    expect(driver.after(1000)).toEqual(["start a/1"]);
    expect(driver.exit("a", 1)).toContain("terminate");
  });

  it("that are daemons run again after success, and fail like others", () => {
    const driver = new Driver({}, { ...a, daemon: true, min_duration: 2 });
    driver.start();
    expect(driver.exit("a")).toEqual(["cleanUp a"]);
    expect(driver.after(2000)).toEqual(["start a/1"]);
    expect(driver.exit("a", 1)).toEqual(["cleanUp a", "terminate", "count"]);
  });
});

describe("a task", () => {
  it("fails when max_failures of its processes have failed, and terminates the rest", () => {
    const driver = new Driver({ max_failures: 2 }, a, b, c);
    driver.start();
    expect(driver.exit("a", 1)).toEqual(["cleanUp a"]);
    expect(driver.exit("b", 9)).toEqual(["cleanUp b", "terminate"]);
    expect(driver.end("c", { kind: "signaled", signal: "SIGTERM" })).toEqual(["cleanUp c", "count"]);
    expect(driver.gone()).toEqual(["finish FAILED: Task failed. Process b exited with status 9."]);
  });

  it("with max_failures 0 finishes however many processes failed", () => {
    const driver = new Driver({ max_failures: 0 }, a, b);
    driver.start();
    driver.exit("a", 1);
    expect(driver.exit("b", 1)).toEqual(["cleanUp b", "terminate", "count"]);
    expect(driver.gone()[0]).toMatch(/^finish SUCCESS/);
  });

  it("fails when what is left waits for a process that has failed", () => {
    const driver = new Driver({ max_failures: 2, constraints: [{ order: ["a", "b"] }] }, a, b);
    driver.start();
    expect(driver.exit("a", 1)).toEqual(["cleanUp a", "terminate", "count"]);
    expect(driver.gone()[0]).toMatch(/^finish FAILED/);
  });

  it("is over without its ephemeral processes, which are terminated", () => {
    const driver = new Driver({}, a, { ...b, ephemeral: true });
    driver.start();
    expect(driver.exit("a")).toEqual(["cleanUp a", "terminate"]);
    expect(driver.exit("b", 143)).toEqual(["cleanUp b", "count"]);
    expect(driver.gone()).toEqual(["finish SUCCESS: Task finished."]);
  });

  it("does not fail with its ephemeral processes", () => {
    const driver = new Driver({}, a, { ...b, ephemeral: true });
    driver.start();
    expect(driver.exit("b", 1)).toEqual(["cleanUp b"]);
    driver.exit("a");
    expect(driver.gone()[0]).toMatch(/^finish SUCCESS/);
  });

  it("is not kept alive by an ephemeral process when it is deadlocked", () => {
    const driver = new Driver({ max_failures: 2, constraints: [{ order: ["a", "b"] }] }, a, b, {
      ...c,
      ephemeral: true,
    });
    driver.start();
    expect(driver.exit("a", 1)).toEqual(["cleanUp a", "terminate"]);
  });

  it("without processes finishes at once", () => {
    const driver = new Driver({});
    expect(driver.start()).toEqual(["terminate", "count"]);
    expect(driver.gone()[0]).toMatch(/^finish SUCCESS/);
  });
});

describe("final processes", () => {
  const save = { name: "save", final: true };

  it("run when nothing of the others is alive, whatever the outcome", () => {
    const driver = new Driver({}, a, save);
    expect(driver.start()).toEqual(["start a/0"]);
    expect(driver.exit("a", 1)).toEqual(["cleanUp a", "terminate", "count"]);
    expect(driver.send({ kind: "counted", alive: 2 })).toEqual([]);
    expect(driver.wakeAtMs).toBe(driver.nowMs + 20);
    expect(driver.after(20)).toEqual(["count"]);
    expect(driver.gone()).toEqual(["start save/0"]);
    expect(driver.exit("save", 1)[1]).toMatch(/^finish FAILED: .* Process a exited with status 1/);
  });

  it("wait for what is alive, looking less and less often, up to finalization_wait", () => {
    const driver = new Driver({ finalization_wait: 10 }, a, save);
    driver.start();
    driver.exit("a");
    const endMs = driver.nowMs + 10_000;
    const pauses: number[] = [];
    while (driver.nowMs < endMs) {
      expect(driver.send({ kind: "counted", alive: 1 })).toEqual([]);
      const pauseMs = driver.wakeAtMs! - driver.nowMs;
      pauses.push(pauseMs);
      const asked = driver.after(pauseMs);
      expect(asked).toEqual(driver.nowMs < endMs ? ["count"] : ["finish SUCCESS: Task finished."]);
    }
    expect(pauses.slice(0, 8)).toEqual([20, 40, 80, 160, 320, 500, 500, 500]);
  });

  it("do not change a success by failing", () => {
    const driver = new Driver({}, a, save);
    driver.start();
    driver.exit("a");
    driver.gone();
    expect(driver.exit("save", 1)).toEqual(["cleanUp save", "finish SUCCESS: Task finished."]);
  });

  it("share finalization_wait with the termination before them", () => {
    const driver = new Driver({ finalization_wait: 10 }, a, { ...b, ephemeral: true }, save);
    driver.start();
    driver.exit("a");
    expect(driver.wakeAtMs).toBe(driver.nowMs + 10_000);
    driver.nowMs += 8_000;
    driver.exit("b");
    driver.gone();
    expect(driver.wakeAtMs).toBe(driver.nowMs + 2_000);
    expect(driver.after(2_000)).toEqual(["finish SUCCESS: Task finished."]);
  });

  it("are skipped when termination takes finalization_wait", () => {
    const driver = new Driver({ finalization_wait: 10 }, a, { ...b, ephemeral: true }, save);
    driver.start();
    expect(driver.exit("a")).toEqual(["cleanUp a", "terminate"]);
    expect(driver.after(10_000)).toEqual(["finish SUCCESS: Task finished."]);
  });

  it("follow an order among themselves and may fail one another", () => {
    const driver = new Driver({ constraints: [{ order: ["save", "tell"] }] }, a, save, { name: "tell", final: true });
    driver.start();
    driver.exit("a");
    expect(driver.gone()).toEqual(["start save/0"]);
    expect(driver.exit("save", 1)).toEqual(["cleanUp save", "finish SUCCESS: Task finished."]);
  });

  it("run after a kill, within its grace", () => {
    const driver = new Driver({}, a, save);
    driver.start();
    expect(driver.send({ kind: "kill", graceMs: 5000 })).toEqual(["terminate"]);
    driver.end("a", { kind: "signaled", signal: "SIGTERM" });
    expect(driver.gone()).toEqual(["start save/0"]);
    expect(driver.wakeAtMs).toBe(driver.nowMs + 5000);
    expect(driver.exit("save")).toEqual(["cleanUp save", "finish KILLED: Task killed."]);
  });
});

describe("a kill", () => {
  it("terminates, and ends the task as soon as nothing is alive", () => {
    const driver = new Driver({}, a, b);
    driver.start();
    expect(driver.send({ kind: "kill", graceMs: 60_000 })).toEqual(["terminate"]);
    expect(driver.exit("a", 0)).toEqual(["cleanUp a"]);
    expect(driver.exit("b", 1)).toEqual(["cleanUp b", "count"]);
    expect(driver.gone()).toEqual(["finish KILLED: Task killed."]);
  });

  it("ends the task after the grace, dead or alive", () => {
    const driver = new Driver({}, a);
    driver.start();
    driver.send({ kind: "kill", graceMs: 3000 });
    expect(driver.wakeAtMs).toBe(driver.nowMs + 3000);
    expect(driver.after(2999)).toEqual([]);
    expect(driver.after(1)).toEqual(["finish KILLED: Task killed."]);
  });

  it("without grace ends the task at once", () => {
    const driver = new Driver({}, a);
    driver.start();
    expect(driver.send({ kind: "kill", graceMs: 0 })).toEqual(["terminate", "finish KILLED: Task killed."]);
  });

  it("can be made faster by a second one, never slower", () => {
    const driver = new Driver({}, a);
    driver.start();
    driver.send({ kind: "kill", graceMs: 10_000 });
    const startMs = driver.nowMs;
    driver.nowMs += 1000;
    expect(driver.send({ kind: "kill", graceMs: 60_000 })).toEqual([]);
    expect(driver.wakeAtMs).toBe(startMs + 10_000);
    expect(driver.send({ kind: "kill", graceMs: 1000 })).toEqual([]);
    expect(driver.wakeAtMs).toBe(startMs + 2000);
  });

  it("before the start means that nothing is started", () => {
    const driver = new Driver({}, a);
    expect(driver.send({ kind: "kill", graceMs: 1000 })).toEqual(["finish KILLED: Task killed."]);
    expect(driver.start()).toEqual([]);
  });

  it("overrules a failure that is being cleaned up", () => {
    const driver = new Driver({}, a, b);
    driver.start();
    driver.exit("a", 1);
    driver.send({ kind: "kill", graceMs: 1000 });
    driver.exit("b", 1);
    expect(driver.gone()).toEqual(["finish KILLED: Task killed."]);
  });

  it("after a request to quit lets processes end by themselves, and starts none", () => {
    const driver = new Driver({ constraints: [{ order: ["a", "b"] }] }, a, b, { name: "f", final: true });
    driver.start();
    expect(driver.send({ kind: "quit" })).toEqual([]);
    expect(driver.exit("a", 0)).toEqual(["cleanUp a", "terminate", "count"]);
    expect(driver.gone()).toEqual(["start f/0"]);
    expect(driver.exit("f", 0)).toEqual(["cleanUp f", "finish KILLED: Task killed."]);
  });

  it("ends what does not heed a request to quit", () => {
    const driver = new Driver({}, { ...a, daemon: true, min_duration: 0 });
    driver.start();
    driver.send({ kind: "quit" });
    expect(driver.wakeAtMs).toBeUndefined();
    expect(driver.send({ kind: "kill", graceMs: 1000 })).toEqual(["terminate"]);
    expect(driver.after(1000)).toEqual(["finish KILLED: Task killed."]);
  });

  it("stops processes from being run again", () => {
    const driver = new Driver({}, { ...a, max_failures: 0, min_duration: 1 }, b);
    driver.start();
    driver.exit("a", 1);
    driver.send({ kind: "kill", graceMs: 60_000 });
    expect(driver.after(1000)).toEqual([]);
  });

  it("after the end changes nothing", () => {
    const driver = new Driver({}, a);
    driver.start();
    driver.exit("a");
    driver.gone();
    expect(driver.send({ kind: "kill", graceMs: 1000 })).toEqual([]);
    expect(driver.wakeAtMs).toBeUndefined();
  });
});
