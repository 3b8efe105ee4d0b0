/**
 * Checks a task's health at intervals, for as long as it runs. While the file `.healthchecksnooze` is in the sandbox,
 * checks are not made and count as successes.
 */
import { statSync } from "node:fs";
import { join } from "node:path";
import type { Clock, Timer } from "../../base/clock.ts";
import { HealthTracker, type CheckOutcome, type Health } from "../core/health-tracker.ts";
import type { HealthPolicy } from "../core/service-config.ts";
import type { Log } from "../log.ts";

const SNOOZE_FILE = ".healthchecksnooze";

export interface HealthMonitorOptions {
  readonly policy: HealthPolicy;
  readonly sandbox: string;
  readonly clock: Clock;
  readonly log: Log;
  /** One check; `signal` ends it early, when nobody waits for it any more. */
  check(signal: AbortSignal): Promise<CheckOutcome>;
  /** Called when the task becomes healthy, and when it becomes unhealthy; nothing comes after that. */
  onChange(health: Health): void;
}

export class HealthMonitor {
  readonly #options: HealthMonitorOptions;
  readonly #tracker: HealthTracker;
  readonly #stopped = new AbortController();
  #timer: Timer | undefined;
  #isSnoozed = false;

  constructor(options: HealthMonitorOptions) {
    this.#options = options;
    this.#tracker = new HealthTracker(options.policy);
  }

  start(): void {
    void this.#attempt();
  }

  stop(): void {
    this.#timer?.cancel();
    this.#stopped.abort();
  }

  async #attempt(): Promise<void> {
    const { clock, policy } = this.#options;
    const before = this.#tracker.health.status;
    if (this.#tracker.mayAttempt()) {
      const outcome = await this.#check();
      if (this.#stopped.signal.aborted) return;
      this.#tracker.record(outcome);
      if (!outcome.ok) this.#options.log(`health check failed: ${outcome.reason}`);
    }
    const { health } = this.#tracker;
    if (health.status !== before) this.#options.onChange(health);
    if (health.status === "UNHEALTHY" || this.#stopped.signal.aborted) return;
    this.#timer = clock.after(policy.intervalMs, () => void this.#attempt());
  }

  async #check(): Promise<CheckOutcome> {
    try {
      if (this.#snoozes()) return { ok: true };
      return await this.#options.check(this.#stopped.signal);
    } catch (error) {
      return { ok: false, reason: `Internal health check error: ${String(error)}` };
    }
  }

  #snoozes(): boolean {
    const stats = statSync(join(this.#options.sandbox, SNOOZE_FILE), { throwIfNoEntry: false });
    const isSnoozed = stats?.isFile() === true;
    if (isSnoozed !== this.#isSnoozed) this.#options.log(`health checks ${isSnoozed ? "are snoozed" : "go on"}`);
    this.#isSnoozed = isSnoozed;
    return isSnoozed;
  }
}
