/** What the page of a job says beyond its numbers: troubles, rows of instances, selection. Pure. */
import type { InstanceView, JobView } from "../../server/api/jobs.ts";
import { isActive, SCHEDULE_STATUSES, type ScheduleStatus } from "../../server/core/domain/schedule-status.ts";
import { STATUS_TABLE } from "../status/status-table.ts";
import { matchesFilter } from "../ui/filter-text.ts";

/** Instances that are in trouble, by what their last message says. */
export interface Trouble {
  readonly status: ScheduleStatus;
  readonly message: string;
  readonly instanceIds: readonly number[];
  /** The latest of them. */
  readonly latestMs: number;
}

/** Troubles that need a person, the most instances first. */
export function troublesOf(instances: readonly InstanceView[]): Trouble[] {
  const groups = new Map<
    string,
    { status: ScheduleStatus; message: string; instanceIds: number[]; latestMs: number }
  >();
  for (const { instanceId, status, message = "", sinceMs } of instances) {
    if (STATUS_TABLE[status].concern !== "attention") continue;
    const key = `${status}\n${message}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { status, message, instanceIds: [instanceId], latestMs: sinceMs });
    else {
      group.instanceIds.push(instanceId);
      group.latestMs = Math.max(group.latestMs, sinceMs);
    }
  }
  return [...groups.values()].sort((a, b) => b.instanceIds.length - a.instanceIds.length);
}

/** Statuses named in the address, or undefined for all. */
export function parseStatuses(text: string | undefined): ReadonlySet<ScheduleStatus> | undefined {
  if (text === undefined) return undefined;
  const names = new Set(text.split(","));
  const known = SCHEDULE_STATUSES.filter((status) => names.has(status));
  return known.length === 0 ? undefined : new Set(known);
}

/** The address's text after `status` is switched on or off. */
export function toggleStatus(text: string | undefined, status: ScheduleStatus): string | undefined {
  const chosen = new Set(parseStatuses(text) ?? []);
  if (!chosen.delete(status)) chosen.add(status);
  return chosen.size === 0 ? undefined : [...chosen].join(",");
}

export function filterInstances(
  instances: readonly InstanceView[],
  filter: { readonly statuses: ReadonlySet<ScheduleStatus> | undefined; readonly q: string | undefined },
): readonly InstanceView[] {
  const { statuses, q } = filter;
  if (statuses === undefined && (q === undefined || q === "")) return instances;
  return instances.filter(
    ({ status, instanceId, host, message }) =>
      (statuses === undefined || statuses.has(status)) && matchesFilter(q, [`#${instanceId}`, host, message]),
  );
}

/** Ids that may be acted on: selected ones that are active, or all active ones when none is selected. */
export function actionable(job: JobView, selected: readonly number[]): number[] {
  const chosen = new Set(selected);
  return job.instances
    .filter(({ instanceId, status }) => isActive(status) && (chosen.size === 0 || chosen.has(instanceId)))
    .map(({ instanceId }) => instanceId);
}

/** Hosts with instances of the job, and how many failures its instances have behind them. */
export function spreadOf(instances: readonly InstanceView[]): { hosts: number; failures: number } {
  const hosts = new Set<string>();
  let failures = 0;
  for (const { host, status, failureCount } of instances) {
    if (host !== undefined && isActive(status)) hosts.add(host);
    failures += failureCount;
  }
  return { hosts: hosts.size, failures };
}
