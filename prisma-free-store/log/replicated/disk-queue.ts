/**
 * The order of what a replica writes and reads. One batch is with the disk at a time; what comes meanwhile shares the
 * next one and its sync. A batch in which nothing needs a sync is in no hurry: it waits a moment for one that does.
 *
 * After a failure nothing is written or read any more. A disk that takes nothing while more and more waits for it has
 * failed, too: memory is not to take its place.
 */
import type { Clock, Timer } from "../../../server/base/clock.ts";
import type { ReadRequest, RecordToWrite } from "../../core/paxos/log-node.types.ts";
import type { Action } from "../../core/paxos/messages.ts";
import type { LevelDbStorage } from "../leveldb/leveldb-storage.ts";

export interface DiskQueueOptions {
  readonly storage: Pick<LevelDbStorage, "persist" | "read">;
  readonly clock: Clock;
  /** The disk holds all records up to that number. */
  readonly onWritten: (through: number) => void;
  readonly onRead: (readId: number, action: Action | undefined) => void;
  /** Told once. */
  readonly onFailed: (error: unknown) => void;
}

const PATIENCE_MS = 1;
const MEBIBYTE = 1024 * 1024;
/** More than a replica that was stopped finds in its connections when it goes on. */
const MAX_WAITING_BYTES = 256 * MEBIBYTE;
/** What a record takes beside its bytes, about. */
const RECORD_BYTES = 256;

export class DiskQueue {
  readonly #options: DiskQueueOptions;
  #records: RecordToWrite[] = [];
  #waitingBytes = 0;
  #needsSync = false;
  #isStarting = false;
  #patience: Timer | undefined;
  #inFlight: Promise<void> | undefined;
  /** The last record that was handed in, and the last one that is on disk. */
  #last = 0;
  #written = 0;
  #reads: { readonly after: number; readonly request: ReadRequest }[] = [];
  #readsUnderWay = new Set<Promise<void>>();
  #hasFailed = false;

  constructor(options: DiskQueueOptions) {
    this.#options = options;
  }

  write(records: readonly RecordToWrite[]): void {
    for (const record of records) {
      this.#records.push(record);
      this.#last = record.number;
      this.#waitingBytes += RECORD_BYTES + (record.action?.append?.bytes.length ?? 0);
      if (record.sync) this.#needsSync = true;
    }
    if (this.#waitingBytes > MAX_WAITING_BYTES) {
      this.#failed(new Error(`The disk does not keep up: ${MAX_WAITING_BYTES / MEBIBYTE} MiB wait to be written.`));
    } else if (records.length > 0) this.#startSoon();
  }

  /** Reads what is there once all records handed in so far are. */
  read(requests: readonly ReadRequest[]): void {
    for (const request of requests) {
      if (this.#written === this.#last) this.#read(request);
      else this.#reads.push({ after: this.#last, request });
    }
  }

  /** Resolves when the disk has all that was handed in, or has failed, and nothing is under way. */
  async idle(): Promise<void> {
    this.#start();
    while (this.#inFlight !== undefined) await this.#inFlight;
    await Promise.all(this.#readsUnderWay);
  }

  /** After the code that runs now, and the promises that it has resolved, which may bring the record that syncs. */
  #startSoon(): void {
    if (this.#inFlight !== undefined || this.#isStarting) return;
    this.#isStarting = true;
    queueMicrotask(() =>
      process.nextTick(() => {
        this.#isStarting = false;
        if (this.#needsSync) this.#start();
        else this.#patience ??= this.#options.clock.after(PATIENCE_MS, () => this.#start());
      }),
    );
  }

  #start(): void {
    this.#patience?.cancel();
    this.#patience = undefined;
    if (this.#inFlight !== undefined || this.#records.length === 0 || this.#hasFailed) return;
    const records = this.#records;
    const sync = this.#needsSync;
    const through = this.#last;
    this.#records = [];
    this.#needsSync = false;
    this.#waitingBytes = 0;
    this.#inFlight = this.#options.storage.persist(records, { sync }).then(
      () => this.#done(through),
      (error: unknown) => {
        this.#inFlight = undefined;
        this.#failed(error);
      },
    );
  }

  #done(through: number): void {
    this.#inFlight = undefined;
    this.#written = through;
    if (this.#hasFailed) return;
    const reads = this.#reads;
    this.#reads = reads.filter(({ after }) => after > through);
    for (const { after, request } of reads) if (after <= through) this.#read(request);
    this.#options.onWritten(through);
    if (this.#records.length > 0) this.#startSoon();
  }

  #read({ readId, position }: ReadRequest): void {
    if (this.#hasFailed) return;
    const reading = this.#options.storage.read(position).then(
      (action) => {
        if (!this.#hasFailed) this.#options.onRead(readId, action);
      },
      (error: unknown) => this.#failed(error),
    );
    const underWay = reading.finally(() => this.#readsUnderWay.delete(underWay));
    this.#readsUnderWay.add(underWay);
  }

  #failed(error: unknown): void {
    this.#records = [];
    this.#waitingBytes = 0;
    if (this.#hasFailed) return;
    this.#hasFailed = true;
    this.#options.onFailed(error);
  }
}
