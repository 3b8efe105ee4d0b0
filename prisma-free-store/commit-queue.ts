/**
 * Group commit: what is waiting when an append starts shares that append, and one append is in flight at a
 * time. Effects run in the order in which their writes were made, once the log holds them.
 *
 * After a failed append nothing is known of the log's end, so nothing more is appended: all that waits is
 * rejected, and `fatal` is told, which ends the process.
 */

/** Something that follows a batch: a write in it, or a read that may have seen it. */
interface Rider {
  readonly effects: readonly (() => void)[];
  resolve(): void;
  reject(error: unknown): void;
}

interface Batch {
  /** Never empty once it is in the queue. */
  readonly transactions: Uint8Array[];
  /** True when no more transactions may join. */
  isSealed: boolean;
  readonly riders: Rider[];
  /** Monotonic milliseconds at which the first transaction came. */
  since: number;
}

export interface CommitQueueOptions {
  /** Resolves when the log holds the transactions. */
  readonly append: (transactions: readonly Uint8Array[]) => Promise<void>;
  readonly fatal: (error: unknown) => void;
  readonly monotonicMs: () => number;
  /** Told how long the oldest write of a batch waited for its append to start, in nanoseconds. */
  readonly onWait: (nanos: number) => void;
}

export class CommitQueue {
  readonly #options: CommitQueueOptions;
  readonly #waiting: Batch[] = [];
  #inFlight: Batch | undefined;
  #isStarting = false;
  #failure: { readonly error: unknown } | undefined;
  /** True when nothing more is to be appended. */
  #isOver = false;

  constructor(options: CommitQueueOptions) {
    this.#options = options;
  }

  /** Resolves with `result` once the log holds the transaction and the effects have run. */
  commit<T>(transaction: Uint8Array, effects: readonly (() => void)[], result: T): Promise<T> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure.error);
    const batch = this.#joinable();
    batch.transactions.push(transaction);
    this.#startSoon();
    return ride(batch, effects, result);
  }

  /** Resolves with `result` once all that was committed before is in the log, and the effects have run after theirs. */
  follow<T>(effects: readonly (() => void)[], result: T): Promise<T> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure.error);
    const batch = this.#waiting.at(-1) ?? this.#inFlight;
    if (batch !== undefined) return ride(batch, effects, result);
    const done = newBatch();
    const promise = ride(done, effects, result);
    queueMicrotask(() => this.#settle(done));
    return promise;
  }

  /** As {@link follow}, and no transaction that comes later shares the last append before `effect`. */
  barrier<T>(effect: () => T): Promise<T> {
    const last = this.#waiting.at(-1);
    if (last !== undefined) last.isSealed = true;
    let value: T;
    const settled = this.follow([() => void (value = effect())], undefined);
    return settled.then(() => value);
  }

  /** As {@link barrier}, and no append starts after `effect`: what comes later waits for {@link discard}. */
  last<T>(effect: () => T): Promise<T> {
    return this.barrier(() => {
      this.#isOver = true;
      return effect();
    });
  }

  #joinable(): Batch {
    const last = this.#waiting.at(-1);
    if (last !== undefined && !last.isSealed) return last;
    const batch = { ...newBatch(), since: this.#options.monotonicMs() };
    this.#waiting.push(batch);
    return batch;
  }

  /** Starts the next append after the code that is running now, and what awaits the last commit, had their turn. */
  #startSoon(): void {
    if (this.#isStarting || this.#inFlight !== undefined) return;
    this.#isStarting = true;
    queueMicrotask(() => {
      this.#isStarting = false;
      this.#start();
    });
  }

  #start(): void {
    if (this.#failure !== undefined || this.#isOver) return;
    const batch = this.#waiting.shift();
    if (batch === undefined) return;
    this.#inFlight = batch;
    this.#options.onWait((this.#options.monotonicMs() - batch.since) * 1e6);
    this.#options.append(batch.transactions).then(
      () => {
        this.#inFlight = undefined;
        this.#settle(batch);
        this.#startSoon();
      },
      (error: unknown) => this.fail(error),
    );
  }

  #settle(batch: Batch): void {
    for (const rider of batch.riders) {
      if (this.#failure !== undefined) {
        rider.reject(this.#failure.error);
        continue;
      }
      try {
        for (const effect of rider.effects) effect();
        rider.resolve();
      } catch (error) {
        rider.reject(error);
        this.fail(error);
      }
    }
  }

  /** Rejects all that waits, and all that is still to come; the process is to end over it. */
  fail(error: unknown): void {
    if (this.#failure !== undefined) return;
    this.discard(error);
    this.#options.fatal(error);
  }

  /** Rejects all that waits, and all that is still to come. */
  discard(error: unknown): void {
    this.#failure ??= { error };
    const lost = this.#inFlight === undefined ? this.#waiting : [this.#inFlight, ...this.#waiting];
    for (const batch of lost) for (const rider of batch.riders) rider.reject(this.#failure.error);
  }
}

function newBatch(): Batch {
  return { transactions: [], isSealed: false, riders: [], since: 0 };
}

function ride<T>(batch: Batch, effects: readonly (() => void)[], result: T): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    batch.riders.push({ effects, resolve: () => resolve(result), reject });
  });
}
