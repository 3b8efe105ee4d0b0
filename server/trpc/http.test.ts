import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ApiError } from "../core/domain/api-error.ts";
import { setSchedulerHandle } from "../handle.ts";
import { MAX_BATCH_CALLS, MAX_BODY_BYTES } from "./http.ts";
import { fakeScheduler, type FakeScheduler } from "./testing/fake-scheduler.ts";
import { startTrpcServer, type TrpcServer } from "./testing/http-server.ts";

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly error?: { readonly message: string; readonly data: Record<string, unknown> };
  readonly result?: { readonly data: unknown };
}

const JOB = { role: "www-data", environment: "prod", name: "hello" };
const MINIMAL_JOB = {
  key: JOB,
  taskConfig: {
    resources: [{ numCpus: 0.1 }, { ramMb: 16 }, { diskMb: 16 }],
    executorConfig: { name: "AuroraExecutor", data: "{}" },
  },
};

let server: TrpcServer;
let scheduler: FakeScheduler;

beforeAll(async () => {
  server = await startTrpcServer();
});
afterAll(() => server.close());
beforeEach(() => {
  scheduler = fakeScheduler();
  setSchedulerHandle(scheduler.handle);
});

async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  return { status: response.status, text, ...(JSON.parse(text) as object) };
}

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return answerOf(
    await fetch(`${server.url}/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: text,
    }),
  );
}

async function get(path: string, input?: unknown): Promise<Answer> {
  const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  return answerOf(await fetch(`${server.url}/${path}${query}`));
}

describe("a call over HTTP", () => {
  it("fills a minimal job with Aurora's defaults and acts as UNSECURE", async () => {
    scheduler.on("jobs.create", () => Promise.resolve({ key: JOB, instanceCount: 1 }));
    const answer = await post("jobs.create", MINIMAL_JOB);
    expect(answer).toMatchObject({ status: 200, result: { data: { key: JOB, instanceCount: 1 } } });
    expect(scheduler.calls).toEqual([
      {
        method: "jobs.create",
        args: [
          {
            key: JOB,
            owner: { user: "www-data" },
            cronCollisionPolicy: "KILL_EXISTING",
            instanceCount: 1,
            taskConfig: {
              job: JOB,
              owner: { user: "www-data" },
              isService: false,
              priority: 0,
              maxTaskFailures: 1,
              resources: MINIMAL_JOB.taskConfig.resources,
              constraints: [],
              executorConfig: { name: "AuroraExecutor", data: "{}" },
              container: { mesos: {} },
            },
          },
          { user: "UNSECURE" },
        ],
      },
    ]);
  });

  it("takes queries as GET and as POST", async () => {
    scheduler.on("jobs.get", () => Promise.resolve({ instances: [] }));
    expect(await get("jobs.get", { job: JOB })).toMatchObject({ status: 200, result: { data: { instances: [] } } });
    expect(await post("jobs.get", { job: JOB })).toMatchObject({ status: 200, result: { data: { instances: [] } } });
  });

  it("takes a query without an input where every field may be left out", async () => {
    scheduler.on("tasks.list", () => Promise.resolve({ tasks: [], total: 0 }));
    expect(await get("tasks.list")).toMatchObject({ status: 200, result: { data: { tasks: [], total: 0 } } });
  });
});

describe("an error over HTTP", () => {
  it.each([
    ["INVALID_REQUEST", 400, "BAD_REQUEST"],
    ["AUTH_FAILED", 403, "FORBIDDEN"],
    ["JOB_UPDATING_ERROR", 409, "CONFLICT"],
    ["ERROR_TRANSIENT", 503, "SERVICE_UNAVAILABLE"],
    ["ERROR", 500, "INTERNAL_SERVER_ERROR"],
  ] as const)("of code %s has status %i, tRPC's code and the message", async (auroraCode, status, code) => {
    scheduler.on("roles.list", () => undefined);
    scheduler.on("jobs.roles", () => Promise.reject(new ApiError(auroraCode, "Storage is not READY")));
    const answer = await get("roles.list");
    expect(answer.status).toBe(status);
    expect(answer.error).toMatchObject({
      message: "Storage is not READY",
      data: { code, auroraCode, httpStatus: status, path: "roles.list" },
    });
    expect(scheduler.defects).toEqual([]);
  });

  it("hides a defect behind a correlation id that the log has too", async () => {
    const defect = new TypeError("cannot read secrets of undefined");
    scheduler.on("jobs.roles", () => Promise.reject(defect));
    const answer = await get("roles.list");
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain("secrets");
    expect(answer.text).not.toContain("stack");
    const id = answer.error?.data["correlationId"];
    expect(answer.error?.message).toContain(id);
    expect(scheduler.defects).toEqual([{ error: defect, correlationId: id, where: "roles.list" }]);
  });

  it("names the path and what was expected there", async () => {
    const job = structuredClone(MINIMAL_JOB) as { taskConfig: { resources: unknown[] } };
    job.taskConfig.resources[0] = { numCpus: "a half" };
    const answer = await post("jobs.create", job);
    expect(answer).toMatchObject({
      status: 400,
      error: {
        message: "taskConfig.resources[0].numCpus: expected number, received string",
        data: { code: "BAD_REQUEST", auroraCode: "INVALID_REQUEST" },
      },
    });
  });

  it.each([
    [{ ...MINIMAL_JOB, instanceCuont: 2 }, "the input has no field instanceCuont; did you mean instanceCount?"],
    [{ ...MINIMAL_JOB, key: { role: "a", environment: "b" } }, "key.name is required (expected string)"],
    [
      { ...MINIMAL_JOB, cronCollisionPolicy: "KILL" },
      "cronCollisionPolicy: expected one of KILL_EXISTING, CANCEL_NEW, RUN_OVERLAP",
    ],
    [{ ...MINIMAL_JOB, instanceCount: 1.5 }, "instanceCount: expected whole number, received number"],
    [
      { ...MINIMAL_JOB, taskConfig: { ...MINIMAL_JOB.taskConfig, resources: [{ numCpus: 1, ramMb: 2 }] } },
      "taskConfig.resources[0]: expected exactly one of numCpus, ramMb, diskMb, namedPort, numGpus; found numCpus and ramMb",
    ],
    [
      { ...MINIMAL_JOB, taskConfig: { ...MINIMAL_JOB.taskConfig, resources: [{}] } },
      "taskConfig.resources[0]: expected exactly one of numCpus, ramMb, diskMb, namedPort, numGpus; found none",
    ],
    [[], "the input: expected object, received array"],
    [null, "the input: expected object, received null"],
  ])("says in words what is wrong with %j", async (body, message) => {
    expect((await post("jobs.create", body)).error?.message).toBe(message);
    expect(scheduler.calls).toEqual([]);
  });

  it("about a body that is not JSON says so", async () => {
    const answer = await post("jobs.create", '{"key": ');
    expect(answer.status).toBe(400);
    expect(answer.error?.message).toMatch(/^the request is not JSON: /);
    expect(answer.error?.data["auroraCode"]).toBe("INVALID_REQUEST");
  });

  it("about an input in the URL that is not JSON says so", async () => {
    const answer = await answerOf(await fetch(`${server.url}/jobs.list?input=%7B`));
    expect(answer.status).toBe(400);
    expect(answer.error?.message).toMatch(/^the request is not JSON: /);
  });

  it("about a body that is too large names the limit, whether its length was declared or not", async () => {
    const padded = { ...MINIMAL_JOB, padding: "x".repeat(MAX_BODY_BYTES) };
    const declared = await post("jobs.create", padded);
    expect(declared.status).toBe(413);
    expect(declared.error).toMatchObject({
      message: "the request's body is larger than 4 MiB; send less, or in parts",
      data: { code: "PAYLOAD_TOO_LARGE", auroraCode: "INVALID_REQUEST" },
    });
    const bytes = new TextEncoder().encode(JSON.stringify(padded));
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 65_536) controller.enqueue(bytes.subarray(at, at + 65_536));
        controller.close();
      },
    });
    const init: RequestInit & { duplex: "half" } = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: stream,
      duplex: "half",
    };
    const chunked = await answerOf(await fetch(`${server.url}/jobs.create`, init));
    expect(chunked.status).toBe(413);
    expect(scheduler.calls).toEqual([]);
  });

  it("about a procedure that there is none of, a wrong method or content type is INVALID_REQUEST", async () => {
    const unknown = await get("jobs.crate");
    expect(unknown).toMatchObject({
      status: 404,
      error: { data: { code: "NOT_FOUND", auroraCode: "INVALID_REQUEST" } },
    });
    const method = await get("jobs.create", MINIMAL_JOB);
    expect(method).toMatchObject({ status: 405, error: { data: { auroraCode: "INVALID_REQUEST" } } });
    const type = await post("jobs.create", MINIMAL_JOB, { "content-type": "text/xml" });
    expect(type).toMatchObject({ status: 415, error: { data: { auroraCode: "INVALID_REQUEST" } } });
  });

  it("about a batch of more calls than allowed runs none of them", async () => {
    const paths = Array.from({ length: MAX_BATCH_CALLS + 1 }, () => "roles.list").join(",");
    const response = await fetch(`${server.url}/${paths}?batch=1&input=%7B%7D`);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain("exceeds maximum size");
    expect(scheduler.calls).toEqual([]);
  });
});
