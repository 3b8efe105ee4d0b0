/**
 * The life of an executor: its container is launched, it subscribes within a minute or is killed, gets its
 * tasks, is shut down with a grace period, ends; the tasks it leaves behind fail.
 * Behaviour: subscribe, _shutdownExecutor, executorTerminated, removeExecutor in src/slave/slave.cpp.
 */
import { BoundedMap } from "../bounded-map.ts";
import type { ExecutorCall, ExecutorInfo, TaskInfo } from "../messages.ts";
import { taskOf } from "../task-state.ts";
import {
  agentIdOf,
  hasIncompleteTasks,
  sendToExecutor,
  sendToMaster,
  type AgentExecutor,
  type AgentFramework,
  type AgentState,
  type ContainerEnd,
  type ContainerSpec,
} from "./state.ts";
import { agentUpdate, executorUpdate } from "./status.ts";

function durationText(ms: number): string {
  if (ms % 60_000 === 0) return `${ms / 60_000}mins`;
  return ms % 1_000 === 0 ? `${ms / 1_000}secs` : `${ms}ms`;
}

export interface ExecutorLaunch {
  readonly info: ExecutorInfo;
  readonly commandTask?: TaskInfo;
}

/** Launches a container for a new executor. */
export function launchExecutor(state: AgentState, framework: AgentFramework, launch: ExecutorLaunch): AgentExecutor {
  const id = launch.info.executor_id.value;
  const container: ContainerSpec = {
    agentId: agentIdOf(state),
    containerId: state.ids.uuid(),
    framework: framework.info,
    frameworkId: framework.id,
    executorId: id,
    executor: launch.info,
    ...(launch.commandTask === undefined ? {} : { commandTask: launch.commandTask }),
  };
  const executor: AgentExecutor = {
    id,
    container,
    state: "REGISTERING",
    streamId: undefined,
    pid: undefined,
    heartbeat: undefined,
    timeout: undefined,
    everSentTask: false,
    pendingEnd: undefined,
    queuedTasks: new Map(),
    launchedTasks: new Map(),
    terminatedTasks: new Map(),
    completedTasks: new BoundedMap(state.settings.maxCompletedTasksPerExecutor),
  };
  framework.executors.set(id, executor);
  state.containers.set(container.containerId, { framework, executor });
  state.emit({ kind: "launch", container });
  return executor;
}

/** The container runs: the executor's time to subscribe begins. */
export function containerLaunched(state: AgentState, containerId: string, pid: number): void {
  const found = state.containers.get(containerId);
  if (found === undefined) return;
  const { executor } = found;
  executor.pid = pid;
  if (executor.state !== "REGISTERING") return;
  const timeoutMs = state.settings.executorRegistrationTimeoutMs;
  executor.timeout = state.timers.after(timeoutMs, () => {
    executor.state = "TERMINATING";
    executor.pendingEnd = {
      state: "TASK_FAILED",
      reason: "REASON_EXECUTOR_REGISTRATION_TIMEOUT",
      message: `Executor did not register within ${durationText(timeoutMs)}`,
    };
    state.emit({ kind: "destroy", containerId });
  });
}

export interface ExecutorSubscription {
  readonly streamId: string;
  readonly framework: AgentFramework;
  readonly executor: AgentExecutor;
  readonly call: NonNullable<ExecutorCall["subscribe"]>;
}

/** An executor opens its stream, for the first time or again. */
export function subscribeExecutor(state: AgentState, subscription: ExecutorSubscription): void {
  const { streamId, framework, executor } = subscription;
  const isEnding = executor.state === "TERMINATING" || executor.state === "TERMINATED";
  if (isEnding || framework.terminating || state.phase === "TERMINATING") {
    state.emit({ kind: "event", streamId, event: { type: "SHUTDOWN" } });
    state.emit({ kind: "close", streamId });
    return;
  }
  if (executor.streamId !== undefined) state.emit({ kind: "close", streamId: executor.streamId });
  executor.timeout?.cancel();
  executor.state = "RUNNING";
  executor.streamId = streamId;
  for (const { status } of subscription.call.unacknowledged_updates ?? []) {
    executorUpdate(state, framework, { executor, status });
  }
  dropUnknownTasks(state, subscription);
  if (!executor.everSentTask && executor.queuedTasks.size === 0) {
    shutdownExecutor(state, executor);
    return;
  }
  sendToExecutor(state, executor, {
    type: "SUBSCRIBED",
    subscribed: {
      executor_info: executor.container.executor,
      framework_info: framework.info,
      agent_info: state.info,
      container_id: { value: executor.container.containerId },
    },
  });
  beatLater(state, executor);
  for (const task of executor.queuedTasks.values()) handTask(state, framework, { executor, task });
}

/** Tasks sent over the earlier stream that the executor never saw. */
function dropUnknownTasks(state: AgentState, { framework, executor, call }: ExecutorSubscription): void {
  const seen = new Set((call.unacknowledged_tasks ?? []).map((task) => task.task_id.value));
  for (const [taskId, task] of executor.launchedTasks) {
    if (task.state !== "TASK_STAGING" || seen.has(taskId)) continue;
    agentUpdate(state, framework, {
      taskId,
      state: "TASK_DROPPED",
      reason: "REASON_AGENT_RESTARTED",
      message: "Task launched during agent restart",
    });
  }
}

function beatLater(state: AgentState, executor: AgentExecutor): void {
  executor.heartbeat?.cancel();
  executor.heartbeat = state.timers.after(state.settings.executorHeartbeatIntervalMs, () => {
    sendToExecutor(state, executor, { type: "HEARTBEAT" });
    beatLater(state, executor);
  });
}

/** Gives a task to a running executor. */
export function handTask(
  state: AgentState,
  framework: AgentFramework,
  { executor, task }: { executor: AgentExecutor; task: TaskInfo },
): void {
  executor.queuedTasks.delete(task.task_id.value);
  executor.launchedTasks.set(task.task_id.value, taskOf(task, framework.id, "TASK_STAGING"));
  executor.everSentTask = true;
  sendToExecutor(state, executor, { type: "LAUNCH", launch: { task } });
}

/** The executor's end of the stream went away; it may come back, or its container will end. */
export function executorStreamClosed(state: AgentState, streamId: string): void {
  for (const { executor } of state.containers.values()) {
    if (executor.streamId !== streamId) continue;
    executor.streamId = undefined;
    executor.heartbeat?.cancel();
  }
}

/** Asks the executor to end; kills it after its grace period. */
export function shutdownExecutor(state: AgentState, executor: AgentExecutor): void {
  if (executor.state === "TERMINATING" || executor.state === "TERMINATED") return;
  executor.state = "TERMINATING";
  executor.timeout?.cancel();
  sendToExecutor(state, executor, { type: "SHUTDOWN" });
  const own = executor.container.executor.shutdown_grace_period;
  const graceMs = own === undefined ? state.settings.executorShutdownGracePeriodMs : own.nanoseconds / 1e6;
  executor.timeout = state.timers.after(graceMs, () => {
    state.emit({ kind: "destroy", containerId: executor.container.containerId });
  });
}

/** The container ended, by itself or not. */
export function containerEnded(state: AgentState, containerId: string, end: ContainerEnd): void {
  const found = state.containers.get(containerId);
  if (found === undefined) return;
  const { framework, executor } = found;
  state.containers.delete(containerId);
  executor.state = "TERMINATED";
  executor.timeout?.cancel();
  executor.heartbeat?.cancel();
  if (executor.streamId !== undefined) state.emit({ kind: "close", streamId: executor.streamId });
  executor.streamId = undefined;
  endTasks(state, framework, { executor, end });
  if (executor.container.commandTask === undefined) {
    const status = end.status ?? -1;
    const { id: executorId } = executor;
    sendToMaster(state, { kind: "exited-executor", frameworkId: framework.id, executorId, status });
  }
  if (framework.terminating || !hasIncompleteTasks(executor)) removeExecutor(state, framework, executor);
}

function endTasks(
  state: AgentState,
  framework: AgentFramework,
  { executor, end }: { executor: AgentExecutor; end: ContainerEnd },
): void {
  if (framework.terminating) {
    for (const [taskId, task] of executor.launchedTasks) executor.terminatedTasks.set(taskId, task);
    executor.launchedTasks.clear();
    return;
  }
  const messages = [executor.pendingEnd?.message, end.message].filter((message) => message !== undefined);
  for (const taskId of [...executor.launchedTasks.keys(), ...executor.queuedTasks.keys()]) {
    agentUpdate(state, framework, {
      taskId,
      state: end.state ?? executor.pendingEnd?.state ?? "TASK_FAILED",
      reason: end.reason ?? executor.pendingEnd?.reason ?? "REASON_EXECUTOR_TERMINATED",
      message: messages.length === 0 ? "Executor terminated" : messages.join("; "),
    });
  }
}

/** Forgets an executor that has ended; its sandbox stays a while, unless too many do. */
export function removeExecutor(state: AgentState, framework: AgentFramework, executor: AgentExecutor): void {
  framework.executors.delete(executor.id);
  for (const [taskId, owner] of framework.taskExecutors) {
    if (owner === executor) framework.taskExecutors.delete(taskId);
  }
  const evicted = framework.completedExecutors.set(executor.container.containerId, executor);
  if (evicted !== undefined) collectSandbox(state, evicted);
  executor.timeout = state.timers.after(state.settings.gcDelayMs, () => collectSandbox(state, executor));
  removeFrameworkIfIdle(state, framework);
}

function collectSandbox(state: AgentState, executor: AgentExecutor): void {
  executor.timeout?.cancel();
  state.emit({ kind: "collect", container: executor.container });
}

/** Forgets a framework that has no executors left. */
export function removeFrameworkIfIdle(state: AgentState, framework: AgentFramework): void {
  if (framework.executors.size > 0 || state.frameworks.get(framework.id) !== framework) return;
  state.updates.cleanup(framework.id);
  state.frameworks.delete(framework.id);
  const evicted = state.completedFrameworks.set(framework.id, framework);
  for (const executor of evicted?.completedExecutors.values() ?? []) collectSandbox(state, executor);
}
