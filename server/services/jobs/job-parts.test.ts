import { describe, expect, it } from "vitest";
import type { TaskConfig } from "../../core/domain/task-config.ts";
import { configOf, HELLO, taskOf } from "../testing.ts";
import { configGroups, toRanges } from "./config-groups.ts";
import { jobDiff } from "./job-diff.ts";
import { jobStats, jobSummary, roleViews } from "./job-summaries.ts";
import { instanceViews } from "./job-view.ts";
import { configIdentity } from "./same-config.ts";

const A = configOf();
const B = configOf(HELLO, { priority: 5 });

function entryOf(counts: Record<string, number>, activeCount: number, key = HELLO) {
  const taskCount = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return { key, taskCounts: counts, activeCount, taskCount };
}

describe("ranges of instances", () => {
  it.each([
    [[], []],
    [[3], [{ first: 3, last: 3 }]],
    [[2, 0, 1], [{ first: 0, last: 2 }]],
    [
      [5, 1, 2, 9, 8],
      [
        { first: 1, last: 2 },
        { first: 5, last: 5 },
        { first: 8, last: 9 },
      ],
    ],
    [[1, 1, 2], [{ first: 1, last: 2 }]],
  ])("of %j are %j", (ids, ranges) => {
    expect(toRanges(ids)).toEqual(ranges);
  });

  it("are grouped by config, the lowest instance first", () => {
    const groups = configGroups([
      [4, B],
      [0, A],
      [1, A],
      [3, B],
    ]);
    expect(groups).toEqual([
      { config: A, instances: [{ first: 0, last: 1 }] },
      { config: B, instances: [{ first: 3, last: 4 }] },
    ]);
  });
});

describe("the identity of configs", () => {
  it("ignores the order of sets, and empty against absent ones", () => {
    const one = configOf(HELLO, {
      resources: [{ numCpus: 1 }, { ramMb: 2 }],
      constraints: [{ name: "rack", constraint: { value: { negated: false, values: ["a", "b"] } } }],
    });
    const other = configOf(HELLO, {
      resources: [{ ramMb: 2 }, { numCpus: 1 }],
      constraints: [{ constraint: { value: { values: ["b", "a"], negated: false } }, name: "rack" }],
      metadata: [],
    });
    expect(configIdentity(one)).toBe(configIdentity(other));
  });

  it("tells apart what differs, the order of lists too", () => {
    const docker = (...names: string[]): TaskConfig =>
      configOf(HELLO, {
        container: { docker: { image: "x", parameters: names.map((name) => ({ name, value: "" })) } },
      });
    const texts = [A, B, docker("a", "b"), docker("b", "a")].map(configIdentity);
    expect(new Set(texts).size).toBe(4);
  });
});

describe("the diff of a job", () => {
  const submitted = { key: HELLO, owner: { user: "x" }, cronCollisionPolicy: "KILL_EXISTING" as const };

  it("says which instances come, go, change and stay", () => {
    const equalToA = structuredClone(A);
    const current = new Map<number, TaskConfig>([
      [0, A],
      [1, B],
      [4, A],
    ]);
    expect(jobDiff(current, { ...submitted, taskConfig: equalToA, instanceCount: 4 })).toEqual({
      add: [{ config: equalToA, instances: [{ first: 2, last: 3 }] }],
      remove: [{ config: A, instances: [{ first: 4, last: 4 }] }],
      update: [{ config: B, instances: [{ first: 1, last: 1 }] }],
      unchanged: [{ config: A, instances: [{ first: 0, last: 0 }] }],
    });
  });
});

describe("the summary of a job", () => {
  it("counts tasks for the four figures as Aurora does", () => {
    const counts = { PENDING: 1, THROTTLED: 2, RUNNING: 3, KILLING: 4, FINISHED: 5, KILLED: 6, FAILED: 7, LOST: 8 };
    expect(jobStats(counts)).toEqual({
      pendingTaskCount: 3,
      activeTaskCount: 7,
      finishedTaskCount: 11,
      failedTaskCount: 15,
    });
  });

  it("is that of its latest task, without the executor's input", () => {
    const summary = jobSummary({
      key: HELLO,
      entry: entryOf({ RUNNING: 2, FAILED: 1 }, 2),
      latest: taskOf({ id: "t", config: A, status: "RUNNING" }),
      cron: undefined,
    });
    expect(summary).toMatchObject({ kind: "service", job: { key: HELLO, instanceCount: 2 } });
    expect(summary?.job.taskConfig.executorConfig).toBeUndefined();
  });

  it("is that of its template for a cron job, whether it runs or not", () => {
    const cron = {
      key: HELLO,
      owner: { user: "x" },
      cronCollisionPolicy: "CANCEL_NEW" as const,
      cronSchedule: "* * * * *",
      taskConfig: B,
      instanceCount: 7,
    };
    const summary = jobSummary({ key: HELLO, entry: undefined, latest: undefined, cron });
    expect(summary).toMatchObject({
      kind: "cron",
      job: { instanceCount: 7, cronSchedule: "* * * * *" },
      taskCounts: {},
    });
  });

  it("is none for a job that there is not", () => {
    expect(jobSummary({ key: HELLO, entry: undefined, latest: undefined, cron: undefined })).toBeUndefined();
  });
});

describe("roles", () => {
  it("add up their jobs, and are there for cron jobs alone too", () => {
    const other = { role: "db", environment: "test", name: "x" };
    const staging = { ...HELLO, environment: "staging" };
    const entries = [entryOf({ RUNNING: 1 }, 1), entryOf({ RUNNING: 2, PENDING: 1 }, 3, staging)];
    expect(roleViews(entries, [other])).toEqual([
      { role: "db", jobCount: 0, cronJobCount: 1, environments: ["test"], taskCounts: {} },
      {
        role: "www-data",
        jobCount: 2,
        cronJobCount: 0,
        environments: ["prod", "staging"],
        taskCounts: { RUNNING: 3, PENDING: 1 },
      },
    ]);
  });
});

describe("the instances of a job", () => {
  it("are shown by their active task, or else the last one, with what is over counted", () => {
    const { configs, instances } = instanceViews([
      taskOf({ id: "b2", config: B, instanceId: 1, status: "FAILED", atMs: 9, message: "exit 1", host: "h2" }),
      taskOf({ id: "a2", config: A, instanceId: 0, status: "RUNNING", atMs: 5, host: "h1" }),
      taskOf({ id: "a1", config: B, instanceId: 0, status: "LOST", atMs: 8 }),
      taskOf({ id: "b1", config: A, instanceId: 1, status: "FAILED", atMs: 3 }),
    ]);
    expect(configs).toEqual([A, B]);
    expect(instances).toEqual([
      {
        instanceId: 0,
        taskId: "a2",
        status: "RUNNING",
        sinceMs: 5,
        host: "h1",
        failureCount: 0,
        config: 0,
        completedTasks: 1,
      },
      {
        instanceId: 1,
        taskId: "b2",
        status: "FAILED",
        sinceMs: 9,
        host: "h2",
        failureCount: 0,
        message: "exit 1",
        config: 1,
        completedTasks: 2,
      },
    ]);
  });
});
