/**
 * How long the instances of a job have been up, and what follows for its SLA. Behaviour from `JobUpTimeSlaVector` of Aurora's
 * `client/api/sla.py`: an instance is up since the first RUNNING of its live task, in whole seconds.
 */
import type { ScheduledTask } from "../../core/domain/task.ts";

export class JobUptime {
  /** Seconds by instance. */
  readonly #uptimes: ReadonlyMap<number, number>;

  constructor(tasks: readonly ScheduledTask[], nowMs: number) {
    const uptimes = new Map<number, number>();
    for (const { assignedTask, taskEvents } of tasks) {
      const started = taskEvents.find(({ status }) => status === "RUNNING");
      if (started === undefined) continue;
      uptimes.set(assignedTask.instanceId, Math.floor(nowMs / 1_000 - Math.floor(started.timestamp / 1_000)));
    }
    this.#uptimes = uptimes;
  }

  /** Instances that are up. */
  get total(): number {
    return this.#uptimes.size;
  }

  /** Percentage of the instances that have been up for `durationSecs`, of `total` if it is given. */
  taskUpCount(durationSecs: number, total = this.total): number {
    const above = [...this.#uptimes.values()].filter((uptime) => uptime >= durationSecs).length;
    return total === 0 ? 0 : (100 * above) / total;
  }

  /** Seconds that `percentile` percent of the instances have been up for. */
  jobUptime(percentile: number): number {
    const index = this.total - Math.floor((percentile / 100) * this.total) - 1;
    return this.#sorted()[index] ?? 0;
  }

  /** Seconds until `percentage` percent will have been up for `durationSecs`; undefined when too few are up at all. */
  waitTimeToSla(percentage: number, durationSecs: number, total = this.total): number | undefined {
    if (this.taskUpCount(durationSecs, total) >= percentage) return 0;
    const uptime = this.#sorted()[this.total - Math.ceil((total * percentage) / 100)];
    return uptime === undefined ? undefined : durationSecs - uptime;
  }

  #sorted(): number[] {
    return [...this.#uptimes.values()].sort((a, b) => a - b);
  }
}
