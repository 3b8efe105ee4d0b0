/**
 * One step of the life of a storage with many tasks, in a process of its own so that heap and time are its
 * own: `state.ts fill|recover|snapshot|backup DIR TASKS`. Prints what it measured as JSON.
 */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { openBackups } from "../../prisma-free-store/backup/backups.ts";
import { leveldbTestStorage } from "../../prisma-free-store/testing.ts";
import { systemClock } from "../../server/base/clock.ts";
import { silentLogger } from "../../server/base/logger.ts";
import { taskId } from "../../server/core/domain/task.ts";
import { must } from "../../server/core/domain/invariant.ts";
import { heapUsed, round } from "./measure.ts";
import { runningTasks } from "./workload.ts";

const [wanted, directory = "", count = "0"] = process.argv.slice(2);
const SAVED_TOGETHER = 100;

async function fill(tasks: number): Promise<object> {
  const { storage, durable } = await leveldbTestStorage(directory);
  const writes: Promise<void>[] = [];
  let batch = [];
  for (const task of runningTasks(tasks)) {
    batch.push(task);
    if (batch.length < SAVED_TOGETHER) continue;
    const saved = batch;
    batch = [];
    writes.push(storage.write((stores) => stores.tasks.saveTasks(saved)));
    if (writes.length % 10 === 0) await writes.at(-1);
  }
  await Promise.all(writes);
  await durable.close();
  return {};
}

async function recover(): Promise<object> {
  const heapBefore = heapUsed();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const before = process.cpuUsage();
  const { storage, durable } = await leveldbTestStorage(directory);
  const recoveryMs = performance.now() - start;
  const processorMs = processorMsSince(before);
  delay.disable();
  const tasks = storage.read((stores) => stores.tasks.size);
  const heapPerTaskBytes = Math.round((heapUsed() - heapBefore) / tasks);
  await durable.close();
  return {
    tasks,
    recoveryMs: round(recoveryMs),
    processorMs,
    maxEventLoopDelayMs: round(delay.max / 1e6),
    heapPerTaskBytes,
  };
}

async function snapshot(): Promise<object> {
  const { durable, stats } = await leveldbTestStorage(directory);
  const written = stats.counter("scheduler_log_bytes_written");
  const before = written.value;
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  const cpuBefore = process.cpuUsage();
  await durable.snapshot();
  const snapshotMs = performance.now() - start;
  const processorMs = processorMsSince(cpuBefore);
  delay.disable();
  const snapshotBytes = written.value - before;
  await durable.close();
  return { snapshotMs: round(snapshotMs), processorMs, snapshotBytes, maxEventLoopDelayMs: round(delay.max / 1e6) };
}

/** What a recovery goes through, each step with how long it took and how long nothing else got its turn. */
async function backup(): Promise<object> {
  const { storage, durable, stats, close } = await leveldbTestStorage(directory);
  const path = join(directory, "..", "backups");
  const settings = { directory: path, intervalMs: 3_600_000, maxSaved: 48 };
  const shutDown = (): void => undefined;
  const opened = await openBackups({
    settings,
    storage: durable,
    clock: systemClock,
    stats,
    logger: silentLogger,
    shutDown,
  });
  const backups = must(opened, "a directory is given");
  const ids = storage.read((stores) => stores.tasks.fetchTasks({}).map(taskId));
  const half = ids.slice(0, ids.length / 2);
  let name = "";
  const report = {
    tasks: storage.read((stores) => stores.tasks.size),
    backup: await step(async () => void (name = await backups.backup.backupNow())),
    fileBytes: (await stat(join(path, name))).size,
    stage: await step(() => backups.recovery.stage(name)),
    query: await step(async () => void (await backups.recovery.query({ statuses: ["RUNNING"] }))),
    deleteHalf: await step(async () => void (await backups.recovery.deleteTasks({ taskIds: half }))),
    commit: await step(() => backups.recovery.commit()),
  };
  await close();
  return report;
}

async function step(work: () => Promise<void>): Promise<object> {
  // What the step before left to collect is not this one's.
  heapUsed();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  // The first sample has none to be compared with.
  await setTimeout(5);
  const start = performance.now();
  await work();
  const ms = round(performance.now() - start);
  await setTimeout(5);
  delay.disable();
  return { ms, maxEventLoopDelayMs: round(delay.max / 1e6) };
}

function processorMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1000);
}

const steps = { fill: () => fill(Number(count)), recover, snapshot, backup };
process.stdout.write(JSON.stringify(await steps[wanted as keyof typeof steps]()));
