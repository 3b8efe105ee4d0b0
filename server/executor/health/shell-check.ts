/**
 * The shell health check: `aurora/common/health_check/shell.py`. `/bin/bash -c` in the agent's directory with the
 * executor's environment, as the role's user. One that takes too long is killed with all of its children.
 */
import { spawn } from "node:child_process";
import type { CheckOutcome } from "../core/health-tracker.ts";
import type { TaskUser } from "../core/task-user.ts";
import { commandAs } from "../process/launch.ts";
import { MARKER_VARIABLE } from "../process/task-processes.ts";

export interface ShellCheckSettings {
  readonly command: string;
  readonly owner: TaskUser;
  readonly directory: string;
  readonly taskId: string;
  readonly timeoutMs: number;
}

/** What is beyond that of a failed check's output is not told. */
const MAX_OUTPUT_CHARACTERS = 1000;

/** Resolves with the outcome; `signal` ends the check early. */
export function checkShell(settings: ShellCheckSettings, signal: AbortSignal): Promise<CheckOutcome> {
  const { command, owner, directory, taskId, timeoutMs } = settings;
  const { argv, ids } = commandAs(owner, ["/bin/bash", "-c", command]);
  const [file = "", ...args] = argv;
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: directory,
      env: { ...process.env, [MARKER_VARIABLE]: taskId },
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      ...ids,
    });
    let output = "";
    let hasTimedOut = false;
    const collect = (chunk: Buffer): void => {
      if (output.length < MAX_OUTPUT_CHARACTERS) output += chunk.toString("utf8");
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    const kill = (): void => killGroup(child.pid);
    const timer = setTimeout(() => {
      hasTimedOut = true;
      kill();
    }, timeoutMs);
    signal.addEventListener("abort", kill, { once: true });
    const settle = (outcome: CheckOutcome): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", kill);
      kill();
      child.stdout.destroy();
      child.stderr.destroy();
      resolve(outcome);
    };
    child.on("error", (error) => settle({ ok: false, reason: `OSError: ${error.message}` }));
    child.on("exit", (code, by) => {
      // What it wrote may still be in the pipe.
      setImmediate(() => settle(hasTimedOut ? TIMED_OUT : outcomeOf(command, code ?? by, output)));
    });
  });
}

const TIMED_OUT: CheckOutcome = { ok: false, reason: "Health check timed out." };

function outcomeOf(command: string, status: number | string | null, output: string): CheckOutcome {
  if (status === 0) return { ok: true };
  const shown = output.slice(0, MAX_OUTPUT_CHARACTERS);
  const reason = `Command '${command}' returned non-zero exit status ${String(status)} with output '${shown}'`;
  return { ok: false, reason };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
