/**
 * A task's life as spans of time: each state lasts from its event to the next one, in true proportion. Very short
 * states are given a sliver to be seen by; the figures beside them are exact. Pure.
 */
import { isTerminal, type ScheduleStatus } from "../../server/core/domain/schedule-status.ts";
import type { ScheduledTask } from "../../server/core/domain/task.ts";

export interface Span {
  readonly status: ScheduleStatus;
  readonly startMs: number;
  readonly endMs: number;
  readonly durationMs: number;
  /** Left edge and width, of the line's width, 0 to 1. */
  readonly left: number;
  readonly width: number;
  readonly message: string | undefined;
  /** True while the state lasts. */
  readonly open: boolean;
}

export interface Timeline {
  readonly spans: readonly Span[];
  readonly startMs: number;
  readonly endMs: number;
  /** Undefined while the task lives. */
  readonly over: { readonly status: ScheduleStatus; readonly atMs: number } | undefined;
}

/** The times of a task that people ask for. */
export function runTimes(task: ScheduledTask): {
  readonly startedMs: number | undefined;
  readonly endedMs: number | undefined;
  /** From the first RUNNING to the end; undefined when it never ran or still does. */
  readonly ranMs: number | undefined;
} {
  const startedMs = task.taskEvents.find(({ status }) => status === "RUNNING")?.timestamp;
  const endedMs = isTerminal(task.status) ? task.taskEvents.at(-1)?.timestamp : undefined;
  const ranMs = startedMs === undefined || endedMs === undefined ? undefined : Math.max(0, endedMs - startedMs);
  return { startedMs, endedMs, ranMs };
}

/** Smallest width of a span, of the line's width. */
const SLIVER = 0.006;

/** The timeline of one task; its last state lasts until `nowMs` unless it is over. */
export function timelineOf(task: ScheduledTask, nowMs: number): Timeline {
  const events = task.taskEvents;
  const startMs = events[0]?.timestamp ?? nowMs;
  const last = events.at(-1);
  const over =
    last !== undefined && isTerminal(last.status) ? { status: last.status, atMs: last.timestamp } : undefined;
  const endMs = Math.max(startMs, over?.atMs ?? nowMs);
  const raw = events.flatMap((event, i) => {
    if (isTerminal(event.status)) return [];
    const until = events[i + 1]?.timestamp ?? endMs;
    const durationMs = Math.max(0, until - event.timestamp);
    const open = i === events.length - 1;
    return [{ status: event.status, startMs: event.timestamp, endMs: until, durationMs, message: event.message, open }];
  });
  return { spans: place(raw), startMs, endMs, over };
}

type Unplaced = Omit<Span, "left" | "width">;

/** Widths in proportion to durations, none below a sliver, together the whole line. */
function place(spans: readonly Unplaced[]): Span[] {
  const total = spans.reduce((sum, { durationMs }) => sum + durationMs, 0) || 1;
  const wanted = spans.map(({ durationMs }) => Math.max(SLIVER, durationMs / total));
  const sum = wanted.reduce((all, width) => all + width, 0) || 1;
  let left = 0;
  return spans.map((span, i) => {
    const width = (wanted[i] ?? 0) / sum;
    const placed = { ...span, left, width };
    left += width;
    return placed;
  });
}

/** One run among all the runs of an instance, on a common scale. */
export interface RunBar {
  readonly taskId: string;
  readonly status: ScheduleStatus;
  readonly startMs: number;
  readonly endMs: number;
  /** On the scale of all runs, 0 to 1. */
  readonly left: number;
  readonly width: number;
  readonly timeline: Timeline;
  readonly host: string | undefined;
  readonly message: string | undefined;
}

/** All runs of an instance, newest first, on the scale from the first event to now. Gaps between runs stay gaps. */
export function runsOf(tasks: readonly ScheduledTask[], nowMs: number): RunBar[] {
  const lines = tasks.map((task) => ({ task, timeline: timelineOf(task, nowMs) }));
  lines.sort((a, b) => b.timeline.startMs - a.timeline.startMs);
  const from = Math.min(...lines.map(({ timeline }) => timeline.startMs));
  const to = Math.max(...lines.map(({ timeline }) => timeline.endMs));
  const span = Math.max(1, to - from);
  return lines.map(({ task, timeline }) => {
    const width = Math.max(0.002, (timeline.endMs - timeline.startMs) / span);
    return {
      taskId: task.assignedTask.taskId,
      status: task.status,
      startMs: timeline.startMs,
      endMs: timeline.endMs,
      left: Math.min((timeline.startMs - from) / span, 1 - width),
      width: Math.min(1, width),
      timeline,
      host: task.assignedTask.slaveHost,
      message: task.taskEvents.at(-1)?.message,
    };
  });
}

const STEPS_MS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, 86_400, 172_800, 604_800,
].map((seconds) => seconds * 1000);

/** Round offsets from the start of a line for its scale: at most `most` of them. */
export function ticksOf(durationMs: number, most = 8): number[] {
  const step =
    STEPS_MS.find((candidate) => durationMs / candidate <= most) ??
    Math.ceil(durationMs / most / 86_400_000) * 86_400_000;
  const ticks: number[] = [];
  for (let at = step; at < durationMs; at += step) ticks.push(at);
  return ticks;
}
