/**
 * Kills the scheduler with SIGKILL at random moments, again and again, while clients create and kill jobs:
 * every acknowledged job must be there afterwards, every acknowledged kill must hold, and no instance may ever
 * run twice at the same time. The cluster runs on by itself, with real processes that give evidence.
 *
 *     npm run test:crash -- --kills 50 --seed 1 --clients 6 [--no-build]
 *
 * Ends with status 1 and the broken promises when there are any, and leaves the directory to look into.
 */
import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { join } from "node:path";
import { seededRng, type Rng } from "../../server/core/random/rng.ts";
import { initializeLog, makeStateDir, removeStateDir, ROOT } from "../harness.ts";
import { Evidence } from "../load/evidence.ts";
import { Gate } from "../load/gate.ts";
import { LoadClient } from "../load/job-client.ts";
import { brokenPromises, type PromisedJob } from "../load/promises.ts";
import { differences, shownTasks } from "../load/running-tasks.ts";
import { parseCrashOptions } from "./options.ts";
import { Cluster, SchedulerUnderFire } from "./programs.ts";

/** Longest time that a scheduler lives once it leads, in milliseconds. */
const MAX_LIFE_MS = 2500;
/** Some are killed before they lead, within so many milliseconds of their start. */
const MAX_YOUNG_LIFE_MS = 1200;
const YOUNG_DEATHS = 0.2;
/** How long the cluster may take to become what was promised, at the end. */
const SETTLE_TIMEOUT_MS = 180_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

class CrashTest {
  readonly #ledger: PromisedJob[] = [];
  readonly #gate = new Gate();
  readonly #evidence: Evidence;
  readonly #scheduler: SchedulerUnderFire;
  readonly #rng: Rng;
  #isOver = false;

  constructor(parts: { evidence: Evidence; scheduler: SchedulerUnderFire; rng: Rng }) {
    this.#evidence = parts.evidence;
    this.#scheduler = parts.scheduler;
    this.#rng = parts.rng;
  }

  /** Resolves with what is broken. */
  async run(kills: number, clients: number): Promise<string[]> {
    await this.#start();
    const load = Promise.all(Array.from({ length: clients }, (_, i) => this.#client(i).run()));
    for (let kill = 1; kill <= kills; kill++) {
      // The load ends before its time only by a client's failure.
      const broken = await Promise.race([this.#killOnce(), load.then(() => [])]);
      this.#report(kill, kills, broken.length);
      if (broken.length > 0) return broken;
    }
    this.#isOver = true;
    await load;
    return this.#settle();
  }

  summary(): string {
    const count = (state: string): number => this.#ledger.filter((job) => job.state === state).length;
    return `${this.#ledger.length} jobs, ${count("killed")} of them killed, ${this.#evidence.count()} task runs`;
  }

  #client(index: number): LoadClient {
    return new LoadClient({
      name: `job-${index}`,
      trpc: this.#scheduler.trpc,
      rng: seededRng(this.#rng.nextInt(2 ** 31)),
      ledger: this.#ledger,
      cmdline: (job) => this.#evidence.cmdline(job),
      gate: () => this.#gate.passed(),
      isOver: () => this.#isOver,
    });
  }

  async #start(): Promise<void> {
    this.#scheduler.launch();
    await this.#scheduler.leading();
  }

  /** Lets the scheduler live a while under load, kills it, starts it again and looks at its promises. */
  async #killOnce(): Promise<string[]> {
    await pause(this.#rng.nextInt(MAX_LIFE_MS));
    await this.#scheduler.kill();
    while (this.#rng.next() < YOUNG_DEATHS) {
      this.#scheduler.launch();
      await pause(this.#rng.nextInt(MAX_YOUNG_LIFE_MS));
      await this.#scheduler.kill();
    }
    this.#gate.close();
    await this.#start();
    const broken = [
      ...brokenPromises(this.#ledger, await shownTasks(this.#scheduler.trpc)),
      ...this.#evidence.doubles(),
      ...this.#evidence.startedTwice(),
    ];
    this.#gate.open();
    return broken;
  }

  /** Waits until what runs is what was promised. Resolves with what is still wrong in the end. */
  async #settle(): Promise<string[]> {
    const deadline = Date.now() + SETTLE_TIMEOUT_MS;
    for (;;) {
      const shown = await shownTasks(this.#scheduler.trpc);
      const broken = [
        ...brokenPromises(this.#ledger, shown),
        ...this.#evidence.doubles(),
        ...this.#evidence.startedTwice(),
      ];
      const unsettled = [...broken, ...differences(this.#ledger, shown, this.#evidence)];
      if (unsettled.length === 0 || Date.now() > deadline) return unsettled;
      await pause(500);
    }
  }

  #report(kill: number, kills: number, broken: number): void {
    const verdict = broken === 0 ? "all promises kept" : `${broken} promises broken`;
    console.log(`kill ${kill} of ${kills}: ${verdict}; ${this.summary()}`);
  }
}

async function main(): Promise<number> {
  const options = parseCrashOptions(process.argv.slice(2), randomInt(1, 2 ** 31));
  console.log(`${options.kills} kills, seed ${options.seed}, ${options.clients} clients`);
  if (options.build) execFileSync(process.execPath, [join(ROOT, "scripts/build.mjs")], { stdio: "inherit" });
  const directory = makeStateDir();
  initializeLog(directory);
  const cluster = await Cluster.start(directory);
  const scheduler = await SchedulerUnderFire.create(directory, cluster.address);
  const evidence = new Evidence(join(directory, "evidence"));
  const test = new CrashTest({ evidence, scheduler, rng: seededRng(options.seed) });
  let broken: string[];
  try {
    broken = await test.run(options.kills, options.clients);
    cluster.assertAlive();
  } catch (error) {
    broken = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
  }
  await scheduler.kill();
  await cluster.stop();
  for (const line of broken) console.error(line);
  console.log(`${test.summary()}; ${broken.length} promises broken`);
  if (broken.length === 0) removeStateDir(directory);
  else console.log(`seed ${options.seed}; what is left is in ${directory}`);
  return broken.length === 0 ? 0 : 1;
}

process.exit(await main());
