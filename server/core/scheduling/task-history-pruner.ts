/** Which tasks that are over are forgotten, and when. From Aurora's `pruning/TaskHistoryPruner.java`. */
import { isTerminal } from "../domain/schedule-status.ts";
import type { ScheduledTask } from "../domain/task.ts";
import { latestEvent, taskId } from "../domain/task.ts";

export interface HistoryPrunerSettings {
  /** `-history_prune_threshold`: how long a task that is over is kept. */
  readonly pruneThresholdMs: number;
  /** `-history_min_retention_threshold`: how long it is kept at least, however many there are. */
  readonly minRetentionThresholdMs: number;
  /** `-history_max_per_job_threshold`. */
  readonly maxPerJob: number;
}

/** Milliseconds from `nowMs` until a task that ended at `endedMs` is deleted for its age. */
export function pruneDelayMs(endedMs: number, nowMs: number, settings: HistoryPrunerSettings): number {
  const ageMs = Math.max(0, nowMs - endedMs);
  return Math.max(settings.minRetentionThresholdMs, settings.pruneThresholdMs - ageMs);
}

/**
 * The tasks of one job that are to be deleted because it has too many that are over: the oldest first, and
 * none younger than the minimum.
 *
 * @param jobTasks tasks of the job; those in other than terminal states are passed over.
 * @returns ids, oldest first.
 */
export function selectForPruning(
  jobTasks: Iterable<ScheduledTask>,
  nowMs: number,
  settings: HistoryPrunerSettings,
): string[] {
  const ended: { readonly id: string; readonly atMs: number }[] = [];
  for (const task of jobTasks) {
    if (isTerminal(task.status)) ended.push({ id: taskId(task), atMs: latestEvent(task)?.timestamp ?? 0 });
  }
  const excess = ended.length - settings.maxPerJob;
  if (excess <= 0) return [];
  return ended
    .filter((task) => task.atMs <= nowMs - settings.minRetentionThresholdMs)
    .sort((a, b) => a.atMs - b.atMs)
    .slice(0, excess)
    .map((task) => task.id);
}
