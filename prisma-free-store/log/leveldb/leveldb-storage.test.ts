/** A replica's storage on a real disk. The cases that name one are those of `log_tests.cpp` in Mesos. */
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LogNode } from "../../core/paxos/log-node.ts";
import { DEFAULT_TIMING } from "../../core/paxos/defaults.ts";
import { MAX_NUMBER, type Action, type Message } from "../../core/paxos/messages.ts";
import { initializeLog } from "../initialize.ts";
import { until } from "../libprocess/testing.ts";
import type { Position } from "../log.ts";
import { TemporaryDirectories } from "../testing-directories.ts";
import { LevelDbStorage } from "./leveldb-storage.ts";

const directories = new TemporaryDirectories();
let path: string;
let storage: LevelDbStorage;

const open = async (): Promise<void> => void (storage = await LevelDbStorage.open(path, { create: true }));

beforeEach(async () => {
  path = join(await directories.make(), "log");
  await open();
});

afterEach(async () => {
  await storage.close();
  await directories.removeAll();
});

const agreed = { promised: 1, performed: 1, learned: true };

const entry = (position: Position): Action => ({
  position,
  ...agreed,
  type: "APPEND",
  append: { bytes: Buffer.from(String(position)) },
});

const truncation = (position: Position, to: Position): Action => ({
  position,
  ...agreed,
  type: "TRUNCATE",
  truncate: { to },
});

async function expectStored(...actions: readonly Action[]): Promise<void> {
  for (const action of actions) expect(await storage.read(action.position)).toEqual(action);
}

/** Truncated positions are deleted beside what comes next. */
async function expectGone(...positions: readonly Position[]): Promise<void> {
  for (const position of positions) await until(async () => (await storage.read(position)) === undefined);
}

async function restoredRange(): Promise<readonly [begin: Position, end: Position, missing: readonly Position[]]> {
  await storage.close();
  await open();
  const { positions } = await storage.restore();
  return [positions.begin, positions.end, positions.missing()];
}

describe("the storage of a replica", () => {
  it("is EMPTY and has promised nothing when it is new", async () => {
    const { metadata, positions, unlearned } = await storage.restore();
    expect(metadata).toEqual({ status: "EMPTY", promised: 0 });
    expect([positions.begin, positions.end, unlearned]).toEqual([0, 0, []]);
  });

  it("holds what is not truncated, and the truncations themselves", async () => {
    await initialize();
    const entries = Array.from({ length: 10 }, (_, position) => entry(position));
    for (const action of entries) await storage.persistAction(action);
    await expectStored(...entries);
    await storage.persistAction(truncation(10, 3));
    await expectGone(0, 1, 2);
    await expectStored(...entries.slice(3), truncation(10, 3));
    await storage.persistAction(truncation(11, 10));
    await expectGone(3, 4, 5, 6, 7, 8, 9);
    await expectStored(truncation(10, 3), truncation(11, 10));
    expect(await restoredRange()).toEqual([10, 11, []]);
  });

  it("takes a truncation of an empty log", async () => {
    await initialize();
    await storage.persistAction(truncation(1, 0));
    expect(await storage.read(0)).toBeUndefined();
    await expectStored(truncation(1, 0));
    expect(await restoredRange()).toEqual([0, 1, [0]]);
  });

  it("takes a truncation of hundreds of millions of positions that were never there", async () => {
    await initialize();
    await storage.persistAction(entry(0));
    await storage.persistAction(truncation(600_020_000, 600_000_000));
    await expectGone(0);
    await expectStored(truncation(600_020_000, 600_000_000));
    await storage.close();
    await open();
    const { positions } = await storage.restore();
    expect([positions.begin, positions.end]).toEqual([600_000_000, 600_020_000]);
    expect(positions.holes.intervals).toEqual([{ first: 600_000_000, last: 600_019_999 }]);
  });

  it("holds positions of any size apart, in their order", async () => {
    await initialize();
    const int32 = 2 ** 31;
    const edges = [int32 - 2, int32 - 1, 2 * int32 - 2, 2 * int32 - 1, 4 * int32 - 1].flatMap((at) => [at, at + 1]);
    const widths = [9_999_999_997, 9_999_999_998, 9_999_999_999, 10_000_000_000, 9_999_999_999 + 2 * int32];
    const positions = [...new Set([0, ...edges, ...widths, MAX_NUMBER - 2 * int32, MAX_NUMBER - 1, MAX_NUMBER])];
    for (const position of positions) await storage.persistAction(entry(position));
    await expectStored(...positions.map(entry));
    const read: Position[] = [];
    for await (const { position } of storage.range(0, MAX_NUMBER)) read.push(position);
    expect(read).toEqual(positions.toSorted((a, b) => a - b));
  });

  it("truncates where keys become longer", async () => {
    await initialize();
    const positions = [9_999_999_997, 9_999_999_998, 9_999_999_999, 10_000_000_042];
    for (const position of positions) await storage.persistAction(entry(position));
    await storage.persistAction(truncation(10_000_000_000, 9_999_999_999));
    await expectGone(9_999_999_997, 9_999_999_998);
    await expectStored(entry(9_999_999_999), entry(10_000_000_042), truncation(10_000_000_000, 9_999_999_999));
  });

  it("lets a replica go on with what it has promised and accepted", async () => {
    await initialize();
    const write = { name: "WriteRequest", proposal: 1, position: 1, type: "APPEND" } as const;
    const content = { append: { bytes: Buffer.from("hello world") } };
    expect(await answerTo({ name: "PromiseRequest", proposal: 1 })).toMatchObject({ type: "ACCEPT", position: 0 });
    expect(await answerTo({ ...write, ...content })).toMatchObject({ type: "ACCEPT", proposal: 1, position: 1 });
    const accepted = { position: 1, promised: 1, performed: 1, type: "APPEND", ...content };
    await storage.close();
    await open();
    const { metadata, positions, unlearned } = await storage.restore();
    expect(metadata).toEqual({ status: "VOTING", promised: 1 });
    expect([positions.begin, positions.end, positions.missing()]).toEqual([0, 1, [0, 1]]);
    expect(unlearned).toEqual([accepted]);
    // Once more is once too often.
    expect(await answerTo({ name: "PromiseRequest", proposal: 1 })).toMatchObject({ type: "REJECT", proposal: 1 });
    const promise = await answerTo({ name: "PromiseRequest", proposal: 2, position: 1 });
    expect(promise).toMatchObject({ type: "ACCEPT", action: accepted });
  });
});

async function initialize(): Promise<void> {
  await storage.close();
  await initializeLog(path);
  await open();
}

/** What a replica that is restored from the storage answers, once that holds what it has to. */
async function answerTo(message: Message): Promise<Message | undefined> {
  const timing = DEFAULT_TIMING;
  const options = { self: "self", quorum: 1, autoInitialize: false, timing, random: () => 0, firstRequestId: 1 };
  await storage.close();
  await open();
  const node = new LogNode(options, await storage.restore(), 0);
  node.step({ kind: "received", from: "somebody", message }, 0);
  const { records = [], messages = [] } = node.takeReady() ?? {};
  if (messages.length > 0) return messages[0]?.message;
  await storage.persist(records, { sync: true });
  node.step({ kind: "written", through: records.at(-1)?.number ?? 0 }, 0);
  return node.takeReady()?.messages[0]?.message;
}
