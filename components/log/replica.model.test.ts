import { describe, expect, it } from "vitest";
import type { LogStatus, ReplicaView } from "../../server/api/cluster.ts";
import { addressOf, adviceOf, quorumVerdict, replicaLook } from "./replica.model.ts";

function replica(n: number, changes: Partial<ReplicaView> = {}): ReplicaView {
  return { pid: `log-replica(1)@10.0.0.${n}:8083`, isSelf: n === 1, status: "VOTING", silentMs: 500, ...changes };
}

function log(quorumSize: number, ...replicas: ReplicaView[]): LogStatus {
  return { quorumSize, path: "/log", replicas, appendLatencyMs: { p50: 0, p99: 0 } };
}

const silent: Partial<ReplicaView> = { silentMs: 60_000 };

describe("the verdict on a quorum", () => {
  it("tells how many replicas may still fail", () => {
    expect(quorumVerdict(log(2, replica(1), replica(2), replica(3)))).toMatchObject({
      tone: "run",
      sentence: "All 3 replicas vote. Every write needs 2 of them: one may fail, and writes go on.",
    });
    expect(quorumVerdict(log(3, ...[1, 2, 3, 4].map((n) => replica(n)), replica(5, silent)))).toMatchObject({
      tone: "wait",
      sentence: "4 of 5 replicas vote. Every write needs 3: 1 more may fail.",
    });
    expect(quorumVerdict(log(2, replica(1), replica(2), replica(3, silent))).sentence).toMatch(/one more failure/);
  });

  it("is lost when fewer vote than must, also when the others are not even known", () => {
    const lost = quorumVerdict(log(2, replica(1), replica(2, silent), replica(3, { status: "EMPTY" })));
    expect(lost).toMatchObject({ tone: "bad", short: "1 of 3 votes" });
    expect(lost.sentence).toMatch(/^Quorum lost: 1 of 3 votes, and every write needs 2\. Writes wait/);
    expect(quorumVerdict(log(2, replica(1)))).toMatchObject({ tone: "bad", size: 3 });
  });

  it("says of one replica that it is the only copy", () => {
    expect(quorumVerdict(log(1, replica(1))).sentence).toMatch(/no other copy/);
    expect(quorumVerdict(log(1, replica(1, { status: "RECOVERING" })))).toMatchObject({ tone: "bad" });
  });
});

describe("the look of a replica", () => {
  it("tells one that is silent from one that votes", () => {
    expect(replicaLook(replica(2)).label).toBe("Voting");
    expect(replicaLook(replica(2, silent))).toMatchObject({ label: "Silent", tone: "bad", shape: "diamond" });
    expect(replicaLook(replica(2, { ...silent, status: "EMPTY" })).label).toBe("Empty");
  });
});

describe("advice", () => {
  it("has nothing to say where all vote", () => {
    expect(adviceOf(log(2, replica(1), replica(2), replica(3)))).toEqual([]);
  });

  it("warns of initializing a replica that recovers by itself", () => {
    const [advice, ...more] = adviceOf(log(2, replica(1), replica(2), replica(3, { status: "EMPTY" })));
    expect(more).toEqual([]);
    expect(advice?.title).toBe("The replica at 10.0.0.3:8083 is empty");
    expect(advice?.text).toMatch(/Do not run mesos-log initialize/);
    expect(advice?.command).toBeUndefined();
  });

  it("has a new log initialized, once for all replicas", () => {
    const empty = { status: "EMPTY" } as const;
    const advice = adviceOf(log(2, replica(1, empty), replica(2, empty), replica(3, empty)));
    expect(advice.map(({ command }) => command)).toEqual(["mesos-log initialize --path=/log"]);
    expect(advice[0]?.text).toMatch(/each of the 3 hosts/);
    expect(quorumVerdict(log(2, replica(1, empty))).sentence).toMatch(/never been initialized/);
  });

  it("says once what is to be done about several that are silent", () => {
    const advice = adviceOf(log(2, replica(1), replica(2, silent), replica(3, { silentMs: 20_000 })));
    expect(advice.map(({ title }) => title)).toEqual([
      "2 replicas do not answer: 10.0.0.2:8083 for 1m, 10.0.0.3:8083 for 20s",
    ]);
  });

  it("lists what needs a person first, and replicas that are not there", () => {
    const advice = adviceOf(log(3, replica(1), replica(2, { status: "RECOVERING" }), replica(3, silent), replica(4)));
    expect(advice.map(({ title }) => title)).toEqual([
      "The replica at 10.0.0.3:8083 has not answered for 1m",
      "1 replica is not there",
      "The replica at 10.0.0.2:8083 recovers",
    ]);
  });
});

it("finds the address in a PID, also where there is none", () => {
  expect(addressOf("log-replica(1)@10.0.0.3:8083")).toBe("10.0.0.3:8083");
  expect(addressOf("local")).toBe("local");
});
