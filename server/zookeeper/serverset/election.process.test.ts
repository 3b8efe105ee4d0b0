import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { LeaderControl } from "../../lifecycle/ports.ts";
import type { TestSession } from "../testing/sessions.ts";
import { eventually, pause } from "../testing/waiting.ts";
import { expire, partsOf, TestWorld } from "../testing/world.ts";
import { zookeeperCandidateMonitor } from "./candidate-monitor.ts";
import { zookeeperElection, type ZooKeeperElection } from "./election.ts";
import { zookeeperLeaderMonitor, type LeaderMonitor } from "./leader-monitor.ts";

let world: TestWorld;

beforeAll(async () => {
  world = await TestWorld.start();
});
afterEach(() => world.cleanUp());
afterAll(() => world.stop());

interface Candidate {
  readonly session: TestSession;
  readonly election: ZooKeeperElection;
  /** What the listener heard. */
  readonly heard: string[];
  control?: LeaderControl;
}

async function candidate(path: string, port: number, session = world.session()): Promise<Candidate> {
  const election = zookeeperElection({
    ...partsOf(session),
    path,
    endpointName: "http",
    self: () => ({ host: "host", port }),
  });
  const one: Candidate = { session, election, heard: [] };
  await election.offerLeadership({
    onLeading(control) {
      one.control = control;
      one.heard.push("leading");
    },
    onDefeated: () => one.heard.push("defeated"),
  });
  return one;
}

const leads = (one: Candidate): Promise<void> =>
  eventually("leadership", () => one.control !== undefined && one.election.isLeading);

function monitor(path: string, port = 0): LeaderMonitor {
  const view = zookeeperLeaderMonitor({ ...partsOf(world.session()), path, self: () => ({ host: "host", port }) });
  world.afterEach(() => view.close());
  return view;
}

describe("an election", () => {
  it("is won by the first candidate, and its nodes are named and filled as Aurora's are", async () => {
    const one = await candidate("/aurora/scheduler", 8081);
    await leads(one);
    await one.control?.advertise();
    const { zooKeeper } = world.session();
    const names = (await zooKeeper.children("/aurora/scheduler"))?.toSorted() ?? [];
    expect(names).toEqual([
      expect.stringMatching(/^_c_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}-lock-0000000000$/),
      "member_0000000001",
    ]);
    expect((await zooKeeper.get(`/aurora/scheduler/${names[0]}`))?.data).toBe("host");
    expect((await zooKeeper.get("/aurora/scheduler/member_0000000001"))?.data).toBe(
      '{"serviceEndpoint":{"host":"host","port":8081},"additionalEndpoints":{"http":{"host":"host","port":8081}},"status":"ALIVE"}',
    );
    expect(one.heard).toEqual(["leading"]);
  });

  it("goes through the candidates in the order in which they came, as each leaves", async () => {
    const all = [await candidate("/line", 1), await candidate("/line", 2), await candidate("/line", 3)];
    const view = monitor("/line", 2);
    for (const [index, one] of all.entries()) {
      await leads(one);
      await one.control?.advertise();
      await eventually("the advertisement", () => view.leader()?.port === index + 1);
      expect(view.leader()?.isSelf).toBe(index === 1);
      expect(all.slice(index + 1).every(({ heard }) => heard.length === 0)).toBe(true);
      await one.control?.leave();
      expect(one.election.isLeading).toBe(false);
    }
    await eventually("no leader", () => view.leader() === undefined);
    expect(all.map(({ heard }) => heard)).toEqual([["leading"], ["leading"], ["leading"]]);
  });

  it("leaves nothing of a leader that has left, though its session goes on", async () => {
    const one = await candidate("/left", 1);
    await leads(one);
    await one.control?.advertise();
    await one.control?.leave();
    await one.control?.leave();
    expect(await world.session().zooKeeper.children("/left")).toEqual([]);
    expect(one.session.session.state).toBe("connected");
  });

  it("passes on when a follower in the middle of the line goes", async () => {
    const [first, second, third] = [await candidate("/gap", 1), await candidate("/gap", 2), await candidate("/gap", 3)];
    await leads(first);
    await second.session.session.close();
    await pause(50);
    expect(third.heard).toEqual([]);
    await first.session.session.close();
    await leads(third);
    expect(second.heard).toEqual([]);
  });

  it("waits for candidates of Aurora's own schedulers, and not for members", async () => {
    const { zooKeeper } = world.session();
    await zooKeeper.ensurePath("/mixed");
    await zooKeeper.create("/mixed/member_", { data: "", mode: "EPHEMERAL_SEQUENTIAL" });
    const aurora = await zooKeeper.create("/mixed/_c_f1f2f3f4-0000-4000-8000-000000000000-lock-", {
      data: "aurora",
      mode: "EPHEMERAL_SEQUENTIAL",
    });
    const one = await candidate("/mixed", 1);
    await pause(100);
    expect(one.heard).toEqual([]);
    await zooKeeper.remove(aurora);
    await leads(one);
  });

  it("cannot be entered without permission, and says so", async () => {
    await world.session({ credentials: "aurora:secret" }).zooKeeper.ensurePath("/locked");
    await expect(candidate("/locked", 1)).rejects.toMatchObject({ code: "NO_AUTH" });
    const owner = await candidate("/locked", 1, world.session({ credentials: "aurora:secret" }));
    await leads(owner);
  });
});

describe("a leader", () => {
  it("is defeated by doubt about its session, before another one leads", async () => {
    const session = await world.proxied({ sessionTimeoutMs: 1500 });
    const first = await candidate("/doubt", 1, session);
    const second = await candidate("/doubt", 2);
    await leads(first);
    await first.control?.advertise();
    session.proxy.hold();
    await eventually("the defeat", () => first.heard.includes("defeated"));
    expect(second.heard).toEqual([]);
    expect(first.election.isLeading).toBe(false);
    await leads(second);
    session.proxy.release();
    await eventually("its next session", () => session.session.epoch === 2 || session.session.state === "connected");
    await eventually("the end of its nodes", async () => {
      const names = await world.session().zooKeeper.children("/doubt");
      return names?.length === 1;
    });
    expect(first.heard).toEqual(["leading", "defeated"]);
  });

  it("is not defeated by a connection that is cut", async () => {
    const session = await world.proxied();
    const one = await candidate("/cut", 1, session);
    await leads(one);
    session.proxy.cut();
    await eventually("the next connection", () => session.events.length === 3);
    expect(one.heard).toEqual(["leading"]);
    expect(one.election.isLeading).toBe(true);
  });

  it("is defeated when somebody removes its node", async () => {
    const first = await candidate("/removed", 1);
    const second = await candidate("/removed", 2);
    await leads(first);
    const { zooKeeper } = world.session();
    const [lock] = ((await zooKeeper.children("/removed")) ?? []).filter((name) => name.endsWith("0000000000"));
    await zooKeeper.remove(`/removed/${lock}`);
    await eventually("the defeat", () => first.heard.join() === "leading,defeated");
    await leads(second);
  });

  it("advertises again when somebody removes the advertisement", async () => {
    const one = await candidate("/unadvertised", 1);
    await leads(one);
    await one.control?.advertise();
    const view = monitor("/unadvertised");
    await eventually("the leader", () => view.leader()?.port === 1);
    const changes: (number | undefined)[] = [];
    view.onChange((leader) => changes.push(leader?.port));
    await world.session().zooKeeper.remove("/unadvertised/member_0000000001");
    await eventually("the leader again", () => changes.at(-1) === 1);
  });

  it("leaves in a bounded time without ZooKeeper, too", async () => {
    const session = await world.proxied();
    const one = await candidate("/unreachable", 1, session);
    await leads(one);
    session.proxy.hold();
    session.proxy.cut();
    await eventually("the loss", () => session.session.state === "suspended");
    await expect(one.control?.leave()).rejects.toMatchObject({ code: "TIMEOUT" });
    expect(one.heard).toEqual(["leading"]);
  });
});

describe("a follower", () => {
  it("outlives an expiry at the end of the line", async () => {
    const first = await candidate("/follower", 1);
    const session = await world.proxied({ sessionTimeoutMs: 1000 });
    const second = await candidate("/follower", 2, session);
    const third = await candidate("/follower", 3);
    await leads(first);
    await expire(session);
    await eventually("its next node", async () => {
      const names = (await world.session().zooKeeper.children("/follower")) ?? [];
      return names.some((name) => name.endsWith("0000000003"));
    });
    await first.control?.leave();
    await leads(third);
    expect(second.heard).toEqual([]);
    await third.control?.leave();
    await leads(second);
  });
});

describe("a monitor", () => {
  it("takes the latest of several members, and skips what is none", async () => {
    const { zooKeeper } = world.session();
    await zooKeeper.ensurePath("/several");
    const publish = (data: string) => zooKeeper.create("/several/member_", { data, mode: "EPHEMERAL_SEQUENTIAL" });
    await publish('{"serviceEndpoint":{"host":"old","port":1},"status":"ALIVE"}');
    await publish('{"serviceEndpoint":{"host":"new","port":2},"status":"ALIVE"}');
    await publish("nonsense");
    const view = monitor("/several");
    await eventually("a leader", () => view.leader() !== undefined);
    expect(view.leader()).toEqual({ host: "new", port: 2, isSelf: false });
  });

  it("keeps the leader while ZooKeeper cannot be reached", async () => {
    const one = await candidate("/kept", 1);
    await leads(one);
    await one.control?.advertise();
    const session = await world.proxied();
    const view = zookeeperLeaderMonitor({
      ...partsOf(session),
      path: "/kept",
      self: () => ({ host: "host", port: 2 }),
    });
    world.afterEach(() => view.close());
    await eventually("the leader", () => view.leader()?.port === 1);
    session.proxy.hold();
    session.proxy.cut();
    await eventually("the loss", () => session.session.state === "suspended");
    expect(view.leader()).toEqual({ host: "host", port: 1, isSelf: false });
  });

  it("remembers who led, and tells its own terms from those of others at its address", async () => {
    const first = await candidate("/terms", 1);
    await leads(first);
    await first.control?.advertise();
    const second = await candidate("/terms", 2);
    const view = zookeeperLeaderMonitor({
      ...partsOf(second.session),
      path: "/terms",
      self: () => ({ host: "host", port: 1 }),
    });
    world.afterEach(() => view.close());
    await eventually("the first leader", () => view.leader()?.port === 1);
    await first.control?.leave();
    await leads(second);
    await second.control?.advertise();
    await eventually("the second leader", () => view.leader()?.port === 2);
    const [one, two, ...more] = view.history();
    expect(more).toEqual([]);
    expect(one).toMatchObject({ host: "host", port: 1, isSelf: false });
    expect(two).toMatchObject({ host: "host", port: 2, isSelf: true });
    expect(one?.untilMs).toBeGreaterThanOrEqual(one?.sinceMs ?? Infinity);
    expect(two?.untilMs).toBeUndefined();
  });
});

describe("the list of candidates", () => {
  it("is kept in the order in which they will lead", async () => {
    const watcher = world.session();
    const list = zookeeperCandidateMonitor({ ...partsOf(watcher), path: "/line" });
    world.afterEach(() => list.close());
    await eventually("an empty line", () => list.candidates()?.length === 0);
    const first = await candidate("/line", 1);
    const own = await candidate("/line", 2, watcher);
    await eventually("both", () => list.candidates()?.length === 2);
    expect(list.candidates()?.map(({ host, isSelf }) => [host, isSelf])).toEqual([
      ["host", false],
      ["host", true],
    ]);
    await leads(first);
    await first.control?.leave();
    await leads(own);
    await eventually("the one that is left", () => list.candidates()?.length === 1);
    expect(list.candidates()).toMatchObject([{ isSelf: true, sinceMs: expect.any(Number) }]);
  });
});
