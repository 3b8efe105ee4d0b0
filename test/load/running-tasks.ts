/** What runs, as the scheduler shows it and as the processes themselves do, and where the two differ. */
import { invariant } from "../../server/core/domain/invariant.ts";
import { ACTIVE_STATES } from "../../server/core/domain/schedule-status.ts";
import type { clientFor } from "../harness.ts";
import type { Evidence } from "./evidence.ts";
import { ENVIRONMENT, ROLE } from "./job-client.ts";
import type { PromisedJob, ShownTask } from "./promises.ts";

const MAX_TASKS = 1000;

/** Every active task, as the scheduler shows them at one moment. */
export async function shownTasks(trpc: ReturnType<typeof clientFor>, signal?: AbortSignal): Promise<ShownTask[]> {
  const query = { role: ROLE, environment: ENVIRONMENT, statuses: [...ACTIVE_STATES], limit: MAX_TASKS };
  const page = await trpc.tasks.list.query(query, signal === undefined ? {} : { signal });
  invariant(page.tasks.length === page.total, `all of ${page.total} tasks are on one page`);
  return page.tasks.map(({ assignedTask: { taskId, instanceId, task }, status }) => ({
    job: task.job.name,
    instanceId,
    taskId,
    status,
  }));
}

/** Where the living processes are not those of the tasks that the scheduler shows. */
export function differences(ledger: readonly PromisedJob[], shown: readonly ShownTask[], evidence: Evidence): string[] {
  return ledger.flatMap(({ name, instances }) =>
    Array.from({ length: instances }, (_, i) => i).flatMap((instance) => {
      const task = shown.find((one) => one.job === name && one.instanceId === instance);
      const isAlive = evidence.isAlive(name, instance);
      if (task === undefined) return isAlive ? [`${name}/${instance} has no task, and yet it runs`] : [];
      if (task.status !== "RUNNING" || !isAlive) return [`${name}/${instance} is ${task.status}, alive: ${isAlive}`];
      const last = evidence.starts(name, instance).at(-1);
      return last === task.taskId ? [] : [`${name}/${instance} runs as ${last}, not as ${task.taskId}`];
    }),
  );
}
