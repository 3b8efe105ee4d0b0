/** What an agent remembers: frameworks, executors, their tasks; and what is to happen outside of it. */
import type { BoundedMap } from "../bounded-map.ts";
import type { Ids } from "../ids.ts";
import type { AgentAddress, ToMaster } from "../link.ts";
import type { AgentInfo, ExecutorEvent, ExecutorInfo, FrameworkInfo, TaskInfo, TaskState } from "../messages.ts";
import type { BookedTask } from "../task-state.ts";
import type { CoreTimer, Timers } from "../timers.ts";
import type { StatusUpdateManager } from "./status-updates.ts";

export interface AgentSettings {
  readonly executorRegistrationTimeoutMs: number;
  readonly executorShutdownGracePeriodMs: number;
  readonly executorHeartbeatIntervalMs: number;
  readonly maxCompletedFrameworks: number;
  readonly maxCompletedExecutorsPerFramework: number;
  readonly maxCompletedTasksPerExecutor: number;
  /** How long a sandbox stays after its executor. */
  readonly gcDelayMs: number;
}

/** `mesos-agent`'s defaults, but that it keeps 150 completed executors for a week: here they fill the disk of one host. */
export const AGENT_DEFAULTS: AgentSettings = {
  executorRegistrationTimeoutMs: 60_000,
  executorShutdownGracePeriodMs: 5_000,
  executorHeartbeatIntervalMs: 1_800_000,
  maxCompletedFrameworks: 50,
  maxCompletedExecutorsPerFramework: 50,
  maxCompletedTasksPerExecutor: 200,
  gcDelayMs: 86_400_000,
};

/** A container: one run of an executor, in a sandbox of its own. */
export interface ContainerSpec {
  readonly agentId: string;
  readonly containerId: string;
  readonly framework: FrameworkInfo;
  readonly frameworkId: string;
  readonly executorId: string;
  readonly executor: ExecutorInfo;
  /** The task to run where there is no custom executor. */
  readonly commandTask?: TaskInfo;
}

/** How a container ended. */
export interface ContainerEnd {
  /** As of waitpid(2); undefined when it never ran. */
  readonly status?: number;
  readonly state?: TaskState;
  readonly reason?: string;
  readonly message?: string;
}

export type AgentEffect =
  | { readonly kind: "to-master"; readonly message: ToMaster }
  | { readonly kind: "event"; readonly streamId: string; readonly event: ExecutorEvent }
  | { readonly kind: "close"; readonly streamId: string }
  | { readonly kind: "launch"; readonly container: ContainerSpec }
  | { readonly kind: "destroy"; readonly containerId: string }
  /** The sandbox is not needed any more. */
  | { readonly kind: "collect"; readonly container: ContainerSpec };

export type ExecutorState = "REGISTERING" | "RUNNING" | "TERMINATING" | "TERMINATED";

export interface AgentExecutor {
  readonly id: string;
  readonly container: ContainerSpec;
  state: ExecutorState;
  streamId: string | undefined;
  pid: number | undefined;
  heartbeat: CoreTimer | undefined;
  timeout: CoreTimer | undefined;
  everSentTask: boolean;
  /** Known before the container ended: why it is being ended. */
  pendingEnd: ContainerEnd | undefined;
  /** Not handed to the executor yet. */
  readonly queuedTasks: Map<string, TaskInfo>;
  /** Handed to the executor, not terminal. */
  readonly launchedTasks: Map<string, BookedTask>;
  /** Terminal, their last updates not acknowledged. */
  readonly terminatedTasks: Map<string, BookedTask>;
  readonly completedTasks: BoundedMap<string, BookedTask>;
}

export interface AgentFramework {
  readonly id: string;
  info: FrameworkInfo;
  /** Being shut down: it gets no updates any more. */
  terminating: boolean;
  readonly executors: Map<string, AgentExecutor>;
  /** By container id. */
  readonly completedExecutors: BoundedMap<string, AgentExecutor>;
  /** The executor of each task that is not completed. */
  readonly taskExecutors: Map<string, AgentExecutor>;
}

export type AgentPhase = "REGISTERING" | "RUNNING" | "DISCONNECTED" | "TERMINATING";

export interface AgentState {
  readonly settings: AgentSettings;
  readonly timers: Timers;
  readonly ids: Ids;
  readonly address: AgentAddress;
  readonly updates: StatusUpdateManager;
  readonly startedMs: number;
  /** With its id once the master has given it one. */
  info: AgentInfo;
  phase: AgentPhase;
  readonly frameworks: Map<string, AgentFramework>;
  readonly completedFrameworks: BoundedMap<string, AgentFramework>;
  /** Executors that have not ended, by container id. */
  readonly containers: Map<string, { framework: AgentFramework; executor: AgentExecutor }>;
  /** Has something happen outside. */
  readonly emit: (effect: AgentEffect) => void;
}

export function agentIdOf(state: AgentState): string {
  return state.info.id?.value ?? "";
}

export function sendToMaster(state: AgentState, message: ToMaster): void {
  state.emit({ kind: "to-master", message });
}

export function sendToExecutor(state: AgentState, executor: AgentExecutor, event: ExecutorEvent): void {
  if (executor.streamId !== undefined) state.emit({ kind: "event", streamId: executor.streamId, event });
}

/** True when the executor has tasks that it or the scheduler still owes something for. */
export function hasIncompleteTasks(executor: AgentExecutor): boolean {
  return executor.queuedTasks.size > 0 || executor.launchedTasks.size > 0 || executor.terminatedTasks.size > 0;
}
