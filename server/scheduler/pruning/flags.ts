/** Flags of history pruning; Aurora's `PruningModule.Options`. */
import { durationFlag, flagGroup, integerFlag, type FlagValues } from "../../base/flags/flag.ts";

export const pruningFlags = flagGroup(
  "Pruning",
  {
    pruneThresholdMs: durationFlag(
      "history_prune_threshold",
      "2days",
      "Time after which the scheduler will prune terminated task history.",
    ),
    maxPerJob: integerFlag(
      "history_max_per_job_threshold",
      100,
      "Maximum number of terminated tasks to retain in a job history.",
      { check: (value) => (value >= 0 ? undefined : "must not be negative") },
    ),
    minRetentionThresholdMs: durationFlag(
      "history_min_retention_threshold",
      "1hrs",
      "Minimum guaranteed time for task history retention before any pruning is attempted.",
    ),
  },
  (values) =>
    values.minRetentionThresholdMs > values.pruneThresholdMs
      ? ["-history_min_retention_threshold must not be longer than -history_prune_threshold"]
      : [],
);

export type PruningSettings = FlagValues<typeof pruningFlags>;
