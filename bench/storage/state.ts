/**
 * One step of the life of a storage with many tasks, in a process of its own so that heap and time are its
 * own: `state.ts fill|recover|snapshot DIR TASKS`. Prints what it measured as JSON.
 */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { leveldbTestStorage } from "../../prisma-free-store/testing.ts";
import { heapUsed, round } from "./measure.ts";
import { runningTasks } from "./workload.ts";

const [step, directory = "", count = "0"] = process.argv.slice(2);
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

function processorMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1000);
}

const steps = { fill: () => fill(Number(count)), recover, snapshot };
process.stdout.write(JSON.stringify(await steps[step as keyof typeof steps]()));
