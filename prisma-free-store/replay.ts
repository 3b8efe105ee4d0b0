/**
 * Brings the stores to the state that the log holds: once at start, and then again and again while another
 * process is the writer, so that a follower is warm when it takes over. Behaviour from Aurora's
 * `LogPersistence.java` and `StreamManagerImpl.java`.
 *
 * From nothing: the last complete snapshot, then every transaction after the position it stands for. Later:
 * every transaction that has been learned since; snapshots say nothing new then, unless the state was replaced
 * by a restored one.
 */
import type { Logger } from "../server/base/logger.ts";
import type { StatsRegistry } from "../server/base/stats/stats.ts";
import { UnknownFieldError } from "./codec/wire.ts";
import { FrameAssembler, payloadBody, type FoundPayload } from "./entries/frames.ts";
import { decodeEntry } from "./entries/log-entry.ts";
import { applyTransaction, SharedStrings, splitTransactions } from "./entries/transaction-codec.ts";
import { LogError, type Log, type LogRecord, type Position } from "./log/log.ts";
import { loadSnapshot, type SnapshotHeader } from "./snapshot/snapshot-codec.ts";
import type { MemStores } from "./stores/stores.ts";
import { Slices } from "./yielding.ts";

/** How the stores came to their state. */
export interface ReplayReport {
  /** When the snapshot that was loaded was taken; epoch milliseconds. */
  readonly snapshotMs: number | undefined;
  /** Transactions applied after the snapshot. */
  readonly transactions: number;
}

export interface ReplayerOptions {
  readonly log: Pick<Log, "learned" | "read">;
  readonly stores: MemStores;
  readonly stats: StatsRegistry;
  readonly logger: Logger;
}

export class Replayer {
  readonly #log: ReplayerOptions["log"];
  readonly #stores: MemStores;
  readonly #logger: Logger;
  readonly #counters;
  readonly #strings = new SharedStrings();
  #assembler = new FrameAssembler();
  #countedBadFrames = 0;
  /** The position to read next; undefined while nothing has been read. */
  #next: Position | undefined;
  #snapshotMs: number | undefined;
  /** Where the snapshot or the restored state that was loaded last begins. */
  #loaded: Position | undefined;
  #transactions = 0;

  constructor({ log, stores, stats, logger }: ReplayerOptions) {
    this.#log = log;
    this.#stores = stores;
    this.#logger = logger;
    this.#counters = {
      bytesRead: stats.counter("scheduler_log_bytes_read"),
      entriesRead: stats.counter("scheduler_log_entries_read"),
      deflatedEntriesRead: stats.counter("scheduler_log_deflated_entries_read"),
      badFramesRead: stats.counter("scheduler_log_bad_frames_read"),
    };
  }

  /** Applies all that is learned and not applied yet. Not to be called again before it is done. */
  async catchUp(): Promise<ReplayReport> {
    while (!(await this.#reachedEnd()));
    return { snapshotMs: this.#snapshotMs, transactions: this.#transactions };
  }

  /** False when the log's writer has truncated meanwhile what was to be read. */
  async #reachedEnd(): Promise<boolean> {
    const { begin, end } = this.#log.learned;
    if (end === undefined) return true;
    try {
      if (this.#next === undefined || this.#next < begin) await this.#rebuild(begin, end);
      await this.#replay(this.#next ?? begin, end);
      return true;
    } catch (error) {
      if (error instanceof LogError && error.code === "TRUNCATED") return false;
      throw error;
    }
  }

  /** To be called by the new writer, when all is applied: frames still open will not be completed. */
  finish(): void {
    this.#assembler.finish();
    this.#countBadFrames();
  }

  async #rebuild(begin: Position, end: Position): Promise<void> {
    this.#stores.reset();
    this.#assembler = new FrameAssembler();
    this.#countedBadFrames = 0;
    this.#next = begin;
    const found = await this.#lastSnapshot(begin, end);
    if (found === undefined) {
      if (begin === 0) return;
      throw new LogError("DAMAGED", `The log begins at position ${begin} and holds no snapshot. ${WHAT_TO_DO}`);
    }
    const header = await at(found.from, () => this.#load(found));
    if (header.asOf + 1 < begin) {
      const lost = `positions ${header.asOf + 1} to ${begin - 1} were truncated, and the snapshot does not include them`;
      throw new LogError("DAMAGED", `The log is damaged: ${lost}. ${WHAT_TO_DO}`);
    }
    this.#next = header.asOf + 1;
  }

  /** Replaces the state by what a snapshot or a restored state holds. */
  async #load({ from, payload }: FoundPayload): Promise<SnapshotHeader> {
    const header = await loadSnapshot(await payloadBody(payload), this.#stores, this.#strings);
    const { asOf, timestampMs } = header;
    this.#loaded = from;
    this.#snapshotMs = timestampMs;
    this.#transactions = 0;
    this.#logger.info({ position: from, kind: payload.kind, asOf, takenMs: timestampMs }, "loaded a snapshot");
    return header;
  }

  async #lastSnapshot(begin: Position, end: Position): Promise<FoundPayload | undefined> {
    const assembler = new FrameAssembler();
    const slices = new Slices();
    let last: FoundPayload | undefined;
    for await (const record of this.#log.read(begin, end)) {
      const found = await at(record.position, () => assembler.accept(record.position, decodeEntry(record.data)));
      if (found !== undefined && found.payload.kind !== "TRANSACTIONS") last = found;
      await slices.pause();
    }
    return last;
  }

  async #replay(from: Position, to: Position): Promise<void> {
    const slices = new Slices();
    for await (const record of this.#log.read(from, to)) {
      await at(record.position, () => this.#apply(record));
      this.#next = record.position + 1;
      await slices.pause();
    }
    this.#next = to + 1;
  }

  async #apply({ position, data }: LogRecord): Promise<void> {
    this.#counters.bytesRead.increment(data.length);
    const found = this.#assembler.accept(position, decodeEntry(data));
    this.#countBadFrames();
    if (found === undefined) return;
    this.#counters.entriesRead.increment();
    const { payload } = found;
    if (payload.encoding === "DEFLATE") this.#counters.deflatedEntriesRead.increment();
    if (payload.kind === "SNAPSHOT" || found.from === this.#loaded) return;
    if (payload.kind === "RESTORED_STATE") {
      await this.#load(found);
      return;
    }
    for (const one of splitTransactions(await payloadBody(payload))) {
      applyTransaction(one, this.#stores, this.#strings);
      this.#transactions++;
    }
  }

  #countBadFrames(): void {
    const { badFrames } = this.#assembler;
    if (badFrames === this.#countedBadFrames) return;
    this.#counters.badFramesRead.increment(badFrames - this.#countedBadFrames);
    this.#countedBadFrames = badFrames;
    this.#logger.info("skipped frames of an append that was not completed");
  }
}

const WHAT_TO_DO =
  "Nothing was changed. Restore the log directory from a backup; or, to start with empty storage, move it away " +
  "and run bin/mesos-log initialize --path=DIR.";

/** Runs `work`, naming the position in what it throws. */
async function at<T>(position: Position, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof UnknownFieldError) {
      const advice = "Start the version that wrote it, or a newer one; nothing was changed.";
      throw new LogError(
        "NEWER_VERSION",
        `The log entry at position ${position} cannot be read: ${reason}. ${advice}`,
        {
          cause: error,
        },
      );
    }
    throw new LogError("DAMAGED", `The log entry at position ${position} cannot be read: ${reason}. ${WHAT_TO_DO}`, {
      cause: error,
    });
  }
}
