import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { systemClock, type Clock } from "../../../server/base/clock.ts";
import type { Libprocess } from "./libprocess.ts";
import { encodeMessage } from "./message-encoder.ts";
import type { ReceivedMessage } from "./message-parser.ts";
import { libprocessSettings } from "./settings.ts";
import { testLibprocess, until } from "./testing.ts";

const closing: (() => Promise<unknown> | void)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listen(options: Parameters<typeof testLibprocess>[0] = {}): Promise<Libprocess> {
  const libprocess = await testLibprocess(options);
  closing.push(() => libprocess.close());
  return libprocess;
}

/** A libprocess with one process, `receiver`, and what that got. */
async function receiver(options: Parameters<typeof testLibprocess>[0] = {}) {
  const libprocess = await listen(options);
  const messages: ReceivedMessage[] = [];
  libprocess.onMessage((message) => {
    if (message.toId === "receiver") messages.push(message);
    return message.toId === "receiver";
  });
  const texts = (): string[] => messages.map(({ body }) => Buffer.from(body).toString());
  return { libprocess, messages, texts, pid: libprocess.pid("receiver") };
}

/** A TCP server that does with its connections what it is told, and nothing else. */
async function server(onConnection: (socket: Socket) => void): Promise<{ readonly pid: string }> {
  const sockets = new Set<Socket>();
  const listening = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => listening.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    listening.close();
  });
  return { pid: `x@127.0.0.1:${(listening.address() as AddressInfo).port}` };
}

/** A connection by hand: what is written to it, and what comes back. */
async function client(
  libprocess: Libprocess,
): Promise<{ readonly socket: Socket; readonly text: () => string; readonly isClosed: () => boolean }> {
  const socket = connect(libprocess.port, "127.0.0.1");
  closing.push(() => void socket.destroy());
  let text = "";
  let isClosed = false;
  socket.on("data", (bytes) => (text += bytes.toString("latin1")));
  socket.on("error", () => undefined);
  socket.on("close", () => (isClosed = true));
  await new Promise((resolve) => socket.on("connect", resolve));
  return { socket, text: () => text, isClosed: () => isClosed };
}

const bodyOf = (text: string): Uint8Array => Buffer.from(text);
const message = (text: string) => ({ name: "test.Message", body: bodyOf(text) });
const raw = (toId: string, text: string): Buffer => encodeMessage({ from: "hand@127.0.0.1:1", toId, ...message(text) });

describe("messages between two libprocesses", () => {
  it("arrive in order over one connection, with who sent them", async () => {
    const to = await receiver();
    const from = await listen();
    const sent = Array.from({ length: 200 }, (_, i) => `message ${i}`);
    for (const text of sent) from.send("sender", to.pid, message(text));
    await until(() => to.messages.length === 200);
    expect(to.texts()).toEqual(sent);
    expect(to.messages[0]).toMatchObject({ toId: "receiver", from: from.pid("sender"), name: "test.Message" });
    expect(from.stats.sent.value).toBe(200);
    expect(to.libprocess.stats.received.value).toBe(200);
  });

  it("arrive again when the other has been away", async () => {
    const first = await receiver();
    const from = await listen();
    from.send("sender", first.pid, message("one"));
    await until(() => first.messages.length === 1);
    await first.libprocess.close();
    const { port } = first.libprocess;
    const second = await receiver({ settings: { ip: "127.0.0.1", port } });
    await until(() => {
      from.send("sender", second.pid, message("two"));
      return second.messages.length > 0;
    });
    expect(second.texts()[0]).toBe("two");
  });

  it("that nobody can take are kept up to a limit, the newest ones", async () => {
    const reserved = await receiver();
    await reserved.libprocess.close();
    const from = await listen({ maxQueuedMessages: 3 });
    for (let i = 0; i < 10; i++) from.send("sender", reserved.pid, message(String(i)));
    expect(from.stats.queueDrops.value).toBe(7);
    const { port } = reserved.libprocess;
    const to = await receiver({ settings: { ip: "127.0.0.1", port } });
    await until(() => to.messages.length === 3);
    expect(to.texts()).toEqual(["7", "8", "9"]);
  });

  it("do not wait for a peer that reads nothing, or for one that is not there", async () => {
    const deaf = await server((socket) => socket.pause());
    const gone = await receiver();
    await gone.libprocess.close();
    const to = await receiver();
    const from = await listen({ maxQueuedBytes: 1024 * 1024 });
    const large = { name: "test.Large", body: new Uint8Array(256 * 1024) };
    await until(() => {
      from.send("sender", deaf.pid, large);
      from.send("sender", gone.pid, large);
      return from.stats.queueDrops.value > 20;
    });
    from.send("sender", to.pid, message("through"));
    await until(() => to.messages.length === 1);
    expect(to.texts()).toEqual(["through"]);
  });

  it("find another connection when the one they had has gone silent", async () => {
    let connections = 0;
    const silent = await server((socket) => {
      connections++;
      socket.once("data", () => socket.write("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n"));
    });
    let laterMs = 0;
    const clock = { ...systemClock, monotonicMs: () => systemClock.monotonicMs() + laterMs };
    const from = await listen({ clock });
    from.send("sender", silent.pid, message("answered"));
    await until(() => connections === 1);
    // The answer has arrived once a silence that begins now is noticed.
    await until(() => {
      laterMs += 6_000;
      from.send("sender", silent.pid, message("not answered"));
      return from.stats.silentPeers.value > 0;
    });
    await until(() => connections === 2);
  });

  it("find another connection when nobody has ever answered over the one they have", async () => {
    let connections = 0;
    const deaf = await server((socket) => {
      connections++;
      socket.resume();
    });
    let laterMs = 0;
    const clock = { ...systemClock, monotonicMs: () => systemClock.monotonicMs() + laterMs };
    const from = await listen({ clock });
    from.send("sender", deaf.pid, message("one"));
    await until(() => from.stats.sent.value === 1);
    laterMs = 61_000;
    from.send("sender", deaf.pid, message("two"));
    await until(() => connections === 2);
    expect(from.stats.silentPeers.value).toBe(1);
  });

  it("are tried less and less often with a peer that takes connections and closes them", async () => {
    let connections = 0;
    const rude = await server((socket) => {
      connections++;
      socket.destroy();
    });
    const pausesMs: number[] = [];
    const after: Clock["after"] = (delayMs, work) => {
      if (delayMs > 2_000) return systemClock.after(delayMs, work);
      pausesMs.push(delayMs);
      return systemClock.after(0, work);
    };
    const from = await listen({ clock: { ...systemClock, after }, random: () => 1 });
    await until(() => {
      from.send("sender", rude.pid, message("again"));
      return connections >= 9;
    });
    expect(pausesMs.slice(0, 8)).toEqual([50, 100, 200, 400, 800, 1600, 2000, 2000]);
  });

  it("to a peer that starts again under its PID reach the new one, over a new connection", async () => {
    const first = await receiver();
    const from = await listen();
    const settings = { ip: "127.0.0.1", port: first.libprocess.port };
    let current = first;
    for (let life = 0; life < 3; life++) {
      const { texts } = current;
      await until(() => {
        from.send("sender", first.pid, message(`life ${life}`));
        return texts().includes(`life ${life}`);
      });
      await current.libprocess.close();
      current = await receiver({ settings });
    }
    expect(current.pid).toBe(first.pid);
  });

  it("to what is no PID are dropped and counted", async () => {
    const from = await listen();
    for (const pid of ["", "x", "x@", "x@host", "x@1.2.3.4:0", "x@1.2.3.4:99999", "a b@1.2.3.4:5", "x@[::g]:1"]) {
      from.send("sender", pid, message("nowhere"));
    }
    expect(from.stats.malformed.value).toBe(8);
  });

  it("go to no more peers than fit, the unused ones are let go", async () => {
    const to = await receiver();
    const from = await listen();
    for (let port = 1; port <= 100; port++) from.send("sender", `x@127.0.0.1:${port}`, message("nobody"));
    from.send("sender", to.pid, message("somebody"));
    await until(() => to.messages.length === 1);
  });

  it("to members are not lost because many strangers are answered", async () => {
    const gone = await receiver();
    await gone.libprocess.close();
    const from = await listen({ maxQueuedBytes: 64 * 1024 });
    from.setMembers([gone.pid]);
    from.send("sender", gone.pid, message("for a member"));
    for (let port = 1; port <= 200; port++) from.send("sender", `x@127.0.0.1:${port}`, message("nobody"));
    const to = await receiver({ settings: { ip: "127.0.0.1", port: gone.libprocess.port } });
    await until(() => to.messages.length === 1);
    expect(to.texts()).toEqual(["for a member"]);
    // Strangers have a small part of the queue.
    for (let i = 0; i < 10; i++) from.send("sender", "x@127.0.0.1:1", message("x".repeat(1024)));
    expect(from.stats.queueDrops.value).toBeGreaterThan(0);
  });
});

describe("what comes over a connection", () => {
  it("is answered message by message: 202 for a process that is there, 404 for others", async () => {
    const to = await receiver();
    const { socket, text } = await client(to.libprocess);
    socket.write(Buffer.concat([raw("receiver", "a"), raw("__req_res__(7)", "b"), raw("receiver", "c")]));
    await until(() => text().split("\r\n\r\n").length === 4);
    expect([...text().matchAll(/HTTP\/1\.1 (.*)\r\n/g)].map(([, status]) => status)).toEqual([
      "202 Accepted",
      "404 Not Found",
      "202 Accepted",
    ]);
    expect(to.texts()).toEqual(["a", "c"]);
    expect(to.libprocess.stats.unknown.value).toBe(1);
  });

  it("is cut off and counted when it is garbage; others go on", async () => {
    const to = await receiver();
    const good = await client(to.libprocess);
    const bad = await client(to.libprocess);
    bad.socket.write("\x00\x01\x02 this is not HTTP\r\n\r\n");
    await until(() => bad.isClosed());
    expect(bad.text()).toContain("400 Bad Request");
    expect(to.libprocess.stats.malformed.value).toBe(1);
    good.socket.write(raw("receiver", "still here"));
    await until(() => to.messages.length === 1);
    expect(good.isClosed()).toBe(false);
  });

  it("is dropped and counted when it is too large, and what follows is not", async () => {
    const to = await receiver({ maxMessageBytes: 1000 });
    const { socket, text } = await client(to.libprocess);
    socket.write(Buffer.concat([raw("receiver", "x".repeat(5000)), raw("receiver", "small")]));
    await until(() => to.messages.length === 1 && text().includes("202"));
    expect(to.texts()).toEqual(["small"]);
    expect(to.libprocess.stats.oversized.value).toBe(1);
    expect(text()).toContain("413 Payload Too Large");
  });

  it("is taken in though its answers are never read", async () => {
    const to = await receiver();
    const deaf = await client(to.libprocess);
    deaf.socket.pause();
    const count = 20_000;
    const bytes = Buffer.concat(Array.from({ length: 1000 }, () => raw("receiver", "x")));
    for (let i = 0; i < count / 1000; i++) deaf.socket.write(bytes);
    await until(() => to.messages.length === count);
    const { socket, text } = await client(to.libprocess);
    socket.write(raw("receiver", "y"));
    await until(() => text().includes("202 Accepted"));
  });

  it("may begin many long messages and end none: they share their room", async () => {
    const to = await receiver({ maxInboundBytes: 300_000 });
    const long = raw("receiver", "x".repeat(200_000));
    const idle = await Promise.all([1, 2, 3].map(() => client(to.libprocess)));
    for (const { socket } of idle) socket.write(long.subarray(0, 190_000));
    await until(() => to.libprocess.stats.inboundDrops.value === 1);
    const { socket } = await client(to.libprocess);
    socket.write(raw("receiver", "short"));
    await until(() => to.messages.length === 1);
    for (const other of idle) other.socket.destroy();
    await until(() => {
      socket.write(long);
      return to.messages.some(({ body }) => body.length === 200_000);
    });
  });

  it("may come over many connections, of which those that are silent make room", async () => {
    const to = await receiver({ maxInboundConnections: 3 });
    const busy = await client(to.libprocess);
    const idle = await client(to.libprocess);
    idle.socket.write(raw("receiver", "once"));
    await until(() => to.messages.length === 1);
    for (let i = 0; i < 5; i++) {
      busy.socket.write(raw("receiver", "again"));
      await until(() => to.messages.length === i + 2);
      await client(to.libprocess);
    }
    await until(() => idle.isClosed());
    busy.socket.write(raw("receiver", "at last"));
    await until(() => to.texts().at(-1) === "at last");
    expect(busy.isClosed()).toBe(false);
  });

  it("is answered with 404 when it is no message", async () => {
    const to = await receiver();
    const { socket, text } = await client(to.libprocess);
    socket.write("GET /metrics/snapshot HTTP/1.1\r\n\r\n");
    await until(() => text() !== "");
    expect(text()).toContain("404 Not Found");
  });

  it("may be cut off in the middle of a message", async () => {
    const to = await receiver();
    const cut = await client(to.libprocess);
    cut.socket.write(raw("receiver", "half").subarray(0, 150));
    cut.socket.resetAndDestroy();
    const { socket } = await client(to.libprocess);
    socket.write(raw("receiver", "whole"));
    await until(() => to.messages.length === 1);
    expect(to.texts()).toEqual(["whole"]);
  });
});

describe("the environment", () => {
  it("says where to listen and what to advertise", () => {
    expect(libprocessSettings({})).toEqual({});
    expect(
      libprocessSettings({
        LIBPROCESS_IP: "10.0.0.1",
        LIBPROCESS_PORT: "8083",
        LIBPROCESS_ADVERTISE_IP: "192.0.2.1",
        LIBPROCESS_ADVERTISE_PORT: "18083",
      }),
    ).toEqual({ ip: "10.0.0.1", port: 8083, advertiseIp: "192.0.2.1", advertisePort: 18083 });
  });

  it.each([
    { LIBPROCESS_IP: "localhost" },
    { LIBPROCESS_ADVERTISE_IP: "1.2.3" },
    { LIBPROCESS_PORT: "65536" },
    { LIBPROCESS_PORT: "http" },
    { LIBPROCESS_ADVERTISE_PORT: "0" },
  ])("is refused when it makes no sense: %j", (environment) => {
    expect(() => libprocessSettings(environment)).toThrow(Object.keys(environment)[0]);
  });

  it("is what the PIDs are made of", async () => {
    const plain = await listen();
    expect(plain.pid("log-replica(1)")).toBe(`log-replica(1)@127.0.0.1:${plain.port}`);
    const settings = { ip: "127.0.0.1", advertiseIp: "192.0.2.1", advertisePort: 18083 };
    const advertised = await listen({ settings });
    expect(advertised.pid("a")).toBe("a@192.0.2.1:18083");
  });
});
