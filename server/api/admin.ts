/** What administrators may do: backups and recovery, and interventions in the state of tasks. */
import type { ScheduleStatus } from "../core/domain/schedule-status.ts";
import type { TaskQuery } from "../core/domain/task.ts";
import type { Caller } from "./caller.ts";
import type { TaskPage } from "./tasks.ts";

export interface ForceTaskStateInput {
  readonly taskId: string;
  readonly status: ScheduleStatus;
}

export interface AdminApi {
  /** Writes a snapshot to the log and lets the log forget what came before it. */
  snapshot(caller: Caller): Promise<void>;
  /**
   * Resolves when the backup is on the disk, with its name.
   * @throws {ApiError} INVALID_REQUEST without `-backup_dir`, here and in all that follows up to `unloadRecovery`.
   * @throws {ApiError} ERROR when it could not be written.
   */
  performBackup(caller: Caller): Promise<{ readonly backup: string }>;
  /** Oldest first. */
  listBackups(): Promise<{ readonly backups: readonly string[] }>;
  /** @throws {ApiError} INVALID_REQUEST when another backup is loaded, or this one is missing or damaged. */
  stageRecovery(backupId: string, caller: Caller): Promise<void>;
  /** As `TasksApi.list`, in the staged backup. @throws {ApiError} INVALID_REQUEST when no backup is loaded. */
  queryRecovery(query: TaskQuery): Promise<TaskPage>;
  /** @throws {ApiError} INVALID_REQUEST when no backup is loaded. */
  deleteRecoveryTasks(query: TaskQuery, caller: Caller): Promise<{ readonly tasksDeleted: number }>;
  /**
   * Puts the staged backup in the place of the present state; the scheduler restarts then.
   * @throws {ApiError} INVALID_REQUEST when no backup is loaded.
   */
  commitRecovery(caller: Caller): Promise<void>;
  /** Forgets the staged backup, if there is one. */
  unloadRecovery(caller: Caller): Promise<void>;
  /**
   * Moves a task to another status as if it had come there by itself. One that has the status already stays as it is.
   * @throws {ApiError} INVALID_REQUEST when there is no such task, or the status cannot follow the one that it has.
   */
  forceTaskState(input: ForceTaskStateInput, caller: Caller): Promise<void>;
  /**
   * Forgets tasks that are over; of those that match, `limit` at most.
   * @throws {ApiError} INVALID_REQUEST when the query names a status in which a task is not over.
   */
  pruneTasks(query: TaskQuery, caller: Caller): Promise<{ readonly tasksPruned: number }>;
  /**
   * Asks Mesos about every task that we hold to be on an agent, `batchSize` at a time
   * (`-reconciliation_explicit_batch_size`).
   * @throws {ApiError} ERROR_TRANSIENT while the framework is not registered.
   */
  reconcileExplicit(input: { readonly batchSize?: number }, caller: Caller): Promise<void>;
  /** Asks Mesos for every task of ours that it knows. @throws {ApiError} ERROR_TRANSIENT while not registered. */
  reconcileImplicit(caller: Caller): Promise<void>;
}
