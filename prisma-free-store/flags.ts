/**
 * Flags of the log and the storage on it. Names, units and defaults from Aurora's `MesosLogStreamModule.java`,
 * `LogPersistenceModule.java` and `SnapshotModule.java`.
 */
import {
  durationFlag,
  flagGroup,
  integerFlag,
  optionalStringFlag,
  positive,
  sizeFlag,
  stringFlag,
  type FlagValues,
} from "../server/base/flags/flag.ts";

/** Entries have a fixed overhead, and each should hold at least a few ops. */
const MIN_ENTRY_BYTES = 1024;

export const logFlags = flagGroup(
  "Replicated log",
  {
    path: stringFlag(
      "native_log_file_path",
      "",
      "Directory of this scheduler's replica of the log. Made by: bin/mesos-log initialize --path=DIR. Required.",
    ),
    quorumSize: integerFlag("native_log_quorum_size", 1, "The size of the quorum required for all log mutations.", {
      check: positive,
    }),
    zkGroupPath: optionalStringFlag(
      "native_log_zk_group_path",
      "A zookeeper node for use by the native log to track the master coordinator.",
    ),
    electionTimeoutMs: durationFlag(
      "native_log_election_timeout",
      "15secs",
      "The timeout for a single attempt to obtain a new log writer.",
      { check: positive },
    ),
    electionRetries: integerFlag(
      "native_log_election_retries",
      20,
      "The maximum number of attempts to obtain a new log writer.",
      { check: positive },
    ),
    readTimeoutMs: durationFlag("native_log_read_timeout", "5secs", "The timeout for doing log reads.", {
      check: positive,
    }),
    writeTimeoutMs: durationFlag(
      "native_log_write_timeout",
      "3secs",
      "The timeout for doing log appends and truncations.",
      { check: positive },
    ),
  },
  ({ path }) => (path === "" ? ["A value for the -native_log_file_path flag must be supplied"] : []),
);

export const storageFlags = flagGroup("Storage", {
  maxEntryBytes: sizeFlag(
    "dlog_max_entry_size",
    "512KB",
    "Specifies the maximum entry size to append to the log. Larger entries will be split across entry Frames.",
    { check: (bytes) => (bytes >= MIN_ENTRY_BYTES ? undefined : "must be at least 1KB") },
  ),
  snapshotIntervalMs: durationFlag(
    "dlog_snapshot_interval",
    "1hrs",
    "Specifies the frequency at which snapshots of local storage are taken and written to the log.",
    { check: positive },
  ),
});

export type LogSettings = FlagValues<typeof logFlags>;
export type StorageSettings = FlagValues<typeof storageFlags>;
