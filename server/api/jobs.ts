/** What clients may do with roles and jobs, and what they are shown. */
import type { InstanceKey, JobKey } from "../core/domain/job-key.ts";
import type { ConfigSummary, JobConfiguration, JobSummary, RoleSummary } from "../core/domain/job.ts";
import type { ScheduleStatus } from "../core/domain/schedule-status.ts";
import type { TaskConfig } from "../core/domain/task-config.ts";
import type { ConfigProblem, LoadedConfig } from "../core/config-language/load.ts";
import type { SchemaCatalogue } from "../core/config-language/schema/catalogue.ts";
import type { PendingExplanation } from "../core/placement/pending-explanation.ts";
import type { Caller } from "./caller.ts";

export type { PendingExplanation, VetoTally } from "../core/placement/pending-explanation.ts";

/** Number of tasks by status; a status without tasks is absent. */
export type StatusCounts = Partial<Record<ScheduleStatus, number>>;

/** A role with what it runs now. */
export interface RoleView extends RoleSummary {
  readonly environments: readonly string[];
  readonly taskCounts: StatusCounts;
}

/** `JobSummary` of api.thrift with a count for every status. */
export interface JobSummaryView extends JobSummary {
  readonly taskCounts: StatusCounts;
  /** `service`, `adhoc` or `cron`. */
  readonly kind: "service" | "adhoc" | "cron";
}

/** One instance of a job, without its config: small enough for 10,000 of them. */
export interface InstanceView {
  readonly instanceId: number;
  /** The active task, or the latest one when none is active. */
  readonly taskId: string;
  readonly status: ScheduleStatus;
  /** When it came into this status; epoch milliseconds. */
  readonly sinceMs: number;
  readonly host?: string;
  readonly failureCount: number;
  /** Message of the latest event. */
  readonly message?: string;
  /** Index into `JobView.configs`. */
  readonly config: number;
  /** Tasks of this instance that are over and still kept. */
  readonly completedTasks: number;
}

export interface JobView extends JobSummaryView {
  /** The distinct configs of the instances shown. */
  readonly configs: readonly TaskConfig[];
  /** Ordered by instance id. */
  readonly instances: readonly InstanceView[];
}

export interface KillTasksInput {
  readonly job: JobKey;
  /** Instance ids; absent or empty means all (Aurora's killTasks). */
  readonly instances?: readonly number[];
  readonly message?: string;
}

/** One line of what a job would meet if it were created now. */
export interface JobPlan {
  /** Instances that fit now, with the hosts they would get. */
  readonly placeable: readonly { readonly instanceId: number; readonly host: string }[];
  /** Instances that would wait, with the reasons, as for a pending task. */
  readonly pending: readonly number[];
  readonly explanation?: PendingExplanation;
  /** Set when creation itself would be refused (quota, constraints, limits). */
  readonly refusal?: string;
}

/** What `diff` says would happen to the instances of a job. */
export interface JobDiff {
  readonly add: ConfigSummary["groups"];
  readonly remove: ConfigSummary["groups"];
  readonly update: ConfigSummary["groups"];
  readonly unchanged: ConfigSummary["groups"];
}

/** A configuration file as the console's editor holds it. */
export interface ParseConfigInput {
  readonly text: string;
  /** Names the file in errors. */
  readonly path?: string;
  /** Values of mustache variables by address, `profile.version`. */
  readonly bindings?: Readonly<Record<string, string>>;
}

/** The jobs of a configuration file, or where it is wrong. */
export type ParsedConfig =
  | ({ readonly ok: true } & Pick<LoadedConfig, "jobs" | "unboundVariables" | "output">)
  | { readonly ok: false; readonly problem: ConfigProblem };

export type {
  ConfigPosition,
  ConfigProblem,
  ConfiguredJob,
  InvalidJob,
  ReadyJob,
  UnboundVariable,
} from "../core/config-language/load.ts";

export type { SchemaCatalogue, SchemaName } from "../core/config-language/schema/catalogue.ts";
export type { SchemaField, SchemaStruct } from "../core/config-language/schema/tables.ts";

export interface JobsApi {
  roles(): Promise<RoleView[]>;
  list(filter: { readonly role?: string; readonly environment?: string }): Promise<JobSummaryView[]>;
  /** @throws {ApiError} INVALID_REQUEST when there is no such job. */
  get(job: JobKey): Promise<JobView>;
  create(job: JobConfiguration, caller: Caller): Promise<{ readonly key: JobKey; readonly instanceCount: number }>;
  kill(input: KillTasksInput, caller: Caller): Promise<{ readonly tasksKilled: number }>;
  restart(
    input: { readonly job: JobKey; readonly instances: readonly number[] },
    caller: Caller,
  ): Promise<{ readonly tasksRestarted: number }>;
  /** Adds `count` instances with the config of the instance named. */
  addInstances(
    input: { readonly key: InstanceKey; readonly count: number },
    caller: Caller,
  ): Promise<{ readonly instances: readonly number[] }>;
  /** The config as it would be stored, defaults filled in. */
  populate(job: JobConfiguration): Promise<{ readonly taskConfig: TaskConfig }>;
  configSummary(job: JobKey): Promise<ConfigSummary>;
  diff(job: JobConfiguration): Promise<JobDiff>;
  plan(job: JobConfiguration): Promise<JobPlan>;
  /**
   * The jobs that an `.aurora` file (or a job's JSON) defines. What is wrong with the file is an answer, not an error.
   * Includes and environment variables are not available; the work is bounded.
   */
  parse(input: ParseConfigInput, caller: Caller): Promise<ParsedConfig>;
  /** What `.aurora` files find defined, for editors that complete it. The same as long as the scheduler runs. */
  configSchema(): Promise<SchemaCatalogue>;
}
