/** A backup's state, loaded beside the one in use: to be looked at and cut down. Aurora's `TemporaryStorage.java`. */
import { taskId, type ScheduledTask, type TaskQuery } from "../../server/core/domain/task.ts";
import { payloadBody } from "../entries/frames.ts";
import type { Payload } from "../entries/log-entry.ts";
import { SharedStrings } from "../entries/transaction-codec.ts";
import { captureState } from "../snapshot/capture.ts";
import { loadSnapshot } from "../snapshot/snapshot-codec.ts";
import type { CapturedState } from "../snapshot/taken-snapshot.ts";
import { MemStores } from "../stores/stores.ts";
import { Slices } from "../yielding.ts";

/** Tasks deleted in one go. */
const TASKS_A_STEP = 250;

export class TemporaryStorage {
  readonly #stores: MemStores;
  /** When the backup's snapshot was taken; epoch milliseconds. */
  readonly timestampMs: number;

  private constructor(stores: MemStores, timestampMs: number) {
    this.#stores = stores;
    this.timestampMs = timestampMs;
  }

  /** Loads a snapshot, in slices. @throws {MalformedEntryError | UnknownFieldError} */
  static async load(payload: Payload): Promise<TemporaryStorage> {
    const stores = new MemStores();
    const { timestampMs } = await loadSnapshot(await payloadBody(payload), stores, new SharedStrings());
    return new TemporaryStorage(stores, timestampMs);
  }

  get taskCount(): number {
    return this.#stores.tasks.size;
  }

  fetchTasks(query: TaskQuery): ScheduledTask[] {
    return this.#stores.tasks.fetchTasks(query);
  }

  /** In slices. @returns how many tasks that were. */
  async deleteTasks(query: TaskQuery): Promise<number> {
    const ids = this.fetchTasks(query).map(taskId);
    const slices = new Slices();
    for (let start = 0; start < ids.length; start += TASKS_A_STEP) {
      this.#stores.apply({ removeTasks: { taskIds: ids.slice(start, start + TASKS_A_STEP) } });
      await slices.pause();
    }
    return ids.length;
  }

  /** The state as it is now, whatever is deleted later. */
  toState(): CapturedState {
    return { ops: captureState(this.#stores), configs: this.#stores.configs, timestampMs: this.timestampMs };
  }
}
