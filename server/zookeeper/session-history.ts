/** What a session goes through over time, for status pages. */
import type { Clock } from "../base/clock.ts";
import type { Session, SessionEvent, SessionState, SessionStatus } from "./session.ts";

export interface SessionChange {
  readonly state: SessionState | "suspect";
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** The server connected to. */
  readonly server?: string;
}

/** The session's status with its past. */
export interface SessionView extends Omit<SessionStatus, "epoch"> {
  /** When it came into its state; epoch milliseconds. */
  readonly sinceMs: number;
  /** Sessions had so far. */
  readonly sessions: number;
  /** The latest changes, oldest first. */
  readonly changes: readonly SessionChange[];
}

/** Changes that are remembered. */
const MAX_CHANGES = 30;

/** Takes down what becomes of `session` from now on. @returns tells how it is, and has been */
export function recordSession(session: Session, clock: Clock): () => SessionView {
  let changes: readonly SessionChange[] = [];
  let sinceMs = clock.nowMs();
  session.listen((event: SessionEvent) => {
    const atMs = clock.nowMs();
    const { server } = session.status();
    if (event.kind !== "suspect") sinceMs = atMs;
    const change = { state: event.kind, atMs, ...(server === undefined ? {} : { server }) };
    changes = [...changes, change].slice(-MAX_CHANGES);
  });
  return () => {
    const { epoch, ...status } = session.status();
    return { ...status, sinceMs, sessions: epoch, changes };
  };
}
