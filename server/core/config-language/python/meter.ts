/** Bounds what evaluating a file may cost. Every loop, copy and recursion of the evaluator is charged here. */
import type { EvaluationLimits } from "../loaded-config.ts";

/** Enough for files of thousands of jobs, and spent within a second or two by a loop that never ends. */
export const DEFAULT_LIMITS: EvaluationLimits = { steps: 3_000_000, depth: 400, allocation: 20_000_000 };

/** The longest single string or list. */
export const MAX_LENGTH = 4_000_000;

/** A bound was exceeded. No `except` of the file catches it. */
export class LimitExceeded extends Error {
  override readonly name = "LimitExceeded";
}

export class Meter {
  readonly #limits: EvaluationLimits;
  #steps = 0;
  #allocated = 0;
  #depth = 0;

  constructor(limits: Partial<EvaluationLimits> = {}) {
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
  }

  /** Elementary steps so far. */
  get steps(): number {
    return this.#steps;
  }

  get depth(): number {
    return this.#depth;
  }

  /** Charges `steps` elementary steps. */
  spend(steps = 1): void {
    this.#steps += steps;
    if (this.#steps > this.#limits.steps) {
      throw new LimitExceeded(
        `Evaluation takes more than ${this.#limits.steps} steps: a loop or recursion does not end, or does too much.`,
      );
    }
  }

  /** Charges `size` characters or elements that are about to be created as one value. */
  allocate(size: number): void {
    if (size > MAX_LENGTH) throw new LimitExceeded(`A value of ${size} elements is too large (at most ${MAX_LENGTH}).`);
    this.spend(1 + (size >>> 4));
    this.#allocated += size;
    if (this.#allocated > this.#limits.allocation) {
      throw new LimitExceeded(`Evaluation creates more than ${this.#limits.allocation} characters and elements.`);
    }
  }

  /** One level deeper; to be paired with {@link leave}. After a limit was exceeded, pairing no longer matters. */
  enter(): void {
    this.#depth += 1;
    if (this.#depth > this.#limits.depth) {
      throw new LimitExceeded(`Calls or values are nested more than ${this.#limits.depth} deep.`);
    }
  }

  leave(): void {
    this.#depth -= 1;
  }

  /** Back to the depth at which an exception is caught. */
  unwindTo(depth: number): void {
    this.#depth = depth;
  }
}
