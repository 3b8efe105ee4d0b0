/** What containers a task may run in. */
import { invalidRequest } from "../domain/api-error.ts";
import type { Container, TaskConfig } from "../domain/task-config.ts";
import type { ConfigurationManagerSettings, ContainerType } from "./settings.ts";

/** @throws {ApiError} INVALID_REQUEST. */
export function validateContainer(task: TaskConfig, settings: ConfigurationManagerSettings): void {
  const { container } = task;
  const type: ContainerType = "docker" in container ? "DOCKER" : "MESOS";
  if ("docker" in container) {
    if (container.docker.image === "") throw invalidRequest("A container must specify an image.");
    if ((container.docker.parameters?.length ?? 0) > 0 && !settings.allowDockerParameters) {
      throw invalidRequest(
        "This scheduler is configured to disallow Docker parameters: leave them out, " +
          "or start the scheduler with -allow_docker_parameters=true.",
      );
    }
    if (settings.requireDockerUseExecutor && task.executorConfig === undefined) {
      throw invalidRequest(
        "This scheduler is configured to require an executor for Docker-based tasks: give executorConfig, " +
          "or start the scheduler with -require_docker_use_executor=false.",
      );
    }
  }
  if (!settings.allowedContainerTypes.has(type)) {
    throw invalidRequest(
      `This scheduler is not configured to allow the container type ${type}: use one of ` +
        `${[...settings.allowedContainerTypes].join(", ")}, or add ${type} to -allowed_container_types.`,
    );
  }
  if ("mesos" in container && (container.mesos.volumes?.length ?? 0) > 0 && !settings.allowContainerVolumes) {
    throw invalidRequest(
      "This scheduler is configured to disallow container volumes: leave them out, " +
        "or start the scheduler with -allow_container_volumes=true.",
    );
  }
}

/** The container with the cluster's Docker parameters when it has none of its own. */
export function withDockerDefaults(container: Container, settings: ConfigurationManagerSettings): Container {
  if (!("docker" in container) || (container.docker.parameters?.length ?? 0) > 0) return container;
  return { docker: { ...container.docker, parameters: settings.defaultDockerParameters } };
}
