/**
 * `npm run bench:storage`: writes per second on a real disk, beside what the same disk gives to a bare file and
 * to bare LevelDB in the same run; recovery time, snapshot time, backup and its recovery, heap for many tasks. Prints JSON.
 *
 *     npm run bench:storage -- [--dir=DIR] [--seconds=N] [--tasks=N]
 */
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, open, rm } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ClassicLevel } from "classic-level";
import { must } from "../../server/core/domain/invariant.ts";
import type { ScheduledTask } from "../../server/core/domain/task.ts";
import type { Storage } from "../../prisma-free-store/storage.ts";
import { leveldbTestStorage, testStorage } from "../../prisma-free-store/testing.ts";
import { round, throughput, type Throughput } from "./measure.ts";
import { runningTasks } from "./workload.ts";

const WRITERS = [1, 16, 256];
const ROUNDS = 3;
/** Tasks whose status changes by turns: enough for them to keep few events. */
const POOL = 20_000;
const { values } = parseArgs({
  options: {
    dir: { type: "string", default: "dist" },
    seconds: { type: "string", default: "3" },
    tasks: { type: "string", default: "100000" },
  },
});
const durationMs = Number(values.seconds) * 1000;
await mkdir(values.dir, { recursive: true });
const directory = await mkdtemp(join(values.dir, "bench-storage-"));

/** What is compared. Each is measured for every number of writers in turn, in several rounds; the median counts. */
interface Contestant {
  readonly name: string;
  readonly writers: readonly number[];
  write(writer: number): Promise<unknown>;
  close(): Promise<void>;
}

/** Changes of status, task after task. */
function statusChanges(storage: Storage, tasks: readonly ScheduledTask[]): () => Promise<unknown> {
  let next = 0;
  return () => {
    const { taskId } = must(tasks[next++ % tasks.length], "a task").assignedTask;
    return storage.write((stores) =>
      stores.tasks.mutateTask(taskId, (task) => {
        const status = task.status === "RUNNING" ? "RESTARTING" : "RUNNING";
        const event = { timestamp: Date.now(), status, scheduler: "scheduler-1.example.com" } as const;
        return { ...task, status, taskEvents: [...task.taskEvents, event] };
      }),
    );
  };
}

async function openStorage(): Promise<Contestant & { bytesAnAppend(): number }> {
  const { storage, durable, stats } = await leveldbTestStorage(join(directory, "log"));
  const tasks = [...runningTasks(POOL)];
  await storage.write((stores) => stores.tasks.saveTasks(tasks));
  const bytes = stats.counter("scheduler_log_bytes_written");
  const write = statusChanges(storage, tasks);
  let one = 0;
  return {
    name: "storage",
    writers: WRITERS,
    async write() {
      const before = bytes.value;
      await write();
      one ||= bytes.value - before;
    },
    close: () => durable.close(),
    bytesAnAppend: () => one,
  };
}

async function openFile(bytes: number): Promise<Contestant> {
  const file = await open(join(directory, "file"), "a");
  const data = Buffer.alloc(bytes, 1);
  return {
    name: "append and fdatasync",
    writers: [1],
    async write() {
      await file.write(data);
      await file.datasync();
    },
    close: () => file.close(),
  };
}

async function openLevelDb(bytes: number): Promise<Contestant> {
  const db = new ClassicLevel<string, Uint8Array>(join(directory, "leveldb"), { valueEncoding: "view" });
  await db.open({ compression: false });
  const data = Buffer.alloc(bytes, 1);
  let next = 0;
  return {
    name: "LevelDB sync puts",
    writers: WRITERS,
    write: () => db.put(String(next++).padStart(10, "0"), data, { sync: true }),
    close: () => db.close(),
  };
}

async function benchWrites(): Promise<object> {
  const storage = await openStorage();
  await storage.write(0);
  const bytesAnAppend = storage.bytesAnAppend();
  const contestants = [storage, await openFile(bytesAnAppend), await openLevelDb(bytesAnAppend)];
  const measured = new Map<string, Throughput[]>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const writers of WRITERS) {
      for (const contestant of contestants) {
        if (!contestant.writers.includes(writers)) continue;
        const key = `${contestant.name}, ${writers} writer${writers === 1 ? "" : "s"}`;
        const result = await throughput(writers, durationMs, (writer) => contestant.write(writer));
        measured.set(key, [...(measured.get(key) ?? []), result]);
      }
    }
  }
  for (const contestant of contestants) await contestant.close();
  const medians = Array.from(measured, ([name, rounds]) => {
    const { writers: _, ...figures } = must(
      rounds.toSorted((a, b) => a.perSecond - b.perSecond)[ROUNDS >> 1],
      "as many results as rounds",
    );
    return [name, figures] as const;
  });
  return { bytesAnAppend, ...Object.fromEntries(medians) };
}

/** The processor time of a status change, from the call to the answer, on a log that takes no time. */
async function benchProcessor(): Promise<object> {
  const { storage, close } = await testStorage();
  const tasks = [...runningTasks(POOL)];
  await storage.write((stores) => stores.tasks.saveTasks(tasks));
  const write = statusChanges(storage, tasks);
  let changes = 0;
  const before = process.cpuUsage();
  const { perSecond } = await throughput(16, durationMs, () => {
    changes++;
    return write();
  });
  const { user, system } = process.cpuUsage(before);
  await close();
  return { perSecond, processorMicrosecondsEach: round((user + system) / changes) };
}

function runState(step: string): Record<string, unknown> {
  const script = fileURLToPath(new URL("./state.ts", import.meta.url));
  const args = ["--expose-gc", "--import", "tsx", script, step, join(directory, "state"), values.tasks];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" })) as Record<string, unknown>;
}

try {
  const writes = await benchWrites();
  const withoutDisk = await benchProcessor();
  runState("fill");
  const fromTransactions = runState("recover");
  const snapshot = runState("snapshot");
  const fromSnapshot = runState("recover");
  const recovery = runState("backup");
  const report = {
    machine: { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length, load: loadavg()[0] },
    statusChanges: { ...writes, withoutDisk },
    state: { fromTransactions, snapshot, fromSnapshot, recovery },
  };
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
} finally {
  await rm(directory, { recursive: true });
}
