import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { TemporaryDirectories } from "../log/testing-directories.ts";
import { testConfig, testTask } from "../testing-entities.ts";
import { testStorage } from "../testing.ts";
import { readBackupFile } from "./backup-file.ts";
import { backedUpStorage, type BackedUpStorage } from "./testing.ts";

const directories = new TemporaryDirectories();
let directory = "";
let started: BackedUpStorage;

beforeEach(async () => {
  directory = join(await directories.make(), "backups");
  started = await backedUpStorage(directory);
});
afterEach(async () => {
  await started.made.close();
  await directories.removeAll();
});

async function idsOf(query = {}): Promise<string[]> {
  return (await started.recovery.query({ limit: 100, ...query })).map((task) => task.assignedTask.taskId);
}

async function idsAfterRestart(): Promise<string[]> {
  await started.made.close();
  const again = await testStorage({ disk: started.made.log.disk });
  const tasks = again.storage.read((stores) => stores.tasks.fetchTasks({ limit: 100 }));
  await again.close();
  return tasks.map((task) => task.assignedTask.taskId);
}

describe("recovery from a backup", () => {
  it("stages it, shows it, cuts it down and commits it, and then has the process end", async () => {
    await started.save("a", "b", "c");
    const backup = await started.backup.backupNow();
    await started.save("d");
    expect(await started.recovery.listBackups()).toEqual([backup]);
    await started.recovery.stage(backup);
    expect(await idsOf()).toEqual(["a", "b", "c"]);
    expect(await started.recovery.deleteTasks({ taskIds: ["b", "d"] })).toBe(1);
    expect(await started.recovery.deleteTasks({ taskIds: ["b"] })).toBe(0);
    expect(await idsOf({ statuses: ["PENDING"] })).toEqual(["a", "c"]);
    expect(started.made.storage.read(({ tasks }) => tasks.size)).toBe(4);
    await started.recovery.commit();
    expect(started.shutDowns).toEqual([expect.stringContaining(`Restored from backup ${backup}`)]);
    expect(await idsAfterRestart()).toEqual(["a", "c"]);
  });

  it("changes nothing when it is unloaded, and takes another backup then", async () => {
    await started.save("a");
    const backup = await started.backup.backupNow();
    await started.recovery.stage(backup);
    await started.recovery.deleteTasks({});
    await expect(started.recovery.stage(backup)).rejects.toThrow("Another backup is already loaded.");
    started.recovery.unload();
    started.recovery.unload();
    await started.recovery.stage(backup);
    expect(await idsOf()).toEqual(["a"]);
    expect(started.shutDowns).toEqual([]);
    expect(await idsAfterRestart()).toEqual(["a"]);
  });

  it("does nothing while nothing is loaded", async () => {
    const refusal = { code: "INVALID_REQUEST", message: "No backup loaded. Stage one first." };
    await expect(started.recovery.query({})).rejects.toMatchObject(refusal);
    await expect(started.recovery.deleteTasks({})).rejects.toMatchObject(refusal);
    await expect(started.recovery.commit()).rejects.toMatchObject(refusal);
  });

  it("loads one at a time, and an unload in the middle is heeded", async () => {
    const backup = await started.backup.backupNow();
    const first = started.recovery.stage(backup);
    await expect(started.recovery.stage(backup)).rejects.toThrow("Another backup is already loaded.");
    await expect(started.recovery.query({})).rejects.toThrow("No backup loaded.");
    started.recovery.unload();
    const second = started.recovery.stage(backup);
    await expect(first).rejects.toThrow(`Backup ${backup} was unloaded while it was being loaded.`);
    await second;
    expect(await idsOf()).toEqual([]);
  });

  it("is not disturbed while it is being committed", async () => {
    await started.save("a");
    const backup = await started.backup.backupNow();
    await started.recovery.stage(backup);
    const release = started.made.log.hold();
    const committed = started.recovery.commit();
    const refusal = `Backup ${backup} is being committed`;
    await expect(started.recovery.query({})).rejects.toThrow(refusal);
    await expect(started.recovery.deleteTasks({})).rejects.toThrow(refusal);
    expect(() => started.recovery.unload()).toThrow(refusal);
    await expect(started.recovery.commit()).rejects.toMatchObject({ code: "ERROR_TRANSIENT" });
    await expect(started.recovery.stage(backup)).rejects.toMatchObject({ code: "ERROR_TRANSIENT" });
    release();
    await committed;
    expect(await idsAfterRestart()).toEqual(["a"]);
  });

  it("shows and commits nothing that is half deleted", async () => {
    const tasks = Array.from({ length: 3_000 }, (_, i) => testTask(`t${i}`, { instanceId: i }));
    await started.made.storage.write((stores) => stores.tasks.saveTasks(tasks));
    await started.recovery.stage(await started.backup.backupNow());
    const taskIds = tasks.slice(1).map((task) => task.assignedTask.taskId);
    const deletions = [started.recovery.deleteTasks({ taskIds }), started.recovery.deleteTasks({ taskIds })];
    const shown = idsOf();
    await started.recovery.commit();
    expect(await Promise.all(deletions)).toEqual([2_999, 0]);
    expect(await shown).toEqual(["t0"]);
    expect(await idsAfterRestart()).toEqual(["t0"]);
  });

  it("that the log does not take is reported, and the process does not end as if it had", async () => {
    await started.recovery.stage(await started.backup.backupNow());
    started.made.log.fail();
    await expect(started.recovery.commit()).rejects.toThrow("told to fail");
    expect(started.shutDowns).toEqual([]);
    expect(started.made.fatals).toHaveLength(1);
  });
});

describe("a file that is no whole backup", () => {
  it.each(["../x", "", ".", "..", "/etc/passwd", "a/b", "nothing", "a\0b"])(
    "is refused by the name %j",
    async (name) => {
      await writeFile(join(directory, "..", "x"), "");
      await expect(started.recovery.stage(name)).rejects.toMatchObject({
        code: "INVALID_REQUEST",
        message: expect.stringContaining("does not exist."),
      });
      await started.recovery.stage(await started.backup.backupNow());
    },
  );

  it("of another program is refused", async () => {
    await writeFile(join(directory, "scheduler-backup-2013-06-01-00-00"), Buffer.from([0x0a, 0, 1, 0, 0, 1, 0x6f]));
    await expect(started.recovery.stage("scheduler-backup-2013-06-01-00-00")).rejects.toThrow(
      "scheduler-backup-2013-06-01-00-00 is not a backup of this program.",
    );
  });

  it("is refused wherever it ends early, goes on, or has a wrong byte", async () => {
    const data = randomBytes(600_000).toString("base64");
    const config = testConfig({ executorConfig: { name: "AuroraExecutor", data } });
    await started.made.storage.write(({ tasks }) => tasks.saveTasks([testTask("a", { config })]));
    const path = join(directory, await started.backup.backupNow());
    const whole = await readFile(path);
    expect(whole.length).toBeGreaterThan(512 * 1024);
    const at = fc.oneof(
      fc.nat(whole.length - 1),
      fc.nat(200),
      fc.nat(200).map((n) => whole.length - 1 - n),
    );
    const harm = fc.oneof(
      at.map((n) => whole.subarray(0, n)),
      fc.uint8Array({ minLength: 1, maxLength: 20 }).map((more) => Buffer.concat([whole, more])),
      fc.tuple(at, fc.integer({ min: 1, max: 255 })).map(([n, bits]) => {
        const altered = Buffer.from(whole);
        altered[n] = (altered[n] ?? 0) ^ bits;
        return altered;
      }),
    );
    const harmed = join(directory, "harmed");
    await fc.assert(
      fc.asyncProperty(harm, async (content) => {
        await writeFile(harmed, content);
        await expect(readBackupFile(harmed)).rejects.toMatchObject({
          name: "BackupError",
          message: expect.stringMatching(/^Backup .*\/harmed is damaged: .*\. Choose another one\.$|is not a backup/),
        });
      }),
      { numRuns: 60 },
    );
    expect((await readBackupFile(path)).kind).toBe("SNAPSHOT");
  });
});
