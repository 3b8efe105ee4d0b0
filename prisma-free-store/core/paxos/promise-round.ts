/**
 * The answers to one promise request, implicit or for a position: `ImplicitPromiseProcess` and
 * `ExplicitPromiseProcess` of Mesos's `consensus.cpp`. Each replica counts once.
 */
import { verdictOf } from "./content.ts";
import type { Action, Pid, PromiseResponse } from "./messages.ts";

export type PromiseResult =
  | {
      readonly verdict: "ACCEPT";
      /** The highest end among the replicas; of an implicit promise. */
      readonly end: number;
      /** What must be written at the position: what was accepted there under the highest proposal, or is learned. */
      readonly action: Action | undefined;
    }
  /** `proposal` is the highest that a replica has promised to. */
  | { readonly verdict: "REJECT"; readonly proposal: number }
  | { readonly verdict: "IGNORED" };

export interface PromiseQuestion {
  readonly quorum: number;
  readonly proposal: number;
  /** Absent: all positions without an action. */
  readonly position?: number;
}

export class PromiseRound {
  readonly #question: PromiseQuestion;
  readonly #answered = new Set<Pid>();
  #answers = 0;
  #ignored = 0;
  #refusedFor: number | undefined;
  #end = 0;
  #action: Action | undefined;

  constructor(question: PromiseQuestion) {
    this.#question = question;
  }

  /** Counts an answer. @returns the result once there is one. */
  add(from: Pid, response: PromiseResponse): PromiseResult | undefined {
    if (this.#answered.has(from) || !this.#isAnswer(response)) return undefined;
    this.#answered.add(from);
    const verdict = verdictOf(response);
    if (verdict === "IGNORED") {
      this.#ignored++;
      return this.#ignored >= this.#question.quorum ? { verdict } : undefined;
    }
    this.#answers++;
    if (verdict === "REJECT") this.#refusedFor = Math.max(this.#refusedFor ?? 0, response.proposal);
    else if (response.action?.learned === true) return { verdict, end: 0, action: response.action };
    else this.#accepted(response);
    if (this.#answers < this.#question.quorum) return undefined;
    return this.#refusedFor === undefined
      ? { verdict: "ACCEPT", end: this.#end, action: this.#action }
      : { verdict: "REJECT", proposal: this.#refusedFor };
  }

  #accepted({ position, action }: PromiseResponse): void {
    this.#end = Math.max(this.#end, position ?? 0);
    if (action?.performed !== undefined && action.performed > (this.#action?.performed ?? -1)) this.#action = action;
  }

  /** An acceptance of something else answers nothing. */
  #isAnswer(response: PromiseResponse): boolean {
    if (verdictOf(response) !== "ACCEPT") return true;
    const { proposal, position } = this.#question;
    if (response.proposal !== proposal) return false;
    return position === undefined
      ? response.position !== undefined
      : (response.action?.position ?? response.position) === position;
  }
}
