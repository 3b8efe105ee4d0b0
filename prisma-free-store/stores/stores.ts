/** All in-memory stores, their common journal and config pool, and the one way to apply an op to them. */
import type { StatsRegistry } from "../../server/base/stats/stats.ts";
import { must } from "../../server/core/domain/invariant.ts";
import type { Op, Ops } from "../op.ts";
import type { StoreProvider } from "../storage.ts";
import { MemAttributeStore } from "./attribute-store.ts";
import { ConfigPool } from "./config-pool.ts";
import { MemCronJobStore } from "./cron-job-store.ts";
import { MemHostMaintenanceStore } from "./host-maintenance-store.ts";
import { MemJobUpdateStore } from "./job-update-store.ts";
import { Journal } from "./journal.ts";
import { MemQuotaStore } from "./quota-store.ts";
import { MemSchedulerStore } from "./scheduler-store.ts";
import { applyPatch } from "./task-patch.ts";
import { MemTaskStore } from "./task-store.ts";

export class MemStores implements StoreProvider {
  readonly journal = new Journal();
  readonly configs = new ConfigPool(this.journal);
  readonly tasks = new MemTaskStore(this.journal, this.configs);
  readonly cronJobs = new MemCronJobStore(this.journal, this.configs);
  readonly quotas = new MemQuotaStore(this.journal);
  readonly attributes = new MemAttributeStore(this.journal);
  readonly jobUpdates = new MemJobUpdateStore(this.journal, this.configs);
  readonly hostMaintenance = new MemHostMaintenanceStore(this.journal);
  readonly scheduler = new MemSchedulerStore(this.journal);

  /** Applies an op that comes from the log. */
  apply(op: Op): void {
    this.journal.replay(() => applyOp(this, op));
  }

  /** Empties all stores, before a snapshot is loaded. */
  reset(): void {
    this.journal.replay(() => {
      for (const store of Object.values(STORES)) store(this).clear();
    });
  }

  registerStats(stats: StatsRegistry): void {
    for (const index of ["id", "instance", "job", "host", "status", "role", "all"] as const) {
      stats.gauge(`task_queries_${index === "all" ? "all" : `by_${index}`}`, () => this.tasks.queries[index]);
    }
    stats.gauge("mem_storage_task_size", () => this.tasks.size);
    stats.gauge("mem_storage_update_size", () => this.jobUpdates.size);
    stats.gauge("mem_storage_attribute_size", () => this.attributes.size);
  }
}

/** Every store by name; one that is added to the port and not here does not compile. */
const STORES: { readonly [K in keyof StoreProvider]: (stores: MemStores) => { clear(): void } } = {
  tasks: (stores) => stores.tasks,
  cronJobs: (stores) => stores.cronJobs,
  quotas: (stores) => stores.quotas,
  attributes: (stores) => stores.attributes,
  jobUpdates: (stores) => stores.jobUpdates,
  hostMaintenance: (stores) => stores.hostMaintenance,
  scheduler: (stores) => stores.scheduler,
};

/** What each op does. An op that is added and not here does not compile. */
const APPLY: { readonly [K in keyof Ops]: (stores: MemStores, op: Ops[K]) => void } = {
  saveFrameworkId: (stores, { id }) => stores.scheduler.saveFrameworkId(id),
  saveCronJob: (stores, { job }) => stores.cronJobs.saveAcceptedJob(job),
  removeJob: (stores, { key }) => stores.cronJobs.removeJob(key),
  saveTasks: (stores, { tasks }) => stores.tasks.saveTasks(tasks),
  patchTask: (stores, patch) =>
    void must(
      stores.tasks.mutateTask(patch.taskId, (task) => applyPatch(task, patch)),
      "a patched task is stored",
    ),
  removeTasks: (stores, { taskIds }) => stores.tasks.deleteTasks(taskIds),
  saveQuota: (stores, { role, quota }) => stores.quotas.saveQuota(role, quota),
  removeQuota: (stores, { role }) => stores.quotas.removeQuota(role),
  saveHostAttributes: (stores, { attributes }) => void stores.attributes.saveHostAttributes(attributes),
  saveJobUpdate: (stores, { update }) => stores.jobUpdates.saveJobUpdate(update),
  saveJobUpdateEvent: (stores, { key, event }) => stores.jobUpdates.saveJobUpdateEvent(key, event),
  saveJobInstanceUpdateEvent: (stores, { key, event }) => stores.jobUpdates.saveJobInstanceUpdateEvent(key, event),
  removeJobUpdates: (stores, { keys }) => stores.jobUpdates.removeJobUpdates(keys),
  saveHostMaintenanceRequest: (stores, { request }) => stores.hostMaintenance.saveHostMaintenanceRequest(request),
  removeHostMaintenanceRequest: (stores, { host }) => stores.hostMaintenance.removeHostMaintenanceRequest(host),
};

function applyOp(stores: MemStores, op: Op): void {
  for (const kind in op) {
    const apply = APPLY[kind as keyof Ops] as (stores: MemStores, body: unknown) => void;
    apply(stores, op[kind as keyof Op]);
  }
}
