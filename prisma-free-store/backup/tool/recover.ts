/**
 * Copies the whole state from a backup into the log of a scheduler that is stopped, or from such a log into a backup.
 * Behaviour from Aurora's `Recovery.java` and `RecoveryTool.java` in `storage/durability`, which cannot write backups.
 */
import { access, rename } from "node:fs/promises";
import { captureState } from "../../snapshot/capture.ts";
import { takeSnapshot } from "../../snapshot/taken-snapshot.ts";
import { BackupError, reasonOf } from "../backup-error.ts";
import { explained, readBackupFile, syncDirectoryOf, writeBackupFile } from "../backup-file.ts";
import { TemporaryStorage } from "../temporary-storage.ts";
import { readLogDirectory, writeLogDirectory } from "./log-directory.ts";

export interface LogPlace {
  readonly path: string;
  readonly maxEntryBytes: number;
}

/** @returns what was done, for a person. @throws {BackupError | LogError} */
export async function backupToLog(backup: string, log: LogPlace): Promise<string> {
  const temporary = await explained(backup, async () => TemporaryStorage.load(await readBackupFile(backup)));
  await writeLogDirectory(log.path, temporary.toState(), log);
  const taken = new Date(temporary.timestampMs).toISOString();
  return `Recovered ${temporary.taskCount} tasks from ${backup}, taken at ${taken}, into the log at ${log.path}.`;
}

/** @returns what was done, for a person. @throws {BackupError | LogError} */
export async function logToBackup(log: Pick<LogPlace, "path">, backup: string, nowMs: number): Promise<string> {
  await expectAbsent(backup);
  const { stores, isEmpty, end = 0, unknown } = await readLogDirectory(log.path);
  if (isEmpty) throw new BackupError("MISSING", `There is no state in the log at ${log.path}.`);
  const state = { ops: captureState(stores), configs: stores.configs, timestampMs: nowMs };
  const { payload } = await takeSnapshot("SNAPSHOT", { ...state, asOf: end });
  try {
    const unfinished = `${backup}.unfinished`;
    await writeBackupFile(unfinished, payload);
    await rename(unfinished, backup);
    await syncDirectoryOf(backup);
  } catch (error) {
    throw new BackupError("FAILED", `Backup ${backup} cannot be written: ${reasonOf(error)}.`, { cause: error });
  }
  const left =
    unknown === 0
      ? ""
      : ` Left out: ${unknown} later positions, of which this replica does not know whether they were agreed upon.`;
  return `Recovered ${stores.tasks.size} tasks from the log at ${log.path}, up to position ${end}, into ${backup}.${left}`;
}

async function expectAbsent(backup: string): Promise<void> {
  const exists = await access(backup).then(
    () => true,
    () => false,
  );
  if (exists) throw new BackupError("FAILED", `Refusing to recover into non-empty persistence: ${backup} exists.`);
}
