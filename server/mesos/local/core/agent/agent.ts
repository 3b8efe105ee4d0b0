/**
 * A Mesos agent: the master's messages, the executors' calls and the containers' ends go in; messages for the
 * master, events for executors and orders for the containerizer go out by `emit`, in order.
 * Behaviour: src/slave/slave.cpp of Apache Mesos.
 */
import { BoundedMap } from "../bounded-map.ts";
import type { Ids } from "../ids.ts";
import type { AgentAddress, AgentReport, TaskReconciliation, ToAgent } from "../link.ts";
import type { AgentInfo, ExecutorCall, FrameworkInfo, TaskInfo, TaskStatus } from "../messages.ts";
import { copyTask, makeStatus, partitionAwareState, taskOf } from "../task-state.ts";
import type { Timers } from "../timers.ts";
import { commandExecutorInfo } from "./command-executor-info.ts";
import {
  containerEnded,
  containerLaunched,
  executorStreamClosed,
  handTask,
  launchExecutor,
  removeExecutor,
  removeFrameworkIfIdle,
  shutdownExecutor,
  subscribeExecutor,
} from "./executors.ts";
import {
  agentIdOf,
  sendToExecutor,
  sendToMaster,
  type AgentEffect,
  type AgentExecutor,
  type AgentFramework,
  type AgentSettings,
  type AgentState,
  type ContainerEnd,
} from "./state.ts";
import { acknowledgeUpdate, agentUpdate, executorUpdate, forwardUpdate } from "./status.ts";
import { StatusUpdateManager } from "./status-updates.ts";

export interface AgentParts {
  readonly info: AgentInfo;
  readonly address: AgentAddress;
  readonly settings: AgentSettings;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly emit: (effect: AgentEffect) => void;
}

export class Agent {
  /** Read by the agent's endpoints; changed by this class alone. */
  readonly state: AgentState;

  constructor(parts: AgentParts) {
    const forward = (frameworkId: string, status: TaskStatus): void => forwardUpdate(this.state, frameworkId, status);
    this.state = {
      ...parts,
      updates: new StatusUpdateManager({ timers: parts.timers, forward }),
      startedMs: parts.timers.nowMs,
      phase: "REGISTERING",
      frameworks: new Map(),
      completedFrameworks: new BoundedMap(parts.settings.maxCompletedFrameworks),
      containers: new Map(),
    };
  }

  get id(): string {
    return agentIdOf(this.state);
  }

  get hostname(): string {
    return this.state.info.hostname;
  }

  /** Introduces itself to a master: for the first time, or with all that it runs. */
  connect(): void {
    const { info, address } = this.state;
    if (this.state.phase === "REGISTERING") sendToMaster(this.state, { kind: "register", info, address });
    else sendToMaster(this.state, { kind: "reregister", report: this.#report() });
  }

  /** There is no master for now. */
  disconnected(): void {
    if (this.state.phase === "TERMINATING") return;
    this.state.phase = "DISCONNECTED";
    this.state.updates.pause();
  }

  #report(): AgentReport {
    const frameworks = [...this.state.frameworks.values()].filter((framework) => !framework.terminating);
    const executors = frameworks.flatMap((framework) =>
      [...framework.executors.values()].map((executor) => ({ framework, executor })),
    );
    return {
      agentId: this.id,
      info: this.state.info,
      address: this.state.address,
      frameworks: frameworks.map((framework) => framework.info),
      executors: executors
        .filter(({ executor }) => executor.container.commandTask === undefined && executor.state !== "TERMINATED")
        .map(({ executor }) => executor.container.executor),
      tasks: executors.flatMap(({ framework, executor }) => [
        ...[...executor.queuedTasks.values()].map((task) => taskOf(task, framework.id, "TASK_STAGING")),
        ...Array.from(executor.launchedTasks.values(), copyTask),
        ...Array.from(executor.terminatedTasks.values(), copyTask),
      ]),
    };
  }

  receive(message: ToAgent): void {
    const { state } = this;
    switch (message.kind) {
      case "registered":
        state.info = { ...state.info, id: { value: message.agentId } };
        state.phase = "RUNNING";
        return;
      case "reregistered":
        return this.#reregistered(message.reconciliations);
      case "run-task":
        return this.#runTask(message.framework, message.task);
      case "kill-task":
        return this.#killTask(message);
      case "shutdown-framework":
        return this.#shutdownFramework(message.frameworkId);
      case "shutdown-executor": {
        const executor = state.frameworks.get(message.frameworkId)?.executors.get(message.executorId);
        return executor && shutdownExecutor(state, executor);
      }
      case "framework-message": {
        const executor = state.frameworks.get(message.frameworkId)?.executors.get(message.executorId);
        if (executor?.state !== "RUNNING") return;
        return sendToExecutor(state, executor, { type: "MESSAGE", message: { data: message.data } });
      }
      case "acknowledge": {
        const ended = acknowledgeUpdate(state, message);
        const framework = state.frameworks.get(message.frameworkId);
        return ended && framework && removeExecutor(state, framework, ended);
      }
      case "update-framework":
        return this.#updateFramework(message.framework);
      case "shutdown":
        return this.shutdown();
    }
  }

  #updateFramework(info: FrameworkInfo): void {
    const framework = this.state.frameworks.get(info.id?.value ?? "");
    if (framework === undefined || framework.terminating) return;
    framework.info = info;
    this.state.updates.resume();
  }

  #reregistered(reconciliations: readonly TaskReconciliation[]): void {
    this.state.phase = "RUNNING";
    this.state.updates.resume();
    for (const { framework, taskIds } of reconciliations) {
      const frameworkId = framework.id?.value ?? "";
      const known = this.state.frameworks.get(frameworkId);
      for (const taskId of taskIds) {
        if (known?.taskExecutors.has(taskId) === true) continue;
        const status = makeStatus({
          taskId,
          agentId: this.id,
          state: partitionAwareState(framework, "TASK_DROPPED"),
          source: "SOURCE_AGENT",
          reason: "REASON_RECONCILIATION",
          message: "Reconciliation: task unknown to the agent",
          nowMs: this.state.timers.nowMs,
          uuid: this.state.ids.uuid(),
        });
        this.state.updates.update(frameworkId, status);
      }
    }
  }

  #frameworkOf(info: FrameworkInfo): AgentFramework {
    const { frameworks, completedFrameworks, settings } = this.state;
    const id = info.id?.value ?? "";
    const known = frameworks.get(id);
    if (known !== undefined) return known;
    const earlier = completedFrameworks.get(id);
    completedFrameworks.delete(id);
    const framework: AgentFramework = {
      id,
      info,
      terminating: false,
      executors: new Map(),
      completedExecutors: earlier?.completedExecutors ?? new BoundedMap(settings.maxCompletedExecutorsPerFramework),
      taskExecutors: new Map(),
    };
    frameworks.set(id, framework);
    return framework;
  }

  #runTask(info: FrameworkInfo, task: TaskInfo): void {
    if (this.state.phase === "TERMINATING") return;
    const framework = this.#frameworkOf(info);
    if (framework.terminating) return;
    const taskId = task.task_id.value;
    const known = framework.executors.get(task.executor?.executor_id.value ?? taskId);
    if (known === undefined) {
      const executor = launchExecutor(this.state, framework, {
        info: task.executor ?? commandExecutorInfo(task, framework.id),
        ...(task.executor === undefined ? { commandTask: task } : {}),
      });
      framework.taskExecutors.set(taskId, executor);
      executor.queuedTasks.set(taskId, task);
      return;
    }
    if (known.state === "TERMINATING" || known.state === "TERMINATED") {
      const message = `Executor ${known.state.toLowerCase()}`;
      const reason = "REASON_EXECUTOR_TERMINATED";
      agentUpdate(this.state, framework, { taskId, state: "TASK_DROPPED", reason, message });
      return;
    }
    framework.taskExecutors.set(taskId, known);
    if (known.state === "RUNNING") handTask(this.state, framework, { executor: known, task });
    else known.queuedTasks.set(taskId, task);
  }

  #killTask(kill: Extract<ToAgent, { kind: "kill-task" }>): void {
    const framework = this.state.frameworks.get(kill.frameworkId);
    if (framework === undefined || framework.terminating) return;
    const { taskId } = kill;
    const executor = framework.taskExecutors.get(taskId);
    if (executor === undefined) {
      const reason = "REASON_EXECUTOR_TERMINATED";
      agentUpdate(this.state, framework, { taskId, state: "TASK_DROPPED", reason, message: "Cannot find executor" });
      return;
    }
    if (executor.queuedTasks.has(taskId)) {
      agentUpdate(this.state, framework, {
        taskId,
        state: "TASK_KILLED",
        reason: "REASON_TASK_KILLED_DURING_LAUNCH",
        message: "Killed before delivery to the executor",
      });
      return;
    }
    if (executor.state !== "RUNNING") return;
    const policy = kill.killPolicy === undefined ? {} : { kill_policy: kill.killPolicy };
    sendToExecutor(this.state, executor, { type: "KILL", kill: { task_id: { value: taskId }, ...policy } });
  }

  #shutdownFramework(frameworkId: string): void {
    const framework = this.state.frameworks.get(frameworkId);
    if (framework === undefined || framework.terminating) return;
    framework.terminating = true;
    for (const executor of framework.executors.values()) {
      if (executor.state === "TERMINATED") removeExecutor(this.state, framework, executor);
      else shutdownExecutor(this.state, executor);
    }
    removeFrameworkIfIdle(this.state, framework);
  }

  /** Ends for good: every executor is shut down. */
  shutdown(): void {
    this.state.phase = "TERMINATING";
    for (const frameworkId of this.state.frameworks.keys()) this.#shutdownFramework(frameworkId);
  }

  /** The executor that a call names: `undefined` framework or executor when there is none. */
  find(call: ExecutorCall): { framework: AgentFramework | undefined; executor: AgentExecutor | undefined } {
    const framework = this.state.frameworks.get(call.framework_id.value);
    return { framework, executor: framework?.executors.get(call.executor_id.value) };
  }

  subscribe(streamId: string, found: { framework: AgentFramework; executor: AgentExecutor }, call: ExecutorCall): void {
    subscribeExecutor(this.state, { streamId, ...found, call: call.subscribe ?? {} });
  }

  /** An executor's UPDATE or MESSAGE, validated. */
  executorCall(found: { framework: AgentFramework; executor: AgentExecutor }, call: ExecutorCall): void {
    const { framework, executor } = found;
    if (call.update !== undefined) {
      executorUpdate(this.state, framework, { executor, status: call.update.status });
    } else if (call.message !== undefined && !framework.terminating) {
      const { data } = call.message;
      sendToMaster(this.state, { kind: "executor-message", frameworkId: framework.id, executorId: executor.id, data });
    }
  }

  executorStreamClosed(streamId: string): void {
    executorStreamClosed(this.state, streamId);
  }

  containerLaunched(containerId: string, pid: number): void {
    containerLaunched(this.state, containerId, pid);
  }

  containerEnded(containerId: string, end: ContainerEnd): void {
    containerEnded(this.state, containerId, end);
  }
}
