/**
 * Learned prefixes agree: what a replica says it has learned its disk holds, learned, and it is what is agreed upon
 * there. Truncation never loses a live entry: a replica's log begins nowhere but where an agreed truncation, or none,
 * lets it.
 */
import { describeValue } from "../value.ts";
import type { AgreementChecker } from "./agreement.ts";
import { Violation } from "./violation.ts";

const PREFIX = "learned prefixes agree";
const LIVE = "truncation never loses a live entry";

/** What a disk holds at a position. */
export interface Held {
  readonly learned: boolean;
  readonly value: number;
  readonly isTombstone: boolean;
}

export class PrefixChecker {
  readonly #agreement: AgreementChecker;
  /** Up to where each replica has been checked. */
  readonly #checked = new Map<string, number>();

  constructor(agreement: AgreementChecker) {
    this.#agreement = agreement;
  }

  /** A replica has lost its memory. */
  restarted(replica: string): void {
    this.#checked.delete(replica);
  }

  begins(replica: string, begin: number): void {
    const { truncatedTo } = this.#agreement;
    if (begin > truncatedTo) throw new Violation(LIVE, `${replica} begins at ${begin}, the log at ${truncatedTo}`);
  }

  learned(
    replica: string,
    range: { readonly begin: number; readonly end: number },
    read: (position: number) => Held | undefined,
  ): void {
    this.begins(replica, range.begin);
    for (
      let position = Math.max(range.begin, (this.#checked.get(replica) ?? -1) + 1);
      position <= range.end;
      position++
    ) {
      const held = read(position);
      const agreed = this.#agreement.agreedAt(position);
      const holds = held === undefined ? "nothing" : `${held.learned ? "" : "unlearned "}${describeValue(held.value)}`;
      const isRight = held?.learned === true && !held.isTombstone && this.#isRight(position, held.value);
      if (!isRight) {
        const what = agreed === undefined ? "nothing" : describeValue(agreed);
        throw new Violation(
          PREFIX,
          `${replica} learned up to ${range.end}; at ${position} it holds ${holds}, agreed is ${what}`,
        );
      }
    }
    this.#checked.set(replica, range.end);
  }

  #isRight(position: number, value: number): boolean {
    return value === this.#agreement.agreedAt(position) || this.#agreement.isTruncation(position, value);
  }
}
