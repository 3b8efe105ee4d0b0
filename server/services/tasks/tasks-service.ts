/** Tasks for clients: lists in pages, reasons of waiting, sandboxes. Everything shown is committed. */
import type { Storage } from "../../../prisma-free-store/storage.ts";
import type {
  PendingReasonView,
  ReadFileInput,
  SandboxChunk,
  SandboxFile,
  TaskPage,
  TasksApi,
} from "../../api/tasks.ts";
import { invalidRequest } from "../../core/domain/api-error.ts";
import { must } from "../../core/domain/invariant.ts";
import { isTerminal } from "../../core/domain/schedule-status.ts";
import { taskLinks, type TaskLink } from "../../core/domain/task-links.ts";
import type { TaskProcesses } from "../../core/domain/task-processes.ts";
import { CHECKPOINT_FILE, parseCheckpoint } from "../../core/thermos/checkpoint.ts";
import { taskProcesses } from "../../core/thermos/process-view.ts";
import { latestEvent, taskId, type ScheduledTask, type TaskQuery } from "../../core/domain/task.ts";
import { noSuchTask } from "./no-such-task.ts";
import type { PendingReasons } from "./pending-reasons.ts";
import type { SandboxOwner, Sandboxes } from "./sandbox.ts";
import { splitQuery, taskPage } from "./task-page.ts";

/** The record of a task whose processes all ran as often as they may is far below that. */
const MAX_RECORD_BYTES = 8 * 1024 * 1024;

export interface TasksOptions {
  readonly storage: Storage;
  readonly sandboxes: Sandboxes;
  readonly pendingReasons: PendingReasons;
}

export class TasksService implements TasksApi {
  readonly #options: TasksOptions;

  constructor(options: TasksOptions) {
    this.#options = options;
  }

  list(query: TaskQuery): Promise<TaskPage> {
    const { terms, page } = splitQuery(query);
    return this.#options.storage.readCommitted((stores) => taskPage(stores.tasks.fetchTasks(terms), page));
  }

  get(id: string): Promise<ScheduledTask> {
    return this.#options.storage.readCommitted((stores) => stores.tasks.fetchTask(id) ?? noSuchTask(id));
  }

  async pendingReasons(query: TaskQuery): Promise<PendingReasonView[]> {
    for (const term of ["slaveHosts", "statuses"] as const) {
      if ((query[term]?.length ?? 0) > 0) {
        throw invalidRequest(`${term} cannot be asked for here: a pending task has no host, and is PENDING.`);
      }
    }
    const { tasks } = await this.list({ ...query, statuses: ["PENDING"] });
    const reasons = await this.#options.pendingReasons.explainAll(tasks.map((task) => task.assignedTask.task));
    return tasks.map((task) => {
      const explanation = must(reasons.get(task.assignedTask.task), "every config that was asked for is explained");
      const sinceMs = latestEvent(task)?.timestamp ?? 0;
      return { taskId: taskId(task), reason: explanation.reason, explanation, sinceMs };
    });
  }

  async files(input: { readonly taskId: string; readonly path: string }): Promise<SandboxFile[]> {
    return this.#options.sandboxes.files(await this.#owner(input.taskId), input.path);
  }

  async readFile(input: ReadFileInput): Promise<SandboxChunk> {
    return this.#options.sandboxes.readFile(await this.#owner(input.taskId), input);
  }

  async processes(id: string): Promise<TaskProcesses> {
    const owner = await this.#owner(id);
    const record = await this.#options.sandboxes.wholeFile(owner, CHECKPOINT_FILE, MAX_RECORD_BYTES);
    return taskProcesses(parseCheckpoint(record ?? ""), isTerminal(owner.task.status));
  }

  async links(id: string): Promise<TaskLink[]> {
    return taskLinks((await this.get(id)).assignedTask);
  }

  #owner(id: string): Promise<SandboxOwner> {
    return this.#options.storage.readCommitted((stores) => ({
      task: stores.tasks.fetchTask(id) ?? noSuchTask(id),
      frameworkId: stores.scheduler.fetchFrameworkId(),
    }));
  }
}
