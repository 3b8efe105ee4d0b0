import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { silentLogger } from "../base/logger.ts";
import { StatsRegistry } from "../base/stats/stats.ts";
import { ApiError, STORAGE_NOT_READY } from "../core/domain/api-error.ts";
import { startHttpListener, type HttpListener, type ListenerOptions } from "./listener.ts";
import type { LeaderView } from "./ports.ts";

const leading: LeaderView = { hasRivals: true, leader: () => ({ host: "127.0.0.1", port: 1, isSelf: true }) };
const following: LeaderView = { hasRivals: true, leader: () => ({ host: "10.9.8.7", port: 8081, isSelf: false }) };
const leaderless: LeaderView = { hasRivals: true, leader: () => undefined };

let listener: HttpListener | undefined;
const quits: string[] = [];

afterEach(async () => {
  await listener?.close(50);
  quits.length = 0;
});

async function listen(overrides: Partial<ListenerOptions> = {}): Promise<string> {
  const stats = new StatsRegistry();
  stats.counter("zebra").increment(3);
  stats.gauge("apple", () => "a\nforged 1");
  listener = await startHttpListener({
    host: "127.0.0.1",
    port: 0,
    stats,
    logger: silentLogger,
    leader: leading,
    quit: { quit: (reason) => quits.push(`quit ${reason}`), abort: (reason) => quits.push(`abort ${reason}`) },
    quitFromAnywhere: false,
    endpoints: {
      "/offers": () => Promise.resolve([{ id: "o1" }]),
      "/tiers": (query) => Promise.resolve({ asked: query.get("role") }),
      "/quotas": () => Promise.reject(new ApiError("ERROR_TRANSIENT", STORAGE_NOT_READY)),
      "/cron": () => Promise.reject(new Error("a secret of the code")),
    },
    app: (request, response) => {
      response.setHeader("Vary", "rsc, next-router-state-tree, next-router-prefetch, next-router-segment-prefetch");
      response.setHeader("Content-Type", "text/plain");
      response.end(request.url === "/health" ? "OK\n" : `page ${request.url ?? ""}`);
    },
    ...overrides,
  });
  return `http://127.0.0.1:${listener.address.port}`;
}

/** Sends raw bytes and returns all that comes back until the server closes or `ms` pass. */
function raw(bytes: string | string[], ms = 3000): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(listener!.address.port, "127.0.0.1");
    let answer = "";
    const timer = setTimeout(() => socket.destroy(), ms);
    socket.on("data", (chunk) => (answer += chunk.toString("latin1")));
    socket.on("error", reject);
    socket.on("close", () => {
      clearTimeout(timer);
      resolve(answer);
    });
    const pieces = [bytes].flat();
    socket.on("connect", () => {
      for (const [index, piece] of pieces.entries()) setTimeout(() => socket.write(piece), index * 30);
    });
  });
}

describe("the stats endpoints", () => {
  it("print one sorted `name value` a line, and a value cannot forge a line", async () => {
    const base = await listen();
    const text = await (await fetch(`${base}/vars`)).text();
    const lines = text.trimEnd().split("\n");
    expect(lines).toEqual([...lines].sort());
    expect(lines).toContain("apple a forged 1");
    expect(lines).toContain("zebra 3");
    expect(await (await fetch(`${base}/vars.json`)).json()).toMatchObject({ zebra: 3, apple: "a\nforged 1" });
  });

  it("give Prometheus the numbers", async () => {
    const base = await listen();
    const response = await fetch(`${base}/metrics`);
    expect(response.headers.get("content-type")).toContain("text/plain");
    expect(await response.text()).toMatch(/^aurora_zebra 3$/m);
  });
});

describe("/health", () => {
  it("answers within 255 bytes, headers included, for the bare line that monit sends", async () => {
    await listen();
    const answer = await raw("GET /health HTTP/1.0\r\n");
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer.slice(0, 255)).toContain("OK\n");
    expect(answer.length).toBeLessThanOrEqual(255);
  });

  it("answers whole HTTP/1.0 and 1.1 requests, also when they come in pieces", async () => {
    await listen();
    expect(await raw("GET /health HTTP/1.0\r\n\r\n")).toContain("OK\n");
    expect(await raw(["GET /health HTTP/1.0\r\n", "Host: x\r\n\r\n"])).toContain("OK\n");
    expect(await raw(["GET /hea", "lth HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"])).toContain("OK\n");
  });

  it("serves many requests on one kept connection", async () => {
    await listen();
    const request = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n";
    const answer = await raw([request, request, request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")]);
    expect(answer.match(/200 OK/g)).toHaveLength(3);
  });

  it("is answered by a follower itself", async () => {
    const base = await listen({ leader: following });
    expect(await (await fetch(`${base}/health`)).text()).toBe("OK\n");
  });

  it("answers garbage with 400 and lives on", async () => {
    const base = await listen();
    expect(await raw("\u0000\u0001 not http\r\n\r\n")).toContain("400 Bad Request");
    expect(await (await fetch(`${base}/health`)).text()).toBe("OK\n");
  });
});

describe("leadership", () => {
  it("shows in the status of /leaderhealth", async () => {
    for (const [view, status] of [
      [leading, 200],
      [following, 503],
      [leaderless, 502],
    ] as const) {
      const base = await listen({ leader: view });
      expect((await fetch(`${base}/leaderhealth`)).status).toBe(status);
      await listener?.close(10);
    }
  });

  it("sends a follower's callers to the leader with path and query", async () => {
    const base = await listen({ leader: following });
    const response = await fetch(`${base}/scheduler/www-data?x=1`, { redirect: "manual" });
    expect(response.status).toBe(307);
    expect(response.headers.get("location")).toBe("http://10.9.8.7:8081/scheduler/www-data?x=1");
  });

  it.each(["/health", "/vars", "/metrics", "/admin/health"])(
    "leaves %s, which is about itself, to a follower",
    async (path) => {
      const base = await listen({ leader: following });
      expect((await fetch(`${base}${path}`, { redirect: "manual" })).status).not.toBe(307);
    },
  );

  it("is bypassed by the header, and a leaderless cluster answers 503", async () => {
    const base = await listen({ leader: leaderless });
    expect((await fetch(`${base}/offers`)).status).toBe(503);
    const bypassed = await fetch(`${base}/offers`, { headers: { "Bypass-Leader-Redirect": "true" } });
    expect(await bypassed.json()).toEqual([{ id: "o1" }]);
  });
});

describe("a scheduler without rivals", () => {
  it("answers by itself even before it leads", async () => {
    const base = await listen({ leader: { hasRivals: false, leader: () => undefined } });
    expect((await fetch(`${base}/offers`)).status).toBe(200);
    expect((await fetch(`${base}/leaderhealth`)).status).toBe(502);
  });
});

describe("JSON endpoints", () => {
  it("are given the query", async () => {
    const base = await listen();
    expect(await (await fetch(`${base}/tiers?role=www-data`)).json()).toEqual({ asked: "www-data" });
  });
});

describe("failures", () => {
  it("tell a client what it may know and nothing more", async () => {
    const base = await listen();
    const notReady = await fetch(`${base}/quotas`);
    expect([notReady.status, await notReady.text()]).toEqual([503, "Storage is not READY\n"]);
    const broken = await fetch(`${base}/cron`);
    expect(broken.status).toBe(500);
    expect(await broken.text()).not.toContain("secret");
  });

  it("name the flag when the port is taken", async () => {
    const base = await listen();
    const port = Number(new URL(base).port);
    const first = listener;
    await expect(listen({ port })).rejects.toThrow(/-http_port: .* is taken by another process/);
    listener = first;
  });
});

describe("/quitquitquit and /abortabortabort", () => {
  it("take only POST, and stop the process after the answer", async () => {
    const base = await listen();
    expect((await fetch(`${base}/quitquitquit`)).status).toBe(405);
    expect(quits).toEqual([]);
    expect((await fetch(`${base}/quitquitquit`, { method: "POST" })).status).toBe(200);
    expect((await fetch(`${base}/abortabortabort`, { method: "POST" })).status).toBe(200);
    await expect.poll(() => quits).toHaveLength(2);
    expect(quits[0]).toContain("quit /quitquitquit requested by");
    expect(quits[1]).toContain("abort /abortabortabort requested by");
  });

  it("refuse a page of another site", async () => {
    const base = await listen();
    const response = await fetch(`${base}/quitquitquit`, {
      method: "POST",
      headers: { Origin: "http://evil.example" },
    });
    expect(response.status).toBe(403);
    expect(quits).toEqual([]);
  });
});

describe("the end", () => {
  it("does not wait for a connection that has not said a word, as browsers open them in advance", async () => {
    const base = await listen();
    const silent = connect(listener!.address.port, "127.0.0.1");
    await once(silent, "connect");
    // Accepted later, and answered: the silent one is there.
    expect((await fetch(`${base}/vars`)).status).toBe(200);
    const gone = once(silent, "close");
    await listener!.close(50);
    await gone;
  });
});
