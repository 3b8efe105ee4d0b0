/** What clients may ask about tasks and their sandboxes. */
import type { PendingReason } from "../core/domain/job.ts";
import type { TaskLink } from "../core/domain/task-links.ts";
import type { TaskProcesses } from "../core/domain/task-processes.ts";
import type { ScheduledTask, TaskQuery } from "../core/domain/task.ts";
import type { PendingExplanation } from "./jobs.ts";

export interface TaskPage {
  readonly tasks: readonly ScheduledTask[];
  /** Tasks that match without offset and limit. */
  readonly total: number;
}

/** Aurora's pending reason with what the console shows of it. */
export interface PendingReasonView extends PendingReason {
  readonly explanation: PendingExplanation;
  /** Since when the task is PENDING; epoch milliseconds. */
  readonly sinceMs: number;
}

/** An entry of a sandbox directory. */
export interface SandboxFile {
  /** Relative to the sandbox, with `/`. */
  readonly path: string;
  readonly name: string;
  readonly isDirectory: boolean;
  readonly sizeBytes: number;
  /** Epoch milliseconds. */
  readonly modifiedMs: number;
  readonly mode: string;
}

/** A piece of a sandbox file. */
export interface SandboxChunk {
  /** Offset of the first byte. */
  readonly offset: number;
  /** UTF-8 text; bytes that are none are replaced. Never cut inside a character. */
  readonly data: string;
  /** Where to read on. */
  readonly nextOffset: number;
  /** True when nothing lay behind this piece when it was read. */
  readonly atEnd: boolean;
}

export interface ReadFileInput {
  readonly taskId: string;
  readonly path: string;
  /** Bytes from the start; negative: that many bytes before the end. */
  readonly offset: number;
  /** At most this many bytes; up to 1 MiB. */
  readonly length: number;
  /** Wait (up to about 20 s) for data when there is none at `offset` yet. */
  readonly follow?: boolean;
}

export interface TasksApi {
  /** Sorted by job, instance, then newest first; `limit` defaults to 100, at most 1,000. */
  list(query: TaskQuery): Promise<TaskPage>;
  /** @throws {ApiError} INVALID_REQUEST when there is no such task. */
  get(taskId: string): Promise<ScheduledTask>;
  pendingReasons(query: TaskQuery): Promise<PendingReasonView[]>;
  /** @throws {ApiError} INVALID_REQUEST: no such task, never assigned, or the sandbox is gone. */
  files(input: { readonly taskId: string; readonly path: string }): Promise<SandboxFile[]>;
  readFile(input: ReadFileInput): Promise<SandboxChunk>;
  /**
   * The task's processes with their runs, as its executor recorded them, for as long as the sandbox lives.
   * @throws {ApiError} as {@link files}
   */
  processes(taskId: string): Promise<TaskProcesses>;
  /** The job's `taskLinks`, filled in for this task. @throws {ApiError} INVALID_REQUEST when there is no such task. */
  links(taskId: string): Promise<TaskLink[]>;
}
