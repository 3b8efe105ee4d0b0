/** Replicas of a log in one process, on real disks and real connections, for tests. */
import { join } from "node:path";
import { systemClock } from "../../../server/base/clock.ts";
import { silentLogger, type Logger } from "../../../server/base/logger.ts";
import { StatsRegistry } from "../../../server/base/stats/stats.ts";
import { must } from "../../../server/core/domain/invariant.ts";
import type { Timing } from "../../core/paxos/log-node.types.ts";
import { initializeLog } from "../initialize.ts";
import type { Libprocess } from "../libprocess/libprocess.ts";
import { testLibprocess } from "../libprocess/testing.ts";
import type { Log, LogRecord } from "../log.ts";
import type { ReplicaGroup } from "../ports/replica-group.ts";
import { openReplicatedLog, type ReplicatedLogOptions } from "./replicated-log.ts";

/** Everything that is waited for in an ensemble that is well takes milliseconds. */
export const QUICK: Partial<Timing> = {
  roundTimeoutMs: 400,
  retransmitMs: 100,
  refusalGraceMs: 50,
  retryMs: 20,
  recoverRetryMs: 30,
  gapPatienceMs: 20,
  surveyMs: 50,
  quarantineMs: 100,
};

export interface TestReplica {
  readonly log: Log;
  readonly libprocess: Libprocess;
  readonly stats: StatsRegistry;
}

/** A group that is the same for all replicas of one process. */
export class SharedGroup {
  readonly #members = new Set<string>();
  readonly #watchers = new Set<(pids: readonly string[]) => void>();

  /** The group as one replica sees it. */
  view(): ReplicaGroup {
    let joined: string | undefined;
    return {
      join: (pid) => {
        joined = pid;
        this.#members.add(pid);
        this.#changed();
        return Promise.resolve();
      },
      watch: (onChange) => {
        this.#watchers.add(onChange);
        onChange([...this.#members]);
        return () => void this.#watchers.delete(onChange);
      },
      leave: () => {
        if (joined !== undefined) this.#members.delete(joined);
        this.#changed();
        return Promise.resolve();
      },
    };
  }

  #changed(): void {
    for (const onChange of this.#watchers) onChange([...this.#members]);
  }
}

export class TestEnsemble {
  readonly group = new SharedGroup();
  readonly #directory: string;
  readonly #quorumSize: number;
  readonly #open = new Map<number, TestReplica>();

  constructor(directory: string, quorumSize = 2) {
    this.#directory = directory;
    this.#quorumSize = quorumSize;
  }

  pathOf(index: number): string {
    return join(this.#directory, `replica-${index}`);
  }

  initialize(...indexes: readonly number[]): Promise<unknown> {
    return Promise.all(indexes.map((index) => initializeLog(this.pathOf(index))));
  }

  async open(index: number, options: Partial<ReplicatedLogOptions> = {}): Promise<TestReplica> {
    const stats = new StatsRegistry();
    const libprocess = await testLibprocess({ stats });
    const logger: Logger = silentLogger;
    const log = await openReplicatedLog({
      path: this.pathOf(index),
      quorumSize: this.#quorumSize,
      group: this.group.view(),
      libprocess,
      limits: { electionTimeoutMs: 10_000, electionRetries: 2, writeTimeoutMs: 5_000 },
      timing: QUICK,
      clock: systemClock,
      random: Math.random,
      stats,
      logger,
      ...options,
    });
    const replica = { log, libprocess, stats };
    this.#open.set(index, replica);
    return replica;
  }

  /** Initialized replicas 1 to `count`, open. */
  async start(count: number): Promise<TestReplica[]> {
    const indexes = Array.from({ length: count }, (_, i) => i + 1);
    await this.initialize(...indexes);
    return Promise.all(indexes.map((index) => this.open(index)));
  }

  async close(index: number): Promise<void> {
    const replica = must(this.#open.get(index), `replica ${index} is open`);
    this.#open.delete(index);
    await replica.log.close();
  }

  async closeAll(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((index) => this.close(index)));
  }
}

/** All that a log holds for its readers, as text. */
export async function contents(log: Log): Promise<string[]> {
  const { begin, end } = log.learned;
  if (end === undefined) return [];
  const records: LogRecord[] = [];
  for await (const entry of log.read(begin, end)) records.push(entry);
  return records.map(({ data }) => Buffer.from(data).toString());
}

export const textOf = (text: string): Uint8Array => Buffer.from(text);
