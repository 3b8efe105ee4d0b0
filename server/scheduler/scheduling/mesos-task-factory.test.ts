import { expect, test } from "vitest";
import type { AssignedTask } from "../../core/domain/task.ts";
import type { TaskConfig } from "../../core/domain/task-config.ts";
import type { Assignment } from "../../core/placement/task-assigner.ts";
import { encodeAssignedTask } from "../../core/thrift/assigned-task.ts";
import type { TaskLaunch } from "../ports/driver.ts";
import { fakeJob, settingsOf } from "../testing/harness.ts";
import { executorOverhead, MesosTaskFactory } from "./mesos-task-factory.ts";

function assignedTask(task: Partial<TaskConfig> = {}): AssignedTask {
  return {
    taskId: "www-data-prod-hello-3-uuid",
    slaveId: "agent-1",
    slaveHost: "host-1",
    instanceId: 3,
    assignedPorts: { http: 31_001 },
    task: fakeJob({ task }).taskConfig,
  };
}

function launchOf(task: AssignedTask, argv: readonly string[] = []): TaskLaunch {
  const factory = new MesosTaskFactory({
    settings: settingsOf(argv).executor,
    clusterName: "devcluster",
    defaultTier: "preemptible",
  });
  const scalar = (name: string, value: number) => ({ name, scalar: value, role: "*", revocable: false });
  const assignment: Assignment = {
    task,
    assignedPorts: task.assignedPorts,
    taskResources: [scalar("cpus", 1)],
    executorResources: [scalar("cpus", 0.25)],
    usesUpdateReservation: false,
  };
  return factory.create(task, assignment);
}

test("a task is launched with the executor that is fetched into its sandbox", () => {
  const launch = launchOf(assignedTask());
  expect(launch).toEqual({
    taskId: "www-data-prod-hello-3-uuid",
    name: "www-data/prod/hello",
    agentId: "agent-1",
    resources: [{ name: "cpus", scalar: 1, role: "*", revocable: false }],
    executor: {
      executorId: "thermos-www-data-prod-hello-3-uuid",
      name: "AuroraExecutor",
      source: "www-data.prod.hello.3",
      command: "${MESOS_SANDBOX=.}/executor",
      uris: [{ value: "/opt/executor", executable: true }],
      resources: [{ name: "cpus", scalar: 0.25, role: "*", revocable: false }],
    },
    data: encodeAssignedTask(assignedTask()),
    labels: { "org.apache.aurora.tier": "preemptible" },
  });
});

test("flags, further resources and the home directory go into the executor's command", () => {
  const { executor } = launchOf(assignedTask(), [
    "-thermos_executor_flags=--announcer-enable --x=1",
    "-thermos_executor_resources=/opt/a.sh,http://host/b.tgz",
    "-thermos_home_in_sandbox=true",
  ]);
  expect(executor.command).toBe("HOME=${MESOS_SANDBOX=.} ${MESOS_SANDBOX=.}/executor --announcer-enable --x=1");
  expect(executor.uris).toEqual([
    { value: "/opt/executor", executable: true },
    { value: "/opt/a.sh", executable: true },
    { value: "http://host/b.tgz", executable: true },
  ]);
});

test("the task's URIs follow the executor's, metadata and tier become labels", () => {
  const launch = launchOf(
    assignedTask({
      tier: "preferred",
      metadata: [{ key: "team", value: "db" }],
      mesosFetcherUris: [{ value: "http://host/x.tgz", extract: true, cache: true, outputFile: "x" }, { value: "y" }],
    }),
  );
  expect(launch.executor.uris.slice(1)).toEqual([
    { value: "http://host/x.tgz", executable: false, extract: true, cache: true, outputFile: "x" },
    { value: "y", executable: false, extract: true, cache: false },
  ]);
  expect(launch.labels).toEqual({ "org.apache.aurora.tier": "preferred", "org.apache.aurora.metadata.team": "db" });
});

test("discovery information is filled in on request", () => {
  expect(launchOf(assignedTask()).discovery).toBeUndefined();
  expect(launchOf(assignedTask(), ["-populate_discovery_info=true"]).discovery).toEqual({
    name: "hello.prod.www-data",
    environment: "prod",
    location: "devcluster",
    ports: [{ name: "http", number: 31_001 }],
  });
});

test("containers carry their images, volumes and parameters, and the mounts of the cluster", () => {
  const mounts = ["-global_container_mounts=/etc/host:/etc/inside:ro"];
  const mount = { hostPath: "/etc/host", containerPath: "/etc/inside", mode: "RO" };
  const docker = { docker: { image: "redis:7", parameters: [{ name: "net", value: "host" }] } };
  expect(launchOf(assignedTask({ container: docker }), mounts).container).toEqual({
    type: "DOCKER",
    image: "redis:7",
    parameters: [{ key: "net", value: "host" }],
    volumes: [mount],
  });
  const volume = { hostPath: "/data", containerPath: "/in", mode: "RW" as const };
  const image = { docker: { name: "debian", tag: "12" } };
  expect(launchOf(assignedTask({ container: { mesos: { image, volumes: [volume] } } }), mounts).container).toEqual({
    type: "MESOS",
    image: { docker: { name: "debian:12" } },
    volumes: [mount, volume],
  });
  const appc = { appc: { name: "app", imageId: "sha512-1" } };
  expect(launchOf(assignedTask({ container: { mesos: { image: appc } } })).container).toEqual({
    type: "MESOS",
    image: { appc: { name: "app", id: "sha512-1" } },
    volumes: [],
  });
});

test("the executor's overhead is what the flags say, in whole MiB", () => {
  expect(executorOverhead(settingsOf().executor)).toEqual({ cpus: 0.25, ramMb: 128, diskMb: 0, gpus: 0, ports: 0 });
  const argv = ["-thermos_executor_cpu=0.1", "-thermos_executor_ram=1500KB"];
  expect(executorOverhead(settingsOf(argv).executor)).toMatchObject({ cpus: 0.1, ramMb: 2 });
});
