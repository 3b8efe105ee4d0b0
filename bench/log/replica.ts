/**
 * One replica of a log, in a process of its own. Its parent says over their channel where the others are and, to one
 * of the replicas, what to measure.
 */
import { randomBytes } from "node:crypto";
import { systemClock } from "../../server/base/clock.ts";
import { silentLogger } from "../../server/base/logger.ts";
import { StatsRegistry } from "../../server/base/stats/stats.ts";
import { must } from "../../server/core/domain/invariant.ts";
import { CommitQueue } from "../../prisma-free-store/commit-queue.ts";
import { makePayload, toEntries } from "../../prisma-free-store/entries/frames.ts";
import { joinTransactions } from "../../prisma-free-store/entries/transaction-codec.ts";
import { initializeLog } from "../../prisma-free-store/log/initialize.ts";
import { Libprocess } from "../../prisma-free-store/log/libprocess/libprocess.ts";
import type { Log, LogWriter } from "../../prisma-free-store/log/log.ts";
import { openReplicatedLog } from "../../prisma-free-store/log/replicated/replicated-log.ts";
import { staticGroup } from "../../prisma-free-store/log/replicated/static-group.ts";
import { throughput, type Throughput } from "../storage/measure.ts";

export interface StartOrder {
  readonly kind: "start";
  readonly path: string;
  readonly port: number;
  readonly pids: readonly string[];
  readonly quorumSize: number;
}

export interface MeasureOrder {
  readonly kind: "measure";
  /** "append": one entry after another. "commit": writers whose values share entries, as in the storage. */
  readonly what: "append" | "commit";
  readonly writers: number;
  readonly bytes: number;
  readonly durationMs: number;
}

export type Order = StartOrder | MeasureOrder;
export type Answer = { readonly kind: "started" } | { readonly kind: "measured"; readonly figures: Throughput };

/** `-dlog_max_entry_size`. */
const MAX_ENTRY_BYTES = 512 * 1024;
const clock = systemClock;
let log: Log | undefined;
let writer: LogWriter | undefined;

async function start({ path, port, pids, quorumSize }: StartOrder): Promise<Answer> {
  await initializeLog(path);
  const stats = new StatsRegistry();
  const random = Math.random;
  const libprocess = await Libprocess.listen({ settings: { ip: "127.0.0.1", port }, clock, stats, random });
  const limits = { electionTimeoutMs: 15_000, electionRetries: 1, writeTimeoutMs: 10_000 };
  const group = staticGroup(pids);
  log = await openReplicatedLog({
    path,
    quorumSize,
    group,
    libprocess,
    limits,
    clock,
    random,
    stats,
    logger: silentLogger,
  });
  return { kind: "started" };
}

async function measure({ what, writers, bytes, durationMs }: MeasureOrder): Promise<Answer> {
  writer ??= await must(log, "a started replica has a log").becomeWriter();
  const figures = await throughput(
    writers,
    durationMs,
    what === "append" ? appends(writer, bytes) : commits(writer, bytes),
  );
  return { kind: "measured", figures };
}

function appends(to: LogWriter, bytes: number): () => Promise<unknown> {
  const data = randomBytes(bytes);
  return () => to.append(data);
}

/** The way of the storage's writes to the log, from the queue on. */
function commits(to: LogWriter, bytes: number): () => Promise<unknown> {
  const queue = new CommitQueue({
    append: async (transactions) => {
      const payload = await makePayload("TRANSACTIONS", [joinTransactions(transactions)]);
      for (const entry of toEntries(payload, MAX_ENTRY_BYTES)) await to.append(entry);
    },
    fatal: (error) => {
      throw error;
    },
    monotonicMs: () => clock.monotonicMs(),
    onWait: () => undefined,
  });
  const data = randomBytes(bytes);
  return () => queue.commit(data, [], undefined);
}

process.on("message", (order: Order) => {
  void (order.kind === "start" ? start(order) : measure(order)).then((answer) => process.send?.(answer));
});
process.on("disconnect", () => process.exit());
