/** Flags of scheduling; Aurora's `SchedulingModule.Options` and the batch sizes of `SchedulerModule.Options`. */
import { durationFlag, flagGroup, integerFlag, numberFlag, positive, type FlagValues } from "../../base/flags/flag.ts";

export const schedulingFlags = flagGroup(
  "Scheduling",
  {
    maxScheduleAttemptsPerSec: numberFlag(
      "max_schedule_attempts_per_sec",
      40,
      "Maximum number of scheduling attempts to make per second.",
      { check: positive },
    ),
    flappingTaskThresholdMs: durationFlag(
      "flapping_task_threshold",
      "5mins",
      "A task that repeatedly runs for less than this time is considered to be flapping.",
    ),
    initialFlappingTaskDelayMs: durationFlag(
      "initial_flapping_task_delay",
      "30secs",
      "Initial amount of time to wait before attempting to schedule a flapping task.",
      { check: positive },
    ),
    maxFlappingTaskDelayMs: durationFlag(
      "max_flapping_task_delay",
      "5mins",
      "Maximum delay between attempts to schedule a flapping task.",
      { check: positive },
    ),
    maxRescheduleTaskDelayOnStartupMs: durationFlag(
      "max_reschedule_task_delay_on_startup",
      "30secs",
      "Upper bound of random delay for pending task rescheduling on scheduler startup; with few pending tasks less is used.",
    ),
    firstScheduleDelayMs: durationFlag(
      "first_schedule_delay",
      "1ms",
      "Initial amount of time to wait before first attempting to schedule a PENDING task.",
      { check: positive },
    ),
    initialSchedulePenaltyMs: durationFlag(
      "initial_schedule_penalty",
      "1secs",
      "Initial amount of time to wait before attempting to schedule a task that has failed to schedule.",
      { check: positive },
    ),
    maxSchedulePenaltyMs: durationFlag(
      "max_schedule_penalty",
      "1mins",
      "Maximum delay between attempts to schedule a PENDING task.",
      { check: positive },
    ),
    schedulingMaxBatchSize: integerFlag(
      "scheduling_max_batch_size",
      3,
      "The maximum number of scheduling attempts that can be processed in a batch.",
      { check: positive },
    ),
    maxTasksPerScheduleAttempt: integerFlag(
      "max_tasks_per_schedule_attempt",
      5,
      "The maximum number of tasks to pick in a single scheduling attempt.",
      { check: positive },
    ),
    maxStatusUpdateBatchSize: integerFlag(
      "max_status_update_batch_size",
      1_000,
      "The maximum number of status updates that can be processed in a batch.",
      { check: positive },
    ),
    maxTaskEventBatchSize: integerFlag(
      "max_task_event_batch_size",
      300,
      "The maximum number of task state change events that can be processed in a batch.",
      { check: positive },
    ),
  },
  (values) => [
    ...(values.initialSchedulePenaltyMs > values.maxSchedulePenaltyMs
      ? ["-initial_schedule_penalty must not be longer than -max_schedule_penalty"]
      : []),
    ...(values.initialFlappingTaskDelayMs > values.maxFlappingTaskDelayMs
      ? ["-initial_flapping_task_delay must not be longer than -max_flapping_task_delay"]
      : []),
  ],
);

export type SchedulingSettings = FlagValues<typeof schedulingFlags>;
