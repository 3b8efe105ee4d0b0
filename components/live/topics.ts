/** Which answers an event makes old. Pure. */
import type { SchedulerEvent } from "../../server/api/events.ts";
import type { JobKey } from "../../server/core/domain/job-key.ts";
import { jobKeyString } from "../../server/core/domain/job-key.ts";

/** A group of answers that are fetched again together: a procedure, maybe of one job, task or host only. */
export interface Topic {
  /** Unique. */
  readonly id: string;
  readonly path: readonly [string, string];
  /** Part of the procedure's input; absent: whatever the input. */
  readonly input?: Readonly<Record<string, unknown>>;
}

function topic(router: string, procedure: string): Topic {
  return { id: `${router}.${procedure}`, path: [router, procedure] };
}

function jobTopic(procedure: string, job: JobKey): Topic {
  return { id: `jobs.${procedure} ${jobKeyString(job)}`, path: ["jobs", procedure], input: { job } };
}

const TASKS = [topic("tasks", "list"), topic("tasks", "pendingReasons")];
const JOB_LISTS = [topic("jobs", "list"), topic("roles", "list"), topic("cluster", "status")];
const QUOTAS = [topic("quotas", "list"), topic("quotas", "get")];
const AGENTS = [topic("agents", "list"), topic("dedicated", "list")];

/** The topics that `event` makes old; undefined means every one. */
export function topicsOf(event: SchedulerEvent): readonly Topic[] | undefined {
  switch (event.type) {
    case "task":
      return [
        jobTopic("get", event.job),
        { id: `tasks.get ${event.taskId}`, path: ["tasks", "get"], input: { taskId: event.taskId } },
        ...(event.host === undefined
          ? []
          : [{ id: `agents.get ${event.host}`, path: ["agents", "get"], input: { host: event.host } } as const]),
        ...TASKS,
        ...JOB_LISTS,
        ...QUOTAS,
        ...AGENTS,
      ];
    case "job":
      return [jobTopic("get", event.job), jobTopic("configSummary", event.job), ...TASKS, ...JOB_LISTS, ...QUOTAS];
    case "quota":
      return QUOTAS;
    case "agent":
      return [
        { id: `agents.get ${event.host}`, path: ["agents", "get"], input: { host: event.host } },
        ...AGENTS,
        topic("tasks", "pendingReasons"),
        topic("cluster", "status"),
      ];
    case "cluster":
      return [topic("cluster", "status"), topic("log", "status")];
    case "reset":
      return undefined;
  }
}
