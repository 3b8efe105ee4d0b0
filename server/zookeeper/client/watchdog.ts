/**
 * When to ping a server and when to give it up; pure arithmetic over the times of one connection.
 *
 * The parts of a session timeout S: a ping every sixth, the connection is given up after a third without a byte, and
 * (`session-clock.ts`) the session is not trusted after two thirds without proof. So a server that hangs costs a
 * third, and another third is left to find the session again on a server that does not: a leader survives
 * the hang of one ZooKeeper server.
 */

export interface ConnectionTimes {
  readonly lastByteMs: number;
  readonly lastPingMs: number;
}

export type WatchdogDecision =
  | { readonly kind: "drop" }
  | { readonly kind: "ping"; readonly againInMs: number }
  | { readonly kind: "wait"; readonly againInMs: number };

export function silenceLimitMs(sessionTimeoutMs: number): number {
  return sessionTimeoutMs / 3;
}

export function watchdogDecision(times: ConnectionTimes, sessionTimeoutMs: number, nowMs: number): WatchdogDecision {
  const pingEveryMs = sessionTimeoutMs / 6;
  const dropAtMs = times.lastByteMs + silenceLimitMs(sessionTimeoutMs);
  if (nowMs >= dropAtMs) return { kind: "drop" };
  const pingAtMs = times.lastPingMs + pingEveryMs;
  const isDue = nowMs >= pingAtMs;
  const againInMs = Math.min(isDue ? pingEveryMs : pingAtMs - nowMs, dropAtMs - nowMs);
  return { kind: isDue ? "ping" : "wait", againInMs };
}

/**
 * How long one server may take to accept a connection and answer the handshake before the next one is tried. To
 * find a session again, the other servers together get a quarter of its timeout, so that the last of them still
 * answers in time. Making a session is a write on a quorum of servers, and has time for that.
 */
export function attemptTimeoutMs(given: {
  readonly sessionTimeoutMs: number;
  readonly connectionTimeoutMs: number;
  readonly servers: number;
  readonly hasSession: boolean;
}): number {
  if (!given.hasSession) return given.connectionTimeoutMs / given.servers;
  const others = Math.max(1, given.servers - 1);
  return Math.min(given.connectionTimeoutMs, given.sessionTimeoutMs / 4 / others);
}
