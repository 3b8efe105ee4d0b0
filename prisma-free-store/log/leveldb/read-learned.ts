/** Learned entries as a log's readers see them: data alone, without gaps. */
import type { Counter } from "../../../server/base/stats/stats.ts";
import type { LogRecord, Position } from "../log.ts";
import type { LevelDbStorage } from "./leveldb-storage.ts";

interface Range {
  readonly from: Position;
  readonly to: Position;
}

/**
 * The data from `from` to `to`, both included, all of which must be learned. `skipped` counts entries without data.
 * @throws {LogError} DAMAGED, when a position is not there
 */
export async function* readLearned(
  storage: LevelDbStorage,
  { from, to }: Range,
  skipped: Counter,
): AsyncGenerator<LogRecord> {
  let expected = from;
  for await (const action of storage.range(from, to)) {
    if (action.position !== expected || action.learned !== true) break;
    expected++;
    if (action.append === undefined) skipped.increment();
    else yield { position: action.position, data: action.append.bytes };
  }
  if (expected <= to) throw storage.unreadable(expected);
}
