import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ApiError } from "../../core/domain/api-error.ts";
import { CliWorld } from "../testing/cli-world.ts";

let world: CliWorld;
let other: Server | undefined;
beforeEach(async () => {
  world = await CliWorld.start();
});
afterEach(async () => {
  await world.close();
  other?.closeAllConnections();
  other?.close();
  other = undefined;
});

const list = (): ReturnType<CliWorld["run"]> => world.run("job", "list", "west");

/** A server that is none of ours, as cluster `west`. */
async function serve(handler: Parameters<typeof createServer>[1]): Promise<void> {
  const server = createServer(handler);
  other = server;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  world.describeClusters([
    { name: "west", scheduler_uri: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
  ]);
}

describe("a call", () => {
  it("is tried again while the scheduler is not ready", async () => {
    let refusals = 3;
    world.scheduler.on("jobs.list", () => {
      if (refusals-- > 0) throw new ApiError("ERROR_TRANSIENT", "Storage is not READY");
      return Promise.resolve([]);
    });
    const { exitCode, err } = await list();
    expect(exitCode).toBe(0);
    expect(err.match(/The scheduler of west is not ready \(Storage is not READY\); trying again/g)).toHaveLength(3);
  });

  it("is given up when the scheduler does not become ready", async () => {
    world.scheduler.on("jobs.list", () => {
      throw new ApiError("ERROR_TRANSIENT", "Storage is not READY");
    });
    world.timeFactor = 30;
    const startMs = world.nowMs;
    expect((await list()).exitCode).toBe(9);
    expect(world.nowMs - startMs).toBeGreaterThan(10 * 60_000);
  });

  it("that is refused ends the command with what the scheduler said", async () => {
    world.scheduler.on("jobs.list", () => {
      throw new ApiError("INVALID_REQUEST", "No.");
    });
    expect(await list()).toEqual({ exitCode: 10, out: "", err: "Command failure:\n\tNo.\n" });
  });

  it("that is not permitted has an exit code of its own", async () => {
    world.scheduler.on("jobs.list", () => {
      throw new ApiError("AUTH_FAILED", "Not you.");
    });
    expect((await list()).exitCode).toBe(30);
  });

  it("fails at once where nobody listens at a fixed address", async () => {
    await serve(() => undefined);
    other?.close();
    const { exitCode, err } = await list();
    expect(exitCode).toBe(7);
    expect(err).toMatch(
      /^No answer from the scheduler of west at http:\/\/127\.0\.0\.1:\d+ \(.*ECONNREFUSED.*\)\. Is it running\?\n$/,
    );
  });

  it("fails when what answers is no scheduler", async () => {
    await serve(
      (_request, response) => void response.writeHead(404, { "content-type": "text/html" }).end("<html>\nno"),
    );
    expect(await list()).toMatchObject({ exitCode: 7, err: expect.stringContaining("(HTTP 404: <html>)") as string });
  });

  it("that the scheduler does not know is said not to be offered", async () => {
    await serve((_request, response) => {
      const message = 'No procedure found on path "jobs.list"';
      const data = { code: "NOT_FOUND", httpStatus: 404, auroraCode: "INVALID_REQUEST", path: "jobs.list" };
      response.writeHead(404, { "content-type": "application/json" });
      response.end(JSON.stringify({ error: { message, code: -32_004, data } }));
    });
    const err = "aurora job list: not offered by this scheduler (it has no jobs.list)\n";
    expect(await list()).toEqual({ exitCode: 5, out: "", err });
  });

  it("goes on to the leader with all that it holds", async () => {
    const { base } = world;
    await serve((request, response) => {
      request.resume();
      response.writeHead(307, { location: `${base}${request.url ?? ""}` }).end();
    });
    world.scheduler.on("quotas.set", (role) => Promise.resolve({ role, quota: { resources: [{ numCpus: 3 }] } }));
    expect(await world.run("admin", "set_quota", "west", "bozo", "3", "4G", "5G")).toMatchObject({
      exitCode: 0,
      out: "Quota of bozo: CPU: 3.0 core(s)\n",
    });
    const quota = { resources: [{ numCpus: 3 }, { ramMb: 4_096 }, { diskMb: 5_120 }] };
    expect(world.scheduler.calls.at(-1)?.args.slice(0, 2)).toEqual(["bozo", quota]);
  });

  it("that changes something is not repeated when it brought no answer", async () => {
    let requests = 0;
    await serve((request) => {
      requests += 1;
      request.socket.destroy();
    });
    const { exitCode, err } = await world.run("admin", "scheduler_snapshot", "west");
    expect([exitCode, requests]).toEqual([7, 1]);
    expect(err).toContain("Whether the scheduler did what was asked is not known");
  });

  it("is told with --verbose", async () => {
    world.scheduler.on("jobs.list", () => Promise.resolve([]));
    const { err } = await world.run("job", "list", "west", "-v");
    expect(err).toMatch(/^answered by http:.* in \d+ ms\n$/);
  });
});
