/**
 * What goes into a `LogNode` and what comes out of it.
 *
 * A node is one member of the ensemble: replica, coordinator, recovery and catch-up in one deterministic value. A
 * shell owns the disk, the network and the clock:
 *
 *     const node = new LogNode(options, restored, nowMs)
 *     on every event:  node.step(event, nowMs)
 *                      while ((ready = node.takeReady()) !== undefined) {
 *                        queue ready.records for the disk      -> step({ kind: "written", through })
 *                        send ready.messages                      or step({ kind: "diskFailed" })
 *                        queue ready.reads behind the records  -> step({ kind: "read", readId, action })
 *                        tell ready.outcomes to the callers
 *                      }
 *                      set one timer to node.wakeAtMs        -> step({ kind: "tick" })
 *
 * Everything in a {@link Ready} may be started at once and in parallel: what a replica may say only after its disk
 * holds it is held back by the node until the shell reports {@link WrittenEvent}. While a batch is written, more
 * records may pile up; they share the next batch and its sync.
 */
import type { Action, Message, Metadata, Pid, ReplicaStatus } from "./messages.ts";
import type { Positions } from "./positions.ts";

export interface LogNodeOptions {
  /** This replica's own PID; it is a member of the network from the beginning. */
  readonly self: Pid;
  /** Replicas that must agree: more than half of the ensemble, whose size is taken to be 2 * quorum - 1. */
  readonly quorum: number;
  /** Lets an ensemble whose replicas are all EMPTY initialize itself. */
  readonly autoInitialize: boolean;
  readonly timing: Timing;
  /** From 0 (included) to 1 (excluded); spreads retries. */
  readonly random: () => number;
  /**
   * The first request id. Must differ from one start of the process to the next by more than the requests that
   * one run sends, so that a late answer to an earlier run is never taken for one to this run.
   */
  readonly firstRequestId: number;
}

/**
 * All in milliseconds of a clock that never stands still while the process does, so that a process that was stopped
 * knows which rounds are over.
 */
export interface Timing {
  /** An append or truncation that no quorum has accepted by then fails, and its coordinator is demoted. */
  readonly writeTimeoutMs: number;
  /** A promise round, or a phase of a fill, that no quorum has answered by then is started anew. */
  readonly roundTimeoutMs: number;
  /** A write is sent again to who has not answered it; a look that not all have answered is over. */
  readonly retransmitMs: number;
  /** A coordinator that was refused waits this long for a quorum to accept all the same. */
  readonly refusalGraceMs: number;
  /** Lost elections and fills are tried again after one to two times this. */
  readonly retryMs: number;
  /** The recover protocol is run again after one to two times this. */
  readonly recoverRetryMs: number;
  /** How long a gap among the learned positions may last before it is asked about. */
  readonly gapPatienceMs: number;
  /** How often the other replicas are asked how far they are and what they promised. */
  readonly surveyMs: number;
  /**
   * How long an EMPTY replica waits before it recovers. What it may have voted before it was emptied is forgotten,
   * so every round that may still count such a vote must be over: longer than any timeout of any proposer.
   */
  readonly quarantineMs: number;
}

/** What was found on the disk. */
export interface RestoredReplica {
  readonly metadata: Metadata;
  readonly positions: Positions;
  /** Actions that are not learned, with their content. */
  readonly unlearned: readonly Action[];
}

/** Nothing but the time has changed. To be sent at `wakeAtMs`. */
export interface TickEvent {
  readonly kind: "tick";
}

export interface ReceivedEvent {
  readonly kind: "received";
  /** For a response the replica that sent it; for a request where to send the response. */
  readonly from: Pid;
  /** For a response the `requestId` that it answers. */
  readonly requestId?: number;
  readonly message: Message;
}

/** The disk holds all records up to that number, synced where they ask for it. */
export interface WrittenEvent {
  readonly kind: "written";
  readonly through: number;
}

/** The disk refused to write or read. The node never votes again. */
export interface DiskFailedEvent {
  readonly kind: "diskFailed";
  readonly reason: string;
}

/** The answer to a {@link ReadRequest}; undefined when the disk has nothing at that position (any more). */
export interface ReadEvent {
  readonly kind: "read";
  readonly readId: number;
  readonly action: Action | undefined;
}

/** The members of the network now. `self` is always one of them. */
export interface PeersEvent {
  readonly kind: "peers";
  readonly pids: readonly Pid[];
}

/** Become the coordinator. Retried until it succeeds or {@link DemoteEvent}. */
export interface ElectEvent {
  readonly kind: "elect";
}

/** Stop being the coordinator, or trying to be. A write under way fails. */
export interface DemoteEvent {
  readonly kind: "demote";
}

/** To be sent by an elected coordinator that is not writing. The bytes must not change afterwards. */
export interface AppendEvent {
  readonly kind: "append";
  readonly bytes: Uint8Array;
}

/** Like {@link AppendEvent}; `to` is at most the position that the truncation itself will get. */
export interface TruncateEvent {
  readonly kind: "truncate";
  readonly to: number;
}

export type LogEvent =
  | TickEvent
  | ReceivedEvent
  | WrittenEvent
  | DiskFailedEvent
  | ReadEvent
  | PeersEvent
  | ElectEvent
  | DemoteEvent
  | AppendEvent
  | TruncateEvent;

/**
 * One record for the disk. Records are written in the order of their numbers, so that what a crash takes away is a
 * tail of them; any number of them may share a batch, synced when one of them asks for it.
 */
export interface RecordToWrite {
  /** Counts from 1. */
  readonly number: number;
  readonly sync: boolean;
  readonly metadata?: Metadata;
  /**
   * Replaces what is stored at its position. A learned truncation or tombstone lets the disk delete what it
   * truncates, after it.
   */
  readonly action?: Action;
}

/** Read the action at a position, as it will be after all records handed out so far. */
export interface ReadRequest {
  readonly readId: number;
  readonly position: number;
}

export interface Outgoing {
  readonly to: Pid;
  /** Set for requests: the answer carries it. A shell makes it the sender's name, `__req_res__(requestId)`. */
  readonly requestId?: number;
  readonly message: Message;
}

export type DemotionReason =
  /** Another coordinator has a higher proposal. */
  | "REFUSED"
  /** No quorum answered in time. */
  | "TIMEOUT"
  /** A quorum of replicas may not vote. */
  | "IGNORED"
  /** By {@link DemoteEvent}. */
  | "ASKED"
  | "DISK_FAILED"
  /** It was told to write and was not elected, or not any more. */
  | "NOT_ELECTED";

export type Outcome =
  /** This is the coordinator; everything up to `position` is learned here and can be read from the disk. */
  | { readonly kind: "elected"; readonly position: number; readonly proposal: number }
  /** One attempt failed; the next one follows by itself. */
  | { readonly kind: "electionLost"; readonly reason: DemotionReason; readonly proposal: number }
  /** A quorum holds what was to be written. */
  | { readonly kind: "written"; readonly position: number }
  /** No longer the coordinator. If `position` is set, it is not known whether the write there took effect. */
  | { readonly kind: "demoted"; readonly reason: DemotionReason; readonly position?: number }
  /** The disk holds all from `begin` to `end` as learned; `end` is begin - 1 when that is nothing. See `LogNode.learned`. */
  | { readonly kind: "learned"; readonly begin: number; readonly end: number }
  | { readonly kind: "status"; readonly status: ReplicaStatus }
  /** All replicas are EMPTY and may not initialize themselves: an operator must. */
  | { readonly kind: "uninitialized" }
  | { readonly kind: "diskFailed"; readonly reason: string };

/** What is to be done. */
export interface Ready {
  readonly records: readonly RecordToWrite[];
  readonly messages: readonly Outgoing[];
  readonly reads: readonly ReadRequest[];
  /** For the callers, in order. */
  readonly outcomes: readonly Outcome[];
}

/** What is known of another replica. */
export interface PeerView {
  readonly pid: Pid;
  readonly status?: ReplicaStatus;
  /** Known only while it is VOTING, and so are the next ones. */
  readonly begin?: number;
  readonly end?: number;
  /** The highest proposal that it is known to have promised to. */
  readonly promised?: number;
  /** How many positions it was behind this replica when it last answered, or is, when that is long ago. */
  readonly lag?: number;
  /** When it last said something. */
  readonly heardMs?: number;
}
