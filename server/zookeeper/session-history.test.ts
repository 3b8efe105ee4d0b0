import { expect, test } from "vitest";
import { ManualClock } from "../base/clock.ts";
import { recordSession } from "./session-history.ts";
import type { Session, SessionEvent, SessionListener, SessionStatus } from "./session.ts";

/** A session that goes through what the test says. */
interface Scripted {
  readonly session: Session;
  readonly become: (event: SessionEvent, status?: Partial<SessionStatus>) => void;
}

function scripted(): Scripted {
  const listeners: SessionListener[] = [];
  let status: SessionStatus = {
    state: "connecting",
    isSuspect: true,
    sessionTimeoutMs: 15_000,
    servers: "zk1:2181,zk2:2181",
    epoch: 0,
  };
  return {
    session: {
      listen: (listener: SessionListener) => listeners.push(listener),
      status: () => status,
    } as unknown as Session,
    become(event, next = {}) {
      status = { ...status, ...next };
      for (const listener of listeners) listener(event);
    },
  };
}

test("tells since when the session is as it is, and what became of it before", () => {
  const clock = new ManualClock(1_000);
  const { session, become } = scripted();
  const view = recordSession(session, clock);
  expect(view()).toEqual({
    state: "connecting",
    isSuspect: true,
    sessionTimeoutMs: 15_000,
    servers: "zk1:2181,zk2:2181",
    sinceMs: 1_000,
    sessions: 0,
    changes: [],
  });
  clock.advance(500);
  become(
    { kind: "connected", isNewSession: true },
    { state: "connected", isSuspect: false, server: "zk1:2181", sessionId: "1a", epoch: 1 },
  );
  clock.advance(2_000);
  become({ kind: "suspended" }, { state: "suspended" });
  clock.advance(10_000);
  become({ kind: "suspect" }, { isSuspect: true });
  expect(view()).toMatchObject({ state: "suspended", isSuspect: true, sinceMs: 3_500, sessions: 1, sessionId: "1a" });
  expect(view().changes.map(({ state, atMs }) => [state, atMs])).toEqual([
    ["connected", 1_500],
    ["suspended", 3_500],
    ["suspect", 13_500],
  ]);
});

test("remembers the latest changes alone", () => {
  const { session, become } = scripted();
  const view = recordSession(session, new ManualClock());
  for (let i = 0; i < 100; i++) become({ kind: "suspended" });
  become({ kind: "expired" });
  expect(view().changes).toHaveLength(30);
  expect(view().changes.at(-1)?.state).toBe("expired");
});
