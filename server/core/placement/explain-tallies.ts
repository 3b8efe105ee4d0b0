/** Counts vetoes over many hosts, and says what the counts mean and what would change them. */
import type { ResourceKind } from "../domain/resource-bag.ts";
import { bagOf } from "../domain/resource-bag.ts";
import { describeAmount } from "../resources/amounts.ts";
import { attributeValues, constraintOn, dedicatedTo, listValues, wants } from "./explain-lacks.ts";
import type { HostOffer } from "./host-offer.ts";
import { bagFor } from "./host-offer.ts";
import type { VetoTally } from "./pending-explanation.ts";
import type { ResourceRequest } from "./resource-request.ts";
import type { Veto } from "./veto.ts";

/** How many different values of hosts are remembered for a sentence. */
const MAX_VALUES = 20;

interface Tally {
  readonly veto: Veto;
  agents: number;
  /** Of those: hosts without the attribute. */
  lackAttribute: number;
  /** Values that stood in the way: of the attribute, or of `dedicated`. */
  readonly values: Set<string>;
  /** The host that has most of a resource, and how much. */
  best: { readonly host: string; readonly amount: number } | undefined;
}

export class VetoTallies {
  readonly #request: ResourceRequest;
  readonly #tallies = new Map<string, Tally>();

  constructor(request: ResourceRequest) {
    this.#request = request;
  }

  /** Counts one host that may not run the task. */
  add(offer: HostOffer, vetoes: readonly Veto[]): void {
    for (const veto of vetoes) {
      let tally = this.#tallies.get(veto.reason);
      if (tally === undefined) {
        tally = { veto, agents: 0, lackAttribute: 0, values: new Set(), best: undefined };
        this.#tallies.set(veto.reason, tally);
      }
      tally.agents++;
      if (veto.shortage !== undefined) this.#noteAmount(tally, offer, veto.shortage.kind);
      if (veto.constraint !== undefined) noteValues(tally, offer, veto.constraint);
      if (veto.vetoType === "DEDICATED_CONSTRAINT_MISMATCH" && tally.values.size < MAX_VALUES) {
        tally.values.add(dedicatedTo(offer));
      }
    }
  }

  /** The tallies in words, most agents first. */
  describe(agentsConsidered: number): VetoTally[] {
    return [...this.#tallies.values()]
      .sort((a, b) => b.agents - a.agents || b.veto.score - a.veto.score)
      .map((tally) => ({
        reason: tally.veto.reason,
        kind: tally.veto.vetoType,
        agents: tally.agents,
        ...this.#words(tally, `${tally.agents} of ${agentsConsidered} ${agentsConsidered === 1 ? "agent" : "agents"}`),
      }));
  }

  #noteAmount(tally: Tally, offer: HostOffer, kind: ResourceKind): void {
    const amount = bagFor(offer, this.#request.revocable)[kind];
    if (tally.best === undefined || amount > tally.best.amount) tally.best = { host: offer.attributes.host, amount };
  }

  #words(tally: Tally, who: string): { readonly sentence: string; readonly advice: string } {
    const { veto } = tally;
    const one = tally.agents === 1;
    switch (veto.vetoType) {
      case "DEDICATED_CONSTRAINT_MISMATCH":
        return {
          sentence: `${who} ${one ? "is" : "are"} dedicated (${listValues([...tally.values])}), and the task does not ask for that.`,
          advice:
            "Add the constraint dedicated with that value if the role may use these hosts, or add hosts for everyone.",
        };
      case "MAINTENANCE":
        return {
          sentence: `${who} ${one ? "is" : "are"} in maintenance (${veto.reason.split(" ")[1] ?? ""}), or soon will be.`,
          advice: "Wait for the maintenance to end, or end it.",
        };
      case "CONSTRAINT_MISMATCH":
        return this.#mismatchWords(tally, who);
      case "LIMIT_NOT_SATISFIED":
        return {
          sentence: `${who} ${one ? "shares its" : "share their"} ${veto.constraint ?? ""} with as many tasks of this job as allowed: ${wants(veto.constraint, this.#request)} per ${veto.constraint ?? ""}.`,
          advice: `Raise the limit on ${veto.constraint ?? ""}, or add hosts with another ${veto.constraint ?? ""}.`,
        };
      case "INSUFFICIENT_RESOURCES":
        return this.#shortageWords(tally, who);
    }
  }

  #mismatchWords(tally: Tally, who: string): { readonly sentence: string; readonly advice: string } {
    const name = tally.veto.constraint ?? "";
    const constraint = constraintOn(name, this.#request);
    const others = tally.agents - tally.lackAttribute;
    const parts: string[] = [];
    if (tally.lackAttribute > 0) parts.push(`${tally.lackAttribute === 1 ? "lacks" : "lack"} the attribute ${name}`);
    if (others > 0)
      parts.push(
        `${others === 1 ? "has" : "have"} ${name} ${listValues([...tally.values])} (${wants(name, this.#request)})`,
      );
    const sentence =
      parts.length === 2
        ? `${who} do not fit by ${name}: ${tally.lackAttribute} ${parts[0] ?? ""}, ${others} ${parts[1] ?? ""}.`
        : `${who} ${parts.join("")}.`;
    const isLimit = constraint !== undefined && "limit" in constraint.constraint;
    return {
      sentence,
      advice: isLimit
        ? `Start these agents with a value for ${name}, or remove the limit on it.`
        : `Change the constraint on ${name}, or add hosts that satisfy it.`,
    };
  }

  #shortageWords(tally: Tally, who: string): { readonly sentence: string; readonly advice: string } {
    const kind = tally.veto.shortage?.kind ?? "cpus";
    const wanted = this.#request.resources[kind];
    const forExecutor = Math.round((wanted - bagOf(this.#request.task.resources)[kind]) * 1000) / 1000;
    const executor = forExecutor > 0 ? ` (${forExecutor} of it for the executor)` : "";
    const revocable = this.#request.revocable && (kind === "cpus" || kind === "ramMb") ? " for revocable tasks" : "";
    const best = tally.best ?? { host: "", amount: 0 };
    const most =
      best.amount > 0
        ? `the most that is free${revocable} on one of them is ${describeAmount(kind, best.amount)}, on ${best.host}`
        : `nothing of it is free${revocable} on any of them`;
    return {
      sentence: `${who} ${tally.agents === 1 ? "has" : "have"} too little: ${describeAmount(kind, wanted)} ${amountVerb(kind, wanted)} asked for${executor}; ${most}.`,
      advice:
        best.amount > forExecutor
          ? `Ask for at most ${describeAmount(kind, best.amount - Math.max(0, forExecutor))}, free some, or add larger hosts.`
          : "Free some, or add hosts.",
    };
  }
}

function noteValues(tally: Tally, offer: HostOffer, name: string): void {
  const values = attributeValues(offer.attributes.attributes, name);
  if (values === undefined) tally.lackAttribute++;
  else if (tally.values.size < MAX_VALUES) for (const value of values) tally.values.add(value);
}

function amountVerb(kind: ResourceKind, amount: number): string {
  return kind === "ramMb" || kind === "diskMb" || amount === 1 ? "is" : "are";
}
