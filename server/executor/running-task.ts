/**
 * Carries out what the {@link TaskRunner} asks for: starts processes, counts, terminates and kills them,
 * keeps its timer, and at the end sees to it that nothing is left.
 */
import type { Clock, Timer } from "../base/clock.ts";
import { must } from "../core/domain/invariant.ts";
import type { RunEnd } from "../core/thermos/checkpoint.ts";
import type { Recorder } from "./checkpoint-file.ts";
import { TaskRunner, type Outcome, type RunnerAction, type RunnerEvent } from "./core/task-runner.ts";
import type { ThermosTask } from "./core/thermos-task.ts";
import type { Log } from "./log.ts";
import { launch, type LaunchSettings, type Run } from "./process/launch.ts";
import { TaskProcesses } from "./process/task-processes.ts";

/** How long killed processes may take to go; those in uninterruptible sleep cannot be waited for. */
const SWEEP_LIMIT_MS = 5000;
const SWEEP_INTERVAL_MS = 10;

export interface TaskResult {
  readonly outcome: Outcome;
  readonly reason: string;
}

export interface RunningTaskEnvironment {
  readonly clock: Clock;
  readonly log: Log;
  readonly recorder: Recorder;
  /** The task's ordinary processes are over: it serves nobody any more. */
  readonly onEnding?: () => void;
}

export class RunningTask {
  readonly #runner: TaskRunner;
  readonly #processes: TaskProcesses;
  readonly #settings: LaunchSettings;
  readonly #environment: RunningTaskEnvironment;
  readonly #clock: Clock;
  readonly #log: Log;
  /** Output that is still being copied. */
  readonly #unwritten = new Set<Promise<void>>();
  /** Process -> the id of its current run. */
  readonly #pids = new Map<string, number>();
  readonly #events: RunnerEvent[] = [];
  #isStepping = false;
  #wake: Timer | undefined;
  #settle: (result: TaskResult) => void = () => {};

  constructor(task: ThermosTask, settings: LaunchSettings, environment: RunningTaskEnvironment) {
    this.#runner = new TaskRunner(task);
    this.#processes = new TaskProcesses(settings.taskId);
    this.#settings = settings;
    this.#environment = environment;
    this.#clock = environment.clock;
    this.#log = environment.log;
  }

  /** Starts the task; resolves when it is over and none of its processes is left. */
  run(): Promise<TaskResult> {
    const result = new Promise<TaskResult>((resolve) => {
      this.#settle = resolve;
    });
    this.#send({ kind: "start" });
    return result;
  }

  /** The task was asked to end by itself: starts nothing any more. */
  quit(): void {
    this.#send({ kind: "quit" });
  }

  /** Ends the task within `graceMs`, by force if need be. */
  kill(graceMs: number): void {
    this.#send({ kind: "kill", graceMs });
  }

  /** Kills everything at once and stays silent. */
  abort(): void {
    this.#processes.signal("SIGKILL");
  }

  /** Actions may bring events: those wait until the actions before them are done. */
  #send(event: RunnerEvent): void {
    this.#events.push(event);
    if (this.#isStepping) return;
    this.#isStepping = true;
    for (let next = this.#events.shift(); next !== undefined; next = this.#events.shift()) this.#step(next);
    this.#isStepping = false;
  }

  #step(event: RunnerEvent): void {
    const nowMs = this.#clock.monotonicMs();
    const before = this.#runner.stage;
    const { actions, wakeAtMs } = this.#runner.step(event, nowMs);
    if (this.#runner.stage !== before) this.#enter(this.#runner.stage, before);
    this.#wake?.cancel();
    this.#wake =
      wakeAtMs === undefined ? undefined : this.#clock.after(wakeAtMs - nowMs, () => this.#send({ kind: "wake" }));
    for (const action of actions) this.#act(action);
  }

  #enter(stage: TaskRunner["stage"], before: TaskRunner["stage"]): void {
    if (before === "ACTIVE") this.#environment.onEnding?.();
    // The end is only the end when nothing is left: `#finish` records it.
    if (stage !== "NEW" && stage !== "ENDED") this.#environment.recorder.add({ type: "stage", stage });
  }

  #act(action: RunnerAction): void {
    switch (action.kind) {
      case "start":
        this.#start(action);
        return;
      case "cleanUp":
        this.#processes.ended(must(this.#pids.get(action.name), `process ${action.name} has no id`));
        return;
      case "terminate": {
        const count = this.#processes.signal("SIGTERM");
        if (count > 0) this.#log(`terminating ${count} processes`);
        return;
      }
      case "count":
        this.#send({ kind: "counted", alive: this.#processes.count() });
        return;
      case "finish":
        void this.#finish(action);
    }
  }

  #start(run: Run): void {
    const { name } = run.process;
    const { recorder } = this.#environment;
    const place = { process: name, run: run.run };
    const { pid, written } = launch(this.#settings, run, (end) => {
      this.#log(`process ${name} ${describe(end)}`);
      recorder.add({ type: "end", ...place, end });
      this.#send({ kind: "ended", name, end });
    });
    recorder.add({ type: "start", ...place, pid });
    this.#unwritten.add(written);
    void written.then(() => this.#unwritten.delete(written));
    if (pid === undefined) return;
    this.#pids.set(name, pid);
    this.#processes.started(pid);
    this.#log(`process ${name} started, run ${run.run}, pid ${pid}`);
  }

  async #finish(result: TaskResult): Promise<void> {
    const limitMs = this.#clock.monotonicMs() + SWEEP_LIMIT_MS;
    await killAll(this.#processes, this.#environment);
    // All writers are dead, so the ends of their pipes are near.
    while (this.#unwritten.size > 0 && this.#clock.monotonicMs() < limitMs) await pause(this.#clock);
    this.#environment.recorder.add({ type: "stage", stage: "ENDED" });
    this.#settle(result);
  }
}

function pause(clock: Clock): Promise<void> {
  return new Promise((resolve) => void clock.after(SWEEP_INTERVAL_MS, resolve));
}

/** Kills what is alive of a task, again and again until nothing is. */
export async function killAll(
  processes: TaskProcesses,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<void> {
  const limitMs = clock.monotonicMs() + SWEEP_LIMIT_MS;
  let left = processes.signal("SIGKILL");
  if (left > 0) log(`killing ${left} processes`);
  while (left > 0 && clock.monotonicMs() < limitMs) {
    await pause(clock);
    left = processes.signal("SIGKILL");
  }
  if (left > 0) log(`${left} processes did not go when killed`);
}

function describe(end: RunEnd): string {
  if (end.kind === "exited") return `exited with status ${end.code}`;
  return end.kind === "signaled" ? `was ended by ${end.signal}` : `could not be started: ${end.message}`;
}
