/**
 * What systemd is in production: starts a scheduler again whenever it has ended. Also holds each end against what the exit
 * codes promise.
 */
import { must } from "../../server/core/domain/invariant.ts";
import type { Rng } from "../../server/core/random/rng.ts";
import { wrongExit, type Exit } from "./checkers/exits.ts";
import type { HaCluster, HaScheduler } from "./cluster.ts";

const MIN_RESTART_MS = 100;
const MAX_RESTART_MS = 600;
const LAST_WORDS = /^aurora-scheduler: (.*)$/gm;

/** One run of a scheduler. */
interface Run {
  readonly signals: NodeJS.Signals[];
  /** Length of its log when it was started. */
  readonly logStart: number;
}

export class Supervisor {
  readonly exits: Exit[] = [];
  readonly problems: string[] = [];
  readonly #rng: Rng;
  readonly #runs = new Map<HaScheduler, Run>();
  readonly #errands = new Map<HaScheduler, () => void>();
  readonly #loops: Promise<void>[];
  #isOver = false;

  /** Takes over schedulers that run. */
  constructor(cluster: HaCluster, rng: Rng) {
    this.#rng = rng;
    for (const scheduler of cluster.schedulers) this.#runs.set(scheduler, { signals: [], logStart: 0 });
    this.#loops = cluster.schedulers.map((scheduler) => this.#supervise(scheduler));
  }

  /** Sends a signal that ends the process, and waits for the end. */
  async end(scheduler: HaScheduler, signal: NodeJS.Signals): Promise<void> {
    this.#run(scheduler).signals.push(signal);
    await scheduler.program.end(signal);
  }

  /** To be done once, when the scheduler has ended and before it is started again. */
  beforeRestart(scheduler: HaScheduler, errand: () => void): void {
    this.#errands.set(scheduler, errand);
  }

  /** From now on ends are asked for by `end`, which gives who did not obey; nothing is started again. */
  async stop(end: () => Promise<readonly HaScheduler[]>): Promise<void> {
    this.#isOver = true;
    for (const { name } of await end()) this.problems.push(`${name} did not end on SIGTERM`);
    await Promise.all(this.#loops);
  }

  async #supervise(scheduler: HaScheduler): Promise<void> {
    for (;;) {
      const code = await scheduler.program.gone();
      if (this.#isOver) return;
      this.#judge(scheduler, code);
      await new Promise((resolve) => {
        setTimeout(resolve, MIN_RESTART_MS + this.#rng.nextInt(MAX_RESTART_MS - MIN_RESTART_MS));
      });
      if (this.#isOver) return;
      this.#errands.get(scheduler)?.();
      this.#errands.delete(scheduler);
      this.#runs.set(scheduler, { signals: [], logStart: scheduler.program.log().length });
      scheduler.program.launch();
    }
  }

  #judge(scheduler: HaScheduler, code: number | null): void {
    const { signals, logStart } = this.#run(scheduler);
    const words = [...scheduler.program.log().slice(logStart).matchAll(LAST_WORDS)].map(([, said]) => said);
    const exit = { name: scheduler.name, code, lastWords: words.at(-1) ?? "", signals };
    this.exits.push(exit);
    const wrong = wrongExit(exit);
    if (wrong !== undefined) this.problems.push(wrong);
  }

  #run(scheduler: HaScheduler): Run {
    return must(this.#runs.get(scheduler), "every scheduler is supervised");
  }
}
