/** Flags of what jobs may ask for; Aurora's `AppModule.Options`, `SlaModule.Options` and `-allow_gpu_resource`. */
import {
  booleanFlag,
  durationFlag,
  flagGroup,
  integerFlag,
  listFlag,
  positive,
  stringFlag,
  type FlagValues,
} from "../../base/flags/flag.ts";
import { AURORA_EXECUTOR_NAME, type DockerParameter } from "../../core/domain/task-config.ts";
import {
  CONTAINER_TYPES,
  type ConfigurationManagerSettings,
  type ContainerType,
} from "../../core/configuration/settings.ts";
import type { TierConfig } from "../../core/configuration/tiers.ts";

const DOCKER_PARAMETER = /^([^=]+)=(.+)$/;

function containerTypesFault(values: readonly string[]): string | undefined {
  const unknown = values.find((value) => !isContainerType(value));
  return unknown === undefined ? undefined : `${unknown} is none of ${CONTAINER_TYPES.join(", ")}`;
}

function isContainerType(value: string): value is ContainerType {
  return CONTAINER_TYPES.some((type) => type === value);
}

function regexFault(value: string): string | undefined {
  try {
    new RegExp(value);
    return undefined;
  } catch (error) {
    return `not a regular expression: ${String(error)}`;
  }
}

export const jobFlags = flagGroup("Jobs", {
  maxTasksPerJob: integerFlag("max_tasks_per_job", 4_000, "Maximum number of allowed tasks in a single job.", {
    check: positive,
  }),
  allowedContainerTypes: listFlag(
    "allowed_container_types",
    ["MESOS"],
    `Container types that are allowed to be used by jobs: ${CONTAINER_TYPES.join(", ")}.`,
    { check: containerTypesFault },
  ),
  allowDockerParameters: booleanFlag(
    "allow_docker_parameters",
    false,
    "Allow to pass docker container parameters in the job.",
  ),
  defaultDockerParameters: listFlag(
    "default_docker_parameters",
    [],
    "Default docker parameters (name=value, comma separated) for any job that does not explicitly declare parameters.",
    {
      check: (values) => {
        const fault = values.find((value) => !DOCKER_PARAMETER.test(value));
        return fault === undefined ? undefined : `${fault} is not of the form name=value`;
      },
    },
  ),
  allowGpuResource: booleanFlag("allow_gpu_resource", false, "Allow jobs to request Mesos GPU resource."),
  enableMesosFetcher: booleanFlag(
    "enable_mesos_fetcher",
    false,
    "Allow jobs to pass URIs to the Mesos Fetcher. Note that enabling this feature could pose a privilege escalation threat.",
  ),
  allowContainerVolumes: booleanFlag(
    "allow_container_volumes",
    false,
    "Allow passing in volumes in the job. Enabling this could pose a privilege escalation threat.",
  ),
  allowedJobEnvironments: stringFlag(
    "allowed_job_environments",
    "^(prod|devel|test|staging\\d*)$",
    "Regular expression describing the environments that are allowed to be used by jobs.",
    { check: regexFault },
  ),
  minRequiredInstancesForSlaCheck: integerFlag(
    "min_required_instances_for_sla_check",
    20,
    "Minimum number of instances required for a job to be eligible for SLA check. This does not apply to jobs that have a CoordinatorSlaPolicy.",
  ),
  maxSlaDurationMs: durationFlag(
    "max_sla_duration_secs",
    "2hrs",
    "Maximum duration window for which SLA requirements are to be satisfied. This does not apply to jobs that have a CoordinatorSlaPolicy.",
    { check: positive },
  ),
  slaAwareKillNonProd: booleanFlag(
    "sla_aware_kill_non_prod",
    false,
    "Enables SLA awareness for drain and update for non-production tasks.",
  ),
});

export type JobSettings = FlagValues<typeof jobFlags>;

/** What the core checks jobs against. */
export function configurationSettings(settings: JobSettings, tiers: TierConfig): ConfigurationManagerSettings {
  return {
    maxTasksPerJob: settings.maxTasksPerJob,
    allowedContainerTypes: new Set(settings.allowedContainerTypes.filter(isContainerType)),
    allowDockerParameters: settings.allowDockerParameters,
    defaultDockerParameters: settings.defaultDockerParameters.flatMap(dockerParameter),
    // Every task has an executor here: it is what reports how the task fares.
    requireDockerUseExecutor: true,
    allowGpuResource: settings.allowGpuResource,
    enableMesosFetcher: settings.enableMesosFetcher,
    allowContainerVolumes: settings.allowContainerVolumes,
    allowedJobEnvironments: settings.allowedJobEnvironments,
    minRequiredInstances: settings.minRequiredInstancesForSlaCheck,
    maxSlaDurationMs: settings.maxSlaDurationMs,
    slaAwareKillNonProd: settings.slaAwareKillNonProd,
    executorNames: new Set([AURORA_EXECUTOR_NAME]),
    tiers,
  };
}

function dockerParameter(text: string): DockerParameter[] {
  const [, name, value] = DOCKER_PARAMETER.exec(text) ?? [];
  return name === undefined || value === undefined ? [] : [{ name, value }];
}
