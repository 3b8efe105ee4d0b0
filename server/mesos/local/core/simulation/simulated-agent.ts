/**
 * An agent without processes: tasks start, run and end by timers. What becomes of a task depends on its id
 * and the seed alone, so a run can be repeated whatever the order of events. For load tests with thousands
 * of agents; towards the master it behaves as a real one, with reliable updates and executors that exit.
 */
import { StatusUpdateManager } from "../agent/status-updates.ts";
import type { AgentEffect } from "../agent/state.ts";
import type { Ids } from "../ids.ts";
import type { AgentAddress, AgentReport, ToAgent, ToMaster } from "../link.ts";
import type { AgentInfo, FrameworkInfo, TaskInfo, TaskState, TaskStatus } from "../messages.ts";
import { uuidBytes } from "../ids.ts";
import { bookStatus, copyTask, isTerminal, taskOf, type BookedTask } from "../task-state.ts";
import type { CoreTimer, Timers } from "../timers.ts";

export interface SimulationSettings {
  readonly seed: number;
  /** From the launch to TASK_STARTING. */
  readonly startDelayMs: number;
  /** From TASK_STARTING to TASK_RUNNING. */
  readonly runDelayMs: number;
  /** From TASK_RUNNING to the end, on average; tasks run until they are killed where it is undefined. */
  readonly durationMs: number | undefined;
  /** The share of ending tasks that fail, 0 to 1. */
  readonly failureRate: number;
  readonly killDelayMs: number;
}

export const SIMULATION_DEFAULTS: SimulationSettings = {
  seed: 1,
  startDelayMs: 100,
  runDelayMs: 400,
  durationMs: undefined,
  failureRate: 0,
  killDelayMs: 200,
};

/** A number in [0, 1) that depends on `key` and `seed` alone (FNV-1a, finished as in MurmurHash3). */
export function chance(seed: number, key: string): number {
  let hash = (0x811c9dc5 ^ seed) | 0;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

interface SimulatedTask {
  readonly frameworkId: string;
  readonly info: TaskInfo;
  readonly wire: BookedTask;
  next: CoreTimer | undefined;
}

export interface SimulatedAgentParts {
  readonly info: AgentInfo;
  readonly address: AgentAddress;
  readonly settings: SimulationSettings;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly emit: (effect: AgentEffect) => void;
}

export class SimulatedAgent {
  readonly #parts: SimulatedAgentParts;
  readonly #updates: StatusUpdateManager;
  readonly #tasks = new Map<string, SimulatedTask>();
  readonly #frameworks = new Map<string, FrameworkInfo>();
  #info: AgentInfo;

  constructor(parts: SimulatedAgentParts) {
    this.#parts = parts;
    this.#info = parts.info;
    this.#updates = new StatusUpdateManager({
      timers: parts.timers,
      forward: (frameworkId, status) => this.#forward(frameworkId, status),
    });
  }

  get id(): string {
    return this.#info.id?.value ?? "";
  }

  get hostname(): string {
    return this.#info.hostname;
  }

  connect(): void {
    const { address } = this.#parts;
    if (this.#info.id === undefined) this.#tell({ kind: "register", info: this.#info, address });
    else this.#tell({ kind: "reregister", report: this.#report() });
  }

  disconnected(): void {
    this.#updates.pause();
  }

  receive(message: ToAgent): void {
    switch (message.kind) {
      case "registered":
        this.#info = { ...this.#info, id: { value: message.agentId } };
        return;
      case "reregistered":
        return this.#updates.resume();
      case "run-task":
        return this.#run(message.framework, message.task);
      case "kill-task":
        return this.#kill(message.frameworkId, message.taskId);
      case "acknowledge":
        return this.#acknowledged(message);
      case "shutdown-framework":
        return this.#forget(message.frameworkId);
      case "update-framework": {
        const id = message.framework.id?.value ?? "";
        if (!this.#frameworks.has(id)) return;
        this.#frameworks.set(id, message.framework);
        return this.#updates.resume();
      }
      case "shutdown":
        for (const frameworkId of this.#frameworks.keys()) this.#forget(frameworkId);
        return;
      case "shutdown-executor":
        return this.#shutdownExecutor(message.frameworkId, message.executorId);
      case "framework-message":
        return;
    }
  }

  #tell(message: ToMaster): void {
    this.#parts.emit({ kind: "to-master", message });
  }

  #report(): AgentReport {
    const tasks = [...this.#tasks.values()];
    return {
      agentId: this.id,
      info: this.#info,
      address: this.#parts.address,
      frameworks: [...this.#frameworks.values()],
      tasks: tasks.map((task) => copyTask(task.wire)),
      executors: tasks.flatMap((task) => task.info.executor ?? []),
    };
  }

  #run(framework: FrameworkInfo, info: TaskInfo): void {
    const frameworkId = framework.id?.value ?? "";
    const taskId = info.task_id.value;
    this.#frameworks.set(frameworkId, framework);
    const task: SimulatedTask = {
      frameworkId,
      info,
      wire: taskOf(info, frameworkId, "TASK_STAGING"),
      next: undefined,
    };
    this.#tasks.set(`${frameworkId}/${taskId}`, task);
    const { settings } = this.#parts;
    this.#later(task, settings.startDelayMs, () => {
      this.#move(task, "TASK_STARTING");
      this.#later(task, settings.runDelayMs, () => {
        this.#move(task, "TASK_RUNNING");
        this.#endLater(task);
      });
    });
  }

  #endLater(task: SimulatedTask): void {
    const { seed, durationMs, failureRate } = this.#parts.settings;
    if (durationMs === undefined) return;
    const taskId = task.info.task_id.value;
    const delayMs = durationMs * (0.5 + chance(seed, `${taskId}/duration`));
    const fails = chance(seed, `${taskId}/end`) < failureRate;
    this.#later(task, delayMs, () => this.#move(task, fails ? "TASK_FAILED" : "TASK_FINISHED"));
  }

  #later(task: SimulatedTask, delayMs: number, work: () => void): void {
    task.next?.cancel();
    task.next = this.#parts.timers.after(delayMs, work);
  }

  #kill(frameworkId: string, taskId: string): void {
    const task = this.#tasks.get(`${frameworkId}/${taskId}`);
    if (task === undefined || isTerminal(task.wire.state)) return;
    this.#later(task, this.#parts.settings.killDelayMs, () => this.#move(task, "TASK_KILLED"));
  }

  #shutdownExecutor(frameworkId: string, executorId: string): void {
    for (const task of this.#tasks.values()) {
      if (task.frameworkId !== frameworkId || task.info.executor?.executor_id.value !== executorId) continue;
      this.#kill(frameworkId, task.info.task_id.value);
    }
  }

  #move(task: SimulatedTask, state: TaskState): void {
    const { timers, ids } = this.#parts;
    const status: TaskStatus = {
      task_id: task.info.task_id,
      state,
      source: "SOURCE_EXECUTOR",
      agent_id: { value: this.id },
      executor_id: task.info.executor?.executor_id ?? task.info.task_id,
      timestamp: timers.nowMs / 1000,
      uuid: uuidBytes(ids.uuid()),
    };
    bookStatus(task.wire, status, state);
    this.#updates.update(task.frameworkId, status);
  }

  #forward(frameworkId: string, status: TaskStatus): void {
    const latestState = this.#tasks.get(`${frameworkId}/${status.task_id.value}`)?.wire.state;
    const update = { frameworkId, status, ...(latestState === undefined ? {} : { latestState }) };
    this.#tell({ kind: "status-update", update });
  }

  #acknowledged(acknowledged: Extract<ToAgent, { kind: "acknowledge" }>): void {
    const { frameworkId, taskId, uuid } = acknowledged;
    if (this.#updates.acknowledge(frameworkId, taskId, uuid) !== "CLOSED") return;
    const key = `${frameworkId}/${taskId}`;
    const executorId = this.#tasks.get(key)?.info.executor?.executor_id.value;
    this.#tasks.delete(key);
    if (executorId !== undefined) this.#tell({ kind: "exited-executor", frameworkId, executorId, status: 0 });
  }

  #forget(frameworkId: string): void {
    for (const [key, task] of this.#tasks) {
      if (task.frameworkId !== frameworkId) continue;
      task.next?.cancel();
      this.#tasks.delete(key);
    }
    this.#updates.cleanup(frameworkId);
    this.#frameworks.delete(frameworkId);
  }
}
