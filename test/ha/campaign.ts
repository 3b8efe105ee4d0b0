/**
 * A campaign: an installation under the load of clients, faults one after another, and what the checkers say of it all.
 *
 * - Jobs: every acknowledged creation and kill holds, at every read and in the end; no instance is active twice.
 * - Registers: the history of each is linearizable, and its last value is no older than an acknowledged write.
 * - Tasks: the processes themselves testify that no instance ran twice at a time and no task was started twice.
 * - Schedulers end with the codes and words that they should, and their logs hold no error that no fault excuses.
 */
import { join } from "node:path";
import { TRPCClientError } from "@trpc/client";
import { seededRng, type Rng } from "../../server/core/random/rng.ts";
import { eventually } from "../harness.ts";
import { Evidence } from "../load/evidence.ts";
import { Gate } from "../load/gate.ts";
import { LoadClient } from "../load/job-client.ts";
import { brokenPromises, heldThroughout, type PromisedJob } from "../load/promises.ts";
import { differences, shownTasks } from "../load/running-tasks.ts";
import { timeoutSignal } from "../load/timeout-signal.ts";
import { alarmsIn } from "./checkers/exits.ts";
import { linearizabilityViolation } from "./checkers/linearizable.ts";
import { lostWrites } from "./checkers/lost-writes.ts";
import { RegisterHistory } from "./checkers/register-history.ts";
import { HaCluster } from "./cluster.ts";
import type { Fault } from "./faults.ts";
import { LateReads } from "./late-reads.ts";
import { LeaderFetch } from "./leader-fetch.ts";
import { Nemesis } from "./nemesis.ts";
import { operate, useRegister } from "./register-client.ts";
import { Supervisor } from "./supervisor.ts";

/** Clients that share a register. */
const CLIENTS_A_REGISTER = 3;
/** How long the cluster may take to become what was promised, at the end. */
const SETTLE_TIMEOUT_MS = 120_000;
const READ_TIMEOUT_MS = 5_000;
/** How long clients may take to end after a campaign that failed. */
const GIVE_UP_MS = 15_000;

export interface CampaignOptions {
  /** Where everything is kept; it exists, and is left to look into. */
  readonly directory: string;
  readonly faults: readonly Fault[];
  readonly seed: number;
  /** As many create and kill jobs, and as many read and write registers. */
  readonly clients: number;
  /** Longest time between two faults. */
  readonly maxCalmMs: number;
  /** How many of the faults come when all have recovered from earlier ones, rather than while they do; from 0 to 1. */
  readonly calmShare: number;
  /** Longest pause of a client between two requests about jobs; each costs processes. */
  readonly maxJobPauseMs: number;
  readonly maxLiveJobs: number;
  readonly zooKeeperServers?: number;
  readonly sessionTimeout?: string;
  readonly say?: (line: string) => void;
}

/** A fault that was brought, and what it cost. */
export interface BroughtFault {
  readonly fault: Fault;
  /** Until another scheduler led; undefined where the leader was not hit. */
  readonly timeToLeadMs: number | undefined;
  /** True when all schedulers and replicas had recovered from what came before. */
  readonly isOutOfCalm: boolean;
}

export interface CampaignReport {
  /** None when all is as promised. */
  readonly problems: readonly string[];
  readonly brought: readonly BroughtFault[];
  /** How often schedulers ended, by exit code. */
  readonly exits: Readonly<Record<string, number>>;
  readonly figures: Readonly<Record<string, number>>;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** @throws {Error} when `work` takes too long, or its own */
async function inTime<T>(what: () => string, work: Promise<T>): Promise<T> {
  const tooLong = pause(SETTLE_TIMEOUT_MS).then(() => {
    throw new Error(`timed out waiting for ${what()}`);
  });
  tooLong.catch(() => undefined);
  return Promise.race([work, tooLong]);
}

function isUnanswered(error: unknown): boolean {
  return (
    error instanceof TRPCClientError && (error.data as { auroraCode?: string } | null)?.auroraCode !== "INVALID_REQUEST"
  );
}

class Campaign {
  readonly #options: CampaignOptions;
  readonly #cluster: HaCluster;
  readonly #supervisor: Supervisor;
  readonly #nemesis: Nemesis;
  readonly #evidence: Evidence;
  readonly #history = new RegisterHistory();
  readonly #roles: readonly string[];
  readonly #lateReads: LateReads;
  readonly #ledger: PromisedJob[] = [];
  readonly #rng: Rng;
  readonly #gate = new Gate();
  readonly #working = new Set<string>();
  readonly #brought: BroughtFault[] = [];
  readonly #problems: string[] = [];
  #jobReads = 0;
  #isOver = false;

  constructor(options: CampaignOptions, cluster: HaCluster) {
    const { clients, seed, directory } = options;
    this.#options = options;
    this.#cluster = cluster;
    this.#rng = seededRng(seed);
    this.#evidence = new Evidence(join(directory, "evidence"));
    this.#roles = Array.from({ length: Math.ceil(clients / CLIENTS_A_REGISTER) }, (_, i) => `register-${i}`);
    this.#lateReads = new LateReads(this.#history, this.#roles);
    this.#supervisor = new Supervisor(cluster, this.#nextRng());
    this.#nemesis = new Nemesis({
      cluster,
      supervisor: this.#supervisor,
      rng: this.#nextRng(),
      gate: this.#gate,
      whileStopped: (stopped, isReplaced) => this.#lateReads.whileStopped(stopped, isReplaced),
    });
  }

  async run(): Promise<CampaignReport> {
    let load: Promise<unknown> = Promise.resolve();
    try {
      await this.#cluster.settled();
      load = this.#load();
      // The load ends before its time only by a client's failure.
      await Promise.race([this.#bringFaults(), load]);
      await Promise.race([this.#calmDown(), load]);
      this.#isOver = true;
      await inTime(() => `${[...this.#working].join()} to end`, load);
      await this.#settle();
    } catch (error) {
      this.#gate.open();
      this.#problems.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    this.#isOver = true;
    await Promise.race([load.catch(() => undefined), pause(GIVE_UP_MS)]);
    await this.#supervisor.stop(() => this.#cluster.stop());
    for (const { name, program } of this.#cluster.schedulers) {
      this.#problems.push(...alarmsIn(program.log()).map((line) => `${name} said: ${line}`));
    }
    return this.#report();
  }

  #nextRng(): Rng {
    return seededRng(this.#rng.nextInt(2 ** 31));
  }

  #trpc(first: number): LeaderFetch["trpc"] {
    return new LeaderFetch(
      this.#cluster.schedulers.map(({ base }) => base),
      first,
    ).trpc;
  }

  #load(): Promise<unknown> {
    const { clients, maxJobPauseMs, maxLiveJobs } = this.#options;
    const isOver = (): boolean => this.#isOver;
    const gate = (): Promise<void> => this.#gate.passed();
    const numbers = Array.from({ length: clients }, (_, i) => i);
    const jobs = numbers.map((i) => {
      const cmdline = (job: string): string => this.#evidence.cmdline(job);
      const parts = {
        name: `job-${i}`,
        trpc: this.#trpc(i),
        rng: this.#nextRng(),
        ledger: this.#ledger,
        cmdline,
        gate,
        isOver,
      };
      const client = new LoadClient({ ...parts, maxLiveJobs, maxInstances: 2, maxPauseMs: maxJobPauseMs });
      return this.#known(parts.name, client.run());
    });
    const registers = numbers.map((i) => {
      const role = this.#roles[i % this.#roles.length] ?? "";
      const access = { client: `client-${i}`, trpc: this.#trpc(i), history: this.#history };
      const use = useRegister({ ...access, role, rng: this.#nextRng(), maxPauseMs: 150, gate, isOver });
      return this.#known(access.client, use);
    });
    return Promise.all([...jobs, ...registers, this.#known("reader", this.#readJobs())]);
  }

  /** Remembers the client by its name while it works. */
  async #known(name: string, work: Promise<void>): Promise<void> {
    this.#working.add(name);
    await work;
    this.#working.delete(name);
  }

  /** Reads all jobs again and again, and holds them to what was promised. */
  async #readJobs(): Promise<void> {
    const trpc = this.#trpc(0);
    while (!this.#isOver) {
      const before = this.#ledger.map((job) => ({ ...job }));
      try {
        const shown = await shownTasks(trpc, timeoutSignal(READ_TIMEOUT_MS));
        this.#problems.push(...brokenPromises(heldThroughout(before, this.#ledger), shown));
        this.#jobReads += 1;
      } catch (error) {
        if (!isUnanswered(error)) throw error;
      }
      await pause(200);
    }
  }

  async #bringFaults(): Promise<void> {
    const { faults, maxCalmMs, calmShare, say } = this.#options;
    let isOutOfCalm = true;
    for (const [index, fault] of faults.entries()) {
      await pause(this.#rng.nextInt(maxCalmMs));
      const timeToLeadMs = await this.#nemesis.bring(fault);
      this.#brought.push({ fault, timeToLeadMs, isOutOfCalm });
      const problems = this.#problemsSoFar();
      const time = timeToLeadMs === undefined ? "" : `, led again after ${timeToLeadMs} ms`;
      say?.(`${index + 1} of ${faults.length}: ${fault}${time}; ${problems.length} problems`);
      if (problems.length > 0) return;
      isOutOfCalm = this.#rng.next() < calmShare;
      if (isOutOfCalm) await this.#calmDown();
    }
  }

  #problemsSoFar(): string[] {
    const violations = this.#history.keys.flatMap((key) => {
      const violation = linearizabilityViolation(this.#history.of(key));
      return violation === undefined ? [] : [`${key} is not linearizable: ${violation}`];
    });
    const ofTasks = [...this.#evidence.doubles(), ...this.#evidence.startedTwice()];
    return [...this.#problems, ...this.#supervisor.problems, ...ofTasks, ...violations];
  }

  /** Everything is there again, also what was wiped. */
  async #calmDown(): Promise<void> {
    if (this.#problemsSoFar().length > 0) return;
    await this.#nemesis.recovered();
    await this.#cluster.settled();
  }

  /** Waits until what runs is what was promised, and looks at the registers a last time. */
  async #settle(): Promise<void> {
    if (this.#problemsSoFar().length > 0) return;
    const trpc = this.#trpc(0);
    for (const role of this.#roles) {
      const access = { trpc, history: this.#history, client: "last" };
      await eventually(`a last read of ${role}`, async () =>
        (await operate(access, role, { signal: timeoutSignal(READ_TIMEOUT_MS) })) ? true : undefined,
      );
      this.#problems.push(...lostWrites(this.#history.of(role), this.#history.of(role).at(-1)?.value));
    }
    let unsettled: string[] = ["nothing was answered in the end"];
    const probe = async (): Promise<true | undefined> => {
      const shown = await shownTasks(trpc, timeoutSignal(READ_TIMEOUT_MS)).catch((error: unknown) => {
        if (!isUnanswered(error)) throw error;
      });
      if (shown === undefined) return undefined;
      unsettled = [...brokenPromises(this.#ledger, shown), ...differences(this.#ledger, shown, this.#evidence)];
      return unsettled.length === 0 ? true : undefined;
    };
    await eventually("what runs to be what was promised", probe, SETTLE_TIMEOUT_MS).catch((error: unknown) => {
      this.#problems.push(String(error), ...unsettled);
    });
  }

  #report(): CampaignReport {
    const { operations } = this.#history;
    const answered = operations.filter(({ returned }) => returned !== undefined);
    const jobs = (state: string): number => this.#ledger.filter((job) => job.state === state).length;
    const exits: Record<string, number> = {};
    for (const { code } of this.#supervisor.exits) exits[code ?? "killed"] = (exits[code ?? "killed"] ?? 0) + 1;
    return {
      problems: this.#problemsSoFar(),
      brought: this.#brought,
      exits,
      figures: {
        "jobs created": jobs("created") + jobs("killing") + jobs("killed"),
        "jobs killed": jobs("killed"),
        "task runs": this.#evidence.count(),
        "reads of all jobs": this.#jobReads,
        "writes of registers acknowledged": answered.filter(({ kind }) => kind === "write").length,
        "reads of registers checked": answered.filter(({ kind }) => kind === "read").length,
        "operations without an answer": operations.length - answered.length,
        "requests to stopped leaders": this.#lateReads.sent,
        "answered by them": this.#lateReads.answered,
      },
    };
  }
}

/** Starts an installation, runs the campaign and stops everything. */
export async function runCampaign(options: CampaignOptions): Promise<CampaignReport> {
  const { directory, zooKeeperServers = 1, sessionTimeout = "3secs" } = options;
  const cluster = await HaCluster.start({
    directory,
    zooKeeperServers,
    sessionTimeout,
    flags: [
      // Snapshots and truncation under fire, too.
      "-dlog_snapshot_interval=2secs",
      // What was in flight when a leader ended is found out soon; a launch that is under way is left in peace.
      "-reconciliation_initial_delay=2secs",
      "-initial_task_kill_retry_interval=2secs",
      "-transient_task_state_timeout=60secs",
    ],
  });
  return new Campaign(options, cluster).run();
}
