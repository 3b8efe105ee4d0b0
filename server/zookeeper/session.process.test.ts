import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { systemClock } from "../base/clock.ts";
import { parseFlags } from "../base/flags/parse.ts";
import { silentLogger } from "../base/logger.ts";
import { StatsRegistry } from "../base/stats/stats.ts";
import { zooKeeperFlags } from "./flags.ts";
import { openZooKeeper } from "./open-zookeeper.ts";
import { openSession, connected, type TestSession, type TestSessionOptions } from "./testing/sessions.ts";
import { TcpProxy } from "./testing/tcp-proxy.ts";
import { eventually } from "./testing/waiting.ts";
import { startZooKeeper, type ZooKeeperCluster } from "./testing/zookeeper-server.ts";

let cluster: ZooKeeperCluster;
const open: TestSession[] = [];
const proxies: TcpProxy[] = [];

beforeAll(async () => {
  cluster = await startZooKeeper();
});

afterEach(async () => {
  await Promise.all(open.splice(0).map(({ session }) => session.close()));
  await Promise.all(proxies.splice(0).map((proxy) => proxy.close()));
});

afterAll(() => cluster.stop());

function begin(options: TestSessionOptions = {}, endpoints = cluster.endpoints): TestSession {
  const session = openSession(endpoints, options);
  open.push(session);
  return session;
}

async function proxied(): Promise<TcpProxy> {
  const proxy = await TcpProxy.start(cluster.servers[0]!.port);
  proxies.push(proxy);
  return proxy;
}

const kinds = ({ events }: TestSession): string[] => events.map(({ kind }) => kind);

describe("requests", () => {
  it("create, read, write, list and remove nodes", async () => {
    const { zooKeeper } = begin();
    await zooKeeper.ensurePath("/requests/a");
    await zooKeeper.ensurePath("/requests/a");
    expect(await zooKeeper.create("/requests/a/b-", { data: "1", mode: "EPHEMERAL_SEQUENTIAL" })).toBe(
      "/requests/a/b-0000000000",
    );
    expect(await zooKeeper.get("/requests/a/b-0000000000")).toMatchObject({
      data: "1",
      stat: { version: 0, ephemeralOwner: zooKeeper.session.sessionId },
    });
    await zooKeeper.set("/requests/a/b-0000000000", "2");
    expect((await zooKeeper.get("/requests/a/b-0000000000"))?.data).toBe("2");
    expect(await zooKeeper.children("/requests/a")).toEqual(["b-0000000000"]);
    expect(await zooKeeper.remove("/requests/a/b-0000000000")).toBe(true);
    expect(await zooKeeper.remove("/requests/a/b-0000000000")).toBe(false);
    expect(await zooKeeper.get("/requests/a/b-0000000000")).toBeUndefined();
    expect(await zooKeeper.exists("/requests/none")).toBeUndefined();
    expect(await zooKeeper.children("/requests/none")).toBeUndefined();
    await expect(zooKeeper.set("/requests/none", "")).rejects.toMatchObject({ code: "NO_NODE", isRetriable: false });
  });

  it("stay below the chroot, which is made where it is missing", async () => {
    const { zooKeeper } = begin({ chroot: "/chroot/here" });
    await zooKeeper.ensurePath("/a");
    expect(await zooKeeper.create("/a/n_", { data: "", mode: "EPHEMERAL_SEQUENTIAL" })).toBe("/a/n_0000000000");
    expect(await zooKeeper.children("/")).toEqual(["a"]);
    expect(await begin().zooKeeper.children("/chroot/here/a")).toEqual(["n_0000000000"]);
    let pokes = 0;
    await zooKeeper.children("/a", () => (pokes += 1));
    await zooKeeper.remove("/a/n_0000000000");
    await eventually("the watch below the chroot", () => pokes === 1);
  });

  it("with credentials make nodes that all may read and only their owner may change", async () => {
    const owner = begin({ credentials: "aurora:secret" });
    const stranger = begin({ credentials: "somebody:else" });
    const nobody = begin();
    await owner.zooKeeper.ensurePath("/owned");
    await owner.zooKeeper.create("/owned/n", { data: "x", mode: "EPHEMERAL" });
    expect((await nobody.zooKeeper.get("/owned/n"))?.data).toBe("x");
    for (const { zooKeeper } of [stranger, nobody]) {
      await expect(zooKeeper.set("/owned/n", "y")).rejects.toMatchObject({ code: "NO_AUTH" });
      await expect(zooKeeper.remove("/owned/n")).rejects.toMatchObject({ code: "NO_AUTH" });
      await expect(zooKeeper.create("/owned/m", { data: "", mode: "EPHEMERAL" })).rejects.toMatchObject({
        code: "NO_AUTH",
      });
      await zooKeeper.ensurePath("/owned");
    }
    const again = begin({ credentials: "aurora:secret" });
    await again.zooKeeper.set("/owned/n", "z");
  });
});

describe("a session", () => {
  it("works right after it was begun, and its nodes go with it", async () => {
    const one = begin();
    await one.zooKeeper.create("/ephemeral", { data: "", mode: "EPHEMERAL" });
    await one.session.close();
    expect(kinds(one)).toEqual(["connected", "closed"]);
    const { zooKeeper } = begin();
    expect(await zooKeeper.exists("/ephemeral")).toBeUndefined();
  });

  it("is closed safely in the moment it was begun", async () => {
    const one = begin();
    await one.session.close();
    expect(one.session.state).toBe("closed");
    await expect(one.zooKeeper.exists("/")).rejects.toMatchObject({ code: "CLOSED" });
  });

  it("is found again when its connection is cut, and watches hold", async () => {
    const proxy = await proxied();
    const one = begin({}, [proxy.endpoint]);
    await connected(one);
    await one.zooKeeper.create("/kept", { data: "", mode: "EPHEMERAL" });
    const { sessionId } = one.session;
    let pokes = 0;
    await one.zooKeeper.exists("/watched", () => (pokes += 1));
    proxy.cut();
    await eventually("the session to be found again", () => kinds(one).join() === "connected,suspended,connected");
    expect(one.session.sessionId).toBe(sessionId);
    expect(one.session.epoch).toBe(1);
    await begin().zooKeeper.create("/watched", { data: "", mode: "EPHEMERAL" });
    await eventually("the watch", () => pokes === 1);
    expect(await one.zooKeeper.exists("/kept")).toBeDefined();
  });
});

describe("the scheduler's own session", () => {
  it("is as the flags say, and its states are stats under Aurora's names", async () => {
    const stats = new StatsRegistry();
    const { values } = parseFlags({ zooKeeper: zooKeeperFlags }, [
      `-zk_endpoints=${(await proxied()).endpoint}`,
      "-zk_chroot_path=/by-flags/",
      "-serverset_path=/scheduler",
      "-zk_session_timeout=5secs",
      "-zk_digest_credentials=user:secret",
    ]);
    const zooKeeper = openZooKeeper({ settings: values.zooKeeper, clock: systemClock, stats, logger: silentLogger });
    await zooKeeper.ensurePath("/scheduler");
    expect(zooKeeper.session.status()).toEqual({
      state: "connected",
      isSuspect: false,
      sessionId: zooKeeper.session.sessionId,
      sessionTimeoutMs: 5000,
      server: proxies[0]!.endpoint,
      servers: proxies[0]!.endpoint,
      epoch: 1,
    });
    expect(await begin().zooKeeper.children("/by-flags")).toEqual(["scheduler"]);
    const stat = (): Record<string, unknown> => Object.fromEntries(stats.snapshot());
    expect(stat()).toMatchObject({
      zk_connection_state_CONNECTED: 1,
      zk_connection_state_CONNECTED_counter: 1,
      zk_connection_state_RECONNECTED: 0,
      zk_connection_state_LOST: 0,
      zk_connection_state_READ_ONLY: 0,
    });
    proxies[0]!.cut();
    await eventually("the next connection", () => stat().zk_connection_state_RECONNECTED === 1);
    expect(stat()).toMatchObject({
      zk_connection_state_CONNECTED: 0,
      zk_connection_state_SUSPENDED_counter: 1,
      zk_connection_state_RECONNECTED_counter: 1,
      zk_connection_state_LOST_counter: 0,
      zk_session_suspected: 0,
    });
    await zooKeeper.session.close();
  });
});
