/**
 * Storage whose state is in a log. Its life has Aurora's steps (`SchedulerLifecycle.java`):
 *
 *   constructed --prepare()--> following: the log is open, the stores are kept warm from what is learned
 *               --start()----> ready: this process is the log's writer, all is applied, writes are accepted
 *
 * Everything that is appended goes through `#exclusive`, one at a time, so that the frames of
 * one payload are never mixed with anything else. When an append fails, `fatal` is told and nothing more is
 * accepted: the process is to end, and what it has not acknowledged may or may not be in the log.
 */
import type { LogStatus } from "../server/api/cluster.ts";
import type { Clock, Timer } from "../server/base/clock.ts";
import type { Logger } from "../server/base/logger.ts";
import type { Counter, StatsRegistry } from "../server/base/stats/stats.ts";
import { ApiError } from "../server/core/domain/api-error.ts";
import { invariant, must } from "../server/core/domain/invariant.ts";
import { CommitQueue } from "./commit-queue.ts";
import { makePayload, toEntries } from "./entries/frames.ts";
import { Following } from "./following.ts";
import { encodeEntry } from "./entries/log-entry.ts";
import { joinTransactions } from "./entries/transaction-codec.ts";
import type { Log, LogWriter, Position } from "./log/log.ts";
import type { LogReader } from "./log/log-reader.ts";
import { MeteredLog, type LogTimeouts } from "./log/metered-log.ts";
import { Replayer, type ReplayReport } from "./replay.ts";
import { captureState } from "./snapshot/capture.ts";
import { takeSnapshot, type CapturedState, type TakenSnapshot } from "./snapshot/taken-snapshot.ts";
import type { Storage } from "./storage.ts";
import { MemStores } from "./stores/stores.ts";
import { TransactionalStorage } from "./transaction.ts";

export interface DurableStorageSettings extends LogTimeouts {
  readonly maxEntryBytes: number;
  readonly snapshotIntervalMs: number;
  readonly quorumSize: number;
  /** Where the log is, for the console. */
  readonly path: string;
}

export interface DurableStorageOptions {
  readonly openLog: () => Promise<Log>;
  readonly settings: DurableStorageSettings;
  readonly clock: Clock;
  readonly stats: StatsRegistry;
  readonly logger: Logger;
  /** Told once, when the storage has become unusable. The process should end. */
  readonly fatal: (error: unknown) => void;
}

export class DurableStorage {
  readonly #options: DurableStorageOptions;
  readonly #stores = new MemStores();
  readonly #queue: CommitQueue;
  readonly #storage: TransactionalStorage;
  readonly #counters: Readonly<Record<"bytesWritten" | "entriesWritten" | "snapshots", Counter>>;
  #log: MeteredLog | undefined;
  #replayer: Replayer | undefined;
  #writer: LogWriter | undefined;
  #following: Following | undefined;
  #snapshotTimer: Timer | undefined;
  #snapshotting: Promise<void> | undefined;
  /** The unit being appended, or the last one. */
  #lastUnit: Promise<unknown> = Promise.resolve();
  #lastPosition: Position = 0;
  #lastSnapshotMs: number | undefined;
  #unSnapshotted = 0;
  readonly #snapshotListeners: ((taken: TakenSnapshot) => void)[] = [];
  /** True from the moment at which the state in the stores is no longer the one to go on with. */
  #isReplaced = false;

  constructor(options: DurableStorageOptions) {
    this.#options = options;
    const { stats, clock, fatal } = options;
    const lockWait = waitStats(stats);
    this.#queue = new CommitQueue({
      append: (transactions) => this.#appendTransactions(transactions),
      monotonicMs: () => clock.monotonicMs(),
      onWait: lockWait,
      fatal,
    });
    this.#storage = new TransactionalStorage(this.#stores, this.#queue);
    this.#stores.registerStats(stats);
    this.#counters = {
      bytesWritten: stats.counter("scheduler_log_bytes_written"),
      entriesWritten: stats.counter("scheduler_log_entries_written"),
      snapshots: stats.counter("scheduler_log_snapshots"),
    };
    stats.gauge("scheduler_log_un_snapshotted_transactions", () => this.#unSnapshotted);
  }

  get storage(): Storage {
    return this.#storage;
  }

  /** Opens the log and starts to follow it. @throws {LogError} */
  async prepare(): Promise<void> {
    const { openLog, clock, stats, settings, logger, fatal } = this.#options;
    await timed(this.#options, "scheduler_storage_prepare", async () => {
      invariant(this.#log === undefined, "storage is prepared once");
      const log = new MeteredLog(await openLog(), { clock, stats, timeouts: settings });
      this.#log = log;
      this.#replayer = new Replayer({ log, stores: this.#stores, stats, logger });
      this.#following = new Following({ log, replayer: this.#replayer, logger, fatal });
      await this.#following.begin();
    });
  }

  /** Becomes the log's writer and lets writes in. @throws {LogError} */
  async start(): Promise<ReplayReport> {
    return timed(this.#options, "scheduler_storage_start", async () => {
      const log = must(this.#log, "storage is prepared before it is started");
      const replayer = must(this.#replayer, "a prepared storage has a replayer");
      await this.#following?.end();
      this.#writer = await log.becomeWriter();
      const report = await timed(this.#options, "scheduler_storage_recover", () => replayer.catchUp());
      replayer.finish();
      this.#replayer = undefined;
      this.#lastSnapshotMs = report.snapshotMs;
      this.#unSnapshotted = report.transactions;
      // As Aurora does: proves that the log can be written to before anyone relies on it.
      await this.#unit(() => [encodeEntry({ noop: true })]);
      this.#storage.setReady(true);
      this.#armSnapshots();
      return report;
    });
  }

  /**
   * Writes the state of this moment to the log and lets the log forget what came before. Calls while one is
   * under way share it.
   * @throws {ApiError} ERROR_TRANSIENT before {@link start} has ended, and after {@link replaceState}; as the next two.
   */
  async snapshot(): Promise<void> {
    this.#expectInForce();
    this.#snapshotting ??= timed(this.#options, "scheduler_log_snapshot", () => this.#snapshot()).finally(() => {
      this.#snapshotting = undefined;
    });
    return this.#snapshotting;
  }

  /** Calls `listener` with every snapshot from now on, once the log holds it. */
  onSnapshot(listener: (taken: TakenSnapshot) => void): void {
    this.#snapshotListeners.push(listener);
  }

  /** The state of this moment as a snapshot has it, once it is committed. The log is not written to. */
  async capture(): Promise<TakenSnapshot> {
    this.#expectInForce();
    return (await this.#capture()).taken;
  }

  /**
   * Puts `state` in the place of all that the log holds: whoever replays the log or follows it has this state and
   * nothing else. The stores of this process keep what they have, no write is committed any more, and the process is
   * to end: {@link close} rejects the writes that wait.
   */
  async replaceState(state: CapturedState): Promise<void> {
    // A snapshot of the stores must not come after what replaces them.
    while (this.#snapshotting !== undefined) await this.#snapshotting;
    this.#expectInForce();
    this.#isReplaced = true;
    this.#snapshotTimer?.cancel();
    const asOf = await this.#queue.last(() => this.#lastPosition);
    await this.#appendSnapshot(asOf, () => takeSnapshot("RESTORED_STATE", { ...state, asOf }));
    this.#options.logger.warn({ asOf, takenMs: state.timestampMs }, "the state was replaced by a restored one");
  }

  logStatus(): LogStatus {
    const { quorumSize, path } = this.#options.settings;
    return {
      quorumSize,
      path,
      replicas: this.#log?.replicas() ?? [],
      ...(this.#lastSnapshotMs === undefined ? {} : { lastSnapshotMs: this.#lastSnapshotMs }),
      appendLatencyMs: this.#log?.appendLatency.percentiles() ?? { p50: 0, p99: 0 },
      ...(this.#log === undefined ? {} : { appendLatency: this.#log.appendSamples() }),
    };
  }

  /** For looking into the log, entry by entry; undefined before {@link prepare}. */
  logReader(): LogReader | undefined {
    const log = this.#log;
    if (log === undefined) return undefined;
    return {
      get learned() {
        return log.learned;
      },
      read: (from, to) => log.read(from, to),
      findConfig: (id) => this.#stores.configs.find(id),
      findTask: (taskId) => this.#stores.tasks.fetchTask(taskId),
    };
  }

  /** Refuses further calls, waits for what is under way, closes the log. */
  async close(): Promise<void> {
    this.#storage.setReady(false);
    this.#snapshotTimer?.cancel();
    await this.#following?.end();
    if (this.#isReplaced) this.#queue.discard(replaced());
    await Promise.allSettled([this.#queue.follow([], undefined), this.#snapshotting]);
    await this.#log?.close();
  }

  /** The stores hold the state that this process goes on with. @throws {ApiError} ERROR_TRANSIENT */
  #expectInForce(): void {
    if (this.#isReplaced) throw replaced();
    this.#storage.read(() => undefined);
  }

  async #appendTransactions(transactions: readonly Uint8Array[]): Promise<void> {
    const payload = await makePayload("TRANSACTIONS", [joinTransactions(transactions)]);
    await this.#unit(() => toEntries(payload, this.#options.settings.maxEntryBytes));
    this.#unSnapshotted += transactions.length;
  }

  /** Appends entries one after another, with no others among them. @returns the position of the first. */
  #unit(makeEntries: () => readonly Uint8Array[]): Promise<Position> {
    return this.#exclusive(async (writer) => {
      let first: Position | undefined;
      for (const entry of makeEntries()) {
        this.#lastPosition = await writer.append(entry);
        first ??= this.#lastPosition;
        this.#counters.bytesWritten.increment(entry.length);
      }
      this.#counters.entriesWritten.increment();
      return must(first, "a unit has entries");
    });
  }

  /** Runs `work` on the writer when what was asked for before is done; never after something has failed. */
  #exclusive<T>(work: (writer: LogWriter) => Promise<T>): Promise<T> {
    const result = this.#lastUnit.then(() => work(must(this.#writer, "only a started storage appends")));
    this.#lastUnit = result;
    // Whoever asked is told of a failure; here it only keeps all that follows from starting.
    result.catch(() => undefined);
    return result;
  }

  async #snapshot(): Promise<void> {
    const { taken, transactionsBefore } = await this.#capture();
    const { payload, asOf, timestampMs } = taken;
    await this.#appendSnapshot(asOf, async () => taken);
    this.#counters.snapshots.increment();
    this.#unSnapshotted -= transactionsBefore;
    this.#lastSnapshotMs = timestampMs;
    this.#options.logger.info({ asOf, bytes: payload.body.length }, "snapshot complete");
    for (const listener of this.#snapshotListeners) listener(taken);
  }

  async #capture(): Promise<{ readonly taken: TakenSnapshot; readonly transactionsBefore: number }> {
    const timestampMs = this.#options.clock.nowMs();
    const ops = captureState(this.#stores);
    let transactionsBefore = 0;
    const asOf = await this.#queue.barrier(() => {
      transactionsBefore = this.#unSnapshotted;
      return this.#lastPosition;
    });
    const taken = await takeSnapshot("SNAPSHOT", { ops, configs: this.#stores.configs, timestampMs, asOf });
    return { taken, transactionsBefore };
  }

  /** Appends what stands for all positions up to `asOf`, then lets the log forget those. */
  async #appendSnapshot(asOf: Position, take: () => Promise<TakenSnapshot>): Promise<void> {
    try {
      const { payload } = await take();
      await this.#unit(() => toEntries(payload, this.#options.settings.maxEntryBytes));
      await this.#exclusive((writer) => writer.truncate(asOf + 1));
    } catch (error) {
      this.#queue.fail(error);
      throw error;
    }
  }

  #armSnapshots(): void {
    const { clock, settings, logger } = this.#options;
    this.#snapshotTimer = clock.after(settings.snapshotIntervalMs, () => {
      this.snapshot().then(
        () => {
          if (!this.#isReplaced) this.#armSnapshots();
        },
        (error: unknown) => logger.error({ err: error }, "the snapshot failed"),
      );
    });
  }
}

function replaced(): ApiError {
  return new ApiError(
    "ERROR_TRANSIENT",
    "The state has been replaced by a restored one; the scheduler restarts with it",
  );
}

/** Runs `work`, recorded by the timer called `name` whether it succeeds or not. */
async function timed<T>(
  { clock, stats }: Pick<DurableStorageOptions, "clock" | "stats">,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const startMs = clock.monotonicMs();
  try {
    return await work();
  } finally {
    stats.timer(name).record((clock.monotonicMs() - startMs) * 1e6);
  }
}

/** Aurora's `storage_write_lock_wait`: how long writes wait for their turn. */
function waitStats(stats: StatsRegistry): (nanos: number) => void {
  const events = stats.counter("storage_write_lock_wait_events");
  const total = stats.counter("storage_write_lock_wait_ns_total");
  stats.gauge("storage_write_lock_wait_ns_total_per_event", () =>
    events.value === 0 ? 0 : total.value / events.value,
  );
  return (nanos) => {
    events.increment();
    total.increment(Math.round(nanos));
  };
}
