/**
 * The data of Aurora's JSON endpoints, by path, for the HTTP listener to serve. Shapes as Aurora's servlets give
 * them (`scheduler/http/*.java`); `/agents`, which is a page there, is a list of the same columns here.
 */
import type { Storage } from "../../../prisma-free-store/storage.ts";
import type { TierConfig } from "../../core/configuration/tiers.ts";
import type { ResourceAggregate } from "../../core/domain/job.ts";
import { jobKeyString } from "../../core/domain/job-key.ts";
import { bagOf } from "../../core/domain/resource-bag.ts";
import type { TaskGroup } from "../../core/scheduling/task-group.ts";
import type { PendingReasons } from "../tasks/pending-reasons.ts";
import type { HeldOffers } from "../agents/agents-service.ts";
import { maintenanceJson } from "./maintenance.ts";
import { offersJson } from "./offers.ts";
import { stateJson } from "./state.ts";

/** Answers one path; `query` is the URL's. */
export type Endpoint = (query?: URLSearchParams) => Promise<unknown>;

export interface EndpointOptions {
  readonly storage: Storage;
  readonly offers: HeldOffers;
  readonly tiers: TierConfig;
  /** Groups of pending tasks. */
  readonly taskGroups: () => Iterable<TaskGroup>;
  readonly pendingReasons: Pick<PendingReasons, "explainAll">;
}

/** How long `/pendingtasks` looks for reasons; groups that are not reached have none. */
const REASONS_BUDGET_MS = 2_000;

function quotaJson({ resources }: ResourceAggregate): unknown {
  const { cpus, ramMb, diskMb } = bagOf(resources);
  return { cpu_cores: cpus, ram_mb: ramMb, disk_mb: diskMb };
}

async function pendingTasks({ taskGroups, pendingReasons }: EndpointOptions): Promise<unknown> {
  const groups = [...taskGroups()].filter((group) => group.size > 0);
  const reasons = await pendingReasons.explainAll(
    groups.map((group) => group.key),
    REASONS_BUDGET_MS,
  );
  return groups.map((group) => ({
    penaltyMs: group.penaltyMs,
    taskIds: [...group.taskIds()],
    name: jobKeyString(group.key.job),
    reason: `[${reasons.get(group.key)?.reason ?? ""}]`,
  }));
}

function quotas(storage: Storage, role: string | null): Promise<unknown> {
  return storage.readCommitted((stores) => {
    const all = [...stores.quotas.fetchQuotas()].filter(([name]) => role === null || name === role);
    return Object.fromEntries(all.map(([name, quota]) => [name, quotaJson(quota)]));
  });
}

function agents(storage: Storage): Promise<unknown> {
  return storage.readCommitted((stores) =>
    [...stores.attributes.getAllHostAttributes()].map(({ host, slaveId, mode, attributes }) => ({
      host,
      id: slaveId,
      mode,
      attributes: Object.fromEntries(attributes.map(({ name, values }) => [name, values])),
    })),
  );
}

function cron(storage: Storage): Promise<unknown> {
  return storage.readCommitted((stores) => {
    const jobs = stores.cronJobs.fetchJobs();
    return { scheduled: Object.fromEntries(jobs.map((job) => [jobKeyString(job.key), job.cronSchedule])) };
  });
}

/** All of them. Each rejects with ERROR_TRANSIENT while storage is not ready. */
export function jsonEndpoints(options: EndpointOptions): Readonly<Record<string, Endpoint>> {
  const { storage, offers, tiers } = options;
  return {
    "/offers": () =>
      storage.readCommitted((stores) => offersJson(offers.values(), stores.scheduler.fetchFrameworkId())),
    "/pendingtasks": () => pendingTasks(options),
    "/quotas": (query) => quotas(storage, query?.get("role") ?? null),
    "/agents": () => agents(storage),
    "/maintenance": () => storage.readCommitted(maintenanceJson),
    "/tiers": () => Promise.resolve({ default: tiers.defaultTier, tiers: Object.fromEntries(tiers.tiers) }),
    "/cron": () => cron(storage),
    "/state": () => storage.readCommitted((stores) => stateJson(stores.tasks)),
  };
}
