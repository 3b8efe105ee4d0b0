/** Which files of a sandbox are logs, and what they are of. Pure. */
import type { SandboxFile } from "../../server/api/tasks.ts";

/** Where Thermos's processes write: `.logs/PROCESS/RUN/stdout` and `stderr`. */
export const LOG_DIRECTORY = ".logs";

export interface LogFile {
  readonly path: string;
  readonly label: string;
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}

const STREAMS = ["stdout", "stderr"] as const;

function streamsIn(files: readonly SandboxFile[], labelOf: (stream: string) => string): LogFile[] {
  return STREAMS.flatMap((stream) => {
    const file = files.find(({ name, isDirectory }) => name === stream && !isDirectory);
    if (file === undefined) return [];
    return [{ path: file.path, label: labelOf(stream), sizeBytes: file.sizeBytes, modifiedMs: file.modifiedMs }];
  });
}

/** A process's directory with what is in it: one directory a run. */
export interface ProcessRuns {
  readonly process: string;
  readonly runs: readonly { readonly run: string; readonly files: readonly SandboxFile[] }[];
}

/** Runs of a process, the latest first. */
export function latestRuns(files: readonly SandboxFile[], most: number): SandboxFile[] {
  return files
    .filter(({ isDirectory, name }) => isDirectory && /^\d+$/.test(name))
    .sort((a, b) => Number(b.name) - Number(a.name))
    .slice(0, most);
}

/** All logs of a sandbox: those of processes first, then the executor's own. */
export function logFiles(root: readonly SandboxFile[], processes: readonly ProcessRuns[]): LogFile[] {
  const ofProcesses = processes.flatMap(({ process, runs }) =>
    runs.flatMap(({ run, files }) =>
      streamsIn(files, (stream) =>
        runs.length === 1 && run === "0" ? `${process} ${stream}` : `${process} ${stream}, run ${run}`,
      ),
    ),
  );
  return [...ofProcesses, ...streamsIn(root, (stream) => `executor ${stream}`)];
}

/** The log that is most probably wanted: output of a process, and of two the one that has any. */
export function defaultLog(files: readonly LogFile[]): LogFile | undefined {
  return files.find(({ sizeBytes }) => sizeBytes > 0) ?? files[0];
}
