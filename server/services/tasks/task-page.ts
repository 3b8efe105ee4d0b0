/** One page of the tasks that match a query. */
import type { TaskPage } from "../../api/tasks.ts";
import type { ScheduledTask, TaskQuery } from "../../core/domain/task.ts";
import { pageOfTasks } from "./task-order.ts";

const DEFAULT_LIMIT = 100;

/** The most tasks of one answer. */
const MAX_LIMIT = 1_000;

/** `fetch` is asked for all that match, without offset and limit. */
export function taskPage(query: TaskQuery, fetch: (terms: TaskQuery) => readonly ScheduledTask[]): TaskPage {
  const { offset = 0, limit = 0, ...terms } = query;
  const tasks = fetch(terms);
  const page = { offset, limit: Math.min(limit || DEFAULT_LIMIT, MAX_LIMIT) };
  return { tasks: pageOfTasks(tasks, page), total: tasks.length };
}
