/** A task to launch as Mesos's TaskInfo, shaped as Aurora's MesosTaskFactory does. */
import type { ExecutorLaunch, LaunchContainer, LaunchUri, TaskLaunch } from "../../scheduler/ports/driver.ts";
import { fromMillis } from "../codec.ts";
import { mesos, type TaskInfo } from "../messages.ts";
import { toWireResource } from "./resources.ts";

type CommandInfo = mesos.v1.CommandInfo.$Properties;
type DiscoveryInfo = mesos.v1.DiscoveryInfo.$Properties;
type ContainerInfo = mesos.v1.ContainerInfo.$Properties;
type ExecutorInfo = mesos.v1.ExecutorInfo.$Properties;
type Volume = mesos.v1.Volume.$Properties;
type LaunchImage = NonNullable<Extract<LaunchContainer, { type: "MESOS" }>["image"]>;

const { DiscoveryInfo, Image, Volume } = mesos.v1;
const ContainerType = mesos.v1.ContainerInfo.Type;

/** Where an image's file system is mounted in the sandbox; the executor runs the task in it. */
const TASK_FILESYSTEM = "taskfs";
const SOURCE_LABEL = "source";
const PORT_PROTOCOL = "TCP";

function labels(entries: Readonly<Record<string, string>>): mesos.v1.Labels.$Properties {
  return { labels: Object.entries(entries).map(([key, value]) => ({ key, value })) };
}

function uri({ value, executable, extract, cache, outputFile }: LaunchUri): mesos.v1.CommandInfo.URI.$Properties {
  return {
    value,
    ...(executable === undefined ? {} : { executable }),
    ...(extract === undefined ? {} : { extract }),
    ...(cache === undefined ? {} : { cache }),
    ...(outputFile === undefined ? {} : { output_file: outputFile }),
  };
}

function command(executor: ExecutorLaunch): CommandInfo {
  const variables = Object.entries(executor.environment ?? {}).map(([name, value]) => ({ name, value }));
  return {
    shell: true,
    value: executor.command,
    uris: executor.uris.map(uri),
    ...(variables.length === 0 ? {} : { environment: { variables } }),
    ...(executor.user === undefined ? {} : { user: executor.user }),
  };
}

function imageVolume(image: LaunchImage): Volume {
  const wire =
    "docker" in image
      ? { type: Image.Type.DOCKER, docker: { name: image.docker.name } }
      : { type: Image.Type.APPC, appc: { name: image.appc.name, id: image.appc.id } };
  return { mode: Volume.Mode.RO, container_path: TASK_FILESYSTEM, image: wire };
}

function containerInfo(container: LaunchContainer): ContainerInfo {
  if (container.type === "DOCKER") {
    const parameters = container.parameters.map(({ key, value }) => ({ key, value }));
    return { type: ContainerType.DOCKER, docker: { image: container.image, parameters } };
  }
  const volumes = container.volumes.map((volume) => ({
    mode: Volume.Mode[volume.mode],
    container_path: volume.containerPath,
    host_path: volume.hostPath,
  }));
  return {
    type: ContainerType.MESOS,
    mesos: {},
    volumes: container.image === undefined ? volumes : [...volumes, imageVolume(container.image)],
  };
}

function executorInfo(executor: ExecutorLaunch, container: LaunchContainer | undefined): ExecutorInfo {
  return {
    executor_id: { value: executor.executorId },
    name: executor.name,
    source: executor.source,
    labels: labels({ [SOURCE_LABEL]: executor.source }),
    command: command(executor),
    resources: executor.resources.map(toWireResource),
    ...(container === undefined ? {} : { container: containerInfo(container) }),
    ...(executor.shutdownGracePeriodMs === undefined
      ? {}
      : { shutdown_grace_period: fromMillis(executor.shutdownGracePeriodMs) }),
  };
}

function discoveryInfo({ name, environment, ports }: NonNullable<TaskLaunch["discovery"]>): DiscoveryInfo {
  return {
    visibility: DiscoveryInfo.Visibility.CLUSTER,
    name,
    environment,
    ports: { ports: ports.map((port) => ({ name: port.name, number: port.number, protocol: PORT_PROTOCOL })) },
  };
}

export function taskInfo(task: TaskLaunch): TaskInfo {
  return {
    name: task.name,
    task_id: { value: task.taskId },
    agent_id: { value: task.agentId },
    resources: task.resources.map(toWireResource),
    executor: executorInfo(task.executor, task.container),
    data: task.data,
    ...(task.labels === undefined ? {} : { labels: labels(task.labels) }),
    ...(task.discovery === undefined ? {} : { discovery: discoveryInfo(task.discovery) }),
  };
}
