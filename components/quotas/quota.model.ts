/** A role's quota against what it uses. Pure. */
import type { RoleQuota } from "../../server/api/quotas.ts";
import type { ResourceAggregate } from "../../server/core/domain/job.ts";
import { bagOf, RESOURCE_KINDS, type ResourceBag, type ResourceKind } from "../../server/core/domain/resource-bag.ts";
import { formatPercent } from "../format.ts";
import { formatResource, RESOURCE_LABELS, shownKinds, type Use } from "../ui/resource-bar.model.ts";
import { USE_COLORS } from "../ui/use-colors.ts";

export interface QuotaModel {
  readonly role: string;
  readonly isSet: boolean;
  readonly quota: ResourceBag;
  readonly prodShared: ResourceBag;
  readonly nonProdShared: ResourceBag;
  readonly prodDedicated: ResourceBag;
  readonly nonProdDedicated: ResourceBag;
  readonly kinds: readonly ResourceKind[];
  /** The largest share of the quota that is used, over all kinds; undefined without a quota. */
  readonly fullest: { readonly kind: ResourceKind; readonly share: number } | undefined;
}

function bag(aggregate: ResourceAggregate): ResourceBag {
  return bagOf(aggregate.resources);
}

export function quotaModel(view: RoleQuota): QuotaModel {
  const quota = bag(view.quota);
  const prodShared = bag(view.prodSharedConsumption);
  const nonProdShared = bag(view.nonProdSharedConsumption);
  return {
    role: view.role,
    isSet: view.isSet,
    quota,
    prodShared,
    nonProdShared,
    prodDedicated: bag(view.prodDedicatedConsumption),
    nonProdDedicated: bag(view.nonProdDedicatedConsumption),
    kinds: shownKinds(
      [quota, prodShared, nonProdShared],
      RESOURCE_KINDS.filter((kind) => kind !== "ports"),
    ),
    fullest: view.isSet ? fullestOf(quota, prodShared) : undefined,
  };
}

function fullestOf(quota: ResourceBag, used: ResourceBag): QuotaModel["fullest"] {
  let fullest: QuotaModel["fullest"];
  for (const kind of RESOURCE_KINDS) {
    const share = quota[kind] > 0 ? used[kind] / quota[kind] : used[kind] > 0 ? Infinity : 0;
    if (quota[kind] > 0 && share > (fullest?.share ?? -1)) fullest = { kind, share };
  }
  return fullest;
}

/** What counts against the quota: production tasks on shared hosts. */
export function quotaUses(model: QuotaModel, kind: ResourceKind): Use[] {
  return [{ id: "production", label: "production", amount: model.prodShared[kind], color: USE_COLORS.production }];
}

/** What runs besides, outside the quota. */
export function outsideUses(model: QuotaModel, kind: ResourceKind): Use[] {
  return [
    { id: "other", label: "non-production", amount: model.nonProdShared[kind], color: USE_COLORS.other },
    {
      id: "dedicated",
      label: "production on dedicated hosts",
      amount: model.prodDedicated[kind],
      color: USE_COLORS.dedicated,
    },
    {
      id: "otherDedicated",
      label: "non-production on dedicated hosts",
      amount: model.nonProdDedicated[kind],
      color: USE_COLORS.otherDedicated,
    },
  ].filter(({ amount }) => amount > 0);
}

/** The same in words: one row for each kind of use that there is. */
export function outsideRows(model: QuotaModel): (readonly [string, string])[] {
  const rows = new Map<string, string[]>();
  for (const kind of model.kinds) {
    for (const { label, amount } of outsideUses(model, kind)) {
      const amounts = rows.get(label) ?? [];
      amounts.push(
        kind === "cpus" ? formatResource(kind, amount) : `${formatResource(kind, amount)} ${RESOURCE_LABELS[kind]}`,
      );
      rows.set(label, amounts);
    }
  }
  return [...rows].map(([label, amounts]) => [label, amounts.join(", ")] as const);
}

/** How full a quota is, in words, and whether that needs a look. */
export function quotaWords(model: QuotaModel): { text: string; tone: "run" | "wait" | "bad" | "gone" } {
  const { isSet, fullest } = model;
  if (!isSet) return { text: "no quota", tone: "gone" };
  if (fullest === undefined) return { text: "empty quota", tone: "wait" };
  const text = `${formatPercent(fullest.share)} of ${RESOURCE_LABELS[fullest.kind]}`;
  if (fullest.share > 1) return { text, tone: "bad" };
  return { text, tone: fullest.share >= 0.9 ? "wait" : "run" };
}
