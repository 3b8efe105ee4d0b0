/**
 * Nothing that a client was told is written is lost, and only one writer at a time has an effect: a coordinator knows
 * all that was acknowledged under lower proposals when it is elected, and nothing more is acknowledged under them after.
 */
import { describeValue } from "../value.ts";
import { Violation } from "./violation.ts";

const LOST = "nothing acknowledged is lost";
const ONE_WRITER = "one writer at a time has an effect";

export class DurabilityChecker {
  /** Value by position. */
  readonly #acknowledged = new Map<number, number>();
  /** Under each proposal, the last position that was acknowledged. */
  readonly #written = new Map<number, number>();
  /** Under each proposal, the position up to which its coordinator knew the log when it was elected. */
  readonly #elected = new Map<number, number>();

  get acknowledged(): ReadonlyMap<number, number> {
    return this.#acknowledged;
  }

  elected(proposal: number, position: number): void {
    this.#elected.set(proposal, position);
    for (const [earlier, written] of this.#written) {
      if (earlier < proposal && written > position) {
        throw new Violation(LOST, `${earlier} had written ${written}, and ${proposal} was elected at ${position}`);
      }
    }
  }

  acknowledgedAt(position: number, value: number, proposal: number): void {
    for (const [later, end] of this.#elected) {
      if (later > proposal && position > end) {
        throw new Violation(ONE_WRITER, `${proposal} wrote at ${position} after ${later} was elected at ${end}`);
      }
    }
    if (this.#acknowledged.has(position)) {
      throw new Violation(ONE_WRITER, `position ${position} was acknowledged twice`);
    }
    this.#acknowledged.set(position, value);
    this.#written.set(proposal, position);
  }

  /** What a replica has learned in the end; `read` gives undefined for a position that it does not hold. */
  settled(replica: string, begin: number, read: (position: number) => number | undefined): void {
    for (const [position, value] of this.#acknowledged) {
      if (position < begin) continue;
      const held = read(position);
      if (held === value) continue;
      const instead = held === undefined ? "nothing" : describeValue(held);
      throw new Violation(LOST, `${describeValue(value)} at ${position}, but ${replica} holds ${instead}`);
    }
  }
}
