/** The v1 operator API of an agent: what is answered to each call. Behaviour: src/slave/http.cpp of Apache Mesos. */
import type { AgentExecutor, AgentFramework, AgentState } from "../core/agent/state.ts";
import type { Task } from "../core/messages.ts";
import { resourcesOf } from "../core/resources.ts";
import { taskOf } from "../core/task-state.ts";
import { answeringFaults } from "../files/files-endpoints.ts";
import type { SandboxFiles } from "../files/sandbox-files.ts";
import { agentMetrics } from "./agent-state.ts";
import { HttpError } from "./exchange.ts";
import { flagsList, infoResources, metricsList } from "./master-operator.ts";
import { versionModel, type FlagsModel } from "./operator-models.ts";

export interface AgentCall {
  readonly type?: string;
  readonly list_files?: { readonly path: string };
  readonly read_file?: { readonly path: string; readonly offset: number; readonly length?: number };
}

interface Executors {
  readonly live: readonly AgentExecutor[];
  readonly completed: readonly AgentExecutor[];
}

function executorsOf(state: AgentState): Executors {
  const frameworks = [...state.frameworks.values()];
  const all = [...frameworks, ...state.completedFrameworks.values()];
  return {
    live: frameworks.flatMap((framework) => [...framework.executors.values()]),
    completed: all.flatMap((framework) => [...framework.completedExecutors.values()]),
  };
}

function getFrameworks(state: AgentState): object {
  const model = (framework: AgentFramework): object => ({ framework_info: framework.info });
  return {
    frameworks: [...state.frameworks.values()].map(model),
    completed_frameworks: [...state.completedFrameworks.values()].map(model),
  };
}

function getExecutors(state: AgentState): object {
  const { live, completed } = executorsOf(state);
  const model = (executor: AgentExecutor): object => ({ executor_info: executor.container.executor });
  return { executors: live.map(model), completed_executors: completed.map(model) };
}

function getTasks(state: AgentState): object {
  const { live, completed } = executorsOf(state);
  const queued = live.flatMap((executor) =>
    Array.from(executor.queuedTasks.values(), (task) => taskOf(task, executor.container.frameworkId, "TASK_STAGING")),
  );
  const of = (
    executors: readonly AgentExecutor[],
    table: "launchedTasks" | "terminatedTasks" | "completedTasks",
  ): Task[] => executors.flatMap((executor) => [...executor[table].values()]);
  return {
    queued_tasks: queued,
    launched_tasks: of(live, "launchedTasks"),
    terminated_tasks: of([...live, ...completed], "terminatedTasks"),
    completed_tasks: of([...live, ...completed], "completedTasks"),
  };
}

function getContainers(state: AgentState): object {
  const containers = [...state.containers.values()].map(({ framework, executor }) => ({
    framework_id: { value: framework.id },
    executor_id: { value: executor.id },
    executor_name: executor.container.executor.name ?? "",
    container_id: { value: executor.container.containerId },
    container_status: {
      container_id: { value: executor.container.containerId },
      ...(executor.pid === undefined ? {} : { executor_pid: executor.pid }),
    },
  }));
  return { containers };
}

export interface AgentCallParts {
  readonly state: AgentState;
  readonly files: SandboxFiles;
  readonly flags: FlagsModel;
}

function reader(type: string, { state, flags }: AgentCallParts): (() => object) | undefined {
  const readers: Readonly<Record<string, () => object>> = {
    GET_HEALTH: () => ({ healthy: true }),
    GET_FLAGS: () => flagsList(flags),
    GET_VERSION: () => ({ version_info: versionModel({ startedMs: state.startedMs }) }),
    GET_METRICS: () => metricsList(agentMetrics(state)),
    GET_STATE: () => ({
      get_tasks: getTasks(state),
      get_executors: getExecutors(state),
      get_frameworks: getFrameworks(state),
    }),
    GET_CONTAINERS: () => getContainers(state),
    GET_FRAMEWORKS: () => getFrameworks(state),
    GET_EXECUTORS: () => getExecutors(state),
    GET_TASKS: () => getTasks(state),
    GET_AGENT: () => ({
      agent_info: { ...state.info, resources: infoResources(resourcesOf(state.info.resources)) },
    }),
  };
  return readers[type];
}

function missing(field: string): HttpError {
  return new HttpError(400, `Failed to validate agent::Call: Expecting '${field}' to be present`);
}

/** The message that answers a call. @throws {HttpError} */
export async function answerAgentCall(call: AgentCall, parts: AgentCallParts): Promise<object> {
  const type = call.type ?? "";
  const read = reader(type, parts);
  if (read !== undefined) return { type, [type.toLowerCase()]: read() };
  if (type === "") throw missing("type");
  if (type === "LIST_FILES") {
    if (call.list_files === undefined) throw missing("list_files");
    const listing = await answeringFaults(parts.files.browse(call.list_files.path));
    return { type, list_files: { file_infos: listing } };
  }
  if (type === "READ_FILE") {
    if (call.read_file === undefined) throw missing("read_file");
    const { path, offset, length } = call.read_file;
    const { size, data } = await answeringFaults(parts.files.read(path, { offset, length }));
    return { type, read_file: { size, data } };
  }
  throw new HttpError(501, "501 Not Implemented.");
}
