/**
 * Ready-made storage for tests: `testStorage()` for tests of what stands on storage, fast and deterministic;
 * `leveldbTestStorage(path)` where the disk matters.
 */
import { ManualClock, systemClock } from "../server/base/clock.ts";
import { silentLogger } from "../server/base/logger.ts";
import { StatsRegistry } from "../server/base/stats/stats.ts";
import { DurableStorage, type DurableStorageOptions, type DurableStorageSettings } from "./durable-storage.ts";
import { initializeLog } from "./log/initialize.ts";
import { LevelDbStorage } from "./log/leveldb/leveldb-storage.ts";
import { openLocalLog } from "./log/local-log.ts";
import type { Log } from "./log/log.ts";
import { MemoryLog, type MemoryLogDisk } from "./log/memory-log.ts";
import type { Storage } from "./storage.ts";

export const TEST_STORAGE_SETTINGS: DurableStorageSettings = {
  readTimeoutMs: 5_000,
  writeTimeoutMs: 3_000,
  maxEntryBytes: 512 * 1024,
  snapshotIntervalMs: 3_600_000,
  quorumSize: 1,
  path: "memory",
};

export interface TestStorageOptions {
  /** What an earlier storage has left behind; storages on one disk are schedulers of one ensemble. */
  readonly disk?: MemoryLogDisk;
  /** A log of one's own instead. */
  readonly log?: MemoryLog;
  readonly settings?: Partial<DurableStorageSettings>;
  readonly clock?: ManualClock;
}

export interface TestStorage {
  /** Ready to read and write. */
  readonly storage: Storage;
  readonly durable: DurableStorage;
  /** The log beneath: holds commits back or fails them when told to. */
  readonly log: MemoryLog;
  readonly clock: ManualClock;
  readonly stats: StatsRegistry;
  /** What the storage reported as fatal. */
  readonly fatals: unknown[];
  readonly close: () => Promise<void>;
}

/** A storage on a log in memory, started. Time stands still but for `clock.advance`. */
export async function testStorage(options: TestStorageOptions = {}): Promise<TestStorage> {
  const made = unstartedTestStorage(options);
  await made.durable.prepare();
  await made.durable.start();
  return made;
}

/** As {@link testStorage}, before `prepare`. */
export function unstartedTestStorage(options: TestStorageOptions = {}): TestStorage {
  const log = options.log ?? new MemoryLog(options.disk);
  const clock = options.clock ?? new ManualClock();
  const fatals: unknown[] = [];
  const stats = new StatsRegistry();
  const durable = durableStorageOn(async () => log, { ...options, clock, stats, fatal: (error) => fatals.push(error) });
  return { storage: durable.storage, durable, log, clock, stats, fatals, close: () => durable.close() };
}

/** A storage on the LevelDB log in `path`, which is initialized if need be, with the system's clock; started. */
export async function leveldbTestStorage(path: string): Promise<Omit<TestStorage, "log" | "clock">> {
  const fatals: unknown[] = [];
  const stats = new StatsRegistry();
  if (!LevelDbStorage.exists(path)) await initializeLog(path);
  const durable = durableStorageOn(() => openLocalLog({ path, logger: silentLogger, stats }), {
    clock: systemClock,
    stats,
    fatal: (error) => fatals.push(error),
  });
  await durable.prepare();
  await durable.start();
  return { storage: durable.storage, durable, stats, fatals, close: () => durable.close() };
}

function durableStorageOn(
  openLog: () => Promise<Log>,
  options: Pick<TestStorageOptions, "settings"> & Pick<DurableStorageOptions, "clock" | "stats" | "fatal">,
): DurableStorage {
  const settings = { ...TEST_STORAGE_SETTINGS, ...options.settings };
  const { clock, stats, fatal } = options;
  return new DurableStorage({ openLog, settings, clock, stats, fatal, logger: silentLogger });
}
