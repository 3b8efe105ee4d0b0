/** Timeouts, repeated kills and reconciliation, seen from outside. */
import { expect, test } from "vitest";
import { taskId } from "../../core/domain/task.ts";
import { fakeOffer } from "../ports/fake-driver.ts";
import { CALLER, fakeJob, Harness, JOB_KEY, leadingHarness } from "../testing/harness.ts";

async function assigned(argv: readonly string[] = [], instanceCount = 1): Promise<Harness> {
  const harness = await leadingHarness({ argv });
  harness.driver.offer(fakeOffer());
  await harness.settle();
  await harness.scheduler.jobs.create(fakeJob({ instanceCount }), CALLER);
  await harness.settle();
  return harness;
}

const MINUTE = 60_000;

test("a task that stays ASSIGNED too long is lost, killed, and replaced", async () => {
  const harness = await assigned();
  const id = taskId(harness.active());
  await harness.advance(5 * MINUTE - 100);
  expect(harness.task(id)?.status).toBe("ASSIGNED");
  await harness.advance(100);
  expect(harness.task(id)?.taskEvents.at(-1)).toMatchObject({ status: "LOST", message: "Task timed out" });
  expect(harness.driver.made("kill")).toEqual([{ call: "kill", taskId: id, agentId: "agent-of-host-1" }]);
  expect(harness.active()).toMatchObject({ status: "PENDING", ancestorId: id });
  expect(harness.stat("timed_out_tasks")).toBe(1);
});

test("a task that moved on in time is not timed out", async () => {
  const harness = await assigned();
  await harness.advance(4 * MINUTE);
  const id = await harness.run();
  await harness.advance(60 * MINUTE);
  expect(harness.task(id)?.status).toBe("RUNNING");
  expect(harness.stat("timed_out_tasks")).toBe(0);
});

test.each(["RESTARTING", "DRAINING", "PREEMPTING", "KILLING"] as const)(
  "%s has its own full timeout",
  async (status) => {
    const harness = await assigned(["-transient_task_state_timeout=2mins"]);
    await harness.advance(MINUTE);
    const id = await harness.run();
    await harness.storage.write((stores) => harness.scheduler.stateManager.changeState(stores, id, { to: status }));
    await harness.advance(2 * MINUTE - 100);
    expect(harness.task(id)?.status).toBe(status);
    await harness.advance(100);
    expect(harness.task(id)?.status).toBe("LOST");
    const isReplaced = harness.tasks().some((task) => task.ancestorId === id);
    expect(isReplaced).toBe(status !== "KILLING");
  },
);

test("many timeouts share few writes", async () => {
  const harness = await leadingHarness({ argv: ["-max_task_event_batch_size=4"] });
  harness.driver.offer(...Array.from({ length: 10 }, (_, i) => fakeOffer({ host: `host-${i}` })));
  await harness.settle();
  await harness.scheduler.jobs.create(fakeJob({ instanceCount: 10 }), CALLER);
  await harness.settle();
  await harness.settle();
  const before = harness.log.appends;
  await harness.advance(5 * MINUTE);
  expect(harness.tasks().filter((task) => task.status === "LOST")).toHaveLength(10);
  expect(harness.log.appends - before).toBeLessThanOrEqual(6);
});

test("a kill that Mesos does not answer is repeated, ever less often, until the task is gone", async () => {
  const harness = await assigned(["-initial_task_kill_retry_interval=10secs"]);
  const id = await harness.run();
  await harness.scheduler.jobs.kill({ job: JOB_KEY }, CALLER);
  expect(harness.driver.made("kill")).toHaveLength(1);
  // The first wait is one to two times the interval.
  await harness.advance(9_000);
  expect(harness.driver.made("kill")).toHaveLength(1);
  await harness.advance(11_000);
  expect(harness.driver.made("kill")).toHaveLength(2);
  await harness.advance(MINUTE);
  const repeated = harness.driver.made("kill").length;
  expect(repeated).toBeGreaterThan(2);
  expect(repeated).toBeLessThan(7);
  expect(harness.stat("task_kill_retries")).toBe(repeated - 1);
  await harness.report(id, "TASK_KILLED");
  await harness.advance(60 * MINUTE);
  expect(harness.driver.made("kill")).toHaveLength(repeated);
});

test("a scheduler that takes over repeats the kills of the one before", async () => {
  const before = await assigned();
  const id = await before.run();
  await before.scheduler.jobs.kill({ job: JOB_KEY }, CALLER);
  const after = await Harness.make({ disk: before.log.disk, startMs: before.clock.nowMs(), seed: 2 });
  await after.lead();
  await after.advance(30_000);
  expect(after.driver.made("kill")).toEqual([{ call: "kill", taskId: id, agentId: "agent-of-host-1" }]);
});

test("our tasks are asked about explicitly, in batches, and Mesos's implicitly, apart from each other", async () => {
  const harness = await assigned(["-reconciliation_explicit_batch_size=2"], 3);
  for (let i = 0; i < 3; i++) await harness.run(i);
  harness.driver.forget();
  const asked = (): number[] => harness.driver.made("reconcile").map(({ tasks }) => tasks.length);
  await harness.advance(MINUTE);
  expect(asked()).toEqual([2]);
  await harness.advance(5_000);
  expect(asked()).toEqual([2, 1]);
  await harness.advance(30 * MINUTE);
  expect(asked()).toEqual([2, 1, 0]);
  await harness.advance(30 * MINUTE);
  await harness.advance(5_000);
  expect(asked()).toEqual([2, 1, 0, 2, 1]);
  expect(harness.stat("reconciliation_explicit_runs")).toBe(2);
  expect(harness.stat("reconciliation_implicit_runs")).toBe(1);
  const [first] = harness.driver.made("reconcile");
  expect(first?.tasks[0]).toEqual({ taskId: taskId(harness.active(0)), agentId: "agent-of-host-1" });
});

test("without tasks nothing is asked explicitly, since an empty question asks for everything", async () => {
  const harness = await leadingHarness();
  harness.scheduler.reconciler.triggerExplicitReconciliation();
  expect(harness.driver.made("reconcile")).toEqual([]);
  harness.scheduler.reconciler.triggerImplicitReconciliation();
  expect(harness.driver.made("reconcile")).toEqual([{ call: "reconcile", tasks: [] }]);
});

test("a task that ended while its batch waited is not asked about", async () => {
  const harness = await assigned([], 2);
  await harness.run(0);
  const ended = await harness.run(1);
  harness.driver.forget();
  harness.scheduler.reconciler.triggerExplicitReconciliation(1);
  await harness.report(ended, "TASK_FINISHED");
  const others = harness
    .tasks()
    .filter((task) => task.status === "RUNNING")
    .map(taskId);
  await harness.advance(5_000);
  const asked = harness.driver.made("reconcile").flatMap(({ tasks }) => tasks.map((task) => task.taskId));
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked).toEqual(expect.arrayContaining(others));
});

test("on a new registration the tasks whose launch may be lost are asked about at once", async () => {
  const harness = await assigned();
  harness.driver.forget();
  harness.driver.disconnect();
  harness.driver.register();
  await harness.settle();
  expect(harness.driver.made("reconcile")).toMatchObject([{ tasks: [{ taskId: taskId(harness.active()) }] }]);
  expect(harness.stat("scheduler_framework_reregisters")).toBe(1);
});

test("tasks of an agent that was given up are asked about as soon as it makes offers again", async () => {
  const harness = await assigned();
  const id = await harness.run();
  await harness.report(id, "TASK_UNREACHABLE");
  harness.driver.listener().agentLost("agent-of-host-1");
  // The policy of the job lets it be replaced at once; on the agent it may run on.
  expect(harness.task(id)?.status).toBe("LOST");
  harness.driver.forget();
  harness.driver.offer(fakeOffer({ host: "host-2" }));
  await harness.settle();
  expect(harness.driver.made("reconcile")).toEqual([]);
  harness.driver.offer(fakeOffer());
  await harness.settle();
  const asked = { call: "reconcile", tasks: [{ taskId: id, agentId: "agent-of-host-1" }] };
  expect(harness.driver.made("reconcile")).toEqual([asked]);
  await harness.report(id, "TASK_RUNNING");
  expect(harness.driver.made("kill")).toEqual([{ call: "kill", taskId: id, agentId: "agent-of-host-1" }]);
  harness.driver.offer(fakeOffer({ id: "another" }));
  await harness.settle();
  expect(harness.driver.made("reconcile")).toEqual([asked]);
});

test("a scheduler that takes over asks about partitioned tasks when their agent makes offers", async () => {
  const before = await leadingHarness();
  before.driver.offer(fakeOffer());
  await before.settle();
  const job = fakeJob();
  const taskConfig = { ...job.taskConfig, partitionPolicy: { reschedule: false } };
  await before.scheduler.jobs.create({ ...job, taskConfig }, CALLER);
  await before.settle();
  const id = await before.run();
  await before.report(id, "TASK_UNREACHABLE");
  expect(before.task(id)?.status).toBe("PARTITIONED");
  const after = await leadingHarness({ disk: before.log.disk, startMs: before.clock.nowMs() });
  await after.settle();
  after.driver.offer(fakeOffer());
  await after.settle();
  expect(after.driver.made("reconcile")).toEqual([
    { call: "reconcile", tasks: [{ taskId: id, agentId: "agent-of-host-1" }] },
  ]);
  await after.report(id, "TASK_RUNNING");
  expect(after.task(id)?.status).toBe("RUNNING");
});
