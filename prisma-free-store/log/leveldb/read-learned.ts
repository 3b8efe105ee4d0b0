/** Learned entries as a log's readers see them: data alone, without gaps. */
import type { Counter } from "../../../server/base/stats/stats.ts";
import { truncatedError, type LogRecord, type Position } from "../log.ts";
import type { LevelDbStorage } from "./leveldb-storage.ts";

interface Range {
  readonly from: Position;
  readonly to: Position;
}

export interface LearnedEntries {
  readonly storage: Pick<LevelDbStorage, "range" | "unreadable">;
  /** The first position that is not truncated by now. What precedes it may or may not be deleted already. */
  readonly begin: () => Position;
  /** Counts entries without data. */
  readonly skipped: Counter;
}

/**
 * The data from `from` to `to`, both included, all of which must be learned. The storage is read as it is when the
 * first entry is asked for.
 * @throws {LogError} TRUNCATED, when the log begins later; DAMAGED, when a position that is to be there is not
 */
export async function* readLearned(entries: LearnedEntries, { from, to }: Range): AsyncGenerator<LogRecord> {
  const { storage, begin, skipped } = entries;
  let expected = from;
  if (from < begin()) throw truncatedError(from, begin());
  for await (const action of storage.range(from, to)) {
    if (action.position !== expected || action.learned !== true) break;
    expected++;
    if (action.append === undefined) skipped.increment();
    else yield { position: action.position, data: action.append.bytes };
  }
  if (expected > to) return;
  throw expected < begin() ? truncatedError(expected, begin()) : storage.unreadable(expected);
}
