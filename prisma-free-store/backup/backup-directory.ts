/**
 * The directory of backups: `scheduler-backup-YYYY-MM-DD-HH-mm`, in UTC, so that their order by name is their order in
 * time. A backup appears under its name when it is whole and durable. Behaviour from Aurora's `StorageBackup.java`.
 */
import { constants } from "node:fs";
import { access, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import type { Logger } from "../../server/base/logger.ts";
import type { Payload } from "../entries/log-entry.ts";
import { syncDirectoryOf, writeBackupFile } from "./backup-file.ts";
import { BackupError, reasonOf } from "./backup-error.ts";

const FILE_PREFIX = "scheduler-backup-";
const TEMP_PREFIX = "temp_";

/** Nobody writes on one file for so long; a younger one may be another scheduler's that shares the directory. */
const ABANDONED_AFTER_MS = 3_600_000;

/** Names that may be asked for: no paths, no files that are hidden or being written. */
const NAME = /^[A-Za-z0-9][\w.-]*$/;

/** Of a backup made at this time. */
export function backupName(nowMs: number): string {
  const [date, hours, minutes] = new Date(nowMs).toISOString().split(/[T:]/);
  return `${FILE_PREFIX}${date}-${hours}-${minutes}`;
}

export class BackupDirectory {
  readonly path: string;
  readonly #logger: Logger;

  private constructor(path: string, logger: Logger) {
    this.path = path;
    this.#logger = logger;
  }

  /** Makes the directory if need be; removes what a crash left unfinished. @throws {BackupError} FAILED */
  static async open(path: string, logger: Logger): Promise<BackupDirectory> {
    try {
      if (await makeDirectory(resolve(path))) logger.info({ path }, "Created backup dir");
    } catch (error) {
      throw new BackupError("FAILED", `Unable to create backup dir ${path}: ${reasonOf(error)}.`, { cause: error });
    }
    try {
      await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
    } catch (error) {
      throw new BackupError("FAILED", `Backup dir ${path} is not writable: ${reasonOf(error)}.`, { cause: error });
    }
    const directory = new BackupDirectory(path, logger);
    for (const name of await readdir(path)) {
      if (name.startsWith(`${TEMP_PREFIX}${FILE_PREFIX}`)) await directory.#removeAbandoned(name);
    }
    return directory;
  }

  /** The names of the backups, oldest first. Also files under other names that somebody put there. */
  async list(): Promise<string[]> {
    const entries = await readdir(this.path, { withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
    return files.filter((name) => NAME.test(name) && !name.startsWith(TEMP_PREFIX)).toSorted();
  }

  /** @throws {BackupError} MISSING for what cannot be the name of a backup */
  pathOf(name: string): string {
    if (!NAME.test(name)) throw new BackupError("MISSING", `Backup ${name} does not exist.`);
    return join(this.path, name);
  }

  /** Writes a backup; one of the same minute is replaced. @throws {Error} what the file system says */
  async save(name: string, payload: Payload): Promise<void> {
    const path = join(this.path, name);
    const tempPath = join(this.path, `${TEMP_PREFIX}${name}`);
    await rm(tempPath, { force: true });
    try {
      await writeBackupFile(tempPath, payload);
      await rename(tempPath, path);
    } catch (error) {
      await rm(tempPath, { force: true }).catch(() => undefined);
      throw error;
    }
    await syncDirectoryOf(path);
  }

  /** Deletes the oldest backups until there are no more than `maxSaved`. */
  async prune(maxSaved: number): Promise<void> {
    const backups = (await this.list()).filter((name) => name.startsWith(FILE_PREFIX));
    const outdated = backups.slice(0, Math.max(0, backups.length - maxSaved));
    if (outdated.length > 0) this.#logger.info({ outdated }, "Deleting outdated backups");
    for (const name of outdated) await this.#remove(name);
  }

  async #removeAbandoned(name: string): Promise<void> {
    const file = await stat(join(this.path, name)).catch(() => undefined);
    if (file !== undefined && file.mtimeMs < Date.now() - ABANDONED_AFTER_MS) await this.#remove(name);
  }

  async #remove(name: string): Promise<void> {
    await rm(join(this.path, name)).catch((error: unknown) => {
      this.#logger.error({ err: error, name }, "Failed to delete file");
    });
  }
}

/**
 * Makes a directory and those above it. By hand: Node's own way tries for ever where a file system refuses with ENOENT, as
 * /proc does. @returns false when it is there already
 */
async function makeDirectory(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && (await stat(path)).isDirectory()) return false;
    if (code !== "ENOENT" || !(await makeDirectory(dirname(path)))) throw error;
  }
  await mkdir(path);
  return true;
}
