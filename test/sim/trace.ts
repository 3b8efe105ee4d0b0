/**
 * What happened, as a digest that two runs of a seed must agree on, and as lines for people on request. Lines are
 * only made when somebody wants them.
 */

export class Trace {
  readonly #onLine: ((line: string) => void) | undefined;
  #low = 0x811c9dc5;
  #high = 0x01000193;

  constructor(onLine?: (line: string) => void) {
    this.#onLine = onLine;
  }

  get digest(): string {
    return [this.#high, this.#low].map((half) => (half >>> 0).toString(16).padStart(8, "0")).join("");
  }

  /** Folds a number into the digest. */
  fold(value: number): void {
    this.#low = Math.imul(this.#low ^ value, 0x01000193);
    this.#high = Math.imul(this.#high ^ (this.#low >>> 15) ^ Math.floor(value / 4294967296), 0x85ebca6b);
  }

  line(nowMs: number, text: () => string): void {
    this.#onLine?.(`${nowMs.toFixed(3).padStart(10)}  ${text()}`);
  }
}
