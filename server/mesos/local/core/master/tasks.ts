/**
 * Tasks and executors in the master's books: state from updates, resources given back once, completion.
 * Behaviour: updateTask, removeTask, removeExecutor, forward in src/master/master.cpp of Apache Mesos.
 */
import type { AgentRecord, Framework, MasterTask } from "./records.ts";
import type { ContainerStatus, TaskState, TaskStatus } from "../messages.ts";
import { bookStatus, bookUpdate, isTerminal, isTerminalOrUnreachable, makeStatus } from "../task-state.ts";
import { release, sendEvent, type MasterState } from "./state.ts";

export interface MasterStatusFields {
  readonly state: TaskState;
  readonly message: string;
  readonly reason: string;
  readonly unreachableNanos?: number;
  readonly containerStatus?: ContainerStatus | undefined;
}

/** A status about a known task that the master makes. */
export function masterStatus(state: MasterState, task: MasterTask, fields: MasterStatusFields): TaskStatus {
  return makeStatus({
    ...fields,
    taskId: task.wire.task_id.value,
    agentId: task.agentId,
    executorId: task.wire.executor_id?.value,
    source: "SOURCE_MASTER",
    nowMs: state.timers.nowMs,
  });
}

/** The container status that the task's updates have told last. */
export function lastContainerStatus(task: MasterTask): ContainerStatus | undefined {
  return task.wire.statuses.findLast((status) => status.container_status !== undefined)?.container_status;
}

/** Sends a status to the framework; one with a uuid is to be acknowledged, which the task remembers. */
export function forwardStatus(state: MasterState, framework: Framework, status: TaskStatus): void {
  const task = framework.tasks.get(status.task_id.value);
  if (task !== undefined) bookUpdate(task.wire, status);
  sendEvent(state, framework, { type: "UPDATE", update: { status } });
}

export interface TaskUpdate {
  readonly status: TaskStatus;
  /** Where the agent is ahead of the update it sends. */
  readonly latestState?: TaskState;
}

/** Books an update. A terminal task keeps its state; the first terminal or unreachable state frees the resources. */
export function updateTask(state: MasterState, task: MasterTask, update: TaskUpdate): void {
  const next = update.latestState ?? update.status.state;
  const current = task.wire.state;
  bookStatus(task.wire, update.status, isTerminal(current) ? current : next);
  if (isTerminalOrUnreachable(next)) releaseTask(state, task);
}

function releaseTask(state: MasterState, task: MasterTask): void {
  if (!task.holding) return;
  task.holding = false;
  const agent = state.agents.get(task.agentId);
  if (agent === undefined) return;
  const framework = state.frameworks.get(task.frameworkId);
  release(state, { agent, framework, role: task.role, resources: task.resources });
}

/** Moves a task to the framework's completed ones. */
export function completeTask(framework: Framework, task: MasterTask): void {
  framework.completedTasks.set(task.wire.task_id.value, task);
}

/** Takes a task out of the books of its agent and framework; it is remembered as unreachable or as completed. */
export function removeTask(state: MasterState, task: MasterTask, unreachable = false): void {
  releaseTask(state, task);
  const taskId = task.wire.task_id.value;
  const onAgent = state.agents.get(task.agentId)?.tasks;
  onAgent?.get(task.frameworkId)?.delete(taskId);
  if (onAgent?.get(task.frameworkId)?.size === 0) onAgent.delete(task.frameworkId);
  const framework = state.frameworks.get(task.frameworkId);
  framework?.tasks.delete(taskId);
  if (unreachable) {
    const lost = state.unreachableTasks.get(task.agentId) ?? [];
    lost.push({ frameworkId: task.frameworkId, taskId });
    state.unreachableTasks.set(task.agentId, lost);
    framework?.unreachableTasks.set(taskId, task);
  } else if (framework !== undefined) {
    completeTask(framework, task);
  }
}

/** Puts a task on its agent's and its framework's books. */
export function addTask(agent: AgentRecord, framework: Framework, task: MasterTask): void {
  const taskId = task.wire.task_id.value;
  framework.tasks.set(taskId, task);
  const known = agent.tasks.get(framework.id);
  if (known === undefined) agent.tasks.set(framework.id, new Map([[taskId, task]]));
  else known.set(taskId, task);
}

export interface ExecutorKey {
  readonly frameworkId: string;
  readonly executorId: string;
}

/** Takes an executor out of the books; false when it was not there. */
export function removeExecutor(state: MasterState, agent: AgentRecord, key: ExecutorKey): boolean {
  const executors = agent.executors.get(key.frameworkId);
  const executor = executors?.get(key.executorId);
  if (executors === undefined || executor === undefined) return false;
  executors.delete(key.executorId);
  if (executors.size === 0) agent.executors.delete(key.frameworkId);
  const framework = state.frameworks.get(key.frameworkId);
  release(state, { agent, framework, role: executor.role, resources: executor.resources });
  return true;
}
