/** One page of the tasks that match a query. */
import type { TaskPage } from "../../api/tasks.ts";
import type { ScheduledTask, TaskQuery } from "../../core/domain/task.ts";
import { pageOfTasks, type Page } from "./task-order.ts";

const DEFAULT_LIMIT = 100;

/** The most tasks of one answer. */
const MAX_LIMIT = 1_000;

/** The query in two parts: what tasks match it, and which of them are asked for. */
export function splitQuery({ offset = 0, limit = 0, ...terms }: TaskQuery): { terms: TaskQuery; page: Page } {
  return { terms, page: { offset, limit: Math.min(limit || DEFAULT_LIMIT, MAX_LIMIT) } };
}

export function taskPage(matching: readonly ScheduledTask[], page: Page): TaskPage {
  return { tasks: pageOfTasks(matching, page), total: matching.length };
}
