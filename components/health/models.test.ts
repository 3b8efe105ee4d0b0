import { describe, expect, it } from "vitest";
import type { ZooKeeperSessionView } from "../../server/api/cluster.ts";
import { consoleUrl, leadershipRows, roleOf } from "./leadership.model.ts";
import { lifecycleSteps } from "./lifecycle-path.model.ts";
import { describeSession, describeSessions } from "./zookeeper.model.ts";

describe("the path of the lifecycle", () => {
  const history = [
    { state: "IDLE", atMs: 0 },
    { state: "PREPARING_STORAGE", atMs: 10 },
    { state: "STORAGE_PREPARED", atMs: 650 },
  ] as const;

  it("shows how long each state lasted, and what is still ahead", () => {
    expect(lifecycleSteps(history).map(({ state, place, lastedMs }) => [state, place, lastedMs])).toEqual([
      ["IDLE", "past", 10],
      ["PREPARING_STORAGE", "past", 640],
      ["STORAGE_PREPARED", "current", undefined],
      ["LEADER_AWAITING_REGISTRATION", "ahead", undefined],
      ["ACTIVE", "ahead", undefined],
    ]);
  });

  it("ends with the process, and passes over what never came", () => {
    const over = lifecycleSteps([...history, { state: "DEAD", atMs: 900, message: "Stopped on request." }]);
    expect(over.map(({ place }) => place)).toEqual(["past", "past", "past", "skipped", "skipped", "current"]);
    expect(over.at(-1)).toMatchObject({ state: "DEAD", message: "Stopped on request." });
  });
});

describe("leadership", () => {
  const at = (port: number) => ({ host: "h", port, isSelf: false });

  it("is listed newest first, with the time in which nobody led", () => {
    const rows = leadershipRows([
      { ...at(1), sinceMs: 0, untilMs: 100 },
      { ...at(2), sinceMs: 115, untilMs: 200 },
    ]);
    expect(rows).toMatchObject([
      { kind: "gap", sinceMs: 200 },
      { kind: "term", term: { port: 2 } },
      { kind: "gap", sinceMs: 100, untilMs: 115 },
      { kind: "term", term: { port: 1 } },
    ]);
    expect(rows[0]).not.toHaveProperty("untilMs");
  });

  it("has no gap where one took over from the other at once", () => {
    expect(
      leadershipRows([
        { ...at(1), sinceMs: 0, untilMs: 100 },
        { ...at(2), sinceMs: 99 },
      ]),
    ).toHaveLength(2);
    expect(leadershipRows([])).toEqual([]);
  });

  it("makes a process a leader, a follower, or one that waits for a leader", () => {
    const leader = { host: "h", port: 1 };
    expect(roleOf({ lifecycle: "ACTIVE", leader: { ...leader, isSelf: true } })).toBe("leads");
    expect(roleOf({ lifecycle: "LEADER_AWAITING_REGISTRATION" })).toBe("leads");
    expect(roleOf({ lifecycle: "STORAGE_PREPARED", leader: { ...leader, isSelf: false } })).toBe("follows");
    expect(roleOf({ lifecycle: "STORAGE_PREPARED" })).toBe("waits");
  });

  it("leads to the console of another scheduler, also at an IPv6 address", () => {
    expect(consoleUrl({ host: "aurora-1", port: 8081 }, "/admin/log")).toBe("http://aurora-1:8081/admin/log");
    expect(consoleUrl({ host: "::1", port: 8081 }, "/")).toBe("http://[::1]:8081/");
  });
});

describe("the session with ZooKeeper", () => {
  const session: ZooKeeperSessionView = {
    state: "suspended",
    sinceMs: 1_000,
    isSuspect: false,
    sessionTimeoutMs: 15_000,
    servers: "zk1:2181",
    sessions: 1,
    changes: [],
  };

  it("tells a leader when it gives up, and a follower how long it keeps its place", () => {
    expect(describeSession(session, "leads", 5_000)).toMatch(/gives up its leadership in 6s/);
    expect(describeSession({ ...session, isSuspect: true }, "leads", 12_000)).toMatch(/^No server has answered for so/);
    expect(describeSession(session, "follows", 5_000)).toMatch(/lives for 11s more/);
    expect(describeSession(session, "follows", 99_000)).toMatch(/lives for a moment more/);
  });

  it("tells a first session from one after an expiry", () => {
    expect(describeSession({ ...session, state: "connecting", sessions: 0 }, "waits", 0)).toMatch(/has answered yet/);
    expect(describeSession({ ...session, state: "connecting" }, "waits", 0)).toMatch(/end of the line/);
    expect([0, 1, 3].map(describeSessions)).toEqual(["none yet", "the first one", "2 earlier ones expired"]);
  });
});
