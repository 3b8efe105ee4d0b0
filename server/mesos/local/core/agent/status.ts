/**
 * Status updates on their way through the agent: completed with what the agent knows (source, container),
 * booked on the task, handed to the update manager, acknowledged to the executor.
 * Behaviour: statusUpdate, _statusUpdate, forward in src/slave/slave.cpp of Apache Mesos.
 */
import type { ContainerStatus, TaskState, TaskStatus } from "../messages.ts";
import { bookStatus, bookUpdate, isTerminal, makeStatus, partitionAwareState, taskOf } from "../task-state.ts";
import {
  agentIdOf,
  hasIncompleteTasks,
  sendToExecutor,
  sendToMaster,
  type AgentExecutor,
  type AgentFramework,
  type AgentState,
} from "./state.ts";

/** Sends the update that is under way to the master, with the task's latest state. */
export function forwardUpdate(state: AgentState, frameworkId: string, status: TaskStatus): void {
  const taskId = status.task_id.value;
  const executor = state.frameworks.get(frameworkId)?.taskExecutors.get(taskId);
  const task = executor?.launchedTasks.get(taskId) ?? executor?.terminatedTasks.get(taskId);
  if (task === undefined) {
    sendToMaster(state, { kind: "status-update", update: { frameworkId, status } });
    return;
  }
  bookUpdate(task, status);
  sendToMaster(state, { kind: "status-update", update: { frameworkId, status, latestState: task.state } });
}

function containerStatus(state: AgentState, executor: AgentExecutor): ContainerStatus {
  return {
    container_id: { value: executor.container.containerId },
    ...(executor.pid === undefined ? {} : { executor_pid: executor.pid }),
    network_infos: [{ ip_addresses: [{ protocol: "IPv4", ip_address: state.address.ip }] }],
  };
}

/** Books a state on a queued or launched task; false when the task cannot change any more or is not known. */
function book(framework: AgentFramework, executor: AgentExecutor, status: TaskStatus): boolean {
  const taskId = status.task_id.value;
  const terminal = isTerminal(status.state);
  const queued = executor.queuedTasks.get(taskId);
  const task = queued ? taskOf(queued, framework.id, "TASK_STAGING") : executor.launchedTasks.get(taskId);
  if (task === undefined || (queued !== undefined && !terminal)) return false;
  bookStatus(task, status, status.state);
  executor.queuedTasks.delete(taskId);
  if (terminal) {
    executor.launchedTasks.delete(taskId);
    executor.terminatedTasks.set(taskId, task);
  }
  return true;
}

function acknowledgeToExecutor(state: AgentState, executor: AgentExecutor, status: TaskStatus): void {
  if (status.uuid === undefined) return;
  const acknowledged = { task_id: status.task_id, uuid: status.uuid };
  sendToExecutor(state, executor, { type: "ACKNOWLEDGED", acknowledged });
}

/** An update that an executor sent. It is acknowledged to the executor even when it comes too late to count. */
export function executorUpdate(state: AgentState, framework: AgentFramework, sent: SentUpdate): void {
  const { executor } = sent;
  if (framework.terminating) return;
  const reached = { ...containerStatus(state, executor), ...sent.status.container_status };
  const status: TaskStatus = {
    ...sent.status,
    source: "SOURCE_EXECUTOR",
    agent_id: { value: agentIdOf(state) },
    executor_id: { value: executor.id },
    timestamp: sent.status.timestamp ?? state.timers.nowMs / 1000,
    container_status: reached,
  };
  const owner = framework.taskExecutors.get(status.task_id.value);
  if (owner === undefined || book(framework, owner, status)) state.updates.update(framework.id, status);
  acknowledgeToExecutor(state, executor, status);
}

export interface SentUpdate {
  readonly executor: AgentExecutor;
  readonly status: TaskStatus;
}

export interface AgentUpdate {
  readonly taskId: string;
  readonly state: TaskState;
  readonly reason: string;
  readonly message: string;
}

/** An update that the agent makes about a task, known or not. */
export function agentUpdate(state: AgentState, framework: AgentFramework, update: AgentUpdate): void {
  if (framework.terminating) return;
  const executor = framework.taskExecutors.get(update.taskId);
  const wasLaunched = executor?.launchedTasks.has(update.taskId) === true;
  const status = makeStatus({
    ...update,
    state: update.state === "TASK_DROPPED" ? partitionAwareState(framework.info, update.state) : update.state,
    agentId: agentIdOf(state),
    executorId: executor?.id,
    source: "SOURCE_AGENT",
    nowMs: state.timers.nowMs,
    uuid: state.ids.uuid(),
    containerStatus: executor !== undefined && wasLaunched ? containerStatus(state, executor) : undefined,
  });
  if (executor === undefined || book(framework, executor, status)) state.updates.update(framework.id, status);
}

/** The scheduler has seen an update. A terminal one completes its task, and with it perhaps its executor. */
export function acknowledgeUpdate(
  state: AgentState,
  acknowledged: { frameworkId: string; taskId: string; uuid: Uint8Array },
): AgentExecutor | undefined {
  const { frameworkId, taskId, uuid } = acknowledged;
  if (state.updates.acknowledge(frameworkId, taskId, uuid) !== "CLOSED") return undefined;
  const framework = state.frameworks.get(frameworkId);
  const executor = framework?.taskExecutors.get(taskId);
  const task = executor?.terminatedTasks.get(taskId);
  if (framework === undefined || executor === undefined || task === undefined) return undefined;
  executor.terminatedTasks.delete(taskId);
  executor.completedTasks.set(taskId, task);
  framework.taskExecutors.delete(taskId);
  return executor.state === "TERMINATED" && !hasIncompleteTasks(executor) ? executor : undefined;
}
