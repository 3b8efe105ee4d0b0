/** Whole scenarios: a scheduler, the storage, and a master played by the test. */
import { expect, test } from "vitest";
import { taskId, type ScheduledTask } from "../core/domain/task.ts";
import { fakeOffer } from "./ports/fake-driver.ts";
import { CALLER, fakeJob, Harness, JOB_KEY, leadingHarness } from "./testing/harness.ts";

const statuses = (task: ScheduledTask): string[] => task.taskEvents.map((event) => event.status);

test("a job that is created while there is an offer is launched within milliseconds", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer());
  await harness.settle();
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  await harness.settle();
  expect(harness.active().status).toBe("ASSIGNED");
  expect(harness.driver.made("accept")).toMatchObject([{ offerIds: ["offer-of-host-1"], refuseSeconds: 5 }]);
  expect(harness.driver.launches().map((launch) => launch.taskId)).toEqual([taskId(harness.active())]);
  await harness.run();
  expect(statuses(harness.active())).toEqual(["PENDING", "ASSIGNED", "STARTING", "RUNNING"]);
  expect(harness.active().assignedTask).toMatchObject({ slaveHost: "host-1", slaveId: "agent-of-host-1" });
  expect(harness.fatal).toEqual([]);
});

test("a service that finishes or fails is started again, with its failures carried on", async () => {
  const harness = await leadingHarness({ argv: ["-flapping_task_threshold=1ms"] });
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  harness.driver.offer(fakeOffer({ id: "1" }));
  await harness.settle();
  const first = await harness.run();
  await harness.report(first, "TASK_FAILED", { message: "exit 1" });
  const second = taskId(harness.active());
  expect(harness.task(first)).toMatchObject({ status: "FAILED", failureCount: 1 });
  expect(harness.active()).toMatchObject({ status: "PENDING", failureCount: 1, ancestorId: first });
  harness.driver.offer(fakeOffer({ id: "2" }));
  await harness.settle();
  await harness.run();
  await harness.report(second, "TASK_FINISHED");
  expect(harness.task(second)?.status).toBe("FINISHED");
  expect(harness.active()).toMatchObject({ failureCount: 1, ancestorId: second });
  expect(harness.task(first)?.taskEvents.at(-1)).toMatchObject({ message: "exit 1", scheduler: "scheduler.test" });
});

test("an ad-hoc job is tried again until it has no failures left", async () => {
  const harness = await leadingHarness({ argv: ["-flapping_task_threshold=1ms"] });
  await harness.scheduler.jobs.create(fakeJob({ task: { isService: false, maxTaskFailures: 2 } }), CALLER);
  for (const id of ["1", "2"]) {
    harness.driver.offer(fakeOffer({ id }));
    await harness.settle();
    await harness.report(await harness.run(), "TASK_FAILED");
  }
  expect(harness.tasks().map((task) => task.status)).toEqual(["FAILED", "FAILED"]);
  expect(
    harness
      .tasks()
      .map((task) => task.failureCount)
      .sort((a, b) => a - b),
  ).toEqual([1, 2]);
});

test("an ad-hoc job that finishes is over", async () => {
  const harness = await leadingHarness();
  await harness.scheduler.jobs.create(fakeJob({ task: { isService: false } }), CALLER);
  harness.driver.offer(fakeOffer());
  await harness.settle();
  await harness.report(await harness.run(), "TASK_FINISHED");
  expect(harness.tasks().map((task) => task.status)).toEqual(["FINISHED"]);
});

test("a flapping task is throttled, longer each time, and then scheduled again", async () => {
  const harness = await leadingHarness();
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  const failOnce = async (id: string): Promise<void> => {
    harness.driver.offer(fakeOffer({ id }));
    await harness.settle();
    await harness.report(await harness.run(), "TASK_FAILED");
  };
  await failOnce("1");
  // The first early end is free.
  expect(harness.active().status).toBe("PENDING");
  await failOnce("2");
  expect(harness.active().status).toBe("THROTTLED");
  expect(harness.active().taskEvents.at(-1)?.message).toMatch(/^Rescheduled, penalized for \d+ ms for flapping$/);
  await harness.advance(29_000);
  expect(harness.active().status).toBe("THROTTLED");
  await harness.advance(5 * 60_000);
  expect(harness.active().status).toBe("PENDING");
});

test("the tasks of a lost agent are replaced elsewhere", async () => {
  const harness = await leadingHarness({ argv: ["-flapping_task_threshold=1ms"] });
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  harness.driver.offer(fakeOffer());
  await harness.settle();
  const first = await harness.run();
  harness.driver.loseAgent("agent-of-host-1");
  await harness.report(first, "TASK_LOST", { source: "SOURCE_MASTER", reason: "REASON_AGENT_REMOVED" });
  expect(harness.task(first)?.status).toBe("LOST");
  harness.driver.offer(fakeOffer({ host: "host-2" }));
  await harness.settle();
  expect(harness.active()).toMatchObject({ status: "ASSIGNED", assignedTask: { slaveHost: "host-2" } });
  expect(harness.stat("slaves_lost")).toBe(1);
  expect(harness.stat("task_lost_SOURCE_MASTER")).toBe(1);
  expect(harness.events.filter((event) => event.type === "AgentLost")).toEqual([
    { type: "AgentLost", agentId: "agent-of-host-1", host: "host-1" },
  ]);
});

test("an offer rescinded between the match and the launch sends the task to LOST, and another takes its place", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer());
  await harness.settle();
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  const release = harness.log.hold();
  await harness.settle();
  const first = taskId(harness.active());
  expect(harness.active().status).toBe("ASSIGNED");
  harness.driver.rescind("offer-of-host-1");
  release();
  await harness.settle();
  expect(harness.driver.made("accept")).toEqual([]);
  expect(harness.task(first)?.taskEvents.at(-1)).toMatchObject({
    status: "LOST",
    message: "The offer was withdrawn before the task could be launched on it.",
  });
  expect(harness.active()).toMatchObject({ status: "PENDING", ancestorId: first });
  expect(harness.stat("offer_accept_races")).toBe(1);
  expect(harness.stat("assigner_launch_failures")).toBe(1);
});

test("a disconnection between the match and the launch does the same", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer());
  await harness.settle();
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  const release = harness.log.hold();
  await harness.settle();
  harness.driver.disconnect();
  release();
  await harness.settle();
  expect(harness.driver.launches()).toEqual([]);
  expect(harness.active().status).toBe("PENDING");
  expect(harness.stat("framework_registered")).toBe(0);
});

test("a launch waits for the commit of its assignment", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer());
  await harness.settle();
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  const release = harness.log.hold();
  await harness.settle();
  expect(harness.active().status).toBe("ASSIGNED");
  expect(harness.driver.launches()).toEqual([]);
  release();
  await harness.settle();
  expect(harness.driver.launches()).toHaveLength(1);
});

test("a crash between commit and launch is found out by asking Mesos at the next registration", async () => {
  const before = await leadingHarness();
  await before.scheduler.jobs.create(fakeJob(), CALLER);
  // The process ends here: the assignment is committed and the launch never leaves.
  before.driver.acceptOffers = () => undefined;
  before.driver.offer(fakeOffer());
  await before.settle();
  const lost = taskId(before.active());
  expect(before.active().status).toBe("ASSIGNED");

  const after = await Harness.make({ disk: before.log.disk, startMs: before.clock.nowMs() + 10_000, seed: 2 });
  await after.lead();
  expect(after.driver.made("start")).toEqual([{ call: "start", frameworkId: "framework-1" }]);
  expect(after.driver.made("reconcile")).toEqual([
    { call: "reconcile", tasks: [{ taskId: lost, agentId: "agent-of-host-1" }] },
  ]);
  await after.report(lost, "TASK_GONE", { reason: "REASON_RECONCILIATION" });
  expect(after.task(lost)?.status).toBe("LOST");
  expect(after.active()).toMatchObject({ status: "PENDING", ancestorId: lost });
});

test("a crash between commit and launch is put right by the timeout when Mesos does not answer", async () => {
  const before = await leadingHarness();
  await before.scheduler.jobs.create(fakeJob(), CALLER);
  before.driver.offer(fakeOffer());
  await before.settle();
  const lost = taskId(before.active());
  const after = await Harness.make({ disk: before.log.disk, startMs: before.clock.nowMs() + 10_000, seed: 2 });
  await after.lead();
  await after.advance(5 * 60_000);
  expect(after.task(lost)).toMatchObject({ status: "LOST" });
  expect(after.task(lost)?.taskEvents.at(-1)?.message).toBe("Task timed out");
  expect(after.stat("timed_out_tasks")).toBe(1);
  expect(after.active().ancestorId).toBe(lost);
});

test("a scheduler that takes over schedules what is pending and lets running tasks be", async () => {
  const before = await leadingHarness();
  await before.scheduler.jobs.create(fakeJob({ instanceCount: 2 }), CALLER);
  before.driver.offer(fakeOffer({ cpus: 1.25 }));
  await before.settle();
  const running = before.tasks().find((task) => task.status === "ASSIGNED");
  await before.report(taskId(running as ScheduledTask), "TASK_RUNNING");

  const after = await Harness.make({ disk: before.log.disk, startMs: before.clock.nowMs() + 10_000, seed: 2 });
  await after.lead();
  after.driver.offer(fakeOffer({ id: "new", host: "host-2" }));
  await after.advance(30_000);
  expect(
    after
      .tasks()
      .map((task) => task.status)
      .sort(),
  ).toEqual(["ASSIGNED", "RUNNING"]);
  expect(after.driver.launches()).toHaveLength(1);
});

test("a task that changes while the recovered ones are announced is told of once", async () => {
  const before = await leadingHarness();
  await before.scheduler.jobs.create(fakeJob({ instanceCount: 1_500 }), CALLER);
  const after = await Harness.make({ disk: before.log.disk, startMs: before.clock.nowMs(), seed: 2 });
  after.scheduler.startDriver();
  after.driver.register();
  await new Promise((resolve) => setImmediate(resolve));
  after.scheduler.activate();
  // The first thousand were announced in this turn; the others wait for the next.
  const kill = after.scheduler.jobs.kill({ job: JOB_KEY, instances: [0, 1_499] }, CALLER);
  await after.settle();
  await kill;
  const announced = after.events.flatMap((event) =>
    event.type === "TaskStateChange" && event.oldState === undefined ? [taskId(event.task)] : [],
  );
  expect(new Set(announced).size).toBe(announced.length);
  expect(announced.length).toBeGreaterThanOrEqual(1_498);
});

test("whatever fails after the log is gone is told as fatal, once it was not stopped on purpose", async () => {
  const harness = await leadingHarness();
  harness.log.fail();
  harness.driver.offer(fakeOffer());
  await harness.settle();
  expect(harness.fatal.map(({ where }) => where)).toContain("storing host attributes");

  const stopped = await leadingHarness();
  await stopped.scheduler.stop();
  stopped.log.fail();
  stopped.scheduler.jobs.create(fakeJob(), CALLER).catch(() => undefined);
  await stopped.advance(600_000);
  expect(stopped.fatal).toEqual([]);
  expect(stopped.driver.made("stop")).toHaveLength(1);
});
