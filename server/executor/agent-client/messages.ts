/**
 * The v1 executor API's messages, as much of them as an executor needs. Field numbers are those of
 * `executor/executor.proto` and `mesos.proto` (Apache Mesos, include/mesos/v1); a test holds this file
 * against the code that is generated from them. Tasks are kept as the bytes they came in, so that an agent
 * is given back exactly what it sent.
 */
import protobuf from "protobufjs/minimal.js";
import { ProtoError, ProtoFields } from "./proto-fields.ts";

/** Who talks to the agent. */
export interface ExecutorIdentity {
  readonly executorId: string;
  readonly frameworkId: string;
}

/** Numbers of `TaskState`, for the states that executors report. */
export const TASK_STATES = {
  TASK_STARTING: 0,
  TASK_RUNNING: 1,
  TASK_FINISHED: 2,
  TASK_FAILED: 3,
  TASK_KILLED: 4,
  TASK_LOST: 5,
} as const;

export type ReportedState = keyof typeof TASK_STATES;

/** One status update, with the uuid that its acknowledgement will name. */
export interface StatusUpdate {
  readonly taskId: string;
  readonly state: ReportedState;
  readonly message?: string;
  readonly uuid: Uint8Array;
  /** Epoch milliseconds. */
  readonly timestampMs: number;
}

/** A task that the agent wants run. */
export interface LaunchedTask {
  readonly taskId: string;
  /** `TaskInfo.data`. */
  readonly data: Uint8Array;
  /** `TaskInfo.kill_policy`: how long a kill may take. */
  readonly killGraceMs: number | undefined;
  /** The whole `TaskInfo`. */
  readonly taskInfo: Uint8Array;
}

export type ExecutorEvent =
  | { readonly type: "SUBSCRIBED" }
  | { readonly type: "LAUNCH"; readonly tasks: readonly LaunchedTask[]; readonly isGroup: boolean }
  | { readonly type: "KILL"; readonly taskId: string; readonly graceMs: number | undefined }
  | { readonly type: "ACKNOWLEDGED"; readonly taskId: string; readonly uuid: Uint8Array }
  | { readonly type: "MESSAGE"; readonly data: Uint8Array }
  | { readonly type: "ERROR"; readonly message: string }
  | { readonly type: "SHUTDOWN" }
  /** A heartbeat, or a type of a later Mesos. */
  | { readonly type: "OTHER" };

const EVENT_TYPES = {
  SUBSCRIBED: 1,
  LAUNCH: 2,
  KILL: 3,
  ACKNOWLEDGED: 4,
  MESSAGE: 5,
  ERROR: 6,
  SHUTDOWN: 7,
  LAUNCH_GROUP: 8,
} as const;

const SUBSCRIBE = 1;
const UPDATE = 2;
const SOURCE_EXECUTOR = 2;
const NANOS_PER_MS = 1e6;

function embedded(writer: protobuf.Writer, field: number, write: (inner: protobuf.Writer) => void): protobuf.Writer {
  const inner = writer.uint32((field << 3) | 2).fork();
  write(inner);
  return inner.ldelim();
}

/** `ExecutorID`, `FrameworkID`, `TaskID`: messages with a text as field 1. */
function id(writer: protobuf.Writer, field: number, value: string): void {
  embedded(writer, field, (inner) => inner.uint32(10).string(value));
}

function callHeader(identity: ExecutorIdentity, type: number): protobuf.Writer {
  const writer = protobuf.Writer.create();
  id(writer, 1, identity.executorId);
  id(writer, 2, identity.frameworkId);
  return writer.uint32(24).int32(type);
}

/** `TaskStatus`. */
function status(writer: protobuf.Writer, identity: ExecutorIdentity, update: StatusUpdate): void {
  id(writer, 1, update.taskId);
  writer.uint32(16).int32(TASK_STATES[update.state]);
  if (update.message !== undefined) writer.uint32(34).string(update.message);
  writer.uint32(49).double(update.timestampMs / 1000);
  id(writer, 7, identity.executorId);
  writer.uint32(72).int32(SOURCE_EXECUTOR);
  writer.uint32(90).bytes(update.uuid);
}

/** A SUBSCRIBE call with what the agent has not acknowledged: `TaskInfo`s and updates. */
export function encodeSubscribe(
  identity: ExecutorIdentity,
  unacknowledged: { readonly tasks: readonly Uint8Array[]; readonly updates: readonly StatusUpdate[] },
): Uint8Array {
  return embedded(callHeader(identity, SUBSCRIBE), 4, (subscribe) => {
    for (const taskInfo of unacknowledged.tasks) subscribe.uint32(10).bytes(taskInfo);
    for (const update of unacknowledged.updates) {
      embedded(subscribe, 2, (one) => embedded(one, 1, (inner) => status(inner, identity, update)));
    }
  }).finish();
}

export function encodeUpdate(identity: ExecutorIdentity, update: StatusUpdate): Uint8Array {
  const call = callHeader(identity, UPDATE);
  return embedded(call, 5, (one) => embedded(one, 1, (inner) => status(inner, identity, update))).finish();
}

/** One record of the event stream; keeps nothing of `bytes`. @throws ProtoError */
export function decodeEvent(bytes: Uint8Array): ExecutorEvent {
  const event = new ProtoFields(bytes);
  switch (event.number(1) ?? 0) {
    case EVENT_TYPES.SUBSCRIBED:
      return { type: "SUBSCRIBED" };
    case EVENT_TYPES.LAUNCH:
      return { type: "LAUNCH", tasks: [launchedTask(event.message(4).bytes(1))], isGroup: false };
    case EVENT_TYPES.LAUNCH_GROUP:
      return { type: "LAUNCH", tasks: event.message(8).message(1).all(1).map(launchedTask), isGroup: true };
    case EVENT_TYPES.KILL: {
      const kill = event.message(5);
      return { type: "KILL", taskId: idOf(kill, 1), graceMs: graceMs(kill, 2) };
    }
    case EVENT_TYPES.ACKNOWLEDGED: {
      const acknowledged = event.message(3);
      return { type: "ACKNOWLEDGED", taskId: idOf(acknowledged, 1), uuid: copyOf(acknowledged.bytes(2)) };
    }
    case EVENT_TYPES.MESSAGE:
      return { type: "MESSAGE", data: copyOf(event.message(6).bytes(1)) };
    case EVENT_TYPES.ERROR:
      return { type: "ERROR", message: event.message(7).text(1) ?? "" };
    case EVENT_TYPES.SHUTDOWN:
      return { type: "SHUTDOWN" };
    default:
      return { type: "OTHER" };
  }
}

function launchedTask(bytes: Uint8Array | undefined): LaunchedTask {
  if (bytes === undefined) throw new ProtoError("a launch without a task");
  const taskInfo = copyOf(bytes);
  const fields = new ProtoFields(taskInfo);
  return {
    taskId: idOf(fields, 2),
    data: fields.bytes(6) ?? new Uint8Array(),
    killGraceMs: graceMs(fields, 12),
    taskInfo,
  };
}

/** A copy as a plain array: `slice` of a Buffer would be a view. */
function copyOf(bytes: Uint8Array | undefined): Uint8Array {
  return new Uint8Array(bytes ?? []);
}

function idOf(fields: ProtoFields, field: number): string {
  const value = fields.message(field).text(1);
  if (value === undefined) throw new ProtoError(`an id is missing, field ${field}`);
  return value;
}

/** The grace period of a `KillPolicy`. */
function graceMs(fields: ProtoFields, field: number): number | undefined {
  const nanos = fields.message(field).message(1).number(1);
  return nanos === undefined ? undefined : Math.max(nanos / NANOS_PER_MS, 0);
}
