import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { HttpHealthCheck } from "../core/service-config.ts";
import { defaultTimeoutMs } from "../http-signal.ts";
import { checkHttp } from "./http-check.ts";

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  await new Promise((resolve) => (server === undefined ? resolve(undefined) : server.close(resolve)));
  server = undefined;
});

async function serve(answer: RequestListener): Promise<HttpHealthCheck> {
  const started = createServer(answer);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "localhost", resolve));
  const { port } = started.address() as AddressInfo;
  return { kind: "http", port, endpoint: "/health", expectedResponse: "ok", expectedResponseCode: 0 };
}

describe("a task is healthy", () => {
  it("when it answers what is expected, whatever the case and blanks", async () => {
    const check = await serve((request, response) => response.end(request.method === "GET" ? " OK\n" : "no"));
    expect(await checkHttp(check, 5000)).toEqual({ ok: true });
  });

  it("when a redirect leads to such an answer", async () => {
    const check = await serve((request, response) =>
      request.url === "/health" ? response.writeHead(302, { Location: "/there" }).end() : response.end("ok"),
    );
    expect(await checkHttp(check, 5000)).toEqual({ ok: true });
  });

  it("when it answers with the status that is expected, any if none is", async () => {
    const check = await serve((_, response) => response.writeHead(503).end("down"));
    expect(await checkHttp({ ...check, expectedResponse: "", expectedResponseCode: 503 }, 5000)).toEqual({ ok: true });
    expect(await checkHttp({ ...check, expectedResponse: "" }, 5000)).toEqual({ ok: true });
  });
});

describe("a task is unhealthy", () => {
  it("when it answers something else, which is told shortened", async () => {
    const check = await serve((_, response) => response.end("out of order"));
    expect(await checkHttp(check, 5000)).toEqual({
      ok: false,
      reason: 'Response differs from expected response (expected "ok", got "out of ...")',
    });
  });

  it("when it answers with another status", async () => {
    const check = await serve((_, response) => response.end("ok"));
    expect(await checkHttp({ ...check, expectedResponseCode: 204 }, 5000)).toEqual({
      ok: false,
      reason: "Response code differs from expected response (expected 204, got 200)",
    });
  });

  it("when it answers an error, whose body counts for nothing", async () => {
    const check = await serve((_, response) => response.writeHead(500).end("ok"));
    expect(await checkHttp(check, 5000)).toMatchObject({ reason: expect.stringContaining('got "")') });
  });

  it("when it does not answer in time, or is not there, or redirects for ever", async () => {
    const silent = await serve(() => undefined);
    const url = `http://localhost:${silent.port}/health`;
    expect(await checkHttp(silent, 50)).toEqual({
      ok: false,
      reason: `Failed to signal ${url}: no answer within 0.05 s`,
    });
    server?.closeAllConnections();
    server?.close();
    const gone = await checkHttp(silent, 5000);
    expect(gone).toMatchObject({ ok: false, reason: expect.stringContaining("ECONNREFUSED") });
    const lost = await serve((_, response) => response.writeHead(302, { Location: "/health" }).end());
    expect(await checkHttp(lost, 5000)).toMatchObject({ reason: expect.stringContaining("redirected without end") });
  });
});

it("takes the time for other endpoints from the environment", () => {
  expect(defaultTimeoutMs({})).toBe(1000);
  expect(defaultTimeoutMs({ AURORA_HTTP_SIGNALER_TIMEOUT_SECS: "2.5" })).toBe(2500);
  expect(defaultTimeoutMs({ AURORA_HTTP_SIGNALER_TIMEOUT_SECS: "soon" })).toBe(1000);
});
