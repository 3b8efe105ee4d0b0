/** Limits on adding tasks to a job. From Aurora's `SchedulerThriftInterface.validateTaskLimits`. */
import { invalidRequest } from "../domain/api-error.ts";
import type { QuotaCheckResult } from "../quota/quota-check.ts";
import type { ConfigurationManagerSettings } from "./settings.ts";

/**
 * @param totalInstances instances that the job would have.
 * @throws {ApiError} INVALID_REQUEST: too many instances, or more than the role's quota allows.
 */
export function checkTaskLimits(
  totalInstances: number,
  quotaCheck: QuotaCheckResult,
  settings: Pick<ConfigurationManagerSettings, "maxTasksPerJob">,
): void {
  if (totalInstances <= 0 || totalInstances > settings.maxTasksPerJob) {
    throw invalidRequest(
      `Instance count must be between 1 and ${settings.maxTasksPerJob} inclusive; it would be ${totalInstances}.`,
    );
  }
  if (quotaCheck.result === "INSUFFICIENT_QUOTA") {
    throw invalidRequest(
      `Insufficient resource quota: ${quotaCheck.details}. Ask for a larger quota for the role, ask for less, ` +
        "or use a tier that needs no quota.",
    );
  }
}
