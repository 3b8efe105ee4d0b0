/** Mesos's tests of its log with ZooKeeper, on ours: `LogZooKeeperTest` of `log_tests.cpp`. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { initializeLog } from "../prisma-free-store/log/initialize.ts";
import { testLibprocess } from "../prisma-free-store/log/libprocess/testing.ts";
import type { Log, Position } from "../prisma-free-store/log/log.ts";
import { openReplicatedLog, type ReplicatedLogOptions } from "../prisma-free-store/log/replicated/replicated-log.ts";
import { QUICK } from "../prisma-free-store/log/replicated/testing-ensemble.ts";
import { systemClock } from "./base/clock.ts";
import { silentLogger } from "./base/logger.ts";
import { must } from "./core/domain/invariant.ts";
import { StatsRegistry } from "./base/stats/stats.ts";
import { zookeeperReplicaGroup } from "./zookeeper/replica-group/replica-group.ts";
import { eventually } from "./zookeeper/testing/waiting.ts";
import { partsOf, TestWorld } from "./zookeeper/testing/world.ts";

let world: TestWorld;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "replicated-log-"));
  world = await TestWorld.start();
});
afterEach(() => world.cleanUp());
afterAll(async () => {
  await world.stop();
  await rm(directory, { recursive: true });
});

/** A replica whose group is below `name` in ZooKeeper. */
async function open(name: string, quorumSize: number, more: Partial<ReplicatedLogOptions> = {}): Promise<Log> {
  const stats = new StatsRegistry();
  const log = await openReplicatedLog({
    path: join(directory, name),
    quorumSize,
    group: groupOf(name, quorumSize),
    libprocess: await testLibprocess({ stats }),
    limits: { electionTimeoutMs: 30_000, electionRetries: 1, writeTimeoutMs: 10_000 },
    timing: QUICK,
    clock: systemClock,
    random: Math.random,
    stats,
    logger: silentLogger,
    ...more,
  });
  world.afterEach(() => log.close());
  return log;
}

function groupOf(name: string, size: number): ReplicatedLogOptions["group"] {
  const quorum = { size, previousSize: 0, patienceMs: 300 };
  return zookeeperReplicaGroup({ ...partsOf(world.session()), path: `/${name}`, quorum });
}

async function textAt(log: Log, position: Position): Promise<string | undefined> {
  await eventually("the entry to be learned", () => (log.learned.end ?? -1) >= position);
  for await (const { data } of log.read(position, position)) return Buffer.from(data).toString();
  return undefined;
}

it("replicas that find one another through ZooKeeper hold what is written", async () => {
  const paths = ["one", "two"].map((name) => join(directory, name));
  for (const path of paths) await initializeLog(path);
  const logs = await Promise.all(paths.map((path) => open("shared", 2, { path })));
  const writer = await must(logs[1], "a log").becomeWriter();
  const position = await writer.append(Buffer.from("hello world"));
  for (const log of logs) expect(await textAt(log, position)).toBe("hello world");
});

it("a replica goes on writing when ZooKeeper is gone, as long as it reaches a quorum", async () => {
  const log = await open("alone", 1, { autoInitialize: true });
  const writer = await log.becomeWriter();
  await Promise.all(world.cluster.servers.map((server) => server.kill()));
  const position = await writer.append(Buffer.from("hello world"));
  expect(await textAt(log, position)).toBe("hello world");
});
