/**
 * Resources and task states as Mesos has them, in the scheduler's own terms (no wire types). The driver
 * port speaks them, placement divides them.
 */

/** A closed range, of port numbers. */
export interface PortRange {
  readonly begin: number;
  readonly end: number;
}

/** One resource of an offer or a task, as Mesos has it: a scalar (cpus, mem in MiB, disk in MiB, gpus) or ranges (ports). */
export interface MesosResource {
  readonly name: string;
  readonly scalar?: number;
  readonly ranges?: readonly PortRange[];
  /** The role that the resource is reserved to; `*` when unreserved. */
  readonly role: string;
  readonly revocable: boolean;
  /** Everything else of the wire form (reservations, disk info), to be handed back unchanged at launch. */
  readonly opaque?: unknown;
}

/** `TaskState` of mesos.proto. */
export type MesosTaskState =
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
