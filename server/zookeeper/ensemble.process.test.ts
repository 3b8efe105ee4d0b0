/** What servers of an ensemble go through, sessions, groups and leaders outlive; and there is never a second leader. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { Group } from "./group.ts";
import { zookeeperElection, type ZooKeeperElection } from "./serverset/election.ts";
import type { TestSession } from "./testing/sessions.ts";
import { TcpProxy } from "./testing/tcp-proxy.ts";
import { eventually, pause } from "./testing/waiting.ts";
import { partsOf, TestWorld } from "./testing/world.ts";
import type { ZooKeeperServer } from "./testing/zookeeper-server.ts";

let world: TestWorld;

beforeAll(async () => {
  world = await TestWorld.start(3);
});
afterEach(async () => {
  for (const server of world.cluster.servers) server.resume();
  await world.cleanUp();
});
afterAll(() => world.stop());

const kinds = ({ events }: TestSession): string[] => events.map(({ kind }) => kind);

function serverOf({ session }: TestSession): ZooKeeperServer {
  return world.cluster.servers.find(({ endpoint }) => endpoint === session.status().server)!;
}

async function followers(): Promise<string[]> {
  const modes = await Promise.all(world.cluster.servers.map((server) => server.ask("srvr")));
  return world.cluster.endpoints.filter((_, index) => modes[index]?.includes("Mode: follower") === true);
}

interface Candidate {
  readonly name: string;
  readonly session: TestSession;
  readonly election: ZooKeeperElection;
  isOver: boolean;
}

/** Elections on one path, held to the one rule. */
class Elections {
  readonly candidates: Candidate[] = [];
  readonly leaders: string[] = [];
  readonly violations: string[] = [];

  async add(name: string, session: TestSession): Promise<Candidate> {
    const election = zookeeperElection({
      ...partsOf(session),
      path: "/aurora/scheduler",
      endpointName: "http",
      self: () => ({ host: name, port: 1 }),
    });
    const candidate: Candidate = { name, session, election, isOver: false };
    this.candidates.push(candidate);
    await election.offerLeadership({
      onLeading: () => {
        const others = this.candidates.filter((other) => other !== candidate && other.election.isLeading);
        this.violations.push(...others.map((other) => `${name} beside ${other.name}`));
        this.leaders.push(name);
      },
      onDefeated: () => {
        candidate.isOver = true;
      },
    });
    return candidate;
  }

  get leading(): Candidate | undefined {
    return this.candidates.find(({ election }) => election.isLeading);
  }
}

describe("a leader", () => {
  it("outlives the hang of the server that it is connected to", async () => {
    const elections = new Elections();
    // Without the ensemble's leader: while that hangs, its followers serve nobody.
    const session = world.session({ sessionTimeoutMs: 6000 }, await followers());
    const one = await elections.add("one", session);
    await eventually("leadership", () => one.election.isLeading);
    const hung = serverOf(session);
    hung.pause();
    await eventually("another server", () => kinds(session).join() === "connected,suspended,connected");
    expect(serverOf(session)).not.toBe(hung);
    expect(one.election.isLeading).toBe(true);
    hung.resume();
    await hung.ready();
  });
});

describe("sessions, members and watches", () => {
  it("outlive the restart of each server in turn", async () => {
    const sessions = [0, 1, 2].map(() => world.session({ sessionTimeoutMs: 30_000 }));
    const groups = sessions.map((session) => new Group({ ...partsOf(session), path: "/restarts" }));
    let members = "";
    world.afterEach(groups[0]!.watch((seen) => (members = seen.map(({ data }) => data).join())));
    await groups[0]!.join("a");
    const second = await groups[1]!.join("b");
    for (const server of world.cluster.servers) {
      await server.kill();
      await pause(100);
      await server.start();
    }
    await eventually("all connected", () => sessions.every(({ session }) => session.state === "connected"));
    await groups[2]!.join("c");
    await eventually("the new member", () => members === "a,b,c");
    await second.cancel();
    await eventually("the end of one", () => members === "a,c");
    for (const session of sessions) expect(kinds(session)).not.toContain("expired");
  });

  it("are there again when the whole ensemble was down", async () => {
    const session = world.session({ sessionTimeoutMs: 3000 });
    const group = new Group({ ...partsOf(session), path: "/outage" });
    await group.join("a");
    const { servers } = world.cluster;
    await Promise.all(servers.map((server) => server.kill()));
    await eventually("the suspicion", () => kinds(session).includes("suspect"));
    const waiting = session.zooKeeper.exists("/outage").catch((error: { code: string }) => error.code);
    for (const server of servers) server.launch();
    await Promise.all(servers.map((server) => server.ready()));
    await eventually("a connection", () => session.session.state === "connected");
    await waiting;
    await eventually("the member", async () => (await session.zooKeeper.children("/outage"))?.length === 1);
  });
});

describe("of several candidates", () => {
  it("no two ever believe to lead at the same time, whatever happens to their connections and servers", async () => {
    const elections = new Elections();
    const { servers } = world.cluster;
    let born = 0;

    async function enter(): Promise<readonly TcpProxy[]> {
      const proxies = await Promise.all(servers.map(({ port }) => TcpProxy.start(port)));
      for (const proxy of proxies) world.afterEach(() => proxy.close());
      const session = world.session(
        { sessionTimeoutMs: 1500 },
        proxies.map((proxy) => proxy.endpoint),
      );
      born += 1;
      const candidate = await elections.add(`scheduler-${born}`, session);
      networks.set(candidate, proxies);
      return proxies;
    }
    const networks = new Map<Candidate, readonly TcpProxy[]>();
    const ways: ((leader: Candidate) => Promise<void>)[] = [
      async (leader) => networks.get(leader)?.forEach((proxy) => proxy.hold()),
      async (leader) =>
        networks.get(leader)?.forEach((proxy) => {
          proxy.hold();
          proxy.cut();
        }),
      async (leader) => leader.session.session.close(),
      async (leader) => {
        for (const server of servers) server.pause();
        await eventually("the defeat", () => leader.isOver);
        await pause(500);
        for (const server of servers) server.resume();
      },
    ];

    for (let i = 0; i < 3; i++) await enter();
    for (const way of [...ways, ...ways]) {
      await eventually("a leader", () => elections.leading !== undefined);
      const leader = elections.leading!;
      const before = elections.leaders.length;
      await way(leader);
      await eventually("the next leader", () => elections.leaders.length > before);
      expect(leader.election.isLeading).toBe(false);
      networks.get(leader)?.forEach((proxy) => proxy.release());
      await enter();
    }
    expect(elections.violations).toEqual([]);
    expect(new Set(elections.leaders).size).toBe(elections.leaders.length);
  });
});
