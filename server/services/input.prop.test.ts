import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SCHEDULE_STATUSES } from "../core/domain/schedule-status.ts";
import { setSchedulerHandle } from "../handle.ts";
import { handleTrpc } from "../trpc/http.ts";
import { configOf, HELLO } from "./testing.ts";
import { startWorld, type World } from "./testing-world.ts";

/** Inputs that pass the schemas, or nearly so, and mean all sorts of things to a scheduler. */
const text = fc.oneof(
  fc.constantFrom(
    "www-data",
    "prod",
    "hello",
    "db",
    "",
    "__proto__",
    "constructor",
    "a/b",
    "..",
    "stdout",
    "host-1",
    "*",
  ),
  fc.string({ maxLength: 12 }),
  fc.string({ minLength: 256, maxLength: 300 }),
);
const whole = fc.oneof(
  fc.constantFrom(0, 1, 2, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 2 ** 53 - 1, -(2 ** 53 - 1)),
  fc.integer({ min: 0, max: 6 }),
);
const amount = fc.oneof(whole, fc.double({ noNaN: true, noDefaultInfinity: true }));
const key = fc.oneof(fc.constant(HELLO), fc.record({ role: text, environment: text, name: text }));
const resource = fc.oneof(
  fc.record({ numCpus: amount }),
  fc.record({ ramMb: amount }),
  fc.record({ diskMb: amount }),
  fc.record({ namedPort: text }),
  fc.record({ numGpus: amount }),
);
const resources = fc.oneof(fc.constant(configOf().resources), fc.array(resource, { maxLength: 5 }));
const value = fc.record({ negated: fc.boolean(), values: fc.array(text, { maxLength: 3 }) });
const constraint = fc.record({
  name: fc.oneof(fc.constantFrom("host", "rack", "dedicated"), text),
  constraint: fc.oneof(fc.record({ value }), fc.record({ limit: fc.record({ limit: whole }) })),
});
const container = fc.oneof(
  fc.constant({ mesos: {} }),
  fc.record({ docker: fc.record({ image: text }) }),
  fc.record({ mesos: fc.record({ image: fc.record({ docker: fc.record({ name: text, tag: text }) }) }) }),
);
const slaPolicy = fc.oneof(
  fc.record({ percentageSlaPolicy: fc.record({ percentage: amount, durationSecs: whole }) }),
  fc.record({ countSlaPolicy: fc.record({ count: whole, durationSecs: whole }) }),
  fc.record({ coordinatorSlaPolicy: fc.record({ coordinatorUrl: text, statusKey: text }) }),
);
const wildTaskConfig = fc.record(
  {
    resources,
    constraints: fc.array(constraint, { maxLength: 2 }),
    executorConfig: fc.oneof(fc.constant(configOf().executorConfig), fc.record({ name: text, data: text })),
    job: key,
    owner: fc.record({ user: text }),
    isService: fc.boolean(),
    priority: whole,
    maxTaskFailures: whole,
    production: fc.boolean(),
    tier: fc.oneof(fc.constantFrom("preferred", "preemptible", "revocable"), text),
    metadata: fc.array(fc.record({ key: text, value: text }), { maxLength: 2 }),
    taskLinks: fc.dictionary(text, text, { maxKeys: 2 }),
    partitionPolicy: fc.record({ reschedule: fc.boolean(), delaySecs: whole }),
    slaPolicy,
    container,
    mesosFetcherUris: fc.array(fc.record({ value: text }), { maxLength: 1 }),
    contactEmail: text,
  },
  { requiredKeys: ["resources", "executorConfig"] },
);
const wildJob = fc.record(
  {
    key,
    taskConfig: wildTaskConfig,
    owner: fc.record({ user: text }),
    instanceCount: whole,
    cronSchedule: text,
    cronCollisionPolicy: fc.constantFrom("KILL_EXISTING", "CANCEL_NEW", "RUN_OVERLAP"),
  },
  { requiredKeys: ["key", "taskConfig"] },
);
const soundJob = fc
  .record({ name: fc.constantFrom("a", "b", "c", "d"), instanceCount: fc.integer({ min: 1, max: 3 }) })
  .map(({ name, instanceCount }) => {
    const jobKey = { ...HELLO, name };
    const { job: _job, owner: _owner, ...taskConfig } = configOf(jobKey);
    return { key: jobKey, instanceCount, taskConfig };
  });

/** The fields of `from` whose turn it is. */
function some(from: object, turn: number): object {
  return Object.fromEntries(Object.entries(from).filter((_, i) => (turn >> i) % 2 === 1));
}

/** A job that is sound but for a field or two, or not sound at all. */
const job = fc.oneof(
  wildJob,
  soundJob,
  fc
    .tuple(soundJob, wildJob, fc.constantFrom(1, 4, 8, 16, 32))
    .map(([sound, wild, turn]) => ({ ...sound, ...some(wild, turn) })),
  fc.tuple(soundJob, wildTaskConfig, fc.nat(16)).map(([sound, wild, turn]) => ({
    ...sound,
    taskConfig: { ...sound.taskConfig, ...some(wild, 1 << turn) },
  })),
);
const instances = fc.array(whole, { maxLength: 4 });
const query = fc.record(
  {
    role: text,
    environment: text,
    jobName: text,
    taskIds: fc.array(text, { maxLength: 2 }),
    statuses: fc.array(fc.constantFrom("PENDING", "RUNNING", "FAILED"), { maxLength: 2 }),
    instanceIds: instances,
    slaveHosts: fc.array(text, { maxLength: 2 }),
    jobKeys: fc.array(key, { maxLength: 2 }),
    offset: whole,
    limit: whole,
  },
  { requiredKeys: [] },
);

/** Files in the backup directory that are none. */
const BACKUPS = ["scheduler-backup-2026-01-01-00-00", "notes.txt"];

let world: World;
let taskIds: string[] = [];
const defects: unknown[] = [];

const taskId = fc.nat().map((n) => (n % 3 === 0 ? "nonsense" : (taskIds[n % Math.max(taskIds.length, 1)] ?? "t")));

const CALLS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  "roles.list": fc.constant(undefined),
  "jobs.list": fc.record({ role: text, environment: text }, { requiredKeys: [] }),
  "jobs.get": fc.record({ job: key }),
  "jobs.create": job,
  "jobs.populate": job,
  "jobs.diff": job,
  "jobs.plan": job,
  "jobs.parse": fc.record({ text, bindings: fc.dictionary(text, text, { maxKeys: 2 }) }, { requiredKeys: ["text"] }),
  "jobs.kill": fc.record({ job: key, instances, message: text }, { requiredKeys: ["job"] }),
  "jobs.restart": fc.record({ job: key, instances }),
  "jobs.addInstances": fc.record({ key: fc.record({ jobKey: key, instanceId: whole }), count: whole }),
  "jobs.configSummary": fc.record({ job: key }),
  "tasks.list": query,
  "tasks.get": fc.record({ taskId }),
  "tasks.pendingReasons": query,
  "tasks.processes": fc.record({ taskId }),
  "tasks.links": fc.record({ taskId }),
  "tasks.files": fc.record({ taskId, path: text }),
  "tasks.readFile": fc.record(
    { taskId, path: text, offset: whole, length: whole, follow: fc.boolean() },
    { requiredKeys: ["taskId", "path"] },
  ),
  "quotas.list": fc.constant(undefined),
  "quotas.get": fc.record({ role: text }),
  "quotas.set": fc.record({ role: text, quota: fc.record({ resources }) }),
  "quotas.remove": fc.record({ role: text }),
  "agents.list": fc.constant(undefined),
  "agents.get": fc.record({ host: text }),
  "dedicated.list": fc.constant(undefined),
  "cluster.status": fc.constant(undefined),
  "admin.snapshot": fc.constant(undefined),
  "admin.performBackup": fc.constant(undefined),
  "admin.listBackups": fc.constant(undefined),
  "admin.stageRecovery": fc.record({ backupId: fc.oneof(text, fc.constantFrom(...BACKUPS)) }),
  "admin.queryRecovery": query,
  "admin.deleteRecoveryTasks": query,
  "admin.unloadRecovery": fc.constant(undefined),
  // Of nothing: the world ends with one that is staged.
  "admin.commitRecovery": fc.constant(undefined),
  "admin.forceTaskState": fc.record({ taskId, status: fc.constantFrom(...SCHEDULE_STATUSES) }),
  "admin.pruneTasks": query,
  "admin.reconcileExplicit": fc.record({ batchSize: whole }, { requiredKeys: [] }),
  "admin.reconcileImplicit": fc.constant(undefined),
};

let pump: NodeJS.Timeout;
let backupDir = "";

beforeAll(async () => {
  backupDir = await mkdtemp(join(tmpdir(), "aurora-backups-"));
  for (const name of BACKUPS) await writeFile(join(backupDir, name), "nonsense");
  world = await startWorld({ backupDir });
  setSchedulerHandle({ ...world.handle, reportDefect: (error) => void defects.push(error) });
  world.addAgent();
  world.addAgent({ host: "host-2", cpus: 1, attributes: { rack: ["a"], dedicated: ["www-data/x"] } });
  await world.settle();
  world.inspector.files.set("stdout", "héllo\n");
  world.inspector.files.set("checkpoint.jsonl", '{"type":"stage","atMs":1,"stage":"ACTIVE"}\nnonsense');
  await world.handle.jobs.create(
    {
      key: HELLO,
      owner: { user: "www-data" },
      cronCollisionPolicy: "KILL_EXISTING",
      taskConfig: configOf(),
      instanceCount: 2,
    },
    { user: "test" },
  );
  await world.settle(1_000);
  taskIds = (await world.handle.tasks.list({})).tasks.map((task) => task.assignedTask.taskId);
  pump = setInterval(() => world.stored.clock.advance(100), 1);
});
afterAll(async () => {
  clearInterval(pump);
  await world.end();
  await rm(backupDir, { recursive: true });
});

describe("a request that passes the schemas", () => {
  it.each(Object.entries(CALLS))("to %s is answered or refused in words", async (path, input) => {
    await fc.assert(
      fc.asyncProperty(input, async (body) => {
        const request = new Request(`http://127.0.0.1/api/trpc/${path}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        });
        const response = await handleTrpc(request);
        const answer = await response.text();
        expect(defects).toEqual([]);
        expect(world.fatals).toEqual([]);
        expect([200, 400]).toContain(response.status);
        expect(answer).toMatch(response.status === 200 ? /"result"/ : /"auroraCode":"INVALID_REQUEST"/);
      }),
      { numRuns: 40 },
    );
  });
});
