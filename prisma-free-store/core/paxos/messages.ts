/**
 * What replicas say to one another and what they store: the messages of Mesos's `log.proto`, field for field, so
 * that a codec is one table per message and Mesos's own replicas understand every one of them.
 *
 * Positions and proposals are 64-bit on the wire and numbers here, at most {@link MAX_NUMBER}; a codec drops a
 * message that holds a larger one. At a million entries a second they last 280 years.
 */

/** Positions and proposals that come from outside; what is left below 2^53 is room to count on from them. */
export const MAX_NUMBER = Number.MAX_SAFE_INTEGER - 2 ** 20;

/** The libprocess PID of a process, `log-replica(1)@10.0.0.1:8083`. The core only compares them. */
export type Pid = string;

export type ReplicaStatus =
  /** A full member: promises, accepts and answers recover requests with its range. */
  | "VOTING"
  /** Catching up after it was empty: ignores promise and write requests, learns. */
  | "RECOVERING"
  /** Between EMPTY and VOTING while all replicas initialize themselves. */
  | "STARTING"
  /** Never initialized. Ignores everything but recover requests. */
  | "EMPTY";

export interface Metadata {
  readonly status: ReplicaStatus;
  /** The highest proposal that all positions without an action were promised to. */
  readonly promised: number;
}

export type ActionType = "NOP" | "APPEND" | "TRUNCATE";

/** What was, or is to be, written at a position. Exactly the member that `type` names is there. */
export interface Content {
  readonly type?: ActionType;
  /** `tombstone`: the position was truncated before this replica learned it. */
  readonly nop?: { readonly tombstone?: boolean };
  readonly append?: { readonly bytes: Uint8Array; readonly cksum?: Uint8Array };
  /** All positions below `to` are gone. */
  readonly truncate?: { readonly to: number };
}

/** What a replica knows about one position. */
export interface Action extends Content {
  readonly position: number;
  readonly promised: number;
  /** The proposal under which the content was accepted; absent while there is only a promise. */
  readonly performed?: number;
  /** True once the content is known to be agreed upon. */
  readonly learned?: boolean;
}

export interface PromiseRequest {
  readonly name: "PromiseRequest";
  readonly proposal: number;
  /** Absent: all positions at which the replica has no action. */
  readonly position?: number;
}

/** `IGNORED`: the replica may not vote now. */
export type Verdict = "ACCEPT" | "REJECT" | "IGNORED";

export interface PromiseResponse {
  readonly name: "PromiseResponse";
  /** True for ACCEPT alone; all that replicas older than Mesos 0.26 set. */
  readonly okay: boolean;
  readonly type?: Verdict;
  /** REJECT: the higher proposal that was promised to. Otherwise the request's. */
  readonly proposal: number;
  /** The replica's end (implicit), or the requested position when there is no action at it. */
  readonly position?: number;
  /** What the replica held at the requested position before this promise. */
  readonly action?: Action;
}

export interface WriteRequest extends Content {
  readonly name: "WriteRequest";
  readonly proposal: number;
  readonly position: number;
  readonly learned?: boolean;
  readonly type: ActionType;
}

export interface WriteResponse {
  readonly name: "WriteResponse";
  readonly okay: boolean;
  readonly type?: Verdict;
  readonly proposal: number;
  readonly position: number;
}

/** The action is agreed upon. Nobody answers. */
export interface LearnedMessage {
  readonly name: "LearnedMessage";
  readonly action: Action;
}

export interface RecoverRequest {
  readonly name: "RecoverRequest";
}

export interface RecoverResponse {
  readonly name: "RecoverResponse";
  readonly status: ReplicaStatus;
  /** Set when VOTING. */
  readonly begin?: number;
  readonly end?: number;
}

export type Request = PromiseRequest | WriteRequest | RecoverRequest;
export type Response = PromiseResponse | WriteResponse | RecoverResponse;
export type Message = Request | Response | LearnedMessage;
