/** Flags of backups. Names, units and defaults from Aurora's `BackupModule.java`, where the directory is required. */
import {
  durationFlag,
  flagGroup,
  integerFlag,
  optionalStringFlag,
  positive,
  type FlagValues,
} from "../../server/base/flags/flag.ts";

export const backupFlags = flagGroup("Backups", {
  directory: optionalStringFlag(
    "backup_dir",
    "Directory to store backups under. Will be created if it does not exist. Without it no backups are made.",
  ),
  intervalMs: durationFlag("backup_interval", "1hrs", "Minimum interval on which to write a storage backup.", {
    check: positive,
  }),
  maxSaved: integerFlag(
    "max_saved_backups",
    48,
    "Maximum number of backups to retain before deleting the oldest backups.",
    { check: positive },
  ),
});

export type BackupSettings = FlagValues<typeof backupFlags>;
