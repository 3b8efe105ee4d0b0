/** When too many instances have failed. Behaviour from `FailureThreshold` of Aurora's `client/api/updater_util.py`. */

export interface FailureLimits {
  /** Of one instance; negative for no limit. */
  readonly maxPerInstanceFailures: number;
  /** Instances that may fail more often than that. */
  readonly maxTotalFailures: number;
}

export class FailureThreshold {
  readonly #limits: FailureLimits;
  readonly #failures = new Map<number, number>();

  constructor(limits: FailureLimits) {
    this.#limits = limits;
  }

  count(failed: readonly number[]): void {
    for (const id of failed) this.#failures.set(id, (this.#failures.get(id) ?? 0) + 1);
  }

  /** Instances that failed too often. */
  get exceeded(): readonly number[] {
    const { maxPerInstanceFailures: limit } = this.#limits;
    return limit < 0 ? [] : [...this.#failures].filter(([, count]) => count > limit).map(([id]) => id);
  }

  get isExceeded(): boolean {
    return this.exceeded.length > this.#limits.maxTotalFailures;
  }
}
