/** Loads what `sla_list_safe_domain` and `sla_probe_hosts` reckon with. */
import { LIVE_STATES } from "../../core/domain/schedule-status.ts";
import { jobKeyString } from "../../core/domain/job-key.ts";
import type { ScheduledTask } from "../../core/domain/task.ts";
import { allTasks } from "../all-tasks.ts";
import type { SchedulerApi } from "../api/scheduler-api.ts";
import { choice, optionOr, positional } from "../arguments/argument.ts";
import { duration, integer, slaPercentage } from "../arguments/values.ts";
import type { CommandContext } from "../context.ts";
import { DomainUptime, GROUPINGS, type DomainOptions } from "../sla/domain.ts";
import { administer, CLUSTER } from "./shared.ts";

export const SLA_ARGUMENTS = {
  cluster: CLUSTER,
  percentage: positional("percentage", "Percentage of a job's instances that are to be up.", slaPercentage),
  duration: positional("duration", "How long they are to have been up: XdYhZmWs.", duration),
  grouping: choice("--grouping", GROUPINGS, {
    help: "Whether hosts are judged one by one or all together.",
    defaultText: "by_host",
  }),
  minInstanceCount: optionOr("--min_job_instance_count", "10", {
    metavar: "COUNT",
    help: "Jobs with fewer instances do not count.",
    parse: integer,
  }),
};

/** With hosts: the live tasks of all jobs that have tasks there. */
async function concerned(api: SchedulerApi, hosts: readonly string[] | undefined): Promise<ScheduledTask[]> {
  const statuses = [...LIVE_STATES];
  if (hosts === undefined) return allTasks(api, { statuses });
  const there = await allTasks(api, { statuses, slaveHosts: [...hosts] });
  const jobs = new Map(there.map(({ assignedTask }) => [jobKeyString(assignedTask.task.job), assignedTask.task.job]));
  // No keys would mean all jobs.
  return jobs.size === 0 ? [] : allTasks(api, { statuses, jobKeys: [...jobs.values()] });
}

export async function loadDomain(
  context: CommandContext,
  cluster: string,
  options: Omit<DomainOptions, "nowMs">,
): Promise<DomainUptime> {
  const api = await context.api(cluster);
  const tasks = await administer(context, () => concerned(api, options.hosts));
  return new DomainUptime(tasks, { ...options, nowMs: context.environment.nowMs() });
}
