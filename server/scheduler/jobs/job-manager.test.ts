import { expect, test } from "vitest";
import type { JobUpdate } from "../../core/domain/job-update.ts";
import { taskId } from "../../core/domain/task.ts";
import { fakeOffer } from "../ports/fake-driver.ts";
import { CALLER, fakeJob, JOB_KEY, leadingHarness, type Harness } from "../testing/harness.ts";

const jobEvents = (harness: Harness): unknown[] => harness.events.filter(({ type }) => type === "JobChanged");

const refusal = (code: string, message: RegExp | string) => ({
  name: "ApiError",
  code,
  message: typeof message === "string" ? message : expect.stringMatching(message),
});

async function withRunningJob(instanceCount = 2): Promise<Harness> {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer());
  await harness.settle();
  await harness.scheduler.jobs.create(fakeJob({ instanceCount }), CALLER);
  await harness.settle();
  for (let i = 0; i < instanceCount; i++) await harness.run(i);
  harness.events.length = 0;
  harness.driver.forget();
  return harness;
}

test("creating answers when it is durable, and tells of it", async () => {
  const harness = await leadingHarness();
  const release = harness.log.hold();
  let answer: unknown;
  const created = harness.scheduler.jobs
    .create(fakeJob({ instanceCount: 3 }), CALLER)
    .then((value) => (answer = value));
  await harness.settle();
  expect(answer).toBeUndefined();
  expect(jobEvents(harness)).toEqual([]);
  release();
  await created;
  expect(answer).toEqual({ key: JOB_KEY, instanceCount: 3 });
  expect(
    harness
      .tasks()
      .map((task) => task.assignedTask.instanceId)
      .sort((a, b) => a - b),
  ).toEqual([0, 1, 2]);
  expect(jobEvents(harness)).toEqual([{ type: "JobChanged", job: JOB_KEY, change: "created", user: "jane" }]);
  expect(harness.stat("thrift_workload_createJob")).toBe(3);
});

test("a job that exists, as tasks or as a cron job, is not created again", async () => {
  const harness = await leadingHarness();
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  await expect(harness.scheduler.jobs.create(fakeJob(), CALLER)).rejects.toMatchObject(
    refusal("INVALID_REQUEST", "Job www-data/prod/hello already exists"),
  );
  const key = { ...JOB_KEY, name: "nightly" };
  await harness.storage.write((stores) => stores.cronJobs.saveAcceptedJob(fakeJob({ key })));
  await expect(harness.scheduler.jobs.create(fakeJob({ key }), CALLER)).rejects.toMatchObject(
    refusal("INVALID_REQUEST", /already exists/),
  );
  expect(harness.tasks()).toHaveLength(1);
});

test("a job whose tasks are all over may be created again", async () => {
  const harness = await withRunningJob(1);
  await harness.scheduler.jobs.kill({ job: JOB_KEY }, CALLER);
  await harness.report(taskId(harness.active()), "TASK_KILLED");
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  expect(harness.active().status).toBe("PENDING");
});

test.each([
  ["a cron job", fakeJob({ cronSchedule: "* * * * *" }), /[Cc]ron/],
  ["too many instances", fakeJob({ instanceCount: 4_001 }), /between 1 and 4000/],
  ["no instances", fakeJob({ instanceCount: 0 }), /positive/],
  ["an environment that is not allowed", fakeJob({ key: { ...JOB_KEY, environment: "moon" } }), /moon/],
])("%s is refused, and nothing is stored", async (_, job, message) => {
  const harness = await leadingHarness();
  await expect(harness.scheduler.jobs.create(job, CALLER)).rejects.toMatchObject(refusal("INVALID_REQUEST", message));
  expect(harness.tasks()).toEqual([]);
});

test("production tasks need quota, at creation and when instances are added", async () => {
  const harness = await leadingHarness();
  const job = fakeJob({ instanceCount: 2, task: { tier: "preferred", production: true } });
  await expect(harness.scheduler.jobs.create(job, CALLER)).rejects.toMatchObject(
    refusal("INVALID_REQUEST", /^Insufficient resource quota: /),
  );
  const quota = { resources: [{ numCpus: 2 }, { ramMb: 1_024 }, { diskMb: 1_024 }] };
  await harness.scheduler.jobs.setQuota("www-data", quota);
  await harness.scheduler.jobs.create(job, CALLER);
  await expect(
    harness.scheduler.jobs.addInstances({ key: { jobKey: JOB_KEY, instanceId: 0 }, count: 1 }, CALLER),
  ).rejects.toMatchObject(refusal("INVALID_REQUEST", /quota/));
  await expect(
    harness.scheduler.jobs.setQuota("www-data", { resources: [{ numCpus: 1 }, { ramMb: 1_024 }, { diskMb: 1_024 }] }),
  ).rejects.toMatchObject(refusal("INVALID_REQUEST", /./));
  expect(harness.events.filter(({ type }) => type === "QuotaChanged")).toEqual([
    { type: "QuotaChanged", role: "www-data" },
  ]);
  await harness.scheduler.jobs.removeQuota("www-data");
  await harness.scheduler.jobs.removeQuota("nobody");
  expect(harness.events.filter(({ type }) => type === "QuotaChanged")).toHaveLength(2);
});

test("killing kills every active instance, with a note of who asked", async () => {
  const harness = await withRunningJob();
  const ids = harness.tasks().map(taskId);
  expect(await harness.scheduler.jobs.kill({ job: JOB_KEY, message: "too loud" }, CALLER)).toEqual({ tasksKilled: 2 });
  expect(harness.tasks().map((task) => task.taskEvents.at(-1))).toMatchObject([
    { status: "KILLING", message: "Killed by jane.\ntoo loud" },
    { status: "KILLING", message: "Killed by jane.\ntoo loud" },
  ]);
  expect(
    harness.driver
      .made("kill")
      .map((call) => call.taskId)
      .sort(),
  ).toEqual([...ids].sort());
  for (const id of ids) await harness.report(id, "TASK_KILLED");
  expect(harness.tasks().map((task) => task.status)).toEqual(["KILLED", "KILLED"]);
  expect(jobEvents(harness)).toEqual([{ type: "JobChanged", job: JOB_KEY, change: "killed", user: "jane" }]);
});

test("killing twice kills once; killing nothing is no error", async () => {
  const harness = await withRunningJob();
  expect(await harness.scheduler.jobs.kill({ job: JOB_KEY, instances: [1, 1] }, CALLER)).toEqual({ tasksKilled: 1 });
  expect(await harness.scheduler.jobs.kill({ job: JOB_KEY, instances: [1] }, CALLER)).toEqual({ tasksKilled: 0 });
  expect(await harness.scheduler.jobs.kill({ job: JOB_KEY, instances: [99] }, CALLER)).toEqual({ tasksKilled: 0 });
  expect(await harness.scheduler.jobs.kill({ job: { ...JOB_KEY, name: "none" } }, CALLER)).toEqual({ tasksKilled: 0 });
  expect(harness.driver.made("kill")).toHaveLength(1);
  expect(harness.active(0).status).toBe("RUNNING");
});

test("a pending task that is killed is gone", async () => {
  const harness = await leadingHarness();
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  expect(await harness.scheduler.jobs.kill({ job: JOB_KEY }, CALLER)).toEqual({ tasksKilled: 1 });
  expect(harness.tasks()).toEqual([]);
  expect(harness.driver.made("kill")).toEqual([]);
});

test("restarting takes every instance down and up again", async () => {
  const harness = await withRunningJob();
  const old = taskId(harness.active(1));
  const input = { job: JOB_KEY, instances: [1] };
  expect(await harness.scheduler.jobs.restart(input, CALLER)).toEqual({ tasksRestarted: 1 });
  expect(harness.task(old)?.taskEvents.at(-1)).toMatchObject({ status: "RESTARTING", message: "Restarted by jane" });
  expect(harness.driver.made("kill").map((call) => call.taskId)).toEqual([old]);
  await harness.report(old, "TASK_KILLED");
  expect(harness.active(1)).toMatchObject({ status: "PENDING", ancestorId: old });
  expect(jobEvents(harness)).toMatchObject([{ change: "restarted" }]);
});

test("restarting refuses instances that are not active, and restarts none", async () => {
  const harness = await withRunningJob();
  await expect(harness.scheduler.jobs.restart({ job: JOB_KEY, instances: [0, 7] }, CALLER)).rejects.toMatchObject(
    refusal("INVALID_REQUEST", "Not all requested shards are active: no active task for instance 7."),
  );
  await expect(harness.scheduler.jobs.restart({ job: JOB_KEY, instances: [] }, CALLER)).rejects.toMatchObject(
    refusal("INVALID_REQUEST", /At least one/),
  );
  expect(harness.driver.made("kill")).toEqual([]);
});

test("instances are added after the last one, with the config of the one named", async () => {
  const harness = await withRunningJob();
  const added = await harness.scheduler.jobs.addInstances(
    { key: { jobKey: JOB_KEY, instanceId: 0 }, count: 2 },
    CALLER,
  );
  expect(added).toEqual({ instances: [2, 3] });
  await harness.settle();
  expect(harness.active(3).assignedTask.task).toBe(harness.active(0).assignedTask.task);
  expect(jobEvents(harness)).toMatchObject([{ change: "instancesAdded" }]);
});

test.each([
  [{ key: { jobKey: JOB_KEY, instanceId: 9 }, count: 1 }, "No active task found for a given instance ID."],
  [{ key: { jobKey: JOB_KEY, instanceId: 0 }, count: 0 }, "Instance count must be positive."],
  [{ key: { jobKey: JOB_KEY, instanceId: 0 }, count: 1.5 }, "Instance count must be positive."],
  [{ key: { jobKey: JOB_KEY, instanceId: 0 }, count: 4_000 }, /between 1 and 4000/],
  [{ key: { jobKey: { ...JOB_KEY, role: "a b" }, instanceId: 0 }, count: 1 }, /not valid/],
])("adding %j is refused", async (input, message) => {
  const harness = await withRunningJob();
  await expect(harness.scheduler.jobs.addInstances(input, CALLER)).rejects.toMatchObject(
    refusal("INVALID_REQUEST", message),
  );
});

test("a job that is being updated is not to be touched", async () => {
  const harness = await withRunningJob(1);
  const config = harness.active().assignedTask.task;
  const key = { job: JOB_KEY, id: "update-1" };
  const settings = {
    updateGroupSize: 1,
    maxPerInstanceFailures: 0,
    maxFailedInstances: 0,
    minWaitInInstanceRunningMs: 0,
    rollbackOnFailure: true,
    updateOnlyTheseInstances: [],
    waitForBatchCompletion: false,
  };
  const update: JobUpdate = {
    summary: {
      key,
      user: "jane",
      state: { status: "ROLLING_FORWARD", createdTimestampMs: 1, lastModifiedTimestampMs: 1 },
    },
    instructions: {
      initialState: [],
      desiredState: { task: config, instances: [{ first: 0, last: 0 }] },
      settings,
    },
  };
  await harness.storage.write((stores) => {
    stores.jobUpdates.saveJobUpdate(update);
    stores.jobUpdates.saveJobUpdateEvent(key, { status: "ROLLING_FORWARD", timestampMs: 1 });
  });
  const { jobs } = harness.scheduler;
  const expected = refusal("JOB_UPDATING_ERROR", /update-1/);
  await expect(jobs.kill({ job: JOB_KEY }, CALLER)).rejects.toMatchObject(expected);
  await expect(jobs.restart({ job: JOB_KEY, instances: [0] }, CALLER)).rejects.toMatchObject(expected);
  await expect(jobs.addInstances({ key: { jobKey: JOB_KEY, instanceId: 0 }, count: 1 }, CALLER)).rejects.toMatchObject(
    expected,
  );
  await expect(jobs.create(fakeJob(), CALLER)).rejects.toMatchObject(expected);
  expect(harness.active().status).toBe("RUNNING");
});

test("a task's state may be forced, within the rules", async () => {
  const harness = await withRunningJob(1);
  const id = taskId(harness.active());
  expect(await harness.scheduler.jobs.forceTaskState(id, "PENDING", CALLER)).toBe("ILLEGAL");
  expect(await harness.scheduler.jobs.forceTaskState(id, "LOST", CALLER)).toBe("SUCCESS");
  expect(harness.task(id)?.taskEvents.at(-1)?.message).toBe("Transition forced by jane");
});
