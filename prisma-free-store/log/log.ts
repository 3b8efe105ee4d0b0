/**
 * The log port: what the storage needs of a replicated log. Drawn after Mesos's `Log`, `Log::Reader` and
 * `Log::Writer` (`src/log/log.cpp`), so that one replica or an ensemble of them fits under it.
 *
 * - Positions count from 0. An entry is learned once it is known to be agreed upon for ever.
 * - Any number of processes may have the log open; one of them is its writer. A writer that another has taken
 *   over from finds out by its next append, which fails.
 * - Bytes handed out belong to the receiver; bytes handed in must not change afterwards.
 */
import type { ReplicaView } from "../../server/api/cluster.ts";

/** Positions are 64-bit on disk; ours end at 2^53, which a million entries a second reach in 285 years. */
export type Position = number;

/** A learned entry that holds data; no-ops and truncations of the log itself are never shown. */
export interface LogRecord {
  readonly position: Position;
  readonly data: Uint8Array;
}

/** What this process has learned without a gap. */
export interface LearnedRange {
  /** The first position that has not been truncated away. */
  readonly begin: Position;
  /**
   * The last learned position. Undefined for a log that has never been written to, and in a replica that lags behind
   * for as long as it has not learned all from `begin` to the truncation that made it so: a snapshot that was written
   * before that truncation is always within the range.
   */
  readonly end: Position | undefined;
}

export interface Log {
  readonly learned: LearnedRange;
  /**
   * Learned entries from `from` to `to`, both included, in order. Positions must be within {@link learned}. What is
   * written or truncated after the first entry was asked for makes no difference.
   * @throws {LogError} TRUNCATED, when {@link learned} no longer begins at or before `from`: its reader has to begin
   *   anew from where it begins now
   */
  read(from: Position, to: Position): AsyncIterable<LogRecord>;
  /** Calls `listener` whenever {@link learned} has changed. @returns a function that stops it. */
  onLearned(listener: () => void): () => void;
  /**
   * Makes this process the log's writer. Everything that any earlier writer was told is written is learned
   * before this resolves.
   * @throws {LogError}
   */
  becomeWriter(): Promise<LogWriter>;
  /** The replicas that this process knows of, itself first. */
  replicas(): readonly ReplicaView[];
  close(): Promise<void>;
}

/** One operation at a time: the next one begins when the last one has ended. */
export interface LogWriter {
  /** Resolves with the entry's position once a quorum holds it. @throws {LogError} after which the writer is of no use. */
  append(data: Uint8Array): Promise<Position>;
  /** Lets the log forget all positions below `to`. Resolves with the position of the truncation itself. */
  truncate(to: Position): Promise<Position>;
}

export type LogErrorCode =
  /** The replica has never been initialized and must not vote. */
  | "UNINITIALIZED"
  /** Another process has the log directory open. */
  | "LOCKED"
  /** What is stored is not what was written, or parts of it are missing. */
  | "DAMAGED"
  /** What was to be read has been truncated meanwhile: it is no longer needed, nor there. */
  | "TRUNCATED"
  /** It was written by a newer version of this program. */
  | "NEWER_VERSION"
  /** The operation failed, and it is not known whether it took effect. */
  | "FAILED"
  /** As FAILED, because another process has become the log's writer. */
  | "DEMOTED"
  | "TIMEOUT"
  | "CLOSED";

/** The error for a read from `from` of a log that begins at `begin` by now. */
export function truncatedError(from: Position, begin: Position): LogError {
  return new LogError("TRUNCATED", `Position ${from} of the log has been truncated: the log begins at ${begin}.`);
}

/** The log cannot do what it was asked. The message says what to do about it. */
export class LogError extends Error {
  override readonly name = "LogError";
  constructor(
    readonly code: LogErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
