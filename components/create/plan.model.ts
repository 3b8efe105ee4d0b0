/** What a job would meet if it were created now: where it would run, and what it does to its role's quota. Pure. */
import type { TierConfigs } from "../../server/api/cluster.ts";
import type { JobDiff, JobPlan } from "../../server/api/jobs.ts";
import type { RoleQuota } from "../../server/api/quotas.ts";
import type { JobConfiguration } from "../../server/core/domain/job.ts";
import {
  addBags,
  bagOf,
  EMPTY_BAG,
  type ResourceBag,
  type ResourceKind,
  scaleBag,
  subtractBags,
} from "../../server/core/domain/resource-bag.ts";
import { DEDICATED_ATTRIBUTE, type TaskConfig } from "../../server/core/domain/task-config.ts";
import { plural } from "../format.ts";
import { quotaModel } from "../quotas/quota.model.ts";
import { formatResource, RESOURCE_LABELS, type Use } from "../ui/resource-bar.model.ts";
import { USE_COLORS } from "../ui/use-colors.ts";
import { instanceCount } from "./config-diff.model.ts";

/** Instances that would go to one host. */
export interface HostShare {
  readonly host: string;
  readonly instanceIds: readonly number[];
}

export function sharesOf(plan: JobPlan): HostShare[] {
  const byHost = new Map<string, number[]>();
  for (const { host, instanceId } of plan.placeable) {
    const ids = byHost.get(host);
    if (ids === undefined) byHost.set(host, [instanceId]);
    else ids.push(instanceId);
  }
  return [...byHost]
    .map(([host, instanceIds]) => ({ host, instanceIds }))
    .sort((a, b) => b.instanceIds.length - a.instanceIds.length || (a.host < b.host ? -1 : 1));
}

/** The plan in one sentence. */
export function planSentence(plan: JobPlan): { text: string; tone: "run" | "wait" | "bad" } {
  if (plan.refusal !== undefined) return { text: "It would be refused.", tone: "bad" };
  const fits = plan.placeable.length;
  const waits = plan.pending.length;
  if (waits === 0) {
    const text = fits === 1 ? "The one instance would start now." : `All ${plural(fits, "instance")} would start now.`;
    return { text, tone: "run" };
  }
  if (fits === 0)
    return {
      text: `${waits === 1 ? "The one instance" : `All ${plural(waits, "instance")}`} would wait.`,
      tone: "wait",
    };
  return { text: `${fits} of ${plural(fits + waits, "instance")} would start now; ${waits} would wait.`, tone: "wait" };
}

/** Whether tasks of the config count against the quota: their tier neither preemptible nor revocable, on shared hosts. */
export function countsAgainstQuota(
  config: Pick<TaskConfig, "tier" | "production" | "constraints">,
  tiers: TierConfigs,
): boolean {
  if (config.constraints.some(({ name }) => name === DEDICATED_ATTRIBUTE)) return false;
  const name = config.tier ?? (config.production === true ? "preferred" : tiers.defaultTierName);
  const settings = tiers.tiers.find((tier) => tier.name === name)?.settings;
  return settings?.["preemptible"] === "false" && settings["revocable"] === "false";
}

/**
 * Says the tier where a configuration file leaves it to `production`, as Aurora's client does: the scheduler itself
 * does not derive a tier.
 */
export function withTier(job: JobConfiguration, { tiers, defaultTierName }: TierConfigs): JobConfiguration {
  const { tier, production = false } = job.taskConfig;
  if (tier !== undefined) return job;
  const fitting = tiers.find(
    ({ settings }) => settings["revocable"] !== "true" && (settings["preemptible"] === "true") !== production,
  );
  return { ...job, taskConfig: { ...job.taskConfig, tier: fitting?.name ?? defaultTierName } };
}

/** What the instances of a diff that run now use of the quota. */
export function replacedUse({ remove, update, unchanged }: JobDiff, tiers: TierConfigs): ResourceBag {
  return [...remove, ...update, ...unchanged]
    .filter(({ config }) => countsAgainstQuota(config, tiers))
    .reduce((sum, group) => addBags(sum, scaleBag(bagOf(group.config.resources), instanceCount([group]))), EMPTY_BAG);
}

export interface QuotaPreview {
  readonly role: string;
  /** False when the job does not count against the quota at all. */
  readonly counts: boolean;
  readonly isSet: boolean;
  readonly kinds: readonly ResourceKind[];
  readonly whole: ResourceBag;
  readonly uses: (kind: ResourceKind) => Use[];
  /** What is used now, and what would be: `1 core, 2 GB RAM`. */
  readonly before: string;
  readonly after: string;
}

function amountsText(bag: ResourceBag, kinds: readonly ResourceKind[]): string {
  return kinds
    .map((kind) => `${formatResource(kind, bag[kind])}${kind === "cpus" ? "" : ` ${RESOURCE_LABELS[kind]}`}`)
    .join(", ");
}

interface QuotaFacts {
  readonly quota: RoleQuota;
  readonly tiers: TierConfigs;
  /** What the job's present instances use of the quota. */
  readonly replaced?: ResourceBag;
}

/** The quota with the job's share added to what others use. */
export function quotaPreview(job: JobConfiguration, { quota, tiers, replaced }: QuotaFacts): QuotaPreview {
  const model = quotaModel(quota);
  const added = scaleBag(bagOf(job.taskConfig.resources), Math.max(0, job.instanceCount));
  const kinds: ResourceKind[] = ["cpus", "ramMb", "diskMb", ...(added.gpus > 0 ? (["gpus"] as const) : [])];
  const others = replaced === undefined ? model.prodShared : subtractBags(model.prodShared, replaced);
  return {
    role: quota.role,
    counts: countsAgainstQuota(job.taskConfig, tiers),
    before: amountsText(model.prodShared, kinds),
    after: amountsText(addBags(others, added), kinds),
    isSet: model.isSet,
    kinds,
    whole: model.quota,
    uses: (kind) => [
      {
        id: "others",
        label: replaced === undefined ? "used now" : "used by others",
        amount: others[kind],
        color: USE_COLORS.production,
      },
      { id: "added", label: "this job", amount: added[kind], color: USE_COLORS.added },
    ],
  };
}
