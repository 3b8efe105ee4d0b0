/**
 * Touching files that a task's user owns: root must not be led through that user's links, so it becomes the user for
 * the moment. The real user stays root, so the task can do nothing to the executor meanwhile.
 */
import type { TaskUser } from "../core/task-user.ts";

/** Runs `work`, which must be synchronous, with the file permissions of the task's user. */
export function asUser<T>({ user, switchesUser }: TaskUser, work: () => T): T {
  const { getgroups, setgroups, setegid, seteuid } = process;
  if (!switchesUser || !getgroups || !setgroups || !setegid || !seteuid) return work();
  const groups = getgroups.call(process);
  const gid = process.getegid?.() ?? 0;
  setgroups([user.gid]);
  setegid(user.gid);
  seteuid(user.uid);
  try {
    return work();
  } finally {
    seteuid(0);
    setegid(gid);
    setgroups(groups);
  }
}
