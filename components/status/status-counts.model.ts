/** What numbers of tasks by state amount to: whether a job, role or cluster is well. Pure. */
import type { StatusCounts } from "../../server/api/jobs.ts";
import { isActive, type ScheduleStatus } from "../../server/core/domain/schedule-status.ts";
import { formatCount, plural } from "../format.ts";
import { STATUS_ORDER, STATUS_TABLE, type Tone } from "./status-table.ts";

export interface StatusCount {
  readonly status: ScheduleStatus;
  readonly count: number;
}

/** States with tasks, what needs a person first. */
export function orderedCounts(counts: StatusCounts): StatusCount[] {
  return STATUS_ORDER.flatMap((status) => {
    const count = counts[status] ?? 0;
    return count > 0 ? [{ status, count }] : [];
  });
}

/** Only states of tasks that exist or are meant to exist. */
export function activeCounts(counts: StatusCounts): StatusCount[] {
  return orderedCounts(counts).filter(({ status }) => isActive(status));
}

export function totalOf(counts: readonly StatusCount[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** Adds up counts. */
export function sumCounts(all: Iterable<StatusCounts>): StatusCounts {
  const sum: Partial<Record<ScheduleStatus, number>> = {};
  for (const counts of all) {
    for (const { status, count } of orderedCounts(counts)) sum[status] = (sum[status] ?? 0) + count;
  }
  return sum;
}

/** One of: all runs, something moves, something waits, a person is needed, nothing is there. */
export type Health = "well" | "moving" | "waiting" | "attention" | "idle";

export interface Verdict {
  readonly health: Health;
  readonly tone: Tone;
  /** For example `10 of 12 run; 2 pending`. */
  readonly sentence: string;
}

const TONES: Readonly<Record<Health, Tone>> = {
  well: "run",
  moving: "start",
  waiting: "wait",
  attention: "bad",
  idle: "gone",
};

/**
 * The verdict on tasks of one job or of many. Tasks that are over count only where nothing is active: a service
 * that failed yesterday and runs today is well.
 */
export function verdictOf(counts: StatusCounts): Verdict {
  const active = activeCounts(counts);
  const total = totalOf(active);
  const health = healthOf(counts, active);
  return { health, tone: TONES[health], sentence: total === 0 ? overSentence(counts) : activeSentence(active, total) };
}

function healthOf(counts: StatusCounts, active: readonly StatusCount[]): Health {
  if (active.length === 0) return (counts.FAILED ?? 0) + (counts.LOST ?? 0) > 0 ? "attention" : "idle";
  const concerns = new Set(active.map(({ status }) => STATUS_TABLE[status].concern));
  if (concerns.has("attention")) return "attention";
  if (concerns.has("waiting")) return "waiting";
  return concerns.has("moving") ? "moving" : "well";
}

function activeSentence(active: readonly StatusCount[], total: number): string {
  const running = active.find(({ status }) => status === "RUNNING")?.count ?? 0;
  if (running === total) return total === 1 ? "The one instance runs" : `All ${plural(total, "instance")} run`;
  const others = active
    .filter(({ status }) => status !== "RUNNING")
    .map(({ status, count }) => `${formatCount(count)} ${STATUS_TABLE[status].label.toLowerCase()}`);
  return `${formatCount(running)} of ${plural(total, "instance")} ${running === 1 ? "runs" : "run"}; ${others.join(", ")}`;
}

function overSentence(counts: StatusCounts): string {
  const over = orderedCounts(counts).map(({ status, count }) => `${count} ${STATUS_TABLE[status].label.toLowerCase()}`);
  return over.length === 0 ? "Nothing runs" : `Nothing runs; ${over.join(", ")}`;
}
