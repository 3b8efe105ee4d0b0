/** What a role uses and is promised, collected for the quota rules of the core. */
import { ACTIVE_JOB_UPDATE_STATES } from "../../core/domain/job-update.ts";
import { ACTIVE_STATES } from "../../core/domain/schedule-status.ts";
import type { RoleUsage } from "../../core/quota/quota-manager.ts";
import type { StoreProvider } from "../../../prisma-free-store/storage.ts";

/** O(tasks of the role). */
export function roleUsage(role: string, stores: StoreProvider): RoleUsage {
  return {
    quota: stores.quotas.fetchQuota(role),
    activeTasks: stores.tasks.fetchTasks({ role, statuses: [...ACTIVE_STATES] }).map((task) => task.assignedTask),
    activeUpdates: stores.jobUpdates
      .fetchJobUpdates({ role, updateStatuses: [...ACTIVE_JOB_UPDATE_STATES] })
      .map((details) => details.update),
    cronJobs: stores.cronJobs.fetchJobs().filter((job) => job.key.role === role),
  };
}
