import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jobKeyString, type JobKey } from "../../core/domain/job-key.ts";
import { isActive, SCHEDULE_STATUSES, type ScheduleStatus } from "../../core/domain/schedule-status.ts";
import { taskId, taskJobKey, type ScheduledTask } from "../../core/domain/task.ts";
import { configOf, taskOf } from "../testing.ts";
import { JobIndex, latestTask } from "./job-index.ts";

const CONFIGS = ["a", "b", "c"].map((name) => configOf({ role: "www-data", environment: "prod", name }));

const operation = fc.oneof(
  fc.record({
    kind: fc.constant("put" as const),
    task: fc.nat(7),
    status: fc.constantFrom(...SCHEDULE_STATUSES.filter((status) => status !== "INIT")),
    atMs: fc.nat(20),
  }),
  fc.record({ kind: fc.constant("remove" as const), task: fc.nat(7) }),
  fc.record({ kind: fc.constant("load" as const) }),
  fc.record({ kind: fc.constant("ask" as const) }),
);

/** What the index should say, counted anew. */
function recount(
  tasks: ReadonlyMap<string, ScheduledTask>,
): Map<string, { counts: Partial<Record<ScheduleStatus, number>>; active: number; all: number }> {
  const jobs = new Map<string, { counts: Partial<Record<ScheduleStatus, number>>; active: number; all: number }>();
  for (const task of tasks.values()) {
    const name = jobKeyString(taskJobKey(task));
    const job = jobs.get(name) ?? { counts: {}, active: 0, all: 0 };
    job.counts[task.status] = (job.counts[task.status] ?? 0) + 1;
    job.all += 1;
    if (isActive(task.status)) job.active += 1;
    jobs.set(name, job);
  }
  return jobs;
}

function tasksOf(tasks: ReadonlyMap<string, ScheduledTask>, key: JobKey): ScheduledTask[] {
  return [...tasks.values()].filter((task) => jobKeyString(taskJobKey(task)) === jobKeyString(key));
}

describe("the job index", () => {
  it("always says what counting all tasks would say", () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 60 }), (operations) => {
        const index = new JobIndex();
        const tasks = new Map<string, ScheduledTask>();
        for (const each of operations) {
          if (each.kind === "put") {
            const config = CONFIGS[each.task % CONFIGS.length]!;
            const task = taskOf({ id: `t${each.task}`, config, instanceId: each.task, ...each });
            tasks.set(taskId(task), task);
            index.put(task);
          } else if (each.kind === "remove") {
            const task = tasks.get(`t${each.task}`);
            tasks.delete(`t${each.task}`);
            if (task !== undefined) index.remove(task);
          } else if (each.kind === "load") {
            index.load(() => tasks.values());
          } else {
            for (const { key } of index.entries()) index.latest(key, (job) => tasksOf(tasks, job));
          }
        }
        const expected = recount(tasks);
        const entries = index.entries();
        expect(entries.map((entry) => jobKeyString(entry.key))).toEqual([...expected.keys()].sort());
        for (const entry of entries) {
          const { counts, active, all } = expected.get(jobKeyString(entry.key))!;
          expect(entry).toMatchObject({ taskCounts: counts, activeCount: active, taskCount: all });
          expect(Object.keys(entry.taskCounts).sort()).toEqual(Object.keys(counts).sort());
          const ofJob = tasksOf(tasks, entry.key);
          expect(index.latest(entry.key, () => ofJob)).toBe(latestTask(ofJob));
        }
      }),
    );
  });
});

describe("the latest task of a job", () => {
  const walked = (): never => {
    throw new Error("walked the tasks");
  };
  const [config] = CONFIGS;
  const running = (id: string, atMs: number): ScheduledTask => taskOf({ id, config: config!, status: "RUNNING", atMs });

  it("is kept as tasks change, and looked for only when it was lost", () => {
    const index = new JobIndex();
    for (let i = 0; i < 100; i++) index.put(running(`t${i}`, i));
    expect(taskId(index.latest(config!.job, walked)!)).toBe("t99");
    index.put(running("t3", 200));
    index.remove(running("t50", 50));
    expect(taskId(index.latest(config!.job, walked)!)).toBe("t3");
    index.put({ ...running("t3", 201), status: "FAILED" });
    expect(() => index.latest(config!.job, walked)).toThrow("walked");
    expect(taskId(index.latest(config!.job, () => [running("t99", 99)])!)).toBe("t99");
    expect(taskId(index.latest(config!.job, walked)!)).toBe("t99");
  });
});
