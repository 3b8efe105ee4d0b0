/** How the session with ZooKeeper is, and what follows from it. Pure. */
import type { ZooKeeperSessionView } from "../../server/api/cluster.ts";
import { formatDuration, plural } from "../format.ts";
import type { Shape, Tone } from "../status/status-table.ts";
import type { Role } from "./leadership.model.ts";

export interface SessionLook {
  readonly label: string;
  readonly tone: Tone;
  readonly shape: Shape;
}

export const SESSION_LOOKS: Readonly<Record<ZooKeeperSessionView["state"] | "suspect", SessionLook>> = {
  connecting: { label: "Connecting", tone: "start", shape: "quarter" },
  connected: { label: "Connected", tone: "run", shape: "disc" },
  suspended: { label: "Suspended", tone: "wait", shape: "split" },
  suspect: { label: "In doubt", tone: "bad", shape: "half" },
  expired: { label: "Expired", tone: "bad", shape: "cross" },
  closed: { label: "Closed", tone: "gone", shape: "square" },
};

/** The share of the session timeout after which a leader that hears nothing gives up its leadership. */
const DOUBT_SHARE = 2 / 3;

/** Time left until `atMs`, never negative. */
function left(atMs: number, nowMs: number): string {
  return atMs <= nowMs ? "a moment" : formatDuration(Math.ceil((atMs - nowMs) / 1000) * 1000);
}

/** What the state means for this process, in a sentence or two. */
export function describeSession(session: ZooKeeperSessionView, role: Role, nowMs: number): string {
  const { state, sinceMs, sessionTimeoutMs, isSuspect } = session;
  const expiresMs = sinceMs + sessionTimeoutMs;
  switch (state) {
    case "connected":
      return `ZooKeeper hears from this process at least every ${formatDuration(sessionTimeoutMs)}, or takes it for gone.`;
    case "suspended":
      if (role === "leads") {
        return isSuspect
          ? "No server has answered for so long that another scheduler may be elected: this one gives up its leadership."
          : `No server answers. Unless one does, this process gives up its leadership in ${left(sinceMs + DOUBT_SHARE * sessionTimeoutMs, nowMs)}; running tasks go on.`;
      }
      return `No server answers. The session, and with it this scheduler's place in the line, lives for ${left(expiresMs, nowMs)} more.`;
    case "connecting":
      return session.sessions === 0
        ? "No server has answered yet. Nobody can be elected meanwhile."
        : "The session has expired; another one begins as soon as a server answers. This scheduler then stands at the end of the line.";
    case "expired":
      return "ZooKeeper has given this session up, or refuses its credentials.";
    case "closed":
      return "This process is shutting down.";
  }
}

/** `1`, or how many expired before. */
export function describeSessions(sessions: number): string {
  if (sessions === 0) return "none yet";
  return sessions === 1 ? "the first one" : `${plural(sessions - 1, "earlier one")} expired`;
}
