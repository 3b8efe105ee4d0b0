/** Stats about the status updates as Mesos sends them. From Aurora's `mesos/TaskStatusStats.java`. */
import type { SchedulerContext } from "../context.ts";

export function exportTaskStatusStats({ stats, events, clock }: SchedulerContext): void {
  events.subscribe("TaskStatusReceived", ({ update }) => {
    const { state, source, reason, timestamp } = update;
    if (state === "TASK_LOST" && source !== undefined) stats.counter(`task_lost_${source}`).increment();
    if (reason !== undefined) stats.counter(`task_exit_${reason}`).increment();
    if (source === undefined || timestamp === undefined) return;
    // Clocks differ between hosts; a delay below zero says nothing.
    const delayMs = clock.nowMs() - timestamp;
    if (delayMs > 0) stats.timer(`task_delivery_delay_${source}`).record(delayMs * 1e6);
  });
}
