/**
 * The storage port over the in-memory stores: reads, and writes that are undone when they throw and logged
 * when they do not. Behaviour from Aurora's `DurableStorage.java` and `CallOrderEnforcingStorage.java`; what
 * waits there for a lock waits here for a commit.
 */
import { ApiError, STORAGE_NOT_READY } from "../server/core/domain/api-error.ts";
import { invariant } from "../server/core/domain/invariant.ts";
import type { CommitQueue } from "./commit-queue.ts";
import { encodeTransaction } from "./entries/transaction-codec.ts";
import type { MutableStoreProvider, Storage, StoreProvider } from "./storage.ts";
import type { Savepoint } from "./stores/journal.ts";
import type { MemStores } from "./stores/stores.ts";

/** The write that is running. */
interface OpenWrite {
  readonly effects: (() => void)[];
  /** Settle the promises of the nested calls, with the fate of this write. */
  readonly joined: ((outcome: Promise<unknown>) => void)[];
  /** Set when a nested call has thrown: this write cannot succeed any more. */
  doomed?: { readonly error: unknown };
}

export class TransactionalStorage implements Storage {
  readonly #stores: MemStores;
  readonly #queue: CommitQueue;
  readonly #mutable: MutableStoreProvider;
  #isReady = false;
  #open: OpenWrite | undefined;

  constructor(stores: MemStores, queue: CommitQueue) {
    this.#stores = stores;
    this.#queue = queue;
    const { tasks, cronJobs, quotas, attributes, jobUpdates, hostMaintenance, scheduler } = stores;
    this.#mutable = {
      tasks,
      cronJobs,
      quotas,
      attributes,
      jobUpdates,
      hostMaintenance,
      scheduler,
      onCommit: (effect) => {
        invariant(this.#open !== undefined, "onCommit may only be called within the write it belongs to");
        this.#open.effects.push(effect);
      },
    };
  }

  /** Lets reads and writes in (after recovery) or shuts them out (at the end). */
  setReady(isReady: boolean): void {
    this.#isReady = isReady;
  }

  read<T>(work: (stores: StoreProvider) => T): T {
    if (!this.#isReady) throw notReady();
    return work(this.#stores);
  }

  async readCommitted<T>(work: (stores: StoreProvider) => T): Promise<T> {
    invariant(this.#open === undefined, "readCommitted cannot wait for the write that it is called from");
    return this.#queue.follow([], this.read(work));
  }

  write<T>(work: (stores: MutableStoreProvider) => T): Promise<T> {
    if (!this.#isReady) return Promise.reject(notReady());
    return this.#open === undefined ? this.#writeOuter(work) : this.#writeNested(this.#open, work);
  }

  #writeOuter<T>(work: (stores: MutableStoreProvider) => T): Promise<T> {
    const { journal } = this.#stores;
    const open: OpenWrite = { effects: [], joined: [] };
    journal.begin();
    this.#open = open;
    const outcome = this.#run(open, work);
    this.#open = undefined;
    journal.end();
    for (const settle of open.joined) settle(outcome);
    return outcome;
  }

  /** Runs the work and queues what it recorded; undoes it and rejects when it throws. */
  #run<T>(open: OpenWrite, work: (stores: MutableStoreProvider) => T): Promise<T> {
    const { journal, configs } = this.#stores;
    const start = journal.savepoint();
    let result: T;
    let transaction: Uint8Array | undefined;
    try {
      result = synchronous(work(this.#mutable));
      if (open.doomed !== undefined) throw open.doomed.error;
      const { recording } = journal;
      if (recording.ops.length > 0) transaction = encodeTransaction(recording, configs);
    } catch (error) {
      journal.rollback(start);
      return Promise.reject(error);
    }
    if (transaction === undefined) return this.#queue.follow(open.effects, result);
    return this.#queue.commit(transaction, open.effects, result);
  }

  /** Runs the work as a part of the write under way, and shares its fate. An exception undoes the whole. */
  #writeNested<T>(open: OpenWrite, work: (stores: MutableStoreProvider) => T): Promise<T> {
    const start: Savepoint = this.#stores.journal.savepoint();
    let result: T;
    try {
      result = synchronous(work(this.#mutable));
    } catch (error) {
      this.#stores.journal.rollback(start);
      open.doomed ??= { error };
      const rejected = Promise.reject(error);
      // The outer write rejects with the same error, so this promise may be left alone, here and below.
      rejected.catch(() => undefined);
      return rejected;
    }
    const joined = new Promise<T>((resolve) => {
      open.joined.push((outcome) => resolve(outcome.then(() => result)));
    });
    joined.catch(() => undefined);
    return joined;
  }
}

function synchronous<T>(result: T): T {
  const isThenable = typeof result === "object" && result !== null && "then" in result;
  invariant(!isThenable, "the work of a write is synchronous: it may not return a promise");
  return result;
}

function notReady(): ApiError {
  return new ApiError("ERROR_TRANSIENT", STORAGE_NOT_READY);
}
