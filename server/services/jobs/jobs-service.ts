/** Roles and jobs for clients. Changes go to the scheduler's `JobManager`; everything shown is committed. */
import type { Storage, StoreProvider } from "../../../prisma-free-store/storage.ts";
import type { Caller } from "../../api/caller.ts";
import type {
  JobDiff,
  JobPlan,
  JobsApi,
  JobSummaryView,
  JobView,
  KillTasksInput,
  ParseConfigInput,
  ParsedConfig,
  RoleView,
  SchemaCatalogue,
} from "../../api/jobs.ts";
import type { Logger } from "../../base/logger.ts";
import { refuseCron, validateAndPopulate } from "../../core/configuration/configuration-manager.ts";
import { SCHEMA_CATALOGUE } from "../../core/config-language/schema/catalogue.ts";
import { checkTaskLimits } from "../../core/configuration/task-limits.ts";
import { invalidRequest } from "../../core/domain/api-error.ts";
import { compareJobKeys, jobKeyString, type InstanceKey, type JobKey } from "../../core/domain/job-key.ts";
import type { ConfigSummary, JobConfiguration } from "../../core/domain/job.ts";
import { isActive } from "../../core/domain/schedule-status.ts";
import type { TaskConfig } from "../../core/domain/task-config.ts";
import type { JobManager } from "../../scheduler/jobs/job-manager.ts";
import { configGroups } from "./config-groups.ts";
import { jobDiff } from "./job-diff.ts";
import type { JobIndex } from "./job-index.ts";
import { planJob, type JobPlanner } from "./job-plan.ts";
import { parseConfig } from "./parse-config.ts";
import { jobSummary, roleViews, type JobFacts } from "./job-summaries.ts";
import { instanceViews } from "./job-view.ts";

export interface JobsOptions {
  readonly storage: Storage;
  readonly index: JobIndex;
  readonly manager: Pick<JobManager, "create" | "kill" | "restart" | "addInstances">;
  readonly planner: JobPlanner;
  readonly logger: Logger;
  /** Agents that the master lists as active; undefined while it cannot be asked. */
  readonly activeAgents: () => Promise<number | undefined>;
}

export class JobsService implements JobsApi {
  readonly #options: JobsOptions;

  constructor(options: JobsOptions) {
    this.#options = options;
  }

  roles(): Promise<RoleView[]> {
    return this.#read((stores) => {
      const cronKeys = stores.cronJobs.fetchJobs().map((job) => job.key);
      return roleViews(this.#options.index.entries(), cronKeys);
    });
  }

  list(filter: { readonly role?: string; readonly environment?: string }): Promise<JobSummaryView[]> {
    const matches = ({ role, environment }: JobKey): boolean =>
      (filter.role === undefined || filter.role === role) &&
      (filter.environment === undefined || filter.environment === environment);
    return this.#read((stores) => {
      const { index } = this.#options;
      const idleCrons = stores.cronJobs.fetchJobs().filter((job) => index.get(job.key) === undefined);
      const keys = [...index.entries(), ...idleCrons].map((job) => job.key).filter(matches);
      if (idleCrons.length > 0) keys.sort(compareJobKeys);
      return keys.flatMap((key) => jobSummary(this.#facts(stores, key)) ?? []);
    });
  }

  get(key: JobKey): Promise<JobView> {
    return this.#read((stores) => {
      const summary = jobSummary(this.#facts(stores, key));
      if (summary === undefined) throw invalidRequest(`No such job: ${jobKeyString(key)}`);
      return { ...summary, ...instanceViews(stores.tasks.fetchJobTasks(key)) };
    });
  }

  async create(job: JobConfiguration, caller: Caller): Promise<{ key: JobKey; instanceCount: number }> {
    const created = await this.#options.manager.create(job, caller);
    this.#audit(caller, { job: created.key, instances: created.instanceCount }, "Job created");
    return created;
  }

  async kill(input: KillTasksInput, caller: Caller): Promise<{ tasksKilled: number }> {
    const killed = await this.#options.manager.kill(input, caller);
    this.#audit(caller, { job: input.job, tasks: killed.tasksKilled }, "Tasks killed");
    return killed;
  }

  async restart(
    input: { readonly job: JobKey; readonly instances: readonly number[] },
    caller: Caller,
  ): Promise<{ tasksRestarted: number }> {
    const restarted = await this.#options.manager.restart(input, caller);
    this.#audit(caller, { job: input.job, tasks: restarted.tasksRestarted }, "Tasks restarted");
    return restarted;
  }

  async addInstances(
    input: { readonly key: InstanceKey; readonly count: number },
    caller: Caller,
  ): Promise<{ instances: readonly number[] }> {
    const added = await this.#options.manager.addInstances(input, caller);
    this.#audit(caller, { job: input.key.jobKey, instances: added.instances.length }, "Instances added");
    return added;
  }

  async populate(job: JobConfiguration): Promise<{ taskConfig: TaskConfig }> {
    return { taskConfig: validateAndPopulate(job, this.#options.planner.scheduler.configuration).taskConfig };
  }

  configSummary(key: JobKey): Promise<ConfigSummary> {
    return this.#read((stores) => ({ key, groups: configGroups(activeInstances(stores, key)) }));
  }

  async diff(job: JobConfiguration): Promise<JobDiff> {
    refuseCron(job);
    const { configuration } = this.#options.planner.scheduler;
    const populated = validateAndPopulate(job, configuration);
    checkTaskLimits(populated.instanceCount, { result: "SUFFICIENT_QUOTA" }, configuration);
    return this.#read((stores) => jobDiff(activeInstances(stores, job.key), populated));
  }

  async plan(job: JobConfiguration): Promise<JobPlan> {
    const activeAgents = await this.#options.activeAgents();
    return this.#read((stores) => planJob(this.#options.planner, job, { stores, activeAgents }));
  }

  async parse(input: ParseConfigInput, caller: Caller): Promise<ParsedConfig> {
    return parseConfig(input, caller);
  }

  async configSchema(): Promise<SchemaCatalogue> {
    return SCHEMA_CATALOGUE;
  }

  /** Reads what is committed, with the index in step. */
  #read<T>(work: (stores: StoreProvider) => T): Promise<T> {
    const { storage, index } = this.#options;
    return storage.readCommitted((stores) => {
      index.load(() => stores.tasks.fetchTasks({}));
      return work(stores);
    });
  }

  #facts(stores: StoreProvider, key: JobKey): JobFacts {
    const { index } = this.#options;
    return {
      key,
      entry: index.get(key),
      latest: index.latest(key, (job) => stores.tasks.fetchJobTasks(job)),
      cron: stores.cronJobs.fetchJob(key),
    };
  }

  #audit({ user }: Caller, what: { readonly job: JobKey } & Readonly<Record<string, unknown>>, message: string): void {
    this.#options.logger.info({ user, ...what, job: jobKeyString(what.job) }, message);
  }
}

function activeInstances(stores: StoreProvider, key: JobKey): Map<number, TaskConfig> {
  const instances = new Map<number, TaskConfig>();
  for (const { status, assignedTask } of stores.tasks.fetchJobTasks(key)) {
    if (isActive(status)) instances.set(assignedTask.instanceId, assignedTask.task);
  }
  return instances;
}
