/** What the cluster allows jobs to be; each setting is one of Aurora's flags. */
import type { DockerParameter } from "../domain/task-config.ts";
import type { TierConfig } from "./tiers.ts";

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
