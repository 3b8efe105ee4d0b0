import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { encodeEntry } from "../../../prisma-free-store/entries/log-entry.ts";
import { inStatus, testConfig, testTask } from "../../../prisma-free-store/testing-entities.ts";
import { testStorage, unstartedTestStorage, type TestStorage } from "../../../prisma-free-store/testing.ts";
import type { LogEntriesPage, LogEntriesQuery, LogEntryView } from "../../api/log.ts";
import { LogService } from "./log-service.ts";

/** Does not compress, so that what holds it is cut into frames of 2 KB. */
const bulky = testConfig({ executorConfig: { name: "AuroraExecutor", data: randomBytes(9000).toString("base64") } });
const JOB = testConfig().job;

let stored: TestStorage;
let service: LogService;

function serviceOn({ durable, clock }: TestStorage): LogService {
  return new LogService({ reader: () => durable.logReader(), clock });
}

beforeEach(async () => {
  stored = await testStorage({ settings: { maxEntryBytes: 2048 } });
  service = serviceOn(stored);
});
afterEach(() => stored.close());

async function saveTask(id: string, config = testConfig()): Promise<void> {
  await stored.storage.write(({ tasks }) => tasks.saveTasks([testTask(id, { config })]));
}

function kinds({ entries }: LogEntriesPage): string[] {
  return entries.map(({ kind }) => kind);
}

/** All pages, joined. */
async function readAll(query: LogEntriesQuery): Promise<LogEntryView[]> {
  const all: LogEntryView[] = [];
  let before = query.before;
  for (;;) {
    const page = await service.entries({ ...query, ...(before === undefined ? {} : { before }) });
    all.push(...page.entries);
    if (page.next === undefined) return all;
    before = page.next;
  }
}

describe("the entries of a log", () => {
  it("come newest first, with what each one does in words", async () => {
    await saveTask("t1");
    await stored.storage.write(({ tasks }) => {
      tasks.mutateTask("t1", (task) => inStatus(task, "ASSIGNED"));
    });
    const { entries, begin, end, next } = await service.entries({});
    expect({ begin, end, next }).toEqual({ begin: "0", end: "3", next: undefined });
    expect(entries.map(({ position, kind, ops }) => [position, kind, ops[0]?.op])).toEqual([
      ["3", "TRANSACTIONS", "patchTask"],
      ["2", "TRANSACTIONS", "saveTasks"],
      ["1", "NOOP", undefined],
      ["0", "INTERNAL", undefined],
    ]);
    expect(entries[0]?.ops[0]).toMatchObject({
      subject: { task: { taskId: "t1", job: JOB } },
      summary: expect.stringMatching(/^→ ASSIGNED/),
    });
    expect(entries[1]).toMatchObject({ transactionCount: 1, opCount: 1, records: 1 });
  });

  it("that were cut into frames are one entry", async () => {
    await saveTask("t1", bulky);
    await saveTask("t2");
    const [newest, framed] = (await service.entries({})).entries;
    expect(newest?.ops[0]?.subject).toMatchObject({ task: { taskId: "t2" } });
    expect(framed).toMatchObject({ kind: "TRANSACTIONS", firstPosition: "2", opCount: 1 });
    expect(framed?.records).toBeGreaterThan(4);
    expect(Number(framed?.position) - 2).toBe((framed?.records ?? 0) - 1);
    expect(framed?.sizeBytes).toBeGreaterThan(9000);
  });

  it("are paged back to the log's begin, every one of them once", async () => {
    for (let i = 0; i < 30; i++) await saveTask(`t${i}`, i % 7 === 3 ? { ...bulky, priority: i } : testConfig());
    const whole = (await service.entries({ limit: 200 })).entries;
    expect(await readAll({ limit: 3 })).toEqual(whole);
    expect(await readAll({ limit: 1 })).toEqual(whole);
    const saved = whole.flatMap(({ ops }) => ops).filter(({ op }) => op === "saveTasks");
    expect(saved).toHaveLength(30);
  });

  it("begin where a jump asks for, with the whole of the entry that it lands in", async () => {
    await saveTask("t1", bulky);
    await saveTask("t2");
    const framed = (await service.entries({})).entries[1];
    const page = await service.entries({ before: "5", limit: 1 });
    expect(page.entries).toEqual([framed]);
    expect((await service.entries({ before: "2" })).entries[0]?.position).toBe("1");
    expect((await service.entries({ before: "0" })).entries).toEqual([]);
    expect((await service.entries({ before: "999" })).entries).toHaveLength(4);
  });

  it("are filtered by kind and by text", async () => {
    await saveTask("apple");
    await saveTask("pear");
    await stored.storage.write(({ quotas }) => quotas.saveQuota("fruit", { resources: [{ numCpus: 2 }] }));
    expect(kinds(await service.entries({ kind: "NOOP" }))).toEqual(["NOOP"]);
    const found = await service.entries({ text: "APPLE" });
    expect(found.entries.map(({ ops }) => ops.map(({ subject }) => subject))).toMatchObject([
      [{ task: { taskId: "apple" } }],
    ]);
    expect((await service.entries({ text: "saveQuota" })).entries[0]?.ops).toMatchObject([
      { op: "saveQuota", subject: { role: "fruit" }, summary: "2 cores of CPU" },
    ]);
  });

  it("tell of snapshots what they include, and of truncations that the log begins later", async () => {
    for (let i = 0; i < 20; i++) await saveTask(`t${i}`, { ...bulky, priority: i });
    stored.clock.advance(5_000);
    await stored.durable.snapshot();
    const page = await service.entries({});
    expect(Number(page.begin)).toBeGreaterThan(20);
    const snapshot = page.entries.find(({ kind }) => kind === "SNAPSHOT");
    expect(snapshot).toMatchObject({ snapshot: { takenMs: 5_000 }, isCompressed: expect.any(Boolean) });
    expect(snapshot?.snapshot?.asOf).toBe(String(Number(page.begin) - 1));
    expect(kinds(page)).toEqual(["INTERNAL", "SNAPSHOT"]);
    expect(page.next).toBeUndefined();
  });

  it("whose append was not completed, or that cannot be read, are told apart", async () => {
    await saveTask("t1", bulky);
    const { disk } = stored.log;
    const header = disk.records.get(2)!;
    disk.write(header);
    disk.write(disk.records.get(3));
    disk.write(encodeEntry({ noop: true }));
    disk.write(disk.records.get(4));
    const damaged = encodeEntry({ noop: true }).slice();
    damaged[0]! ^= 1;
    disk.write(damaged);
    const { entries } = await service.entries({ limit: 4 });
    expect(entries.map(({ kind, problem }) => [kind, problem])).toEqual([
      ["UNREADABLE", "It cannot be read: its checksum does not match."],
      ["INCOMPLETE", "Its append was not completed: frames without a beginning."],
      ["NOOP", undefined],
      ["INCOMPLETE", expect.stringMatching(/^Its append was not completed: 1 of its \d+ frames are there\.$/)],
    ]);
  });

  it("cannot be asked for before the log is open", async () => {
    const unopened = unstartedTestStorage();
    await expect(serviceOn(unopened).entries({})).rejects.toMatchObject({ code: "ERROR_TRANSIENT" });
  });
});

describe("one entry", () => {
  it("is found by any of its positions, with its ops and the configs that they refer to", async () => {
    await saveTask("t1", bulky);
    const detail = await service.entry({ position: "4" });
    expect(detail.entry.firstPosition).toBe("2");
    expect(detail.ops).toMatchObject([{ op: "saveTasks", transaction: 0 }]);
    const { value } = detail.ops[0] as { value: { tasks: { assignedTask: { task: { configId: string } } }[] } };
    const { configId } = value.tasks[0]!.assignedTask.task;
    expect(detail.configs).toEqual([{ configId, isNew: true, config: bulky }]);
  });

  it("that refers to a config stored before shows it while something holds it", async () => {
    await saveTask("t1", bulky);
    await saveTask("t2", bulky);
    const last = (await service.entries({ limit: 1 })).entries[0]!;
    expect((await service.entry({ position: last.position })).configs).toMatchObject([{ isNew: false, config: bulky }]);
    await stored.storage.write(({ tasks }) => tasks.deleteTasks(["t1", "t2"]));
    const { ops, configs } = await service.entry({ position: last.position });
    expect(configs).toEqual([{ configId: expect.any(String), isNew: false }]);
    expect(ops[0]?.subject).toEqual({ task: { taskId: "t2", instanceId: 0 } });
  });

  it("of many ops is paged", async () => {
    await stored.storage.write(({ quotas }) => {
      for (let i = 0; i < 250; i++) quotas.saveQuota(`role-${i}`, { resources: [{ numCpus: i }] });
    });
    const { end = "" } = await service.entries({});
    const first = await service.entry({ position: end });
    expect(first.entry).toMatchObject({ opCount: 250, transactionCount: 1 });
    expect(first.ops).toHaveLength(100);
    const last = await service.entry({ position: end, offset: 200 });
    expect(last.ops.map(({ subject }) => subject).at(-1)).toEqual({ role: "role-249" });
    expect(last.nextOffset).toBeUndefined();
    expect(first.nextOffset).toBe(100);
  });

  it("that is a snapshot shows the state that it holds", async () => {
    await saveTask("t1", bulky);
    await saveTask("t2", bulky);
    await stored.durable.snapshot();
    const [snapshot] = (await service.entries({ kind: "SNAPSHOT" })).entries;
    const { ops, entry, configs } = await service.entry({ position: snapshot!.firstPosition });
    expect(entry.snapshot).toBeDefined();
    expect(ops.at(-1)).toMatchObject({ op: "saveTasks", subject: { job: bulky.job } });
    expect(configs).toMatchObject([{ isNew: true, config: bulky }]);
  });

  it("that the log does not hold is refused in words", async () => {
    await expect(service.entry({ position: "77" })).rejects.toThrow("The log holds no position 77: it holds 0 to 1");
    await saveTask("t1");
    await stored.durable.snapshot();
    const { begin } = await service.entries({});
    await expect(service.entry({ position: "0" })).rejects.toThrow(`it holds ${begin} to`);
  });
});
