/**
 * Recovery from a backup while the scheduler runs: a backup is staged, looked at, cut down, and committed or unloaded.
 * One at a time. Behaviour and messages from Aurora's `Recovery.java`.
 *
 * To commit is to put the staged state in the place of all that the log holds, as one unit, and then to end the
 * process in order: whoever leads next starts from the restored state.
 */
import type { Logger } from "../../server/base/logger.ts";
import { ApiError, invalidRequest } from "../../server/core/domain/api-error.ts";
import type { ScheduledTask, TaskQuery } from "../../server/core/domain/task.ts";
import type { DurableStorage } from "../durable-storage.ts";
import type { BackupDirectory } from "./backup-directory.ts";
import { BackupError } from "./backup-error.ts";
import { explained, readBackupFile } from "./backup-file.ts";
import { TemporaryStorage } from "./temporary-storage.ts";

export interface RecoveryOptions {
  readonly directory: BackupDirectory;
  readonly storage: Pick<DurableStorage, "replaceState">;
  /** Ends the process in order, for its supervisor to start it again. */
  readonly shutDown: (message: string) => void;
  readonly logger: Logger;
}

/** The one backup that is loaded, or being loaded while `storage` is undefined. */
interface Staged {
  readonly backup: string;
  storage: TemporaryStorage | undefined;
  /** The deletion under way, or the last one; who looks at the storage waits for it. */
  deletion: Promise<unknown>;
  isCommitting: boolean;
}

export class Recovery {
  readonly #options: RecoveryOptions;
  #staged: Staged | undefined;

  constructor(options: RecoveryOptions) {
    this.#options = options;
  }

  /** The names of the backups that can be staged, oldest first. */
  listBackups(): Promise<string[]> {
    return this.#options.directory.list();
  }

  /** @throws {ApiError} INVALID_REQUEST when another one is loaded, or when there is no such backup or it is damaged. */
  async stage(backup: string): Promise<void> {
    this.#expectNotCommitting();
    if (this.#staged !== undefined) {
      throw invalidRequest(`Another backup is already loaded. Commit or unload ${this.#staged.backup} first.`);
    }
    const staged: Staged = { backup, storage: undefined, deletion: Promise.resolve(), isCommitting: false };
    this.#staged = staged;
    try {
      const storage = await this.#load(backup);
      if (this.#staged !== staged) throw invalidRequest(`Backup ${backup} was unloaded while it was being loaded.`);
      staged.storage = storage;
      this.#options.logger.info({ backup, tasks: storage.taskCount }, "Staged a backup");
    } catch (error) {
      if (this.#staged === staged) this.#staged = undefined;
      if (error instanceof BackupError) throw invalidRequest(error.message);
      throw error;
    }
  }

  /** @throws {ApiError} INVALID_REQUEST when no backup is loaded. */
  async query(query: TaskQuery): Promise<ScheduledTask[]> {
    const { staged, storage } = this.#loaded();
    await staged.deletion;
    return storage.fetchTasks(query);
  }

  /** @returns how many tasks were deleted. @throws {ApiError} INVALID_REQUEST when no backup is loaded. */
  async deleteTasks(query: TaskQuery): Promise<number> {
    const { staged, backup, storage } = this.#loaded();
    const deletion = staged.deletion.then(() => storage.deleteTasks(query));
    staged.deletion = deletion;
    const deleted = await deletion;
    this.#options.logger.info({ backup, query, deleted }, "Deleted tasks from the staged backup");
    return deleted;
  }

  /** Forgets what is staged, if anything is. */
  unload(): void {
    this.#expectNotCommitting();
    this.#staged = undefined;
  }

  /**
   * Resolves when the log holds the staged state in the place of its own; the process is about to end then.
   * @throws {ApiError} INVALID_REQUEST when no backup is loaded.
   */
  async commit(): Promise<void> {
    const { staged, backup, storage } = this.#loaded();
    staged.isCommitting = true;
    try {
      await staged.deletion;
      await this.#options.storage.replaceState(storage.toState());
    } catch (error) {
      staged.isCommitting = false;
      throw error;
    }
    this.#options.shutDown(`Restored from backup ${backup}: ending the process, to start with the restored state.`);
  }

  #load(backup: string): Promise<TemporaryStorage> {
    const path = this.#options.directory.pathOf(backup);
    return explained(path, async () => TemporaryStorage.load(await readBackupFile(path)));
  }

  #loaded(): { readonly staged: Staged; readonly backup: string; readonly storage: TemporaryStorage } {
    this.#expectNotCommitting();
    const staged = this.#staged;
    if (staged?.storage === undefined) throw invalidRequest("No backup loaded. Stage one first.");
    return { staged, backup: staged.backup, storage: staged.storage };
  }

  #expectNotCommitting(): void {
    if (this.#staged?.isCommitting !== true) return;
    const message = `Backup ${this.#staged.backup} is being committed; the scheduler restarts with it.`;
    throw new ApiError("ERROR_TRANSIENT", message);
  }
}
