/** Task states and the statuses that carry them. Behaviour: src/common/protobuf_utils.cpp of Apache Mesos. */
import type { ContainerStatus, FrameworkInfo, Task, TaskInfo, TaskState, TaskStatus } from "./messages.ts";
import { uuidBytes } from "./ids.ts";

const TERMINAL: ReadonlySet<TaskState> = new Set([
  "TASK_FINISHED",
  "TASK_FAILED",
  "TASK_KILLED",
  "TASK_LOST",
  "TASK_ERROR",
  "TASK_DROPPED",
  "TASK_GONE",
  "TASK_GONE_BY_OPERATOR",
]);

export function isTerminal(state: TaskState): boolean {
  return TERMINAL.has(state);
}

/** A task in such a state holds no resources. */
export function isTerminalOrUnreachable(state: TaskState): boolean {
  return TERMINAL.has(state) || state === "TASK_UNREACHABLE";
}

export function hasCapability(info: FrameworkInfo, capability: string): boolean {
  return (info.capabilities ?? []).some((one) => one.type === capability);
}

export function isPartitionAware(info: FrameworkInfo): boolean {
  return hasCapability(info, "PARTITION_AWARE");
}

/** The state to report to a framework: those without PARTITION_AWARE know only TASK_LOST. */
export function partitionAwareState(info: FrameworkInfo, state: TaskState): TaskState {
  return isPartitionAware(info) ? state : "TASK_LOST";
}

export interface StatusFields {
  readonly taskId: string;
  readonly state: TaskState;
  readonly source: "SOURCE_MASTER" | "SOURCE_AGENT";
  readonly message: string;
  readonly nowMs: number;
  readonly agentId?: string | undefined;
  readonly reason?: string;
  readonly executorId?: string | undefined;
  /** In text form. With one the update is repeated until it is acknowledged. */
  readonly uuid?: string;
  readonly containerStatus?: ContainerStatus | undefined;
  readonly unreachableNanos?: number;
}

/** A status that a master or an agent makes. */
export function makeStatus(fields: StatusFields): TaskStatus {
  return {
    task_id: { value: fields.taskId },
    state: fields.state,
    message: fields.message,
    source: fields.source,
    ...(fields.reason === undefined ? {} : { reason: fields.reason }),
    ...(fields.agentId === undefined ? {} : { agent_id: { value: fields.agentId } }),
    ...(fields.executorId === undefined ? {} : { executor_id: { value: fields.executorId } }),
    timestamp: fields.nowMs / 1000,
    ...(fields.uuid === undefined ? {} : { uuid: uuidBytes(fields.uuid) }),
    ...(fields.containerStatus === undefined ? {} : { container_status: fields.containerStatus }),
    ...(fields.unreachableNanos === undefined ? {} : { unreachable_time: { nanoseconds: fields.unreachableNanos } }),
  };
}

/** A task in someone's books: what changes about it changes in place. */
export type BookedTask = Omit<Task, "state" | "statuses" | "status_update_state" | "status_update_uuid"> & {
  state: TaskState;
  statuses: TaskStatus[];
  status_update_state?: TaskState;
  status_update_uuid?: Uint8Array;
};

/** A task's record from what is to be launched. */
export function taskOf(info: TaskInfo, frameworkId: string, state: TaskState): BookedTask {
  const user = info.command?.user ?? info.executor?.command?.user;
  return {
    name: info.name,
    task_id: info.task_id,
    framework_id: { value: frameworkId },
    ...(info.executor === undefined ? {} : { executor_id: info.executor.executor_id }),
    agent_id: info.agent_id,
    state,
    statuses: [],
    ...(info.resources === undefined ? {} : { resources: info.resources }),
    ...(info.labels === undefined ? {} : { labels: info.labels }),
    ...(info.discovery === undefined ? {} : { discovery: info.discovery }),
    ...(info.container === undefined ? {} : { container: info.container }),
    ...(info.kill_policy === undefined ? {} : { kill_policy: info.kill_policy }),
    ...(user === undefined ? {} : { user }),
  };
}

/** The same for other books: a report must not change after it was made. */
export function copyTask(task: Task): BookedTask {
  return { ...task, statuses: [...(task.statuses ?? [])] };
}

function withoutData(status: TaskStatus): TaskStatus {
  if (status.data === undefined) return status;
  const { data: _data, ...kept } = status;
  return kept;
}

/** Books a status: one of the same state replaces the last one; `data` is not kept. */
export function bookStatus(task: BookedTask, status: TaskStatus, state: TaskState): void {
  if (task.statuses.at(-1)?.state === status.state) task.statuses.pop();
  task.statuses.push(withoutData(status));
  task.state = state;
}

/** Books that an update was sent on, which its receiver is to acknowledge. */
export function bookUpdate(task: BookedTask, status: TaskStatus): void {
  if (status.uuid === undefined) return;
  task.status_update_state = status.state;
  task.status_update_uuid = status.uuid;
}
