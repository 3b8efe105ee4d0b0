/** `/state`, `/containers` and `/metrics/snapshot` of an agent. Behaviour: src/slave/http.cpp of Apache Mesos. */
import type { AgentExecutor, AgentFramework, AgentState } from "../core/agent/state.ts";
import { agentPid } from "../core/link.ts";
import type { Resource, Task } from "../core/messages.ts";
import { resourcesOf, wireResources, type Resources } from "../core/resources.ts";
import { taskOf } from "../core/task-state.ts";
import { AGENT_CAPABILITIES, resourceMetrics } from "./master-state.ts";
import {
  attributesModel,
  reservedFullModel,
  reservedModel,
  resourcesModel,
  sumOf,
  taskModel,
  unreserved,
  versionModel,
  type FlagsModel,
} from "./operator-models.ts";

function roleOf(resources: readonly Resource[] | undefined): string {
  return resources?.find((one) => one.allocation_info?.role !== undefined)?.allocation_info?.role ?? "*";
}

function tasksModel(tasks: Iterable<Task>): object[] {
  return [...tasks].map((task) =>
    taskModel({ task, resources: resourcesOf(task.resources), role: roleOf(task.resources) }),
  );
}

/** What the executor and its tasks hold. */
function usedBy(executor: AgentExecutor): Resources {
  const tasks = [...executor.queuedTasks.values(), ...executor.launchedTasks.values()];
  return sumOf([executor.container.executor, ...tasks].map((one) => resourcesOf(one.resources)));
}

/** Everything the agent has given out. */
export function usedOnAgent(state: AgentState): Resources {
  return sumOf([...state.containers.values()].map(({ executor }) => usedBy(executor)));
}

export type SandboxOf = (executor: AgentExecutor) => string;

function executorModel(framework: AgentFramework, executor: AgentExecutor, sandboxOf: SandboxOf): object {
  const { executor: info, containerId } = executor.container;
  const queued = [...executor.queuedTasks.values()].map((task) => taskOf(task, framework.id, "TASK_STAGING"));
  return {
    id: executor.id,
    name: info.name ?? "",
    source: info.source ?? "",
    container: containerId,
    directory: sandboxOf(executor),
    resources: resourcesModel(executor.state === "TERMINATED" ? resourcesOf(info.resources) : usedBy(executor)),
    role: roleOf(info.resources),
    tasks: tasksModel(executor.launchedTasks.values()),
    queued_tasks: tasksModel(queued),
    completed_tasks: tasksModel([...executor.terminatedTasks.values(), ...executor.completedTasks.values()]),
  };
}

function frameworkModel(framework: AgentFramework, sandboxOf: SandboxOf): object {
  const { info } = framework;
  const multiRole = (info.capabilities ?? []).some((one) => one.type === "MULTI_ROLE");
  return {
    id: framework.id,
    name: info.name,
    user: info.user,
    failover_timeout: info.failover_timeout ?? 0,
    checkpoint: info.checkpoint ?? false,
    hostname: info.hostname ?? "",
    ...(multiRole ? { roles: info.roles ?? [] } : { role: info.role ?? "*" }),
    executors: [...framework.executors.values()].map((one) => executorModel(framework, one, sandboxOf)),
    completed_executors: [...framework.completedExecutors.values()].map((one) =>
      executorModel(framework, one, sandboxOf),
    ),
  };
}

export interface AgentStateParts {
  readonly masterHostname: string | undefined;
  readonly flags: FlagsModel;
  readonly sandboxOf: SandboxOf;
}

export function agentStateModel(state: AgentState, parts: AgentStateParts): object {
  const total = resourcesOf(state.info.resources);
  return {
    ...versionModel({ startedMs: state.startedMs }),
    start_time: state.startedMs / 1000,
    id: state.info.id?.value ?? "",
    pid: agentPid(state.address),
    hostname: state.info.hostname,
    capabilities: AGENT_CAPABILITIES,
    resources: resourcesModel(total),
    reserved_resources: reservedModel(total),
    unreserved_resources: resourcesModel(unreserved(total)),
    reserved_resources_full: reservedFullModel(total),
    unreserved_resources_full: wireResources(unreserved(total)),
    reserved_resources_allocated: reservedModel(usedOnAgent(state)),
    unreserved_resources_allocated: resourcesModel(unreserved(usedOnAgent(state))),
    attributes: attributesModel(state.info.attributes),
    ...(parts.masterHostname === undefined ? {} : { master_hostname: parts.masterHostname }),
    flags: parts.flags,
    frameworks: [...state.frameworks.values()].map((one) => frameworkModel(one, parts.sandboxOf)),
    completed_frameworks: [...state.completedFrameworks.values()].map((one) => frameworkModel(one, parts.sandboxOf)),
  };
}

/** Running containers, as `/containers` lists them. */
export function containersModel(state: AgentState): object[] {
  return [...state.containers.values()].map(({ framework, executor }) => ({
    container_id: executor.container.containerId,
    executor_id: executor.id,
    executor_name: executor.container.executor.name ?? "",
    framework_id: framework.id,
    source: executor.container.executor.source ?? "",
    status: {
      container_id: { value: executor.container.containerId },
      ...(executor.pid === undefined ? {} : { executor_pid: executor.pid }),
    },
  }));
}

export function agentMetrics(state: AgentState): Record<string, number> {
  const executors = [...state.containers.values()].map(({ executor }) => executor);
  const count = (test: (executor: AgentExecutor) => boolean): number => executors.filter(test).length;
  const tasks = executors.flatMap((executor) => [...executor.launchedTasks.values()]);
  const inState = (name: string): number => tasks.filter((task) => task.state === name).length;
  return {
    "slave/uptime_secs": (state.timers.nowMs - state.startedMs) / 1000,
    "slave/registered": state.phase === "RUNNING" ? 1 : 0,
    "slave/frameworks_active": state.frameworks.size,
    "slave/executors_registering": count((one) => one.state === "REGISTERING"),
    "slave/executors_running": count((one) => one.state === "RUNNING"),
    "slave/executors_terminating": count((one) => one.state === "TERMINATING"),
    "slave/tasks_staging": inState("TASK_STAGING"),
    "slave/tasks_starting": inState("TASK_STARTING"),
    "slave/tasks_running": inState("TASK_RUNNING"),
    "slave/tasks_killing": inState("TASK_KILLING"),
    ...resourceMetrics("slave", resourcesOf(state.info.resources), usedOnAgent(state)),
  };
}
