/**
 * A log of one replica: quorum size 1, no network. It does to its directory what Mesos's coordinator and
 * replica do (`coordinator.cpp`, `replica.cpp`, `consensus.cpp`): becoming the writer raises the promised
 * proposal and fills every position that is not learned.
 *
 * A value that the only replica has written is agreed upon with that very write, so it is written as learned
 * at once, where Mesos writes each value twice.
 */
import type { ReplicaView } from "../../server/api/cluster.ts";
import type { Logger } from "../../server/base/logger.ts";
import type { Counter, StatsRegistry } from "../../server/base/stats/stats.ts";
import type { Action, Metadata } from "../core/paxos/messages.ts";
import type { Positions } from "../core/paxos/positions.ts";
import { LevelDbStorage, restoreAdvice } from "./leveldb/leveldb-storage.ts";
import { readLearned, type LearnedEntries } from "./leveldb/read-learned.ts";
import { LogError, type LearnedRange, type Log, type LogRecord, type LogWriter, type Position } from "./log.ts";

export interface LocalLogOptions {
  readonly path: string;
  readonly logger: Logger;
  readonly stats: StatsRegistry;
}

/** Opens the log directory. @throws {LogError} UNINITIALIZED, LOCKED, DAMAGED or FAILED; nothing is changed then. */
export async function openLocalLog({ path, logger, stats }: LocalLogOptions): Promise<Log> {
  if (!LevelDbStorage.exists(path)) await refuseMissing(path);
  const storage = await LevelDbStorage.open(path, { create: false, logger });
  try {
    const { metadata, positions } = await storage.restore();
    expectVoting(path, metadata);
    expectComplete(path, positions);
    logger.info({ path, begin: positions.begin, end: positions.end }, "recovered the log");
    const skipped = stats.counter("scheduler_log_native_native_entries_skipped");
    return new LocalLog(storage, { metadata, positions, skipped });
  } catch (error) {
    await storage.close();
    throw error;
  }
}

/** Tells a directory that was never initialized from the remains of one that was. */
async function refuseMissing(path: string): Promise<never> {
  await LevelDbStorage.expectNoRemains(path);
  throw uninitialized(path, "EMPTY");
}

function expectVoting(path: string, { status }: Metadata): void {
  if (status !== "VOTING") throw uninitialized(path, status);
}

function uninitialized(path: string, status: Metadata["status"]): LogError {
  const remedy =
    status === "EMPTY"
      ? `The log directory ${path} has not been initialized; type: bin/mesos-log initialize --path=${path}`
      : `The log directory ${path} was recovering from other replicas, which a log of one replica does not have.`;
  const message = `Storage is not READY: Replica in ${status} status received a broadcasted recover request. ${remedy}`;
  return new LogError("UNINITIALIZED", message);
}

/** One replica writes positions one after another: what is missing among them was lost. */
function expectComplete(path: string, { holes, end }: Positions): void {
  const gap = holes.intervals[0];
  if (gap === undefined || end === 0) return;
  const what = gap.first === gap.last ? `position ${gap.first} is` : `positions ${gap.first} to ${gap.last} are`;
  throw new LogError("DAMAGED", `The log directory ${path} is damaged: ${what} missing. ${restoreAdvice(path)}`);
}

interface Opened {
  readonly metadata: Metadata;
  readonly positions: Positions;
  /** Counts entries read that hold no data. */
  readonly skipped: Counter;
}

class LocalLog implements Log {
  readonly #storage: LevelDbStorage;
  readonly #positions: Positions;
  readonly #entries: LearnedEntries;
  readonly #listeners = new Set<() => void>();
  #metadata: Metadata;
  /** The proposal of the current writer. */
  #proposal = 0;
  /** The operation under way, or the last one; a failed one keeps all that follow from starting. */
  #last: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(storage: LevelDbStorage, { metadata, positions, skipped }: Opened) {
    this.#storage = storage;
    this.#metadata = metadata;
    this.#positions = positions;
    this.#entries = { storage, begin: () => positions.begin, skipped };
  }

  get learned(): LearnedRange {
    return { begin: this.#positions.begin, end: this.#positions.learnedEnd };
  }

  read(from: Position, to: Position): AsyncIterable<LogRecord> {
    return readLearned(this.#entries, { from, to });
  }

  onLearned(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  becomeWriter(): Promise<LogWriter> {
    return this.#exclusive(async () => {
      const proposal = Math.max(this.#proposal, this.#metadata.promised) + 1;
      const metadata: Metadata = { ...this.#metadata, promised: proposal };
      await this.#storage.persistMetadata(metadata);
      this.#metadata = metadata;
      this.#proposal = proposal;
      // One more than the proposal, as in Mesos: those positions are promised to the proposal itself already.
      for (const position of this.#positions.missing()) await this.#fill(position, proposal + 1);
      const write = (content: Pick<Action, "type" | "append" | "truncate">): Promise<Position> =>
        this.#exclusive(() => this.#write(proposal, content));
      return {
        append: (data) => write({ type: "APPEND", append: { bytes: data } }),
        truncate: (to) => write({ type: "TRUNCATE", truncate: { to } }),
      };
    });
  }

  replicas(): readonly ReplicaView[] {
    const { begin, end } = this.#positions;
    const { status, promised } = this.#metadata;
    return [
      {
        pid: "local",
        isSelf: true,
        status,
        begin: String(begin),
        end: String(end),
        promised: String(promised),
        lag: "0",
      },
    ];
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#last.catch(() => undefined);
    await this.#storage.close();
  }

  /** Agrees upon what the position holds already, or else upon a no-op. */
  async #fill(position: Position, proposal: number): Promise<void> {
    const stored = await this.#storage.read(position);
    const agreed = Math.max(proposal, (stored?.promised ?? 0) + 1);
    const value: Partial<Action> = stored?.performed === undefined ? { type: "NOP", nop: {} } : stored;
    await this.#persist({ ...value, position, promised: agreed, performed: agreed, learned: true });
  }

  async #write(proposal: number, content: Pick<Action, "type" | "append" | "truncate">): Promise<Position> {
    if (proposal !== this.#proposal) throw new LogError("FAILED", "This writer was replaced by a later one.");
    const position = this.#positions.end + 1;
    await this.#persist({ position, promised: proposal, performed: proposal, learned: true, ...content });
    return position;
  }

  async #persist(action: Action): Promise<void> {
    await this.#storage.persistAction(action);
    this.#positions.persisted(action);
    for (const listener of this.#listeners) listener();
  }

  #exclusive<T>(operation: () => Promise<T>): Promise<T> {
    const result = this.#last.then(() => {
      if (this.#isClosed) throw new LogError("CLOSED", "The log is closed.");
      return operation();
    });
    this.#last = result;
    // Whoever asked is told; here a failure only keeps later operations from starting.
    result.catch(() => undefined);
    return result;
  }
}
