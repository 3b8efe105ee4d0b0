/**
 * Where a replica keeps its records: a LevelDB directory as Mesos's `leveldb.cpp` keeps it, so that either
 * program can open what the other has written. Values are not compressed, since not every build of Mesos can
 * read compressed ones.
 *
 * Whatever cannot be read as it was written is a {@link LogError}; nothing is ever dropped or repaired.
 */
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { ClassicLevel } from "classic-level";
import { silentLogger, type Logger } from "../../../server/base/logger.ts";
import { invariant } from "../../../server/core/domain/invariant.ts";
import type { RestoredReplica } from "../../core/paxos/log-node.types.ts";
import type { Action, Metadata } from "../../core/paxos/messages.ts";
import { Positions, truncatedBelow } from "../../core/paxos/positions.ts";
import { LogError, type Position } from "../log.ts";
import { decodeRecord, encodeRecord, keyOf, METADATA_KEY } from "../record.ts";
import { findWalDamage } from "./wal-check.ts";

type Database = ClassicLevel<string, Uint8Array>;

const EMPTY: Metadata = { status: "EMPTY", promised: 0 };

export interface OpenOptions {
  /** Makes the directory when there is none. */
  readonly create: boolean;
  readonly logger?: Logger;
}

/** One of the two. */
export interface RecordToPersist {
  readonly metadata?: Metadata;
  readonly action?: Action;
}

export class LevelDbStorage {
  readonly #db: Database;
  readonly #path: string;
  readonly #logger: Logger;
  /** The first position that may still be stored; lower ones need not be deleted again. */
  #first: Position | undefined;
  /** Deletion and compaction of what was truncated; it goes on beside the writes. */
  #cleaning: Promise<void> = Promise.resolve();

  private constructor(db: Database, path: string, logger: Logger) {
    this.#db = db;
    this.#path = path;
    this.#logger = logger;
  }

  /** True when there is a LevelDB directory at `path`. */
  static exists(path: string): boolean {
    return existsSync(join(path, "CURRENT"));
  }

  /** A directory with data and no CURRENT file is not a new one. @throws {LogError} DAMAGED */
  static async expectNoRemains(path: string): Promise<void> {
    if (!existsSync(path)) return;
    const remains = (await readdir(path)).find((name) => /\.(ldb|sst|log)$|^MANIFEST-/.test(name));
    if (remains !== undefined) throw damaged(path, `it holds ${remains}, but the file CURRENT is missing`);
  }

  /** Opens the directory, or makes it when `create` is set. @throws {LogError} LOCKED, DAMAGED or FAILED */
  static async open(path: string, { create, logger }: OpenOptions): Promise<LevelDbStorage> {
    if (LevelDbStorage.exists(path)) await expectIntact(path);
    else await LevelDbStorage.expectNoRemains(path);
    const db: Database = new ClassicLevel<string, Uint8Array>(path, { keyEncoding: "utf8", valueEncoding: "view" });
    try {
      await db.open({ createIfMissing: create, compression: false });
    } catch (error) {
      throw openError(path, error);
    }
    return new LevelDbStorage(db, path, logger ?? silentLogger);
  }

  /** Reads all that is stored. To be called once, before anything is written. */
  async restore(): Promise<RestoredReplica> {
    let metadata: Metadata | undefined;
    const positions = new Positions();
    const unlearned: Action[] = [];
    for await (const [key, value] of this.#entries({})) {
      const stored = this.#decode(key, value);
      if (stored.metadata !== undefined) metadata = stored.metadata;
      else if (stored.promise !== undefined) metadata = { status: "VOTING", promised: stored.promise.proposal };
      else if (stored.action !== undefined) {
        positions.persisted(stored.action);
        if (stored.action.learned !== true) unlearned.push(stored.action);
        this.#first ??= stored.action.position;
      }
    }
    if (metadata === undefined && this.#first !== undefined) throw this.#damaged("its metadata record is missing");
    return { metadata: metadata ?? EMPTY, positions, unlearned };
  }

  /** Resolves when the disk holds it. */
  persistMetadata(metadata: Metadata): Promise<void> {
    return this.persist([{ metadata }], { sync: true });
  }

  /** Resolves when the disk holds it. Truncated positions are deleted afterwards, beside what comes next. */
  persistAction(action: Action): Promise<void> {
    return this.persist([{ action }], { sync: true });
  }

  /**
   * Writes all of them or none, in order. Resolves when the disk holds them, or without `sync` the operating system.
   * @throws {LogError} FAILED, after which it is not known which of them are stored
   */
  async persist(records: readonly RecordToPersist[], { sync }: { readonly sync: boolean }): Promise<void> {
    const puts = records.map(toPut);
    const [first] = puts;
    if (first === undefined) return;
    try {
      if (puts.length === 1) await this.#db.put(first.key, first.value, { sync });
      else {
        // A chained batch costs half of what an array costs here.
        const batch = this.#db.batch();
        for (const { key, value } of puts) batch.put(key, value);
        await batch.write({ sync });
      }
    } catch (error) {
      throw new LogError("FAILED", `The log directory ${this.#path} cannot be written to: ${reasonOf(error)}.`, {
        cause: error,
      });
    }
    for (const { action } of records) if (action !== undefined) this.#persisted(action);
  }

  /** What is stored for the position. */
  async read(position: Position): Promise<Action | undefined> {
    const key = keyOf(position);
    const value = await this.#db.get(key).catch((error: unknown) => {
      throw this.#readError(error);
    });
    return value === undefined ? undefined : this.#decode(key, value).action;
  }

  /** The actions stored from `from` to `to`, both included, in order. */
  async *range(from: Position, to: Position): AsyncGenerator<Action> {
    for await (const [key, value] of this.#entries({ gte: keyOf(from), lte: keyOf(to) })) {
      const { action } = this.#decode(key, value);
      if (action === undefined) throw this.#damaged(`the record under key ${key} is not an action`);
      yield action;
    }
  }

  /** The error for a position that is missing or not learned though it was. */
  unreadable(position: Position): LogError {
    return this.#damaged(`position ${position} cannot be read`);
  }

  /** Waits until truncated positions are deleted, then closes. */
  async close(): Promise<void> {
    await this.#cleaning;
    await this.#db.close();
  }

  #persisted(action: Action): void {
    this.#first = Math.min(this.#first ?? action.position, action.position);
    const below = truncatedBelow(action);
    if (below === undefined) return;
    const to = action.type === "NOP" ? action.position : below;
    this.#cleaning = this.#cleaning.then(() => this.#delete(to));
  }

  async *#entries(bounds: { readonly gte?: string; readonly lte?: string }): AsyncGenerator<[string, Uint8Array]> {
    const iterator = this.#db.iterator({ ...bounds, highWaterMarkBytes: 1024 * 1024 });
    try {
      for (;;) {
        const entries = await iterator.nextv(1000);
        if (entries.length === 0) return;
        yield* entries;
      }
    } catch (error) {
      throw this.#readError(error);
    } finally {
      await iterator.close();
    }
  }

  /** Deletes positions below `to`. As in Mesos a failure does no harm: they are never read again. */
  async #delete(to: Position): Promise<void> {
    const from = this.#first;
    if (from === undefined || from >= to) return;
    this.#first = to;
    try {
      // Takes as long as there are positions stored, which may be few: a log may have holes.
      await this.#db.clear({ gte: keyOf(from), lt: keyOf(to) });
      await this.#db.compactRange(keyOf(from), keyOf(to - 1));
    } catch (error) {
      this.#logger.warn({ err: error, from, to }, "could not delete truncated positions from the log directory");
      this.#first = from;
    }
  }

  #decode(key: string, value: Uint8Array): ReturnType<typeof decodeRecord> {
    try {
      return decodeRecord(value);
    } catch (error) {
      throw this.#damaged(`the record under key ${key} cannot be read: ${reasonOf(error)}`, error);
    }
  }

  #readError(error: unknown): unknown {
    return error instanceof LogError ? error : this.#damaged(reasonOf(error), error);
  }

  #damaged(what: string, cause?: unknown): LogError {
    return damaged(this.#path, what, cause);
  }
}

function toPut({ metadata, action }: RecordToPersist): {
  readonly key: string;
  readonly value: Uint8Array;
} {
  if (action !== undefined) {
    return { key: keyOf(action.position), value: encodeRecord({ type: "ACTION", action }) };
  }
  invariant(metadata !== undefined, "a record holds something");
  return { key: METADATA_KEY, value: encodeRecord({ type: "METADATA", metadata }) };
}

function damaged(path: string, what: string, cause?: unknown): LogError {
  return new LogError("DAMAGED", `The log directory ${path} is damaged: ${what}. ${restoreAdvice(path)}`, { cause });
}

/** What to do about a damaged directory. */
export function restoreAdvice(path: string): string {
  return (
    "Nothing was changed. Restore the directory from a backup; or, to start with empty storage, " +
    `move it away and type: bin/mesos-log initialize --path=${path}`
  );
}

async function expectIntact(path: string): Promise<void> {
  const damage = await findWalDamage(path);
  if (damage !== undefined) throw damaged(path, damage);
}

function openError(path: string, error: unknown): LogError {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const { code } = cause as { code?: string };
  if (code === "LEVEL_LOCKED") {
    const message = `The log directory ${path} is in use by another process: only one may have it open. Stop the other one first.`;
    return new LogError("LOCKED", message, { cause });
  }
  if (code === "LEVEL_CORRUPTION") return damaged(path, reasonOf(cause), cause);
  return new LogError("FAILED", `The log directory ${path} cannot be opened: ${reasonOf(cause)}.`, { cause });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
