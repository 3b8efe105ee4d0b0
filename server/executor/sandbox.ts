/**
 * The directory that a task runs in: `sandbox` within the one that the agent made, owned by the user that
 * the processes run as (`DirectorySandbox` of `executor/common/sandbox.py` in Aurora).
 */
import { chmodSync, chownSync, mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { TaskUser } from "./core/task-user.ts";
import { LOG_ROOT } from "./process/launch.ts";

/** Name of the directory within the agent's. */
export const SANDBOX_NAME = "sandbox";

/** Makes the sandbox in `directory` and returns its path. A link beside it leads those who browse to the logs. */
export function createSandbox(directory: string, { user, switchesUser }: TaskUser): string {
  const path = join(directory, SANDBOX_NAME);
  mkdirSync(path, { recursive: true });
  if (switchesUser) {
    // The agent makes its directory for the executor's user alone (since Mesos 1.6).
    chownSync(directory, user.uid, user.gid);
    chownSync(path, user.uid, user.gid);
    chmodSync(path, 0o700);
  }
  linkLogs(directory);
  return path;
}

function linkLogs(directory: string): void {
  try {
    symlinkSync(join(SANDBOX_NAME, LOG_ROOT), join(directory, LOG_ROOT));
  } catch (error) {
    // A task may have brought something of that name itself.
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
}
