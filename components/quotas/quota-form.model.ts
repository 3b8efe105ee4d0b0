/** The form that sets a quota: what was typed, whether it is valid, what it sends. Pure. */
import type { ResourceAggregate } from "../../server/core/domain/job.ts";
import { GOOD_IDENTIFIER_PATTERN } from "../../server/core/domain/job-key.ts";
import {
  aggregateResources,
  EMPTY_BAG,
  type ResourceBag,
  type ResourceKind,
} from "../../server/core/domain/resource-bag.ts";
import { formatResource } from "../ui/resource-bar.model.ts";

/** Kinds that a quota is set for. */
export const QUOTA_KINDS = ["cpus", "ramMb", "diskMb", "gpus"] as const satisfies readonly ResourceKind[];
export type QuotaKind = (typeof QUOTA_KINDS)[number];

export interface QuotaForm {
  readonly role: string;
  readonly amounts: Readonly<Record<QuotaKind, number>>;
}

/** What is wrong with a field, in words; a field that is fine is absent. */
export type QuotaFaults = Partial<Record<QuotaKind | "role", string>>;

export function emptyForm(role: string, quota: ResourceBag = EMPTY_BAG): QuotaForm {
  return { role, amounts: { cpus: quota.cpus, ramMb: quota.ramMb, diskMb: quota.diskMb, gpus: quota.gpus } };
}

/** Checks the form; `used` is what production tasks use now, which a quota cannot go below. */
export function checkForm({ role, amounts }: QuotaForm, used: ResourceBag = EMPTY_BAG): QuotaFaults {
  const faults: QuotaFaults = {};
  if (role === "") faults.role = "Name the role.";
  else if (!GOOD_IDENTIFIER_PATTERN.test(role)) faults.role = "Letters, digits, _, - and . only.";
  for (const kind of QUOTA_KINDS) {
    const amount = amounts[kind];
    if (!Number.isFinite(amount) || amount < 0) faults[kind] = "Not below zero.";
    else if (kind !== "cpus" && !Number.isInteger(amount)) faults[kind] = "A whole number.";
    else if (amount < used[kind]) faults[kind] = `Production tasks use ${formatResource(kind, used[kind])} now.`;
  }
  return faults;
}

/** What is sent. */
export function quotaOf({ amounts }: QuotaForm): ResourceAggregate {
  return { resources: aggregateResources({ ...EMPTY_BAG, ...amounts }) };
}
