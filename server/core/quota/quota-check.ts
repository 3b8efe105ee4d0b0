/** A quota against what is wanted, and the words for it. From Aurora's `quota/QuotaCheckResult.java`. */
import type { ResourceBag, ResourceKind } from "../domain/resource-bag.ts";
import { shortage } from "../resources/amounts.ts";
import { RESOURCE_TYPES } from "../resources/resource-type.ts";

/** What quotas limit. */
export const QUOTA_KINDS = ["cpus", "ramMb", "diskMb"] as const satisfies readonly ResourceKind[];

/** `details` says by how much each resource is exceeded. */
export type QuotaCheckResult =
  { readonly result: "SUFFICIENT_QUOTA" } | { readonly result: "INSUFFICIENT_QUOTA"; readonly details: string };

/** Is `wanted` within `quota`? */
export function checkAgainst(quota: ResourceBag, wanted: ResourceBag): QuotaCheckResult {
  const overages: string[] = [];
  for (const kind of QUOTA_KINDS) {
    const over = shortage(wanted[kind], quota[kind]);
    if (over === 0) continue;
    const { auroraName, auroraUnit } = RESOURCE_TYPES[kind];
    overages.push(`${auroraName} quota exceeded by ${over.toFixed(2)} ${auroraUnit}`);
  }
  return overages.length === 0
    ? { result: "SUFFICIENT_QUOTA" }
    : { result: "INSUFFICIENT_QUOTA", details: overages.join("; ") };
}

/** `2 core(s) CPU, 1024 MB RAM, 100 MB disk`. */
export function describeBag(bag: ResourceBag): string {
  return QUOTA_KINDS.map((kind) => {
    const { auroraName, auroraUnit } = RESOURCE_TYPES[kind];
    return `${bag[kind]} ${auroraUnit} ${auroraName}`;
  }).join(", ");
}
