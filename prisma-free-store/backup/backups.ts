/** Backups of a storage, and recovery from them: what `-backup_dir` switches on. */
import type { Clock } from "../../server/base/clock.ts";
import type { Logger } from "../../server/base/logger.ts";
import type { StatsRegistry } from "../../server/base/stats/stats.ts";
import type { DurableStorage } from "../durable-storage.ts";
import { BackupDirectory } from "./backup-directory.ts";
import type { BackupSettings } from "./flags.ts";
import { Recovery } from "./recovery.ts";
import { StorageBackup } from "./storage-backup.ts";

export interface BackupsOptions {
  readonly settings: BackupSettings;
  readonly storage: DurableStorage;
  readonly clock: Clock;
  readonly stats: StatsRegistry;
  readonly logger: Logger;
  /** Ends the process in order, for its supervisor to start it again. */
  readonly shutDown: (message: string) => void;
}

export interface Backups {
  readonly backup: StorageBackup;
  readonly recovery: Recovery;
}

/** Begins to make backups; undefined without `-backup_dir`. @throws {BackupError} when the directory is of no use */
export async function openBackups(options: BackupsOptions): Promise<Backups | undefined> {
  const { settings, storage, clock, stats, shutDown } = options;
  if (settings.directory === undefined) return undefined;
  const logger = options.logger.child({ part: "backups" });
  const directory = await BackupDirectory.open(settings.directory, logger);
  return {
    backup: new StorageBackup({ directory, settings, storage, clock, stats, logger }),
    recovery: new Recovery({ directory, storage, shutDown, logger }),
  };
}
