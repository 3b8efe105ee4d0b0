/**
 * Runs the one task that brought a command and no executor, and speaks for it as an executor would.
 * Behaviour: src/launcher/executor.cpp of Apache Mesos (`mesos-executor`), but as a part of this process.
 */
import { randomUUID } from "node:crypto";
import type { Clock, Timer } from "../../../base/clock.ts";
import { uuidBytes } from "../core/ids.ts";
import type { ExecutorEvent, FrameworkInfo, KillPolicy, TaskInfo, TaskState, TaskStatus } from "../core/messages.ts";
import { hasCapability, isTerminal } from "../core/task-state.ts";
import { killContainer, signalContainers, type ContainerProcesses } from "./process-group.ts";
import { spawnCommand, type SpawnedProcess, type SpawnOptions } from "./spawn.ts";
import { endText } from "./wait-status.ts";

const DEFAULT_KILL_GRACE_MS = 3_000;

export interface CommandExecutorParts {
  readonly clock: Clock;
  readonly framework: FrameworkInfo;
  readonly spawn: SpawnOptions;
  /** Sends an update to the agent. */
  readonly update: (status: TaskStatus) => void;
  /** The task runs. */
  readonly onSpawned: (process: SpawnedProcess) => void;
  /** There is nothing left to do. */
  readonly onDone: () => void;
}

export class CommandExecutor {
  readonly #parts: CommandExecutorParts;
  #task: TaskInfo | undefined;
  #process: SpawnedProcess | undefined;
  #killed = false;
  #isShuttingDown = false;
  #timedOut = false;
  #terminated = false;
  #escalation: { readonly dueMs: number; readonly timer: Timer } | undefined;
  #completion: Timer | undefined;
  #lastUuid: Uint8Array | undefined;

  constructor(parts: CommandExecutorParts) {
    this.#parts = parts;
  }

  /** An event of the agent. */
  async receive(event: ExecutorEvent): Promise<void> {
    switch (event.type) {
      case "LAUNCH":
        return this.#launch(event.launch.task);
      case "KILL":
        return this.#kill(event.kill.kill_policy);
      case "SHUTDOWN":
        this.#isShuttingDown = true;
        if (this.#process === undefined || this.#terminated) this.#parts.onDone();
        else this.#kill({ grace_period: { nanoseconds: 0 } });
        return;
      case "ACKNOWLEDGED":
        if (this.#terminated && this.#lastUuid !== undefined) {
          const isLast = Buffer.compare(event.acknowledged.uuid, this.#lastUuid) === 0;
          if (isLast) this.#parts.onDone();
        }
        return;
      case "SUBSCRIBED":
      case "MESSAGE":
      case "ERROR":
      case "HEARTBEAT":
        return;
    }
  }

  get #processes(): ContainerProcesses {
    return { leader: this.#process?.leader, sandbox: this.#parts.spawn.sandbox };
  }

  async #launch(task: TaskInfo): Promise<void> {
    this.#task = task;
    try {
      this.#process = await spawnCommand(task.command ?? {}, this.#parts.spawn);
    } catch (error) {
      this.#tell("TASK_FAILED", { message: `Failed to launch command: ${String(error)}` });
      return;
    }
    this.#parts.onSpawned(this.#process);
    this.#process.child.once("exit", (code, signal) => this.#exited(code, signal));
    this.#tell("TASK_RUNNING", {});
    const limit = task.max_completion_time;
    if (limit === undefined) return;
    this.#completion = this.#parts.clock.after(limit.nanoseconds / 1e6, () => {
      this.#timedOut = true;
      this.#kill({ grace_period: { nanoseconds: 0 } });
    });
  }

  #tell(state: TaskState, details: Pick<TaskStatus, "message" | "reason">): void {
    if (this.#task === undefined) return;
    const uuid = uuidBytes(randomUUID());
    this.#lastUuid = uuid;
    this.#terminated = isTerminal(state);
    this.#parts.update({
      task_id: this.#task.task_id,
      state,
      source: "SOURCE_EXECUTOR",
      executor_id: { value: this.#task.task_id.value },
      timestamp: this.#parts.clock.nowMs() / 1000,
      uuid,
      ...details,
    });
  }

  /** SIGTERM now, SIGKILL after the grace period. Asked again, the grace period can only become shorter. */
  #kill(policy: KillPolicy | undefined): void {
    if (this.#terminated || this.#process === undefined) return;
    const { clock } = this.#parts;
    const own = policy?.grace_period ?? this.#task?.kill_policy?.grace_period;
    const graceMs = own === undefined ? DEFAULT_KILL_GRACE_MS : own.nanoseconds / 1e6;
    const dueMs = clock.monotonicMs() + graceMs;
    if (this.#escalation !== undefined && this.#escalation.dueMs <= dueMs) return;
    if (!this.#killed) {
      this.#killed = true;
      if (!this.#timedOut && hasCapability(this.#parts.framework, "TASK_KILLING_STATE")) this.#tell("TASK_KILLING", {});
      signalContainers([this.#processes], "SIGTERM");
    }
    this.#escalation?.timer.cancel();
    const timer = clock.after(graceMs, () => signalContainers([this.#processes], "SIGKILL"));
    this.#escalation = { dueMs, timer };
  }

  #exited(code: number | null, signal: NodeJS.Signals | null): void {
    this.#escalation?.timer.cancel();
    this.#completion?.cancel();
    // What the command left running ends with it.
    void killContainer(this.#processes).then(() => {
      const message = `Command ${endText(code, signal)}`;
      if (this.#timedOut) this.#tell("TASK_FAILED", { message, reason: "REASON_MAX_COMPLETION_TIME_REACHED" });
      else if (this.#killed) this.#tell("TASK_KILLED", { message });
      else this.#tell(code === 0 ? "TASK_FINISHED" : "TASK_FAILED", { message });
      // Nobody acknowledges updates to an executor that is shut down with its framework.
      if (this.#isShuttingDown) this.#parts.onDone();
    });
  }
}
