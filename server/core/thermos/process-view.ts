/** A task's processes, told from the record that its executor keeps. */
import type { ProcessRun, ProcessState, TaskHealth, TaskProcess, TaskProcesses } from "../domain/task-processes.ts";
import type { CheckpointRecord, DeclaredProcess, RunEnd } from "./checkpoint.ts";

/** Where the output of processes is, relative to the agent's directory. */
const LOG_ROOT = ".logs";

type RecordOf<T extends CheckpointRecord["type"]> = Extract<CheckpointRecord, { readonly type: T }>;

function recordsOf<T extends CheckpointRecord["type"]>(records: readonly CheckpointRecord[], type: T): RecordOf<T>[] {
  return records.filter((record): record is RecordOf<T> => record.type === type);
}

function stateAfter(end: RunEnd): ProcessRun["state"] {
  if (end.kind === "signaled") return "KILLED";
  return end.kind === "exited" && end.code === 0 ? "SUCCESS" : "FAILED";
}

function outcomeOf(end: RunEnd): Pick<ProcessRun, "exitCode" | "signal" | "message"> {
  if (end.kind === "exited") return { exitCode: end.code };
  return end.kind === "signaled" ? { signal: end.signal } : { message: end.message };
}

interface View {
  readonly records: readonly CheckpointRecord[];
  /** True when nothing of the task can run any more: a run without an end is lost. */
  readonly isOver: boolean;
}

function runsOf({ name, hasLogs }: DeclaredProcess, { records, isOver }: View): ProcessRun[] {
  const ends = new Map(recordsOf(records, "end").flatMap((one) => (one.process === name ? [[one.run, one]] : [])));
  return recordsOf(records, "start")
    .filter((start) => start.process === name)
    .map((start) => {
      const end = ends.get(start.run);
      return {
        run: start.run,
        state: end === undefined ? (isOver ? "LOST" : "RUNNING") : stateAfter(end.end),
        startedMs: start.atMs,
        ...(start.pid === undefined ? {} : { pid: start.pid }),
        ...(end === undefined ? {} : { stoppedMs: end.atMs, ...outcomeOf(end.end) }),
        ...(hasLogs ? { logDirectory: `${LOG_ROOT}/${name}/${start.run}` } : {}),
      };
    });
}

function processOf(declared: DeclaredProcess, view: View): TaskProcess {
  const runs = runsOf(declared, view);
  const state: ProcessState = runs.at(-1)?.state ?? "WAITING";
  const { name, maxFailures, daemon, ephemeral, final, after } = declared;
  const failures = runs.filter((run) => run.state === "FAILED").length;
  return { name, state, runs, failures, maxFailures, daemon, ephemeral, final, after };
}

function healthOf(records: readonly CheckpointRecord[]): TaskHealth | undefined {
  const last = recordsOf(records, "health").at(-1);
  if (last === undefined) return undefined;
  return {
    status: last.status,
    sinceMs: last.atMs,
    ...(last.reason === undefined ? {} : { reason: last.reason }),
  };
}

/** What `records` tell. `isOver` says whether the task has ended, which its executor may not have lived to record. */
export function taskProcesses(records: readonly CheckpointRecord[], isOver: boolean): TaskProcesses {
  const task = recordsOf(records, "task").at(-1);
  const stage = recordsOf(records, "stage").at(-1)?.stage;
  const health = healthOf(records);
  const view = { records, isOver: isOver || stage === "ENDED" };
  return {
    isRecorded: task !== undefined,
    ...(stage === undefined ? {} : { stage }),
    ...(health === undefined ? {} : { health }),
    processes: task?.processes.map((declared) => processOf(declared, view)) ?? [],
  };
}
