/** Each defect of node-zookeeper-client 1.1.3 that was seen, and that it does not bite, against real servers. */
import { networkInterfaces } from "node:os";
import zookeeper, { type Client } from "node-zookeeper-client";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { ScriptedServer } from "./testing/scripted-server.ts";
import { connected, openSession, type TestSession, type TestSessionOptions } from "./testing/sessions.ts";
import { TcpProxy } from "./testing/tcp-proxy.ts";
import { eventually, pause } from "./testing/waiting.ts";
import { startZooKeeper, type ZooKeeperCluster, type ZooKeeperServer } from "./testing/zookeeper-server.ts";

let cluster: ZooKeeperCluster;
let server: ZooKeeperServer;
const cleanups: (() => Promise<void>)[] = [];

beforeAll(async () => {
  cluster = await startZooKeeper();
  server = cluster.servers[0]!;
});

afterEach(async () => {
  server.resume();
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

afterAll(() => cluster.stop());

function begin(options: TestSessionOptions = {}, endpoints = cluster.endpoints): TestSession {
  const session = openSession(endpoints, options);
  cleanups.push(() => session.session.close());
  return session;
}

async function proxied(host?: string): Promise<TcpProxy> {
  const proxy = await TcpProxy.start(server.port, host);
  cleanups.push(() => proxy.close());
  return proxy;
}

const kinds = ({ events }: TestSession): string[] => events.map(({ kind }) => kind);

/** The package's clients, as they are made. */
function packageClients(): Client[] {
  const clients: Client[] = [];
  const createClient = zookeeper.createClient.bind(zookeeper);
  const spy = vi.spyOn(zookeeper, "createClient").mockImplementation((servers, options) => {
    const client = createClient(servers, options);
    clients.push(client);
    return client;
  });
  cleanups.push(() => Promise.resolve(spy.mockRestore()));
  return clients;
}

describe("a server that hangs", () => {
  it("is noticed: the connection is given up, the session suspected, requests fail, and it goes on afterwards", async () => {
    const one = begin({ sessionTimeoutMs: 1500 });
    await connected(one);
    server.pause();
    const failed = one.zooKeeper.exists("/").catch((error: { code: string }) => error.code);
    await eventually("the suspicion", () => kinds(one).includes("suspect"));
    expect(one.session.isSuspect).toBe(true);
    expect(kinds(one)).toEqual(["connected", "suspended", "suspect"]);
    expect(await failed).toBe("CONNECTION_LOSS");
    server.resume();
    await eventually("a connection", () => one.session.state === "connected");
    expect(one.session.isSuspect).toBe(false);
    expect(await one.zooKeeper.exists("/")).toBeDefined();
  });
});

describe("a server that accepts connections and never answers", () => {
  it("is passed over at the start", async () => {
    const mute = await ScriptedServer.start(() => undefined);
    cleanups.push(() => mute.close());
    const sessions = Array.from({ length: 8 }, () =>
      begin({ connectionTimeoutMs: 400 }, [mute.endpoint, server.endpoint]),
    );
    for (const session of sessions) await connected(session);
    // Each tries its servers in an order of its own.
    expect(mute.accepted).toBeGreaterThan(0);
  });

  it("is passed over when a session is looked for, and the session is not lost", async () => {
    const all = [await proxied(), await proxied(), await proxied()];
    const one = begin(
      { sessionTimeoutMs: 4000 },
      all.map((proxy) => proxy.endpoint),
    );
    await connected(one);
    const { sessionId } = one.session;
    const [unused] = all.filter((proxy) => proxy.endpoint !== one.session.status().server);
    for (const proxy of all) if (proxy !== unused) proxy.hold();
    for (const proxy of all) proxy.cut();
    await eventually("a server that answers", () => kinds(one).join() === "connected,suspended,connected");
    expect(one.session.sessionId).toBe(sessionId);
    expect(one.session.status().server).toBe(unused!.endpoint);
  });
});

describe("a connection cut in the middle of a frame", () => {
  it.each([1, 3, 4, 5, 12, 19, 20, 21, 80, 500])("after %i bytes does not cost the session", async (bytes) => {
    const proxy = await proxied();
    const { zooKeeper, ...one } = begin({}, [proxy.endpoint]);
    await zooKeeper.create("/large", { data: "x".repeat(1000), mode: "EPHEMERAL" });
    const { sessionId } = one.session;
    proxy.cutAfter(bytes);
    await expect(zooKeeper.get("/large")).rejects.toMatchObject({ code: "CONNECTION_LOSS" });
    proxy.cutAfter(undefined);
    expect((await zooKeeper.get("/large"))?.data).toHaveLength(1000);
    expect(one.session.sessionId).toBe(sessionId);
    expect(one.events.some(({ kind }) => kind === "expired")).toBe(false);
  });

  it.each([2, 10, 39])("after %i bytes of the handshake only costs another try", async (bytes) => {
    const proxy = await proxied();
    proxy.cutAfter(bytes);
    const { zooKeeper } = begin({}, [proxy.endpoint]);
    await eventually("a try", () => proxy.accepted > 0);
    await pause(20);
    proxy.cutAfter(undefined);
    expect(await zooKeeper.exists("/")).toBeDefined();
  });
});

describe("authentication", () => {
  it("goes before requests that were made before there was a connection, and after each reconnection", async () => {
    const proxy = await proxied();
    const { zooKeeper, ...one } = begin({ credentials: "aurora:secret" }, [proxy.endpoint]);
    const early = [
      zooKeeper.create("/authenticated-", { data: "", mode: "EPHEMERAL_SEQUENTIAL" }),
      zooKeeper.create("/authenticated-", { data: "", mode: "EPHEMERAL_SEQUENTIAL" }),
    ];
    const [path] = await Promise.all(early);
    for (let round = 0; round < 3; round++) {
      proxy.cut();
      await eventually("the next connection", () => one.events.length === 3 + 2 * round);
      await zooKeeper.set(path!, `${round}`);
    }
  });
});

describe("requests without a connection", () => {
  it("fail when the session expires, and the next session serves", async () => {
    const proxy = await proxied();
    const one = begin({ sessionTimeoutMs: 1000 }, [proxy.endpoint]);
    await one.zooKeeper.create("/of-this-session", { data: "", mode: "EPHEMERAL" });
    proxy.hold();
    await eventually("the suspicion", () => kinds(one).includes("suspect"));
    const waiting = one.zooKeeper.exists("/", undefined).catch((error: { code: string }) => error.code);
    const deadlined = one.zooKeeper.remove("/none", { deadlineMs: 100 });
    await expect(deadlined).rejects.toMatchObject({ code: "TIMEOUT" });
    const other = begin();
    await eventually(
      "the expiry at the server",
      async () => (await other.zooKeeper.exists("/of-this-session")) === undefined,
    );
    proxy.cut();
    proxy.release();
    await eventually("the next session", () => one.session.epoch === 2);
    expect(["SESSION_EXPIRED", "TIMEOUT"]).toContain(await waiting);
    expect(kinds(one)).toEqual(["connected", "suspended", "suspect", "expired", "connected"]);
    expect(await one.zooKeeper.exists("/")).toBeDefined();
  });
});

describe("closing", () => {
  it.each([0, 1, 5, 20])("is safe %i ms after the beginning", async (delayMs) => {
    const one = begin();
    if (delayMs > 0) await pause(delayMs);
    await one.session.close();
    await one.session.close();
    expect(one.session.state).toBe("closed");
  });

  it("is safe while no server answers and while the server hangs", async () => {
    const alone = begin({}, ["127.0.0.1:1"]);
    await pause(20);
    await alone.session.close();
    const hanging = begin();
    await connected(hanging);
    server.pause();
    await pause(50);
    await hanging.session.close();
    expect(hanging.session.state).toBe("closed");
  });

  it("leaves nothing behind that would connect again", async () => {
    const proxy = await proxied();
    const one = begin({}, [proxy.endpoint]);
    await connected(one);
    await one.session.close();
    const { accepted } = proxy;
    await pause(1200);
    expect(proxy.accepted).toBe(accepted);
  });
});

describe("IPv6", () => {
  const hasIPv6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === "::1"));

  it.runIf(hasIPv6)("reaches servers whose address stands in brackets", async () => {
    const proxy = await proxied("::1");
    const { zooKeeper } = begin({}, [proxy.endpoint]);
    expect(proxy.endpoint).toMatch(/^\[::1\]:/);
    expect(await zooKeeper.exists("/")).toBeDefined();
  });
});

describe("transaction ids", () => {
  it("start again before they leave 32 bits", async () => {
    const clients = packageClients();
    const one = begin();
    await connected(one);
    clients[0]!.connectionManager.xid = 0x7fff_ffff;
    for (let i = 0; i < 3; i++) expect(await one.zooKeeper.exists("/")).toBeDefined();
    expect(clients[0]!.connectionManager.xid).toBeLessThan(10);
  });
});

describe("a session that hears much and says nothing", () => {
  it("is kept alive all the same", async () => {
    const timeoutMs = 2000;
    const quiet = begin({ sessionTimeoutMs: timeoutMs });
    const busy = begin();
    await busy.zooKeeper.ensurePath("/busy");
    const names = Array.from({ length: 80 }, (_, index) => `/busy/${index}`);
    for (const name of names) await busy.zooKeeper.create(name, { data: "", mode: "EPHEMERAL" });
    let heard = 0;
    await Promise.all(names.map((name) => quiet.zooKeeper.exists(name, () => (heard += 1))));
    for (const name of names) {
      await busy.zooKeeper.remove(name);
      await pause((1.5 * timeoutMs) / names.length);
    }
    await eventually("all notifications", () => heard === names.length);
    expect(kinds(quiet)).toEqual(["connected"]);
  });
});

describe("failed tries", () => {
  it("leave nothing queued: authentication and watches go out once", async () => {
    const clients = packageClients();
    const proxy = await proxied();
    const { zooKeeper, session } = begin({ credentials: "a:b" }, [proxy.endpoint]);
    let pokes = 0;
    await zooKeeper.exists("/later", () => (pokes += 1));
    proxy.cutAfter(10);
    proxy.cut();
    await eventually("failed tries", () => proxy.accepted >= 4);
    proxy.cutAfter(undefined);
    await eventually("a connection", () => session.state === "connected");
    expect(clients[0]!.connectionManager.packetQueue.queue).toEqual([]);
    await begin().zooKeeper.create("/later", { data: "", mode: "EPHEMERAL" });
    await eventually("the watch", () => pokes === 1);
  });
});
