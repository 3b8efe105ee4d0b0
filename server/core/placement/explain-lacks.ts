/** What a host lacks for a task, in a phrase: `0.5 cores of CPU and 128 MB of RAM too little`. */
import type { Attribute } from "../domain/host.ts";
import type { Constraint } from "../domain/task-config.ts";
import { DEDICATED_ATTRIBUTE } from "../domain/task-config.ts";
import { describeAmount } from "../resources/amounts.ts";
import type { HostOffer } from "./host-offer.ts";
import type { ResourceRequest } from "./resource-request.ts";
import type { Veto } from "./veto.ts";

/** At most this many attribute values are spelled out. */
const VALUES_SHOWN = 5;

/** Completes a sentence that starts with the host's name and a colon. */
export function lacks(offer: HostOffer, vetoes: readonly Veto[], request: ResourceRequest): string {
  const shortages = vetoes.flatMap(({ shortage }) =>
    shortage === undefined ? [] : [describeAmount(shortage.kind, shortage.missing)],
  );
  if (shortages.length > 0) return `${joinAnd(shortages)} too little`;
  const [veto] = vetoes;
  if (veto === undefined) return "nothing";
  const values =
    veto.constraint === undefined ? undefined : attributeValues(offer.attributes.attributes, veto.constraint);
  switch (veto.vetoType) {
    case "DEDICATED_CONSTRAINT_MISMATCH":
      return `it is dedicated to ${dedicatedTo(offer)}`;
    case "MAINTENANCE":
      return "it is in maintenance, or soon will be";
    case "CONSTRAINT_MISMATCH":
      return values === undefined
        ? `it lacks the attribute ${veto.constraint ?? ""}`
        : `its ${veto.constraint ?? ""} is ${listValues(values)}, and ${wants(veto.constraint, request)}`;
    case "LIMIT_NOT_SATISFIED":
      return `${wants(veto.constraint, request)} per ${veto.constraint ?? ""}, and as many are there`;
    case "INSUFFICIENT_RESOURCES":
      return "it has too little";
  }
}

/** The values of one attribute; undefined when the host lacks it. */
export function attributeValues(attributes: readonly Attribute[], name: string): readonly string[] | undefined {
  const same = attributes.filter((attribute) => attribute.name === name);
  return same.length === 0 ? undefined : same.flatMap((attribute) => attribute.values);
}

/** What the host's `dedicated` attribute says. */
export function dedicatedTo(offer: HostOffer): string {
  return listValues(attributeValues(offer.attributes.attributes, DEDICATED_ATTRIBUTE) ?? []);
}

/** `a, b or c`; a long list is cut. */
export function listValues(values: readonly string[]): string {
  const shown = values.slice(0, VALUES_SHOWN);
  if (values.length > shown.length) return `${shown.join(", ")} or one of ${values.length - shown.length} others`;
  return joinWith(shown, "or");
}

/** What the task's constraint on `name` wants: `a or b is asked for`. */
export function wants(name: string | undefined, request: ResourceRequest): string {
  const constraint = constraintOn(name, request);
  if (constraint === undefined) return "the task does not allow that";
  if ("limit" in constraint.constraint) {
    const { limit } = constraint.constraint.limit;
    return `the job may have ${limit} ${limit === 1 ? "task" : "tasks"}`;
  }
  const { negated, values } = constraint.constraint.value;
  return negated ? `${listValues(values)} is excluded` : `${listValues(values)} is asked for`;
}

export function constraintOn(name: string | undefined, request: ResourceRequest): Constraint | undefined {
  return request.task.constraints.find((constraint) => constraint.name === name);
}

function joinAnd(parts: readonly string[]): string {
  return joinWith(parts, "and");
}

function joinWith(parts: readonly string[], word: string): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} ${word} ${parts.at(-1) ?? ""}`;
}
