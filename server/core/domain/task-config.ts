/**
 * What a task is to be: `TaskConfig` of api.thrift and all that hangs on it. Thrift sets are arrays
 * here, unions are objects with exactly one key, enums are their names. Values are immutable.
 */
import type { JobKey } from "./job-key.ts";

/** Aurora's executor name; the only one a scheduler without custom executors knows. */
export const AURORA_EXECUTOR_NAME = "AuroraExecutor";

/** Prefix of the attribute that reserves hosts; a value is `role/label` or `*` + `/label`. */
export const DEDICATED_ATTRIBUTE = "dedicated";

export interface Identity {
  readonly user: string;
}

/** One resource amount. `ramMb` and `diskMb` are MiB, `namedPort` asks for one port under a name. */
export type Resource =
  | { readonly numCpus: number }
  | { readonly ramMb: number }
  | { readonly diskMb: number }
  | { readonly namedPort: string }
  | { readonly numGpus: number };

/** The host must have (or, when negated, must not have) one of `values` for the attribute. */
export interface ValueConstraint {
  readonly negated: boolean;
  readonly values: readonly string[];
}

/** At most `limit` tasks of the job on hosts that share a value of the attribute. */
export interface LimitConstraint {
  readonly limit: number;
}

export type TaskConstraint = { readonly value: ValueConstraint } | { readonly limit: LimitConstraint };

/** A rule on the agent attribute called `name`. */
export interface Constraint {
  readonly name: string;
  readonly constraint: TaskConstraint;
}

export interface Metadata {
  readonly key: string;
  readonly value: string;
}

/** A resource that the Mesos fetcher brings into the sandbox. */
export interface MesosFetcherURI {
  readonly value: string;
  readonly extract?: boolean;
  readonly cache?: boolean;
  readonly outputFile?: string;
}

/** The executor's name and its opaque input; for AuroraExecutor, Thermos's task JSON. */
export interface ExecutorConfig {
  readonly name: string;
  readonly data: string;
}

export type VolumeMode = "RW" | "RO";

export interface Volume {
  readonly containerPath: string;
  readonly hostPath: string;
  readonly mode: VolumeMode;
}

export interface DockerImage {
  readonly name: string;
  readonly tag: string;
}

export interface AppcImage {
  readonly name: string;
  readonly imageId: string;
}

export type Image = { readonly docker: DockerImage } | { readonly appc: AppcImage };

export interface MesosContainer {
  readonly image?: Image;
  readonly volumes?: readonly Volume[];
}

export interface DockerParameter {
  readonly name: string;
  readonly value: string;
}

export interface DockerContainer {
  readonly image: string;
  readonly parameters?: readonly DockerParameter[];
}

export type Container = { readonly mesos: MesosContainer } | { readonly docker: DockerContainer };

/** What to do when the task's agent is partitioned away; `delaySecs` is in seconds. */
export interface PartitionPolicy {
  readonly reschedule: boolean;
  readonly delaySecs?: number;
}

export interface PercentageSlaPolicy {
  readonly percentage: number;
  readonly durationSecs: number;
}

export interface CountSlaPolicy {
  readonly count: number;
  readonly durationSecs: number;
}

export interface CoordinatorSlaPolicy {
  readonly coordinatorUrl: string;
  readonly statusKey: string;
}

export type SlaPolicy =
  | { readonly percentageSlaPolicy: PercentageSlaPolicy }
  | { readonly countSlaPolicy: CountSlaPolicy }
  | { readonly coordinatorSlaPolicy: CoordinatorSlaPolicy };

/**
 * Description of the tasks of a job, after defaults were filled in. Configs are interned by the task
 * store: tasks with equal configs share one object, so identity comparison is a fast first check.
 */
export interface TaskConfig {
  readonly job: JobKey;
  readonly owner: Identity;
  readonly isService: boolean;
  readonly priority: number;
  /** Failures tolerated before a task is FAILED for good; -1 means no limit. */
  readonly maxTaskFailures: number;
  /** Deprecated in Aurora in favour of `tier`, and still part of its API. */
  readonly production?: boolean;
  readonly tier?: string;
  readonly resources: readonly Resource[];
  readonly constraints: readonly Constraint[];
  readonly mesosFetcherUris?: readonly MesosFetcherURI[];
  readonly taskLinks?: Readonly<Record<string, string>>;
  readonly contactEmail?: string;
  readonly executorConfig?: ExecutorConfig;
  readonly metadata?: readonly Metadata[];
  readonly partitionPolicy?: PartitionPolicy;
  readonly slaPolicy?: SlaPolicy;
  readonly container: Container;
}
