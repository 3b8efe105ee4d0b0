/** What the cluster allows jobs to be; each setting is one of Aurora's flags. */
import type { DockerParameter } from "../domain/task-config.ts";
import { AURORA_EXECUTOR_NAME } from "../domain/task-config.ts";
import type { TierConfig } from "./tiers.ts";
import { DEFAULT_TIER_CONFIG } from "./tiers.ts";

/** `Container._Fields` of api.thrift. */
export const CONTAINER_TYPES = ["MESOS", "DOCKER"] as const;
export type ContainerType = (typeof CONTAINER_TYPES)[number];

export interface ConfigurationManagerSettings {
  /** `-max_tasks_per_job`. */
  readonly maxTasksPerJob: number;
  /** `-allowed_container_types`. */
  readonly allowedContainerTypes: ReadonlySet<ContainerType>;
  /** `-allow_docker_parameters`. */
  readonly allowDockerParameters: boolean;
  /** `-default_docker_parameters`. */
  readonly defaultDockerParameters: readonly DockerParameter[];
  /** `-require_docker_use_executor`. */
  readonly requireDockerUseExecutor: boolean;
  /** `-allow_gpu_resource`. */
  readonly allowGpuResource: boolean;
  /** `-enable_mesos_fetcher`. */
  readonly enableMesosFetcher: boolean;
  /** `-allow_container_volumes`. */
  readonly allowContainerVolumes: boolean;
  /** `-allowed_job_environments`: a regular expression that the whole environment must match. */
  readonly allowedJobEnvironments: string;
  /** `-min_required_instances_for_sla_check`. */
  readonly minRequiredInstances: number;
  /** `-max_sla_duration_secs`. */
  readonly maxSlaDurationMs: number;
  /** `-sla_aware_kill_non_prod`. */
  readonly slaAwareKillNonProd: boolean;
  /** Executors that the scheduler can launch. */
  readonly executorNames: ReadonlySet<string>;
  /** `-tier_config`. */
  readonly tiers: TierConfig;
}

export const DEFAULT_CONFIGURATION_SETTINGS: ConfigurationManagerSettings = {
  maxTasksPerJob: 4_000,
  allowedContainerTypes: new Set(["MESOS"]),
  allowDockerParameters: false,
  defaultDockerParameters: [],
  requireDockerUseExecutor: true,
  allowGpuResource: false,
  enableMesosFetcher: false,
  allowContainerVolumes: false,
  allowedJobEnvironments: "^(prod|devel|test|staging\\d*)$",
  minRequiredInstances: 20,
  maxSlaDurationMs: 2 * 60 * 60_000,
  slaAwareKillNonProd: false,
  executorNames: new Set([AURORA_EXECUTOR_NAME]),
  tiers: DEFAULT_TIER_CONFIG,
};
