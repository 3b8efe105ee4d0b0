import { randomBytes } from "node:crypto";
import { Writer } from "protobufjs/minimal.js";
import { describe, expect, it } from "vitest";
import { decodeEntry, encodeEntry, type LogEntry } from "./entries/log-entry.ts";
import { joinTransactions } from "./entries/transaction-codec.ts";
import type { LogError, LogRecord } from "./log/log.ts";
import { MemoryLog, type MemoryLogDisk } from "./log/memory-log.ts";
import { inStatus, testConfig, testTask } from "./testing-entities.ts";
import { testStorage, unstartedTestStorage, type TestStorageOptions } from "./testing.ts";

/** A config that does not compress, so that what holds it is cut into frames. */
const bulky = testConfig({ executorConfig: { name: "AuroraExecutor", data: randomBytes(20_000).toString("base64") } });
const small: TestStorageOptions = { settings: { maxEntryBytes: 2048 } };

async function diskWith(...configs: (typeof bulky)[]): Promise<MemoryLogDisk> {
  const { storage, log, close } = await testStorage(small);
  for (const [i, config] of configs.entries()) {
    await storage.write(({ tasks }) => tasks.saveTasks([testTask(`t${i}`, { config })]));
  }
  await close();
  return log.disk;
}

function entriesOf(disk: MemoryLogDisk): { position: number; entry: LogEntry }[] {
  return Array.from(disk.records, ([position, data]) => ({ position, data })).flatMap(({ position, data }) =>
    data === undefined ? [] : [{ position, entry: decodeEntry(data) }],
  );
}

function kindsOf(disk: MemoryLogDisk): string[] {
  return entriesOf(disk).map(({ entry }) => Object.keys(entry)[0] ?? "");
}

async function failureOf(disk: MemoryLogDisk): Promise<LogError> {
  const { durable } = unstartedTestStorage({ ...small, disk });
  return durable.prepare().then(
    () => expect.fail("the log should not have been accepted"),
    (error: unknown) => error as LogError,
  );
}

async function recovered(disk: MemoryLogDisk): Promise<{ ids: string[]; badFrames: number }> {
  const { storage, stats, close } = await testStorage({ ...small, disk });
  const ids = storage.read(({ tasks }) => tasks.fetchTasks({}).map((task) => task.assignedTask.taskId));
  await close();
  return { ids: ids.toSorted(), badFrames: stats.counter("scheduler_log_bad_frames_read").value };
}

/** Puts `data` where it would stand if it had been appended. */
function inject(disk: MemoryLogDisk, ...data: Uint8Array[]): void {
  for (const each of data) disk.write(each);
}

describe("entries larger than -dlog_max_entry_size", () => {
  it("are cut into a header and chunks, none of them larger, and put together again", async () => {
    const disk = await diskWith(bulky, testConfig());
    const kinds = kindsOf(disk);
    expect(kinds.slice(0, 3)).toEqual(["noop", "frameHeader", "frameChunk"]);
    expect(kinds.at(-1)).toBe("payload");
    for (const data of disk.records.values()) expect(data?.length ?? 0).toBeLessThanOrEqual(2048);
    expect(await recovered(disk)).toEqual({ ids: ["t0", "t1"], badFrames: 0 });
  });

  it("are compressed first, where that is worthwhile", async () => {
    const text = "the same over and over ".repeat(10_000);
    const disk = await diskWith(testConfig({ executorConfig: { name: "AuroraExecutor", data: text } }));
    const total = Array.from(disk.records.values(), (data) => data?.length ?? 0).reduce((sum, length) => sum + length);
    expect(total).toBeLessThan(4_000);
    const again = await testStorage({ ...small, disk });
    const stored = again.storage.read(({ tasks }) => tasks.fetchTask("t0"));
    expect(stored?.assignedTask.task.executorConfig?.data).toBe(text);
    expect(again.stats.counter("scheduler_log_deflated_entries_read").value).toBe(1);
    await again.close();
  });
});

describe("frames that an append left incomplete", () => {
  it("are skipped and counted when something else follows", async () => {
    const disk = await diskWith(testConfig());
    const [header, chunk] = entriesOf(await diskWith(bulky)).slice(1, 3);
    inject(disk, encodeEntry(header?.entry as LogEntry), encodeEntry(chunk?.entry as LogEntry));
    inject(disk, encodeEntry({ noop: true }));
    expect(await recovered(disk)).toEqual({ ids: ["t0"], badFrames: 1 });
  });

  it("are skipped and counted at the end of the log", async () => {
    const disk = await diskWith(testConfig(), bulky);
    disk.records.delete(disk.end ?? 0);
    disk.end = (disk.end ?? 0) - 1;
    expect(await recovered(disk)).toEqual({ ids: ["t0"], badFrames: 1 });
  });

  it("are skipped and counted when another run of frames begins", async () => {
    const disk = await diskWith(testConfig());
    const frames = entriesOf(await diskWith(bulky)).slice(1);
    inject(disk, ...[...frames.slice(0, 3), ...frames].map(({ entry }) => encodeEntry(entry)));
    expect(await recovered(disk)).toEqual({ ids: ["t0"], badFrames: 1 });
  });

  it("are skipped and counted when the header is missing", async () => {
    const disk = await diskWith(testConfig());
    inject(disk, encodeEntry({ frameChunk: { data: Buffer.from("stray") } }));
    expect(await recovered(disk)).toEqual({ ids: ["t0"], badFrames: 1 });
  });
});

describe("a log that cannot be what was written is refused, naming the position and what to do", () => {
  it("because a complete run of frames does not match its checksum", async () => {
    const disk = await diskWith(testConfig(), bulky);
    const last = entriesOf(disk).at(-1);
    disk.records.set(disk.end ?? 0, encodeEntry({ frameChunk: { data: Buffer.from("other data") } }));
    const error = await failureOf(disk);
    expect(error.code).toBe("DAMAGED");
    expect(error.message).toMatch(
      /position \d+ cannot be read: the checksum of the frames from position \d+ does not match/,
    );
    expect(error.message).toContain(`position ${last?.position}`);
    expect(error.message).toMatch(/Restore the log directory from a backup.*mesos-log initialize/);
  });

  it.each([0, 5, 20, -1, -6])("because byte %i of an entry was altered", async (offset) => {
    const disk = await diskWith(testConfig(), testConfig());
    const position = disk.end ?? 0;
    const data = Uint8Array.from(disk.records.get(position) ?? []);
    const at = (offset + data.length) % data.length;
    data[at] = (data[at] ?? 0) ^ 0x04;
    disk.records.set(position, data);
    const error = await failureOf(disk);
    expect(error).toMatchObject({ name: "LogError", code: "DAMAGED" });
    expect(error.message).toContain(
      `The log entry at position ${position} cannot be read: its checksum does not match`,
    );
  });

  it("because an entry was written by another program", async () => {
    const disk = await diskWith();
    inject(disk, Buffer.from([0x0c, 0x00, 0x02, 0x0f, 0x00, 0x01, 0x0c, 0x00]));
    expect((await failureOf(disk)).message).toMatch(/it is not an entry of this program/);
  });

  it("because a transaction refers to a config that is not stored", async () => {
    const disk = await diskWith(testConfig(), testConfig());
    const first = disk.end === undefined ? 0 : disk.end - 1;
    disk.records.set(first, encodeEntry({ noop: true }));
    const error = await failureOf(disk);
    expect(error.code).toBe("DAMAGED");
    expect(error.message).toMatch(/refers to task config [0-9a-f]{32}, which is not stored/);
  });

  it("because a transaction changes a task that is not stored", async () => {
    const { storage, log, close } = await testStorage();
    await storage.write(({ tasks }) => tasks.saveTasks([testTask("a")]));
    await storage.write(({ tasks }) => tasks.mutateTask("a", (task) => inStatus(task, "ASSIGNED")));
    await close();
    const { disk } = log;
    disk.records.set((disk.end ?? 0) - 1, encodeEntry({ noop: true }));
    expect((await failureOf(disk)).message).toMatch(/a patched task is stored/);
  });

  it("because it begins after position 0 and holds no snapshot", async () => {
    const disk = await diskWith(testConfig(), testConfig());
    disk.truncate(2);
    expect(await failureOf(disk)).toMatchObject({
      code: "DAMAGED",
      message: expect.stringMatching(/begins at position 2 and holds no snapshot/) as unknown,
    });
  });

  it.each([
    [
      "op",
      (writer: Writer) =>
        writer
          .uint32((3 << 3) | 2)
          .fork()
          .uint32((99 << 3) | 2)
          .bytes(Buffer.of())
          .ldelim(),
    ],
    ["field", (writer: Writer) => writer.uint32((9 << 3) | 2).bytes(Buffer.of())],
  ])("because a newer version wrote an %s that this one does not know", async (_, write) => {
    const disk = await diskWith(testConfig());
    const transaction = write(Writer.create().uint32(8).uint32(7)).finish();
    const body = joinTransactions([transaction]);
    inject(disk, encodeEntry({ payload: { kind: "TRANSACTIONS", encoding: "IDENTITY", body } }));
    const error = await failureOf(disk);
    expect(error.code).toBe("NEWER_VERSION");
    expect(error.message).toMatch(
      /unknown field \d+: it was written by a newer version of this program \(schema 7; this version knows up to 1\)/,
    );
    expect(error.message).toContain(`position ${disk.end}`);
  });
});

describe("a follower", () => {
  it("keeps its stores as the writer's, without being told to", async () => {
    const writer = await testStorage();
    const follower = unstartedTestStorage({ disk: writer.log.disk });
    await follower.durable.prepare();
    await writer.storage.write(({ tasks }) => tasks.saveTasks([testTask("a")]));
    await writer.durable.snapshot();
    await writer.storage.write(({ tasks }) => tasks.saveTasks([testTask("b")]));
    await new Promise(setImmediate);
    const read = follower.stats.counter("scheduler_log_entries_read").value;
    await follower.durable.start();
    expect(follower.storage.read(({ tasks }) => tasks.size)).toBe(2);
    // All had been applied before it took over.
    expect(follower.stats.counter("scheduler_log_entries_read").value).toBe(read);
    await expect(writer.storage.write(({ tasks }) => tasks.deleteTasks(["a"]))).rejects.toThrow("Another process");
    expect(writer.fatals).toHaveLength(1);
    await Promise.all([writer.close(), follower.close()]);
  });

  it("that falls behind what was truncated starts over from the snapshot", async () => {
    const writer = await testStorage();
    const follower = unstartedTestStorage({ disk: writer.log.disk });
    await follower.durable.prepare();
    // It hears of nothing for a while.
    const listeners = [...writer.log.disk.listeners];
    writer.log.disk.listeners.clear();
    await writer.storage.write(({ tasks }) => tasks.saveTasks([testTask("a"), testTask("b")]));
    await writer.storage.write(({ tasks }) => tasks.deleteTasks(["b"]));
    await writer.durable.snapshot();
    await writer.storage.write(({ tasks }) => tasks.saveTasks([testTask("c")]));
    for (const listener of listeners) writer.log.disk.listeners.add(listener);
    await follower.durable.start();
    const ids = follower.storage.read(({ tasks }) => tasks.fetchTasks({ limit: 9 }).map((t) => t.assignedTask.taskId));
    expect(ids).toEqual(["a", "c"]);
    await Promise.all([writer.close(), follower.close()]);
  });

  it("starts over from the snapshot when what it reads is truncated under its hands", async () => {
    const writer = await testStorage();
    await writer.storage.write(({ tasks }) => tasks.saveTasks([testTask("a")]));
    const { disk } = writer.log;
    const reads: number[] = [];
    class Truncated extends MemoryLog {
      override async *read(from: number, to: number): AsyncIterable<LogRecord> {
        reads.push(from);
        if (reads.length === 1) await writer.durable.snapshot();
        yield* super.read(from, to);
      }
    }
    const { durable, storage } = unstartedTestStorage({ log: new Truncated(disk) });
    await durable.prepare();
    await durable.start();
    expect(reads[0]).toBe(0);
    expect(reads[1]).toBe(disk.begin);
    expect(storage.read(({ tasks }) => tasks.size)).toBe(1);
    await Promise.all([writer.close(), durable.close()]);
  });

  it("goes on voting when the leader writes what only a newer version knows", async () => {
    const writer = await testStorage();
    const follower = unstartedTestStorage({ disk: writer.log.disk });
    await follower.durable.prepare();
    const newer = Writer.create()
      .uint32(8)
      .uint32(7)
      .uint32((9 << 3) | 2)
      .bytes(Buffer.of())
      .finish();
    const body = joinTransactions([newer]);
    inject(writer.log.disk, encodeEntry({ payload: { kind: "TRANSACTIONS", encoding: "IDENTITY", body } }));
    await writer.storage.write(({ tasks }) => tasks.saveTasks([testTask("a")]));
    await new Promise(setImmediate);
    expect(follower.fatals).toEqual([]);
    await expect(follower.durable.start()).rejects.toMatchObject({ code: "NEWER_VERSION" });
    await Promise.all([writer.close(), follower.close()]);
  });

  it("that learns a damaged entry reports it as fatal", async () => {
    const writer = await testStorage();
    const follower = unstartedTestStorage({ disk: writer.log.disk });
    await follower.durable.prepare();
    inject(writer.log.disk, Buffer.from("damage"));
    await writer.storage.write(({ tasks }) => tasks.saveTasks([testTask("a")]));
    await new Promise(setImmediate);
    expect(follower.fatals).toMatchObject([{ code: "DAMAGED" }]);
    await Promise.all([writer.close(), follower.close()]);
  });
});
