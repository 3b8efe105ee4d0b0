import { randomBytes } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { initializeLog } from "../../log/initialize.ts";
import { LevelDbStorage } from "../../log/leveldb/leveldb-storage.ts";
import { TemporaryDirectories } from "../../log/testing-directories.ts";
import { captureState } from "../../snapshot/capture.ts";
import type { Storage } from "../../storage.ts";
import { inStatus, testConfig, testCronJob, testTask, testUpdate } from "../../testing-entities.ts";
import { leveldbTestStorage } from "../../testing.ts";
import { joinArguments } from "./flags.ts";
import { readLogDirectory } from "./log-directory.ts";
import { backupToLog, logToBackup } from "./recover.ts";

const NOW_MS = Date.UTC(2026, 0, 2, 3, 4, 5);
const directories = new TemporaryDirectories();
let directory = "";
let source = "";
let backup = "";
let target = { path: "", maxEntryBytes: 512 * 1024 };

/** Does not compress, so that it takes more than one entry. */
const bulky = testConfig({ executorConfig: { name: "AuroraExecutor", data: randomBytes(3_000).toString("base64") } });

beforeEach(async () => {
  directory = await directories.make();
  source = join(directory, "source");
  backup = join(directory, "backup");
  target = { path: join(directory, "target"), maxEntryBytes: 512 * 1024 };
  const made = await leveldbTestStorage(source);
  await fill(made.storage);
  await made.durable.snapshot();
  await made.storage.write(({ tasks }) => tasks.mutateTask("b", (task) => inStatus(task, "ASSIGNED")));
  await made.close();
});
afterEach(() => directories.removeAll());

async function fill(storage: Storage): Promise<void> {
  await storage.write((stores) => {
    stores.tasks.saveTasks([testTask("a", { config: bulky }), testTask("b"), testTask("c")]);
    stores.cronJobs.saveAcceptedJob(testCronJob());
    stores.quotas.saveQuota("www-data", { resources: [{ numCpus: 1 }, { ramMb: 1 }, { diskMb: 1 }] });
    stores.jobUpdates.saveJobUpdate(testUpdate("u"));
    stores.scheduler.saveFrameworkId("framework");
  });
  await storage.write(({ tasks }) => tasks.deleteTasks(["c"]));
}

async function stateIn(path: string): Promise<unknown[]> {
  return [...captureState((await readLogDirectory(path)).stores)];
}

describe("from a log to a backup and into another log", () => {
  it("goes the whole state, and the scheduler goes on from there", async () => {
    expect(await logToBackup({ path: source }, backup, NOW_MS)).toMatch(
      /^Recovered 2 tasks from the log at .*source, up to position \d+, into .*backup\.$/,
    );
    expect(await backupToLog(backup, { ...target, maxEntryBytes: 1024 })).toBe(
      `Recovered 2 tasks from ${backup}, taken at 2026-01-02T03:04:05.000Z, into the log at ${target.path}.`,
    );
    expect(await stateIn(target.path)).toEqual(await stateIn(source));
    const scheduler = await leveldbTestStorage(target.path);
    expect(scheduler.durable.logStatus().lastSnapshotMs).toBe(NOW_MS);
    await scheduler.storage.write(({ tasks }) => tasks.deleteTasks(["a"]));
    await scheduler.durable.snapshot();
    await scheduler.close();
    const again = await leveldbTestStorage(target.path);
    expect(again.storage.read(({ tasks }) => tasks.fetchTask("b")?.status)).toBe("ASSIGNED");
    expect(again.storage.read(({ tasks }) => tasks.size)).toBe(1);
    await again.close();
  });

  it("leaves what it reads from as it was", async () => {
    const before = await stateIn(source);
    await logToBackup({ path: source }, backup, NOW_MS);
    const bytes = await readFile(backup);
    await backupToLog(backup, target);
    expect(await stateIn(source)).toEqual(before);
    expect((await readFile(backup)).equals(bytes)).toBe(true);
    expect((await readdir(directory)).toSorted()).toEqual(["backup", "source", "target"]);
  });
});

describe("a log that is recovered into", () => {
  beforeEach(() => logToBackup({ path: source }, backup, NOW_MS));

  it("may have been initialized, and even been started on without doing anything", async () => {
    await initializeLog(target.path);
    const unused = await leveldbTestStorage(target.path);
    await unused.close();
    await backupToLog(backup, target);
    expect(await stateIn(target.path)).toEqual(await stateIn(source));
  });

  it("is refused when there is state in it", async () => {
    const before = await stateIn(source);
    await expect(backupToLog(backup, { ...target, path: source })).rejects.toThrow(
      `Refusing to recover into non-empty persistence: there is state in ${source}. Move the directory away`,
    );
    await backupToLog(backup, target);
    await expect(backupToLog(backup, target)).rejects.toThrow("Refusing to recover into non-empty persistence");
    expect(await stateIn(source)).toEqual(before);
  });

  it("is refused when something may be agreed upon that it does not know of", async () => {
    await initializeLog(target.path);
    const storage = await LevelDbStorage.open(target.path, { create: false });
    await storage.restore();
    await storage.persistAction({ position: 3, promised: 1, performed: 1, type: "NOP", nop: {} });
    await storage.close();
    await expect(backupToLog(backup, target)).rejects.toThrow("Refusing to recover into non-empty persistence");
  });

  it("is refused when another program wrote it", async () => {
    const path = await directories.copyOf("leveldb-replica1");
    await expect(backupToLog(backup, { ...target, path })).rejects.toMatchObject({ name: "LogError" });
  });

  it("is refused while a scheduler has it open", async () => {
    const scheduler = await leveldbTestStorage(target.path);
    await expect(backupToLog(backup, target)).rejects.toMatchObject({ code: "LOCKED" });
    await scheduler.close();
  });

  it("stays away when the backup is not there or not whole", async () => {
    await expect(backupToLog(`${backup}s`, target)).rejects.toThrow(`Backup ${backup}s does not exist.`);
    const bytes = await readFile(backup);
    await writeFile(backup, bytes.subarray(0, bytes.length - 1));
    await expect(backupToLog(backup, target)).rejects.toThrow("is damaged: it ends early. Choose another one.");
    expect(LevelDbStorage.exists(target.path)).toBe(false);
  });
});

describe("a backup that is made of a log", () => {
  it("never takes the place of a file", async () => {
    await writeFile(backup, "precious");
    await expect(logToBackup({ path: source }, backup, NOW_MS)).rejects.toThrow(`: ${backup} exists.`);
    expect(await readFile(backup, "utf8")).toBe("precious");
  });

  it("needs a log that holds something", async () => {
    await expect(logToBackup(target, backup, NOW_MS)).rejects.toThrow(`There is no log at ${target.path}.`);
    await initializeLog(target.path);
    await expect(logToBackup(target, backup, NOW_MS)).rejects.toThrow(`There is no state in the log at ${target.path}`);
  });

  it("needs a replica that is a full member", async () => {
    const storage = await LevelDbStorage.open(source, { create: false });
    const { metadata } = await storage.restore();
    await storage.persistMetadata({ ...metadata, status: "RECOVERING" });
    await storage.close();
    await expect(logToBackup({ path: source }, backup, NOW_MS)).rejects.toThrow(
      `The replica at ${source} is RECOVERING: what it holds is not the whole log.`,
    );
  });

  it("says what the replica did not know to be agreed upon", async () => {
    const storage = await LevelDbStorage.open(source, { create: false });
    const { positions } = await storage.restore();
    const bytes = Buffer.from("not agreed upon");
    const position = positions.end + 1;
    await storage.persistAction({ position, promised: 9, performed: 9, type: "APPEND", append: { bytes } });
    await storage.close();
    expect(await logToBackup({ path: source }, backup, NOW_MS)).toMatch(/ Left out: 1 later positions, of which/);
    await backupToLog(backup, target);
    expect(await stateIn(target.path)).toEqual(await stateIn(source));
  });
});

describe("the tool's arguments", () => {
  it("may be written as Aurora's guide does, or as the scheduler's flags", () => {
    const guide = ["-from", "BACKUP", "-to", "LOG", "-backup=/b", "-batch_size=7", "--batch_size", "8", "-help"];
    expect(joinArguments(guide)).toEqual([
      "-from=BACKUP",
      "-to=LOG",
      "-backup=/b",
      "-batch-size=7",
      "--batch-size=8",
      "-help",
    ]);
  });
});
