/**
 * How long a task is held back before it may be scheduled (again). From Aurora's
 * `scheduling/RescheduleCalculator.java`.
 *
 * A task flapped when it ended by itself sooner than the threshold after it was last active. Every
 * flapping ancestor in a row lengthens the wait of the task that replaces it.
 */
import { ACTIVE_STATES } from "../domain/schedule-status.ts";
import type { ScheduleStatus } from "../domain/schedule-status.ts";
import { isTerminal } from "../domain/schedule-status.ts";
import type { ScheduledTask } from "../domain/task.ts";
import type { Rng } from "../random/rng.ts";
import type { BackoffSettings } from "./backoff.ts";
import { nextBackoffMs } from "./backoff.ts";

export interface RescheduleSettings {
  /** `-flapping_task_threshold`. */
  readonly flappingThresholdMs: number;
  /** `-initial_flapping_task_delay` and `-max_flapping_task_delay`. */
  readonly backoff: BackoffSettings;
  /** `-max_reschedule_task_delay_on_startup`. */
  readonly maxStartupDelayMs: number;
}

/** Ended from outside; such a task is not to blame. */
const INTERRUPTED_TASK_STATES: ReadonlySet<ScheduleStatus> = new Set(["RESTARTING", "KILLING", "DRAINING"]);

/** What the calculation needs besides the task. */
export interface RescheduleContext {
  readonly settings: RescheduleSettings;
  readonly rng: Rng;
  /** A task in the store, to follow `ancestorId`. */
  fetchTask(taskId: string): ScheduledTask | undefined;
}

/** True when a task that is over ran too shortly. */
export function flapped(task: ScheduledTask, thresholdMs: number): boolean {
  const events = task.taskEvents;
  const end = events.at(-1);
  if (end === undefined || !isTerminal(end.status)) return false;
  if (events.some((event) => INTERRUPTED_TASK_STATES.has(event.status))) return false;
  const active = events.findLast((event) => ACTIVE_STATES.has(event.status));
  return active !== undefined && end.timestamp - active.timestamp < thresholdMs;
}

/**
 * Milliseconds that `task` is held back for what its ancestors did; 0 for none. Only its `ancestorId`
 * counts, not its own end: Aurora decides whether to throttle a replacement by asking for the task that
 * ended (so the first time is free), and how long by asking for the replacement.
 */
export function flappingPenaltyMs(task: ScheduledTask, context: RescheduleContext): number {
  const { settings, rng } = context;
  let penaltyMs = 0;
  let ancestor = ancestorOf(task, context);
  while (ancestor !== undefined && flapped(ancestor, settings.flappingThresholdMs)) {
    const longerMs = nextBackoffMs(penaltyMs, settings.backoff, rng);
    if (longerMs === penaltyMs) break;
    penaltyMs = longerMs;
    ancestor = ancestorOf(ancestor, context);
  }
  return penaltyMs;
}

/**
 * Milliseconds before a task that was PENDING when the scheduler started is tried: spread out, so that a
 * failover does not try everything at once.
 */
export function startupScheduleDelayMs(task: ScheduledTask, context: RescheduleContext): number {
  const jitterMs = Math.floor(context.rng.next() * context.settings.maxStartupDelayMs);
  return jitterMs + flappingPenaltyMs(task, context);
}

/** Milliseconds from `nowMs` until a THROTTLED task becomes PENDING, its penalty counted from `throttledMs`. */
export function throttleDelayMs(throttledMs: number, penaltyMs: number, nowMs: number): number {
  return Math.max(0, throttledMs + penaltyMs - nowMs);
}

function ancestorOf(task: ScheduledTask, context: RescheduleContext): ScheduledTask | undefined {
  return task.ancestorId === undefined ? undefined : context.fetchTask(task.ancestorId);
}
