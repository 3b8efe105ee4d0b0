/**
 * Which user a task's processes run as: the job's role, where the executor is root and may change users
 * (`DefaultThermosTaskRunnerProvider` and `thermos_runner.py` of Aurora).
 */
import { InvalidTask } from "./invalid-task.ts";

export interface HostUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** What the host knows of users. */
export interface HostUsers {
  /** The user that the executor runs as. */
  current(): HostUser;
  find(name: string): HostUser | undefined;
  /** True when the user may pass through every directory that leads to `path`. */
  reaches(user: HostUser, path: string): boolean;
}

export interface TaskUser {
  readonly user: HostUser;
  /** False when that is the executor's own user already. */
  readonly switchesUser: boolean;
}

export interface UserChoice {
  readonly role: string;
  readonly nosetuid: boolean;
  /** Instead of the role. */
  readonly executeAsUser: string | undefined;
  /** Under an embedded agent a role needs no user on the host, nor one that may go where the agent works. */
  readonly isLocal: boolean;
  /** The directory that the agent made for the task. */
  readonly directory: string;
}

const ROOT = 0;

/** @throws InvalidTask when the host has no such user. */
export function taskUser(choice: UserChoice, host: HostUsers): TaskUser {
  const own = host.current();
  if (own.uid !== ROOT || choice.nosetuid) return { user: own, switchesUser: false };
  const name = choice.executeAsUser ?? choice.role;
  const user = host.find(name);
  if (choice.isLocal && (user === undefined || !host.reaches(user, choice.directory))) {
    return { user: own, switchesUser: false };
  }
  if (user !== undefined) return { user, switchesUser: user.uid !== own.uid };
  throw new InvalidTask(
    `this host has no user ${name} to run the task as; add one, or start the executor with -nosetuid or -execute-as-user`,
  );
}
