/** All tasks that a query matches, page by page. */
import type { ScheduledTask, TaskQuery } from "../core/domain/task.ts";
import type { SchedulerApi } from "./api/scheduler-api.ts";

/** The most that the scheduler hands out at once. */
const PAGE = 1_000;

/** A query as the scheduler's API takes it. */
export type TaskTerms = {
  -readonly [K in Exclude<keyof TaskQuery, "offset" | "limit">]: NonNullable<TaskQuery[K]> extends readonly (infer T)[]
    ? T[]
    : TaskQuery[K];
};

/** A task that comes or goes meanwhile may be missed or seen twice; those seen twice are returned once. */
export async function allTasks(api: SchedulerApi, terms: Partial<TaskTerms>): Promise<ScheduledTask[]> {
  const byId = new Map<string, ScheduledTask>();
  for (let offset = 0; ; offset += PAGE) {
    const page = await api.query((client) => client.tasks.list.query({ ...terms, offset, limit: PAGE }));
    for (const task of page.tasks) byId.set(task.assignedTask.taskId, task);
    if (offset + PAGE >= page.total) return [...byId.values()];
  }
}
