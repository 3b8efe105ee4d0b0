/**
 * No two values are agreed upon for a position. A value is agreed upon when a quorum of disks has held it under one
 * proposal, when a disk holds it as learned, or when a client was told so. Positions that an agreed truncation
 * covers may be learned as truncated instead.
 */
import { describeValue } from "../value.ts";
import { Violation } from "./violation.ts";

const PROPERTY = "no two values are agreed upon for a position";

interface Votes {
  readonly value: number;
  replicas: number;
}

export class AgreementChecker {
  readonly #quorum: number;
  /** Truncated positions are always told as such. */
  readonly #hasTombstones: boolean;
  readonly #agreed = new Map<number, number>();
  readonly #votes = new Map<number, Votes>();
  #truncatedTo = 0;

  constructor(quorum: number, hasTombstones: boolean) {
    this.#quorum = quorum;
    this.#hasTombstones = hasTombstones;
  }

  /** Positions below were truncated by agreement. */
  get truncatedTo(): number {
    return this.#truncatedTo;
  }

  agreedAt(position: number): number | undefined {
    return this.#agreed.get(position);
  }

  /** A no-op that may stand for a position that is truncated. */
  isTruncation(position: number, value: number): boolean {
    return !this.#hasTombstones && value === 0 && position < this.#truncatedTo;
  }

  /** A disk holds it as learned. */
  learned(position: number, value: number): void {
    if (!this.isTruncation(position, value)) this.agreed(position, value);
  }

  /** A disk holds it for sure. */
  accepted(
    replica: number,
    vote: { readonly position: number; readonly proposal: number; readonly value: number },
  ): void {
    const { position, proposal, value } = vote;
    const key = position * 65_536 + proposal;
    let votes = this.#votes.get(key);
    if (votes === undefined) {
      votes = { value, replicas: 0 };
      this.#votes.set(key, votes);
    }
    if (votes.value !== value) {
      throw new Violation(
        PROPERTY,
        `proposal ${proposal} wrote ${describeValue(votes.value)} and ${describeValue(value)} at ${position}`,
      );
    }
    votes.replicas |= 1 << replica;
    if (bitCount(votes.replicas) >= this.#quorum) this.agreed(position, value);
  }

  /** It votes again after its disk was emptied: what it accepted before counts no more unless a quorum did by now. */
  forgot(replica: number): void {
    for (const votes of this.#votes.values()) votes.replicas &= ~(1 << replica);
  }

  agreed(position: number, value: number): void {
    const known = this.#agreed.get(position);
    if (known === undefined) {
      this.#agreed.set(position, value);
      if (value < 0) this.#truncatedTo = Math.max(this.#truncatedTo, -1 - value);
    } else if (known !== value) {
      throw new Violation(PROPERTY, `position ${position} holds ${describeValue(known)} and ${describeValue(value)}`);
    }
  }
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count++;
  return count;
}
