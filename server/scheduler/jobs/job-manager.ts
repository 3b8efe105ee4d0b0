/**
 * What clients may do to jobs and quotas. Each operation is one write: it is checked against the same
 * state that it changes, and either all of it happens or nothing. A promise resolves when the write is
 * committed. Behaviour from Aurora's `thrift/SchedulerThriftInterface.java`.
 */
import type { Caller } from "../../api/caller.ts";
import type { KillTasksInput } from "../../api/jobs.ts";
import { ApiError, invalidRequest } from "../../core/domain/api-error.ts";
import { isValidJobKey, jobKeyString, type InstanceKey, type JobKey } from "../../core/domain/job-key.ts";
import { ACTIVE_JOB_UPDATE_STATES } from "../../core/domain/job-update.ts";
import type { JobConfiguration, ResourceAggregate } from "../../core/domain/job.ts";
import { isActive, type ScheduleStatus } from "../../core/domain/schedule-status.ts";
import { taskId, type ScheduledTask } from "../../core/domain/task.ts";
import { refuseCron, validateAndPopulate } from "../../core/configuration/configuration-manager.ts";
import type { ConfigurationManagerSettings } from "../../core/configuration/settings.ts";
import { checkTaskLimits } from "../../core/configuration/task-limits.ts";
import { checkInstanceAddition, checkQuota } from "../../core/quota/quota-manager.ts";
import type { StateChangeResult } from "../../core/state/task-state-machine.ts";
import type { MutableStoreProvider, StoreProvider } from "../../../prisma-free-store/storage.ts";
import type { SchedulerContext } from "../context.ts";
import type { JobChanged } from "../events/pubsub-event.ts";
import type { StateManager } from "../state/state-manager.ts";
import { killedBy, restartedBy, transitionedBy } from "./audit-messages.ts";
import { roleUsage } from "./role-usage.ts";

export interface JobManagerOptions {
  readonly context: SchedulerContext;
  readonly stateManager: StateManager;
  readonly configuration: ConfigurationManagerSettings;
}

export class JobManager {
  readonly #context: SchedulerContext;
  readonly #stateManager: StateManager;
  readonly #configuration: ConfigurationManagerSettings;

  constructor(options: JobManagerOptions) {
    this.#context = options.context;
    this.#stateManager = options.stateManager;
    this.#configuration = options.configuration;
  }

  /** @throws {ApiError} INVALID_REQUEST: bad config, over quota, the job exists; JOB_UPDATING_ERROR. */
  create(job: JobConfiguration, caller: Caller): Promise<{ key: JobKey; instanceCount: number }> {
    return this.#write((stores) => {
      refuseCron(job);
      const { key, taskConfig, instanceCount } = validateAndPopulate(job, this.#configuration);
      assertNotUpdating(stores, key);
      assertNoSuchJob(stores, key);
      const quota = checkInstanceAddition(taskConfig, instanceCount, roleUsage(key.role, stores));
      checkTaskLimits(instanceCount, quota, this.#configuration);
      this.#stateManager.insertPendingTasks(stores, taskConfig, instanceRange(0, instanceCount));
      this.#changed(stores, { job: key, change: "created", user: caller.user });
      this.#count("createJob", instanceCount);
      return { key, instanceCount };
    });
  }

  /** Kills the active tasks of the instances. @throws {ApiError} JOB_UPDATING_ERROR. */
  kill(input: KillTasksInput, caller: Caller): Promise<{ tasksKilled: number }> {
    return this.#write((stores) => {
      assertValidKey(input.job);
      assertNotUpdating(stores, input.job);
      const message = killedBy(caller, input.message);
      const results = activeTasks(stores, input.job, input.instances).map((task) =>
        this.#stateManager.changeState(stores, taskId(task), { to: "KILLING", message }),
      );
      const tasksKilled = results.filter((result) => result === "SUCCESS").length;
      if (tasksKilled > 0) this.#changed(stores, { job: input.job, change: "killed", user: caller.user });
      this.#count("killTasks", tasksKilled);
      return { tasksKilled };
    });
  }

  /** @throws {ApiError} INVALID_REQUEST: no instances, or one that has no active task; JOB_UPDATING_ERROR. */
  restart(
    input: { readonly job: JobKey; readonly instances: readonly number[] },
    caller: Caller,
  ): Promise<{ tasksRestarted: number }> {
    return this.#write((stores) => {
      const { job } = input;
      assertValidKey(job);
      if (input.instances.length === 0) throw invalidRequest("At least one instance to restart must be given.");
      assertNotUpdating(stores, job);
      const instances = new Set(input.instances);
      const tasks = activeTasks(stores, job, [...instances]);
      if (tasks.length !== instances.size) throw invalidRequest(notAllActive(instances, tasks));
      for (const task of tasks) {
        this.#stateManager.changeState(stores, taskId(task), { to: "RESTARTING", message: restartedBy(caller) });
      }
      this.#changed(stores, { job, change: "restarted", user: caller.user });
      this.#count("restartShards", tasks.length);
      return { tasksRestarted: tasks.length };
    });
  }

  /**
   * Adds instances with the config of an active one, numbered on from the last.
   * @throws {ApiError} INVALID_REQUEST: bad count, cron job, no such instance, over quota; JOB_UPDATING_ERROR.
   */
  addInstances(
    input: { readonly key: InstanceKey; readonly count: number },
    caller: Caller,
  ): Promise<{ instances: number[] }> {
    return this.#write((stores) => {
      const { jobKey, instanceId } = input.key;
      assertValidKey(jobKey);
      if (!Number.isInteger(input.count) || input.count <= 0) throw invalidRequest("Instance count must be positive.");
      if (stores.cronJobs.fetchJob(jobKey) !== undefined) {
        throw invalidRequest("Instances may not be added to cron jobs.");
      }
      assertNotUpdating(stores, jobKey);
      const current = activeTasks(stores, jobKey, undefined);
      const template = current.find((task) => task.assignedTask.instanceId === instanceId);
      if (template === undefined) throw invalidRequest("No active task found for a given instance ID.");
      const config = template.assignedTask.task;
      const quota = checkInstanceAddition(config, input.count, roleUsage(jobKey.role, stores));
      checkTaskLimits(current.length + input.count, quota, this.#configuration);
      const lastId = current.reduce((last, task) => Math.max(last, task.assignedTask.instanceId), 0);
      const instances = instanceRange(lastId + 1, input.count);
      this.#stateManager.insertPendingTasks(stores, config, instances);
      this.#changed(stores, { job: jobKey, change: "instancesAdded", user: caller.user });
      this.#count("addInstances", input.count);
      return { instances };
    });
  }

  /** @throws {ApiError} INVALID_REQUEST: amounts missing or negative, or less than production tasks use. */
  setQuota(role: string, quota: ResourceAggregate): Promise<void> {
    return this.#write((stores) => {
      if (role.trim() === "") throw invalidRequest("The role must be given.");
      stores.quotas.saveQuota(role, checkQuota(quota, roleUsage(role, stores)));
      stores.onCommit(() => this.#context.events.post({ type: "QuotaChanged", role }));
    });
  }

  /** Nothing happens when the role has no quota. */
  removeQuota(role: string): Promise<void> {
    return this.#write((stores) => {
      if (stores.quotas.fetchQuota(role) === undefined) return;
      stores.quotas.removeQuota(role);
      stores.onCommit(() => this.#context.events.post({ type: "QuotaChanged", role }));
    });
  }

  /** Moves a task to a status by decree; the rules of the state machine hold all the same. */
  forceTaskState(id: string, status: ScheduleStatus, caller: Caller): Promise<StateChangeResult> {
    return this.#write((stores) =>
      this.#stateManager.changeState(stores, id, { to: status, message: transitionedBy(caller) }),
    );
  }

  #write<T>(work: (stores: MutableStoreProvider) => T): Promise<T> {
    return this.#context.storage.write(work);
  }

  #changed(stores: MutableStoreProvider, change: Omit<JobChanged, "type">): void {
    stores.onCommit(() => this.#context.events.post({ type: "JobChanged", ...change }));
  }

  #count(operation: string, by: number): void {
    this.#context.stats.counter(`thrift_workload_${operation}`).increment(by);
  }
}

function assertValidKey(key: JobKey): void {
  if (!isValidJobKey(key)) {
    throw invalidRequest(
      `Job key ${jobKeyString(key)} is not valid: role, environment and name are letters, digits, underscore, dash and dot.`,
    );
  }
}

function assertNotUpdating(stores: StoreProvider, jobKey: JobKey): void {
  const [update] = stores.jobUpdates.fetchJobUpdates({
    jobKey,
    updateStatuses: [...ACTIVE_JOB_UPDATE_STATES],
    limit: 1,
  });
  if (update === undefined) return;
  const { id } = update.update.summary.key;
  throw new ApiError(
    "JOB_UPDATING_ERROR",
    `Job ${jobKeyString(jobKey)} is being updated (update ${id}): abort the update or wait until it has ended.`,
  );
}

function assertNoSuchJob(stores: StoreProvider, key: JobKey): void {
  if (stores.cronJobs.fetchJob(key) !== undefined || activeTasks(stores, key, undefined).length > 0) {
    throw invalidRequest(`Job ${jobKeyString(key)} already exists`);
  }
}

/** Active tasks of the job; of some instances when any are named. */
function activeTasks(
  stores: StoreProvider,
  job: JobKey,
  instances: readonly number[] | undefined,
): readonly ScheduledTask[] {
  if (instances !== undefined && instances.length > 0) {
    return [...new Set(instances)].flatMap(
      (instanceId) => stores.tasks.fetchActiveInstance({ jobKey: job, instanceId }) ?? [],
    );
  }
  return [...stores.tasks.fetchJobTasks(job)].filter((task) => isActive(task.status));
}

function notAllActive(instances: ReadonlySet<number>, tasks: readonly ScheduledTask[]): string {
  const active = new Set(tasks.map((task) => task.assignedTask.instanceId));
  const missing = [...instances].filter((id) => !active.has(id));
  return `Not all requested shards are active: no active task for instance ${missing.join(", ")}.`;
}

function instanceRange(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => first + i);
}
