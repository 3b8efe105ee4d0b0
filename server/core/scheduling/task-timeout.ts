/** Tasks that are stuck. From Aurora's `reconciliation/TaskTimeout.java` and `KillRetry.java`. */
import type { ScheduleStatus } from "../domain/schedule-status.ts";
import { TRANSIENT_STATES } from "../domain/schedule-status.ts";
import type { BackoffSettings } from "./backoff.ts";

/** Message of the transition to LOST. */
export const TASK_TIMEOUT_MESSAGE = "Task timed out";

export interface TaskTimeoutSettings {
  /** `-transient_task_state_timeout`. */
  readonly transientTaskStateTimeoutMs: number;
  /** `-initial_task_kill_retry_interval`. */
  readonly initialTaskKillRetryIntervalMs: number;
}

/**
 * Milliseconds that a task may stay in `status` once it is seen in it, then it is to be moved to LOST,
 * provided that it is in that status still; undefined for a status without a limit. A scheduler that takes
 * over counts from its own start: it cannot know what it missed.
 */
export function taskTimeoutMs(status: ScheduleStatus, settings: TaskTimeoutSettings): number | undefined {
  return TRANSIENT_STATES.has(status) ? settings.transientTaskStateTimeoutMs : undefined;
}

/** The waits between repeated kills of a task that stays in KILLING; see `nextBackoffMs`. */
export function killRetryBackoff(settings: TaskTimeoutSettings): BackoffSettings {
  return {
    initialMs: settings.initialTaskKillRetryIntervalMs,
    maxMs: settings.transientTaskStateTimeoutMs,
  };
}
