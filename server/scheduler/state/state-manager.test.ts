import { expect, test } from "vitest";
import type { ScheduleStatus } from "../../core/domain/schedule-status.ts";
import { taskId } from "../../core/domain/task.ts";
import type { StateChangeResult } from "../../core/state/task-state-machine.ts";
import { fakeOffer } from "../ports/fake-driver.ts";
import { CALLER, fakeJob, JOB_KEY, leadingHarness, type Harness } from "../testing/harness.ts";
import { generateTaskId } from "./task-id.ts";

function change(
  harness: Harness,
  id: string,
  wanted: { readonly to: ScheduleStatus; readonly casState?: ScheduleStatus },
): Promise<StateChangeResult> {
  return harness.storage.write((stores) => harness.scheduler.stateManager.changeState(stores, id, wanted));
}

async function running(): Promise<{ harness: Harness; id: string }> {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer());
  await harness.settle();
  await harness.scheduler.jobs.create(fakeJob(), CALLER);
  await harness.settle();
  return { harness, id: await harness.run() };
}

test("task ids name job and instance, with dashes for what is no word character", () => {
  const { taskConfig } = fakeJob({ key: { role: "www-data", environment: "prod", name: "hello.world" } });
  expect(generateTaskId(taskConfig, 7, () => "uuid")).toBe("www-data-prod-hello-world-7-uuid");
});

test("a conditional change happens in the state it names, and only there", async () => {
  const { harness, id } = await running();
  expect(await change(harness, id, { to: "LOST", casState: "ASSIGNED" })).toBe("INVALID_CAS_STATE");
  expect(await change(harness, "nobody", { to: "LOST", casState: "ASSIGNED" })).toBe("INVALID_CAS_STATE");
  expect(harness.active().status).toBe("RUNNING");
  expect(await change(harness, id, { to: "LOST", casState: "RUNNING" })).toBe("SUCCESS");
  expect(harness.task(id)?.status).toBe("LOST");
});

test("an illegal change does nothing and is counted", async () => {
  const { harness, id } = await running();
  expect(await change(harness, id, { to: "PENDING" })).toBe("ILLEGAL");
  expect(harness.active().status).toBe("RUNNING");
  expect(harness.stat("scheduler_illegal_task_state_transitions")).toBe(1);
});

test("events and kills wait for the commit, and come in the order of the changes", async () => {
  const { harness, id } = await running();
  harness.events.length = 0;
  const release = harness.log.hold();
  const changed = change(harness, id, { to: "KILLING" });
  await harness.settle();
  expect(harness.events).toEqual([]);
  expect(harness.driver.made("kill")).toEqual([]);
  release();
  await changed;
  expect(harness.events).toMatchObject([{ type: "TaskStateChange", oldState: "RUNNING", task: { status: "KILLING" } }]);
  expect(harness.driver.made("kill")).toEqual([{ call: "kill", taskId: id, agentId: "agent-of-host-1" }]);
});

test("a write that throws leaves no trace: no task, no event, no kill", async () => {
  const { harness, id } = await running();
  harness.events.length = 0;
  const write = harness.storage.write((stores) => {
    harness.scheduler.stateManager.changeState(stores, id, { to: "KILLING" });
    throw new Error("changed my mind");
  });
  await expect(write).rejects.toThrow("changed my mind");
  await harness.settle();
  expect(harness.active().status).toBe("RUNNING");
  expect(harness.events).toEqual([]);
  expect(harness.driver.made("kill")).toEqual([]);
});

test("an instance has one active task at most", async () => {
  const { harness } = await running();
  const { task } = harness.active().assignedTask;
  const write = harness.storage.write((stores) =>
    harness.scheduler.stateManager.insertPendingTasks(stores, task, [1, 0]),
  );
  await expect(write).rejects.toThrow("Instance ID collision detected.");
  expect(harness.tasks()).toHaveLength(1);
});

test("a partition is waited out as the task's policy says, counted, and kept short in its history", async () => {
  const harness = await leadingHarness();
  harness.driver.offer(fakeOffer());
  await harness.settle();
  await harness.scheduler.jobs.create(
    fakeJob({ task: { partitionPolicy: { reschedule: true, delaySecs: 60 } } }),
    CALLER,
  );
  await harness.settle();
  const id = await harness.run();
  await harness.report(id, "TASK_UNREACHABLE");
  await harness.advance(50_000);
  await harness.report(id, "TASK_RUNNING");
  await harness.report(id, "TASK_UNREACHABLE");
  expect(harness.task(id)).toMatchObject({ status: "PARTITIONED", timesPartitioned: 2 });
  expect(harness.task(id)?.taskEvents.map((event) => event.status)).toEqual([
    "PENDING",
    "ASSIGNED",
    "STARTING",
    "RUNNING",
    "PARTITIONED",
  ]);
  // The second partition is a case of its own.
  await harness.advance(50_000);
  expect(harness.task(id)?.status).toBe("PARTITIONED");
  await harness.advance(10_000);
  expect(harness.task(id)?.taskEvents.at(-1)).toMatchObject({
    status: "LOST",
    message: "Task partitioned for too long.",
  });
  expect(harness.active().ancestorId).toBe(id);
});

test("without a policy a partitioned task is given up at once; with one against it, never", async () => {
  const { harness, id } = await running();
  await harness.report(id, "TASK_UNREACHABLE");
  expect(harness.task(id)?.status).toBe("LOST");

  const patient = await leadingHarness();
  patient.driver.offer(fakeOffer());
  await patient.settle();
  await patient.scheduler.jobs.create(fakeJob({ task: { partitionPolicy: { reschedule: false } } }), CALLER);
  await patient.settle();
  const patientId = await patient.run();
  await patient.report(patientId, "TASK_UNREACHABLE");
  await patient.advance(30 * 86_400_000);
  expect(patient.task(patientId)?.status).toBe("PARTITIONED");
});

test("a task that is killed while its agent is cut off is lost at once, and not replaced", async () => {
  const { harness, id } = await running();
  await harness.scheduler.jobs.kill({ job: JOB_KEY }, CALLER);
  await harness.report(id, "TASK_UNREACHABLE");
  expect(harness.tasks().map((task) => task.status)).toEqual(["LOST"]);
  expect(harness.tasks().map(taskId)).toEqual([id]);
});

test("deleting tells what was deleted, as it last was", async () => {
  const { harness, id } = await running();
  await harness.report(id, "TASK_FINISHED");
  const replacement = taskId(harness.active());
  harness.events.length = 0;
  await harness.storage.write((stores) => harness.scheduler.stateManager.deleteTasks(stores, [id, "nobody"]));
  expect(harness.events).toMatchObject([{ type: "TasksDeleted", tasks: [{ status: "FINISHED" }] }]);
  expect(harness.tasks().map(taskId)).toEqual([replacement]);
});
