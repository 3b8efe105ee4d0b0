/**
 * Recovery as an operator goes through it: a cluster whose tasks live on, a backup, changes after it, the backup
 * committed, the scheduler started again by its supervisor; and the same backup brought into a new log by the tool.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Cluster } from "./crash/programs.ts";
import { eventually, initializeLog, makeStateDir, removeStateDir, ROOT, startScheduler } from "./harness.ts";
import type { SchedulerProcess } from "./harness.ts";
import { helloWorld } from "./jobs.ts";

/** As in server/exit-code.ts: to be started again. */
const STEPPED_DOWN = 3;
/** Generous, for machines with other work. */
const TIMEOUT_MS = 120_000;
const TEST_TIMEOUT_MS = 300_000;

let stateDir: string;
let cluster: Cluster;
let scheduler: SchedulerProcess;

beforeAll(async () => {
  stateDir = makeStateDir();
  initializeLog(stateDir);
  cluster = await Cluster.start(stateDir);
  scheduler = await start();
});

afterAll(async () => {
  await scheduler.stop("SIGKILL");
  await cluster.stop();
  removeStateDir(stateDir);
});

const backupDir = (): string => join(stateDir, "backups");

function start(): Promise<SchedulerProcess> {
  const flags = [`-mesos_master_address=${cluster.address}`, `-backup_dir=${backupDir()}`];
  return startScheduler({ stateDir, flags });
}

async function create(name: string): Promise<string> {
  await scheduler.trpc.jobs.create.mutate({ ...helloWorld(name), instanceCount: 1 });
  return awaitStatus(name, "RUNNING");
}

/** The id of a task of the job, other than `other`, once there is one in that status. */
function awaitStatus(jobName: string, status: "RUNNING" | "KILLED", other?: string): Promise<string> {
  return eventually(
    `a task of ${jobName} to be ${status}`,
    async () => {
      const { tasks } = await scheduler.trpc.tasks.list.query({ jobName, statuses: [status] });
      return tasks.map((task) => task.assignedTask.taskId).find((id) => id !== other);
    },
    TIMEOUT_MS,
  );
}

/** Ids of the tasks that Mesos runs. */
async function tasksInMesos(): Promise<string[]> {
  const response = await fetch(`http://${cluster.address}/tasks?limit=1000`);
  const { tasks } = (await response.json()) as { tasks: { id: string; state: string }[] };
  return tasks.flatMap(({ id, state }) => (state === "TASK_RUNNING" ? [id] : [])).toSorted();
}

/** Has the scheduler compare its tasks with Mesos's, as it does by itself from time to time. */
async function reconcile(): Promise<void> {
  await scheduler.trpc.admin.reconcileImplicit.mutate();
  await scheduler.trpc.admin.reconcileExplicit.mutate({});
}

async function mesosRuns(...ids: readonly string[]): Promise<void> {
  await eventually(
    `Mesos to run ${ids.join(", ")} and nothing else`,
    async () => ((await tasksInMesos()).join() === ids.toSorted().join() ? true : undefined),
    TIMEOUT_MS,
  );
}

describe("a backup that is restored", { timeout: TEST_TIMEOUT_MS }, () => {
  let kept: string;
  let ended: string;
  let backup: string;

  it("puts the scheduler back to its time: what is unknown then is killed, what is missing is started", async () => {
    kept = await create("kept");
    ended = await create("ended");
    ({ backup } = await scheduler.trpc.admin.performBackup.mutate());
    await scheduler.trpc.jobs.kill.mutate({ job: helloWorld("ended").key });
    await awaitStatus("ended", "KILLED");
    const unknown = await create("unknown");
    await mesosRuns(kept, unknown);

    const { admin } = scheduler.trpc;
    expect(await admin.listBackups.query()).toEqual({ backups: [backup] });
    await admin.stageRecovery.mutate({ backupId: backup });
    const staged = await admin.queryRecovery.query({ statuses: ["RUNNING"] });
    expect(staged.tasks.map((task) => task.assignedTask.taskId).toSorted()).toEqual([kept, ended].toSorted());
    await admin.commitRecovery.mutate();
    const hasEnded = async (): Promise<true | undefined> => (scheduler.child.exitCode === null ? undefined : true);
    await eventually("the scheduler to end", hasEnded, TIMEOUT_MS);
    expect(scheduler.child.exitCode).toBe(STEPPED_DOWN);
    expect(scheduler.log()).toContain(`Restored from backup ${backup}`);

    scheduler = await start();
    const { tasks } = await scheduler.trpc.tasks.list.query({});
    expect(tasks.map((task) => task.assignedTask.taskId).toSorted()).toEqual([kept, ended].toSorted());
    await reconcile();
    await mesosRuns(kept, await awaitStatus("ended", "RUNNING", ended));
    expect(await awaitStatus("kept", "RUNNING")).toBe(kept);
  });

  it("does so also from a new log that the recovery tool makes", async () => {
    const since = await create("since");
    expect(await scheduler.stop()).toBe(0);
    renameSync(join(stateDir, "log"), join(stateDir, "old-log"));
    const args = ["-from", "BACKUP", "-to", "LOG", `-backup=${join(backupDir(), backup)}`];
    const output = execFileSync(
      join(ROOT, "bin/recovery-tool"),
      [...args, `-native_log_file_path=${join(stateDir, "log")}`],
      { encoding: "utf8" },
    );
    expect(output).toMatch(/^Recovered \d tasks from /);
    expect(readdirSync(backupDir())).toEqual([backup]);

    expect(await tasksInMesos()).toContain(since);
    scheduler = await start();
    await reconcile();
    await mesosRuns(kept, await awaitStatus("ended", "RUNNING", ended));
  });
});
