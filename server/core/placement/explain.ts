/**
 * Says in words why tasks of a group are pending, from all offers that are held. Walks every offer once, so
 * it is for questions that people ask, not for every attempt; an answer holds for a version of the pool.
 *
 * `reason` is what Aurora's `metadata/NearestFit.java` would keep: the vetoes of the offer with the lowest
 * total score, the first such in the walk.
 */
import type { ResourceRequest } from "./resource-request.ts";
import type { HostOffer } from "./host-offer.ts";
import { lacks } from "./explain-lacks.ts";
import { VetoTallies } from "./explain-tallies.ts";
import type { PendingExplanation } from "./pending-explanation.ts";
import type { FilterContext } from "./scheduling-filter.ts";
import { filterOffer } from "./scheduling-filter.ts";
import type { Veto } from "./veto.ts";
import { totalScore } from "./veto.ts";

/** How many of the nearest hosts are named. */
const NEAREST_HOSTS = 3;

export interface ExplainInput {
  readonly offers: Iterable<HostOffer>;
  readonly request: ResourceRequest;
  readonly context: FilterContext;
  /** Agents known that offer nothing at the moment. */
  readonly agentsWithoutOffer?: number;
}

interface NearHost {
  readonly offer: HostOffer;
  readonly vetoes: readonly Veto[];
  readonly score: number;
}

/** Why the tasks of `request` do not run yet. */
export function explain(input: ExplainInput): PendingExplanation {
  const { request, context } = input;
  const tallies = new VetoTallies(request);
  const nearest: NearHost[] = [];
  let agentsConsidered = 0;
  let agentsThatFit = 0;
  for (const offer of input.offers) {
    agentsConsidered++;
    const vetoes = filterOffer(offer, request, context);
    if (vetoes.length === 0) {
      agentsThatFit++;
      continue;
    }
    tallies.add(offer, vetoes);
    keepNearest(nearest, { offer, vetoes, score: totalScore(vetoes) });
  }
  return {
    reason: (nearest[0]?.vetoes ?? []).map((veto) => veto.reason).join(","),
    summary: summarize(input, { agentsConsidered, agentsThatFit, nearest: nearest[0] }),
    agentsConsidered,
    agentsThatFit,
    vetoes: tallies.describe(agentsConsidered),
    nearest: nearest.map((near) => ({
      host: near.offer.attributes.host,
      lacks: lacks(near.offer, near.vetoes, request),
    })),
  };
}

function keepNearest(nearest: NearHost[], candidate: NearHost): void {
  if (nearest.length === NEAREST_HOSTS && (nearest.at(-1)?.score ?? 0) <= candidate.score) return;
  const at = nearest.findIndex((near) => candidate.score < near.score);
  nearest.splice(at === -1 ? nearest.length : at, 0, candidate);
  if (nearest.length > NEAREST_HOSTS) nearest.pop();
}

function summarize(
  input: ExplainInput,
  found: { readonly agentsConsidered: number; readonly agentsThatFit: number; readonly nearest: NearHost | undefined },
): string {
  const { agentsConsidered, agentsThatFit, nearest } = found;
  const others = withoutOffer(input.agentsWithoutOffer ?? 0);
  if (agentsConsidered === 0) {
    return others === ""
      ? "No agent offers anything at the moment: start agents, or wait until some register."
      : `No agent offers anything at the moment.${others}`;
  }
  if (agentsThatFit > 0) {
    return (
      `${agentsThatFit} of ${agents(agentsConsidered)} would do: ` +
      "the task is placed with the next attempt, unless they are kept for other tasks."
    );
  }
  const near =
    nearest === undefined
      ? ""
      : ` The nearest is ${nearest.offer.attributes.host}: ${lacks(nearest.offer, nearest.vetoes, input.request)}.`;
  const none =
    agentsConsidered === 1
      ? "The only agent with an offer does not fit."
      : `None of ${agents(agentsConsidered)} with an offer fits.`;
  return none + near + others;
}

function agents(count: number): string {
  return count === 1 ? "1 agent" : `${count} agents`;
}

function withoutOffer(count: number): string {
  if (count === 0) return "";
  return count === 1
    ? " 1 more agent has nothing on offer: what it has is in use."
    : ` ${count} more agents have nothing on offer: what they have is in use.`;
}
