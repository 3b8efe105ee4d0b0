/**
 * `npm run bench:failover`: how long there is no active leader after a leader was told to end (SIGTERM) and after it was
 * killed (SIGKILL), with an empty storage and with many tasks. Three schedulers, ZooKeeper and mesos-local on this host.
 * Prints JSON; milliseconds.
 *
 *     npm run bench:failover -- [--tasks=100000] [--rounds=5]
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { leveldbTestStorage } from "../../prisma-free-store/testing.ts";
import { must } from "../../server/core/domain/invariant.ts";
import { HaCluster, type HaScheduler } from "../../test/ha/cluster.ts";
import { eventually } from "../../test/harness.ts";
import { runningTasks } from "../storage/workload.ts";

const SESSION_TIMEOUT_MS = 3_000;
const CHUNK = 5_000;
const LOOK_EVERY_MS = 5;

const { values } = parseArgs({
  options: { tasks: { type: "string", default: "100000" }, rounds: { type: "string", default: "5" } },
});
const rounds = Number(values.rounds);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Writes a log with so many running tasks. */
async function writeLog(path: string, tasks: number): Promise<void> {
  const { storage, durable } = await leveldbTestStorage(path);
  const all = [...runningTasks(tasks)];
  for (let from = 0; from < all.length; from += CHUNK) {
    await storage.write((stores) => stores.tasks.saveTasks(all.slice(from, from + CHUNK)));
  }
  await durable.close();
}

/** Resolves when every running scheduler has applied everything: a follower that is not warm would be slow to lead. */
async function warm(cluster: HaCluster, tasks: number): Promise<void> {
  await eventually(
    "all schedulers to be warm",
    async () => {
      const all = await Promise.all(cluster.running.map((one) => one.vars()));
      const stored = all.map((vars) => Number(vars?.["mem_storage_task_size"] ?? -1));
      return stored.every((count) => count >= tasks) ? true : undefined;
    },
    300_000,
  );
}

async function activeAfter(others: readonly HaScheduler[], startedMs: number): Promise<number> {
  for (;;) {
    for (const one of others) {
      if ((await one.leaderHealth()) === 200) return performance.now() - startedMs;
    }
    await pause(LOOK_EVERY_MS);
  }
}

async function failover(cluster: HaCluster, signal: "SIGTERM" | "SIGKILL"): Promise<number> {
  const leader = await cluster.settled();
  const others = cluster.running.filter((one) => one !== leader);
  const startedMs = performance.now();
  const ended = leader.program.end(signal);
  const elapsedMs = await activeAfter(others, startedMs);
  await ended;
  leader.program.launch();
  return elapsedMs;
}

function summary(figures: readonly number[]): object {
  const sorted = figures.toSorted((a, b) => a - b).map(Math.round);
  return {
    min: sorted[0],
    median: must(sorted[sorted.length >> 1], "there was a round"),
    max: sorted.at(-1),
    rounds: sorted.length,
  };
}

async function measure(directory: string, tasks: number): Promise<object> {
  const template = join(directory, "template");
  await writeLog(template, tasks);
  const cluster = await HaCluster.start({
    directory,
    sessionTimeout: `${SESSION_TIMEOUT_MS}ms`,
    makeLog: (path) => cpSync(template, path, { recursive: true }),
    // The tasks are in the log alone: they must not be found out while others are measured.
    flags: ["-reconciliation_initial_delay=1hrs"],
  });
  try {
    const figures: Record<string, number[]> = { SIGTERM: [], SIGKILL: [] };
    for (let round = 0; round < rounds; round++) {
      for (const signal of ["SIGTERM", "SIGKILL"] as const) {
        await cluster.settled();
        await warm(cluster, tasks);
        figures[signal]?.push(await failover(cluster, signal));
      }
    }
    return Object.fromEntries(Object.entries(figures).map(([signal, ms]) => [signal, summary(ms)]));
  } finally {
    await cluster.stop();
  }
}

const report: Record<string, unknown> = {
  machine: { node: process.version, cpu: cpus()[0]?.model, cores: cpus().length },
  sessionTimeoutMs: SESSION_TIMEOUT_MS,
};
for (const tasks of [0, Number(values.tasks)]) {
  const directory = mkdtempSync(join(tmpdir(), "bench-failover-"));
  const load = loadavg()[0];
  report[`${tasks} tasks`] = { ...(await measure(directory, tasks)), load };
  rmSync(directory, { recursive: true });
}
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
