/**
 * The answers to one write request: `WriteProcess` of Mesos's `consensus.cpp`. Each replica counts once.
 *
 * A quorum that accepts is enough whatever the others say, so a refusal among the first answers makes the round
 * contested, not lost; Mesos gives up there. It is up to the proposer how long to hope on.
 */
import { verdictOf } from "./content.ts";
import type { Pid, WriteResponse } from "./messages.ts";

export type WriteResult =
  | { readonly verdict: "ACCEPT" }
  /** `isFinal`: no quorum can accept any more. `proposal` is the highest that a replica has promised to. */
  | { readonly verdict: "REJECT"; readonly proposal: number; readonly isFinal: boolean }
  | { readonly verdict: "IGNORED" };

export interface WriteQuestion {
  readonly quorum: number;
  readonly proposal: number;
  readonly position: number;
}

export class WriteRound {
  readonly #question: WriteQuestion;
  readonly #answered = new Set<Pid>();
  /** Replicas that could not vote when they were asked. Asked again, they may. */
  readonly #ignoring = new Set<Pid>();
  #accepted = 0;
  #refused = 0;
  #refusedFor = 0;

  constructor(question: WriteQuestion) {
    this.#question = question;
  }

  /** Counts an answer. @returns the result as far as it is known; a contested one may still become accepted. */
  add(from: Pid, response: WriteResponse): WriteResult | undefined {
    const { quorum, position, proposal } = this.#question;
    const verdict = verdictOf(response);
    if (this.#answered.has(from) || response.position !== position) return undefined;
    if (verdict === "ACCEPT" && response.proposal !== proposal) return undefined;
    if (verdict === "IGNORED") {
      this.#ignoring.add(from);
      return this.#ignoring.size >= quorum ? { verdict } : undefined;
    }
    this.#answered.add(from);
    this.#ignoring.delete(from);
    if (verdict === "ACCEPT") this.#accepted++;
    else {
      this.#refused++;
      this.#refusedFor = Math.max(this.#refusedFor, response.proposal);
    }
    if (this.#accepted >= quorum) return { verdict: "ACCEPT" };
    if (this.#refused === 0 || this.#accepted + this.#refused < quorum) return undefined;
    return { verdict: "REJECT", proposal: this.#refusedFor, isFinal: this.#refused >= quorum };
  }

  hasAnswered(pid: Pid): boolean {
    return this.#answered.has(pid);
  }
}
