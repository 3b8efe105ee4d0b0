import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ScheduleStatus } from "../domain/schedule-status.ts";
import { SCHEDULE_STATUSES } from "../domain/schedule-status.ts";
import type { ScheduledTask } from "../domain/task.ts";
import { taskConfig } from "../placement/placement-fixtures.ts";
import type { Rng } from "../random/rng.ts";
import { seededRng } from "../random/rng.ts";
import { nextBackoffMs } from "./backoff.ts";
import type { RescheduleContext } from "./reschedule-calculator.ts";
import {
  DEFAULT_RESCHEDULE_SETTINGS,
  flapped,
  flappingPenaltyMs,
  startupScheduleDelayMs,
  throttleDelayMs,
} from "./reschedule-calculator.ts";
import type { TaskGroupSettings } from "./task-group.ts";
import { DEFAULT_TASK_GROUP_SETTINGS, TaskGroups } from "./task-group.ts";
import { DEFAULT_HISTORY_PRUNER_SETTINGS, pruneDelayMs, selectForPruning } from "./task-history-pruner.ts";
import { DEFAULT_TASK_RECONCILER_SETTINGS, explicitBatches, reconciliationSchedule } from "./task-reconciler.ts";
import { DEFAULT_TASK_TIMEOUT_SETTINGS, killRetryBackoff, taskTimeoutMs } from "./task-timeout.ts";

const MINUTE = 60_000;

/** Always draws `value`. */
function constantRng(value: number): Rng {
  return { next: () => value, nextInt: (bound) => Math.floor(value * bound) };
}

function task(id: string, events: readonly (readonly [number, ScheduleStatus])[], ancestorId?: string): ScheduledTask {
  const last = events.at(-1);
  return {
    assignedTask: {
      taskId: id,
      instanceId: 0,
      task: taskConfig(),
      assignedPorts: {},
      slaveId: `agent-of-${id}`,
      slaveHost: "h",
    },
    status: last?.[1] ?? "INIT",
    failureCount: 0,
    timesPartitioned: 0,
    taskEvents: events.map(([timestamp, status]) => ({ timestamp, status })),
    ...(ancestorId === undefined ? {} : { ancestorId }),
  };
}

describe("nextBackoffMs", () => {
  it("starts at the initial wait, at most doubles, and stops at the maximum", () => {
    const settings = { initialMs: 1_000, maxMs: 60_000 };
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const rng = seededRng(seed);
        let lastMs = 0;
        for (let i = 0; i < 40; i++) {
          const base = lastMs === 0 ? settings.initialMs : lastMs;
          const nextMs = nextBackoffMs(lastMs, settings, rng);
          expect(nextMs).toBeGreaterThanOrEqual(Math.min(base, settings.maxMs));
          expect(nextMs).toBeLessThanOrEqual(Math.min(2 * base, settings.maxMs));
          lastMs = nextMs;
        }
        expect(lastMs).toBeGreaterThan(settings.initialMs);
      }),
    );
  });

  it("takes exactly one and almost two times the last wait at the ends of its range", () => {
    expect(nextBackoffMs(0, { initialMs: 100, maxMs: 1_000 }, constantRng(0))).toBe(100);
    expect(nextBackoffMs(300, { initialMs: 100, maxMs: 1_000 }, constantRng(0.999))).toBe(600);
    expect(nextBackoffMs(900, { initialMs: 100, maxMs: 1_000 }, constantRng(0.5))).toBe(1_000);
  });
});

describe("task groups", () => {
  const key = taskConfig();
  const settings: TaskGroupSettings = { ...DEFAULT_TASK_GROUP_SETTINGS, maxTasksPerSchedule: 2 };
  const rng = constantRng(0);

  it("start with the penalty of the task that founds them, and later tasks join without one", () => {
    const groups = new TaskGroups();
    const founded = groups.add({ taskId: "a", key }, () => 7);
    expect(founded?.penaltyMs).toBe(7);
    const unexpected = (): number => {
      throw new Error("only a new group has a penalty");
    };
    expect(groups.add({ taskId: "b", key }, unexpected)).toBeUndefined();
    expect(groups.add({ taskId: "c", key: taskConfig() }, () => 0)).toBeDefined();
    expect(groups.size).toBe(2);
    expect([...groups.get(key)!.taskIds()]).toEqual(["a", "b"]);
  });

  it("try their oldest tasks, wait longer after each failure, and go on at once after a success", () => {
    const groups = new TaskGroups();
    const group = groups.add({ taskId: "a", key }, () => 1)!;
    groups.add({ taskId: "b", key }, () => 1);
    groups.add({ taskId: "c", key }, () => 1);
    expect(group.peek(2)).toEqual(["a", "b"]);
    const doubling = constantRng(0.999);
    expect(group.attempted([], settings, doubling)).toBe(2);
    expect(group.attempted([], settings, doubling)).toBe(4);
    expect(group.attempted(["a"], settings, rng)).toBe(settings.firstScheduleDelayMs);
    expect(group.peek(2)).toEqual(["b", "c"]);
    expect(group.attempted(["b", "c"], settings, rng)).toBeUndefined();
    expect(groups.removeIfEmpty(group)).toBe(true);
    expect(groups.get(key)).toBeUndefined();
  });

  it("lose deleted tasks, and stay for a task that comes before their turn", () => {
    const groups = new TaskGroups();
    const group = groups.add({ taskId: "a", key }, () => 1)!;
    groups.removeTask({ taskId: "a", key });
    groups.removeTask({ taskId: "unknown", key: taskConfig() });
    expect(group.size).toBe(0);
    groups.add({ taskId: "b", key }, () => 1);
    expect(groups.removeIfEmpty(group)).toBe(false);
    expect(group.peek(5)).toEqual(["b"]);
  });
});

describe("flapping", () => {
  const settings = DEFAULT_RESCHEDULE_SETTINGS;
  const short = (id: string, ancestorId?: string): ScheduledTask =>
    task(
      id,
      [
        [0, "PENDING"],
        [10, "RUNNING"],
        [20, "FAILED"],
      ],
      ancestorId,
    );

  it("is ending by oneself within the threshold after the last active event", () => {
    expect(flapped(short("t"), 11)).toBe(true);
    expect(flapped(short("t"), 10)).toBe(false);
    expect(
      flapped(
        task("t", [
          [0, "PENDING"],
          [5, "ASSIGNED"],
          [20, "LOST"],
        ]),
        16,
      ),
    ).toBe(true);
  });

  it.each(["RESTARTING", "KILLING", "DRAINING"] as const)("is not being ended from outside: %s", (status) => {
    expect(
      flapped(
        task("t", [
          [0, "RUNNING"],
          [5, status],
          [6, "KILLED"],
        ]),
        MINUTE,
      ),
    ).toBe(false);
  });

  it("needs a history and an end", () => {
    expect(flapped(task("t", []), MINUTE)).toBe(false);
    expect(flapped(task("t", [[0, "RUNNING"]]), MINUTE)).toBe(false);
    expect(flapped(task("t", [[0, "FAILED"]]), MINUTE)).toBe(false);
  });

  const context = (tasks: readonly ScheduledTask[], rng: Rng): RescheduleContext => ({
    settings,
    rng,
    fetchTask: (id) => tasks.find((one) => one.assignedTask.taskId === id),
  });

  it("holds a task back for every ancestor in a row that flapped, up to the maximum", () => {
    const chain = [short("a"), short("b", "a"), short("c", "b")];
    const penalty = (ancestor: string): number =>
      flappingPenaltyMs(task("new", [], ancestor), context(chain, constantRng(0.999)));
    expect(flappingPenaltyMs(task("new", []), context(chain, constantRng(0)))).toBe(0);
    expect(penalty("gone")).toBe(0);
    expect(penalty("a")).toBeCloseTo(60_000, -2);
    expect(penalty("b")).toBeCloseTo(120_000, -3);
    expect(penalty("c")).toBeCloseTo(240_000, -3);
    const longChain = Array.from({ length: 50 }, (_, i) => short(`t${i}`, `t${i - 1}`));
    expect(flappingPenaltyMs(task("new", [], "t49"), context(longChain, constantRng(0.999)))).toBe(
      settings.backoff.maxMs,
    );
  });

  it("stops at the first ancestor that ran long enough", () => {
    const steady = task(
      "steady",
      [
        [0, "RUNNING"],
        [6 * MINUTE, "FAILED"],
      ],
      "a",
    );
    const chain = [short("a"), steady, short("b", "steady")];
    const penalty = (ancestor: string): number =>
      flappingPenaltyMs(task("new", [], ancestor), context(chain, constantRng(0)));
    expect(penalty("steady")).toBe(0);
    expect(penalty("b")).toBe(settings.backoff.initialMs);
  });

  it("adds to the spread with which pending tasks are tried after a start", () => {
    const at = (draw: number, ancestor?: string): number =>
      startupScheduleDelayMs(task("new", [], ancestor), context([short("a")], constantRng(draw)));
    expect(at(0)).toBe(0);
    expect(at(0.5)).toBe(settings.maxStartupDelayMs / 2);
    expect(at(0, "a")).toBe(settings.backoff.initialMs);
  });

  it("keeps a throttled task waiting from the moment it was throttled", () => {
    expect(throttleDelayMs(1_000, 500, 1_100)).toBe(400);
    expect(throttleDelayMs(1_000, 500, 9_000)).toBe(0);
  });
});

describe("timeouts", () => {
  it("are for the states that a task should leave by itself", () => {
    const limited = SCHEDULE_STATUSES.filter(
      (status) => taskTimeoutMs(status, DEFAULT_TASK_TIMEOUT_SETTINGS) !== undefined,
    );
    expect(new Set(limited)).toEqual(new Set(["ASSIGNED", "PREEMPTING", "RESTARTING", "DRAINING", "KILLING"]));
    expect(taskTimeoutMs("KILLING", DEFAULT_TASK_TIMEOUT_SETTINGS)).toBe(5 * MINUTE);
  });

  it("bound the waits between repeated kills", () => {
    expect(killRetryBackoff(DEFAULT_TASK_TIMEOUT_SETTINGS)).toEqual({ initialMs: 15_000, maxMs: 5 * MINUTE });
  });
});

describe("history pruning", () => {
  const settings = { ...DEFAULT_HISTORY_PRUNER_SETTINGS, maxPerJob: 3 };
  const HOUR = 60 * MINUTE;
  const ended = (id: string, atMs: number): ScheduledTask =>
    task(id, [
      [0, "PENDING"],
      [atMs, "FINISHED"],
    ]);

  it("deletes a task two days after its end, and never within the hour", () => {
    expect(pruneDelayMs(0, 0, settings)).toBe(48 * HOUR);
    expect(pruneDelayMs(0, 40 * HOUR, settings)).toBe(8 * HOUR);
    expect(pruneDelayMs(0, 900 * HOUR, settings)).toBe(HOUR);
    expect(pruneDelayMs(5 * HOUR, 0, settings)).toBe(48 * HOUR);
  });

  it("takes the oldest of those that are too many, and no task that still lives", () => {
    const tasks = [
      ended("c", 3),
      ended("a", 1),
      ended("e", 5),
      ended("b", 2),
      ended("d", 4),
      task("live", [[0, "RUNNING"]]),
    ];
    expect(selectForPruning(tasks, 100 * HOUR, settings)).toEqual(["a", "b"]);
    expect(selectForPruning(tasks.slice(0, 3), 100 * HOUR, settings)).toEqual([]);
  });

  it("spares tasks that ended within the hour", () => {
    const tasks = ["a", "b", "c", "d", "e"].map((id, i) => ended(id, i * 30 * MINUTE));
    expect(selectForPruning(tasks, 60 * MINUTE, settings)).toEqual(["a"]);
    expect(selectForPruning(tasks, 59 * MINUTE, settings)).toEqual([]);
  });
});

describe("reconciliation", () => {
  it("has its two kinds half an interval apart", () => {
    expect(reconciliationSchedule(DEFAULT_TASK_RECONCILER_SETTINGS)).toEqual({
      explicit: { delayMs: MINUTE, intervalMs: 60 * MINUTE },
      implicit: { delayMs: 31 * MINUTE, intervalMs: 60 * MINUTE },
    });
  });

  it("asks for tasks that have an agent, each once, in portions with pauses", () => {
    const statuses = fc.array(fc.constantFrom(...SCHEDULE_STATUSES), { maxLength: 30 });
    fc.assert(
      fc.property(statuses, fc.integer({ min: 1, max: 7 }), (given, explicitBatchSize) => {
        const tasks = given.map((status, i) => task(`t${i}`, [[0, status]]));
        const batches = explicitBatches(tasks, { explicitBatchSize, explicitBatchIntervalMs: 5_000 });
        const assigned = [
          "ASSIGNED",
          "STARTING",
          "RUNNING",
          "PARTITIONED",
          "PREEMPTING",
          "RESTARTING",
          "DRAINING",
          "KILLING",
        ];
        const wanted = tasks.filter((one) => assigned.includes(one.status)).map((one) => one.assignedTask.taskId);
        expect(batches.flatMap((batch) => batch.tasks)).toEqual(
          wanted.map((taskId) => ({ taskId, agentId: `agent-of-${taskId}` })),
        );
        expect(batches.map((batch) => batch.delayMs)).toEqual(batches.map((_, i) => i * 5_000));
        expect(batches.slice(0, -1).every((batch) => batch.tasks.length === explicitBatchSize)).toBe(true);
        expect(batches.every((batch) => batch.tasks.length <= explicitBatchSize && batch.tasks.length > 0)).toBe(true);
      }),
    );
  });
});
