/**
 * `ScheduleStatus` of api.thrift: the sixteen states of a task, their wire numbers, and the sets of
 * states that Aurora's rules are phrased in.
 */

/** Status name -> the number that api.thrift gives it. */
export const SCHEDULE_STATUS_NUMBERS = {
  PENDING: 0,
  STARTING: 1,
  RUNNING: 2,
  FINISHED: 3,
  FAILED: 4,
  KILLED: 5,
  KILLING: 6,
  LOST: 7,
  ASSIGNED: 9,
  INIT: 11,
  RESTARTING: 12,
  PREEMPTING: 13,
  THROTTLED: 16,
  DRAINING: 17,
  PARTITIONED: 18,
} as const;

/** A state that a task may be in. */
export type ScheduleStatus = keyof typeof SCHEDULE_STATUS_NUMBERS;

/** Every status, in the order of a task's life. */
export const SCHEDULE_STATUSES: readonly ScheduleStatus[] = [
  "INIT",
  "THROTTLED",
  "PENDING",
  "ASSIGNED",
  "STARTING",
  "RUNNING",
  "PARTITIONED",
  "PREEMPTING",
  "RESTARTING",
  "DRAINING",
  "KILLING",
  "FINISHED",
  "FAILED",
  "KILLED",
  "LOST",
];

function statuses(...names: ScheduleStatus[]): ReadonlySet<ScheduleStatus> {
  return new Set(names);
}

/** The task exists or is meant to exist: all but INIT and the terminal states. */
export const ACTIVE_STATES = statuses(
  "ASSIGNED",
  "DRAINING",
  "KILLING",
  "PENDING",
  "PREEMPTING",
  "RESTARTING",
  "RUNNING",
  "STARTING",
  "PARTITIONED",
  "THROTTLED",
);

/** The task has an agent. */
export const SLAVE_ASSIGNED_STATES = statuses(
  "ASSIGNED",
  "DRAINING",
  "KILLING",
  "PREEMPTING",
  "RESTARTING",
  "RUNNING",
  "PARTITIONED",
  "STARTING",
);

/** The task's processes may be alive on an agent. */
export const LIVE_STATES = statuses("KILLING", "PREEMPTING", "RESTARTING", "DRAINING", "PARTITIONED", "RUNNING");

/** The task is over and never changes again, save for its deletion. */
export const TERMINAL_STATES = statuses("FAILED", "FINISHED", "KILLED", "LOST");

/** States a task should leave by itself soon; `TaskTimeout.TRANSIENT_STATES`. */
export const TRANSIENT_STATES = statuses("ASSIGNED", "PREEMPTING", "RESTARTING", "KILLING", "DRAINING");

/** True for a status in {@link TERMINAL_STATES}. */
export function isTerminal(status: ScheduleStatus): boolean {
  return TERMINAL_STATES.has(status);
}

/** True for a status in {@link ACTIVE_STATES}. */
export function isActive(status: ScheduleStatus): boolean {
  return ACTIVE_STATES.has(status);
}
