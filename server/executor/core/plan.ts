/**
 * The plan of a set of processes: which may run now, which must wait, which are over. Pure; times are
 * epoch milliseconds. Rules from `Planner` and `TaskPlanner` of `thermos/common/planner.py`:
 *
 * - a process may run when all that it depends on have finished, and `minDurationMs` after its last run;
 * - success finishes it, unless it is a daemon, which runs again;
 * - failure runs it again until it failed `maxFailures` times; then it is failed, or, if ephemeral, finished;
 * - a run that was lost (killed by a signal from elsewhere) does not count and is done again;
 * - no process runs more than {@link MAX_RUNS} times.
 */
import { invariant, must } from "../../core/domain/invariant.ts";
import type { ThermosProcess } from "./thermos-task.ts";

/** Aurora's `CappedTaskPlanner.TOTAL_RUN_LIMIT`. */
export const MAX_RUNS = 100;

interface Progress {
  readonly definition: ThermosProcess;
  state: "ready" | "running" | "finished" | "failed";
  runs: number;
  failures: number;
  /** When the next run may start. */
  readyAtMs: number;
}

export class Plan {
  readonly #progress: ReadonlyMap<string, Progress>;
  readonly #dependencies: ReadonlyMap<string, ReadonlySet<string>>;

  constructor(processes: readonly ThermosProcess[], dependencies: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#dependencies = dependencies;
    this.#progress = new Map(
      processes.map((definition) => [
        definition.name,
        { definition, state: "ready", runs: 0, failures: 0, readyAtMs: 0 },
      ]),
    );
  }

  has(name: string): boolean {
    return this.#progress.has(name);
  }

  /** Processes that may start at `nowMs`, in the order that the task lists them. */
  runnable(nowMs: number): ThermosProcess[] {
    return this.#unblocked().flatMap(({ definition, readyAtMs }) => (readyAtMs <= nowMs ? [definition] : []));
  }

  /** When the first of the processes that wait for their next run may start; undefined when none waits. */
  nextRunnableMs(nowMs: number): number | undefined {
    const times = this.#unblocked().flatMap(({ readyAtMs }) => (readyAtMs > nowMs ? [readyAtMs] : []));
    return times.length === 0 ? undefined : Math.min(...times);
  }

  runningCount(): number {
    return this.#count("running");
  }

  failedCount(): number {
    return this.#count("failed");
  }

  /** The number of the run that is going on or comes next, from 0. */
  run(name: string): number {
    return this.#get(name).runs;
  }

  isRunning(name: string): boolean {
    return this.#get(name).state === "running";
  }

  hasFailed(name: string): boolean {
    return this.#get(name).state === "failed";
  }

  setRunning(name: string): void {
    const progress = this.#get(name);
    invariant(progress.state === "ready", `process ${name} is ${progress.state}, not ready`);
    progress.state = "running";
  }

  addSuccess(name: string, nowMs: number): void {
    const progress = this.#endRun(name, nowMs);
    if (!progress.definition.daemon && progress.state === "ready") progress.state = "finished";
  }

  addFailure(name: string, nowMs: number): void {
    const progress = this.#endRun(name, nowMs);
    const { maxFailures, ephemeral } = progress.definition;
    progress.failures += 1;
    if (progress.state === "failed" || maxFailures === 0 || progress.failures < maxFailures) return;
    progress.state = ephemeral ? "finished" : "failed";
  }

  addLoss(name: string, nowMs: number): void {
    this.#endRun(name, nowMs);
  }

  /** Everything but the ephemeral processes has finished or failed. */
  isComplete(): boolean {
    return this.#lasting().every(({ state }) => state === "finished" || state === "failed");
  }

  /** Not complete, and nothing that is left can ever run: what it waits for has failed. */
  isDeadlocked(): boolean {
    return !this.isComplete() && !this.#lasting().some((one) => one.state === "running" || this.#isUnblocked(one));
  }

  #lasting(): Progress[] {
    return [...this.#progress.values()].filter(({ definition }) => !definition.ephemeral);
  }

  #unblocked(): Progress[] {
    return [...this.#progress.values()].filter((one) => this.#isUnblocked(one));
  }

  #isUnblocked({ definition, state }: Progress): boolean {
    if (state !== "ready") return false;
    return [...(this.#dependencies.get(definition.name) ?? [])].every((name) => this.#get(name).state === "finished");
  }

  #endRun(name: string, nowMs: number): Progress {
    const progress = this.#get(name);
    invariant(progress.state === "running", `process ${name} is ${progress.state}, not running`);
    progress.runs += 1;
    progress.readyAtMs = nowMs + progress.definition.minDurationMs;
    progress.state = progress.runs >= MAX_RUNS ? "failed" : "ready";
    return progress;
  }

  #count(state: Progress["state"]): number {
    return [...this.#progress.values()].filter((progress) => progress.state === state).length;
  }

  #get(name: string): Progress {
    return must(this.#progress.get(name), `no process ${name}`);
  }
}
