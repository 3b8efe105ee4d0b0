/**
 * What happened in the scheduler, told after it is durable. Nouns of Aurora's `events/PubsubEvent.java`;
 * every part that reacts to state (task groups, throttler, timeouts, pruner, vars, the live feed)
 * subscribes to these and to nothing else.
 */
import type { HostAttributes } from "../../core/domain/host.ts";
import type { JobKey } from "../../core/domain/job-key.ts";
import type { ScheduleStatus } from "../../core/domain/schedule-status.ts";
import type { ScheduledTask } from "../../core/domain/task.ts";
import type { MasterAddress, TaskStatusUpdate } from "../ports/driver.ts";

/**
 * A task came into `task.status`. `oldState` is `INIT` for a new task and absent for a task that was
 * found in storage when this scheduler began to lead: a subscriber is told of each such task once.
 */
export interface TaskStateChange {
  readonly type: "TaskStateChange";
  readonly task: ScheduledTask;
  readonly oldState?: ScheduleStatus;
}

/** Tasks were removed from storage; they are given as they last were. */
export interface TasksDeleted {
  readonly type: "TasksDeleted";
  readonly tasks: readonly ScheduledTask[];
}

/** A host's attributes, agent or maintenance mode differ from what was stored. */
export interface HostAttributesChanged {
  readonly type: "HostAttributesChanged";
  readonly attributes: HostAttributes;
}

/** The framework is registered and its id is durable. */
export interface DriverRegistered {
  readonly type: "DriverRegistered";
  readonly frameworkId: string;
  readonly master: MasterAddress;
  /** True after the first time in this process. */
  readonly reregistered: boolean;
  /** The framework before, which Mesos has removed with all its tasks. */
  readonly replaces?: string;
}

/** The connection to the master is down; all offers are void. */
export interface DriverDisconnected {
  readonly type: "DriverDisconnected";
}

/** A status update arrived; nothing was done about it yet. */
export interface TaskStatusReceived {
  readonly type: "TaskStatusReceived";
  readonly update: TaskStatusUpdate;
}

/** The master gave an agent up. */
export interface AgentLost {
  readonly type: "AgentLost";
  readonly agentId: string;
  /** Its host, when an offer or a task told us. */
  readonly host?: string;
}

/** A client changed a job; posted once a request, beside the changes of the tasks. */
export interface JobChanged {
  readonly type: "JobChanged";
  readonly job: JobKey;
  readonly change: "created" | "killed" | "restarted" | "instancesAdded";
  readonly user: string;
}

/** A role's quota was set or removed. */
export interface QuotaChanged {
  readonly type: "QuotaChanged";
  readonly role: string;
}

export type PubsubEvent =
  | TaskStateChange
  | TasksDeleted
  | HostAttributesChanged
  | DriverRegistered
  | DriverDisconnected
  | TaskStatusReceived
  | AgentLost
  | JobChanged
  | QuotaChanged;

export type PubsubEventType = PubsubEvent["type"];

/** The event of a type. */
export type EventOf<T extends PubsubEventType> = Extract<PubsubEvent, { readonly type: T }>;
