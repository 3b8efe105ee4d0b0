/**
 * `npm run bench:log`: three replicas on loopback with real syncs. How long an append takes, one after another, and how
 * many values a second many writers get into the log; beside ZooKeeper's `create` on three servers and a bare file on
 * the same disk, in the same run. Each is measured in turn, in several rounds; the median round counts. Prints JSON.
 *
 *     npm run bench:log -- [--dir=DIR] [--seconds=N] [--rounds=N]
 */
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, open, rm, type FileHandle } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { must } from "../../server/core/domain/invariant.ts";
import { throughput, type Throughput } from "../storage/measure.ts";
import { Ensemble } from "./ensemble.ts";
import { hasZooKeeper, ZooKeeperServers } from "./zookeeper.ts";

const REPLICAS = 3;
const WRITERS = 64;
const WARM_UP_MS = 3000;

const { values } = parseArgs({
  options: {
    dir: { type: "string", default: "dist" },
    seconds: { type: "string", default: "3" },
    rounds: { type: "string", default: "3" },
  },
});
const durationMs = Number(values.seconds) * 1000;
const rounds = Number(values.rounds);

interface Measurement {
  readonly name: string;
  readonly run: (durationMs: number) => Promise<Throughput>;
}

async function syncedFile(
  directory: string,
): Promise<{ readonly file: FileHandle; readonly measurement: Measurement }> {
  const file = await open(join(directory, "file"), "a");
  const data = randomBytes(512);
  const write = async (): Promise<void> => {
    await file.write(data);
    await file.datasync();
  };
  return { file, measurement: { name: "write and fdatasync, 512 B", run: (ms) => throughput(1, ms, write) } };
}

function logMeasurements(ensemble: Ensemble): Measurement[] {
  const measurement = (what: "append" | "commit", writers: number, bytes: number): Measurement => ({
    name: what === "append" ? `append, ${bytes} B, one after another` : `commit, ${bytes} B, ${writers} writers`,
    run: (ms) => ensemble.measure({ what, writers, bytes, durationMs: ms }),
  });
  return [measurement("append", 1, 512), measurement("append", 1, 4096), measurement("commit", WRITERS, 512)];
}

function zooKeeperMeasurements(servers: ZooKeeperServers): Measurement[] {
  const measurement = (writers: number, bytes: number): Measurement => {
    const data = randomBytes(bytes);
    const how = writers === 1 ? "one after another" : `${writers} writers`;
    return {
      name: `ZooKeeper create, ${bytes} B, ${how}`,
      run: (ms) => throughput(writers, ms, () => servers.create(data)),
    };
  };
  return [measurement(1, 512), measurement(1, 4096), measurement(WRITERS, 512)];
}

async function measureAll(measurements: readonly Measurement[]): Promise<Record<string, Throughput>> {
  for (const { run } of measurements) await run(WARM_UP_MS);
  const results = new Map<string, Throughput[]>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, run } of measurements) results.set(name, [...(results.get(name) ?? []), await run(durationMs)]);
  }
  return Object.fromEntries(Array.from(results, ([name, all]) => [name, median(all)]));
}

function median(results: readonly Throughput[]): Throughput {
  const sorted = results.toSorted((a, b) => a.perSecond - b.perSecond);
  return must(sorted[Math.floor((sorted.length - 1) / 2)], "at least one round");
}

await mkdir(values.dir, { recursive: true });
const directory = await mkdtemp(join(values.dir, "bench-log-"));
const ensemble = await Ensemble.start(directory, REPLICAS);
const servers = hasZooKeeper() ? await ZooKeeperServers.start(directory, REPLICAS) : undefined;
const { file, measurement } = await syncedFile(directory);
try {
  const results = await measureAll([
    measurement,
    ...logMeasurements(ensemble),
    ...(servers === undefined ? [] : zooKeeperMeasurements(servers)),
  ]);
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const machine = { cpu: cpus()[0]?.model, cores: cpus().length, load: loadavg(), node: process.version, commit };
  console.log(JSON.stringify({ machine, replicas: REPLICAS, results }, null, 2));
} finally {
  ensemble.stop();
  servers?.stop();
  await file.close();
  await rm(directory, { recursive: true });
}
process.exit(0);
