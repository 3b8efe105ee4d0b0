/**
 * Runs a task's processes: a state machine without I/O. Events go in with the time at which they
 * happened; out come the actions to take, in order, and when to be woken. Stages and rules from
 * `thermos/core/runner.py`:
 *
 *     ACTIVE ----------> CLEANING ---------> FINALIZING --------> terminal
 *     ordinary processes  SIGTERM, wait      final processes      everything left is killed
 *
 * CLEANING and FINALIZING share one deadline: `finalizationWaitMs` after ACTIVE ended, or the grace of a
 * kill. Past it the task ends at once. A task that was asked to quit stays in ACTIVE until its processes are over or
 * it is killed. Unlike upstream, an ephemeral process that is still running does
 * not keep a deadlocked task alive, and the outcome is settled when ACTIVE ends.
 */
import { invariant } from "../../core/domain/invariant.ts";
import type { TaskStage } from "../../core/domain/task-processes.ts";
import type { RunEnd } from "../../core/thermos/checkpoint.ts";
import { Plan } from "./plan.ts";
import type { ThermosProcess, ThermosTask } from "./thermos-task.ts";

/** How a task ended. */
export type Outcome = "SUCCESS" | "FAILED" | "KILLED";

export type RunnerEvent =
  | { readonly kind: "start" }
  | { readonly kind: "ended"; readonly name: string; readonly end: RunEnd }
  /** The answer to a `count` action: how many of the task's processes are alive, children of children included. */
  | { readonly kind: "counted"; readonly alive: number }
  /** The task was asked to end in its own way: nothing is started any more. A kill follows. */
  | { readonly kind: "quit" }
  /** End the task within `graceMs`. A second kill can only shorten the time. */
  | { readonly kind: "kill"; readonly graceMs: number }
  | { readonly kind: "wake" };

export type RunnerAction =
  | { readonly kind: "start"; readonly process: ThermosProcess; readonly run: number }
  /** Kill what the run left behind in its session. */
  | { readonly kind: "cleanUp"; readonly name: string }
  /** Send SIGTERM to everything of the task. */
  | { readonly kind: "terminate" }
  | { readonly kind: "count" }
  /** The task is over: kill everything left, then report. */
  | { readonly kind: "finish"; readonly outcome: Outcome; readonly reason: string };

export interface RunnerStep {
  readonly actions: readonly RunnerAction[];
  /** Send `wake` at this time, if no other event comes first. Replaces the time of the step before. */
  readonly wakeAtMs: number | undefined;
}

type Stage = "NEW" | TaskStage;

/** How soon to look again whether terminated processes are gone, in milliseconds: doubled each time, up to a limit. */
const FIRST_COUNT_PAUSE_MS = 10;
const MAX_COUNT_PAUSE_MS = 500;

export class TaskRunner {
  readonly #task: ThermosTask;
  readonly #regular: Plan;
  readonly #final: Plan;
  #stage: Stage = "NEW";
  /** Settled when ACTIVE ends; a kill overrules it. */
  #outcome: Outcome = "SUCCESS";
  #reason = "";
  #isQuitting = false;
  /** When CLEANING and FINALIZING must be over. */
  #deadlineMs = Number.POSITIVE_INFINITY;
  /** The last run that failed, for the reason of a failure. */
  #lastFailure = "";
  #countPauseMs = FIRST_COUNT_PAUSE_MS;
  #actions: RunnerAction[] = [];

  constructor(task: ThermosTask) {
    this.#task = task;
    const final = task.processes.filter((one) => one.final);
    const regular = task.processes.filter((one) => !one.final);
    this.#regular = new Plan(regular, task.dependencies);
    this.#final = new Plan(final, task.dependencies);
  }

  get stage(): Stage {
    return this.#stage;
  }

  /** Takes in one event. Events after the end change nothing. */
  step(event: RunnerEvent, nowMs: number): RunnerStep {
    this.#actions = [];
    const alive = event.kind === "counted" ? event.alive : undefined;
    if (this.#stage !== "ENDED") {
      this.#take(event, nowMs);
      this.#proceed(nowMs, alive);
    }
    return { actions: this.#actions, wakeAtMs: this.#wakeAtMs(nowMs, alive) };
  }

  #take(event: RunnerEvent, nowMs: number): void {
    if (event.kind === "start") {
      invariant(this.#stage === "NEW", "a task starts once");
      this.#stage = "ACTIVE";
    } else if (event.kind === "ended") {
      this.#takeEnd(event.name, event.end, nowMs);
    } else if (event.kind === "quit") {
      this.#isQuitting = true;
    } else if (event.kind === "kill") {
      this.#takeKill(event.graceMs, nowMs);
    }
  }

  #takeEnd(name: string, end: RunEnd, nowMs: number): void {
    const plan = this.#regular.has(name) ? this.#regular : this.#final;
    if (end.kind !== "unstartable") this.#actions.push({ kind: "cleanUp", name });
    if (end.kind === "signaled") {
      plan.addLoss(name, nowMs);
    } else if (end.kind === "exited" && end.code === 0) {
      plan.addSuccess(name, nowMs);
    } else {
      plan.addFailure(name, nowMs);
      const how = end.kind === "exited" ? `exited with status ${end.code}` : `could not be started: ${end.message}`;
      this.#lastFailure = `Process ${name} ${how}.`;
    }
  }

  #takeKill(graceMs: number, nowMs: number): void {
    const deadlineMs = nowMs + graceMs;
    this.#deadlineMs = this.#outcome === "KILLED" ? Math.min(this.#deadlineMs, deadlineMs) : deadlineMs;
    this.#outcome = "KILLED";
    this.#reason = "Task killed.";
    if (this.#stage === "NEW") this.#finish();
    else if (this.#stage === "ACTIVE") this.#clean();
  }

  #proceed(nowMs: number, alive: number | undefined): void {
    if (this.#stage === "ACTIVE") this.#proceedActive(nowMs);
    if (this.#stage === "CLEANING") this.#proceedCleaning(nowMs, alive);
    if (this.#stage === "FINALIZING") this.#proceedFinalizing(nowMs);
  }

  #proceedActive(nowMs: number): void {
    if (this.#isQuitting) {
      this.#proceedQuitting(nowMs);
      return;
    }
    const { maxFailures } = this.#task;
    const failed = maxFailures > 0 && this.#regular.failedCount() >= maxFailures;
    if (failed || this.#regular.isDeadlocked()) {
      this.#outcome = "FAILED";
      this.#reason = `Task failed. ${this.#lastFailure}`;
    } else if (this.#regular.isComplete()) {
      this.#reason = "Task finished.";
    } else {
      this.#startRunnable(this.#regular, nowMs);
      return;
    }
    this.#deadlineMs = nowMs + this.#task.finalizationWaitMs;
    this.#clean();
  }

  #proceedQuitting(nowMs: number): void {
    if (this.#regular.runningCount() > 0) return;
    this.#outcome = "KILLED";
    this.#reason = "Task killed.";
    this.#deadlineMs = nowMs + this.#task.finalizationWaitMs;
    this.#clean();
  }

  #clean(): void {
    this.#stage = "CLEANING";
    this.#actions.push({ kind: "terminate" });
  }

  /** Leaves CLEANING when nothing is alive. Children of children end unnoticed, hence the counting. */
  #proceedCleaning(nowMs: number, alive: number | undefined): void {
    if (nowMs >= this.#deadlineMs) this.#finish();
    else if (this.#regular.runningCount() > 0) return;
    else if (alive === 0) this.#stage = "FINALIZING";
    else if (alive === undefined) this.#actions.push({ kind: "count" });
    else this.#countPauseMs = Math.min(this.#countPauseMs * 2, MAX_COUNT_PAUSE_MS);
  }

  #proceedFinalizing(nowMs: number): void {
    const over = this.#final.isComplete() || this.#final.isDeadlocked() || nowMs >= this.#deadlineMs;
    if (over) this.#finish();
    else this.#startRunnable(this.#final, nowMs);
  }

  #startRunnable(plan: Plan, nowMs: number): void {
    const { maxConcurrency } = this.#task;
    const free = maxConcurrency === 0 ? Number.POSITIVE_INFINITY : maxConcurrency - plan.runningCount();
    for (const runnable of plan.runnable(nowMs).slice(0, Math.max(free, 0))) {
      plan.setRunning(runnable.name);
      this.#actions.push({ kind: "start", process: runnable, run: plan.run(runnable.name) });
    }
  }

  #finish(): void {
    this.#stage = "ENDED";
    this.#actions.push({ kind: "finish", outcome: this.#outcome, reason: this.#reason });
  }

  #wakeAtMs(nowMs: number, alive: number | undefined): number | undefined {
    if (this.#stage === "ACTIVE") return this.#isQuitting ? undefined : this.#regular.nextRunnableMs(nowMs);
    if (this.#stage === "CLEANING") {
      const counting = this.#regular.runningCount() === 0 && alive !== undefined;
      return counting ? Math.min(this.#deadlineMs, nowMs + this.#countPauseMs) : this.#deadlineMs;
    }
    if (this.#stage === "FINALIZING") return Math.min(this.#deadlineMs, this.#final.nextRunnableMs(nowMs) ?? Infinity);
    return undefined;
  }
}
