/** For tests: a storage whose backups go to a temporary directory. */
import { silentLogger } from "../../server/base/logger.ts";
import { testTask } from "../testing-entities.ts";
import { testStorage, type TestStorage, type TestStorageOptions } from "../testing.ts";
import { must } from "../../server/core/domain/invariant.ts";
import { openBackups, type Backups } from "./backups.ts";
import type { BackupSettings } from "./flags.ts";

export interface BackedUpStorage extends Backups {
  readonly made: TestStorage;
  /** What the shutdown was asked for with. */
  readonly shutDowns: string[];
  /** Saves PENDING tasks. */
  save(...taskIds: string[]): Promise<void>;
}

export async function backedUpStorage(
  directory: string,
  options: TestStorageOptions & { readonly backups?: Partial<BackupSettings> } = {},
): Promise<BackedUpStorage> {
  const made = await testStorage(options);
  const { clock, stats, durable, storage } = made;
  const shutDowns: string[] = [];
  const backups = await openBackups({
    settings: { directory, intervalMs: 3_600_000, maxSaved: 48, ...options.backups },
    storage: durable,
    clock,
    stats,
    logger: silentLogger,
    shutDown: (message) => void shutDowns.push(message),
  });
  return {
    ...must(backups, "a directory was given"),
    made,
    shutDowns,
    save: (...taskIds) => storage.write(({ tasks }) => tasks.saveTasks(taskIds.map((id) => testTask(id)))),
  };
}
