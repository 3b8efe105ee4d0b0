/**
 * When and in what portions Mesos is asked what it knows of our tasks. From Aurora's
 * `reconciliation/TaskReconciler.java`. Explicit: we name our tasks. Implicit: Mesos names those it has.
 * The two are spread apart so that they do not fall together.
 */
import { SLAVE_ASSIGNED_STATES } from "../domain/schedule-status.ts";
import type { ScheduledTask } from "../domain/task.ts";

export interface TaskReconcilerSettings {
  /** `-reconciliation_initial_delay`. */
  readonly initialDelayMs: number;
  /** `-reconciliation_explicit_interval`. */
  readonly explicitIntervalMs: number;
  /** `-reconciliation_implicit_interval`. */
  readonly implicitIntervalMs: number;
  /** `-reconciliation_schedule_spread`. */
  readonly scheduleSpreadMs: number;
  /** `-reconciliation_explicit_batch_size`. */
  readonly explicitBatchSize: number;
  /** `-reconciliation_explicit_batch_interval`. */
  readonly explicitBatchIntervalMs: number;
}

/** The first run of each kind, in milliseconds from the start, and the time between runs. */
export interface ReconciliationSchedule {
  readonly explicit: { readonly delayMs: number; readonly intervalMs: number };
  readonly implicit: { readonly delayMs: number; readonly intervalMs: number };
}

export function reconciliationSchedule(settings: TaskReconcilerSettings): ReconciliationSchedule {
  return {
    explicit: { delayMs: settings.initialDelayMs, intervalMs: settings.explicitIntervalMs },
    implicit: {
      delayMs: settings.initialDelayMs + settings.scheduleSpreadMs,
      intervalMs: settings.implicitIntervalMs,
    },
  };
}

/** What Mesos is asked about. */
export interface TaskToReconcile {
  readonly taskId: string;
  readonly agentId?: string;
}

export interface ReconciliationBatch {
  /** Milliseconds from the start of the run. */
  readonly delayMs: number;
  readonly tasks: readonly TaskToReconcile[];
}

/** One explicit run: the tasks that have an agent, in portions with pauses between them. */
export function explicitBatches(
  tasks: Iterable<ScheduledTask>,
  settings: Pick<TaskReconcilerSettings, "explicitBatchSize" | "explicitBatchIntervalMs">,
): ReconciliationBatch[] {
  const batches: { delayMs: number; tasks: TaskToReconcile[] }[] = [];
  for (const { status, assignedTask } of tasks) {
    if (!SLAVE_ASSIGNED_STATES.has(status)) continue;
    let batch = batches.at(-1);
    if (batch === undefined || batch.tasks.length === settings.explicitBatchSize) {
      batch = { delayMs: batches.length * settings.explicitBatchIntervalMs, tasks: [] };
      batches.push(batch);
    }
    const { taskId, slaveId } = assignedTask;
    batch.tasks.push(slaveId === undefined ? { taskId } : { taskId, agentId: slaveId });
  }
  return batches;
}
