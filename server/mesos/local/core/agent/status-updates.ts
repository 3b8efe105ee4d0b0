/**
 * Reliable status updates: each task has a stream of them; only the first that is not acknowledged is under
 * way, and it is sent again after 10 seconds, then 20, 40, ... up to 10 minutes, until it is acknowledged. The
 * acknowledged terminal update closes the stream. A repeated update (same uuid) is taken once.
 * Behaviour: src/slave/task_status_update_manager.cpp of Apache Mesos.
 */
import { bytesKey } from "../ids.ts";
import type { TaskStatus } from "../messages.ts";
import { isTerminal } from "../task-state.ts";
import type { CoreTimer, Timers } from "../timers.ts";

export const RETRY_MIN_MS = 10_000;
export const RETRY_MAX_MS = 600_000;

interface Stream {
  readonly frameworkId: string;
  readonly taskId: string;
  readonly pending: TaskStatus[];
  /** Uuids of the updates taken so far. */
  readonly received: Set<string>;
  retry: CoreTimer | undefined;
}

/** What became of an acknowledgement: `CLOSED` ends the task's stream, `UNKNOWN` changed nothing. */
export type Acknowledged = "NEXT" | "CLOSED" | "UNKNOWN";

export interface StatusUpdateParts {
  readonly timers: Timers;
  readonly forward: (frameworkId: string, status: TaskStatus) => void;
}

export class StatusUpdateManager {
  /** By framework id, then task id. */
  readonly #streams = new Map<string, Map<string, Stream>>();
  readonly #parts: StatusUpdateParts;
  #paused = false;

  constructor(parts: StatusUpdateParts) {
    this.#parts = parts;
  }

  /** Updates that are not acknowledged. */
  get pendingUpdates(): number {
    let pending = 0;
    for (const stream of this.#all()) pending += stream.pending.length;
    return pending;
  }

  /** Takes an update with a uuid; false when it was taken before. */
  update(frameworkId: string, status: TaskStatus): boolean {
    const stream = this.#streamOf(frameworkId, status.task_id.value);
    const uuid = bytesKey(status.uuid ?? new Uint8Array());
    if (stream.received.has(uuid)) return false;
    stream.received.add(uuid);
    stream.pending.push(status);
    if (stream.pending.length === 1 && !this.#paused) this.#forward(stream, RETRY_MIN_MS);
    return true;
  }

  acknowledge(frameworkId: string, taskId: string, uuid: Uint8Array): Acknowledged {
    const stream = this.#streams.get(frameworkId)?.get(taskId);
    const current = stream?.pending[0];
    if (stream === undefined || current?.uuid === undefined || bytesKey(current.uuid) !== bytesKey(uuid)) {
      return "UNKNOWN";
    }
    stream.pending.shift();
    stream.retry?.cancel();
    stream.retry = undefined;
    if (isTerminal(current.state)) {
      this.#close(stream);
      return "CLOSED";
    }
    if (stream.pending.length > 0 && !this.#paused) this.#forward(stream, RETRY_MIN_MS);
    return "NEXT";
  }

  /** Holds everything back while there is no master. */
  pause(): void {
    this.#paused = true;
    for (const stream of this.#all()) {
      stream.retry?.cancel();
      stream.retry = undefined;
    }
  }

  /** Sends what is under way again, at once. */
  resume(): void {
    this.#paused = false;
    for (const stream of this.#all()) {
      stream.retry?.cancel();
      if (stream.pending.length > 0) this.#forward(stream, RETRY_MIN_MS);
    }
  }

  /** Forgets a framework's updates. */
  cleanup(frameworkId: string): void {
    for (const stream of this.#streams.get(frameworkId)?.values() ?? []) stream.retry?.cancel();
    this.#streams.delete(frameworkId);
  }

  *#all(): Generator<Stream> {
    for (const byTask of this.#streams.values()) yield* byTask.values();
  }

  #streamOf(frameworkId: string, taskId: string): Stream {
    let byTask = this.#streams.get(frameworkId);
    if (byTask === undefined) {
      byTask = new Map();
      this.#streams.set(frameworkId, byTask);
    }
    let stream = byTask.get(taskId);
    if (stream === undefined) {
      stream = { frameworkId, taskId, pending: [], received: new Set(), retry: undefined };
      byTask.set(taskId, stream);
    }
    return stream;
  }

  #forward(stream: Stream, retryMs: number): void {
    const [current] = stream.pending;
    if (current === undefined) return;
    this.#parts.forward(stream.frameworkId, current);
    stream.retry = this.#parts.timers.after(retryMs, () => {
      this.#forward(stream, Math.min(retryMs * 2, RETRY_MAX_MS));
    });
  }

  #close(stream: Stream): void {
    stream.retry?.cancel();
    const byTask = this.#streams.get(stream.frameworkId);
    byTask?.delete(stream.taskId);
    if (byTask?.size === 0) this.#streams.delete(stream.frameworkId);
  }
}
