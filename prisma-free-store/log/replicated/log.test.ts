/** Mesos's tests of its `Log`, on ours: `LogTest` of `log_tests.cpp`. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { must } from "../../../server/core/domain/invariant.ts";
import { until } from "../libprocess/testing.ts";
import type { Log, Position } from "../log.ts";
import { TemporaryDirectories } from "../testing-directories.ts";
import { TestEnsemble, textOf, type TestReplica } from "./testing-ensemble.ts";

const directories = new TemporaryDirectories();
let ensemble: TestEnsemble;

beforeEach(async () => {
  ensemble = new TestEnsemble(await directories.make());
});

afterEach(async () => {
  await ensemble.closeAll();
  await directories.removeAll();
});

async function textAt(log: Log, position: Position): Promise<string | undefined> {
  for await (const { data } of log.read(position, position)) return Buffer.from(data).toString();
  return undefined;
}

describe("a log of which all replicas are needed", () => {
  it("gives back what was written to it", async () => {
    const [, two] = await ensemble.start(2);
    const { log } = must(two, "a replica");
    const writer = await log.becomeWriter();
    const position = await writer.append(textOf("hello world"));
    await until(() => (log.learned.end ?? -1) >= position);
    expect(await textAt(log, position)).toBe("hello world");
  });

  it("has one position for an entry, on all replicas and for ever", async () => {
    const [one, two] = await ensemble.start(2);
    const writer = await must(two, "a replica").log.becomeWriter();
    const position = await writer.append(textOf("hello world"));
    const { log } = must(one, "a replica");
    await until(() => (log.learned.end ?? -1) >= position);
    expect(await textAt(log, position)).toBe("hello world");
    await ensemble.closeAll();
    const [again] = await Promise.all([ensemble.open(1), ensemble.open(2)]);
    await again.log.becomeWriter();
    expect(await textAt(again.log, position)).toBe("hello world");
  });

  it("says in its stats that it has recovered, and how many others there are", async () => {
    await ensemble.initialize(1);
    const stat = ({ stats }: TestReplica, name: string): unknown =>
      new Map(stats.snapshot()).get(`scheduler_log_native_replica_${name}`);
    const [one, two] = await Promise.all([ensemble.open(1), ensemble.open(2)]);
    await until(() => [one, two].every((replica) => stat(replica, "peers") === 1));
    expect([stat(one, "voting"), stat(two, "voting")]).toEqual([1, 0]);
    await ensemble.initialize(3);
    const three = await ensemble.open(3);
    await until(() => stat(two, "voting") === 1);
    await three.log.becomeWriter();
    expect([one, two, three].map((replica) => stat(replica, "peers"))).toEqual([2, 2, 2]);
  });
});
