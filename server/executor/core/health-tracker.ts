/**
 * Whether a task is healthy, from the outcomes of its checks in a row: `ThreadedHealthChecker` of
 * `executor/common/health_checker.py`. Time is counted in attempts, so that checks that take long cost none:
 *
 * - the first `ceil(initialInterval / interval)` attempts are forgiven their failures;
 * - `minConsecutiveSuccesses` in a row make the task healthy, for as long as it runs;
 * - more than `maxConsecutiveFailures` in a row make it unhealthy, for good;
 * - a task that is not healthy in `forgiven + maxConsecutiveFailures + minConsecutiveSuccesses` attempts, or
 *   cannot be any more, is unhealthy.
 */
import type { HealthPolicy } from "./service-config.ts";

/** What a check found; `reason` says why it failed. */
export type CheckOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

export type Health =
  | { readonly status: "STARTING" }
  | { readonly status: "HEALTHY" }
  | { readonly status: "UNHEALTHY"; readonly reason: string };

export class HealthTracker {
  readonly #policy: HealthPolicy;
  readonly #forgivenAttempts: number;
  readonly #maxAttempts: number;
  #attempts = 0;
  #failures = 0;
  #successes = 0;
  #health: Health = { status: "STARTING" };

  constructor(policy: HealthPolicy) {
    this.#policy = policy;
    this.#forgivenAttempts = Math.ceil(policy.initialIntervalMs / policy.intervalMs);
    this.#maxAttempts = this.#forgivenAttempts + policy.maxConsecutiveFailures + policy.minConsecutiveSuccesses;
  }

  get health(): Health {
    return this.#health;
  }

  /** Failures in a row that counted. */
  get consecutiveFailures(): number {
    return this.#failures;
  }

  /** To be called before each check. False when it is too late for one: the task is unhealthy. */
  mayAttempt(): boolean {
    if (this.#health.status === "STARTING" && this.#attempts > this.#maxAttempts) {
      this.#health = { status: "UNHEALTHY", reason: "Not enough successful health checks in time." };
    }
    return this.#health.status !== "UNHEALTHY";
  }

  record(outcome: CheckOutcome): Health {
    if (this.#attempts <= this.#maxAttempts) this.#attempts += 1;
    if (outcome.ok) this.#succeeded();
    else this.#failed(outcome.reason);
    return this.#health;
  }

  #succeeded(): void {
    this.#failures = 0;
    this.#successes += 1;
    if (this.#health.status === "STARTING" && this.#successes >= this.#policy.minConsecutiveSuccesses) {
      this.#health = { status: "HEALTHY" };
    }
  }

  #failed(reason: string): void {
    this.#successes = 0;
    if (this.#attempts <= this.#forgivenAttempts) return;
    this.#failures += 1;
    if (this.#isHopeless() || this.#failures > this.#policy.maxConsecutiveFailures) {
      this.#health = { status: "UNHEALTHY", reason };
    }
  }

  /** Even if all attempts that are left succeeded, they would not be enough. */
  #isHopeless(): boolean {
    if (this.#health.status !== "STARTING") return false;
    const left = this.#maxAttempts - this.#attempts;
    return left > 1 && this.#policy.minConsecutiveSuccesses > left;
  }
}
