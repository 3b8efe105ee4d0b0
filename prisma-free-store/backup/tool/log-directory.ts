/**
 * The directory of a log that nobody has open, read and written whole.
 *
 * Reading takes what the replica knows to be agreed upon, and changes nothing. Writing is for a log that holds no state
 * yet: the state, and the replica's right to vote, come into the directory with one synced write, so that a tool that
 * is killed leaves a log that is as empty as before and not a half of one.
 */
import { silentLogger } from "../../../server/base/logger.ts";
import { StatsRegistry } from "../../../server/base/stats/stats.ts";
import type { Action } from "../../core/paxos/messages.ts";
import type { RestoredReplica } from "../../core/paxos/log-node.types.ts";
import { toEntries } from "../../entries/frames.ts";
import { LevelDbStorage, type RecordToPersist } from "../../log/leveldb/leveldb-storage.ts";
import { readLearned } from "../../log/leveldb/read-learned.ts";
import { LogError, type Position } from "../../log/log.ts";
import { Replayer } from "../../replay.ts";
import { takeSnapshot, type CapturedState } from "../../snapshot/taken-snapshot.ts";
import { MemStores } from "../../stores/stores.ts";

export interface LogState {
  readonly stores: MemStores;
  /** True when the log holds no snapshot and no transaction. */
  readonly isEmpty: boolean;
  /** The last position that the state includes. */
  readonly end: Position | undefined;
  /** Positions after it, of which this replica does not know whether they are agreed upon. */
  readonly unknown: number;
}

/** What the log in a directory amounts to. @throws {LogError} */
export async function readLogDirectory(path: string): Promise<LogState> {
  if (!LevelDbStorage.exists(path)) {
    await LevelDbStorage.expectNoRemains(path);
    throw new LogError("UNINITIALIZED", `There is no log at ${path}.`);
  }
  const storage = await LevelDbStorage.open(path, { create: false });
  try {
    const restored = await storage.restore();
    const { status } = restored.metadata;
    if (status === "VOTING") return await stateOf(storage, restored);
    throw new LogError("UNINITIALIZED", `The replica at ${path} is ${status}: what it holds is not the whole log.`);
  } finally {
    await storage.close();
  }
}

/** Makes the directory if need be. @throws {LogError} FAILED when there is something in the log already; others */
export async function writeLogDirectory(
  path: string,
  state: CapturedState,
  { maxEntryBytes }: { readonly maxEntryBytes: number },
): Promise<void> {
  const storage = await LevelDbStorage.open(path, { create: true });
  try {
    const restored = await storage.restore();
    await expectEmpty(path, storage, restored);
    const { metadata, positions } = restored;
    const promised = metadata.promised + 1;
    const learned = { promised, performed: promised, learned: true };
    const nops = positions.missing().map((position): Action => ({ ...learned, position, type: "NOP", nop: {} }));
    const { end: asOf } = positions;
    const { payload } = await takeSnapshot("SNAPSHOT", { ...state, asOf });
    const appends = toEntries(payload, maxEntryBytes).map((bytes, i): Action => ({
      ...learned,
      position: asOf + 1 + i,
      type: "APPEND",
      append: { bytes },
    }));
    const actions = [...nops, ...appends].map((action): RecordToPersist => ({ action }));
    await storage.persist([...actions, { metadata: { status: "VOTING", promised } }], { sync: true });
  } finally {
    await storage.close();
  }
}

async function stateOf(storage: LevelDbStorage, { positions }: RestoredReplica): Promise<LogState> {
  const { begin, end, learnedEnd } = positions;
  const stats = new StatsRegistry();
  const stores = new MemStores();
  const entries = {
    storage,
    begin: () => begin,
    skipped: stats.counter("scheduler_log_native_native_entries_skipped"),
  };
  const log = {
    learned: { begin, end: learnedEnd },
    read: (from: Position, to: Position) => readLearned(entries, { from, to }),
  };
  const replayer = new Replayer({ log, stores, stats, logger: silentLogger });
  const { snapshotMs, transactions } = await replayer.catchUp();
  replayer.finish();
  return {
    stores,
    isEmpty: snapshotMs === undefined && transactions === 0,
    end: learnedEnd,
    unknown: end - (learnedEnd ?? end),
  };
}

async function expectEmpty(path: string, storage: LevelDbStorage, restored: RestoredReplica): Promise<void> {
  const { metadata, positions, unlearned } = restored;
  const isUntouched = metadata.status === "EMPTY" || metadata.status === "VOTING";
  if (isUntouched && unlearned.length === 0 && positions.begin === 0) {
    if ((await stateOf(storage, restored)).isEmpty) return;
  }
  const advice = "Move the directory away, and run this again.";
  throw new LogError("FAILED", `Refusing to recover into non-empty persistence: there is state in ${path}. ${advice}`);
}
