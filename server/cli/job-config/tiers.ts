/** The tier of a job that is to be sent. Behaviour from `_get_config_with_production_and_tier` of Aurora's `client/cli/context.py`. */
import type { TierConfigs } from "../../api/cluster.ts";
import type { JobConfigurationInput } from "../../trpc/routers/jobs/schemas.ts";
import type { CommandContext } from "../context.ts";
import type { ClusterJobKey } from "../job-key.ts";

const isTrue = (setting: string | undefined): boolean => setting === "true";

/**
 * Says both `tier` and `production` where a job says one of them, as Aurora's client does: a tier follows from
 * `production`, and `production` from a tier.
 */
export function withTier(job: JobConfigurationInput, { tiers, defaultTierName }: TierConfigs): JobConfigurationInput {
  const { tier, production = false } = job.taskConfig;
  if (tier !== undefined) {
    const known = tiers.find(({ name }) => name === tier);
    const isProduction = known === undefined ? production : !isTrue(known.settings.preemptible);
    return { ...job, taskConfig: { ...job.taskConfig, production: isProduction } };
  }
  const fitting = tiers.find(
    ({ settings }) => isTrue(settings.preemptible) !== production && !isTrue(settings.revocable),
  );
  return { ...job, taskConfig: { ...job.taskConfig, tier: fitting?.name ?? defaultTierName } };
}

/** {@link withTier} with the tiers of the job's cluster. */
export async function resolveTier(
  context: CommandContext,
  { cluster }: ClusterJobKey,
  job: JobConfigurationInput,
): Promise<JobConfigurationInput> {
  const api = await context.api(cluster);
  return withTier(job, await api.query((client) => client.cluster.tiers.query()));
}
