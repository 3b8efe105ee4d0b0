/**
 * The directory that a task runs in: `sandbox` within the one that the agent made, owned by the user that
 * the processes run as (`DirectorySandbox` of `executor/common/sandbox.py` in Aurora).
 */
import { chmodSync, chownSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { ExecutorOptions } from "./options.ts";
import { InvalidTask } from "./core/invalid-task.ts";
import { currentUser, findUser, type HostUser } from "./process/users.ts";

/** Name of the directory within the agent's. */
export const SANDBOX_NAME = "sandbox";

const ROOT = 0;

/** Who a task's processes run as. */
export interface TaskUser {
  readonly user: HostUser;
  readonly switchesUser: boolean;
}

/**
 * The role's user, when the executor is root and may change users; else the executor's own. Under an embedded agent a
 * role needs no user on the host.
 * @throws InvalidTask when the host has no such user.
 */
export function taskUser(role: string, options: ExecutorOptions, isLocal: boolean): TaskUser {
  const own = currentUser();
  if (own.uid !== ROOT || options.nosetuid) return { user: own, switchesUser: false };
  const name = options.executeAsUser ?? role;
  const user = findUser(name);
  if (user !== undefined) return { user, switchesUser: user.uid !== own.uid };
  if (isLocal) return { user: own, switchesUser: false };
  throw new InvalidTask(
    `this host has no user ${name} to run the task as; add one, or start the executor with -nosetuid or -execute-as-user`,
  );
}

/** Makes the sandbox in `directory` and returns its path. */
export function createSandbox(directory: string, { user, switchesUser }: TaskUser): string {
  const path = join(directory, SANDBOX_NAME);
  mkdirSync(path, { recursive: true });
  if (switchesUser) {
    // The agent makes its directory for the executor's user alone (since Mesos 1.6).
    chownSync(directory, user.uid, user.gid);
    chownSync(path, user.uid, user.gid);
    chmodSync(path, 0o700);
  }
  return path;
}
