import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { ReplicaRefusedError, type ReplicaGroup } from "../../../prisma-free-store/log/ports/replica-group.ts";
import type { TestSession } from "../testing/sessions.ts";
import { eventually } from "../testing/waiting.ts";
import { expire, partsOf, TestWorld } from "../testing/world.ts";
import { zookeeperReplicaGroup } from "./replica-group.ts";

let world: TestWorld;

beforeAll(async () => {
  world = await TestWorld.start();
});
afterEach(() => world.cleanUp());
afterAll(() => world.stop());

const pid = (n: number): string => `log-replica(1)@127.0.0.${n}:8083`;

interface Scheduler {
  readonly group: ReplicaGroup;
  readonly session: TestSession;
}

function scheduler(path: string, size: number, more: { previousSize?: number; session?: TestSession } = {}): Scheduler {
  const session = more.session ?? world.session();
  const quorum = { size, previousSize: more.previousSize ?? 0, patienceMs: 300 };
  return { session, group: zookeeperReplicaGroup({ ...partsOf(session), path, quorum }) };
}

async function joined(
  path: string,
  n: number,
  ...rest: Parameters<typeof scheduler> extends [string, ...infer R] ? R : never
) {
  const one = scheduler(path, ...rest);
  await one.group.join(pid(n));
  return one;
}

function watched(group: ReplicaGroup): readonly (readonly string[])[] {
  const seen: (readonly string[])[] = [];
  world.afterEach(group.watch((pids) => seen.push(pids)));
  return seen;
}

describe("a replica group", () => {
  it("holds each replica's PID in a node as Mesos writes it", async () => {
    await joined("/aurora/log", 1, 2);
    const { zooKeeper } = world.session();
    expect(await zooKeeper.children("/aurora/log")).toEqual(["0000000000"]);
    expect((await zooKeeper.get("/aurora/log/0000000000"))?.data).toBe("log-replica(1)@127.0.0.1:8083");
    expect(await zooKeeper.children("/aurora/log_quorum")).toEqual(["scheduler_0000000000"]);
    expect((await zooKeeper.get("/aurora/log_quorum"))?.data).toBe('{"quorumSize":2}');
  });

  it("tells everyone of those who come and go, ourselves included", async () => {
    const first = scheduler("/watch", 2);
    const seen = watched(first.group);
    await eventually("the empty group", () => seen.length === 1);
    await first.group.join(pid(1));
    const second = await joined("/watch", 2, 2);
    await eventually("both", () => seen.at(-1)?.join() === [pid(1), pid(2)].join());
    await second.group.leave();
    await eventually("one", () => seen.at(-1)?.join() === pid(1));
    expect(seen).toEqual([[], [pid(1)], [pid(1), pid(2)], [pid(1)]]);
  });

  it("tells a PID once, and nothing that is no PID", async () => {
    const { zooKeeper } = world.session();
    await zooKeeper.ensurePath("/strange");
    for (const data of [pid(1), pid(1), "", "nonsense", "a b@c"]) {
      await zooKeeper.create("/strange/", { data, mode: "EPHEMERAL_SEQUENTIAL" });
    }
    const seen = watched(scheduler("/strange", 2).group);
    await eventually("the look", () => seen.length === 1);
    expect(seen).toEqual([[pid(1)]]);
  });

  it("keeps a replica through an expiry", async () => {
    const session = await world.proxied({ sessionTimeoutMs: 1000 });
    const seen = watched(scheduler("/expiry", 2).group);
    await joined("/expiry", 1, 2, { session });
    await expire(session);
    await eventually("its return", () => seen.slice(-2).join("|") === `|${pid(1)}`);
  });

  it("takes replicas that are run by hand without asking for a quorum size", async () => {
    const group = zookeeperReplicaGroup({ ...partsOf(world.session()), path: "/by-hand" });
    await group.join(pid(7));
    expect(await world.session().zooKeeper.children("/by-hand_quorum")).toBeUndefined();
  });
});

describe("a scheduler", () => {
  it("with another quorum size than the others' is refused, and leaves no trace", async () => {
    await joined("/disagreement", 1, 2);
    const wrong = scheduler("/disagreement", 1);
    await expect(wrong.group.join(pid(2))).rejects.toThrow(ReplicaRefusedError);
    const { zooKeeper } = world.session();
    expect(await zooKeeper.children("/disagreement")).toHaveLength(1);
    expect(await zooKeeper.children("/disagreement_quorum")).toHaveLength(1);
    expect((await zooKeeper.get("/disagreement_quorum"))?.data).toBe('{"quorumSize":2}');
  });

  it("that would be one too many is refused", async () => {
    for (const n of [1, 2, 3]) await joined("/crowd", n, 2);
    await expect(scheduler("/crowd", 2).group.join(pid(4))).rejects.toThrow(
      /does not join the replicated log at \/crowd: with a quorum size of 2 the log has at most 3 replicas, and there are 3 already/,
    );
  });

  it("is refused another quorum size than the log last had, though nobody runs", async () => {
    const first = await joined("/alone", 1, 2);
    await first.session.session.close();
    await expect(scheduler("/alone", 1).group.join(pid(1))).rejects.toThrow(
      /was last run with -native_log_quorum_size=2/,
    );
    await joined("/alone", 1, 3, { previousSize: 2 });
    await expect(scheduler("/alone", 2).group.join(pid(2))).rejects.toThrow(/runs with -native_log_quorum_size=3/);
  });

  it("that was killed does not stand in its own way", async () => {
    const killed = await joined("/killed", 1, 2);
    await joined("/killed", 2, 2);
    await joined("/killed", 3, 2);
    // The first one's session is still there when it starts again.
    await joined("/killed", 1, 2);
    expect(killed.session.session.state).toBe("connected");
  });

  it("waits for what a killed one left behind to go", async () => {
    const session = await world.proxied({ sessionTimeoutMs: 1000 });
    await joined("/leftover", 9, 2, { session });
    for (const n of [2, 3]) await joined("/leftover", n, 2);
    session.proxy.hold();
    const late = zookeeperReplicaGroup({
      ...partsOf(world.session()),
      path: "/leftover",
      quorum: { size: 2, previousSize: 0, patienceMs: 20_000 },
    });
    await late.join(pid(1));
    const seen = watched(late);
    await eventually("the group", () => seen.at(-1)?.join() === [pid(1), pid(2), pid(3)].join());
    session.proxy.cut();
  });

  it("is let in one of many: of those who come at the same time, 2q-1 get a place", async () => {
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((n) => joined("/rush", n, 2)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    expect(await world.session().zooKeeper.children("/rush")).toHaveLength(3);
  });
});

describe("changing the quorum size", () => {
  it("from 3 schedulers to 5 goes as the guide says", async () => {
    const path = "/grow";
    const three = [await joined(path, 1, 2), await joined(path, 2, 2), await joined(path, 3, 2)];
    for (const [index, { session }] of three.entries()) {
      await session.session.close();
      await joined(path, index + 1, 3, { previousSize: 2 });
    }
    await joined(path, 4, 3);
    await joined(path, 5, 3);
    await expect(scheduler(path, 3).group.join(pid(6))).rejects.toThrow(/at most 5 replicas/);
  });

  it("from 5 schedulers to 3 goes as the guide says, and not before two have stopped", async () => {
    const path = "/shrink";
    const five: Scheduler[] = [];
    for (const n of [1, 2, 3, 4, 5]) five.push(await joined(path, n, 3));
    const stop = (index: number): Promise<void> => five[index]!.session.session.close();
    await stop(0);
    await expect(scheduler(path, 2, { previousSize: 3 }).group.join(pid(1))).rejects.toThrow(/at most 3 replicas/);
    await stop(3);
    await stop(4);
    await joined(path, 1, 2, { previousSize: 3 });
    for (const index of [1, 2]) {
      await stop(index);
      await joined(path, index + 1, 2, { previousSize: 3 });
    }
    await expect(scheduler(path, 3).group.join(pid(4))).rejects.toThrow(/runs with -native_log_quorum_size=2/);
    await expect(scheduler(path, 2).group.join(pid(4))).rejects.toThrow(/there are 3 already/);
  });
});
