/** When a partitioned task is given up. From Aurora's `state/PartitionManager.java`. */
import type { ScheduledTask } from "../domain/task.ts";
import { latestEvent } from "../domain/task.ts";

/** Message of the transition to LOST. */
export const PARTITION_TIMEOUT_MESSAGE = "Task partitioned for too long.";

/**
 * Milliseconds from `nowMs` until a PARTITIONED task is to be moved to LOST; undefined when its policy is
 * to wait for the agent for ever. A task without a policy is given up at once.
 */
export function partitionDelayMs(task: ScheduledTask, nowMs: number): number | undefined {
  const policy = task.assignedTask.task.partitionPolicy;
  if (policy !== undefined && !policy.reschedule) return undefined;
  const partitionedMs = latestEvent(task)?.timestamp ?? nowMs;
  return Math.max(0, partitionedMs + (policy?.delaySecs ?? 0) * 1000 - nowMs);
}
