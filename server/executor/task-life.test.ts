import { describe, expect, it } from "vitest";
import { ManualClock } from "../base/clock.ts";
import type { NewRecord } from "./checkpoint-file.ts";
import type { TaskResult } from "./running-task.ts";
import { TaskLife, type TaskLifeParts } from "./task-life.ts";

/** A life whose parts write down what is asked of them. */
function live(parts: Partial<TaskLifeParts> = {}) {
  const clock = new ManualClock();
  const heard: string[] = [];
  const records: NewRecord[] = [];
  let finish: (result: TaskResult) => void = () => undefined;
  const say = (what: string) => () => void heard.push(what);
  const life = new TaskLife(
    {
      runner: {
        run: () => new Promise((resolve) => (finish = resolve)),
        quit: say("quit"),
        kill: (graceMs) => heard.push(`kill within ${graceMs}`),
        abort: say("abort"),
      },
      health: undefined,
      disk: undefined,
      announcement: undefined,
      lifecycle: undefined,
      clock,
      log: () => undefined,
      recorder: { add: (record) => records.push(record) },
      signalTimeoutMs: 1000,
      preemptionWaitMs: 60_000,
      stopTimeoutMs: 120_000,
      ...parts,
    },
    {
      running: (message) => heard.push(`running: ${message}`),
      over: (state, message) => heard.push(`${state}: ${message}`),
    },
  );
  /** Lets everything that is ready run. */
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 10; i++) await Promise.resolve();
  };
  const over = async (result: TaskResult): Promise<void> => {
    finish(result);
    await settle();
  };
  return { life, clock, heard, records, settle, over };
}

const checked = (heard: string[]) => ({ start: () => heard.push("checks"), stop: () => heard.push("no checks") });
const KILLED: TaskResult = { outcome: "KILLED", reason: "Task killed." };
const FINISHED: TaskResult = { outcome: "SUCCESS", reason: "Task finished." };

describe("a task", () => {
  it("without health checks is running at once, and ends as its processes do", async () => {
    const { life, heard, over } = live();
    life.start();
    await over(FINISHED);
    expect(heard).toEqual([
      "running: No health-check defined, task is assumed healthy.",
      "TASK_FINISHED: Task finished.",
    ]);
  });

  it("with checks is running and announced when it is healthy, once", async () => {
    const order: string[] = [];
    const announcement = { start: () => order.push("announced"), close: async () => void order.push("unannounced") };
    const { life, heard, records, over } = live({ health: checked(order), announcement });
    life.start();
    expect([heard, order]).toEqual([[], ["checks"]]);
    life.healthChanged({ status: "HEALTHY" });
    expect(heard).toEqual(["running: Task is healthy."]);
    life.ending();
    await over(FINISHED);
    expect(order).toEqual(["checks", "announced", "no checks", "unannounced", "no checks"]);
    expect(records.map((record) => (record.type === "health" ? record.status : ""))).toEqual(["STARTING", "HEALTHY"]);
  });

  it("that is unhealthy fails with the reason, whatever its processes say to it", async () => {
    const { life, heard, settle, over } = live({ health: checked([]) });
    life.start();
    life.healthChanged({ status: "UNHEALTHY", reason: "no answer" });
    await settle();
    expect(heard).toEqual(["quit", "kill within 60000"]);
    await over(FINISHED);
    expect(heard.at(-1)).toBe("TASK_FAILED: Failed health check! no answer");
  });
});

describe("a kill", () => {
  it("leaves the time that it says, else the executor's", async () => {
    const { life, heard, settle } = live({ stopTimeoutMs: 40_000 });
    life.start();
    life.kill("Enough.", undefined);
    await settle();
    expect(heard.at(-1)).toBe("kill within 40000");
    const other = live();
    other.life.start();
    other.life.kill("Enough.", 3000);
    await other.settle();
    expect(other.heard.at(-1)).toBe("kill within 3000");
  });

  it("may be made faster by a later one, and is reported as the first", async () => {
    const { life, clock, heard, settle, over } = live();
    life.start();
    life.kill("First.", 10_000);
    await settle();
    clock.advance(1000);
    life.kill("Slower.", 60_000);
    life.kill("Faster.", 500);
    life.fail("Unhealthy, too.");
    await over(KILLED);
    expect(heard.slice(1)).toEqual(["quit", "kill within 10000", "kill within 500", "TASK_KILLED: First."]);
  });

  it("does not wait for ZooKeeper for ever", async () => {
    const { life, clock, heard, settle, over } = live({
      announcement: { start: () => undefined, close: () => new Promise(() => undefined) },
    });
    life.start();
    life.kill("Enough.", 1000);
    await settle();
    await over(KILLED);
    expect(heard.at(-1)).toBe("kill within 1000");
    clock.advance(2000);
    await settle();
    expect(heard.at(-1)).toBe("TASK_KILLED: Enough.");
  });
});
