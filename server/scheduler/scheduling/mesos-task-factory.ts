/**
 * Makes what Mesos launches out of an assigned task. Behaviour from Aurora's `mesos/MesosTaskFactory.java`
 * and the command of `configuration/executor/ExecutorModule.java`.
 */
import type { ResourceBag } from "../../core/domain/resource-bag.ts";
import { EMPTY_BAG } from "../../core/domain/resource-bag.ts";
import type { MesosContainer, MesosFetcherURI, TaskConfig } from "../../core/domain/task-config.ts";
import { AURORA_EXECUTOR_NAME } from "../../core/domain/task-config.ts";
import { jobKeyString } from "../../core/domain/job-key.ts";
import type { AssignedTask } from "../../core/domain/task.ts";
import { must } from "../../core/domain/invariant.ts";
import type { Assignment } from "../../core/placement/task-assigner.ts";
import { encodeAssignedTask } from "../../core/thrift/assigned-task.ts";
import type { ExecutorLaunch, LaunchContainer, LaunchUri, TaskLaunch } from "../ports/driver.ts";
import { containerMounts, type ExecutorSettings } from "./executor-flags.ts";

/** The executor of a task is found by this: sandboxes are asked for by executor id. */
const TASK_PREFIX = "thermos-";
const TIER_LABEL = "org.apache.aurora.tier";
const METADATA_LABEL_PREFIX = "org.apache.aurora.metadata.";
const BYTES_PER_MB = 1024 * 1024;

/** The id of the executor that runs a task. */
export function executorIdOf(taskId: string): string {
  return `${TASK_PREFIX}${taskId}`;
}

/** What the executor takes besides its task. */
export function executorOverhead(settings: ExecutorSettings): ResourceBag {
  return {
    ...EMPTY_BAG,
    cpus: settings.thermosExecutorCpu,
    ramMb: Math.ceil(settings.thermosExecutorRamBytes / BYTES_PER_MB),
  };
}

export interface MesosTaskFactoryOptions {
  readonly settings: ExecutorSettings;
  readonly clusterName: string;
  /** The tier of a task that names none. */
  readonly defaultTier: string;
}

export class MesosTaskFactory {
  readonly #options: MesosTaskFactoryOptions;
  readonly #command: string;
  readonly #executorUris: readonly LaunchUri[];

  constructor(options: MesosTaskFactoryOptions) {
    this.#options = options;
    const { settings } = options;
    this.#command = executorCommand(settings);
    this.#executorUris = [settings.thermosExecutorPath, ...settings.thermosExecutorResources].map((value) => ({
      value,
      executable: true,
    }));
  }

  /** @param assigned the task with its agent and ports; `assignment` holds the resources that go with them. */
  create(assigned: AssignedTask, assignment: Assignment): TaskLaunch {
    const config = assigned.task;
    const { settings } = this.#options;
    const container = launchContainer(config, settings);
    return {
      taskId: assigned.taskId,
      name: jobKeyString(config.job),
      agentId: must(assigned.slaveId, "an assigned task has an agent"),
      resources: assignment.taskResources,
      executor: this.#executor(assigned, assignment),
      data: encodeAssignedTask(assigned),
      labels: this.#labels(config),
      ...(container === undefined ? {} : { container }),
      ...(settings.populateDiscoveryInfo ? { discovery: this.#discovery(assigned) } : {}),
    };
  }

  #executor({ taskId, task, instanceId }: AssignedTask, assignment: Assignment): ExecutorLaunch {
    const { role, environment, name } = task.job;
    return {
      executorId: executorIdOf(taskId),
      name: task.executorConfig?.name ?? AURORA_EXECUTOR_NAME,
      source: `${role}.${environment}.${name}.${instanceId}`,
      command: this.#command,
      uris: [...this.#executorUris, ...(task.mesosFetcherUris ?? []).map(launchUri)],
      resources: assignment.executorResources,
    };
  }

  #labels(config: TaskConfig): Record<string, string> {
    const labels: Record<string, string> = { [TIER_LABEL]: config.tier ?? this.#options.defaultTier };
    for (const { key, value } of config.metadata ?? []) labels[METADATA_LABEL_PREFIX + key] = value;
    return labels;
  }

  #discovery({ task, assignedPorts }: AssignedTask): NonNullable<TaskLaunch["discovery"]> {
    const { role, environment, name } = task.job;
    return {
      name: `${name}.${environment}.${role}`,
      environment,
      location: this.#options.clusterName,
      ports: Object.entries(assignedPorts).map(([port, number]) => ({ name: port, number })),
    };
  }
}

function executorCommand(settings: ExecutorSettings): string {
  const home = settings.thermosHomeInSandbox ? "HOME=${MESOS_SANDBOX=.} " : "";
  const basename = settings.thermosExecutorPath.slice(settings.thermosExecutorPath.lastIndexOf("/") + 1);
  // Docker containers have their sandbox elsewhere; there the agent sets MESOS_SANDBOX.
  return `${home}\${MESOS_SANDBOX=.}/${basename} ${settings.thermosExecutorFlags ?? ""}`.trim();
}

function launchUri(uri: MesosFetcherURI): LaunchUri {
  return {
    value: uri.value,
    executable: false,
    extract: uri.extract ?? true,
    cache: uri.cache ?? false,
    ...(uri.outputFile === undefined ? {} : { outputFile: uri.outputFile }),
  };
}

function launchContainer({ container }: TaskConfig, settings: ExecutorSettings): LaunchContainer | undefined {
  if ("mesos" in container) return mesosContainer(container.mesos, settings);
  const { image, parameters = [] } = container.docker;
  return {
    type: "DOCKER",
    image,
    parameters: parameters.map(({ name, value }) => ({ key: name, value })),
    volumes: containerMounts(settings),
  };
}

/** Without an image the executor runs on the host as it is, and needs no container. */
function mesosContainer(
  { image, volumes = [] }: MesosContainer,
  settings: ExecutorSettings,
): LaunchContainer | undefined {
  if (image === undefined) return undefined;
  return {
    type: "MESOS",
    image:
      "docker" in image
        ? { docker: { name: `${image.docker.name}:${image.docker.tag}` } }
        : { appc: { name: image.appc.name, id: image.appc.imageId } },
    volumes: [...containerMounts(settings), ...volumes],
  };
}
