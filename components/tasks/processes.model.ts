/** The processes of a task as rows: the latest run of each, and the earlier ones where they are wanted. Pure. */
import type { ProcessRun, ProcessState, TaskProcess } from "../../server/core/domain/task-processes.ts";
import { plural } from "../format.ts";
import type { Shape, Tone } from "../status/status-table.ts";

export interface ProcessRow {
  readonly key: string;
  /** Place in the task's order; earlier runs follow the latest. */
  readonly order: number;
  readonly process: TaskProcess;
  readonly state: ProcessState;
  /** Absent before the first. */
  readonly run: ProcessRun | undefined;
  readonly isLatest: boolean;
}

/** One label and one look for each state of a process; tones and shapes mean what they mean for tasks. */
export const PROCESS_LOOKS: Readonly<
  Record<ProcessState, { readonly label: string; readonly tone: Tone; readonly shape: Shape; readonly meaning: string }>
> = {
  WAITING: { label: "Waiting", tone: "wait", shape: "ring", meaning: "Has not run yet." },
  RUNNING: { label: "Running", tone: "run", shape: "disc", meaning: "Runs." },
  SUCCESS: { label: "Success", tone: "done", shape: "tick", meaning: "Exited with status 0." },
  FAILED: { label: "Failed", tone: "bad", shape: "cross", meaning: "Exited with another status than 0." },
  KILLED: { label: "Killed", tone: "gone", shape: "square", meaning: "Was ended by a signal." },
  LOST: { label: "Lost", tone: "bad", shape: "diamond", meaning: "Nobody saw it end: its executor was gone." },
};

export function processRows(processes: readonly TaskProcess[], showsAll: boolean): ProcessRow[] {
  const rows = processes.flatMap((process): Omit<ProcessRow, "order">[] => {
    const [latest, ...earlier] = process.runs.toReversed();
    const first = { key: process.name, process, state: process.state, run: latest, isLatest: true };
    const others = (showsAll ? earlier : []).map((run) => {
      return { key: `${process.name} ${run.run}`, process, state: run.state, run, isLatest: false };
    });
    return [first, ...others];
  });
  return rows.map((row, order) => ({ ...row, order }));
}

/** Runs that {@link processRows} leaves out. */
export function earlierRuns(processes: readonly TaskProcess[]): number {
  return processes.reduce((sum, { runs }) => sum + Math.max(runs.length - 1, 0), 0);
}

/** What is particular about a process: `daemon, after fetch`. */
export function traits({ daemon, ephemeral, final, after }: TaskProcess): string {
  const words = [daemon && "daemon", ephemeral && "ephemeral", final && "final"].filter((word) => word !== false);
  return [...words, ...(after.length === 0 ? [] : [`after ${after.join(", ")}`])].join(", ");
}

/** `3 runs, 1 of 2 failures`. */
export function runsText({ runs, failures, maxFailures }: TaskProcess): string {
  if (runs.length === 0) return "none";
  const failed = failures === 0 ? "" : `, ${failures}${maxFailures === 0 ? "" : ` of ${maxFailures}`} failed`;
  return `${plural(runs.length, "run")}${failed}`;
}

/** How a run ended, in a word or two. */
export function exitText(run: ProcessRun | undefined): string {
  if (run?.exitCode !== undefined) return String(run.exitCode);
  return run?.signal ?? run?.message ?? "";
}
