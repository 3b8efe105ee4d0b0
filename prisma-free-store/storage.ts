/**
 * The storage port: what the scheduler may ask of its durable state. Readers and writers are told
 * apart by type, as in Aurora's `storage/Storage.java`.
 *
 * - There is one writer. `write(work)` runs `work` synchronously against the stores, so the next line
 *   of code already sees its effects; an exception undoes all of it and nothing is logged.
 * - What a write causes outside (a call to Mesos, an event, an answer) waits for its commit:
 *   `onCommit` callbacks run, in the order they were added, once the log holds the write.
 * - `readCommitted` is for answers to clients: it never shows a state that a crash could take back.
 * - All stored values are immutable objects; the stores hand out the objects themselves, no copies.
 */
import type { HostAttributes, HostMaintenanceRequest } from "../server/core/domain/host.ts";
import type { InstanceKey, JobKey } from "../server/core/domain/job-key.ts";
import type {
  JobInstanceUpdateEvent,
  JobUpdate,
  JobUpdateDetails,
  JobUpdateEvent,
  JobUpdateKey,
  JobUpdateQuery,
} from "../server/core/domain/job-update.ts";
import type { JobConfiguration, ResourceAggregate } from "../server/core/domain/job.ts";
import type { ScheduleStatus } from "../server/core/domain/schedule-status.ts";
import type { ScheduledTask, TaskQuery } from "../server/core/domain/task.ts";

/** Tasks, indexed by id, job, instance, host and status. */
export interface TaskStore {
  fetchTask(taskId: string): ScheduledTask | undefined;
  /**
   * Tasks matching the query, sorted by task id only if `sorted` is asked for by offset/limit.
   * Uses the most selective index among taskIds, instance, jobKeys/jobName, slaveHosts, statuses, role.
   */
  fetchTasks(query: TaskQuery): ScheduledTask[];
  /** Tasks of one job in any state; O(tasks of the job). */
  fetchJobTasks(job: JobKey): Iterable<ScheduledTask>;
  /** The one active task of the instance, if any; O(1). */
  fetchActiveInstance(key: InstanceKey): ScheduledTask | undefined;
  /** Active tasks on the host (those that hold its resources); O(answer). */
  fetchHostTasks(host: string): Iterable<ScheduledTask>;
  /** Number of tasks in a status; O(1). */
  countByStatus(status: ScheduleStatus): number;
  /** Keys of all jobs that have tasks. */
  jobKeys(): Iterable<JobKey>;
  readonly size: number;
}

export interface MutableTaskStore extends TaskStore {
  /** Inserts or overwrites. Configs are interned. */
  saveTasks(tasks: readonly ScheduledTask[]): void;
  deleteTasks(taskIds: readonly string[]): void;
  /**
   * Replaces a task by what `mutator` makes of it; the logged op holds only what differs.
   * @returns the new task, or undefined when there is no such task.
   */
  mutateTask(taskId: string, mutator: (task: ScheduledTask) => ScheduledTask): ScheduledTask | undefined;
}

export interface CronJobStore {
  fetchJobs(): JobConfiguration[];
  fetchJob(key: JobKey): JobConfiguration | undefined;
}

export interface MutableCronJobStore extends CronJobStore {
  saveAcceptedJob(job: JobConfiguration): void;
  removeJob(key: JobKey): void;
}

export interface QuotaStore {
  fetchQuota(role: string): ResourceAggregate | undefined;
  fetchQuotas(): ReadonlyMap<string, ResourceAggregate>;
}

export interface MutableQuotaStore extends QuotaStore {
  saveQuota(role: string, quota: ResourceAggregate): void;
  removeQuota(role: string): void;
}

export interface AttributeStore {
  getHostAttributes(host: string): HostAttributes | undefined;
  getAllHostAttributes(): Iterable<HostAttributes>;
}

export interface MutableAttributeStore extends AttributeStore {
  /**
   * Saves attributes that differ from what is stored.
   * @returns false when they are the same, in which case nothing is logged.
   */
  saveHostAttributes(attributes: HostAttributes): boolean;
}

export interface JobUpdateStore {
  fetchJobUpdates(query: JobUpdateQuery): JobUpdateDetails[];
  fetchJobUpdate(key: JobUpdateKey): JobUpdateDetails | undefined;
}

export interface MutableJobUpdateStore extends JobUpdateStore {
  saveJobUpdate(update: JobUpdate): void;
  saveJobUpdateEvent(key: JobUpdateKey, event: JobUpdateEvent): void;
  saveJobInstanceUpdateEvent(key: JobUpdateKey, event: JobInstanceUpdateEvent): void;
  removeJobUpdates(keys: readonly JobUpdateKey[]): void;
}

export interface HostMaintenanceStore {
  getHostMaintenanceRequest(host: string): HostMaintenanceRequest | undefined;
  getHostMaintenanceRequests(): Iterable<HostMaintenanceRequest>;
}

export interface MutableHostMaintenanceStore extends HostMaintenanceStore {
  saveHostMaintenanceRequest(request: HostMaintenanceRequest): void;
  removeHostMaintenanceRequest(host: string): void;
}

export interface SchedulerStore {
  fetchFrameworkId(): string | undefined;
}

export interface MutableSchedulerStore extends SchedulerStore {
  saveFrameworkId(frameworkId: string): void;
}

/** All stores, for reading. */
export interface StoreProvider {
  readonly tasks: TaskStore;
  readonly cronJobs: CronJobStore;
  readonly quotas: QuotaStore;
  readonly attributes: AttributeStore;
  readonly jobUpdates: JobUpdateStore;
  readonly hostMaintenance: HostMaintenanceStore;
  readonly scheduler: SchedulerStore;
}

/** All stores within one write. Not to be kept beyond it. */
export interface MutableStoreProvider extends StoreProvider {
  readonly tasks: MutableTaskStore;
  readonly cronJobs: MutableCronJobStore;
  readonly quotas: MutableQuotaStore;
  readonly attributes: MutableAttributeStore;
  readonly jobUpdates: MutableJobUpdateStore;
  readonly hostMaintenance: MutableHostMaintenanceStore;
  readonly scheduler: MutableSchedulerStore;
  /** Runs `effect` once this write is committed, after effects of earlier writes. */
  readonly onCommit: (effect: () => void) => void;
}

/** The state of all stores. Constructed not ready; recovery makes it ready. */
export interface Storage {
  /**
   * Reads what is applied, committed or not. For the scheduler's own decisions. Synchronous.
   * @throws {ApiError} ERROR_TRANSIENT `Storage is not READY` before recovery has finished.
   */
  read<T>(work: (stores: StoreProvider) => T): T;
  /**
   * Reads now, and resolves once every write that the read could have seen is committed.
   * @throws {ApiError} ERROR_TRANSIENT `Storage is not READY` before recovery has finished.
   */
  readCommitted<T>(work: (stores: StoreProvider) => T): Promise<T>;
  /**
   * Applies `work` at once; resolves with its result when the log holds it. Nested calls join the
   * outer write. Rejects with what `work` threw (everything undone), or when the append failed, in
   * which case the process is about to end.
   * @throws {ApiError} ERROR_TRANSIENT `Storage is not READY` before recovery has finished.
   */
  write<T>(work: (stores: MutableStoreProvider) => T): Promise<T>;
}
