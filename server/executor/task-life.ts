/**
 * One task from its first process to its last word: its processes, whether it is healthy, where it is announced, and
 * how it is ended. Follows `AuroraExecutor._run` and `_shutdown`, `status_manager.py` and `http_lifecycle.py`:
 *
 *     processes start -> checks begin -> healthy: RUNNING, announced
 *     an end is wanted (a kill, bad health, a full disk): unannounced, checks stop -> asked over HTTP -> SIGTERM -> SIGKILL
 *
 * Who wants the end first decides how the task is reported, whatever its processes make of it.
 */
import type { Clock } from "../base/clock.ts";
import type { Recorder } from "./checkpoint-file.ts";
import type { Health } from "./core/health-tracker.ts";
import type { HttpLifecycle } from "./core/service-config.ts";
import type { Outcome } from "./core/task-runner.ts";
import { askToQuit } from "./lifecycle/quit-requests.ts";
import type { Log } from "./log.ts";
import type { TaskResult } from "./running-task.ts";

export type FinalState = "TASK_FINISHED" | "TASK_FAILED" | "TASK_KILLED";

export interface TaskLifeListener {
  /** Comes at most once. */
  running(message: string): void;
  /** The last word: nothing of the task is left. */
  over(state: FinalState, message: string): void;
}

/** The processes of the task; `RunningTask`. */
interface Runner {
  run(): Promise<TaskResult>;
  quit(): void;
  kill(graceMs: number): void;
  abort(): void;
}

interface Startable {
  start(): void;
}

export interface TaskLifeParts {
  readonly runner: Runner;
  /** Undefined when nothing tells the task's health: it is taken for healthy. */
  readonly health: (Startable & { stop(): void }) | undefined;
  /** Watches over what the sandbox holds, where that is limited. */
  readonly disk: (Startable & { stop(): void }) | undefined;
  readonly announcement: (Startable & { close(): Promise<void> }) | undefined;
  readonly lifecycle: HttpLifecycle | undefined;
  readonly clock: Clock;
  readonly log: Log;
  readonly recorder: Recorder;
  /** How long lifecycle endpoints may take to answer. */
  readonly signalTimeoutMs: number;
  /** From SIGTERM to SIGKILL, when the kill does not say. */
  readonly preemptionWaitMs: number;
  /** For all of the end, when the kill does not say. */
  readonly stopTimeoutMs: number;
}

interface Ending {
  readonly state: "TASK_FAILED" | "TASK_KILLED";
  readonly message: string;
}

const STATE_OF_OUTCOME: Readonly<Record<Outcome, FinalState>> = {
  SUCCESS: "TASK_FINISHED",
  FAILED: "TASK_FAILED",
  KILLED: "TASK_KILLED",
};

/** Of the time for an end, the part that endpoints may take: signals need some, too. */
const LIFECYCLE_SHARE = 0.5;
/** The last word does not wait longer than that for ZooKeeper; milliseconds. */
const UNANNOUNCE_LIMIT_MS = 2000;

export class TaskLife {
  readonly #parts: TaskLifeParts;
  readonly #listener: TaskLifeListener;
  /** Asking is over: the task is, or its time is too short. */
  readonly #enough = new AbortController();
  #ending: Ending | undefined;
  /** When the end must have come; monotonic. */
  #deadlineMs = Number.POSITIVE_INFINITY;
  #isTerminating = false;
  #unannounced: Promise<void> | undefined;

  constructor(parts: TaskLifeParts, listener: TaskLifeListener) {
    this.#parts = parts;
    this.#listener = listener;
  }

  start(): void {
    const { runner, health, disk, recorder } = this.#parts;
    disk?.start();
    void runner.run().then((result) => this.#over(result));
    if (health === undefined) {
      this.#listener.running("No health-check defined, task is assumed healthy.");
      this.#parts.announcement?.start();
    } else {
      recorder.add({ type: "health", status: "STARTING" });
      health.start();
    }
  }

  healthChanged(health: Health): void {
    const { recorder, announcement } = this.#parts;
    recorder.add({ type: "health", ...health });
    if (health.status === "HEALTHY") {
      this.#listener.running("Task is healthy.");
      announcement?.start();
    } else if (health.status === "UNHEALTHY") {
      this.fail(`Failed health check! ${health.reason}`);
    }
  }

  /** Ends the task as failed. */
  fail(message: string): void {
    this.#end({ state: "TASK_FAILED", message }, undefined);
  }

  /** Ends the task as killed. `graceMs` bounds all of the end; a later kill can only shorten it. */
  kill(message: string, graceMs: number | undefined): void {
    this.#end({ state: "TASK_KILLED", message }, graceMs);
  }

  /** Its ordinary processes are over: it serves nobody any more. */
  ending(): void {
    this.#parts.health?.stop();
    this.#parts.disk?.stop();
    this.#unannounced ??= this.#parts.announcement?.close();
  }

  /** Kills everything at once and stays silent. */
  abort(): void {
    this.#parts.runner.abort();
  }

  #end(ending: Ending, graceMs: number | undefined): void {
    const { clock, stopTimeoutMs, log, runner } = this.#parts;
    const limitMs = graceMs ?? stopTimeoutMs;
    const deadlineMs = clock.monotonicMs() + limitMs;
    const isShorter = deadlineMs < this.#deadlineMs;
    if (isShorter) this.#deadlineMs = deadlineMs;
    if (this.#ending === undefined) {
      this.#ending = ending;
      log(`ending the task within ${limitMs / 1000} s: ${ending.message}`);
      this.ending();
      runner.quit();
      void this.#escalate(graceMs);
    } else if (isShorter) {
      this.#enough.abort();
      if (this.#isTerminating) runner.kill(limitMs);
    }
  }

  async #escalate(graceMs: number | undefined): Promise<void> {
    const { lifecycle, clock, log, signalTimeoutMs, runner, preemptionWaitMs, stopTimeoutMs } = this.#parts;
    if (lifecycle !== undefined) {
      const budgetMs = (graceMs ?? stopTimeoutMs) * LIFECYCLE_SHARE;
      await askToQuit({ lifecycle, clock, log, timeoutMs: signalTimeoutMs, budgetMs, enough: this.#enough.signal });
    }
    this.#isTerminating = true;
    const leftMs = Math.max(this.#deadlineMs - clock.monotonicMs(), 0);
    runner.kill(graceMs === undefined ? Math.min(preemptionWaitMs, leftMs) : leftMs);
  }

  async #over({ outcome, reason }: TaskResult): Promise<void> {
    this.#enough.abort();
    this.ending();
    const { clock } = this.#parts;
    const late = new Promise<void>((resolve) => void clock.after(UNANNOUNCE_LIMIT_MS, resolve));
    await Promise.race([this.#unannounced, late]);
    const { state, message } = this.#ending ?? { state: STATE_OF_OUTCOME[outcome], message: reason };
    this.#listener.over(state, message);
  }
}
