/** Why a task is pending: the shape that the console shows. */
import type { VetoType } from "./veto.ts";

/** A reason for which agents were passed over. */
export interface VetoTally {
  /** Aurora's wording: `Insufficient: CPU`, `Constraint not satisfied: host`. */
  readonly reason: string;
  readonly kind: VetoType;
  /** Agents that this reason alone, or among others, ruled out. */
  readonly agents: number;
  /** What it means, in a sentence with amounts: `2 of 6 agents lack the attribute rack.` */
  readonly sentence: string;
  /** What would change it. */
  readonly advice: string;
}

/**
 * Why a task is pending. Every agent considered either fits or is in at least one tally; only those short
 * of several resources are in more than one.
 */
export interface PendingExplanation {
  /** Aurora's one-line reason (`getPendingReason`): the vetoes of the nearest fit. */
  readonly reason: string;
  /** The same for people: one or two sentences. */
  readonly summary: string;
  /** Agents with an offer when last considered. */
  readonly agentsConsidered: number;
  /** Agents that would do: kept for another task, or the next attempt takes one. */
  readonly agentsThatFit: number;
  /** Most agents first. */
  readonly vetoes: readonly VetoTally[];
  /** The hosts that came nearest, with what they lack. */
  readonly nearest: readonly { readonly host: string; readonly lacks: string }[];
}
