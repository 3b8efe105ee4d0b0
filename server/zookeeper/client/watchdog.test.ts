import { describe, expect, it } from "vitest";
import { attemptTimeoutMs, watchdogDecision } from "./watchdog.ts";

const TIMEOUT_MS = 6000;

describe("watchdogDecision", () => {
  const decide = (lastByteMs: number, lastPingMs: number, nowMs: number) =>
    watchdogDecision({ lastByteMs, lastPingMs }, TIMEOUT_MS, nowMs);

  it("pings every sixth of the session timeout, whatever is heard meanwhile", () => {
    expect(decide(0, 0, 999)).toEqual({ kind: "wait", againInMs: 1 });
    expect(decide(0, 0, 1000)).toEqual({ kind: "ping", againInMs: 1000 });
    expect(decide(990, 0, 1000)).toEqual({ kind: "ping", againInMs: 1000 });
  });

  it("gives a server up after a third without a byte, and looks right then", () => {
    expect(decide(0, 1500, 1600)).toEqual({ kind: "wait", againInMs: 400 });
    expect(decide(0, 1500, 2000)).toEqual({ kind: "drop" });
    expect(decide(1, 1500, 2000)).toEqual({ kind: "wait", againInMs: 1 });
  });

  it("never waits longer than a server may be silent", () => {
    for (let nowMs = 0; nowMs < 2000; nowMs += 7) {
      const decision = decide(0, Math.max(0, nowMs - 300), nowMs);
      expect(decision.kind === "drop" ? 0 : nowMs + decision.againInMs).toBeLessThanOrEqual(2000);
    }
  });
});

describe("attemptTimeoutMs", () => {
  const given = { sessionTimeoutMs: 15_000, connectionTimeoutMs: 10_000, hasSession: true };

  it("leaves time to find a session again on the last of the servers before it is suspect", () => {
    for (const servers of [1, 2, 3, 5, 7]) {
      const others = Math.max(1, servers - 1);
      expect(15_000 / 3 + others * attemptTimeoutMs({ ...given, servers })).toBeLessThan((15_000 * 2) / 3);
    }
  });

  it("shares the connection timeout among the servers while there is no session to lose", () => {
    expect(attemptTimeoutMs({ ...given, servers: 5, hasSession: false })).toBe(2000);
  });

  it("never exceeds the connection timeout", () => {
    expect(attemptTimeoutMs({ ...given, connectionTimeoutMs: 100, servers: 3 })).toBe(100);
  });
});
