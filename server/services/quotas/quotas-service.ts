/** Quotas for clients: what roles may use and what they do use. Changes go to the scheduler's `JobManager`. */
import type { Storage, StoreProvider } from "../../../prisma-free-store/storage.ts";
import type { Caller } from "../../api/caller.ts";
import type { QuotasApi, RoleQuota } from "../../api/quotas.ts";
import type { Logger } from "../../base/logger.ts";
import { invalidRequest } from "../../core/domain/api-error.ts";
import { isGoodIdentifier } from "../../core/domain/job-key.ts";
import type { ResourceAggregate } from "../../core/domain/job.ts";
import { quotaInfo, toGetQuotaResult } from "../../core/quota/quota-manager.ts";
import type { JobManager } from "../../scheduler/jobs/job-manager.ts";
import { roleUsage } from "../../scheduler/jobs/role-usage.ts";

export interface QuotasOptions {
  readonly storage: Storage;
  readonly manager: Pick<JobManager, "setQuota" | "removeQuota">;
  readonly logger: Logger;
}

export class QuotasService implements QuotasApi {
  readonly #options: QuotasOptions;

  constructor(options: QuotasOptions) {
    this.#options = options;
  }

  list(): Promise<RoleQuota[]> {
    return this.#options.storage.readCommitted((stores) => rolesOf(stores).map((role) => roleQuota(stores, role)));
  }

  get(role: string): Promise<RoleQuota> {
    return this.#options.storage.readCommitted((stores) => roleQuota(stores, role));
  }

  async set(role: string, quota: ResourceAggregate, caller: Caller): Promise<RoleQuota> {
    assertRole(role);
    await this.#options.manager.setQuota(role, quota);
    this.#options.logger.info({ user: caller.user, role, quota }, "Quota set");
    return this.get(role);
  }

  async remove(role: string, caller: Caller): Promise<void> {
    await this.#options.manager.removeQuota(role);
    this.#options.logger.info({ user: caller.user, role }, "Quota removed");
  }
}

function assertRole(role: string): void {
  if (isGoodIdentifier(role)) return;
  throw invalidRequest(`'${role}' is no role: letters, digits, underscore, dash and dot are allowed, 255 at most.`);
}

/** Roles with a quota, with tasks or with cron jobs, by name. */
function rolesOf(stores: StoreProvider): string[] {
  const roles = new Set(stores.quotas.fetchQuotas().keys());
  for (const { role } of stores.tasks.jobKeys()) roles.add(role);
  for (const { key } of stores.cronJobs.fetchJobs()) roles.add(key.role);
  return [...roles].sort();
}

function roleQuota(stores: StoreProvider, role: string): RoleQuota {
  const usage = roleUsage(role, stores);
  return { role, isSet: usage.quota !== undefined, ...toGetQuotaResult(quotaInfo(usage)) };
}
