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
import type { RunEnd } from "../core/task-runner.ts";
import type { TaskUser } from "../core/task-user.ts";
import type { ThermosProcess } from "../core/thermos-task.ts";
import { MARKER_VARIABLE } from "./task-processes.ts";

/** What all processes of a task share. */
export interface LaunchSettings extends TaskUser {
  readonly taskId: string;
  /** Working directory and home. */
  readonly sandbox: string;
  /** True to hand on the executor's own environment. */
  readonly preservesEnvironment: boolean;
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

/** Shell commands that point the output at `$2`, a directory in the working directory. */
const REDIRECTIONS = {
  file: 'mkdir -p -- "$2" && exec >>"$2/stdout" 2>>"$2/stderr"',
  console: ":",
  none: "exec >/dev/null 2>&1",
};

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
  const redirection = REDIRECTIONS[logger.destination === "both" ? "file" : logger.destination];
  return ["/bin/sh", "-c", `${redirection} && exec /bin/bash -c "$1"`, "sh", cmdline, logDirectory(run)];
}

/** With setpriv, the user's supplementary groups hold too; Node alone drops them. */
function asUser(settings: LaunchSettings, argv: string[]): { argv: string[]; ids: { uid?: number; gid?: number } } {
  if (!settings.switchesUser) return { argv, ids: {} };
  const { uid, gid } = settings.user;
  if (!existsSync(SETPRIV)) return { argv, ids: { uid, gid } };
  return { argv: [SETPRIV, `--reuid=${uid}`, `--regid=${gid}`, "--init-groups", "--", ...argv], ids: {} };
}

/** Starts a run; `onEnd` is called once, when it ended or could not be started. Returns the process's id, if it has one. */
export function launch(settings: LaunchSettings, run: Run, onEnd: (end: RunEnd) => void): number | undefined {
  const { argv, ids } = asUser(settings, command(run));
  const [file = "", ...args] = argv;
  let child: ChildProcess;
  try {
    child = spawn(file, args, {
      cwd: settings.sandbox,
      env: environment(settings) as NodeJS.ProcessEnv,
      detached: true,
      stdio: ["ignore", "inherit", "inherit"],
      ...ids,
    });
  } catch (error) {
    // Synchronous refusals, such as a command line with a NUL byte.
    setImmediate(() => onEnd({ kind: "unstartable", message: error instanceof Error ? error.message : String(error) }));
    return undefined;
  }
  child.on("error", (error) => onEnd({ kind: "unstartable", message: error.message }));
  child.on("exit", (code, signal) =>
    onEnd(signal === null ? { kind: "exited", code: code ?? 0 } : { kind: "signaled", signal }),
  );
  return child.pid;
}
