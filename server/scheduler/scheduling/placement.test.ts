/** When and how groups of pending tasks are tried, seen from outside. */
import { expect, test, vi } from "vitest";
import { taskId } from "../../core/domain/task.ts";
import { fakeOffer } from "../ports/fake-driver.ts";
import type { TaskLaunch } from "../ports/driver.ts";
import { CALLER, fakeJob, leadingHarness } from "../testing/harness.ts";

const total = (launches: readonly TaskLaunch[], name: string): number =>
  launches
    .flatMap((launch) => [...launch.resources, ...launch.executor.resources])
    .filter((resource) => resource.name === name)
    .reduce((sum, resource) => sum + (resource.scalar ?? 0), 0);

const TINY = [{ numCpus: 0.1 }, { ramMb: 10 }, { diskMb: 1 }];

test("tasks of a job share what one agent offers, executors and all", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer({ cpus: 4 }));
  await harness.settle();
  await harness.scheduler.jobs.create(fakeJob({ instanceCount: 4 }), CALLER);
  await harness.settle();
  const launches = harness.driver.launches();
  expect(harness.driver.made("accept")).toHaveLength(1);
  expect(launches).toHaveLength(3);
  expect(total(launches, "cpus")).toBeCloseTo(3 * 1.25, 3);
  expect(total(launches, "mem")).toBe(3 * (128 + 128));
  expect(harness.tasks().filter((task) => task.status === "PENDING")).toHaveLength(1);
});

test("a large job alone is placed by several attempts at once, and what is left over is wanted back at once", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer({ host: "host-1" }), fakeOffer({ host: "host-2" }));
  await harness.settle();
  await harness.scheduler.jobs.create(fakeJob({ instanceCount: 20, task: { resources: TINY } }), CALLER);
  await harness.settle();
  // Three attempts of five tasks, the batch that one write may hold.
  expect(harness.driver.made("accept").map(({ tasks, refuseSeconds }) => [tasks.length, refuseSeconds])).toEqual([
    [8, 0],
    [7, 0],
  ]);
  harness.driver.offer(fakeOffer({ id: "left over", host: "host-1" }));
  await harness.settle();
  expect(harness.driver.made("accept").at(-1)).toMatchObject({ offerIds: ["left over"], refuseSeconds: 5 });
  expect(harness.driver.launches()).toHaveLength(20);
});

test("a job of more tasks than one attempt takes is placed by several, without waiting for a penalty", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(...Array.from({ length: 12 }, (_, i) => fakeOffer({ host: `host-${i}`, cpus: 1.25 })));
  await harness.settle();
  await harness.scheduler.jobs.create(fakeJob({ instanceCount: 12 }), CALLER);
  await harness.settle();
  await harness.settle();
  expect(harness.driver.launches()).toHaveLength(12);
  expect(new Set(harness.tasks().map((task) => task.assignedTask.slaveHost)).size).toBe(12);
});

test("named ports come out of the offer, all different, and go to the executor's input", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer({ ports: [{ begin: 31_000, end: 31_003 }] }));
  await harness.settle();
  const resources = [{ numCpus: 0.1 }, { ramMb: 1 }, { diskMb: 1 }, { namedPort: "http" }, { namedPort: "admin" }];
  await harness.scheduler.jobs.create(fakeJob({ instanceCount: 3, task: { resources } }), CALLER);
  await harness.settle();
  const assigned = harness.tasks().filter((task) => task.status === "ASSIGNED");
  const ports = assigned.flatMap((task) => Object.values(task.assignedTask.assignedPorts));
  expect(assigned).toHaveLength(2);
  expect([...ports].sort((a, b) => a - b)).toEqual([31_000, 31_001, 31_002, 31_003]);
  expect(Object.keys(assigned[0]?.assignedTask.assignedPorts ?? {}).sort()).toEqual(["admin", "http"]);
});

test("a group that nothing fits waits longer and longer, up to the maximum", async () => {
  const harness = await leadingHarness({ argv: ["-max_schedule_penalty=4secs"] });
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  await harness.settle();
  const attempts = async (ms: number): Promise<number> => {
    const before = Number(harness.stat("schedule_attempts_fired"));
    for (let i = 0; i < ms / 50; i++) await harness.advance(44);
    return Number(harness.stat("schedule_attempts_fired")) - before;
  };
  expect(harness.stat("schedule_attempts_fired")).toBe(1);
  expect(await attempts(950)).toBe(0);
  expect(await attempts(1_100)).toBe(1);
  await attempts(20_000);
  const [group] = harness.scheduler.taskGroups();
  expect(group?.penaltyMs).toBe(4_000);
  expect(await attempts(40_000)).toBeLessThanOrEqual(10);
  expect(harness.stat("schedule_attempts_no_match")).toBe(harness.stat("schedule_attempts_fired"));
});

test("attempts keep to the rate over all groups", async () => {
  const harness = await leadingHarness({ argv: ["-max_schedule_attempts_per_sec=5"] });
  for (let i = 0; i < 20; i++) {
    const key = { role: "www-data", environment: "prod", name: `job-${i}` };
    await harness.scheduler.jobs.create(fakeJob({ key }), CALLER);
  }
  await harness.settle();
  expect(harness.stat("schedule_attempts_fired")).toBe(5);
  await harness.advance(1_000);
  expect(Number(harness.stat("schedule_attempts_fired"))).toBeLessThanOrEqual(11);
  expect(Number(harness.stat("schedule_attempts_blocks"))).toBeGreaterThan(0);
  for (let i = 0; i < 4; i++) await harness.advance(1_000);
  expect([...harness.scheduler.taskGroups()].length).toBe(20);
});

test("a penalty ends as soon as an offer comes that would do", async () => {
  const harness = await leadingHarness();
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  await harness.settle();
  for (let i = 0; i < 40; i++) await harness.advance(5_000);
  const [group] = harness.scheduler.taskGroups();
  expect(group?.penaltyMs).toBeGreaterThan(30_000);
  harness.driver.offer(fakeOffer());
  await harness.settle();
  expect(harness.active().status).toBe("ASSIGNED");
});

test("an offer that comes while a group is being tried without it is not overlooked", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer({ host: "no-rack" }));
  await harness.settle();
  const constraints = [{ name: "rack", constraint: { value: { negated: false, values: ["a"] } } }];
  const other = { role: "www-data", environment: "prod", name: "other" };
  await harness.scheduler.jobs.create(fakeJob({ task: { constraints } }), CALLER);
  await harness.scheduler.jobs.create(fakeJob({ key: other }), CALLER);
  const letOfferIn = harness.log.hold();
  harness.driver.offer(fakeOffer({ attributes: { rack: ["a"] } }));
  harness.clock.advance(0);
  await new Promise((resolve) => setImmediate(resolve));
  // Both groups are tried in one write, behind that of the offer: one fits, the other does not yet.
  harness.clock.advance(1);
  expect(harness.active().status).toBe("PENDING");
  letOfferIn();
  const letAttemptEnd = harness.log.hold();
  await harness.settle();
  expect(harness.scheduler.offers.size).toBe(1);
  expect(harness.driver.launches()).toEqual([]);
  letAttemptEnd();
  await harness.settle();
  expect(harness.driver.launches().map((launch) => launch.name)).toEqual([
    "www-data/prod/other",
    "www-data/prod/hello",
  ]);
});

test("an offer that would not do wakes nobody", async () => {
  const harness = await leadingHarness();
  const constraints = [{ name: "rack", constraint: { value: { negated: false, values: ["a"] } } }];
  await harness.scheduler.jobs.create(fakeJob({ task: { constraints } }), CALLER);
  await harness.settle();
  const before = harness.stat("schedule_attempts_fired");
  harness.driver.offer(fakeOffer({ host: "small", cpus: 0.5, attributes: { rack: ["a"] } }));
  harness.driver.offer(fakeOffer({ host: "elsewhere", attributes: { rack: ["b"] } }));
  await harness.settle();
  expect(harness.stat("schedule_attempts_fired")).toBe(before);
  harness.driver.offer(fakeOffer({ host: "right", attributes: { rack: ["a"] } }));
  await harness.settle();
  expect(harness.active().assignedTask.slaveHost).toBe("right");
});

test("an offer wakes no more groups than it can hold", async () => {
  const harness = await leadingHarness();
  for (let i = 0; i < 10; i++) {
    const key = { role: "www-data", environment: "prod", name: `job-${i}` };
    await harness.scheduler.jobs.create(fakeJob({ key }), CALLER);
  }
  await harness.settle();
  const before = Number(harness.stat("schedule_attempts_fired"));
  harness.driver.offer(fakeOffer({ cpus: 2.5 }));
  await harness.settle();
  expect(Number(harness.stat("schedule_attempts_fired")) - before).toBe(2);
  expect(harness.driver.launches()).toHaveLength(1);
});

test("a host that leaves maintenance ends the penalty of what it would do for", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer({ id: "first" }));
  await harness.settle();
  const setMode = (mode: "NONE" | "DRAINING"): Promise<void> =>
    harness.storage.write((stores) => {
      const known = stores.attributes.getHostAttributes("host-1");
      if (known === undefined) return;
      const attributes = { ...known, mode };
      stores.attributes.saveHostAttributes(attributes);
      stores.onCommit(() => harness.scheduler.events.post({ type: "HostAttributesChanged", attributes }));
    });
  await setMode("DRAINING");
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  await harness.settle();
  expect(harness.active().status).toBe("PENDING");
  expect(harness.stat("scheduling_veto_maintenance")).toBe(1);
  await setMode("NONE");
  await harness.settle();
  expect(harness.active().status).toBe("ASSIGNED");
});

test("a limit counts the tasks of the job wherever they came from", async () => {
  const harness = await leadingHarness();
  const constraints = [{ name: "host", constraint: { limit: { limit: 1 } } }];
  await harness.scheduler.jobs.create(fakeJob({ instanceCount: 3, task: { constraints } }), CALLER);
  harness.driver.offer(fakeOffer({ id: "1" }));
  await harness.settle();
  expect(harness.driver.launches()).toHaveLength(1);
  harness.driver.offer(fakeOffer({ id: "2" }));
  await harness.advance(120_000);
  expect(harness.driver.launches()).toHaveLength(1);
  expect(Number(harness.stat("scheduling_veto_limit_not_satisfied"))).toBeGreaterThan(0);
  harness.driver.offer(fakeOffer({ host: "host-2" }));
  await harness.settle();
  expect(harness.driver.launches()).toHaveLength(2);
});

test("a task that is killed while pending leaves its group, and an empty group is forgotten", async () => {
  const harness = await leadingHarness();
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  await harness.settle();
  await harness.scheduler.jobs.kill({ job: fakeJob().key }, CALLER);
  await harness.advance(120_000);
  expect([...harness.scheduler.taskGroups()]).toEqual([]);
  harness.driver.offer(fakeOffer());
  await harness.settle();
  expect(harness.driver.launches()).toEqual([]);
});

test("an attempt that fails over a defect is undone, told, and tried again", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer());
  await harness.settle();
  const assignTask = vi.spyOn(harness.scheduler.stateManager, "assignTask").mockImplementation(() => {
    throw new Error("a defect");
  });
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  await harness.settle();
  expect(assignTask).toHaveBeenCalledTimes(1);
  expect(harness.stat("schedule_attempts_failed")).toBe(1);
  expect(harness.active().status).toBe("PENDING");
  expect(harness.scheduler.offers.size).toBe(1);
  assignTask.mockRestore();
  await harness.advance(60_000);
  expect(harness.active().status).toBe("ASSIGNED");
  expect(harness.driver.launches().map((launch) => launch.taskId)).toEqual([taskId(harness.active())]);
});

test("pending tasks found at the start are tried at the permitted rate, not all at once", async () => {
  const before = await leadingHarness();
  for (let i = 0; i < 400; i++) {
    const key = { role: "www-data", environment: "prod", name: `job-${i}` };
    await before.scheduler.jobs.create(fakeJob({ key }), CALLER);
  }
  const after = await leadingHarness({ disk: before.log.disk, startMs: before.clock.nowMs(), seed: 2 });
  const counts: number[] = [];
  for (let second = 0; second < 10; second++) {
    for (let i = 0; i < 20; i++) await after.advance(44);
    counts.push(Number(after.stat("schedule_attempts_fired")));
  }
  // First attempts are spread over ten seconds; groups that were tried come again besides.
  expect(counts[0]).toBeLessThan(120);
  expect(counts.at(-1)).toBeGreaterThanOrEqual(300);
});
