/**
 * A log in memory, for tests: deterministic, and it fails or stalls when told to. Logs opened on the same
 * {@link MemoryLogDisk} see the same entries, as replicas of one ensemble do; the last one to become the
 * writer is the writer.
 */
import type { ReplicaView } from "../../server/api/cluster.ts";
import {
  LogError,
  truncatedError,
  type LearnedRange,
  type Log,
  type LogRecord,
  type LogWriter,
  type Position,
} from "./log.ts";

/** What outlives a process. */
export class MemoryLogDisk {
  readonly records = new Map<Position, Uint8Array | undefined>();
  begin: Position = 0;
  end: Position | undefined;
  /** The number of elections there have been; a writer of an earlier one is none any more. */
  term = 0;
  readonly listeners = new Set<() => void>();

  write(data: Uint8Array | undefined): Position {
    const position = this.end === undefined ? 0 : this.end + 1;
    this.records.set(position, data);
    this.end = position;
    return position;
  }

  truncate(to: Position): void {
    for (let position = this.begin; position < to; position++) this.records.delete(position);
    this.begin = Math.max(this.begin, to);
  }
}

export class MemoryLog implements Log {
  readonly disk: MemoryLogDisk;
  /** How many appends were asked for. */
  appends = 0;
  #failure: Error | undefined;
  #held: Promise<void> | undefined;

  constructor(disk: MemoryLogDisk = new MemoryLogDisk()) {
    this.disk = disk;
  }

  get learned(): LearnedRange {
    return { begin: this.disk.begin, end: this.disk.end };
  }

  async *read(from: Position, to: Position): AsyncIterable<LogRecord> {
    if (from < this.disk.begin) throw truncatedError(from, this.disk.begin);
    const records: LogRecord[] = [];
    for (let position = from; position <= to; position++) {
      const data = this.disk.records.get(position);
      if (data !== undefined) records.push({ position, data });
    }
    yield* records;
  }

  onLearned(listener: () => void): () => void {
    this.disk.listeners.add(listener);
    return () => void this.disk.listeners.delete(listener);
  }

  async becomeWriter(): Promise<LogWriter> {
    const term = ++this.disk.term;
    if (this.disk.end === undefined) this.disk.write(undefined);
    return {
      append: (data) => this.#mutate(term, () => this.disk.write(data.slice())),
      truncate: (to) =>
        this.#mutate(term, () => {
          this.disk.truncate(to);
          return this.disk.write(undefined);
        }),
    };
  }

  replicas(): readonly ReplicaView[] {
    const { begin, end } = this.learned;
    const view = { begin: String(begin), end: String(end ?? 0), promised: String(this.disk.term), lag: "0" };
    return [{ pid: "local", isSelf: true, status: "VOTING", ...view }];
  }

  async close(): Promise<void> {
    this.#failure ??= new LogError("CLOSED", "The log is closed.");
  }

  /** Makes every later append and truncation fail. */
  fail(error: Error = new LogError("FAILED", "The log was told to fail.")): void {
    this.#failure = error;
  }

  /** Holds appends and truncations back until the returned function is called. */
  hold(): () => void {
    let release = (): void => undefined;
    this.#held = new Promise((resolve) => (release = resolve));
    return () => {
      this.#held = undefined;
      release();
    };
  }

  async #mutate(term: number, change: () => Position): Promise<Position> {
    this.appends++;
    await this.#held;
    if (this.#failure !== undefined) throw this.#failure;
    if (term !== this.disk.term) throw new LogError("DEMOTED", "Another process has become the log's writer.");
    const position = change();
    for (const listener of this.disk.listeners) listener();
    return position;
  }
}
