import { afterEach, describe, expect, it } from "vitest";
import {
  frame,
  handshakeAnswer,
  onFrames,
  reply,
  ScriptedServer,
  type ConnectionScript,
} from "../testing/scripted-server.ts";
import { openSession, type TestSession, type TestSessionOptions } from "../testing/sessions.ts";
import { eventually } from "../testing/waiting.ts";

const CLOSE_SESSION = -11;
const cleanups: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function against(script: ConnectionScript, options: TestSessionOptions = {}) {
  const server = await ScriptedServer.start(script);
  const session = openSession([server.endpoint], options);
  cleanups.push(
    () => server.close(),
    () => session.session.close(),
  );
  return { server, ...session };
}

/** Answers the handshake, pings, and each request as `answer` says. */
function polite(answer: (xid: number, type: number) => Buffer | undefined): ConnectionScript {
  return (socket) => {
    let isFirst = true;
    onFrames(socket, (body) => {
      if (isFirst) {
        isFirst = false;
        socket.write(handshakeAnswer(6000));
        return;
      }
      const xid = body.readInt32BE(0);
      if (body.readInt32BE(4) === CLOSE_SESSION) {
        socket.end();
        return;
      }
      const bytes = answer(xid, body.readInt32BE(4));
      if (bytes !== undefined) socket.write(bytes);
    });
  };
}

const kinds = ({ events }: Pick<TestSession, "events">): string[] => events.map(({ kind }) => kind);

describe("a server that sends what is no answer", () => {
  it.each([
    ["text", Buffer.from("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")],
    ["a frame of negative length", Buffer.from("ffffffff", "hex")],
    ["a frame without end", Buffer.from("7fffffff", "hex")],
    ["an empty frame", frame(Buffer.alloc(0))],
    ["half a handshake", frame(Buffer.alloc(10))],
  ])("is left for the next try: %s", async (_name, bytes) => {
    const { server, session } = await against((socket) => socket.write(bytes));
    await eventually("another try", () => server.accepted >= 3);
    expect(session.state).toBe("connecting");
  });

  it.each([
    ["an error that the client does not know", (xid: number) => reply(xid, -9999)],
    ["an answer that is cut short", (xid: number) => reply(xid, 0, Buffer.from("00", "hex"))],
    ["the answer to another request", (xid: number) => reply(xid + 7, 0)],
    ["an answer to nothing", (xid: number) => Buffer.concat([reply(xid, -101), reply(xid + 1, 0)])],
    ["a notification of an unknown kind", () => notification(99)],
  ])("costs the connection and not the process: %s", async (_name, answer) => {
    let answers = 0;
    const parts = await against(
      polite((xid) => {
        if (xid < 0) return undefined;
        answers += 1;
        return answers === 1 ? answer(xid) : reply(xid, -101);
      }),
    );
    const first = await parts.zooKeeper.exists("/a").then(
      () => "answered",
      (error: { code: string }) => error.code,
    );
    expect(["answered", "CONNECTION_LOSS"]).toContain(first);
    await eventually("the next connection", () => kinds(parts).join() === "connected,suspended,connected");
    expect(await parts.zooKeeper.exists("/a")).toBeUndefined();
  });
});

function notification(type: number): Buffer {
  const path = Buffer.from("/a");
  const payload = Buffer.alloc(12);
  payload.writeInt32BE(type, 0);
  payload.writeInt32BE(3, 4);
  payload.writeInt32BE(path.length, 8);
  return reply(-1, 0, Buffer.concat([payload, path]));
}

describe("a server that refuses", () => {
  it("the credentials makes requests fail, and is asked again later", async () => {
    const parts = await against(
      polite((xid) => reply(xid, xid === -4 ? -115 : -101)),
      {
        credentials: "user:secret",
        connectionTimeoutMs: 100,
      },
    );
    await expect(parts.zooKeeper.exists("/a")).rejects.toMatchObject({
      code: expect.stringMatching(/AUTH|LOSS|CLOSED/),
    });
    await eventually("another try", () => parts.server.accepted >= 2);
  });

  it("the session as expired is asked for a new one", async () => {
    const parts = await against((socket, count) => {
      onFrames(socket, () => socket.write(handshakeAnswer(count === 1 ? 0 : 6000)));
      if (count === 0) setTimeout(() => socket.destroy(), 50);
    });
    await eventually("the next session", () => parts.session.epoch === 2);
    expect(kinds(parts)).toEqual(["connected", "suspended", "expired", "connected"]);
  });
});

describe("a server that hears a handshake and says nothing", () => {
  it("is left when its time is over", async () => {
    const { server, session } = await against(() => undefined, { connectionTimeoutMs: 50 });
    await eventually("more tries", () => server.accepted >= 3);
    expect(session.state).toBe("connecting");
  });
});

describe("requests", () => {
  it("have a deadline, also while nobody answers", async () => {
    const { zooKeeper } = await against(() => undefined);
    await expect(zooKeeper.remove("/a", { deadlineMs: 30 })).rejects.toMatchObject({
      code: "TIMEOUT",
      isOutcomeUnknown: true,
    });
  });

  it("have a deadline, also when one of them is not answered", async () => {
    const parts = await against(polite((xid, type) => (type === 2 ? undefined : reply(xid, -101))));
    await eventually("a connection", () => parts.session.state === "connected");
    await expect(parts.zooKeeper.remove("/a", { deadlineMs: 30 })).rejects.toMatchObject({ code: "TIMEOUT" });
  });

  it("that ZooKeeper has no name for are refused without a word to it", async () => {
    const parts = await against(polite((xid) => reply(xid, -101)));
    await expect(parts.zooKeeper.exists("//")).rejects.toMatchObject({ code: "BAD_ARGUMENTS" });
    await expect(parts.zooKeeper.exists("a/../b")).rejects.toMatchObject({ code: "BAD_ARGUMENTS" });
  });

  it("of an earlier session do not go out in a later one", async () => {
    const parts = await against(polite((xid) => reply(xid, -101)));
    await eventually("a connection", () => parts.session.state === "connected");
    await expect(parts.zooKeeper.remove("/a", { epoch: 0 })).rejects.toMatchObject({ code: "SESSION_EXPIRED" });
  });
});
