import { expect, test } from "vitest";
import { taskId } from "../../core/domain/task.ts";
import { fakeOffer } from "../ports/fake-driver.ts";
import { CALLER, fakeJob, leadingHarness, type Harness } from "../testing/harness.ts";

async function assigned(argv: readonly string[] = [], instanceCount = 1): Promise<Harness> {
  const harness = await leadingHarness({ argv });
  harness.driver.offer(fakeOffer());
  await harness.settle();
  await harness.scheduler.jobs.create(fakeJob({ instanceCount }), CALLER);
  await harness.settle();
  return harness;
}

const uuid = new Uint8Array([9]);

test("an update is acknowledged only after it is committed", async () => {
  const harness = await assigned();
  const release = harness.log.hold();
  await harness.report(taskId(harness.active()), "TASK_RUNNING");
  expect(harness.active().status).toBe("RUNNING");
  expect(harness.driver.made("acknowledge")).toEqual([]);
  release();
  await harness.settle();
  expect(harness.driver.made("acknowledge").map(({ update }) => update.state)).toEqual(["TASK_RUNNING"]);
});

test("an update whose commit fails is never acknowledged", async () => {
  const harness = await assigned();
  harness.log.fail();
  await harness.report(taskId(harness.active()), "TASK_RUNNING");
  expect(harness.driver.made("acknowledge")).toEqual([]);
  expect(harness.fatal.map(({ where }) => where)).toEqual(["a batch of status updates"]);
});

test("an update without a uuid is applied and not acknowledged", async () => {
  const harness = await assigned();
  harness.driver.update({ taskId: taskId(harness.active()), state: "TASK_RUNNING" });
  await harness.settle();
  expect(harness.active().status).toBe("RUNNING");
  expect(harness.driver.made("acknowledge")).toEqual([]);
});

test("updates that arrive together share one write, and are acknowledged in order", async () => {
  const harness = await assigned([], 3);
  const ids = harness.tasks().map(taskId);
  const before = harness.log.appends;
  for (const id of ids) harness.driver.update({ taskId: id, state: "TASK_STARTING", uuid });
  for (const id of ids) harness.driver.update({ taskId: id, state: "TASK_RUNNING", uuid });
  await harness.settle();
  expect(harness.log.appends - before).toBe(1);
  expect(harness.driver.made("acknowledge").map(({ update }) => update.taskId)).toEqual([...ids, ...ids]);
  expect(harness.tasks().map((task) => task.status)).toEqual(["RUNNING", "RUNNING", "RUNNING"]);
});

test("no write holds more updates than the batch size, and what waits follows the commit", async () => {
  const harness = await assigned(["-max_status_update_batch_size=2"], 5);
  const before = harness.log.appends;
  for (const task of harness.tasks()) harness.driver.update({ taskId: taskId(task), state: "TASK_RUNNING", uuid });
  expect(harness.stat("status_updates_queue_size")).toBe(5);
  await harness.settle();
  expect(harness.log.appends - before).toBe(3);
  expect(harness.driver.made("acknowledge")).toHaveLength(5);
  expect(harness.stat("status_updates_queue_size")).toBe(0);
});

test("the same update twice changes nothing, and is acknowledged twice", async () => {
  const harness = await assigned();
  const id = taskId(harness.active());
  await harness.report(id, "TASK_RUNNING");
  await harness.report(id, "TASK_RUNNING", { reason: "REASON_RECONCILIATION" });
  expect(harness.active().taskEvents.map((event) => event.status)).toEqual(["PENDING", "ASSIGNED", "RUNNING"]);
  expect(harness.driver.made("acknowledge")).toHaveLength(2);
  expect(harness.stat("status_update_REASON_RECONCILIATION_NOOP")).toBe(1);
});

test("an unknown task that lives is killed on its agent", async () => {
  const harness = await leadingHarness();
  await harness.report("nobody-knows-it", "TASK_RUNNING", { agentId: "agent-7" });
  expect(harness.driver.made("kill")).toEqual([{ call: "kill", taskId: "nobody-knows-it", agentId: "agent-7" }]);
  expect(harness.driver.made("acknowledge")).toHaveLength(1);
  expect(harness.stat("scheduler_illegal_task_state_transitions")).toBe(1);
});

test("an unknown task that is over is let be", async () => {
  const harness = await leadingHarness();
  await harness.report("nobody-knows-it", "TASK_FINISHED", { agentId: "agent-7" });
  expect(harness.driver.made("kill")).toEqual([]);
  expect(harness.driver.made("acknowledge")).toHaveLength(1);
});

test("a task that is over and comes back to life is killed", async () => {
  const harness = await assigned();
  const id = await harness.run();
  await harness.report(id, "TASK_LOST");
  harness.driver.forget();
  await harness.report(id, "TASK_RUNNING");
  expect(harness.task(id)?.status).toBe("LOST");
  expect(harness.driver.made("kill")).toEqual([{ call: "kill", taskId: id, agentId: "agent-of-host-1" }]);
});

test.each([
  ["REASON_CONTAINER_LIMITATION_MEMORY", undefined, "Task used more memory than requested."],
  ["REASON_CONTAINER_LIMITATION_DISK", undefined, "Task used more disk than requested."],
  ["REASON_CONTAINER_LIMITATION_MEMORY", "512 MB used", "512 MB used"],
  ["REASON_EXECUTOR_UNREGISTERED", "Unregistered executor", undefined],
  ["REASON_COMMAND_EXECUTOR_FAILED", "exit 3", "exit 3"],
])("the reason %s with the message %s is shown as %s", async (reason, message, shown) => {
  const harness = await assigned();
  const id = await harness.run();
  await harness.report(id, "TASK_FAILED", { reason, ...(message === undefined ? {} : { message }) });
  expect(harness.task(id)?.taskEvents.at(-1)?.message).toBe(shown);
  expect(harness.stat(`task_exit_${reason}`)).toBe(1);
  expect(harness.stat(`status_update_${reason}_SUCCESS`)).toBe(1);
});

test("an assigned task that Mesos does not know was never launched: it is killed and replaced at once", async () => {
  const harness = await assigned();
  const first = taskId(harness.active());
  harness.driver.update({ taskId: first, state: "TASK_UNKNOWN", reason: "REASON_RECONCILIATION" });
  await harness.settle();
  expect(harness.tasks().find((task) => taskId(task) === first)?.status).toBe("LOST");
  expect(harness.active().ancestorId).toBe(first);
  expect(harness.driver.made("kill").map((call) => call.taskId)).toEqual([first]);
});

test("a running task that Mesos does not know is partitioned, as its agent may come back", async () => {
  const harness = await assigned(["-flapping_task_threshold=0secs"]);
  const first = taskId(harness.active());
  await harness.report(first, "TASK_RUNNING");
  harness.driver.update({ taskId: first, state: "TASK_UNKNOWN" });
  await harness.settle();
  const events = harness
    .tasks()
    .find((task) => taskId(task) === first)
    ?.taskEvents.map(({ status }) => status);
  expect(events).toContain("PARTITIONED");
});
