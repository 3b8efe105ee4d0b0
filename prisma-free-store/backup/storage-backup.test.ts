import { mkdir, readdir, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ManualClock } from "../../server/base/clock.ts";
import { silentLogger } from "../../server/base/logger.ts";
import { StatsRegistry } from "../../server/base/stats/stats.ts";
import { TemporaryDirectories } from "../log/testing-directories.ts";
import { testStorage } from "../testing.ts";
import { BackupDirectory, backupName } from "./backup-directory.ts";
import { readBackupFile } from "./backup-file.ts";
import { openBackups } from "./backups.ts";
import { TemporaryStorage } from "./temporary-storage.ts";
import { backedUpStorage, type BackedUpStorage } from "./testing.ts";

const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 0, 31, 23, 58, 30);

const directories = new TemporaryDirectories();
let directory = "";
const open: BackedUpStorage[] = [];

beforeEach(async () => {
  directory = join(await directories.make(), "backups");
});
afterEach(async () => {
  for (const { made } of open.splice(0)) await made.close();
  await directories.removeAll();
});

async function start(options: Parameters<typeof backedUpStorage>[1] = {}): Promise<BackedUpStorage> {
  const clock = new ManualClock(START_MS);
  const started = await backedUpStorage(directory, { clock, ...options });
  open.push(started);
  return started;
}

function counts({ made }: BackedUpStorage): [success: unknown, failed: unknown] {
  const stats = Object.fromEntries(made.stats.snapshot());
  return [stats.scheduler_backup_success, stats.scheduler_backup_failed];
}

async function idsIn(name: string): Promise<string[]> {
  const temporary = await TemporaryStorage.load(await readBackupFile(join(directory, name)));
  return temporary.fetchTasks({ limit: 100 }).map((task) => task.assignedTask.taskId);
}

describe("a backup", () => {
  it("is named after its minute, in UTC", () => {
    expect(backupName(START_MS)).toBe("scheduler-backup-2026-01-31-23-58");
  });

  it("on request holds what is committed at that moment, and leaves the log alone", async () => {
    const started = await start();
    await started.save("a", "b");
    const { end } = started.made.log.disk;
    expect(await started.backup.backupNow()).toBe("scheduler-backup-2026-01-31-23-58");
    await started.save("c");
    expect(await readdir(directory)).toEqual(["scheduler-backup-2026-01-31-23-58"]);
    expect(await idsIn("scheduler-backup-2026-01-31-23-58")).toEqual(["a", "b"]);
    expect(started.made.log.disk.end).toBe((end ?? 0) + 1);
    expect(counts(started)).toEqual([1, 0]);
  });

  it("of a write that is not committed is not made before that is", async () => {
    const started = await start();
    const release = started.made.log.hold();
    const saved = started.save("a");
    const backup = started.backup.backupNow();
    await new Promise(setImmediate);
    expect(await readdir(directory)).toEqual([]);
    release();
    await saved;
    expect(await idsIn(await backup)).toEqual(["a"]);
  });

  it("of the same minute takes the place of the one before", async () => {
    const started = await start();
    const names = await Promise.all([started.backup.backupNow(), started.backup.backupNow()]);
    await started.save("a");
    names.push(await started.backup.backupNow());
    expect(new Set(names).size).toBe(1);
    expect(await idsIn(names[0] ?? "")).toEqual(["a"]);
  });

  it("is made of a snapshot when the interval has passed since the last one, and not before", async () => {
    const started = await start({ backups: { intervalMs: 10 * MINUTE_MS } });
    const { made } = started;
    await started.save("a");
    await made.durable.snapshot();
    made.clock.advance(9 * MINUTE_MS);
    await made.durable.snapshot();
    expect(await readdir(directory)).toEqual([]);
    made.clock.advance(MINUTE_MS);
    await made.durable.snapshot();
    await vi.waitFor(() => expect(counts(started)).toEqual([1, 0]));
    made.clock.advance(9 * MINUTE_MS);
    await made.durable.snapshot();
    made.clock.advance(MINUTE_MS);
    await made.durable.snapshot();
    await vi.waitFor(() => expect(counts(started)).toEqual([2, 0]));
    expect(await readdir(directory)).toEqual([
      "scheduler-backup-2026-02-01-00-08",
      "scheduler-backup-2026-02-01-00-18",
    ]);
  });

  it("pushes the oldest ones out when there are more than may be kept, and nothing else", async () => {
    const started = await start({ backups: { maxSaved: 2 } });
    await writeFile(join(directory, "notes.txt"), "kept");
    for (let i = 0; i < 4; i++) {
      await started.backup.backupNow();
      started.made.clock.advance(MINUTE_MS);
    }
    const kept = ["scheduler-backup-2026-02-01-00-00", "scheduler-backup-2026-02-01-00-01"];
    expect((await readdir(directory)).toSorted()).toEqual(["notes.txt", ...kept]);
  });

  it("that cannot be written is an error, is counted, and leaves nothing behind", async () => {
    const started = await start();
    await mkdir(join(directory, backupName(START_MS)));
    await expect(started.backup.backupNow()).rejects.toMatchObject({
      code: "FAILED",
      message: expect.stringContaining(`scheduler-backup-2026-01-31-23-58 could not be written to ${directory}: `),
    });
    expect(counts(started)).toEqual([0, 1]);
    expect(await readdir(directory)).toEqual(["scheduler-backup-2026-01-31-23-58"]);
    started.made.clock.advance(MINUTE_MS);
    await started.backup.backupNow();
    expect(counts(started)).toEqual([1, 1]);
  });

  it("may be read by its owner's group, and by nobody else", async () => {
    const started = await start();
    const { mode } = await stat(join(directory, await started.backup.backupNow()));
    expect(mode & 0o007).toBe(0);
  });
});

describe("the backup directory", () => {
  it("is made when there is none, and freed of what a crash left unfinished", async () => {
    await mkdir(directory);
    const abandoned = join(directory, "temp_scheduler-backup-2026-01-31-23-57");
    await writeFile(abandoned, "half");
    await utimes(abandoned, 0, 0);
    await writeFile(join(directory, "temp_scheduler-backup-2026-01-31-23-58"), "being written");
    await writeFile(join(directory, "scheduler-backup-2026-01-31-23-56"), "whole");
    const opened = await BackupDirectory.open(directory, silentLogger);
    const whole = "scheduler-backup-2026-01-31-23-56";
    expect(await opened.list()).toEqual([whole]);
    expect((await readdir(directory)).toSorted()).toEqual([whole, "temp_scheduler-backup-2026-01-31-23-58"]);
    const deeper = join(directory, "a/b/c");
    expect(await (await BackupDirectory.open(deeper, silentLogger)).list()).toEqual([]);
  });

  it("that is a file is refused, as one below a file, and one that cannot be made", async () => {
    await writeFile(directory, "");
    for (const path of [directory, join(directory, "below"), "/proc/backups"]) {
      const message = `Unable to create backup dir ${path}: E`;
      await expect(BackupDirectory.open(path, silentLogger)).rejects.toThrow(message);
    }
  });

  it("need not be given", async () => {
    const { durable, clock, close } = await testStorage();
    const settings = { directory: undefined, intervalMs: 1, maxSaved: 1 };
    const none = { settings, storage: durable, clock, stats: new StatsRegistry(), logger: silentLogger };
    expect(await openBackups({ ...none, shutDown: () => undefined })).toBeUndefined();
    await close();
  });
});
