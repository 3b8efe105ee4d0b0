import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TrackedEvent } from "../api/events.ts";
import type { JobConfiguration } from "../core/domain/job.ts";
import type { TaskConfig } from "../core/domain/task-config.ts";
import { CHECKPOINT_FILE, encodeRecord, type CheckpointRecord } from "../core/thermos/checkpoint.ts";
import { configOf, HELLO } from "./testing.ts";
import { startWorld, type World } from "./testing-world.ts";

const CALLER = { user: "UNSECURE" };

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

function jobOf(instanceCount: number, changes: Partial<TaskConfig> = {}, key = HELLO): JobConfiguration {
  return {
    key,
    owner: { user: key.role },
    cronCollisionPolicy: "KILL_EXISTING",
    taskConfig: configOf(key, changes),
    instanceCount,
  };
}

/** Awaits an answer while time passes. */
async function answered<T>(answer: Promise<T>): Promise<T> {
  let settled = false;
  const mark = answer.then(
    () => (settled = true),
    () => (settled = true),
  );
  while (!settled) await world.settle(50);
  await mark;
  return answer;
}

async function runJob(instanceCount: number, changes: Partial<TaskConfig> = {}, key = HELLO): Promise<void> {
  await world.handle.jobs.create(jobOf(instanceCount, changes, key), CALLER);
  await world.settle(5_000);
  for (const { taskId, agentId } of world.driver.launches()) {
    world.driver.update({ taskId, agentId, state: "TASK_RUNNING", source: "SOURCE_EXECUTOR" });
  }
  await world.settle();
}

describe("a job", () => {
  it("is there in every list the moment its creation is acknowledged", async () => {
    const { jobs } = world.handle;
    expect(await jobs.list({})).toEqual([]);
    await jobs.create(jobOf(3), CALLER);
    expect(await jobs.list({})).toMatchObject([
      { job: { key: HELLO, instanceCount: 3 }, taskCounts: { PENDING: 3 }, kind: "service" },
    ]);
    expect(await jobs.roles()).toEqual([
      { role: "www-data", jobCount: 1, cronJobCount: 0, environments: ["prod"], taskCounts: { PENDING: 3 } },
    ]);
    const view = await jobs.get(HELLO);
    expect(view.instances.map(({ instanceId, status, config }) => [instanceId, status, config])).toEqual([
      [0, "PENDING", 0],
      [1, "PENDING", 0],
      [2, "PENDING", 0],
    ]);
    expect(view.configs).toHaveLength(1);
  });

  it("that runs shows hosts and counts, and can be restarted, grown and killed", async () => {
    world.addAgent();
    await runJob(2);
    const { jobs } = world.handle;
    expect((await jobs.get(HELLO)).instances).toMatchObject([
      { status: "RUNNING", host: "host-1" },
      { status: "RUNNING", host: "host-1" },
    ]);
    expect(await jobs.restart({ job: HELLO, instances: [1] }, CALLER)).toEqual({ tasksRestarted: 1 });
    expect((await jobs.list({ role: "www-data" }))[0]?.taskCounts).toEqual({ RUNNING: 1, RESTARTING: 1 });
    const added = await jobs.addInstances({ key: { jobKey: HELLO, instanceId: 0 }, count: 2 }, CALLER);
    expect(added).toEqual({ instances: [2, 3] });
    expect(await jobs.kill({ job: HELLO, message: "enough" }, CALLER)).toEqual({ tasksKilled: 4 });
    const after = await jobs.get(HELLO);
    expect(after.instances.filter(({ status }) => status === "KILLING")).toHaveLength(2);
    expect(after.instances.find(({ instanceId }) => instanceId === 0)?.message).toBe("Killed by UNSECURE.\nenough");
  });

  it("can be looked for by role and environment", async () => {
    const { jobs } = world.handle;
    await jobs.create(jobOf(1), CALLER);
    await jobs.create(jobOf(1, {}, { role: "db", environment: "test", name: "x" }), CALLER);
    const names = async (filter: { role?: string; environment?: string }): Promise<string[]> =>
      (await jobs.list(filter)).map((job) => job.job.key.name);
    expect(await names({})).toEqual(["x", "hello"]);
    expect(await names({ role: "db" })).toEqual(["x"]);
    expect(await names({ environment: "prod" })).toEqual(["hello"]);
    expect(await names({ role: "db", environment: "prod" })).toEqual([]);
  });

  it("that there is not is an invalid request", async () => {
    await expect(world.handle.jobs.get(HELLO)).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      message: "No such job: www-data/prod/hello",
    });
  });

  it("is summarised and compared by config", async () => {
    const { jobs } = world.handle;
    await jobs.create(jobOf(2), CALLER);
    expect((await jobs.configSummary(HELLO)).groups).toMatchObject([{ instances: [{ first: 0, last: 1 }] }]);
    const diff = await jobs.diff(jobOf(3));
    expect(diff).toMatchObject({
      unchanged: [{ instances: [{ first: 0, last: 1 }] }],
      add: [{ instances: [{ first: 2, last: 2 }] }],
      update: [],
      remove: [],
    });
    expect(await jobs.diff(jobOf(1, { priority: 7 }))).toMatchObject({
      update: [{ instances: [{ first: 0, last: 0 }] }],
      remove: [{ instances: [{ first: 1, last: 1 }] }],
      unchanged: [],
    });
    await expect(jobs.diff(jobOf(100_000_000))).rejects.toMatchObject({ code: "INVALID_REQUEST" });
  });
});

describe("the plan of a job", () => {
  it("says what would be placed where, and why not, and changes nothing", async () => {
    world.addAgent({ cpus: 3 });
    await world.settle();
    const plan = await answered(world.handle.jobs.plan(jobOf(4)));
    expect(plan.refusal).toBeUndefined();
    expect(plan.placeable.every(({ host }) => host === "host-1")).toBe(true);
    expect(plan.placeable.length).toBeGreaterThan(0);
    const all = [...plan.placeable.map(({ instanceId }) => instanceId), ...plan.pending];
    expect(all.sort((a, b) => a - b)).toEqual([0, 1, 2, 3]);
    expect(plan.explanation).toMatchObject({ agentsConsidered: 1, reason: "Insufficient: CPU" });
    expect(world.scheduler.offers.size).toBe(1);
    expect(world.stored.storage.read((stores) => stores.tasks.size)).toBe(0);
  });

  it("says what creation would refuse", async () => {
    const { jobs } = world.handle;
    await jobs.create(jobOf(1), CALLER);
    expect((await answered(jobs.plan(jobOf(1)))).refusal).toBe("Job www-data/prod/hello already exists");
    const other = { ...HELLO, name: "other" };
    expect(await answered(jobs.plan(jobOf(1_000_000_000, {}, other)))).toMatchObject({ placeable: [], pending: [] });
    expect((await answered(jobs.plan(jobOf(1, { resources: [] }, other)))).refusal).toBeTruthy();
    const production = jobOf(1, { tier: "preferred" }, other);
    expect((await answered(jobs.plan(production))).refusal).toMatch(/quota/);
  });
});

describe("tasks", () => {
  it("are listed in pages with the total", async () => {
    await world.handle.jobs.create(jobOf(5), CALLER);
    const page = await world.handle.tasks.list({ role: "www-data", offset: 3, limit: 10 });
    expect(page.total).toBe(5);
    expect(page.tasks.map((task) => task.assignedTask.instanceId)).toEqual([3, 4]);
    expect((await world.handle.tasks.list({ limit: 0 })).tasks).toHaveLength(5);
    expect(await world.handle.tasks.list({ statuses: ["RUNNING"] })).toEqual({ tasks: [], total: 0 });
  });

  it("that are pending say why in words", async () => {
    world.addAgent();
    await runJob(1, { constraints: [{ name: "rack", constraint: { value: { negated: false, values: ["a"] } } }] });
    const [reason] = await answered(world.handle.tasks.pendingReasons({ role: "www-data" }));
    expect(reason).toMatchObject({
      reason: "Constraint not satisfied: rack",
      explanation: { agentsConsidered: 1, vetoes: [{ kind: "CONSTRAINT_MISMATCH", agents: 1 }] },
    });
    await expect(world.handle.tasks.pendingReasons({ statuses: ["RUNNING"] })).rejects.toMatchObject({
      code: "INVALID_REQUEST",
    });
  });

  it("are found by id with all their history", async () => {
    world.addAgent();
    await runJob(1);
    const [summary] = (await world.handle.jobs.get(HELLO)).instances;
    const task = await world.handle.tasks.get(summary?.taskId ?? "");
    expect(task.taskEvents.map((event) => event.status)).toEqual(["PENDING", "ASSIGNED", "RUNNING"]);
    await expect(world.handle.tasks.get("nonsense")).rejects.toMatchObject({ code: "INVALID_REQUEST" });
  });

  it("show their sandboxes", async () => {
    world.addAgent();
    await runJob(1);
    world.inspector.files.set("stdout", "hello\n");
    const taskId = (await world.handle.jobs.get(HELLO)).instances[0]?.taskId ?? "";
    expect(await world.handle.tasks.files({ taskId, path: "" })).toMatchObject([{ name: "stdout" }]);
    const chunk = await world.handle.tasks.readFile({ taskId, path: "stdout", offset: 0, length: 100 });
    expect(chunk).toEqual({ offset: 0, data: "hello\n", nextOffset: 6, atEnd: true });
  });

  it("show their processes, as their executors recorded them", async () => {
    world.addAgent();
    await runJob(1);
    const taskId = (await world.handle.jobs.get(HELLO)).instances[0]?.taskId ?? "";
    expect(await world.handle.tasks.processes(taskId)).toEqual({ isRecorded: false, processes: [] });
    const declared = { name: "p", maxFailures: 1, daemon: false, ephemeral: false, final: false, after: [] };
    const records: CheckpointRecord[] = [
      { type: "task", atMs: 1, taskId, processes: [{ ...declared, hasLogs: true }] },
      { type: "start", atMs: 2, process: "p", run: 0, pid: 7 },
      { type: "end", atMs: 3, process: "p", run: 0, end: { kind: "exited", code: 4 } },
    ];
    world.inspector.files.set(CHECKPOINT_FILE, records.map(encodeRecord).join(""));
    const { processes } = await world.handle.tasks.processes(taskId);
    expect(processes).toMatchObject([{ name: "p", state: "FAILED", failures: 1, runs: [{ exitCode: 4 }] }]);
  });

  it("have the links that their job gives them", async () => {
    world.addAgent();
    await runJob(1);
    const { taskId, host } = (await world.handle.jobs.get(HELLO)).instances[0] ?? {};
    const ports = (await world.handle.tasks.get(taskId ?? "")).assignedTask.assignedPorts;
    const expected = ports["http"] === undefined ? [] : [{ name: "http", url: `http://${host}:${ports["http"]}` }];
    expect(await world.handle.tasks.links(taskId ?? "")).toEqual(expected);
    await expect(world.handle.tasks.links("nonsense")).rejects.toMatchObject({ code: "INVALID_REQUEST" });
  });
});

describe("quotas", () => {
  const QUOTA = { resources: [{ numCpus: 4 }, { ramMb: 1024 }, { diskMb: 1024 }] };

  it("show what is promised and what is used, set or not", async () => {
    const { quotas, jobs } = world.handle;
    await jobs.create(jobOf(2), CALLER);
    expect(await quotas.set("db", QUOTA, CALLER)).toMatchObject({ role: "db", isSet: true, quota: QUOTA });
    expect(await quotas.list()).toMatchObject([
      { role: "db", isSet: true, quota: QUOTA },
      {
        role: "www-data",
        isSet: false,
        nonProdSharedConsumption: { resources: [{ numCpus: 2 }, { ramMb: 256 }, { diskMb: 128 }] },
      },
    ]);
    await quotas.remove("db", CALLER);
    expect(await quotas.get("db")).toMatchObject({ isSet: false });
  });

  it("are refused when they make no sense", async () => {
    const { quotas } = world.handle;
    const negative = { resources: [{ numCpus: -1 }, { ramMb: 1 }, { diskMb: 1 }] };
    await expect(quotas.set("db", negative, CALLER)).rejects.toMatchObject({ code: "INVALID_REQUEST" });
    await expect(quotas.set("a/b", QUOTA, CALLER)).rejects.toMatchObject({ code: "INVALID_REQUEST" });
  });
});

describe("agents", () => {
  it("are one picture of store, master and offers", async () => {
    world.addAgent({ attributes: { rack: ["r1"] } });
    await runJob(2);
    world.addAgent({ host: "host-2", cpus: 4, attributes: { dedicated: ["db/redis"] } });
    await world.settle();
    const agents = await world.handle.agents.list();
    expect(agents).toMatchObject([
      {
        host: "host-1",
        agentId: "agent-of-host-1",
        active: true,
        mode: "NONE",
        total: { cpus: 8 },
        requested: { cpus: 2, ramMb: 256 },
        offered: { cpus: 0 },
        taskCount: 2,
      },
      { host: "host-2", dedicated: "db/redis", offered: { cpus: 4 }, requested: { cpus: 0 }, taskCount: 0 },
    ]);
    expect((await world.handle.agents.get("host-1")).tasks).toHaveLength(2);
    await expect(world.handle.agents.get("host-9")).rejects.toMatchObject({ code: "INVALID_REQUEST" });
  });

  it("are shown without the master too", async () => {
    world.addAgent();
    await world.settle();
    world.inspector.isReachable = false;
    const [agent] = await world.handle.agents.list();
    expect(agent).toMatchObject({ host: "host-1", active: true, offered: { cpus: 8 } });
    expect(agent?.total).toBeUndefined();
    expect((await world.handle.cluster.status()).agents).toBeUndefined();
  });

  it("that are dedicated are shown by value, with who asks for them", async () => {
    world.addAgent({ attributes: { dedicated: ["db/redis"] } });
    const redis = { role: "db", environment: "prod", name: "redis" };
    const dedicated = (value: string) => [
      { name: "dedicated", constraint: { value: { negated: false, values: [value] } } },
    ];
    await runJob(2, { constraints: dedicated("db/redis") }, redis);
    await world.handle.jobs.create(jobOf(1, { constraints: dedicated("db/none") }, { ...redis, name: "x" }), CALLER);
    expect(await world.handle.agents.dedicated()).toMatchObject([
      { value: "db/none", hosts: [], jobs: [{ job: { name: "x" }, activeTaskCount: 1 }] },
      {
        value: "db/redis",
        hosts: ["host-1"],
        jobs: [{ job: redis, activeTaskCount: 2 }],
        total: { cpus: 8 },
        requested: { cpus: 2 },
      },
    ]);
  });
});

describe("the cluster", () => {
  it("tells of itself", async () => {
    world.addAgent();
    await runJob(1);
    expect(await world.handle.cluster.status()).toMatchObject({
      clusterName: "test",
      lifecycle: "ACTIVE",
      leader: { isSelf: true },
      framework: { name: "Aurora", id: "framework-1", registered: true, master: "master.test:5050" },
      agents: { active: 1, total: 1 },
      taskCounts: { RUNNING: 1 },
      jobCount: 1,
    });
    expect(await world.handle.cluster.tiers()).toMatchObject({
      defaultTierName: "preemptible",
      tiers: [
        { name: "preferred", settings: { preemptible: "false", revocable: "false" } },
        { name: "preemptible" },
        { name: "revocable" },
      ],
    });
    expect(await world.handle.cluster.flags()).toContainEqual(
      expect.objectContaining({ name: "min_offer_hold_time", value: "5mins", isSet: false }),
    );
  });

  it("tells of itself while storage is not ready, when all else is refused", async () => {
    await world.stored.durable.close();
    expect(await world.handle.cluster.status()).toMatchObject({ jobCount: 0 });
    await expect(world.handle.jobs.list({})).rejects.toMatchObject({
      code: "ERROR_TRANSIENT",
      message: "Storage is not READY",
    });
  });
});

describe("the feed", () => {
  it("tells of everything that happens, in order", async () => {
    const abort = new AbortController();
    const seen: TrackedEvent[] = [];
    const reading = (async () => {
      for await (const event of world.handle.events.stream(undefined, abort.signal)) seen.push(event);
    })();
    await world.settle();
    world.addAgent();
    await world.settle();
    await runJob(1);
    await world.handle.quotas.set("db", { resources: [{ numCpus: 1 }, { ramMb: 1 }, { diskMb: 1 }] }, CALLER);
    world.enter("DEAD");
    await world.settle();
    abort.abort();
    await reading;
    expect(
      seen.map(({ event }) => (event.type === "task" ? `${event.oldStatus ?? "new"}>${event.status}` : event.type)),
    ).toEqual(["cluster", "agent", "new>PENDING", "job", "PENDING>ASSIGNED", "ASSIGNED>RUNNING", "quota", "cluster"]);
    expect(seen.map(({ id }) => Number(id.split("-")[1]))).toEqual(
      seen.map((_, i) => i + Number(seen[0]?.id.split("-")[1])),
    );
    expect(seen[4]?.event).toMatchObject({ host: "host-1", job: HELLO, instanceId: 0 });
  });
});

describe("the JSON endpoints", () => {
  it("answer in Aurora's shapes", async () => {
    world.addAgent({ attributes: { rack: ["r1"] } });
    await runJob(1);
    world.addAgent({ host: "host-2", cpus: 2 });
    const stuck = { ...HELLO, name: "stuck" };
    await runJob(1, { resources: [{ numCpus: 100 }, { ramMb: 1 }, { diskMb: 1 }] }, stuck);
    await world.handle.quotas.set("db", { resources: [{ numCpus: 1.5 }, { ramMb: 2 }, { diskMb: 3 }] }, CALLER);
    const ask = (path: string): Promise<unknown> => answered(world.endpoints[path]!());
    expect(await ask("/quotas")).toEqual({ db: { cpu_cores: 1.5, ram_mb: 2, disk_mb: 3 } });
    expect(await world.endpoints["/quotas"]!(new URLSearchParams("role=x"))).toEqual({});
    expect(await ask("/tiers")).toEqual({
      default: "preemptible",
      tiers: {
        preferred: { preemptible: false, revocable: false },
        preemptible: { preemptible: true, revocable: false },
        revocable: { preemptible: true, revocable: true },
      },
    });
    expect(await ask("/cron")).toEqual({ scheduled: {} });
    expect(await ask("/maintenance")).toEqual({ DRAINED: [], SCHEDULED: [], DRAINING: {} });
    expect(await ask("/agents")).toContainEqual({
      host: "host-1",
      id: "agent-of-host-1",
      mode: "NONE",
      attributes: { host: ["host-1"], rack: ["r1"] },
    });
    expect(await ask("/offers")).toContainEqual(
      expect.objectContaining({
        agent_id: { value: "agent-of-host-2" },
        framework_id: { value: "framework-1" },
        resources: expect.arrayContaining([{ name: "cpus", type: "SCALAR", scalar: { value: 2 }, role: "*" }]),
        attributes: [{ name: "host", type: "TEXT", text: { value: "host-2" } }],
      }),
    );
    expect(await ask("/pendingtasks")).toMatchObject([
      { name: "www-data/prod/stuck", reason: "[Insufficient: CPU]", taskIds: [expect.stringContaining("stuck")] },
    ]);
    const state = (await ask("/state")) as { taskConfigs: Record<string, unknown>; agents: Record<string, string[]> };
    const [key] = state.agents["agent-of-host-1"] ?? [];
    expect(key).toMatch(/^www-data\/prod\/hello-\d+$/);
    expect(state.taskConfigs[key!]).toMatchObject({ job: HELLO });
  });
});
