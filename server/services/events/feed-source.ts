/** Turns what the event bus and the lifecycle tell into events of the live feed. */
import type { SchedulerEvent } from "../../api/events.ts";
import type { HostAttributes, MaintenanceMode } from "../../core/domain/host.ts";
import type { ScheduleStatus } from "../../core/domain/schedule-status.ts";
import { latestEvent, type ScheduledTask } from "../../core/domain/task.ts";
import type { EventBus } from "../../scheduler/events/event-bus.ts";

/** What the feed is filled from. */
export interface FeedSources {
  readonly bus: EventBus;
  /** How the cluster is now, as an event. */
  readonly clusterEvent: () => SchedulerEvent;
  /** Calls back after every change of lifecycle. */
  readonly onLifecycleChange: (listener: () => void) => void;
  readonly nowMs: () => number;
}

type TaskEvent = Extract<SchedulerEvent, { type: "task" }>;

function taskEvent(task: ScheduledTask, change: { oldStatus?: ScheduleStatus; deletedMs?: number }): TaskEvent {
  const { assignedTask } = task;
  const latest = latestEvent(task);
  const { oldStatus, deletedMs } = change;
  return {
    type: "task",
    taskId: assignedTask.taskId,
    job: assignedTask.task.job,
    instanceId: assignedTask.instanceId,
    ...(oldStatus === undefined ? {} : { oldStatus }),
    ...(deletedMs === undefined ? { status: task.status } : {}),
    ...(assignedTask.slaveHost === undefined ? {} : { host: assignedTask.slaveHost }),
    ...(latest?.message === undefined || deletedMs !== undefined ? {} : { message: latest.message }),
    atMs: deletedMs ?? latest?.timestamp ?? 0,
  };
}

/** Passes on everything that happens from now on. */
export function feedFrom(sources: FeedSources, publish: (event: SchedulerEvent) => void): void {
  const { bus, clusterEvent, nowMs } = sources;
  const modes = new Map<string, MaintenanceMode>();
  const hostChange = ({ host, mode }: HostAttributes): "attributes" | "mode" => {
    const changed = (modes.get(host) ?? "NONE") !== mode;
    if (mode === "NONE") modes.delete(host);
    else modes.set(host, mode);
    return changed ? "mode" : "attributes";
  };
  bus.subscribe("TaskStateChange", ({ task, oldState }) => {
    // A task found in storage when leadership began has not changed.
    if (oldState === undefined) return;
    publish(taskEvent(task, oldState === "INIT" ? {} : { oldStatus: oldState }));
  });
  bus.subscribe("TasksDeleted", ({ tasks }) => {
    for (const task of tasks) publish(taskEvent(task, { oldStatus: task.status, deletedMs: nowMs() }));
  });
  bus.subscribe("JobChanged", (event) => publish({ ...event, type: "job", atMs: nowMs() }));
  bus.subscribe("QuotaChanged", ({ role }) => publish({ type: "quota", role, atMs: nowMs() }));
  bus.subscribe("HostAttributesChanged", ({ attributes }) =>
    publish({ type: "agent", host: attributes.host, change: hostChange(attributes), atMs: nowMs() }),
  );
  bus.subscribe("AgentLost", ({ host }) => {
    if (host !== undefined) publish({ type: "agent", host, change: "lost", atMs: nowMs() });
  });
  bus.subscribe("DriverRegistered", () => publish(clusterEvent()));
  bus.subscribe("DriverDisconnected", () => publish(clusterEvent()));
  sources.onLifecycleChange(() => publish(clusterEvent()));
}
