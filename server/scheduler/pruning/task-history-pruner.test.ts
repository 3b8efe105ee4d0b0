import { expect, test } from "vitest";
import { taskId } from "../../core/domain/task.ts";
import { fakeOffer } from "../ports/fake-driver.ts";
import { CALLER, fakeJob, Harness, leadingHarness } from "../testing/harness.ts";

const HOUR = 3_600_000;

/** A harness whose job of `instances` has run and finished, a second apart. */
async function finished(argv: readonly string[], instances: number): Promise<Harness> {
  const harness = await leadingHarness({ argv });
  harness.driver.offer(...Array.from({ length: instances }, (_, i) => fakeOffer({ host: `host-${i}` })));
  await harness.settle();
  await harness.scheduler.jobs.create(fakeJob({ instanceCount: instances, task: { isService: false } }), CALLER);
  await harness.settle();
  await harness.settle();
  for (let i = 0; i < instances; i++) {
    await harness.report(taskId(harness.active(i)), "TASK_FINISHED");
    await harness.advance(1_000);
  }
  return harness;
}

const instancesLeft = (harness: Harness): number[] =>
  harness
    .tasks()
    .map((task) => task.assignedTask.instanceId)
    .sort((a, b) => a - b);

test("a task that is over is deleted when it is old enough", async () => {
  const harness = await finished(["-history_prune_threshold=3hrs"], 2);
  await harness.advance(3 * HOUR - 10_000);
  expect(instancesLeft(harness)).toEqual([0, 1]);
  await harness.advance(10_000);
  expect(instancesLeft(harness)).toEqual([]);
  expect(harness.stat("tasks_pruned")).toBe(2);
  expect(harness.events.filter(({ type }) => type === "TasksDeleted").length).toBeGreaterThan(0);
});

test("of a job with too many the oldest go, but none within the minimum", async () => {
  const argv = ["-history_max_per_job_threshold=2", "-history_min_retention_threshold=5secs"];
  const harness = await finished(argv, 5);
  expect(instancesLeft(harness).length).toBeGreaterThan(2);
  await harness.advance(6_000);
  expect(instancesLeft(harness)).toEqual([3, 4]);
  await harness.advance(HOUR);
  expect(instancesLeft(harness)).toEqual([3, 4]);
});

test("a scheduler that takes over prunes what ended under the one before, by its age", async () => {
  const before = await finished(["-history_prune_threshold=10hrs"], 2);
  const after = await Harness.make({
    argv: ["-history_prune_threshold=10hrs"],
    disk: before.log.disk,
    startMs: before.clock.nowMs() + 8 * HOUR,
    seed: 2,
  });
  await after.lead();
  await after.advance(HOUR);
  expect(instancesLeft(after)).toEqual([0, 1]);
  await after.advance(HOUR);
  expect(instancesLeft(after)).toEqual([]);
});

test("a task that was deleted by other means is not deleted again", async () => {
  const harness = await finished(["-history_prune_threshold=3hrs"], 1);
  const [task] = harness.tasks();
  await harness.storage.write((stores) =>
    harness.scheduler.stateManager.deleteTasks(stores, task === undefined ? [] : [taskId(task)]),
  );
  await harness.advance(4 * HOUR);
  expect(harness.stat("tasks_pruned")).toBe(0);
});
