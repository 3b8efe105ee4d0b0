/** Storage in memory whose commits can be held back, as a slow log would. */
import { CommitQueue } from "../../../prisma-free-store/commit-queue.ts";
import { MemStores } from "../../../prisma-free-store/stores/stores.ts";
import type { Storage } from "../../../prisma-free-store/storage.ts";
import { TransactionalStorage } from "../../../prisma-free-store/transaction.ts";

export interface HeldStorage {
  readonly storage: Storage;
  /** Holds every later commit back until the returned function is called. */
  hold(): () => void;
  /** Makes every later append fail. */
  fail(): void;
  /** Appends made so far. */
  readonly appends: number;
}

export function heldStorage(): HeldStorage {
  let held: Promise<void> | undefined;
  let failure: Error | undefined;
  let appends = 0;
  const queue = new CommitQueue({
    append: async () => {
      appends++;
      await held;
      if (failure !== undefined) throw failure;
    },
    fatal: () => undefined,
    monotonicMs: () => 0,
    onWait: () => undefined,
  });
  const storage = new TransactionalStorage(new MemStores(), queue);
  storage.setReady(true);
  return {
    storage,
    get appends() {
      return appends;
    },
    hold() {
      let release = (): void => undefined;
      held = new Promise((resolve) => (release = resolve));
      return () => {
        held = undefined;
        release();
      };
    },
    fail() {
      failure = new Error("the log is gone");
    },
  };
}
