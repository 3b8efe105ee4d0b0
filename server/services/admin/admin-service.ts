/**
 * Administration for clients: backups and recovery, and interventions in the state of tasks. Behaviour from Aurora's
 * `SchedulerThriftInterface.java`; a refusal or failure that Aurora only logs is told to the client here.
 */
import { BackupError } from "../../../prisma-free-store/backup/backup-error.ts";
import type { Backups } from "../../../prisma-free-store/backup/backups.ts";
import type { Storage } from "../../../prisma-free-store/storage.ts";
import type { AdminApi, ForceTaskStateInput } from "../../api/admin.ts";
import type { Caller } from "../../api/caller.ts";
import type { TaskPage } from "../../api/tasks.ts";
import type { Logger } from "../../base/logger.ts";
import type { Counter, StatsRegistry } from "../../base/stats/stats.ts";
import { ApiError, invalidRequest } from "../../core/domain/api-error.ts";
import { isTerminal, TERMINAL_STATES } from "../../core/domain/schedule-status.ts";
import { taskId, type TaskQuery } from "../../core/domain/task.ts";
import { transitionedBy } from "../../scheduler/jobs/audit-messages.ts";
import type { Scheduler } from "../../scheduler/scheduler.ts";
import { noSuchTask } from "../tasks/no-such-task.ts";
import { splitQuery, taskPage } from "../tasks/task-page.ts";

/** Tasks pruned by one write. */
const TASKS_A_WRITE = 1_000;

export interface AdminOptions {
  readonly storage: Storage;
  readonly scheduler: Pick<Scheduler, "stateManager" | "reconciler" | "isRegistered">;
  /** Writes a snapshot to the log. */
  readonly snapshot: () => Promise<void>;
  /** Undefined without `-backup_dir`. */
  readonly backups: Backups | undefined;
  readonly stats: StatsRegistry;
  readonly logger: Logger;
}

export class AdminService implements AdminApi {
  readonly #options: AdminOptions;
  readonly #pruned: Counter;

  constructor(options: AdminOptions) {
    this.#options = options;
    this.#pruned = options.stats.counter("thrift_workload_pruneTasks");
  }

  async snapshot(caller: Caller): Promise<void> {
    this.#audit(caller, {}, "Snapshot asked for");
    await this.#options.snapshot();
  }

  async performBackup(caller: Caller): Promise<{ backup: string }> {
    const { backup } = this.#backups();
    this.#audit(caller, {}, "Backup asked for");
    return {
      backup: await backup.backupNow().catch((error: unknown) => {
        throw error instanceof BackupError ? new ApiError("ERROR", error.message, { cause: error }) : error;
      }),
    };
  }

  async listBackups(): Promise<{ backups: readonly string[] }> {
    return { backups: await this.#backups().recovery.listBackups() };
  }

  async stageRecovery(backupId: string, caller: Caller): Promise<void> {
    await this.#backups().recovery.stage(backupId);
    this.#audit(caller, { backupId }, "Recovery staged");
  }

  async queryRecovery(query: TaskQuery): Promise<TaskPage> {
    const { terms, page } = splitQuery(query);
    return taskPage(await this.#backups().recovery.query(terms), page);
  }

  async deleteRecoveryTasks(query: TaskQuery, caller: Caller): Promise<{ tasksDeleted: number }> {
    const tasksDeleted = await this.#backups().recovery.deleteTasks(query);
    this.#audit(caller, { query, tasksDeleted }, "Tasks of the staged recovery deleted");
    return { tasksDeleted };
  }

  async commitRecovery(caller: Caller): Promise<void> {
    const { recovery } = this.#backups();
    this.#audit(caller, {}, "Commit of the staged recovery asked for");
    await recovery.commit();
  }

  async unloadRecovery(caller: Caller): Promise<void> {
    this.#backups().recovery.unload();
    this.#audit(caller, {}, "Recovery unloaded");
  }

  async forceTaskState({ taskId: id, status }: ForceTaskStateInput, caller: Caller): Promise<void> {
    const { storage, scheduler } = this.#options;
    const { from, result } = await storage.write((stores) => {
      const task = stores.tasks.fetchTask(id) ?? noSuchTask(id);
      const change = { to: status, message: transitionedBy(caller) };
      return { from: task.status, result: scheduler.stateManager.changeState(stores, id, change) };
    });
    this.#audit(caller, { taskId: id, from, to: status, result }, "Task state forced");
    if (result === "SUCCESS" || result === "NOOP") return;
    const killed = result === "ILLEGAL_WITH_SIDE_EFFECTS" ? " Mesos was asked to kill the task." : "";
    throw invalidRequest(`A task that is ${from} cannot become ${status}.${killed}`);
  }

  async pruneTasks(query: TaskQuery, caller: Caller): Promise<{ tasksPruned: number }> {
    const { statuses = [], ...terms } = query;
    if (!statuses.every(isTerminal)) throw invalidRequest("Tasks in non-terminal state cannot be pruned.");
    const over = { ...terms, statuses: statuses.length > 0 ? statuses : [...TERMINAL_STATES] };
    const ids = this.#options.storage.read((stores) => stores.tasks.fetchTasks(over).map(taskId));
    let tasksPruned = 0;
    for (let start = 0; start < ids.length; start += TASKS_A_WRITE) {
      tasksPruned += await this.#delete(ids.slice(start, start + TASKS_A_WRITE));
    }
    this.#audit(caller, { query, tasksPruned }, "Tasks pruned");
    return { tasksPruned };
  }

  async reconcileExplicit({ batchSize }: { readonly batchSize?: number }, caller: Caller): Promise<void> {
    this.#expectRegistered();
    this.#audit(caller, { batchSize }, "Explicit reconciliation asked for");
    this.#options.scheduler.reconciler.triggerExplicitReconciliation(batchSize);
  }

  async reconcileImplicit(caller: Caller): Promise<void> {
    this.#expectRegistered();
    this.#audit(caller, {}, "Implicit reconciliation asked for");
    this.#options.scheduler.reconciler.triggerImplicitReconciliation();
  }

  /** @returns how many of the tasks were still there. */
  async #delete(ids: readonly string[]): Promise<number> {
    const { storage, scheduler } = this.#options;
    const deleted = await storage.write((stores) => {
      const present = ids.filter((id) => stores.tasks.fetchTask(id) !== undefined);
      scheduler.stateManager.deleteTasks(stores, present);
      return present.length;
    });
    this.#pruned.increment(deleted);
    return deleted;
  }

  #backups(): Backups {
    const { backups } = this.#options;
    if (backups !== undefined) return backups;
    throw invalidRequest("This scheduler keeps no backups: start it with -backup_dir=DIR.");
  }

  #expectRegistered(): void {
    if (this.#options.scheduler.isRegistered) return;
    throw new ApiError("ERROR_TRANSIENT", "The framework is not registered with a Mesos master. Try again when it is.");
  }

  #audit({ user }: Caller, what: Readonly<Record<string, unknown>>, message: string): void {
    this.#options.logger.info({ user, ...what }, message);
  }
}
