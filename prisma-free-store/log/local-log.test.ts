import { open, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { MalformedEntryError } from "../codec/wire.ts";
import { decodeEntry, encodeEntry } from "../entries/log-entry.ts";
import { initializeLog } from "./initialize.ts";
import { LevelDbStorage } from "./leveldb/leveldb-storage.ts";
import { LogError, type Log, type LogRecord, type Position } from "./log.ts";
import type { Action } from "../core/paxos/messages.ts";
import { openTestLog, TemporaryDirectories } from "./testing-directories.ts";

const directories = new TemporaryDirectories();

afterEach(() => directories.removeAll());

async function newDirectory(): Promise<string> {
  const path = join(await directories.make(), "log");
  await initializeLog(path);
  return path;
}

async function collect(log: Log, from: Position, to: Position): Promise<LogRecord[]> {
  const records: LogRecord[] = [];
  for await (const record of log.read(from, to)) records.push(record);
  return records;
}

async function storedIn(path: string): Promise<{ promised: number; actions: Action[] }> {
  const storage = await LevelDbStorage.open(path, { create: false });
  const { metadata, positions } = await storage.restore();
  const actions: Action[] = [];
  for await (const action of storage.range(0, positions.end)) actions.push(action);
  await storage.close();
  return { promised: metadata.promised, actions };
}

describe("a log of one replica", () => {
  it("is written as Mesos writes it: position 0 filled with proposal 2, appends with proposal 1", async () => {
    const path = await newDirectory();
    const log = await openTestLog(path);
    const writer = await log.becomeWriter();
    expect(await writer.append(Buffer.from([0xff]))).toBe(1);
    expect(await writer.append(Buffer.alloc(10, 0xff))).toBe(2);
    await log.close();

    const recorded = await storedIn(await directories.copyOf("leveldb-bench"));
    const ours = await storedIn(path);
    expect(ours.promised).toBe(recorded.promised);
    expect(ours.actions).toEqual(recorded.actions.slice(0, 3));
  });

  it("goes on where a recorded directory ends", async () => {
    const path = await directories.copyOf("leveldb-bench");
    const log = await openTestLog(path);
    expect(log.learned).toEqual({ begin: 0, end: 20 });
    const records = await collect(log, 0, 20);
    expect(records.map((record) => record.position)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(records.every(({ data }) => data.every((byte) => byte === 0xff))).toBe(true);
    const writer = await log.becomeWriter();
    expect(await writer.append(Buffer.from("next"))).toBe(21);
    expect(log.replicas()).toEqual([
      { pid: "local", isSelf: true, status: "VOTING", begin: "0", end: "21", promised: "2", lag: "0" },
    ]);
    await log.close();
  });

  it("hands out what was appended, in order, to the next that opens it", async () => {
    const path = await newDirectory();
    const first = await openTestLog(path);
    const writer = await first.becomeWriter();
    const texts = Array.from({ length: 50 }, (_, i) => `entry ${i}`);
    await Promise.all(texts.map((text) => writer.append(Buffer.from(text))));
    await first.close();

    const second = await openTestLog(path);
    expect(second.learned).toEqual({ begin: 0, end: 50 });
    const records = await collect(second, 0, 50);
    expect(records.map(({ data }) => Buffer.from(data).toString())).toEqual(texts);
    await second.close();
  });

  it("forgets what is truncated, and begins there when it is opened again", async () => {
    const path = await newDirectory();
    const log = await openTestLog(path);
    const writer = await log.becomeWriter();
    for (let i = 1; i <= 10; i++) await writer.append(Buffer.from(`entry ${i}`));
    expect(await writer.truncate(8)).toBe(11);
    expect(log.learned).toEqual({ begin: 8, end: 11 });
    await log.close();

    const { actions } = await storedIn(path);
    expect(actions.map(({ position, type }) => [position, type])).toEqual([
      [8, "APPEND"],
      [9, "APPEND"],
      [10, "APPEND"],
      [11, "TRUNCATE"],
    ]);
    const again = await openTestLog(path);
    expect(again.learned).toEqual({ begin: 8, end: 11 });
    expect((await collect(again, 8, 11)).map(({ position }) => position)).toEqual([8, 9, 10]);
    await again.close();
  });

  it("raises the proposal with each writer and refuses appends of an earlier one", async () => {
    const log = await openTestLog(await newDirectory());
    const earlier = await log.becomeWriter();
    const later = await log.becomeWriter();
    expect(log.replicas()[0]?.promised).toBe("2");
    await expect(earlier.append(Buffer.from("late"))).rejects.toThrow("replaced by a later one");
    await expect(later.append(Buffer.from("after"))).rejects.toThrow("replaced by a later one");
    await log.close();
  });

  it("agrees upon values that were written and not learned, and upon a no-op where there is only a promise", async () => {
    const path = await newDirectory();
    const storage = await LevelDbStorage.open(path, { create: false });
    await storage.persistMetadata({ status: "VOTING", promised: 4 });
    await storage.persistAction({ position: 0, promised: 1, performed: 1, learned: true, type: "NOP", nop: {} });
    const append = { bytes: Buffer.from("written") };
    await storage.persistAction({ position: 1, promised: 9, performed: 3, type: "APPEND", append });
    await storage.persistAction({ position: 2, promised: 2 });
    await storage.close();

    const log = await openTestLog(path);
    expect(log.learned).toEqual({ begin: 0, end: 0 });
    await log.becomeWriter();
    expect(log.learned).toEqual({ begin: 0, end: 2 });
    await log.close();
    expect((await storedIn(path)).actions.slice(1)).toEqual([
      { position: 1, promised: 10, performed: 10, learned: true, type: "APPEND", append },
      { position: 2, promised: 6, performed: 6, learned: true, type: "NOP", nop: {} },
    ]);
  });

  it("tells listeners what it learns, until they stop", async () => {
    const log = await openTestLog(await newDirectory());
    const writer = await log.becomeWriter();
    const ends: unknown[] = [];
    const stop = log.onLearned(() => ends.push(log.learned.end));
    await writer.append(Buffer.from("a"));
    await writer.append(Buffer.from("b"));
    stop();
    await writer.append(Buffer.from("c"));
    expect(ends).toEqual([1, 2]);
    await log.close();
  });

  it("refuses appends once it is closed", async () => {
    const log = await openTestLog(await newDirectory());
    const writer = await log.becomeWriter();
    await log.close();
    await expect(writer.append(Buffer.from("late"))).rejects.toMatchObject({ code: "CLOSED" });
  });
});

describe("a log directory that cannot be used", () => {
  it("because it does not exist or was never initialized names what to type, and stays as it is", async () => {
    const parent = await directories.make();
    for (const path of [parent, join(parent, "none")]) {
      const opening = openTestLog(path);
      await expect(opening).rejects.toMatchObject({ code: "UNINITIALIZED" });
      await expect(opening).rejects.toThrow(
        /Storage is not READY: Replica in EMPTY status received a broadcasted recover request\..*bin\/mesos-log initialize --path=/,
      );
    }
    expect(await readdir(parent)).toEqual([]);
  });

  it("because it is open already says so", async () => {
    const path = await newDirectory();
    const log = await openTestLog(path);
    await expect(openTestLog(path)).rejects.toMatchObject({ code: "LOCKED" });
    await expect(openTestLog(path)).rejects.toThrow("in use by another process");
    await log.close();
    await (await openTestLog(path)).close();
  });

  it("because its replica never finished recovering says so", async () => {
    const path = await newDirectory();
    const storage = await LevelDbStorage.open(path, { create: false });
    await storage.persistMetadata({ status: "RECOVERING", promised: 3 });
    await storage.close();
    await expect(openTestLog(path)).rejects.toThrow(/Storage is not READY: Replica in RECOVERING status/);
  });

  it("because positions in its middle are missing is damaged", async () => {
    const path = await newDirectory();
    const storage = await LevelDbStorage.open(path, { create: false });
    for (const position of [0, 1, 4]) {
      await storage.persistAction({ position, promised: 1, performed: 1, learned: true, type: "NOP", nop: {} });
    }
    await storage.close();
    await expect(openTestLog(path)).rejects.toThrow(/positions 2 to 3 are missing.*Restore the directory/);
  });

  it("because a write-ahead file was altered is damaged, wherever the change is", async () => {
    const path = await newDirectory();
    const log = await openTestLog(path);
    const writer = await log.becomeWriter();
    for (let i = 0; i < 20; i++) await writer.append(Buffer.alloc(3_000, i));
    await log.close();
    const name = (await readdir(path)).find((file) => file.endsWith(".log")) ?? "";
    const intact = await readFile(join(path, name));
    for (const offset of [3, 40_000, intact.length - 1]) {
      const altered = Buffer.from(intact);
      altered.writeUInt8((altered[offset] ?? 0) ^ 0x10, offset);
      await writeFile(join(path, name), altered);
      const opening = openTestLog(path);
      await expect(opening).rejects.toMatchObject({ code: "DAMAGED" });
      await expect(opening).rejects.toThrow(new RegExp(`${name} is damaged at byte \\d+`));
    }
    await writeFile(join(path, name), intact);
    const again = await openTestLog(path);
    expect(again.learned.end).toBe(20);
    await again.close();
  });

  it("is not what a write that was cut off leaves behind", async () => {
    const path = await newDirectory();
    const log = await openTestLog(path);
    const writer = await log.becomeWriter();
    for (let i = 0; i < 3; i++) await writer.append(Buffer.alloc(1_000, i));
    await log.close();
    const name = join(path, (await readdir(path)).find((file) => file.endsWith(".log")) ?? "");
    const file = await open(name, "r+");
    await file.truncate((await file.stat()).size - 100);
    await file.close();
    const again = await openTestLog(path);
    expect(again.learned.end).toBe(2);
    await again.close();
  });

  it.each(["MANIFEST", "CURRENT", "ldb"])("because its %s file is gone is damaged", async (kind) => {
    const path = await directories.copyOf("leveldb-replica1");
    const name = (await readdir(path)).find((file) => file.includes(kind)) ?? "";
    await rm(join(path, name));
    await expect(openTestLog(path)).rejects.toMatchObject({
      code: expect.stringMatching(/DAMAGED|FAILED/) as unknown,
    });
    await expect(initializeLog(path)).rejects.toThrow(LogError);
  });

  it("because a table file was altered is damaged, or still holds all that was written", async () => {
    const path = await newDirectory();
    const log = await openTestLog(path);
    const writer = await log.becomeWriter();
    for (let i = 0; i < 60; i++) await writer.append(encodeEntry({ frameChunk: { data: Buffer.alloc(300, i) } }));
    await log.close();
    // Opening moves what the write-ahead file holds into a table file.
    await (await openTestLog(path)).close();
    const table = join(path, (await sizes(path)).at(-1)?.name ?? "");
    const intact = await readFile(table);
    for (let offset = 7; offset < intact.length; offset += 1_500) {
      const altered = Buffer.from(intact);
      altered.writeUInt8((altered[offset] ?? 0) ^ 0x10, offset);
      await writeFile(table, altered);
      const outcome = await readAll(path).catch((error: unknown) =>
        error instanceof MalformedEntryError || (error instanceof LogError && error.code === "DAMAGED") ? 60 : error,
      );
      expect(outcome, `offset ${offset}`).toBe(60);
    }
  });
});

async function sizes(path: string): Promise<{ name: string; size: number }[]> {
  const files = await readdir(path);
  const all = await Promise.all(files.map(async (name) => ({ name, size: (await stat(join(path, name))).size })));
  return all.sort((a, b) => a.size - b.size);
}

/** Reads every entry, as recovery does. @returns how many there are. */
async function readAll(path: string): Promise<number> {
  const log = await openTestLog(path);
  try {
    const records = await collect(log, 0, log.learned.end ?? 0);
    for (const { data } of records) decodeEntry(data);
    return records.length;
  } finally {
    await log.close();
  }
}
