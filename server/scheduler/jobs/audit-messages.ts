/** What is recorded with changes that people ask for. From Aurora's `thrift/AuditMessages.java`. */
import type { Caller } from "../../api/caller.ts";

export function transitionedBy({ user }: Caller): string {
  return `Transition forced by ${user}`;
}

export function killedBy({ user }: Caller, message: string | undefined): string {
  return message === undefined ? `Killed by ${user}` : `Killed by ${user}.\n${message}`;
}

export function restartedBy({ user }: Caller): string {
  return `Restarted by ${user}`;
}
