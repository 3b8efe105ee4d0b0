/**
 * The scheduler's way from start to end: IDLE, PREPARING_STORAGE, STORAGE_PREPARED,
 * LEADER_AWAITING_REGISTRATION, ACTIVE, DEAD. Behaviour from Aurora's `SchedulerLifecycle.java`.
 *
 * - States are only ever entered in that order; DEAD may be entered from all of them, and never left.
 * - Whatever fails on the way, losing the leadership included, leads to DEAD: the process is to end,
 *   and its supervisor starts a new one as a follower.
 * - On DEAD: leadership is given up, the scheduler and its driver stop, storage stops, in that order,
 *   whichever of them fails or takes longer than {@link STOP_TIMEOUT_MS}; then {@link SchedulerLifecycle.dead} resolves.
 */
import type { LifecycleState } from "../api/cluster.ts";
import type { Clock, Timer } from "../base/clock.ts";
import type { Logger } from "../base/logger.ts";
import type { StatsRegistry } from "../base/stats/stats.ts";
import { LogError } from "../../prisma-free-store/log/log.ts";
import { invariant } from "../core/domain/invariant.ts";
import { FrameworkFailedOverError } from "../scheduler/mesos/framework-failed-over-error.ts";
import type { LifecycleSettings } from "./flags.ts";
import type { ActiveScheduler, LeaderControl, LeaderElection, NonVolatileStorage } from "./ports.ts";

/** How long each part has to stop. Another scheduler leads by then, and nothing that was acknowledged is at risk. */
const STOP_TIMEOUT_MS = 5_000;

const REGISTRATION_TIMEOUT_MESSAGE = "Framework has not been registered within the tolerated delay.";

const NEXT_STATES: Readonly<Record<LifecycleState, readonly LifecycleState[]>> = {
  IDLE: ["PREPARING_STORAGE", "DEAD"],
  PREPARING_STORAGE: ["STORAGE_PREPARED", "DEAD"],
  STORAGE_PREPARED: ["LEADER_AWAITING_REGISTRATION", "DEAD"],
  LEADER_AWAITING_REGISTRATION: ["ACTIVE", "DEAD"],
  ACTIVE: ["DEAD"],
  DEAD: [],
};

const STATES = Object.keys(NEXT_STATES) as LifecycleState[];

/** One change of state. */
export interface LifecycleChange {
  readonly state: LifecycleState;
  /** Epoch milliseconds. */
  readonly atMs: number;
  readonly message?: string;
}

export type DeathCause =
  /** It was asked for. */
  | "stopped"
  /** Another scheduler leads, or is to lead: after {@link LifecycleSettings.maxLeadingDurationMs}, or a recovery. */
  | "lostLeadership"
  | "failed";

/** Why the lifecycle is over. */
export interface Death {
  readonly message: string;
  readonly cause: DeathCause;
  readonly error?: unknown;
}

export interface SchedulerLifecycleOptions {
  readonly settings: LifecycleSettings;
  readonly storage: NonVolatileStorage;
  readonly election: LeaderElection;
  readonly scheduler: ActiveScheduler;
  readonly clock: Clock;
  readonly stats: StatsRegistry;
  readonly logger: Logger;
}

export class SchedulerLifecycle {
  readonly #options: SchedulerLifecycleOptions;
  readonly #history: LifecycleChange[];
  readonly #listeners: ((change: LifecycleChange) => void)[] = [];
  readonly #timers: Timer[] = [];
  #state: LifecycleState = "IDLE";
  #control: LeaderControl | undefined;
  #finish: (death: Death) => void = () => undefined;

  /** Resolves once the lifecycle is over and everything is shut down. Never rejects. */
  readonly dead: Promise<Death>;

  constructor(options: SchedulerLifecycleOptions) {
    this.#options = options;
    this.#history = [{ state: "IDLE", atMs: options.clock.nowMs() }];
    this.dead = new Promise((resolve) => (this.#finish = resolve));
    for (const state of STATES) {
      options.stats.gauge(`scheduler_lifecycle_${state}`, () => (this.#state === state ? 1 : 0));
    }
  }

  get state(): LifecycleState {
    return this.#state;
  }

  /** Every change so far, oldest first. */
  get history(): readonly LifecycleChange[] {
    return this.#history;
  }

  /** Calls `listener` after every later change. */
  onChange(listener: (change: LifecycleChange) => void): void {
    this.#listeners.push(listener);
  }

  /**
   * Prepares storage, then takes part in the election. Resolves when that is done, or when the lifecycle
   * died over it; what went wrong is told by {@link dead}.
   */
  async start(): Promise<void> {
    this.#transition("PREPARING_STORAGE");
    await this.#dieOnError("Failed to prepare storage", async () => {
      await this.#options.storage.prepare();
      if (this.#isDead()) return;
      this.#transition("STORAGE_PREPARED");
      await this.#options.election.offerLeadership({
        onLeading: (control) => void this.#lead(control),
        onDefeated: () => this.#die({ message: "Lost leadership, ending the process.", cause: "lostLeadership" }),
      });
    });
  }

  /** The framework is registered with the master and its id is stored. Ignored but for the first time. */
  registered(): void {
    if (this.#state !== "LEADER_AWAITING_REGISTRATION") return;
    this.#transition("ACTIVE");
    void this.#dieOnError("Failed to become active", async () => {
      this.#options.scheduler.activate();
      await this.#control?.advertise();
    });
  }

  /** Ends the lifecycle in order. Resolves when everything is shut down. */
  stop(message = "Stopped on request."): Promise<Death> {
    this.#die({ message, cause: "stopped" });
    return this.dead;
  }

  /** Ends the lifecycle in order, for the process to be started again. */
  stepDown(message: string): Promise<Death> {
    this.#die({ message, cause: "lostLeadership" });
    return this.dead;
  }

  /** Ends the lifecycle because of a failure. */
  fail(error: unknown, where: string): void {
    this.#die({ message: `Fatal error in ${where}: ${messageOf(error)}`, cause: causeOf(error), error });
  }

  #isDead(): boolean {
    return this.#state === "DEAD";
  }

  async #lead(control: LeaderControl): Promise<void> {
    if (this.#isDead()) return;
    this.#options.logger.info("Elected as leading scheduler!");
    this.#control = control;
    this.#transition("LEADER_AWAITING_REGISTRATION");
    await this.#dieOnError("Failed to start leading", async () => {
      await this.#options.storage.start();
      if (this.#isDead()) return;
      this.#armTimers();
      this.#options.scheduler.startDriver();
    });
  }

  #armTimers(): void {
    const { clock, settings, election } = this.#options;
    this.#timers.push(
      clock.after(settings.maxRegistrationDelayMs, () => {
        if (this.#state === "ACTIVE") return;
        this.#die({ message: REGISTRATION_TIMEOUT_MESSAGE, cause: "failed" });
      }),
    );
    if (!election.hasRivals) return;
    this.#timers.push(
      clock.after(settings.maxLeadingDurationMs, () =>
        this.#die({ message: "Triggering automatic failover.", cause: "lostLeadership" }),
      ),
    );
  }

  #transition(state: LifecycleState, message?: string): void {
    invariant(NEXT_STATES[this.#state].includes(state), `no lifecycle transition from ${this.#state} to ${state}`);
    this.#options.logger.info({ from: this.#state, to: state, message }, "SchedulerLifecycle state machine transition");
    this.#state = state;
    const change = { state, atMs: this.#options.clock.nowMs(), ...(message === undefined ? {} : { message }) };
    this.#history.push(change);
    for (const listener of this.#listeners) listener(change);
  }

  async #dieOnError(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#die({ message: `${what}: ${messageOf(error)}`, cause: causeOf(error), error });
    }
  }

  #die(death: Death): void {
    if (this.#isDead()) {
      this.#options.logger.info({ message: death.message }, "Shutdown already invoked, ignoring extra call.");
      return;
    }
    if (death.cause !== "failed") this.#options.logger.info(death.message);
    else this.#options.logger.error({ err: death.error }, death.message);
    for (const timer of this.#timers) timer.cancel();
    this.#transition("DEAD", death.message);
    void this.#shutDown().then(() => this.#finish(death));
  }

  async #shutDown(): Promise<void> {
    await this.#attempt("leave leadership", async () => this.#control?.leave());
    await this.#attempt("stop the scheduler", () => this.#options.scheduler.stop());
    await this.#attempt("stop storage", () => this.#options.storage.stop());
  }

  async #attempt(what: string, work: () => Promise<void>): Promise<void> {
    const { clock, logger } = this.#options;
    let deadline: Timer | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      deadline = clock.after(STOP_TIMEOUT_MS, () => reject(new Error(`it took more than ${STOP_TIMEOUT_MS} ms`)));
    });
    try {
      await Promise.race([work(), tooLong]);
    } catch (error) {
      logger.warn({ err: error }, `Failed to ${what}`);
    } finally {
      deadline?.cancel();
    }
  }
}

/** Others may tell before ZooKeeper does that another scheduler leads: the log that it writes to, or the master. */
function causeOf(error: unknown): DeathCause {
  const isDemotion = error instanceof LogError && error.code === "DEMOTED";
  return isDemotion || error instanceof FrameworkFailedOverError ? "lostLeadership" : "failed";
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
