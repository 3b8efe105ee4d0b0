/**
 * Makes backups: of a snapshot that was taken anyway, once `-backup_interval` has passed since the last one, and on
 * request. Behaviour and stats from Aurora's `StorageBackup.java`.
 */
import type { Clock } from "../../server/base/clock.ts";
import type { Logger } from "../../server/base/logger.ts";
import type { Counter, StatsRegistry } from "../../server/base/stats/stats.ts";
import type { DurableStorage } from "../durable-storage.ts";
import type { TakenSnapshot } from "../snapshot/taken-snapshot.ts";
import { backupName, type BackupDirectory } from "./backup-directory.ts";
import type { BackupSettings } from "./flags.ts";
import { BackupError, reasonOf } from "./backup-error.ts";

export interface StorageBackupOptions {
  readonly directory: BackupDirectory;
  readonly settings: Pick<BackupSettings, "intervalMs" | "maxSaved">;
  readonly storage: Pick<DurableStorage, "capture" | "onSnapshot">;
  readonly clock: Clock;
  readonly stats: StatsRegistry;
  readonly logger: Logger;
}

export class StorageBackup {
  readonly #options: StorageBackupOptions;
  readonly #successes: Counter;
  readonly #failures: Counter;
  #lastBackupMs: number;
  /** The backup being written, or the last one: one is written at a time. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: StorageBackupOptions) {
    this.#options = options;
    const { stats, clock, storage } = options;
    this.#successes = stats.counter("scheduler_backup_success");
    this.#failures = stats.counter("scheduler_backup_failed");
    this.#lastBackupMs = clock.nowMs();
    storage.onSnapshot((taken) => this.#snapshotTaken(taken));
  }

  /** Backs up the state of this moment. Resolves with the backup's name when it is durable. @throws {BackupError} FAILED */
  async backupNow(): Promise<string> {
    return this.#save(await this.#options.storage.capture());
  }

  #snapshotTaken(taken: TakenSnapshot): void {
    const { clock, settings, logger } = this.#options;
    if (clock.nowMs() < this.#lastBackupMs + settings.intervalMs) return;
    this.#save(taken).catch((error: unknown) => logger.error({ err: error }, "Failed to prepare backup"));
  }

  #save(taken: TakenSnapshot): Promise<string> {
    const saved = this.#last.catch(() => undefined).then(() => this.#write(taken));
    this.#last = saved;
    return saved;
  }

  async #write({ payload }: TakenSnapshot): Promise<string> {
    const { directory, settings, clock, logger } = this.#options;
    this.#lastBackupMs = clock.nowMs();
    const name = backupName(this.#lastBackupMs);
    try {
      await directory.save(name, payload);
      this.#successes.increment();
      logger.info({ name, bytes: payload.body.length }, "Saved backup");
    } catch (error) {
      this.#failures.increment();
      const path = directory.path;
      throw new BackupError("FAILED", `The backup ${name} could not be written to ${path}: ${reasonOf(error)}.`, {
        cause: error,
      });
    }
    await directory
      .prune(settings.maxSaved)
      .catch((error: unknown) => logger.error({ err: error }, "Failed to list backup dir"));
    return name;
  }
}
