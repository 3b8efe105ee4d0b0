/**
 * Random histories against a naive model: whatever is written, undone, snapshotted, replayed or followed, the
 * stores hold what plain maps would hold, and their indexes agree with a look at every task.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jobKeyString, type JobKey } from "../server/core/domain/job-key.ts";
import { isActive, SCHEDULE_STATUSES } from "../server/core/domain/schedule-status.ts";
import type { ScheduledTask, TaskQuery } from "../server/core/domain/task.ts";
import type { MutableStoreProvider, StoreProvider } from "./storage.ts";
import { TEST_JOB, testConfig } from "./testing-entities.ts";
import {
  anyAttributes,
  anyCronJob,
  anyInstanceEvent,
  anyJobUpdate,
  anyMaintenanceRequest,
  anyPatchedTask,
  anyQuota,
  anyStatus,
  anyTask,
  anyUpdateEvent,
  anyUpdateKey,
} from "./testing-arbitraries.ts";
import { testStorage, unstartedTestStorage, type TestStorage } from "./testing.ts";

const JOBS: readonly JobKey[] = [TEST_JOB, { ...TEST_JOB, name: "other" }, { ...TEST_JOB, role: "bob" }];
const IDS = Array.from({ length: 8 }, (_, i) => `t${i}`);

/** The job is part of the id's fate, since a task stays in its job. */
const jobOf = (taskId: string): JobKey => JOBS[Number(taskId.slice(1)) % JOBS.length] ?? TEST_JOB;

const task = fc.constantFrom(...IDS).chain((id) =>
  anyTask(
    fc.nat(2).map((priority) => testConfig({ job: jobOf(id), priority })),
    fc.constant(id),
  ),
);

/** One change, applied to the real stores. The model is taken from what they show afterwards. */
type Step = (stores: MutableStoreProvider) => void;

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.uniqueArray(task, { maxLength: 4, selector: (t) => t.assignedTask.taskId }).map(
    (tasks): Step =>
      (stores) =>
        stores.tasks.saveTasks(tasks),
  ),
  fc.subarray(IDS).map(
    (ids): Step =>
      (stores) =>
        stores.tasks.deleteTasks(ids),
  ),
  fc.tuple(fc.constantFrom(...IDS), anyPatchedTask).map(
    ([id, change]): Step =>
      (stores) =>
        void stores.tasks.mutateTask(id, change),
  ),
  anyCronJob.map(
    (job): Step =>
      (stores) =>
        stores.cronJobs.saveAcceptedJob(job),
  ),
  anyCronJob.map(
    (job): Step =>
      (stores) =>
        stores.cronJobs.removeJob(job.key),
  ),
  fc.tuple(fc.constantFrom("a", "b"), anyQuota).map(
    ([role, quota]): Step =>
      (stores) =>
        stores.quotas.saveQuota(role, quota),
  ),
  fc.constantFrom("a", "b").map(
    (role): Step =>
      (stores) =>
        stores.quotas.removeQuota(role),
  ),
  anyAttributes.map(
    (attributes): Step =>
      (stores) =>
        void stores.attributes.saveHostAttributes(attributes),
  ),
  anyMaintenanceRequest.map(
    (request): Step =>
      (stores) =>
        stores.hostMaintenance.saveHostMaintenanceRequest(request),
  ),
  fc.constantFrom("a", "b").map(
    (host): Step =>
      (stores) =>
        stores.hostMaintenance.removeHostMaintenanceRequest(host),
  ),
  anyJobUpdate.map(
    (update): Step =>
      (stores) =>
        stores.jobUpdates.saveJobUpdate(update),
  ),
  fc.tuple(anyUpdateEvent, anyInstanceEvent, fc.nat()).map(([event, instanceEvent, which]): Step => (stores) => {
    const updates = stores.jobUpdates.fetchJobUpdates({});
    const key = updates[which % Math.max(updates.length, 1)]?.update.summary.key;
    if (key === undefined) return;
    stores.jobUpdates.saveJobUpdateEvent(key, event);
    stores.jobUpdates.saveJobInstanceUpdateEvent(key, instanceEvent);
  }),
  anyUpdateKey.map(
    (key): Step =>
      (stores) =>
        stores.jobUpdates.removeJobUpdates([key]),
  ),
  fc.constantFrom("f1", "f2").map(
    (id): Step =>
      (stores) =>
        stores.scheduler.saveFrameworkId(id),
  ),
);

/** A write of a few steps, which may throw at its end. */
const write = fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 4 }), fails: fc.boolean() });

/** All that stores hold, in an order of its own. */
function contents(stores: StoreProvider): unknown {
  const byText = <T>(values: Iterable<T>): T[] =>
    [...values].toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  return {
    tasks: byText(stores.tasks.fetchTasks({})),
    cronJobs: byText(stores.cronJobs.fetchJobs()),
    quotas: byText(stores.quotas.fetchQuotas()),
    attributes: byText(stores.attributes.getAllHostAttributes()),
    maintenance: byText(stores.hostMaintenance.getHostMaintenanceRequests()),
    updates: byText(stores.jobUpdates.fetchJobUpdates({})),
    frameworkId: stores.scheduler.fetchFrameworkId(),
  };
}

/** Checks every index of the task store against a look at every task. */
function expectIndexesToAgree({ tasks }: StoreProvider): void {
  const all = tasks.fetchTasks({});
  expect(tasks.size).toBe(all.length);
  const ids = (some: Iterable<ScheduledTask>) => Array.from(some, (t) => t.assignedTask.taskId).toSorted();
  for (const status of SCHEDULE_STATUSES) {
    expect(tasks.countByStatus(status)).toBe(all.filter((t) => t.status === status).length);
  }
  for (const job of JOBS) {
    const ofJob = all.filter((t) => jobKeyString(t.assignedTask.task.job) === jobKeyString(job));
    expect(ids(tasks.fetchJobTasks(job))).toEqual(ids(ofJob));
    for (let instanceId = 0; instanceId <= 5; instanceId++) {
      const active = ofJob.filter((t) => t.assignedTask.instanceId === instanceId && isActive(t.status));
      const found = tasks.fetchActiveInstance({ jobKey: job, instanceId });
      expect(active.length === 0 ? [undefined] : active).toContain(found);
    }
  }
  for (const host of new Set(all.map((t) => t.assignedTask.slaveHost ?? "none"))) {
    const onHost = all.filter((t) => t.assignedTask.slaveHost === host && isActive(t.status));
    expect(ids(tasks.fetchHostTasks(host))).toEqual(ids(onHost));
  }
  const keys = new Set(all.map((t) => jobKeyString(t.assignedTask.task.job)));
  expect(Array.from(tasks.jobKeys(), jobKeyString).toSorted()).toEqual([...keys].toSorted());
  const configs = new Map<string, unknown>();
  for (const { assignedTask } of all) {
    const text = JSON.stringify(assignedTask.task);
    expect(configs.get(text) ?? assignedTask.task).toBe(assignedTask.task);
    configs.set(text, assignedTask.task);
  }
}

async function runWrites(
  { storage }: TestStorage,
  writes: readonly { readonly steps: readonly Step[]; readonly fails: boolean }[],
): Promise<void> {
  for (const { steps, fails } of writes) {
    const before = storage.read(contents);
    const outcome = storage.write((stores) => {
      for (const each of steps) each(stores);
      if (fails) throw new Error("undo");
    });
    // A write that fails is undone before anything else happens.
    expect(fails ? storage.read(contents) : before).toEqual(before);
    expect(await outcome.catch((error: Error) => error.message)).toBe(fails ? "undo" : undefined);
  }
}

describe("any history of writes", () => {
  it("leaves indexes that agree with the tasks, and undoes exactly what fails", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(write, { maxLength: 8 }), async (writes) => {
        const made = await testStorage();
        await runWrites(made, writes);
        made.storage.read(expectIndexesToAgree);
        await made.close();
      }),
      { numRuns: 150 },
    );
  });

  it("is found again by replaying, from a snapshot taken amid it, and by a follower", async () => {
    const writes = fc.array(write, { maxLength: 5 });
    const history = fc.record({ before: writes, around: writes, during: writes, after: writes });
    await fc.assert(
      fc.asyncProperty(history, async ({ before, around, during, after }) => {
        const plain = await testStorage();
        await runWrites(plain, [...before, ...around, ...during, ...after]);
        const snapshotted = await testStorage();
        const follower = unstartedTestStorage({ disk: snapshotted.log.disk });
        await follower.durable.prepare();
        await runWrites(snapshotted, before);
        // The snapshot is taken while writes are on their way to the log, and more follow at once.
        const onTheirWay = around.map((each) => runWrites(snapshotted, [each]));
        const snapshotting = snapshotted.durable.snapshot();
        onTheirWay.push(...during.map((each) => runWrites(snapshotted, [each])));
        await Promise.all([snapshotting, ...onTheirWay]);
        await runWrites(snapshotted, after);
        const expected = plain.storage.read(contents);
        const replayed = await testStorage({ disk: plain.log.disk });
        const loaded = await testStorage({ disk: snapshotted.log.disk });
        await follower.durable.start();
        for (const other of [snapshotted, replayed, loaded, follower]) {
          expect(other.storage.read(contents)).toEqual(expected);
          other.storage.read(expectIndexesToAgree);
        }
        await Promise.all([plain, snapshotted, replayed, loaded, follower].map((each) => each.close()));
      }),
      { numRuns: 60 },
    );
  });

  it("answers every query as a look at every task does", async () => {
    const query: fc.Arbitrary<TaskQuery> = fc.record(
      {
        role: fc.constantFrom("www-data", "bob"),
        environment: fc.constantFrom("prod", "devel"),
        jobName: fc.constantFrom("hello", "other"),
        taskIds: fc.subarray(IDS),
        statuses: fc.array(anyStatus, { maxLength: 3 }),
        instanceIds: fc.array(fc.nat(3), { maxLength: 2 }),
        slaveHosts: fc.array(fc.constantFrom("a", "b", "hello"), { maxLength: 2 }),
        jobKeys: fc.subarray([...JOBS]),
      },
      { requiredKeys: [] },
    );
    const tasks = fc.uniqueArray(task, { selector: (t) => t.assignedTask.taskId });
    await fc.assert(
      fc.asyncProperty(tasks, fc.array(query, { minLength: 1, maxLength: 10 }), async (saved, queries) => {
        const { storage, close } = await testStorage();
        await storage.write((stores) => stores.tasks.saveTasks(saved));
        const ids = (some: readonly ScheduledTask[]) => some.map((t) => t.assignedTask.taskId).toSorted();
        storage.read((stores) => {
          for (const one of queries) expect(ids(stores.tasks.fetchTasks(one))).toEqual(ids(saved.filter(naive(one))));
        });
        await close();
      }),
      { numRuns: 150 },
    );
  });
});

/** The terms of a query, spelled out. */
function naive(query: TaskQuery): (t: ScheduledTask) => boolean {
  const allows = <T>(list: readonly T[] | undefined, value: T | undefined): boolean =>
    list === undefined || list.length === 0 || (value !== undefined && list.includes(value));
  return ({
    status,
    assignedTask: {
      taskId,
      instanceId,
      slaveHost,
      task: { job },
    },
  }) =>
    (query.role ?? job.role) === job.role &&
    (query.environment ?? job.environment) === job.environment &&
    (query.jobName ?? job.name) === job.name &&
    allows(query.taskIds, taskId) &&
    allows(query.statuses, status) &&
    allows(query.instanceIds, instanceId) &&
    allows(query.slaveHosts, slaveHost) &&
    allows(query.jobKeys?.map(jobKeyString), jobKeyString(job));
}
