/** Flags of reconciliation and retries; Aurora's `ReconciliationModule.Options`. */
import { durationFlag, flagGroup, integerFlag, positive, type FlagValues } from "../../base/flags/flag.ts";

export const reconciliationFlags = flagGroup(
  "Reconciliation",
  {
    transientTaskStateTimeoutMs: durationFlag(
      "transient_task_state_timeout",
      "5mins",
      "The amount of time after which to treat a task stuck in a transient state as LOST.",
      { check: positive },
    ),
    initialTaskKillRetryIntervalMs: durationFlag(
      "initial_task_kill_retry_interval",
      "15secs",
      "When killing a task, retry after this delay if Mesos has not responded, backing off up to transient_task_state_timeout.",
      { check: positive },
    ),
    initialDelayMs: durationFlag(
      "reconciliation_initial_delay",
      "1mins",
      "Initial amount of time to delay task reconciliation after scheduler start up.",
    ),
    explicitIntervalMs: durationFlag(
      "reconciliation_explicit_interval",
      "60mins",
      "Interval on which the scheduler asks Mesos for status updates of all non-terminal tasks known to the scheduler.",
      { check: positive },
    ),
    implicitIntervalMs: durationFlag(
      "reconciliation_implicit_interval",
      "60mins",
      "Interval on which the scheduler asks Mesos for status updates of all non-terminal tasks known to Mesos.",
      { check: positive },
    ),
    scheduleSpreadMs: durationFlag(
      "reconciliation_schedule_spread",
      "30mins",
      "Difference between explicit and implicit reconciliation, so that the two schedules do not overlap.",
    ),
    explicitBatchSize: integerFlag(
      "reconciliation_explicit_batch_size",
      1_000,
      "Number of tasks in a single batch request sent to Mesos for explicit reconciliation.",
      { check: positive },
    ),
    explicitBatchIntervalMs: durationFlag(
      "reconciliation_explicit_batch_interval",
      "5secs",
      "Interval between explicit batch reconciliation requests.",
      { check: positive },
    ),
  },
  (values) =>
    values.initialTaskKillRetryIntervalMs > values.transientTaskStateTimeoutMs
      ? ["-initial_task_kill_retry_interval must not be longer than -transient_task_state_timeout"]
      : [],
);

export type ReconciliationSettings = FlagValues<typeof reconciliationFlags>;
