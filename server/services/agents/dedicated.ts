/** Dedicated hosts: one row for each value of the attribute, with who has it and who asks for it. */
import type { TaskStore } from "../../../prisma-free-store/storage.ts";
import type { AgentView, DedicatedView } from "../../api/agents.ts";
import { compareJobKeys, jobKeyString, type JobKey } from "../../core/domain/job-key.ts";
import { addBags, EMPTY_BAG, type ResourceBag } from "../../core/domain/resource-bag.ts";
import { isActive } from "../../core/domain/schedule-status.ts";
import { DEDICATED_ATTRIBUTE, type TaskConfig } from "../../core/domain/task-config.ts";

interface Row {
  readonly hosts: AgentView[];
  readonly jobs: Map<string, { readonly job: JobKey; activeTaskCount: number }>;
}

/** The values that the config's constraints ask for; none for a task that is not dedicated. */
function askedValues(config: TaskConfig): readonly string[] {
  return config.constraints.flatMap(({ name, constraint }) =>
    name === DEDICATED_ATTRIBUTE && "value" in constraint && !constraint.value.negated ? constraint.value.values : [],
  );
}

function countActive(tasks: TaskStore): Map<TaskConfig, number> {
  const counts = new Map<TaskConfig, number>();
  for (const task of tasks.fetchTasks({})) {
    if (!isActive(task.status)) continue;
    const config = task.assignedTask.task;
    counts.set(config, (counts.get(config) ?? 0) + 1);
  }
  return counts;
}

function sum(bags: readonly ResourceBag[]): ResourceBag {
  return bags.reduce(addBags, EMPTY_BAG);
}

function view(value: string, { hosts, jobs }: Row): DedicatedView {
  const totals = hosts.flatMap((host) => host.total ?? []);
  return {
    value,
    hosts: hosts.map((host) => host.host),
    jobs: [...jobs.values()].sort((a, b) => compareJobKeys(a.job, b.job)),
    ...(totals.length === hosts.length && hosts.length > 0 ? { total: sum(totals) } : {}),
    requested: sum(hosts.map((host) => host.requested)),
  };
}

/** The rows, by value. A value that jobs ask for and no host has is there too: its tasks wait for ever. */
export function dedicatedViews(agents: readonly AgentView[], tasks: TaskStore): DedicatedView[] {
  const rows = new Map<string, Row>();
  const rowOf = (value: string): Row => {
    let row = rows.get(value);
    if (row === undefined) rows.set(value, (row = { hosts: [], jobs: new Map() }));
    return row;
  };
  for (const agent of agents) {
    const attribute = agent.attributes.find(({ name }) => name === DEDICATED_ATTRIBUTE);
    for (const value of attribute?.values ?? []) rowOf(value).hosts.push(agent);
  }
  for (const [config, count] of countActive(tasks)) {
    for (const value of askedValues(config)) {
      const { jobs } = rowOf(value);
      const name = jobKeyString(config.job);
      const job = jobs.get(name);
      if (job === undefined) jobs.set(name, { job: config.job, activeTaskCount: count });
      else job.activeTaskCount += count;
    }
  }
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([value, row]) => view(value, row));
}
