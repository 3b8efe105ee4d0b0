/**
 * The driver over Mesos's v1 scheduler HTTP API: finds the leading master, subscribes, hands events to the
 * listener and calls to the master, and starts over whenever the connection is lost. Only one answer ends
 * it: the master's that the framework must not come back (an ERROR event, or a refused SUBSCRIBE). With
 * `-replace_removed_framework` a framework that was removed comes back as another, which is beyond Aurora.
 *
 * Calls made while not subscribed are dropped and counted: a master takes all offers back when a framework
 * subscribes anew, unacknowledged updates are sent again, and reconciliation finds the rest. That a
 * framework had suppressed its offers is forgotten as well.
 */
import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../base/logger.ts";
import type { StatsRegistry } from "../../base/stats/stats.ts";
import { invariant } from "../../core/domain/invariant.ts";
import type {
  Driver,
  DriverListener,
  DriverStatus,
  MasterAddress,
  TaskLaunch,
  TaskStatusUpdate,
} from "../../scheduler/ports/driver.ts";
import type { MasterDetector } from "../../scheduler/ports/master-detector.ts";
import { Backoff, sleep, type BackoffLimits } from "./backoff.ts";
import * as calls from "./calls.ts";
import { basicAuthorization } from "./credentials.ts";
import { driverStats, type DriverStats } from "./driver-stats.ts";
import { frameworkInfo, type FrameworkOptions } from "./framework-info.ts";
import { formatAddress, sameAddress } from "./master-address.ts";
import { MasterSession, type SessionEnd, type SessionTiming } from "./session.ts";

export interface DriverTiming extends SessionTiming {
  readonly backoff: BackoffLimits;
}

export const DEFAULT_TIMING: DriverTiming = {
  backoff: { initialMs: 500, maxMs: 10_000 },
  connectTimeoutMs: 10_000,
  subscribeTimeoutMs: 30_000,
  answerTimeoutMs: 30_000,
  missedHeartbeats: 5,
  defaultHeartbeatMs: 15_000,
};

export interface DriverOptions extends FrameworkOptions {
  readonly detector: MasterDetector;
  readonly clock: Clock;
  readonly stats: StatsRegistry;
  readonly logger: Logger;
  /** Numbers in [0, 1), to spread reconnections. */
  readonly random?: () => number;
  readonly timing?: Partial<DriverTiming>;
}

/** Makes a driver; `start` sets it going. */
export function createDriver(options: DriverOptions): Driver {
  return new MesosDriver(options);
}

const MAX_REDIRECTS = 5;

/** Mesos's words for a framework that was torn down, or away for longer than its failover timeout (`master.cpp`). */
const FRAMEWORK_REMOVED = "Framework has been removed";

class MesosDriver implements Driver {
  readonly #options: DriverOptions;
  readonly #timing: DriverTiming;
  readonly #stats: DriverStats;
  readonly #backoff: Backoff;
  #listener: DriverListener | undefined;
  #frameworkId: string | undefined;
  #candidates: readonly MasterAddress[] = [];
  #turn = 0;
  #origin: MasterAddress | undefined;
  #session: MasterSession | undefined;
  #master: MasterAddress | undefined;
  #registeredBefore = false;
  #lastEventMs: number | undefined;
  #unwatch: (() => void) | undefined;
  #running: Promise<void> | undefined;
  #stopped = false;
  /** Aborted and replaced to cut a wait short. */
  #wait = new AbortController();

  constructor(options: DriverOptions) {
    this.#options = options;
    this.#timing = { ...DEFAULT_TIMING, ...options.timing };
    this.#stats = driverStats(options.stats);
    this.#backoff = new Backoff(this.#timing.backoff, options.random ?? Math.random);
  }

  start(listener: DriverListener, frameworkId: string | undefined): void {
    invariant(this.#listener === undefined, "the driver is started twice");
    this.#listener = listener;
    this.#frameworkId = frameworkId;
    this.#unwatch = this.#options.detector.watch((candidates) => this.#onCandidates(candidates));
    this.#running = this.#run(listener);
  }

  async stop(): Promise<void> {
    this.#halt();
    await this.#running;
  }

  status(): DriverStatus {
    return {
      state: this.#state(),
      ...(this.#session?.subscribed === true && this.#master !== undefined ? { master: this.#master } : {}),
      ...(this.#frameworkId === undefined ? {} : { frameworkId: this.#frameworkId }),
      ...(this.#lastEventMs === undefined ? {} : { lastEventMs: this.#lastEventMs }),
    };
  }

  acceptOffers(offerIds: readonly string[], tasks: readonly TaskLaunch[], refuseSeconds: number): void {
    this.#send(calls.acceptCall(offerIds, tasks, refuseSeconds));
  }

  declineOffers(offerIds: readonly string[], refuseSeconds: number): void {
    this.#send(calls.declineCall(offerIds, refuseSeconds));
  }

  killTask(taskId: string, agentId: string | undefined): void {
    this.#send(calls.killCall(taskId, agentId));
  }

  acknowledge(update: TaskStatusUpdate): void {
    const call = calls.acknowledgeCall(update);
    if (call !== undefined) this.#send(call);
  }

  reconcile(tasks: readonly { readonly taskId: string; readonly agentId?: string }[]): void {
    this.#send(calls.reconcileCall(tasks));
  }

  suppressOffers(): void {
    this.#send(calls.SUPPRESS_CALL);
  }

  reviveOffers(): void {
    this.#send(calls.REVIVE_CALL);
  }

  #send(call: calls.CallBody): void {
    if (this.#session?.send(call) !== true) this.#stats.callsDropped.increment();
  }

  #state(): DriverStatus["state"] {
    if (this.#listener === undefined || this.#stopped) return "STOPPED";
    if (this.#session?.subscribed === true) return "SUBSCRIBED";
    return this.#candidates.length === 0 ? "DETECTING" : "CONNECTING";
  }

  #halt(): void {
    this.#stopped = true;
    this.#unwatch?.();
    this.#session?.close("the driver is stopping");
    this.#wake();
  }

  #wake(): void {
    this.#wait.abort();
    this.#wait = new AbortController();
  }

  #onCandidates(candidates: readonly MasterAddress[]): void {
    const shown = candidates.map(formatAddress);
    this.#options.logger.info({ masters: shown }, shown.length === 0 ? "no Mesos master" : "detected a Mesos master");
    this.#candidates = candidates;
    this.#turn = 0;
    this.#backoff.reset();
    const origin = this.#origin;
    if (origin !== undefined && !candidates.some((candidate) => sameAddress(candidate, origin))) {
      this.#session?.close("another master leads now");
    }
    this.#wake();
  }

  async #run(listener: DriverListener): Promise<void> {
    while (!this.#stopped) {
      const candidates = this.#candidates;
      this.#origin = candidates[this.#turn % candidates.length];
      if (this.#origin === undefined) {
        await sleep(this.#options.clock, Number.POSITIVE_INFINITY, this.#wait.signal);
        continue;
      }
      const end = await this.#follow(this.#origin, listener);
      if (this.#stopped) return;
      if (end.kind === "refused") {
        this.#halt();
        this.#options.logger.error({ message: end.message }, "Mesos refuses the framework");
        listener.error(end.message);
        return;
      }
      if (this.#candidates !== candidates) continue;
      this.#turn++;
      await sleep(this.#options.clock, this.#backoff.nextMs(), this.#wait.signal);
    }
  }

  /** Talks to `origin`, or to the master that it redirects to, until the conversation ends. */
  async #follow(origin: MasterAddress, listener: DriverListener): Promise<Exclude<SessionEnd, { kind: "redirect" }>> {
    let master = origin;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const end = await this.#converse(master, listener);
      const at = formatAddress(master);
      if (end.kind === "lost") this.#options.logger.warn({ master: at, reason: end.reason }, "no subscription");
      if (end.kind !== "redirect") return end;
      if (this.#stopped) break;
      this.#options.logger.info({ master: at, leader: formatAddress(end.to) }, "redirected to the leading master");
      master = end.to;
    }
    const reason = `masters redirected ${MAX_REDIRECTS} times in a row`;
    this.#options.logger.warn({ master: formatAddress(origin), reason }, "no subscription");
    return { kind: "lost", reason };
  }

  async #converse(master: MasterAddress, listener: DriverListener): Promise<SessionEnd> {
    const { clock, logger, credentials } = this.#options;
    this.#stats.subscriptionAttempts.increment();
    let wasSubscribed = false;
    const session = new MasterSession({
      master,
      subscribe: calls.subscribeCall(frameworkInfo(this.#options), this.#frameworkId),
      authorization: credentials === undefined ? undefined : basicAuthorization(credentials),
      timing: this.#timing,
      clock,
      stats: this.#stats,
      logger,
      listener,
      onActivity: () => {
        this.#lastEventMs = clock.nowMs();
      },
      onSubscribed: (frameworkId, leader) => {
        wasSubscribed = true;
        this.#onSubscribed(frameworkId, leader);
      },
    });
    this.#session = session;
    try {
      const end = this.#startingOver(await session.run());
      this.#session = undefined;
      if (wasSubscribed && end.kind !== "refused" && !this.#stopped) listener.disconnected();
      return end;
    } finally {
      this.#session = undefined;
    }
  }

  /** A removal is like a lost connection to a framework that may be replaced. */
  #startingOver(end: SessionEnd): SessionEnd {
    const { settings, logger } = this.#options;
    const isRemoval = end.kind === "refused" && end.message === FRAMEWORK_REMOVED && this.#frameworkId !== undefined;
    if (!isRemoval || !settings.replaceRemovedFramework) return end;
    logger.error({ frameworkId: this.#frameworkId }, "Mesos has removed the framework: registering as a new one");
    this.#frameworkId = undefined;
    return { kind: "lost", reason: end.message };
  }

  #onSubscribed(frameworkId: string, master: MasterAddress): void {
    const reregistered = this.#registeredBefore;
    this.#registeredBefore = true;
    this.#frameworkId = frameworkId;
    this.#master = master;
    this.#turn = 0;
    this.#backoff.reset();
    this.#options.logger.info({ frameworkId, master: formatAddress(master) }, "subscribed to the Mesos master");
    this.#listener?.registered(frameworkId, master, reregistered);
  }
}
