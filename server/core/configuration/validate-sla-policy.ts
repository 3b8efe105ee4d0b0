/** An SLA policy must leave at least one instance that may be taken down, or hosts could never be drained. */
import { invalidRequest } from "../domain/api-error.ts";
import type { TaskConfig } from "../domain/task-config.ts";
import type { ConfigurationManagerSettings } from "./settings.ts";
import { isProductionTier, tierOf } from "./tiers.ts";

/** @throws {ApiError} INVALID_REQUEST. */
export function validateSlaPolicy(
  task: TaskConfig,
  instanceCount: number,
  settings: ConfigurationManagerSettings,
): void {
  const policy = task.slaPolicy;
  if (policy === undefined) return;
  if (!settings.slaAwareKillNonProd && !isProductionTier(tierOf(task, settings.tiers))) {
    throw invalidRequest(
      `Tier '${task.tier ?? settings.tiers.defaultTier}' does not support SlaPolicy: leave it out, ` +
        "or use a tier that is neither preemptible nor revocable.",
    );
  }
  if ("coordinatorSlaPolicy" in policy) return;
  if (instanceCount < settings.minRequiredInstances) {
    throw invalidRequest(
      `Job with fewer than ${settings.minRequiredInstances} instances cannot have Percentage/Count SlaPolicy: ` +
        "leave it out, or use a coordinatorSlaPolicy.",
    );
  }
  if ("countSlaPolicy" in policy) {
    const { count, durationSecs } = policy.countSlaPolicy;
    if (!(instanceCount - count >= 1)) {
      throw invalidRequest(
        `Current CountSlaPolicy: count=${count} will not allow any instances to be killed. ` +
          `Must be less than instanceCount=${instanceCount}.`,
      );
    }
    validateDuration("CountSlaPolicy", durationSecs, settings);
    return;
  }
  const { percentage, durationSecs } = policy.percentageSlaPolicy;
  if (!(instanceCount - (instanceCount * percentage) / 100 >= 1)) {
    const most = ((instanceCount - 1) / instanceCount) * 100;
    throw invalidRequest(
      `Current PercentageSlaPolicy: percentage=${percentage} will not allow any instances to be killed. ` +
        `Must be less than ${most.toFixed(6)}.`,
    );
  }
  validateDuration("PercentageSlaPolicy", durationSecs, settings);
}

function validateDuration(policy: string, durationSecs: number, settings: ConfigurationManagerSettings): void {
  const mostSecs = settings.maxSlaDurationMs / 1000;
  if (durationSecs > mostSecs) {
    throw invalidRequest(
      `${policy}: durationSecs=${durationSecs} must be less than cluster-wide maximum of ${mostSecs} secs.`,
    );
  }
}
