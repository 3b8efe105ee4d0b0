import fc from "fast-check";
import { expect, it } from "vitest";
import { invariant } from "../../core/domain/invariant.ts";
import type { RunEnd } from "../../core/thermos/checkpoint.ts";
import { DEFAULT_LOGGER } from "./logger-config.ts";
import { TaskRunner, type RunnerAction, type RunnerEvent } from "./task-runner.ts";
import { parseThermosTask, type ThermosTask } from "./thermos-task.ts";

const NAMES = ["a", "b", "c", "d", "e"];

const processes = fc.record({
  daemon: fc.constantFrom(false, false, true),
  ephemeral: fc.constantFrom(false, false, true),
  final: fc.constantFrom(false, false, true),
  max_failures: fc.nat({ max: 3 }),
  min_duration: fc.nat({ max: 3 }),
});

/** Tasks whose orders go from earlier to later names, so that they have no cycle; some break other rules. */
const task: fc.Arbitrary<ThermosTask> = fc
  .record({
    processes: fc.array(processes, { maxLength: NAMES.length }),
    pairs: fc.array(fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 4 })), { maxLength: 4 }),
    max_failures: fc.nat({ max: 3 }),
    max_concurrency: fc.nat({ max: 3 }),
    finalization_wait: fc.nat({ max: 10 }),
  })
  .map(({ processes: list, pairs, ...limits }) => {
    const named = list.map((one, i) => ({ name: NAMES[i] ?? "", cmdline: "true", ...one }));
    const follows = pairs.filter(([x, y]) => {
      const [earlier, later] = [named[x], named[y]];
      if (x >= y || earlier === undefined || later === undefined) return false;
      return earlier.final === later.final && !earlier.daemon && (!earlier.ephemeral || later.ephemeral);
    });
    const constraints = follows.map(([x, y]) => ({ order: [NAMES[x], NAMES[y]] }));
    const data = JSON.stringify({ task: { processes: named, constraints, ...limits } });
    return parseThermosTask(data, {
      taskId: "t",
      instanceId: 0,
      hostname: "h",
      user: "u",
      assignedPorts: {},
      defaultLogger: DEFAULT_LOGGER,
    });
  });

const end: fc.Arbitrary<RunEnd> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("exited" as const), code: fc.constantFrom(0, 0, 1) }) },
  fc.record({ kind: fc.constant("signaled" as const), signal: fc.constant("SIGKILL") }),
  fc.record({ kind: fc.constant("unstartable" as const), message: fc.constant("no") }),
);

/** What the world does next: a process ends, time goes by, somebody kills. */
const move = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("end" as const), which: fc.nat({ max: 4 }), end }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("wait" as const), ms: fc.nat({ max: 6000 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("kill" as const), graceMs: fc.nat({ max: 8000 }) }) },
);

/** Plays moves against a runner and checks its rules after every step. */
class World {
  readonly running = new Set<string>();
  readonly finished = new Set<string>();
  readonly log: RunnerAction[] = [];
  nowMs = 0;
  wakeAtMs: number | undefined;
  over = false;
  readonly #runner: TaskRunner;

  constructor(readonly task: ThermosTask) {
    this.#runner = new TaskRunner(task);
  }

  send(event: RunnerEvent): void {
    const { actions, wakeAtMs } = this.#runner.step(event, this.nowMs);
    this.wakeAtMs = wakeAtMs;
    for (const action of actions) this.#apply(action);
    if (actions.some(({ kind }) => kind === "count")) this.send({ kind: "counted", alive: this.running.size });
  }

  #apply(action: RunnerAction): void {
    this.log.push(action);
    invariant(!this.over, "nothing follows the end");
    if (action.kind === "finish") this.over = true;
    if (action.kind !== "start") return;
    const { name, final } = action.process;
    invariant(!this.running.has(name), `${name} runs once at a time`);
    const missing = [...(this.task.dependencies.get(name) ?? [])].filter((earlier) => !this.finished.has(earlier));
    invariant(missing.length === 0, `${name} started before ${missing.join()}`);
    const ordinary = this.task.processes.filter((one) => !one.final && this.running.has(one.name));
    invariant(!final || ordinary.length === 0, `final ${name} started while ordinary processes run`);
    this.running.add(name);
    const { maxConcurrency } = this.task;
    invariant(maxConcurrency === 0 || this.running.size <= maxConcurrency, "more run than may");
  }

  endOne(which: number, how: RunEnd): void {
    const name = [...this.running][which % Math.max(this.running.size, 1)];
    if (name === undefined || this.over) return;
    this.running.delete(name);
    const definition = this.task.processes.find((one) => one.name === name);
    const gaveUp = how.kind !== "signaled" && definition?.ephemeral === true;
    if ((how.kind === "exited" && how.code === 0) || gaveUp) this.finished.add(name);
    this.send({ kind: "ended", name, end: how });
  }

  wait(ms: number): void {
    this.nowMs += ms;
    if (this.wakeAtMs !== undefined && this.wakeAtMs <= this.nowMs) this.send({ kind: "wake" });
  }

  /** Every process that is told to end does so. */
  drain(): void {
    while (!this.over && this.running.size > 0) this.endOne(0, { kind: "signaled", signal: "SIGTERM" });
  }
}

it("starts processes in order, within limits, one run at a time, and ends every task that is killed", () => {
  fc.assert(
    fc.property(task, fc.array(move, { maxLength: 40 }), (given, moves) => {
      const world = new World(given);
      world.send({ kind: "start" });
      for (const one of moves) {
        if (one.kind === "end") world.endOne(one.which, one.end);
        else if (one.kind === "wait") world.wait(one.ms);
        else world.send({ kind: "kill", graceMs: one.graceMs });
      }
      world.send({ kind: "kill", graceMs: 5000 });
      world.drain();
      world.wait(60_000);
      expect(world.over).toBe(true);
      expect(world.log.at(-1)?.kind).toBe("finish");
    }),
    { numRuns: 500 },
  );
});

it("always has something to wait for: a running process, an answer or a time", () => {
  fc.assert(
    fc.property(task, fc.array(move, { maxLength: 40 }), (given, moves) => {
      const world = new World(given);
      world.send({ kind: "start" });
      for (const one of moves) {
        if (one.kind === "end") world.endOne(one.which, one.end);
        else if (one.kind === "wait") world.wait(one.ms);
        else world.send({ kind: "kill", graceMs: one.graceMs });
        expect(world.over || world.running.size > 0 || world.wakeAtMs !== undefined).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
