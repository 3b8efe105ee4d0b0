/** What a job would meet if it were created now: where it would run, and what it does to its role's quota. Pure. */
import type { TierConfigs } from "../../server/api/cluster.ts";
import type { JobPlan } from "../../server/api/jobs.ts";
import type { RoleQuota } from "../../server/api/quotas.ts";
import type { JobConfiguration } from "../../server/core/domain/job.ts";
import { bagOf, type ResourceBag, type ResourceKind, scaleBag } from "../../server/core/domain/resource-bag.ts";
import { DEDICATED_ATTRIBUTE, type TaskConfig } from "../../server/core/domain/task-config.ts";
import { plural } from "../format.ts";
import { quotaModel, quotaUses } from "../quotas/quota.model.ts";
import type { Use } from "../ui/resource-bar.model.ts";
import { USE_COLORS } from "../ui/use-colors.ts";

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

export interface QuotaPreview {
  readonly role: string;
  /** False when the job does not count against the quota at all. */
  readonly counts: boolean;
  readonly isSet: boolean;
  readonly kinds: readonly ResourceKind[];
  readonly whole: ResourceBag;
  readonly uses: (kind: ResourceKind) => Use[];
}

/** The quota with the job's share added to what is used; `replaced` is what the job's present instances use. */
export function quotaPreview(
  job: JobConfiguration,
  { quota, tiers }: { readonly quota: RoleQuota; readonly tiers: TierConfigs },
): QuotaPreview {
  const model = quotaModel(quota);
  const added = scaleBag(bagOf(job.taskConfig.resources), Math.max(0, job.instanceCount));
  return {
    role: quota.role,
    counts: countsAgainstQuota(job.taskConfig, tiers),
    isSet: model.isSet,
    kinds: ["cpus", "ramMb", "diskMb", ...(added.gpus > 0 ? (["gpus"] as const) : [])],
    whole: model.quota,
    uses: (kind) => [
      ...quotaUses(model, kind).map((use) => ({ ...use, label: "used now" })),
      { id: "added", label: "this job", amount: added[kind], color: USE_COLORS.added },
    ],
  };
}
