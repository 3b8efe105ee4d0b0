import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { setSchedulerHandle } from "../handle.ts";
import { handleTrpc } from "./http.ts";
import { appRouter } from "./router.ts";
import { taskConfig } from "./schemas/task-config.ts";
import { fakeScheduler, type FakeScheduler } from "./testing/fake-scheduler.ts";

const PROCEDURES = Object.entries(appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>)
  .map(([path, procedure]) => ({ path, type: procedure._def.type }))
  .filter(({ type }) => type !== "subscription");

let scheduler: FakeScheduler;
beforeAll(() => {
  scheduler = fakeScheduler();
  setSchedulerHandle(scheduler.handle);
});

async function call(path: string, body: string): Promise<{ status: number; text: string }> {
  const request = new Request(`http://127.0.0.1/api/trpc/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  const response = await handleTrpc(request);
  return { status: response.status, text: await response.text() };
}

/** Names that the schemas know, and some that JavaScript does, in places where they do not belong. */
const KEYS = [
  "key",
  "job",
  "role",
  "environment",
  "name",
  "taskConfig",
  "resources",
  "constraints",
  "container",
  "mesos",
  "taskLinks",
  "instances",
  "taskId",
  "path",
  "offset",
  "limit",
  "statuses",
  "quota",
  "numCpus",
  "__proto__",
  "constructor",
  "toString",
  "then",
];

const { anyInput } = fc.letrec<{ anyInput: unknown }>((tie) => ({
  anyInput: fc.oneof(
    { maxDepth: 5, depthSize: "medium" },
    fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null), fc.constantFrom("PENDING", "1")),
    fc.array(tie("anyInput"), { maxLength: 4 }),
    fc
      .array(fc.tuple(fc.oneof(fc.constantFrom(...KEYS), fc.string()), tie("anyInput")), { maxLength: 6 })
      .map((entries) =>
        Object.defineProperties(
          {},
          Object.fromEntries(entries.map(([key, value]) => [key, { value, enumerable: true }])),
        ),
      ),
  ),
}));

const WHOLE_JOB = {
  key: { role: "www-data", environment: "prod", name: "hello" },
  owner: { user: "www-data" },
  cronSchedule: "* * * * *",
  cronCollisionPolicy: "KILL_EXISTING",
  instanceCount: 3,
  taskConfig: {
    isService: true,
    priority: 1,
    maxTaskFailures: 2,
    production: false,
    tier: "preferred",
    resources: [{ numCpus: 1.5 }, { ramMb: 16 }, { diskMb: 16 }, { namedPort: "http" }, { numGpus: 1 }],
    constraints: [
      { name: "host", constraint: { limit: { limit: 1 } } },
      { name: "rack", constraint: { value: { negated: true, values: ["a"] } } },
    ],
    mesosFetcherUris: [{ value: "http://127.0.0.1/x", extract: true, cache: false, outputFile: "x" }],
    taskLinks: { log: "http://127.0.0.1/" },
    contactEmail: "a@b",
    executorConfig: { name: "AuroraExecutor", data: "{}" },
    metadata: [{ key: "a", value: "b" }],
    partitionPolicy: { reschedule: true, delaySecs: 5 },
    slaPolicy: { percentageSlaPolicy: { percentage: 95, durationSecs: 60 } },
    container: { docker: { image: "busybox", parameters: [{ name: "a", value: "b" }] } },
  },
};

type Path = (string | number)[];

function pathsIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [at];
  const below = Object.entries(value).flatMap(([key, child]) =>
    pathsIn(child, [...at, Array.isArray(value) ? Number(key) : key]),
  );
  return [at, ...below];
}

function replaceAt(value: unknown, path: Path, replacement: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return replacement;
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  (copy as Record<string | number, unknown>)[head] = replaceAt(
    (value as Record<string | number, unknown>)[head],
    rest,
    replacement,
  );
  return copy;
}

describe("input from outside", () => {
  it.each(PROCEDURES)("to $path of any shape is taken or refused in words", async ({ path }) => {
    await fc.assert(
      fc.asyncProperty(anyInput, async (input) => {
        const { status, text } = await call(path, JSON.stringify(input));
        expect([200, 400]).toContain(status);
        expect(text).toMatch(status === 200 ? /"result"/ : /"auroraCode":"INVALID_REQUEST"/);
      }),
      { numRuns: 60 },
    );
    expect(scheduler.defects).toEqual([]);
  });

  it("that is not JSON at all is refused in words", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), async (text) => {
        const { status } = await call("jobs.create", text);
        expect(status).toBe(400);
      }),
      { numRuns: 60 },
    );
  });

  it("that is a job with one thing wrong anywhere is never a defect", async () => {
    expect((await call("jobs.create", JSON.stringify(WHOLE_JOB))).status).toBe(200);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...pathsIn(WHOLE_JOB)), anyInput, async (path, replacement) => {
        const { status } = await call("jobs.create", JSON.stringify(replaceAt(WHOLE_JOB, path, replacement)));
        expect([200, 400]).toContain(status);
      }),
      { numRuns: 200 },
    );
    expect(scheduler.defects).toEqual([]);
  });

  it("that is a whole task config comes through unchanged", () => {
    const whole = { ...WHOLE_JOB.taskConfig, job: WHOLE_JOB.key, owner: WHOLE_JOB.owner };
    expect(taskConfig.parse(whole)).toEqual(whole);
  });
});
