/**
 * The parts of Mesos's v1 messages that the master and the agents here read or make, as plain objects in
 * the shape of the protobufs: field names verbatim, enums by name, bytes as `Uint8Array`, 64-bit numbers as
 * numbers. Whatever else a message holds travels along untouched.
 */

export interface IdValue {
  readonly value: string;
}

export interface TimeInfo {
  readonly nanoseconds: number;
}

export interface DurationInfo {
  readonly nanoseconds: number;
}

export interface Address {
  readonly hostname?: string;
  readonly ip?: string;
  readonly port: number;
}

export interface Range {
  readonly begin: number;
  readonly end: number;
}

export type ValueType = "SCALAR" | "RANGES" | "SET" | "TEXT";

export interface Resource {
  readonly name: string;
  readonly type: ValueType;
  readonly scalar?: { readonly value: number };
  readonly ranges?: { readonly range?: readonly Range[] };
  readonly set?: { readonly item?: readonly string[] };
  readonly role?: string;
  readonly allocation_info?: { readonly role?: string };
  readonly reservations?: readonly { readonly type?: string; readonly role?: string }[];
  readonly revocable?: object;
  readonly disk?: object;
  readonly shared?: object;
}

export interface Attribute {
  readonly name: string;
  readonly type: ValueType;
  readonly scalar?: { readonly value: number };
  readonly ranges?: { readonly range?: readonly Range[] };
  readonly text?: { readonly value: string };
}

export interface FrameworkInfo {
  readonly user: string;
  readonly name: string;
  readonly id?: IdValue;
  /** Seconds. */
  readonly failover_timeout?: number;
  readonly checkpoint?: boolean;
  readonly role?: string;
  readonly roles?: readonly string[];
  readonly hostname?: string;
  readonly principal?: string;
  readonly webui_url?: string;
  readonly capabilities?: readonly { readonly type?: string }[];
}

export interface CommandUri {
  readonly value: string;
  readonly executable?: boolean;
  readonly extract?: boolean;
  readonly cache?: boolean;
  readonly output_file?: string;
}

export interface EnvironmentVariable {
  readonly name: string;
  readonly type?: string;
  readonly value?: string;
}

export interface CommandInfo {
  readonly uris?: readonly CommandUri[];
  readonly environment?: { readonly variables?: readonly EnvironmentVariable[] };
  readonly shell?: boolean;
  readonly value?: string;
  readonly arguments?: readonly string[];
  readonly user?: string;
}

export interface KillPolicy {
  readonly grace_period?: DurationInfo;
}

/** Of the container that a task asks for, what is looked at here. */
export interface ContainerInfo {
  readonly type?: string;
}

export interface ExecutorInfo {
  readonly type?: string;
  readonly executor_id: IdValue;
  readonly framework_id?: IdValue;
  readonly command?: CommandInfo;
  readonly container?: ContainerInfo;
  readonly resources?: readonly Resource[];
  readonly name?: string;
  readonly source?: string;
  readonly discovery?: object;
  readonly labels?: object;
  readonly shutdown_grace_period?: DurationInfo;
}

export interface TaskInfo {
  readonly name: string;
  readonly task_id: IdValue;
  readonly agent_id: IdValue;
  readonly resources?: readonly Resource[];
  readonly executor?: ExecutorInfo;
  readonly command?: CommandInfo;
  readonly container?: ContainerInfo;
  readonly kill_policy?: KillPolicy;
  readonly labels?: object;
  readonly discovery?: object;
  readonly max_completion_time?: DurationInfo;
}

export type TaskState =
  | "TASK_STAGING"
  | "TASK_STARTING"
  | "TASK_RUNNING"
  | "TASK_KILLING"
  | "TASK_FINISHED"
  | "TASK_FAILED"
  | "TASK_KILLED"
  | "TASK_ERROR"
  | "TASK_LOST"
  | "TASK_DROPPED"
  | "TASK_UNREACHABLE"
  | "TASK_GONE"
  | "TASK_GONE_BY_OPERATOR"
  | "TASK_UNKNOWN";

export interface ContainerStatus {
  readonly container_id?: IdValue;
  readonly executor_pid?: number;
  readonly network_infos?: readonly object[];
}

export interface TaskStatus {
  readonly task_id: IdValue;
  readonly state: TaskState;
  readonly message?: string;
  readonly source?: "SOURCE_MASTER" | "SOURCE_AGENT" | "SOURCE_EXECUTOR";
  readonly reason?: string;
  readonly data?: Uint8Array;
  readonly agent_id?: IdValue;
  readonly executor_id?: IdValue;
  /** Seconds since the epoch. */
  readonly timestamp?: number;
  readonly uuid?: Uint8Array;
  readonly healthy?: boolean;
  readonly container_status?: ContainerStatus;
  readonly unreachable_time?: TimeInfo;
}

/** A task as masters and agents describe it. */
export interface Task {
  readonly name: string;
  readonly task_id: IdValue;
  readonly framework_id: IdValue;
  readonly executor_id?: IdValue;
  readonly agent_id: IdValue;
  readonly state: TaskState;
  readonly resources?: readonly Resource[];
  readonly statuses?: readonly TaskStatus[];
  readonly status_update_state?: TaskState;
  readonly status_update_uuid?: Uint8Array;
  readonly labels?: object;
  readonly discovery?: object;
  readonly container?: ContainerInfo;
  readonly kill_policy?: KillPolicy;
  readonly user?: string;
}

export interface AgentInfo {
  readonly hostname: string;
  readonly port?: number;
  readonly resources?: readonly Resource[];
  readonly attributes?: readonly Attribute[];
  readonly id?: IdValue;
}

export interface MasterInfo {
  readonly id: string;
  /** IPv4 in network byte order, read as a little-endian number. */
  readonly ip: number;
  readonly port: number;
  readonly pid?: string;
  readonly hostname?: string;
  readonly version?: string;
  readonly address?: Address;
}

export interface Offer {
  readonly id: IdValue;
  readonly framework_id: IdValue;
  readonly agent_id: IdValue;
  readonly hostname: string;
  readonly url?: object;
  readonly resources?: readonly Resource[];
  readonly attributes?: readonly Attribute[];
  readonly executor_ids?: readonly IdValue[];
  readonly allocation_info?: { readonly role?: string };
}

export interface Filters {
  readonly refuse_seconds?: number;
}

export interface OfferOperation {
  readonly type?: string;
  readonly id?: IdValue;
  readonly launch?: { readonly task_infos?: readonly TaskInfo[] };
  readonly launch_group?: { readonly task_group?: { readonly tasks?: readonly TaskInfo[] } };
}

export interface SchedulerCall {
  readonly framework_id?: IdValue;
  readonly type?: string;
  readonly subscribe?: { readonly framework_info: FrameworkInfo; readonly suppressed_roles?: readonly string[] };
  readonly accept?: AcceptCall;
  readonly decline?: { readonly offer_ids?: readonly IdValue[]; readonly filters?: Filters };
  readonly accept_inverse_offers?: object;
  readonly decline_inverse_offers?: object;
  readonly revive?: { readonly roles?: readonly string[] };
  readonly kill?: KillCall;
  readonly shutdown?: { readonly executor_id: IdValue; readonly agent_id: IdValue };
  readonly acknowledge?: AcknowledgeCall;
  readonly reconcile?: { readonly tasks?: readonly { readonly task_id: IdValue; readonly agent_id?: IdValue }[] };
  readonly message?: { readonly agent_id: IdValue; readonly executor_id: IdValue; readonly data: Uint8Array };
  readonly request?: object;
  readonly suppress?: { readonly roles?: readonly string[] };
}

export interface AcceptCall {
  readonly offer_ids?: readonly IdValue[];
  readonly operations?: readonly OfferOperation[];
  readonly filters?: Filters;
}

export interface KillCall {
  readonly task_id: IdValue;
  readonly agent_id?: IdValue;
  readonly kill_policy?: KillPolicy;
}

export interface AcknowledgeCall {
  readonly agent_id: IdValue;
  readonly task_id: IdValue;
  readonly uuid: Uint8Array;
}

export type SchedulerEvent =
  | {
      readonly type: "SUBSCRIBED";
      readonly subscribed: {
        readonly framework_id: IdValue;
        readonly heartbeat_interval_seconds: number;
        readonly master_info: MasterInfo;
      };
    }
  | { readonly type: "OFFERS"; readonly offers: { readonly offers: readonly Offer[] } }
  | { readonly type: "RESCIND"; readonly rescind: { readonly offer_id: IdValue } }
  | { readonly type: "UPDATE"; readonly update: { readonly status: TaskStatus } }
  | {
      readonly type: "MESSAGE";
      readonly message: { readonly agent_id: IdValue; readonly executor_id: IdValue; readonly data: Uint8Array };
    }
  | {
      readonly type: "FAILURE";
      readonly failure: { readonly agent_id?: IdValue; readonly executor_id?: IdValue; readonly status?: number };
    }
  | { readonly type: "ERROR"; readonly error: { readonly message: string } }
  | { readonly type: "HEARTBEAT" };

export interface ExecutorCall {
  readonly executor_id: IdValue;
  readonly framework_id: IdValue;
  readonly type?: string;
  readonly subscribe?: {
    readonly unacknowledged_tasks?: readonly TaskInfo[];
    readonly unacknowledged_updates?: readonly { readonly status: TaskStatus }[];
  };
  readonly update?: { readonly status: TaskStatus };
  readonly message?: { readonly data: Uint8Array };
}

export type ExecutorEvent =
  | {
      readonly type: "SUBSCRIBED";
      readonly subscribed: {
        readonly executor_info: ExecutorInfo;
        readonly framework_info: FrameworkInfo;
        readonly agent_info: AgentInfo;
        readonly container_id: IdValue;
      };
    }
  | { readonly type: "LAUNCH"; readonly launch: { readonly task: TaskInfo } }
  | { readonly type: "KILL"; readonly kill: { readonly task_id: IdValue; readonly kill_policy?: KillPolicy } }
  | { readonly type: "ACKNOWLEDGED"; readonly acknowledged: { readonly task_id: IdValue; readonly uuid: Uint8Array } }
  | { readonly type: "MESSAGE"; readonly message: { readonly data: Uint8Array } }
  | { readonly type: "ERROR"; readonly error: { readonly message: string } }
  | { readonly type: "SHUTDOWN" }
  | { readonly type: "HEARTBEAT" };
