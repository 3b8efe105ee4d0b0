/**
 * Starts one run of a process as Thermos does (`thermos/core/process.py`): `/bin/bash -c cmdline` in the
 * sandbox, in a session of its own, as the task's user, with a small environment of its own; its output
 * goes to `.logs/<process>/<run>/{stdout,stderr}`.
 *
 * A shell that already runs as the task's user makes the log files and then becomes bash: the sandbox
 * belongs to that user, and root must not be led through its links.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { RunEnd } from "../../core/thermos/checkpoint.ts";
import { keepsFiles, type ProcessLogger } from "../core/logger-config.ts";
import type { TaskUser } from "../core/task-user.ts";
import type { ThermosProcess } from "../core/thermos-task.ts";
import type { Log } from "../log.ts";
import { copyOutput, needsPipes } from "./output.ts";
import { MARKER_VARIABLE } from "./task-processes.ts";

/** What all processes of a task share. */
export interface LaunchSettings extends TaskUser {
  readonly taskId: string;
  /** Working directory and home. */
  readonly sandbox: string;
  /** True to hand on the executor's own environment. */
  readonly preservesEnvironment: boolean;
  readonly log: Log;
}

export interface Run {
  readonly process: ThermosProcess;
  /** 0 for the first run of a process. */
  readonly run: number;
}

/** Sourced by bash before the command line, where the sandbox holds it. */
const PROFILE = ".thermos_profile";
const DEFAULT_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
const SETPRIV = "/usr/bin/setpriv";

/** Shell commands that make the log files in `$2`, a directory in the working directory, and point the output at them. */
const REDIRECTIONS = {
  file: 'mkdir -p -- "$2" && exec >>"$2/stdout" 2>>"$2/stderr"',
  console: ":",
  none: "exec >/dev/null 2>&1",
  pipes: 'mkdir -p -- "$2" && : >>"$2/stdout" && : >>"$2/stderr"',
};

function redirection(logger: ProcessLogger): string {
  if (needsPipes(logger)) return REDIRECTIONS.pipes;
  return keepsFiles(logger) ? REDIRECTIONS.file : REDIRECTIONS[logger.destination === "none" ? "none" : "console"];
}

/** Where the output of all processes is, relative to the sandbox. */
export const LOG_ROOT = ".logs";

/** Where a run's output is, relative to the sandbox. */
export function logDirectory({ process: { name }, run }: Run): string {
  return join(LOG_ROOT, name, String(run));
}

/** A variable of the executor's own, if it is set. The agent finds what belongs to a container by its sandbox. */
function inherited(name: string): Record<string, string> {
  const value = process.env[name];
  return value === undefined ? {} : { [name]: value };
}

/** What the processes of a task find in their environment, before its profile is sourced. */
function environment(settings: LaunchSettings): Record<string, string | undefined> {
  const { sandbox, user } = settings;
  const profile = join(sandbox, PROFILE);
  return {
    ...(settings.preservesEnvironment ? process.env : {}),
    HOME: sandbox,
    LOGNAME: user.name,
    USER: user.name,
    PATH: process.env["PATH"] ?? DEFAULT_PATH,
    ...(existsSync(profile) ? { BASH_ENV: profile } : {}),
    ...inherited("MESOS_SANDBOX"),
    [MARKER_VARIABLE]: settings.taskId,
  };
}

function command(run: Run): string[] {
  const { cmdline, logger } = run.process;
  return ["/bin/sh", "-c", `${redirection(logger)} && exec /bin/bash -c "$1"`, "sh", cmdline, logDirectory(run)];
}

/** With setpriv, the user's supplementary groups hold too; Node alone drops them. */
export function commandAs(
  { user: { uid, gid }, switchesUser }: TaskUser,
  argv: string[],
): { argv: string[]; ids: { uid?: number; gid?: number } } {
  if (!switchesUser) return { argv, ids: {} };
  if (!existsSync(SETPRIV)) return { argv, ids: { uid, gid } };
  return { argv: [SETPRIV, `--reuid=${uid}`, `--regid=${gid}`, "--init-groups", "--", ...argv], ids: {} };
}

/** A run that was started. */
export interface StartedRun {
  /** Absent when it could not be started. */
  readonly pid: number | undefined;
  /** Resolves when all of its output, and of what it left running, is written. */
  readonly written: Promise<void>;
}

/** Starts a run; `onEnd` is called once, when it ended or could not be started. */
export function launch(settings: LaunchSettings, run: Run, onEnd: (end: RunEnd) => void): StartedRun {
  const { argv, ids } = commandAs(settings, command(run));
  const [file = "", ...args] = argv;
  const output = needsPipes(run.process.logger) ? "pipe" : "inherit";
  let child: ChildProcess;
  try {
    child = spawn(file, args, {
      cwd: settings.sandbox,
      env: environment(settings) as NodeJS.ProcessEnv,
      detached: true,
      stdio: ["ignore", output, output],
      ...ids,
    });
  } catch (error) {
    // Synchronous refusals, such as a command line with a NUL byte.
    setImmediate(() => onEnd({ kind: "unstartable", message: error instanceof Error ? error.message : String(error) }));
    return { pid: undefined, written: Promise.resolve() };
  }
  child.on("error", (error) => onEnd({ kind: "unstartable", message: error.message }));
  child.on("exit", (code, signal) =>
    onEnd(signal === null ? { kind: "exited", code: code ?? 0 } : { kind: "signaled", signal }),
  );
  return { pid: child.pid, written: writeOutput(settings, run, child) };
}

function writeOutput(settings: LaunchSettings, run: Run, child: ChildProcess): Promise<void> {
  const { sandbox, log } = settings;
  const { logger } = run.process;
  const directory = join(sandbox, logDirectory(run));
  const shared = { logger, owner: settings, log };
  if (child.stdout !== null)
    copyOutput(child.stdout, { ...shared, path: join(directory, "stdout"), console: process.stdout });
  if (child.stderr !== null)
    copyOutput(child.stderr, { ...shared, path: join(directory, "stderr"), console: process.stderr });
  return new Promise((resolve) => {
    child.on("close", () => resolve());
    child.on("error", () => resolve());
  });
}
