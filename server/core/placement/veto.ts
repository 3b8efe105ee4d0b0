/**
 * A veto: why a task may not run on a host. A value, not an error. Texts and scores as in Aurora's
 * `filter/SchedulingFilter.java`; a lower total score is a nearer fit.
 */
import type { MaintenanceMode } from "../domain/host.ts";
import type { ResourceKind } from "../domain/resource-bag.ts";
import { RESOURCE_TYPES } from "../resources/resource-type.ts";

/** Kind of veto -> how strong it is. At most nine of one kind apply to an offer, so the steps never overlap. */
const VETO_SCORES = {
  INSUFFICIENT_RESOURCES: 1_000,
  CONSTRAINT_MISMATCH: 10_000,
  LIMIT_NOT_SATISFIED: 10_000,
  MAINTENANCE: 100_000,
  DEDICATED_CONSTRAINT_MISMATCH: 1_000_000,
} as const;

export type VetoType = keyof typeof VETO_SCORES;

export interface Veto {
  readonly vetoType: VetoType;
  /** What operators search for: `Insufficient: CPU`, `Constraint not satisfied: host`. */
  readonly reason: string;
  readonly score: number;
  /** The attribute that a constraint or a limit names. */
  readonly constraint?: string;
  /** The kind that there is too little of, and how much is missing. */
  readonly shortage?: { readonly kind: ResourceKind; readonly missing: number };
}

/** The host is reserved and the task does not ask for it. */
export const DEDICATED_VETO: Veto = {
  vetoType: "DEDICATED_CONSTRAINT_MISMATCH",
  reason: "Host is dedicated",
  score: VETO_SCORES.DEDICATED_CONSTRAINT_MISMATCH,
};

/** The host is being drained, or soon will be. */
export function maintenanceVeto(mode: MaintenanceMode): Veto {
  return {
    vetoType: "MAINTENANCE",
    reason: `Host ${mode.toLowerCase()} for maintenance`,
    score: VETO_SCORES.MAINTENANCE,
  };
}

/** The host lacks the value, or the attribute, that the constraint asks for. */
export function constraintMismatch(constraint: string): Veto {
  return {
    vetoType: "CONSTRAINT_MISMATCH",
    reason: `Constraint not satisfied: ${constraint}`,
    score: VETO_SCORES.CONSTRAINT_MISMATCH,
    constraint,
  };
}

/** The job has as many tasks as it may on hosts that share the attribute's value. */
export function unsatisfiedLimit(constraint: string): Veto {
  return {
    vetoType: "LIMIT_NOT_SATISFIED",
    reason: `Limit not satisfied: ${constraint}`,
    score: VETO_SCORES.LIMIT_NOT_SATISFIED,
    constraint,
  };
}

/** The offer has too little of a resource. */
export function insufficientResources(kind: ResourceKind, missing: number): Veto {
  const { auroraName, scalingRange } = RESOURCE_TYPES[kind];
  const scaled = Math.trunc(Math.trunc(VETO_SCORES.INSUFFICIENT_RESOURCES * missing) / scalingRange);
  return {
    vetoType: "INSUFFICIENT_RESOURCES",
    reason: `Insufficient: ${auroraName}`,
    score: Math.min(VETO_SCORES.INSUFFICIENT_RESOURCES, scaled),
    shortage: { kind, missing },
  };
}

export type VetoGroup = "EMPTY" | "STATIC" | "DYNAMIC" | "MIXED";

/**
 * STATIC when the same offer will never do for the same task, DYNAMIC when it may once tasks of the job
 * have ended.
 */
export function vetoGroup(vetoes: readonly Veto[]): VetoGroup {
  let group: VetoGroup = "EMPTY";
  for (const veto of vetoes) {
    const current = veto.vetoType === "LIMIT_NOT_SATISFIED" ? "DYNAMIC" : "STATIC";
    if (group !== "EMPTY" && group !== current) return "MIXED";
    group = current;
  }
  return group;
}

/** How far a host is from fitting. */
export function totalScore(vetoes: readonly Veto[]): number {
  return vetoes.reduce((total, veto) => total + veto.score, 0);
}
