/** Where the output of a task's processes is: `.logs/PROCESS/RUN/stdout` and `stderr` in its sandbox, as Thermos has it. */
import type { SandboxFile } from "../../api/tasks.ts";
import type { SchedulerApi } from "../api/scheduler-api.ts";
import { CommandError } from "../command-error.ts";
import { EXIT_INVALID_PARAMETER } from "../exit-codes.ts";
import { didYouMean } from "../nearest.ts";

const LOG_ROOT = ".logs";

export const STREAMS = ["stdout", "stderr"] as const;
export type Stream = (typeof STREAMS)[number];

/** A task whose files are read. */
export interface LoggedTask {
  readonly taskId: string;
  readonly instanceId: number;
  /** True for a task of one process, as far as its executor's data tells. */
  readonly hasOneProcess: boolean;
}

/** One file. */
export interface LogSource {
  readonly task: LoggedTask;
  /** Absent for output that is no process's, and for a file that was named. */
  readonly process?: string;
  /** Absent for a file that was named. */
  readonly stream?: Stream;
  readonly path: string;
}

export interface LogChoice {
  /** All where it is undefined. */
  readonly process: string | undefined;
  readonly streams: readonly Stream[];
  /** The latest where it is undefined. */
  readonly run: number | undefined;
}

const files = (api: SchedulerApi, { taskId }: LoggedTask, path: string): Promise<SandboxFile[]> =>
  api.query((client) => client.tasks.files.query({ taskId, path }));

const directories = (all: readonly SandboxFile[]): string[] =>
  all.filter(({ isDirectory }) => isDirectory).map(({ name }) => name);

/** The number of a process's latest run; undefined before the first. */
export async function latestRun(api: SchedulerApi, task: LoggedTask, process: string): Promise<number | undefined> {
  const names = directories(await files(api, task, `${LOG_ROOT}/${process}`));
  const runs = names.filter((name) => /^\d+$/.test(name)).map(Number);
  return runs.length === 0 ? undefined : Math.max(...runs);
}

export function runSource(
  task: LoggedTask,
  process: string,
  file: { readonly run: number; readonly stream: Stream },
): LogSource {
  const { run, stream } = file;
  return { task, process, stream, path: `${LOG_ROOT}/${process}/${run}/${stream}` };
}

/** The logs that are there now. @throws {CommandError} for a process that there is not. */
export async function logSources(api: SchedulerApi, task: LoggedTask, choice: LogChoice): Promise<LogSource[]> {
  const root = new Set((await files(api, task, "")).map(({ name }) => name));
  const known = root.has(LOG_ROOT) ? directories(await files(api, task, LOG_ROOT)) : [];
  const { process: wanted, streams } = choice;
  // Another executor than Aurora's, or none: what the agent itself keeps of the output.
  if (!root.has(LOG_ROOT) && wanted === undefined) {
    return streams.filter((stream) => root.has(stream)).map((stream) => ({ task, stream, path: stream }));
  }
  // Before the first one runs it cannot be told which there are.
  if (wanted !== undefined && known.length > 0 && !known.includes(wanted)) {
    const all = `; there are ${known.join(", ")}`;
    const message = `Task ${task.taskId} has no process '${wanted}'${didYouMean(wanted, known, all)}`;
    throw new CommandError(EXIT_INVALID_PARAMETER, message);
  }
  const found: LogSource[] = [];
  for (const process of known.filter((name) => wanted === undefined || name === wanted)) {
    const run = choice.run ?? (await latestRun(api, task, process));
    if (run === undefined) continue;
    const there = new Set((await files(api, task, `${LOG_ROOT}/${process}/${run}`)).map(({ name }) => name));
    found.push(
      ...streams.filter((stream) => there.has(stream)).map((stream) => runSource(task, process, { run, stream })),
    );
  }
  return found;
}
