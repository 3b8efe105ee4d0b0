/**
 * Judges instances that were restarted by looking at them again and again. Behaviour from Aurora's
 * `client/api/instance_watcher.py` and `health_check.py`, and this besides: an instance whose task is over and is not
 * replaced is judged, where Aurora's client would watch for ever.
 *
 * - An instance is healthy when one task of it has been RUNNING for the time asked, or has FINISHED.
 * - It has failed when another task of it runs than before, when its task is over otherwise, or when it has none.
 */
import { isActive, type ScheduleStatus } from "../../core/domain/schedule-status.ts";

/** The latest task of an instance. */
export interface SeenTask {
  readonly instanceId: number;
  readonly taskId: string;
  readonly status: ScheduleStatus;
}

interface Watched {
  readonly taskId: string;
  readonly sinceMs: number;
}

export type Verdict = "healthy" | "failed";

export class InstanceWatch {
  readonly #watchMs: number;
  readonly #pending: Set<number>;
  readonly #running = new Map<number, Watched>();
  readonly #verdicts = new Map<number, Verdict>();

  constructor(instances: readonly number[], watchMs: number) {
    this.#pending = new Set(instances);
    this.#watchMs = watchMs;
  }

  get isDone(): boolean {
    return this.#pending.size === 0;
  }

  /** Instances without a verdict. */
  get pending(): readonly number[] {
    return [...this.#pending];
  }

  get failed(): readonly number[] {
    return [...this.#verdicts].filter(([, verdict]) => verdict === "failed").map(([id]) => id);
  }

  /** Takes note of how things stand at `nowMs`. */
  look(tasks: readonly SeenTask[], nowMs: number): void {
    const byInstance = new Map(tasks.map((task) => [task.instanceId, task]));
    for (const id of this.pending) {
      const task = byInstance.get(id);
      const verdict = task === undefined ? "failed" : this.#judge(task, nowMs);
      if (verdict === undefined) continue;
      this.#pending.delete(id);
      this.#verdicts.set(id, verdict);
    }
  }

  #judge({ instanceId, taskId, status }: SeenTask, nowMs: number): Verdict | undefined {
    const before = this.#running.get(instanceId);
    if (status === "FINISHED") return "healthy";
    if (!isActive(status)) return "failed";
    if (status !== "RUNNING") return undefined;
    if (before === undefined) this.#running.set(instanceId, { taskId, sinceMs: nowMs });
    else if (before.taskId !== taskId) return "failed";
    return nowMs - (before?.sinceMs ?? nowMs) >= this.#watchMs ? "healthy" : undefined;
  }
}
