/**
 * Containers as real processes: a sandbox is made, URIs are fetched into it, the executor is started there in
 * a session of its own; when it ends, or is to end, everything that belongs to it ends. There is no isolation
 * of resources.
 */
import { randomUUID } from "node:crypto";
import { chownSync } from "node:fs";
import type { Clock } from "../../../base/clock.ts";
import type { Logger } from "../../../base/logger.ts";
import type { AgentSettings, ContainerEnd, ContainerSpec } from "../core/agent/state.ts";
import type { AgentAddress } from "../core/link.ts";
import type { ExecutorEvent, TaskStatus } from "../core/messages.ts";
import { CommandExecutor } from "./command-executor.ts";
import { containerEnvironment } from "./environment.ts";
import { fetchUris } from "./fetcher.ts";
import { killContainer, signalContainers, type Leader } from "./process-group.ts";
import { spawnCommand, type SpawnedProcess, type SpawnOptions } from "./spawn.ts";
import type { HostUsers } from "./users.ts";
import { waitStatus } from "./wait-status.ts";
import type { WorkDirectory } from "./work-directory.ts";

/** Who wants to know what becomes of containers: the agents. */
export interface ContainerListener {
  sandboxCreated(container: ContainerSpec, sandbox: string): void;
  /** The container runs under this pid. */
  launched(container: ContainerSpec, pid: number): void;
  ended(container: ContainerSpec, end: ContainerEnd): void;
  /** The built-in command executor subscribes; its events are to be given to {@link Containerizer.event}. */
  subscribed(container: ContainerSpec, streamId: string): void;
  /** An update of the built-in command executor. */
  updated(container: ContainerSpec, status: TaskStatus): void;
}

export interface ContainerizerParts {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly workDirectory: WorkDirectory;
  readonly users: HostUsers;
  readonly settings: AgentSettings;
  /** Run executors as the users that they ask for, where this process may. */
  readonly switchUser: boolean;
  readonly listener: ContainerListener;
}

interface Container {
  readonly spec: ContainerSpec;
  readonly sandbox: string;
  readonly aborted: AbortController;
  leader: Leader | undefined;
  commandExecutor: CommandExecutor | undefined;
  ended: boolean;
}

export class Containerizer {
  readonly #parts: ContainerizerParts;
  readonly #containers = new Map<string, Container>();
  /** Of the built-in command executors. */
  readonly #streams = new Map<string, Container>();
  readonly #warnedUsers = new Set<string>();

  constructor(parts: ContainerizerParts) {
    this.#parts = parts;
  }

  /** Containers that have not ended. */
  get size(): number {
    return this.#containers.size;
  }

  /** Starts a container; what becomes of it is told to the listener. */
  launch(spec: ContainerSpec, address: AgentAddress): void {
    const sandbox = this.#parts.workDirectory.createSandbox(spec, this.#parts.clock.nowMs());
    const container: Container = {
      spec,
      sandbox,
      aborted: new AbortController(),
      leader: undefined,
      commandExecutor: undefined,
      ended: false,
    };
    this.#containers.set(spec.containerId, container);
    this.#parts.listener.sandboxCreated(spec, sandbox);
    if (needsDocker(spec)) {
      // What an agent says whose containerizers are all asked and all decline.
      const message = "Abnormal executor termination: unknown container";
      this.#end(container, { state: "TASK_FAILED", reason: "REASON_EXECUTOR_TERMINATED", message });
      return;
    }
    this.#start(container, address).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      this.#parts.logger.info({ containerId: spec.containerId, err: error }, "a container could not be launched");
      this.#end(container, {
        state: "TASK_FAILED",
        reason: "REASON_CONTAINER_LAUNCH_FAILED",
        message: `Failed to launch container: ${why}`,
      });
    });
  }

  async #start(container: Container, address: AgentAddress): Promise<void> {
    const { spec, sandbox, aborted } = container;
    const command = spec.executor.command ?? {};
    await fetchUris(command.uris ?? [], sandbox, aborted.signal);
    aborted.signal.throwIfAborted();
    const { settings } = this.#parts;
    const environment = containerEnvironment(spec, { sandbox, address, settings, own: process.env });
    const options = this.#asUser(container, { sandbox, environment });
    if (spec.commandTask !== undefined) {
      this.#startCommandExecutor(container, options);
      return;
    }
    const spawned = await spawnCommand(command, options);
    this.#record(container, spawned);
    spawned.child.once("exit", (code, signal) => this.#end(container, { status: waitStatus(code, signal) }));
    this.#parts.listener.launched(spec, spawned.leader.pid);
    if (aborted.signal.aborted) this.destroy(spec.containerId);
  }

  #record(container: Container, { leader }: SpawnedProcess): void {
    const { containerId } = container.spec;
    container.leader = leader;
    this.#parts.workDirectory.recordContainer({ ...leader, containerId, sandbox: container.sandbox });
    // It was destroyed while its process was being started.
    if (container.ended) this.#cleanUp(container);
  }

  /** As the user that the command or the framework names, where switching is asked for and possible. */
  #asUser(container: Container, options: SpawnOptions): SpawnOptions {
    const { switchUser, users, logger } = this.#parts;
    const name = container.spec.executor.command?.user ?? container.spec.framework.user;
    if (!switchUser || name === "" || process.getuid?.() !== 0) return options;
    const user = users.find(name);
    if (user === undefined) {
      if (!this.#warnedUsers.has(name)) logger.warn({ user: name }, "no such user: executors run as the current one");
      this.#warnedUsers.add(name);
      return options;
    }
    const { uid, gid } = user;
    chownSync(container.sandbox, uid, gid);
    return { ...options, user: { uid, gid }, environment: { ...options.environment, USER: name, HOME: user.home } };
  }

  #startCommandExecutor(container: Container, spawn: SpawnOptions): void {
    const { clock, listener } = this.#parts;
    const { spec } = container;
    const streamId = `command-${randomUUID()}`;
    container.commandExecutor = new CommandExecutor({
      clock,
      framework: spec.framework,
      spawn,
      update: (status) => listener.updated(spec, status),
      onSpawned: (spawned) => this.#record(container, spawned),
      onDone: () => this.#end(container, { status: 0 }),
    });
    this.#streams.set(streamId, container);
    listener.launched(spec, process.pid);
    listener.subscribed(spec, streamId);
  }

  /** An event for a built-in command executor; false when the stream is none. */
  event(streamId: string, event: ExecutorEvent): boolean {
    const container = this.#streams.get(streamId);
    if (container?.commandExecutor === undefined) return false;
    container.commandExecutor.receive(event).catch((error: unknown) => {
      this.#parts.logger.error({ err: error }, "the command executor failed");
      this.destroy(container.spec.containerId);
    });
    return true;
  }

  /** Kills everything in the container. */
  destroy(containerId: string): void {
    const container = this.#containers.get(containerId);
    if (container === undefined) return;
    container.aborted.abort(new Error("the container was destroyed"));
    if (container.leader === undefined && container.commandExecutor === undefined) return;
    void killContainer(container).then((isGone) => {
      if (!isGone) this.#parts.logger.warn({ containerId }, "processes survive SIGKILL");
      // An executor's end is seen by itself; the built-in one has no process of its own.
      if (container.commandExecutor !== undefined) this.#end(container, { status: waitStatus(null, "SIGKILL") });
    });
  }

  destroyAll(): void {
    for (const containerId of this.#containers.keys()) this.destroy(containerId);
  }

  /** The container has ended: what it left running is killed before anyone is told. */
  #end(container: Container, end: ContainerEnd): void {
    if (container.ended) return;
    container.ended = true;
    this.#cleanUp(container, () => this.#parts.listener.ended(container.spec, end));
  }

  #cleanUp(container: Container, then: () => void = () => undefined): void {
    const { containerId } = container.spec;
    void killContainer(container).then(() => {
      this.#parts.workDirectory.forgetContainer(containerId);
      this.#containers.delete(containerId);
      for (const [streamId, owner] of this.#streams) if (owner === container) this.#streams.delete(streamId);
      then();
    });
  }

  /** Kills all that runs, without waiting: for a process that is about to exit. */
  killAllNow(): void {
    const started = [...this.#containers.values()].filter((container) => container.leader !== undefined);
    if (started.length > 0) signalContainers(started, "SIGKILL");
  }

  removeSandbox(spec: ContainerSpec): void {
    this.#parts.workDirectory.removeSandbox(spec);
  }
}

/** True for containers that only a Docker daemon could run, which there is none of. */
function needsDocker({ executor }: ContainerSpec): boolean {
  return executor.container?.type === "DOCKER";
}
