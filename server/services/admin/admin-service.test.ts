import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { testStorage } from "../../../prisma-free-store/testing.ts";
import type { AdminApi } from "../../api/admin.ts";
import type { JobConfiguration } from "../../core/domain/job.ts";
import type { ScheduledTask } from "../../core/domain/task.ts";
import { configOf, HELLO, taskOf } from "../testing.ts";
import { startWorld, type World } from "../testing-world.ts";

const ALICE = { user: "alice" };
const JOB: JobConfiguration = {
  key: HELLO,
  owner: { user: "www-data" },
  cronCollisionPolicy: "KILL_EXISTING",
  taskConfig: configOf(),
  instanceCount: 2,
};

let backupDir = "";
let world: World;
let admin: AdminApi;

beforeEach(async () => {
  backupDir = await mkdtemp(join(tmpdir(), "aurora-backups-"));
  world = await startWorld({ backupDir });
  ({ admin } = world.handle);
});
afterEach(async () => {
  await world.end();
  await rm(backupDir, { recursive: true });
});

async function createJob(): Promise<readonly ScheduledTask[]> {
  world.addAgent();
  await world.settle();
  await world.handle.jobs.create(JOB, ALICE);
  await world.settle(1_000);
  return (await world.handle.tasks.list({})).tasks;
}

function save(...tasks: readonly ScheduledTask[]): Promise<void> {
  return world.stored.storage.write((stores) => stores.tasks.saveTasks(tasks));
}

function stat(name: string): unknown {
  return Object.fromEntries(world.handle.vars())[name];
}

/** The tasks that Mesos was asked to kill. */
function killed(): string[] {
  return world.driver.calls.flatMap((call) => (call.call === "kill" ? [call.taskId] : []));
}

/** The tasks that Mesos was asked about, request by request. */
function reconciled(): string[][] {
  return world.driver.calls.flatMap((call) =>
    call.call === "reconcile" ? [call.tasks.map((task) => task.taskId)] : [],
  );
}

describe("recovery", () => {
  it("goes from a backup to the state that the next scheduler starts with", async () => {
    await createJob();
    const { backup } = await admin.performBackup(ALICE);
    await world.handle.jobs.kill({ job: HELLO, instances: [1] }, ALICE);
    expect(await admin.listBackups()).toEqual({ backups: [backup] });
    await admin.stageRecovery(backup, ALICE);
    expect(await admin.queryRecovery({ statuses: ["ASSIGNED"], limit: 1 })).toMatchObject({ tasks: [{}], total: 2 });
    expect(await admin.deleteRecoveryTasks({ instanceIds: [0] }, ALICE)).toEqual({ tasksDeleted: 1 });
    await admin.commitRecovery(ALICE);
    expect(world.shutDowns).toEqual([expect.stringContaining(`Restored from backup ${backup}`)]);
    const next = await testStorage({ disk: world.stored.log.disk });
    const tasks = next.storage.read((stores) => stores.tasks.fetchTasks({}));
    expect(tasks.map((task) => [task.assignedTask.instanceId, task.status])).toEqual([[1, "ASSIGNED"]]);
    await next.close();
  });

  it("is told of a backup that could not be written", async () => {
    await rm(backupDir, { recursive: true });
    await expect(admin.performBackup(ALICE)).rejects.toMatchObject({
      code: "ERROR",
      message: expect.stringContaining(`could not be written to ${backupDir}: ENOENT`),
    });
    expect(stat("scheduler_backup_failed")).toBe(1);
    await writeFile(backupDir, "");
  });

  it("asks for -backup_dir where there is none", async () => {
    const without = await startWorld();
    const { admin: other } = without.handle;
    const refusal = {
      code: "INVALID_REQUEST",
      message: "This scheduler keeps no backups: start it with -backup_dir=DIR.",
    };
    await expect(other.performBackup(ALICE)).rejects.toMatchObject(refusal);
    await expect(other.listBackups()).rejects.toMatchObject(refusal);
    await expect(other.stageRecovery("x", ALICE)).rejects.toMatchObject(refusal);
    await expect(other.queryRecovery({})).rejects.toMatchObject(refusal);
    await expect(other.deleteRecoveryTasks({}, ALICE)).rejects.toMatchObject(refusal);
    await expect(other.commitRecovery(ALICE)).rejects.toMatchObject(refusal);
    await expect(other.unloadRecovery(ALICE)).rejects.toMatchObject(refusal);
    await other.snapshot(ALICE);
    expect(Object.fromEntries(without.handle.vars()).scheduler_log_snapshots).toBe(1);
    await without.end();
  });
});

describe("forcing a task's state", () => {
  it("changes it with all that follows, and says who did", async () => {
    const [task] = await createJob();
    const id = task?.assignedTask.taskId ?? "";
    await admin.forceTaskState({ taskId: id, status: "LOST" }, ALICE);
    await admin.forceTaskState({ taskId: id, status: "LOST" }, ALICE);
    const forced = await world.handle.tasks.get(id);
    expect(forced.taskEvents.at(-1)).toMatchObject({ status: "LOST", message: "Transition forced by alice" });
    expect(killed()).toEqual([id]);
    const replacement = (await world.handle.tasks.list({ statuses: ["PENDING", "ASSIGNED"] })).tasks;
    expect(replacement.map(({ ancestorId }) => ancestorId)).toContain(id);
  });

  it("refuses what cannot follow, and a task that is not there", async () => {
    const [task] = await createJob();
    const id = task?.assignedTask.taskId ?? "";
    await expect(admin.forceTaskState({ taskId: id, status: "PENDING" }, ALICE)).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      message: "A task that is ASSIGNED cannot become PENDING.",
    });
    await save(taskOf({ id: "over", status: "FINISHED", host: "host-1" }));
    await expect(admin.forceTaskState({ taskId: "over", status: "RUNNING" }, ALICE)).rejects.toMatchObject({
      message: "A task that is FINISHED cannot become RUNNING. Mesos was asked to kill the task.",
    });
    expect(killed()).toEqual(["over"]);
    await expect(admin.forceTaskState({ taskId: "nobody", status: "LOST" }, ALICE)).rejects.toThrow("No such task");
  });
});

describe("pruning tasks", () => {
  const over = Array.from({ length: 2_500 }, (_, i) =>
    taskOf({ id: `over-${i}`, instanceId: i, status: i % 2 === 0 ? "FINISHED" : "FAILED" }),
  );

  it("forgets those that are over and match, and no others", async () => {
    await save(...over, taskOf({ id: "pending" }));
    expect(await admin.pruneTasks({ statuses: ["FAILED"], limit: 3 }, ALICE)).toEqual({ tasksPruned: 3 });
    expect(await admin.pruneTasks({ role: "nobody" }, ALICE)).toEqual({ tasksPruned: 0 });
    expect(await admin.pruneTasks({ statuses: ["FAILED"] }, ALICE)).toEqual({ tasksPruned: 1_247 });
    expect(await admin.pruneTasks({ statuses: [] }, ALICE)).toEqual({ tasksPruned: 1_250 });
    const left = (await world.handle.tasks.list({})).tasks;
    expect(left.map((task) => task.assignedTask.taskId)).toEqual(["pending"]);
    expect(stat("thrift_workload_pruneTasks")).toBe(2_500);
  });

  it("refuses statuses in which a task is not over", async () => {
    await expect(admin.pruneTasks({ statuses: ["FAILED", "RUNNING"] }, ALICE)).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      message: "Tasks in non-terminal state cannot be pruned.",
    });
  });
});

describe("reconciliation on request", () => {
  it("names our tasks, or asks for all", async () => {
    const tasks = await createJob();
    world.driver.forget();
    await admin.reconcileExplicit({ batchSize: 1 }, ALICE);
    await world.settle(10_000);
    expect(reconciled()).toEqual(tasks.map((task) => [task.assignedTask.taskId]));
    await admin.reconcileImplicit(ALICE);
    expect(reconciled().at(-1)).toEqual([]);
    expect([stat("reconciliation_explicit_runs"), stat("reconciliation_implicit_runs")]).toEqual([1, 1]);
  });

  it("waits for a master", async () => {
    world.driver.disconnect();
    for (const asked of [admin.reconcileExplicit({}, ALICE), admin.reconcileImplicit(ALICE)]) {
      await expect(asked).rejects.toMatchObject({ code: "ERROR_TRANSIENT" });
    }
  });
});
