/**
 * What an executor that died left to the one that is started in its place, told from its record: what the agent has
 * not acknowledged, and the task if its end was never reported.
 */
import type { CheckpointRecord } from "../../core/thermos/checkpoint.ts";

export interface RecordedUpdate {
  readonly taskId: string;
  /** Hexadecimal. */
  readonly uuid: string;
  readonly state: string;
  readonly message?: string;
  readonly atMs: number;
}

export interface Recovery {
  /** The task that the dead executor ran. */
  readonly taskId: string;
  /** Tasks without an acknowledged update; `TaskInfo`s in base64. */
  readonly tasks: readonly { readonly taskId: string; readonly taskInfo: string }[];
  readonly updates: readonly RecordedUpdate[];
  /** False when the dead executor has reported how the task ended. */
  readonly isUnfinished: boolean;
}

const TERMINAL = new Set(["TASK_FINISHED", "TASK_FAILED", "TASK_KILLED", "TASK_LOST"]);

/** Undefined when no task was launched. */
export function recoveryOf(history: readonly CheckpointRecord[]): Recovery | undefined {
  const launches = history.filter((record) => record.type === "launch");
  const first = launches[0];
  if (first === undefined) return undefined;
  const acknowledged = history.filter((record) => record.type === "acknowledged");
  const tasksHeardOf = new Set(acknowledged.map(({ taskId }) => taskId));
  const uuidsHeardOf = new Set(acknowledged.map(({ uuid }) => uuid));
  const updates = history.filter((record) => record.type === "update");
  return {
    taskId: first.taskId,
    tasks: launches.filter(({ taskId }) => !tasksHeardOf.has(taskId)),
    updates: updates.filter(({ uuid }) => !uuidsHeardOf.has(uuid)),
    isUnfinished: !updates.some(({ taskId, state }) => taskId === first.taskId && TERMINAL.has(state)),
  };
}
