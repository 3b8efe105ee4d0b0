/** What the console is told of the replicas, seen from each of them. */
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { ReplicaView } from "../../../server/api/cluster.ts";
import { freePorts } from "../../../server/base/testing-ports.ts";
import { must } from "../../../server/core/domain/invariant.ts";
import { testLibprocess, until } from "../libprocess/testing.ts";
import type { Log } from "../log.ts";
import { TemporaryDirectories } from "../testing-directories.ts";
import type { ReplicatedLogOptions } from "./replicated-log.ts";
import { staticGroup } from "./static-group.ts";
import { QUICK, TestEnsemble, textOf, type TestReplica } from "./testing-ensemble.ts";

const directories = new TemporaryDirectories();
let ensemble: TestEnsemble;
let ports: readonly number[];

beforeEach(async () => {
  ensemble = new TestEnsemble(await directories.make());
  ports = await freePorts(3);
});

afterEach(async () => {
  await ensemble.closeAll();
  await directories.removeAll();
});

const pidOf = (index: number): string => `log-replica(1)@127.0.0.1:${must(ports[index - 1], "a port")}`;

/** Opens a replica at its port; all know of all three, whether those run or not. */
async function open(index: number, options: Partial<ReplicatedLogOptions> = {}): Promise<TestReplica> {
  const libprocess = await testLibprocess({ settings: { ip: "127.0.0.1", port: must(ports[index - 1], "a port") } });
  return ensemble.open(index, { group: staticGroup([1, 2, 3].map(pidOf)), libprocess, ...options });
}

async function appendTo(log: Log, texts: readonly string[]): Promise<void> {
  const writer = await log.becomeWriter();
  for (const text of texts) await writer.append(textOf(text));
}

const view = (log: Log, index: number): ReplicaView =>
  must(
    log.replicas().find(({ pid }) => pid === pidOf(index)),
    "all replicas are shown",
  );

/** Waits until what `log` knows of a replica's state is that, and nothing more. */
async function shows(log: Log, index: number, expected: Partial<ReplicaView>): Promise<void> {
  const known = (): Partial<ReplicaView> => {
    const fields = Object.entries(view(log, index)).filter(([name]) => STATE.has(name));
    return Object.fromEntries(fields);
  };
  await vi.waitFor(() => expect(known()).toEqual(expected), { timeout: 20_000, interval: 5 });
}

const STATE = new Set(["status", "begin", "end", "promised", "lag"]);

const answered = (log: Log, index: number): number =>
  (view(log, index).appendLatency ?? []).reduce((sum, { count }) => sum + count, 0);

it("of an ensemble that is well, all seen alike by the writer and by a follower", async () => {
  await ensemble.initialize(1, 2, 3);
  const [one, two] = await Promise.all([open(1), open(2), open(3)]);
  await appendTo(one.log, ["a", "b", "c"]);
  for (const { log } of [one, two]) {
    const promised = must(one.log.replicas()[0]?.promised, "the writer knows its proposal");
    for (const index of [1, 2, 3]) {
      await shows(log, index, { status: "VOTING", begin: "0", end: "3", promised, lag: "0" });
    }
    expect(log.replicas().map(({ pid }) => pid)).toHaveLength(3);
  }
  expect(view(one.log, 1).isSelf).toBe(true);
  expect(view(one.log, 1).silentMs).toBeUndefined();
  expect(view(two.log, 1).isSelf).toBe(false);
  expect(view(two.log, 1).silentMs).toBeGreaterThanOrEqual(0);
});

it("how long each takes to answer is measured by the writer, also of those the quorum does not wait for", async () => {
  await ensemble.initialize(1, 2, 3);
  const [one, two] = await Promise.all([open(1), open(2), open(3)]);
  const writer = await one.log.becomeWriter();
  for (let i = 0; i < 20; i++) await writer.append(textOf(`entry ${i}`));
  expect(await writer.truncate(10)).toBe(21);
  for (const index of [1, 2, 3]) await until(() => answered(one.log, index) === 21);
  for (const index of [1, 2, 3]) {
    for (const { p50Ms, p99Ms, maxMs } of must(view(one.log, index).appendLatency, "it answered")) {
      expect(p50Ms).toBeGreaterThan(0);
      expect(p99Ms).toBeGreaterThanOrEqual(p50Ms);
      expect(maxMs).toBeGreaterThanOrEqual(p99Ms);
    }
    expect(view(two.log, index).appendLatency).toBeUndefined();
  }
});

it("a wiped one is known to be EMPTY, and knows itself how much it lacks", async () => {
  await ensemble.initialize(1, 2);
  const [one, two] = await Promise.all([open(1), open(2)]);
  await appendTo(one.log, ["a", "b"]);
  const { log } = await open(3, { timing: { ...QUICK, quarantineMs: 3_600_000 } });
  await shows(one.log, 3, { status: "EMPTY" });
  await shows(two.log, 3, { status: "EMPTY" });
  await shows(log, 3, { status: "EMPTY", begin: "0", end: "0", promised: "0", lag: "3" });
  await shows(log, 2, { status: "VOTING", begin: "0", end: "2", promised: "1", lag: "0" });
});

it("one that has lost its directory is not taken for what it was", async () => {
  await ensemble.initialize(1, 2, 3);
  const [one] = await Promise.all([open(1), open(2), open(3)]);
  await appendTo(one.log, ["a", "b"]);
  await shows(one.log, 3, { status: "VOTING", begin: "0", end: "2", promised: "1", lag: "0" });
  await ensemble.close(3);
  await open(3, { path: ensemble.pathOf(4), timing: { ...QUICK, quarantineMs: 3_600_000 } });
  await shows(one.log, 3, { status: "EMPTY" });
});

it("one that was never there is UNKNOWN; one that has gone falls behind and grows silent", async () => {
  await ensemble.initialize(1, 2, 3);
  const [one, two] = await Promise.all([open(1), open(2)]);
  await appendTo(one.log, ["a"]);
  for (const { log } of [one, two]) await shows(log, 3, { status: "UNKNOWN" });
  expect(view(one.log, 3).silentMs).toBeUndefined();
  await open(3);
  await until(() => view(one.log, 3).status === "VOTING");
  const writer = await one.log.becomeWriter();
  for (const { log } of [one, two]) {
    await shows(log, 3, { status: "VOTING", begin: "0", end: "1", promised: "2", lag: "0" });
  }
  await ensemble.close(3);
  for (let i = 0; i < 5; i++) await writer.append(textOf("b"));
  for (const { log } of [one, two]) {
    await shows(log, 3, { status: "VOTING", begin: "0", end: "1", promised: "2", lag: "5" });
    await until(() => (view(log, 3).silentMs ?? 0) > 2 * (QUICK.surveyMs ?? 0));
  }
});

it("one that lags behind says what it lacks below its end; others can only know its end", async () => {
  await ensemble.initialize(1, 2, 3);
  const joining = (): Partial<ReplicatedLogOptions> => ({ group: ensemble.group.view() });
  const [one] = await Promise.all([open(1, joining()), open(2, joining())]);
  const writer = await one.log.becomeWriter();
  for (const text of ["a", "b", "c"]) await writer.append(textOf(text));
  const { log } = await open(3, { ...joining(), timing: { ...QUICK, gapPatienceMs: 3_600_000 } });
  await shows(log, 3, { status: "VOTING", begin: "0", end: "0", promised: "0", lag: "4" });
  await shows(one.log, 3, { status: "VOTING", begin: "0", end: "0", promised: "0", lag: "3" });
  await writer.append(textOf("d"));
  await shows(log, 3, { status: "VOTING", begin: "0", end: "4", promised: "0", lag: "4" });
  await shows(one.log, 3, { status: "VOTING", begin: "0", end: "4", promised: "0", lag: "0" });
  // What is truncated is not lacking any more.
  await writer.truncate(3);
  await shows(log, 3, { status: "VOTING", begin: "3", end: "5", promised: "0", lag: "1" });
});
