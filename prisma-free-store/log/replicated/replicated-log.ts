/**
 * The replicated log: one replica of an ensemble, with Mesos's protocol and directory format. The protocol is in
 * `core/paxos`; this gives it a disk, a network and a clock, and makes of it what the storage asks for.
 *
 * - Nothing is said that the disk does not hold. When the disk fails, the replica falls silent, for good.
 * - An EMPTY replica does not vote. It recovers from a quorum that does; when there is none, because the log has never
 *   been initialized, it says so to whoever wants to write.
 */
import type { ReplicaView } from "../../../server/api/cluster.ts";
import type { Clock } from "../../../server/base/clock.ts";
import type { Logger } from "../../../server/base/logger.ts";
import type { StatsRegistry } from "../../../server/base/stats/stats.ts";
import { DEFAULT_TIMING } from "../../core/paxos/defaults.ts";
import type { DemotionReason, Outcome, Timing } from "../../core/paxos/log-node.types.ts";
import type { Message } from "../../core/paxos/messages.ts";
import { LevelDbStorage } from "../leveldb/leveldb-storage.ts";
import { readLearned } from "../leveldb/read-learned.ts";
import type { Libprocess } from "../libprocess/libprocess.ts";
import { parsePid } from "../libprocess/pid.ts";
import { LogError, type LearnedRange, type Log, type LogRecord, type LogWriter, type Position } from "../log.ts";
import type { ReplicaGroup } from "../ports/replica-group.ts";
import { Election, type ElectionLimits } from "./election.ts";
import { CoordinatorWriter } from "./log-writer.ts";
import { NodeShell, REPLICA_ID } from "./node-shell.ts";
import { replicaViews } from "./replica-views.ts";
import { ReplicatedLogStats } from "./replicated-log-stats.ts";

export interface ReplicatedLogOptions {
  /** The log directory. A missing one is made: its replica is EMPTY and recovers from the others. */
  readonly path: string;
  readonly quorumSize: number;
  /** Lets an ensemble all of whose replicas are EMPTY initialize itself, as Mesos's `--log_auto_initialize`. */
  readonly autoInitialize?: boolean;
  readonly group: ReplicaGroup;
  /** For this log alone, which closes it when it is closed itself or cannot be opened. */
  readonly libprocess: Libprocess;
  readonly limits: ElectionLimits & { readonly writeTimeoutMs: number };
  /** What differs from the timing of a production ensemble. */
  readonly timing?: Partial<Timing>;
  readonly clock: Clock;
  /** From 0 (included) to 1 (excluded). */
  readonly random: () => number;
  readonly stats: StatsRegistry;
  readonly logger: Logger;
  /** Told once when the disk has failed: the replica is of no use any more, and the process should end. */
  readonly onDiskFailed?: (error: LogError) => void;
}

/** Request ids that one run has for itself, for every millisecond that it lasts. */
const REQUEST_IDS_A_MS = 64;

/**
 * Opens the log directory and joins the group; resolves when the replica is part of it, in whatever status.
 * @throws {LogError} LOCKED, DAMAGED or FAILED
 * @throws {ReplicaRefusedError} when the group does not take this replica
 */
export async function openReplicatedLog(options: ReplicatedLogOptions): Promise<Log> {
  const { path, logger, libprocess, group } = options;
  let storage: LevelDbStorage | undefined;
  let log: ReplicatedLog | undefined;
  try {
    storage = await LevelDbStorage.open(path, { create: true, logger });
    const restored = await storage.restore();
    const { metadata, positions } = restored;
    const pid = libprocess.pid(REPLICA_ID);
    logger.info({ path, pid, ...metadata, begin: positions.begin, end: positions.end }, "restored the log's replica");
    log = new ReplicatedLog(options, storage, restored);
    await group.join(pid);
    return log;
  } catch (error) {
    if (log !== undefined) await log.close();
    else {
      await storage?.close();
      await libprocess.close();
    }
    throw error;
  }
}

type Restored = Awaited<ReturnType<LevelDbStorage["restore"]>>;

class ReplicatedLog implements Log {
  readonly #options: ReplicatedLogOptions;
  readonly #storage: LevelDbStorage;
  readonly #shell: NodeShell;
  readonly #stats: ReplicatedLogStats;
  readonly #endWatch: () => void;
  readonly #listeners = new Set<() => void>();
  readonly #election: Election;
  #writer: CoordinatorWriter | undefined;
  /** Why the log can never be written to again. */
  #failure: LogError | undefined;
  #closing: Promise<void> | undefined;
  #refusalLoggedMs = -Infinity;

  constructor(options: ReplicatedLogOptions, storage: LevelDbStorage, restored: Restored) {
    const { libprocess, clock, group, logger } = options;
    this.#options = options;
    this.#storage = storage;
    this.#shell = new NodeShell({
      node: nodeOptions(options),
      restored,
      storage,
      libprocess,
      clock,
      onOutcome: (outcome) => this.#take(outcome),
      onRequest: (message, from) => this.#logRefusal(message, from),
    });
    this.#stats = new ReplicatedLogStats(options.stats, this.#shell.node);
    this.#election = new Election({ node: this.#shell.node, clock, logger, limits: options.limits });
    this.#endWatch = group.watch((pids) => this.#onPeers(pids));
  }

  get learned(): LearnedRange {
    const { begin, end } = this.#shell.node.learned;
    return { begin, end: end < begin ? undefined : end };
  }

  read(from: Position, to: Position): AsyncIterable<LogRecord> {
    const begin = (): Position => this.#shell.node.learned.begin;
    return readLearned({ storage: this.#storage, begin, skipped: this.#stats.skipped }, { from, to });
  }

  onLearned(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async becomeWriter(): Promise<LogWriter> {
    if (this.#failure !== undefined) throw this.#failure;
    // Whoever was the writer here is replaced, and so is who is trying to become it.
    this.#shell.step({ kind: "demote" });
    const writer = new CoordinatorWriter((event) => this.#shell.step(event));
    this.#writer = writer;
    const elected = this.#election.begin(() => this.#shell.step({ kind: "demote" }));
    this.#shell.step({ kind: "elect" });
    await elected;
    return writer;
  }

  replicas(): readonly ReplicaView[] {
    const { libprocess, clock } = this.#options;
    return replicaViews(this.#shell, libprocess.pid(REPLICA_ID), clock.monotonicMs());
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#fail(new LogError("CLOSED", "The log is closed."));
    this.#endWatch();
    const left = this.#options.group.leave();
    await this.#shell.stop();
    await Promise.all([left, this.#options.libprocess.close()]);
    await this.#storage.close();
  }

  #onPeers(pids: readonly string[]): void {
    const usable = pids.filter((pid) => parsePid(pid) !== undefined);
    if (usable.length < pids.length) this.#options.logger.warn({ pids }, "some members of the log's group are no PIDs");
    this.#options.libprocess.setMembers(usable);
    this.#shell.latencies.retain(usable);
    this.#shell.step({ kind: "peers", pids: usable });
  }

  #take(outcome: Outcome): void {
    const { logger } = this.#options;
    switch (outcome.kind) {
      case "learned":
        this.#election.learned();
        for (const listener of this.#listeners) listener();
        return;
      case "written":
        return this.#writer?.written(outcome.position);
      case "elected":
        return this.#election.elected(outcome);
      case "electionLost":
        this.#stats.electionsLost.increment();
        return logger.info(outcome, "an attempt to become the log's writer was lost");
      case "demoted":
        return this.#demoted(outcome.reason);
      case "status":
        return logger.info({ status: outcome.status }, "the log's replica has changed its status");
      case "uninitialized":
        return this.#uninitialized();
      case "diskFailed":
        return this.#diskFailed(outcome.reason);
    }
  }

  #demoted(reason: DemotionReason): void {
    const { limits, logger } = this.#options;
    const error = demotionError(reason, limits.writeTimeoutMs);
    if (reason !== "ASKED") logger.warn({ reason }, error.message);
    this.#writer?.demoted(error);
    this.#writer = undefined;
    if (reason !== "ASKED") this.#election.fail(error);
  }

  #uninitialized(): void {
    const { path, logger } = this.#options;
    const message =
      "Storage is not READY: Replica in EMPTY status received a broadcasted recover request. No replica of the log has " +
      `been initialized; stop the schedulers and type on each of their hosts: bin/mesos-log initialize --path=${path}`;
    logger.error(message);
    this.#election.fail(new LogError("UNINITIALIZED", message));
  }

  #diskFailed(reason: string): void {
    const { logger, onDiskFailed } = this.#options;
    const error = new LogError("FAILED", `${reason} This replica of the log no longer votes.`);
    logger.fatal({ reason }, error.message);
    this.#stats.hasDiskFailed = true;
    this.#fail(error);
    onDiskFailed?.(error);
  }

  #fail(error: LogError): void {
    this.#failure ??= error;
    this.#writer?.demoted(error);
    this.#writer = undefined;
    this.#election.fail(error);
  }

  /** The line that operators search for when a log was never initialized; it says who asked in vain. */
  #logRefusal({ name }: Message, from: string): void {
    const { clock, logger } = this.#options;
    if (name !== "RecoverRequest" || this.#shell.node.metadata.status !== "EMPTY") return;
    if (clock.monotonicMs() - this.#refusalLoggedMs < 10_000) return;
    this.#refusalLoggedMs = clock.monotonicMs();
    logger.warn({ from }, "Replica in EMPTY status received a broadcasted recover request");
  }
}

function nodeOptions(options: ReplicatedLogOptions): ConstructorParameters<typeof NodeShell>[0]["node"] {
  const { quorumSize, autoInitialize = false, limits, timing, libprocess, random, clock } = options;
  const { writeTimeoutMs, electionTimeoutMs } = limits;
  const longestRoundMs = Math.max(writeTimeoutMs, electionTimeoutMs, DEFAULT_TIMING.roundTimeoutMs);
  const quarantineMs = Math.max(DEFAULT_TIMING.quarantineMs, longestRoundMs + 5_000);
  return {
    self: libprocess.pid(REPLICA_ID),
    quorum: quorumSize,
    autoInitialize,
    timing: { ...DEFAULT_TIMING, writeTimeoutMs, quarantineMs, ...timing },
    random,
    firstRequestId: Math.floor(clock.nowMs()) * REQUEST_IDS_A_MS,
  };
}

function demotionError(reason: DemotionReason, writeTimeoutMs: number): LogError {
  switch (reason) {
    case "REFUSED":
      return new LogError("DEMOTED", "Another scheduler has become the log's writer.");
    case "TIMEOUT":
      return new LogError("TIMEOUT", `No quorum of replicas has accepted a write within ${writeTimeoutMs} ms.`);
    case "IGNORED":
      return new LogError("FAILED", "A quorum of the log's replicas is still recovering and may not vote.");
    case "ASKED":
    case "NOT_ELECTED":
      return new LogError("FAILED", "This writer was replaced by a later one.");
    case "DISK_FAILED":
      return new LogError("FAILED", "The log's directory can no longer be written to.");
  }
}
