/**
 * Gives any log the stats and time limits that Aurora's `MesosLog.java` puts around Mesos's: an operation that
 * exceeds its limit fails, and since it is not known whether it took effect, the log is of no use afterwards.
 */
import type { AppendLatencySample, ReplicaView } from "../../server/api/cluster.ts";
import type { Clock } from "../../server/base/clock.ts";
import type { Counter, StatsRegistry, TimerStat } from "../../server/base/stats/stats.ts";
import { LatencyWindow } from "../latency-window.ts";
import { AppendLatency } from "./append-latency.ts";
import { LogError, type LearnedRange, type Log, type LogRecord, type LogWriter, type Position } from "./log.ts";

export interface LogTimeouts {
  readonly readTimeoutMs: number;
  readonly writeTimeoutMs: number;
}

interface OperationStats {
  readonly timing: TimerStat;
  readonly timeouts: Counter;
  readonly failures: Counter;
}

export class MeteredLog implements Log {
  readonly #log: Log;
  readonly #clock: Clock;
  readonly #timeouts: LogTimeouts;
  readonly #read: OperationStats;
  readonly #append: OperationStats;
  readonly #truncate: OperationStats;
  readonly appendLatency = new LatencyWindow();
  /** The same over time: a log of one replica takes as long as its replica. */
  readonly #appendLatency: AppendLatency;

  constructor(log: Log, options: { clock: Clock; stats: StatsRegistry; timeouts: LogTimeouts }) {
    this.#log = log;
    this.#clock = options.clock;
    this.#timeouts = options.timeouts;
    this.#appendLatency = new AppendLatency(options.clock);
    this.#read = operationStats(options.stats, "read");
    this.#append = operationStats(options.stats, "append");
    this.#truncate = operationStats(options.stats, "truncate");
  }

  get learned(): LearnedRange {
    return this.#log.learned;
  }

  async *read(from: Position, to: Position): AsyncIterable<LogRecord> {
    const records = this.#log.read(from, to)[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await this.#run("read", this.#read, () => records.next());
        if (next.done === true) return;
        yield next.value;
      }
    } finally {
      // Who reads no further, or waits no longer, lets go of what the log holds for it, whenever that is free.
      records.return?.().catch(() => this.#read.failures.increment());
    }
  }

  onLearned(listener: () => void): () => void {
    return this.#log.onLearned(listener);
  }

  async becomeWriter(): Promise<LogWriter> {
    const writer = await this.#log.becomeWriter();
    return {
      append: async (data) => {
        const startMs = this.#clock.monotonicMs();
        const position = await this.#run("append", this.#append, () => writer.append(data));
        const durationMs = this.#clock.monotonicMs() - startMs;
        this.appendLatency.add(durationMs);
        this.#appendLatency.add(durationMs);
        return position;
      },
      truncate: (to) => this.#run("truncate", this.#truncate, () => writer.truncate(to)),
    };
  }

  /** How long appends took over time, oldest first: until a quorum held each. */
  appendSamples(): readonly AppendLatencySample[] {
    return this.#appendLatency.samples();
  }

  replicas(): readonly ReplicaView[] {
    const views = this.#log.replicas();
    const [only] = views;
    if (views.length > 1 || only === undefined || only.appendLatency !== undefined) return views;
    return [{ ...only, appendLatency: this.#appendLatency.samples() }];
  }

  close(): Promise<void> {
    return this.#log.close();
  }

  async #run<T>(name: string, stats: OperationStats, operation: () => Promise<T>): Promise<T> {
    const startMs = this.#clock.monotonicMs();
    try {
      return await this.#limit(name, operation());
    } catch (error) {
      const isTimeout = error instanceof LogError && error.code === "TIMEOUT";
      (isTimeout ? stats.timeouts : stats.failures).increment();
      throw error;
    } finally {
      stats.timing.record((this.#clock.monotonicMs() - startMs) * 1e6);
    }
  }

  #limit<T>(name: string, result: Promise<T>): Promise<T> {
    const limitMs = name === "read" ? this.#timeouts.readTimeoutMs : this.#timeouts.writeTimeoutMs;
    return new Promise<T>((resolve, reject) => {
      const flag = name === "read" ? "native_log_read_timeout" : "native_log_write_timeout";
      const timer = this.#clock.after(limitMs, () =>
        reject(new LogError("TIMEOUT", `Timeout performing log ${name}: it took more than -${flag} (${limitMs} ms).`)),
      );
      result.then(resolve, reject).finally(() => timer.cancel());
    });
  }
}

function operationStats(stats: StatsRegistry, operation: string): OperationStats {
  const name = `scheduler_log_native_${operation}`;
  return {
    timing: stats.timer(name),
    timeouts: stats.counter(`${name}_timeouts`),
    failures: stats.counter(`${name}_failures`),
  };
}
