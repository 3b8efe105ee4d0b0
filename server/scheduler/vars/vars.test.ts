import { expect, test } from "vitest";
import { ManualClock } from "../../base/clock.ts";
import { silentLogger } from "../../base/logger.ts";
import { StatsRegistry } from "../../base/stats/stats.ts";
import { ApiError, STORAGE_NOT_READY } from "../../core/domain/api-error.ts";
import { seededRng } from "../../core/random/rng.ts";
import type { SchedulerContext } from "../context.ts";
import { EventBus } from "../events/event-bus.ts";
import { FakeDriver, fakeOffer } from "../ports/fake-driver.ts";
import { CALLER, fakeJob, leadingHarness } from "../testing/harness.ts";
import { exportTaskVars } from "./task-vars.ts";

test("tasks are counted by status, with a zero for those without any", async () => {
  const harness = await leadingHarness();
  await harness.scheduler.jobs.create(fakeJob({ instanceCount: 3 }), CALLER);
  expect(harness.stat("task_store_PENDING")).toBe(3);
  expect(harness.stat("task_store_LOST")).toBe(0);
  expect(harness.stats.snapshot().filter(([name]) => name.startsWith("task_store_"))).toHaveLength(15);
});

test("before storage is started there are no counts, and the other stats are there", () => {
  const stats = new StatsRegistry();
  const onFatal = (): void => undefined;
  const events = new EventBus({ stats, logger: silentLogger, onFatal });
  const notReady = (): never => {
    throw new ApiError("ERROR_TRANSIENT", STORAGE_NOT_READY);
  };
  const context: SchedulerContext = {
    storage: { read: notReady, readCommitted: notReady, write: notReady },
    driver: new FakeDriver(),
    clock: new ManualClock(),
    rng: seededRng(1),
    stats,
    logger: silentLogger,
    events,
    onFatal,
  };
  exportTaskVars(context);
  const names = stats.snapshot().map(([name]) => name);
  expect(names).toContain("scheduling_veto_static");
  expect(names.filter((name) => name.startsWith("task_store_"))).toEqual([]);
});

test("losses are counted by rack, dedicated value and job, with a zero where there was none", async () => {
  const harness = await leadingHarness();
  const attributes = { rack: ["r1"], dedicated: ["*/gpu"] };
  harness.driver.offer(fakeOffer({ attributes }));
  await harness.settle();
  const constraints = [{ name: "dedicated", constraint: { value: { negated: false, values: ["*/gpu"] } } }];
  await harness.scheduler.jobs.create(fakeJob({ task: { constraints } }), CALLER);
  await harness.settle();
  const id = await harness.run();
  expect(harness.stat("tasks_lost_rack_r1")).toBe(0);
  expect(harness.stat("tasks_lost_dedicated__/gpu")).toBe(0);
  await harness.report(id, "TASK_LOST");
  expect(harness.stat("tasks_lost_rack_r1")).toBe(1);
  expect(harness.stat("tasks_lost_dedicated__/gpu")).toBe(1);
  expect(harness.stat("tasks_LOST_www-data/prod/hello")).toBe(1);
});

test("how long updates were under way is measured by source, unless the clocks disagree", async () => {
  const harness = await leadingHarness();
  const source = "SOURCE_EXECUTOR";
  await harness.report("any", "TASK_FINISHED", { source, timestamp: harness.clock.nowMs() - 250 });
  await harness.report("any", "TASK_FINISHED", { source, timestamp: harness.clock.nowMs() + 10_000 });
  expect(harness.stat("task_delivery_delay_SOURCE_EXECUTOR_events")).toBe(1);
  expect(harness.stat("task_delivery_delay_SOURCE_EXECUTOR_nanos_total")).toBe(250e6);
});
