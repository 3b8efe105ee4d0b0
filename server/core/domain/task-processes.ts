/**
 * The processes of a task as its executor recorded them; nouns of Thermos (`api/.../thermos_internal.thrift`:
 * `ProcessState`, `TaskState`).
 */

/** What a process is about: its latest run's state, or WAITING before the first. */
export type ProcessState = "WAITING" | "RUNNING" | "SUCCESS" | "FAILED" | "KILLED" | "LOST";

/** Where a task is in its life; ENDED once nothing of it is left. */
export type TaskStage = "ACTIVE" | "CLEANING" | "FINALIZING" | "ENDED";

/** One run of a process. */
export interface ProcessRun {
  /** 0 for the first. */
  readonly run: number;
  readonly state: Exclude<ProcessState, "WAITING">;
  /** Epoch milliseconds. */
  readonly startedMs: number;
  /** Epoch milliseconds; absent while it runs and when nobody saw its end. */
  readonly stoppedMs?: number;
  readonly pid?: number;
  /** Of a run that exited. */
  readonly exitCode?: number;
  /** Of a run that was ended by one. */
  readonly signal?: string;
  /** Why a run could not be started. */
  readonly message?: string;
  /** Where its output is, `stdout` and `stderr`, relative to the agent's directory; absent where it is kept nowhere. */
  readonly logDirectory?: string;
}

export interface TaskProcess {
  readonly name: string;
  readonly state: ProcessState;
  /** In order, the latest last. */
  readonly runs: readonly ProcessRun[];
  /** Runs that failed. */
  readonly failures: number;
  /** Failed runs after which it is failed; 0 means no limit. */
  readonly maxFailures: number;
  readonly daemon: boolean;
  readonly ephemeral: boolean;
  readonly final: boolean;
  /** The processes that must have finished before it. */
  readonly after: readonly string[];
}

/** What the health checks of a task have come to. */
export interface TaskHealth {
  readonly status: "STARTING" | "HEALTHY" | "UNHEALTHY";
  /** Epoch milliseconds. */
  readonly sinceMs: number;
  readonly reason?: string;
}

export interface TaskProcesses {
  /** False when the executor kept no record: it is not this project's, or has not begun. */
  readonly isRecorded: boolean;
  readonly stage?: TaskStage;
  readonly health?: TaskHealth;
  /** In the task's order. */
  readonly processes: readonly TaskProcess[];
}
