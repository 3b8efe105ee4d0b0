import { expect, test } from "vitest";
import { fakeOffer } from "../ports/fake-driver.ts";
import { CALLER, fakeJob, Harness, leadingHarness } from "../testing/harness.ts";

test("nobody hears of the registration before the framework id is durable", async () => {
  const harness = await Harness.make();
  harness.scheduler.startDriver();
  const release = harness.log.hold();
  harness.driver.register("framework-7");
  harness.driver.offer(fakeOffer());
  await harness.settle();
  expect(harness.events).toEqual([]);
  expect(harness.scheduler.offers.size).toBe(0);
  release();
  await harness.settle();
  expect(harness.events.map(({ type }) => type)).toEqual(["DriverRegistered", "HostAttributesChanged"]);
  expect(harness.storage.read((stores) => stores.scheduler.fetchFrameworkId())).toBe("framework-7");
  expect(harness.scheduler.offers.size).toBe(1);
});

test("a known framework id is handed to the driver and not stored again", async () => {
  const before = await leadingHarness();
  const after = await leadingHarness({ disk: before.log.disk });
  expect(after.driver.made("start")).toEqual([{ call: "start", frameworkId: "framework-1" }]);
  // The one append is the storage's own, made when it is started.
  expect(after.log.appends).toBe(1);
  expect(after.events.map(({ type }) => type)).toEqual(["DriverRegistered"]);
});

test("the connection's ups and downs are told and counted", async () => {
  const harness = await leadingHarness();
  expect(harness.scheduler.isRegistered).toBe(true);
  expect(harness.stat("framework_registered")).toBe(1);
  harness.driver.disconnect();
  expect(harness.scheduler.isRegistered).toBe(false);
  expect(harness.stat("framework_registered")).toBe(0);
  expect(harness.stat("scheduler_framework_disconnects")).toBe(1);
  harness.driver.register();
  await harness.settle();
  expect(harness.stat("framework_registered")).toBe(1);
  expect(harness.events.map((event) => [event.type, "reregistered" in event && event.reregistered])).toEqual([
    ["DriverRegistered", false],
    ["DriverDisconnected", false],
    ["DriverRegistered", true],
  ]);
});

test("a refusal by the master is fatal", async () => {
  const harness = await leadingHarness();
  harness.driver.fail("Framework failed over");
  expect(harness.fatal).toMatchObject([{ error: { message: "Framework failed over" }, where: "the Mesos driver" }]);
});

test("that Mesos has removed the framework ends the scheduler with a way out", async () => {
  const harness = await leadingHarness();
  harness.driver.fail("Framework has been removed");
  expect(harness.fatal[0]?.error).toMatchObject({
    message: expect.stringMatching(/^Framework has been removed: .*-replace_removed_framework/) as string,
  });
});

test("a new framework id takes the place of the old one, and all tasks are asked about", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer());
  await harness.settle();
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  await harness.settle();
  const id = await harness.run();
  harness.driver.disconnect();
  harness.driver.forget();
  harness.driver.listener().registered("framework-2", { host: "master", port: 5050 }, true);
  await harness.settle();
  expect(harness.storage.read((stores) => stores.scheduler.fetchFrameworkId())).toBe("framework-2");
  expect(harness.driver.made("reconcile")).toEqual([
    { call: "reconcile", tasks: [{ taskId: id, agentId: "agent-of-host-1" }] },
  ]);
});

test("lost executors count unless they ended well; messages are ignored and counted", async () => {
  const harness = await leadingHarness();
  const listener = harness.driver.listener();
  listener.executorLost("executor-1", "agent-1", 0);
  listener.executorLost("executor-1", "agent-1", 137);
  listener.frameworkMessage("executor-1", "agent-1", new Uint8Array());
  expect(harness.stat("scheduler_lost_executors")).toBe(1);
  expect(harness.stat("scheduler_framework_message")).toBe(1);
});
