/**
 * Waits until a job's instances have come as far as asked. Behaviour from Aurora's `client/api/job_monitor.py`: the latest task
 * of each instance counts; a job without tasks has come everywhere. We look more often at first, and less often at jobs
 * that take the scheduler long to tell about.
 */
import { LIVE_STATES, TERMINAL_STATES, type ScheduleStatus } from "../../core/domain/schedule-status.ts";
import { ApiFailure } from "../api/api-failure.ts";
import type { CommandContext } from "../context.ts";
import { clusterJobKeyString, type ClusterJobKey } from "../job-key.ts";
import { createProgress } from "../progress.ts";
import { pendingReasons } from "./pending.ts";

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;

/** Tasks that wait longer are asked about. */
const UNREMARKABLE_MS = 3_000;

/** Part of the time that may be spent asking. */
const ASKING_SHARE = 0.25;

/** As long as Aurora's client waits for tasks to end: its pauses double from 2 seconds up to 150. */
export const KILL_PATIENCE_MS = 254_000;

export type Reached = (status: ScheduleStatus) => boolean;

export const isTerminal: Reached = (status) => TERMINAL_STATES.has(status);
export const isRunningOrFinished: Reached = (status) => LIVE_STATES.has(status) || TERMINAL_STATES.has(status);

export interface WaitSpec {
  readonly job: ClusterJobKey;
  readonly reached: Reached;
  /** What is waited for, for people. */
  readonly goal: string;
  /** All where it is left out. */
  readonly instances?: readonly number[] | undefined;
  /** Without it there is no end to the patience. */
  readonly patienceMs?: number;
}

/** The status of the latest task of each instance. */
export async function instanceStates(
  context: CommandContext,
  { cluster, key }: ClusterJobKey,
): Promise<ReadonlyMap<number, ScheduleStatus>> {
  const api = await context.api(cluster);
  try {
    const { instances } = await api.query((client) => client.jobs.get.query({ job: key }));
    return new Map(instances.map(({ instanceId, status }) => [instanceId, status]));
  } catch (error) {
    // The scheduler has forgotten the job: nothing of it is there.
    if (error instanceof ApiFailure && error.code === "INVALID_REQUEST") return new Map();
    throw error;
  }
}

/** `3 of 5 RUNNING (2 PENDING)` */
export function progressLine(states: Iterable<ScheduleStatus>, goal: string, reached: Reached): string {
  const missing = new Map<ScheduleStatus, number>();
  let done = 0;
  let total = 0;
  for (const status of states) {
    total += 1;
    if (reached(status)) done += 1;
    else missing.set(status, (missing.get(status) ?? 0) + 1);
  }
  const rest = [...missing].map(([status, count]) => `${count} ${status}`).join(", ");
  return `${done} of ${total} ${goal}${rest === "" ? "" : ` (${rest})`}`;
}

/** Why some of the instances wait, if they do so for long. */
async function whyWaiting(context: CommandContext, job: ClusterJobKey): Promise<string> {
  const reasons = [...new Set((await pendingReasons(context, job)).values())];
  return reasons[0] === undefined ? "" : `: ${reasons[0]}`;
}

/** @returns false when the patience ended first. */
export async function waitUntil(context: CommandContext, spec: WaitSpec): Promise<boolean> {
  const { job, reached, goal, patienceMs = Infinity } = spec;
  const { environment } = context;
  const progress = createProgress(environment);
  const wanted = spec.instances === undefined ? undefined : new Set(spec.instances);
  const startMs = environment.nowMs();
  try {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(1.5 * pauseMs, LONGEST_PAUSE_MS)) {
      const askedMs = environment.nowMs();
      const all = await instanceStates(context, job);
      const states = [...all].filter(([id]) => wanted?.has(id) ?? true).map(([, status]) => status);
      if (states.every(reached)) return true;
      const nowMs = environment.nowMs();
      if (nowMs - startMs >= patienceMs) return false;
      const isLong = nowMs - startMs > UNREMARKABLE_MS && states.includes("PENDING");
      const why = isLong ? await whyWaiting(context, job) : "";
      progress.show(`${clusterJobKeyString(job)}: ${progressLine(states, goal, reached)}${why}`);
      await environment.sleep(Math.max(pauseMs, (nowMs - askedMs) / ASKING_SHARE));
    }
  } finally {
    progress.end();
  }
}

/** For `--wait-until`. */
export async function waitAsAsked(
  context: CommandContext,
  job: ClusterJobKey,
  asked: { readonly goal: "PENDING" | "RUNNING" | "FINISHED"; readonly instances?: readonly number[] },
): Promise<void> {
  const { goal, instances } = asked;
  if (goal === "PENDING") return;
  const reached = goal === "RUNNING" ? isRunningOrFinished : isTerminal;
  await waitUntil(context, { job, reached, goal, instances });
}
