/** What every log keeps to, whatever it is made of: the promises of `log.ts` about reading. */
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { ManualClock } from "../../server/base/clock.ts";
import { StatsRegistry } from "../../server/base/stats/stats.ts";
import { must } from "../../server/core/domain/invariant.ts";
import { initializeLog } from "./initialize.ts";
import { until } from "./libprocess/testing.ts";
import { LogError, type Log, type LogRecord, type LogWriter, type Position } from "./log.ts";
import { MemoryLog } from "./memory-log.ts";
import { MeteredLog } from "./metered-log.ts";
import { TestEnsemble, textOf } from "./replicated/testing-ensemble.ts";
import { openTestLog, TemporaryDirectories } from "./testing-directories.ts";

const directories = new TemporaryDirectories();
const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
  await directories.removeAll();
});

/** A log to read, and one to write through to the same entries. */
interface Opened {
  readonly log: Log;
  readonly writer: LogWriter;
}

async function alone(log: Log): Promise<Opened> {
  closing.push(() => log.close());
  return { log, writer: await log.becomeWriter() };
}

async function ensemble(reader: number): Promise<Opened> {
  const replicas = new TestEnsemble(await directories.make());
  closing.push(() => replicas.closeAll());
  const started = await replicas.start(3);
  const log = (index: number): Log => must(started[index], "a replica").log;
  return { log: log(reader), writer: await log(0).becomeWriter() };
}

const LOGS: readonly (readonly [name: string, open: () => Promise<Opened>])[] = [
  ["a log in memory", () => alone(new MemoryLog())],
  [
    "a metered log",
    () => {
      const timeouts = { readTimeoutMs: 1, writeTimeoutMs: 1 };
      return alone(new MeteredLog(new MemoryLog(), { clock: new ManualClock(), stats: new StatsRegistry(), timeouts }));
    },
  ],
  [
    "a log of one replica",
    async () => {
      const path = join(await directories.make(), "log");
      await initializeLog(path);
      return alone(await openTestLog(path));
    },
  ],
  ["the writer's replica", () => ensemble(0)],
  ["a follower's replica", () => ensemble(1)],
];

const learns = (log: Log, end: Position): Promise<void> => until(() => (log.learned.end ?? -1) >= end);
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const codeOf = (error: unknown): unknown => (error instanceof LogError ? error.code : error);
/** Entries say where they are. */
const append = async (writer: LogWriter, position: Position): Promise<void> =>
  expect(await writer.append(textOf(`at ${position}`))).toBe(position);

async function collect(records: AsyncIterable<LogRecord>): Promise<Position[]> {
  const positions: Position[] = [];
  for await (const { position, data } of records) {
    expect(Buffer.from(data).toString()).toBe(`at ${position}`);
    positions.push(position);
  }
  return positions;
}

describe.each(LOGS)("%s", (_, open) => {
  it("gives any part of what is learned, without what is no data", async () => {
    const { log, writer } = await open();
    for (let position = 1; position <= 5; position++) await append(writer, position);
    await learns(log, 5);
    expect(await collect(log.read(0, 5))).toEqual([1, 2, 3, 4, 5]);
    expect(await collect(log.read(2, 3))).toEqual([2, 3]);
    expect(await collect(log.read(5, 5))).toEqual([5]);
    expect(await collect(log.read(0, 0))).toEqual([]);
  });

  it("gives all that was there when a read began, though it is truncated meanwhile", async () => {
    const { log, writer } = await open();
    for (let position = 1; position <= 5; position++) await append(writer, position);
    await learns(log, 5);
    const records = log.read(1, 5)[Symbol.asyncIterator]();
    expect((await records.next()).value).toMatchObject({ position: 1 });
    await writer.truncate(6);
    await learns(log, 6);
    const rest = { [Symbol.asyncIterator]: () => records };
    expect(await collect(rest)).toEqual([2, 3, 4, 5]);
  });

  it("says of what is truncated that it is, not that it is lost", async () => {
    const { log, writer } = await open();
    for (let position = 1; position <= 5; position++) await append(writer, position);
    await learns(log, 5);
    const late = log.read(1, 5);
    await writer.truncate(4);
    await learns(log, 6);
    expect(log.learned).toEqual({ begin: 4, end: 6 });
    for (const records of [late, log.read(0, 6), log.read(3, 3)]) {
      expect(codeOf(await collect(records).catch((error: unknown) => error))).toBe("TRUNCATED");
    }
    expect(await collect(log.read(4, 6))).toEqual([4, 5]);
  });

  it("can be read anywhere while it is written to and truncated", async () => {
    const { log, writer } = await open();
    let isWriting = true;
    const writing = (async () => {
      for (let position = 1; position <= 120; position++) {
        if (position % 30 === 0) expect(await writer.truncate(position - 10)).toBe(position);
        else await append(writer, position);
        if (position % 7 === 0) await turn();
      }
    })().finally(() => (isWriting = false));
    const codes = new Set<unknown>();
    let complete = 0;
    for (let round = 0; isWriting; round++) {
      const { begin, end } = log.learned;
      if (end !== undefined && end >= begin) {
        const from = begin + (round % (end - begin + 1));
        const to = Math.min(end, from + (round % 25));
        const expected = Array.from({ length: to - from + 1 }, (_item, i) => from + i);
        const records = log.read(from, to);
        // Sometimes the log goes on before the read begins.
        if (round % 3 === 0) await turn();
        const read = await collect(records).catch((error: unknown) => codes.add(codeOf(error)));
        if (Array.isArray(read)) {
          complete++;
          expect(read).toEqual(expected.filter((position) => position !== 0 && position % 30 !== 0));
        } else expect(log.learned.begin).toBeGreaterThan(from);
      }
      await turn();
    }
    await writing;
    expect(complete).toBeGreaterThan(0);
    expect([...codes].filter((code) => code !== "TRUNCATED")).toEqual([]);
    await learns(log, 120);
    expect(log.learned).toEqual({ begin: 110, end: 120 });
    expect(await collect(log.read(110, 120))).toHaveLength(10);
  });

  it("lets a reader stop early", async () => {
    const { log, writer } = await open();
    for (let position = 1; position <= 3; position++) await append(writer, position);
    await learns(log, 3);
    for await (const { position } of log.read(1, 3)) if (position === 2) break;
    expect(await collect(log.read(1, 3))).toEqual([1, 2, 3]);
  });
});
