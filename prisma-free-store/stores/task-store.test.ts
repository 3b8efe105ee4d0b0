import { describe, expect, it } from "vitest";
import type { JobKey } from "../../server/core/domain/job-key.ts";
import type { ScheduledTask, TaskQuery } from "../../server/core/domain/task.ts";
import type { StoreProvider } from "../storage.ts";
import { inStatus, testConfig, testTask } from "../testing-entities.ts";
import { testStorage } from "../testing.ts";
import { afterWrites, WAYS, type Write } from "./testing.ts";

const job = (letter: string): JobKey => ({
  role: `role-${letter}`,
  environment: `env-${letter}`,
  name: `job-${letter}`,
});
const configOf = (letter: string) => testConfig({ job: job(letter) });
const [A, B, C, D] = ["a", "b", "c", "d"].map((id) =>
  testTask(id, { config: configOf(id), status: "ASSIGNED", host: "h1" }),
) as [ScheduledTask, ScheduledTask, ScheduledTask, ScheduledTask];

const save =
  (...tasks: ScheduledTask[]): Write =>
  (stores) =>
    stores.tasks.saveTasks(tasks);
const remove =
  (...ids: string[]): Write =>
  (stores) =>
    stores.tasks.deleteTasks(ids);

function found({ tasks }: StoreProvider, query: TaskQuery): ScheduledTask[] {
  return tasks.fetchTasks(query).toSorted((x, y) => (x.assignedTask.taskId < y.assignedTask.taskId ? -1 : 1));
}

describe.each(WAYS)("a task store that was %s", (way) => {
  it("holds what was saved, the last version of each", () =>
    afterWrites(way, [save(A, B), save(C, D), save(inStatus(A, "RUNNING"))], (stores) => {
      expect(found(stores, {})).toEqual([inStatus(A, "RUNNING"), B, C, D]);
      expect(stores.tasks.fetchTask("b")).toEqual(B);
      expect(stores.tasks.fetchTask("x")).toBeUndefined();
      expect(stores.tasks.size).toBe(4);
    }));

  it("answers queries by every term, ANDed, empty terms matching all", () =>
    afterWrites(way, [save(A, B, C, D)], (stores) => {
      expect(found(stores, { taskIds: ["b", "x"] })).toEqual([B]);
      expect(found(stores, { role: "role-c" })).toEqual([C]);
      expect(found(stores, { role: "role-c", environment: "env-c", jobName: "job-c" })).toEqual([C]);
      expect(found(stores, { role: "role-c", environment: "devel" })).toEqual([]);
      expect(found(stores, { environment: "env-d" })).toEqual([D]);
      expect(found(stores, { statuses: ["ASSIGNED"] })).toEqual([A, B, C, D]);
      expect(found(stores, { statuses: ["RUNNING", "PENDING"] })).toEqual([]);
      expect(found(stores, { jobKeys: [job("a"), job("b"), job("x")] })).toEqual([A, B]);
      expect(found(stores, { role: "role-b", jobKeys: [job("a"), job("b")] })).toEqual([B]);
      expect(found(stores, { slaveHosts: ["h1"], taskIds: ["d"] })).toEqual([D]);
      expect(found(stores, { slaveHosts: ["h2"] })).toEqual([]);
      expect(found(stores, { instanceIds: [0], jobKeys: [job("a")], statuses: ["ASSIGNED"] })).toEqual([A]);
      expect(found(stores, { instanceIds: [1], jobKeys: [job("a")], statuses: ["ASSIGNED"] })).toEqual([]);
      for (const empty of [{ taskIds: [] }, { statuses: [] }, { jobKeys: [] }, { slaveHosts: [] }, { role: "" }]) {
        expect(found(stores, empty)).toEqual([A, B, C, D]);
      }
    }));

  it("pages by task id", () =>
    afterWrites(way, [save(C, A, D, B)], ({ tasks }) => {
      expect(tasks.fetchTasks({ limit: 2 })).toEqual([A, B]);
      expect(tasks.fetchTasks({ offset: 1, limit: 2 })).toEqual([B, C]);
      expect(tasks.fetchTasks({ offset: 3 })).toEqual([D]);
    }));

  it("forgets what was deleted, in every index", () =>
    afterWrites(way, [save(A, B, C), remove("a", "x"), remove("c")], (stores) => {
      expect(found(stores, {})).toEqual([B]);
      expect(found(stores, { jobKeys: [job("a")] })).toEqual([]);
      expect(stores.tasks.fetchActiveInstance({ jobKey: job("a"), instanceId: 0 })).toBeUndefined();
      expect([...stores.tasks.jobKeys()]).toEqual([job("b")]);
      expect([...stores.tasks.fetchHostTasks("h1")]).toEqual([B]);
      expect(stores.tasks.countByStatus("ASSIGNED")).toBe(1);
    }));

  it("keeps its indexes when a task changes status, host or ports", () =>
    afterWrites(
      way,
      [
        save(testTask("a"), testTask("b", { instanceId: 1 })),
        ({ tasks }) =>
          tasks.mutateTask("a", (task) => ({
            ...inStatus(task, "ASSIGNED"),
            assignedTask: { ...task.assignedTask, slaveHost: "h2", slaveId: "s2", assignedPorts: { http: 31_000 } },
          })),
        ({ tasks }) => tasks.mutateTask("a", (task) => ({ ...inStatus(task, "FAILED"), failureCount: 1 })),
      ],
      ({ tasks }) => {
        expect(tasks.fetchTask("a")).toMatchObject({
          status: "FAILED",
          failureCount: 1,
          assignedTask: { slaveHost: "h2", slaveId: "s2", assignedPorts: { http: 31_000 } },
        });
        expect(tasks.fetchTask("a")?.taskEvents.map((event) => event.status)).toEqual([
          "PENDING",
          "ASSIGNED",
          "FAILED",
        ]);
        expect([tasks.countByStatus("PENDING"), tasks.countByStatus("FAILED")]).toEqual([1, 1]);
        expect([...tasks.fetchHostTasks("h2")]).toEqual([]);
        expect(tasks.fetchTasks({ slaveHosts: ["h2"] })).toHaveLength(1);
        const { jobKey } = { jobKey: testTask("a").assignedTask.task.job };
        expect(tasks.fetchActiveInstance({ jobKey, instanceId: 0 })).toBeUndefined();
        expect(tasks.fetchActiveInstance({ jobKey, instanceId: 1 })?.assignedTask.taskId).toBe("b");
        expect([...tasks.fetchJobTasks(jobKey)]).toHaveLength(2);
      },
    ));

  it("keeps changes that no patch can say: events rewritten, a property taken away, another config", () =>
    afterWrites(
      way,
      [
        save({ ...A, ancestorId: "old" }),
        ({ tasks }) =>
          tasks.mutateTask("a", (task) => ({
            ...A,
            taskEvents: [],
            assignedTask: { ...task.assignedTask, task: testConfig({ job: job("a"), priority: 9 }) },
          })),
      ],
      (stores) => {
        expect(stores.tasks.fetchTask("a")).toStrictEqual({
          ...A,
          taskEvents: [],
          assignedTask: { ...A.assignedTask, task: testConfig({ job: job("a"), priority: 9 }) },
        });
      },
    ));

  it("shares one object among equal configs", () =>
    afterWrites(
      way,
      [
        save(testTask("a"), testTask("b", { config: testConfig({ priority: 1 }) })),
        save(testTask("c"), testTask("d", { config: testConfig({ priority: 1 }) })),
        ({ cronJobs }) =>
          cronJobs.saveAcceptedJob({
            key: testConfig().job,
            owner: { user: "alice" },
            cronCollisionPolicy: "CANCEL_NEW",
            taskConfig: testConfig(),
            instanceCount: 1,
          }),
      ],
      ({ tasks, cronJobs }) => {
        const config = (id: string) => tasks.fetchTask(id)?.assignedTask.task;
        expect(config("a")).toBe(config("c"));
        expect(config("b")).toBe(config("d"));
        expect(config("a")).not.toBe(config("b"));
        expect(cronJobs.fetchJob(testConfig().job)?.taskConfig).toBe(config("a"));
      },
    ));

  it("finds the config of a later task although the first ones are gone", () =>
    afterWrites(
      way,
      [save(testTask("a")), remove("a"), save(testTask("b")), save(testTask("c")), remove("b")],
      (stores) => {
        expect(found(stores, {})).toEqual([testTask("c")]);
      },
    ));
});

describe("a task store", () => {
  it("logs nothing for a change that changes nothing", async () => {
    const { storage, log, close } = await testStorage();
    await storage.write(save(A));
    const { appends } = log;
    await storage.write(({ tasks }) => {
      tasks.mutateTask("a", (task) => task);
      tasks.mutateTask("a", (task) => ({ ...task, taskEvents: [...task.taskEvents] }));
      tasks.deleteTasks(["x"]);
      expect(tasks.mutateTask("x", (task) => task)).toBeUndefined();
    });
    expect(log.appends).toBe(appends);
    await close();
  });

  it("logs a change of status in few bytes, however large the config", async () => {
    const { storage, stats, close } = await testStorage();
    const config = testConfig({ executorConfig: { name: "AuroraExecutor", data: "x".repeat(20_000) } });
    await storage.write(save(testTask("a", { config })));
    const written = stats.counter("scheduler_log_bytes_written");
    const before = written.value;
    await storage.write(({ tasks }) => tasks.mutateTask("a", (task) => inStatus(task, "ASSIGNED")));
    expect(written.value - before).toBeLessThan(80);
    await storage.write(save(testTask("b", { config })));
    expect(written.value - before).toBeLessThan(300);
    await close();
  });

  it("finds the earlier of two active tasks of one instance again when the later one ends", async () => {
    const { storage, close } = await testStorage();
    const key = { jobKey: testConfig().job, instanceId: 0 };
    const active = () => storage.read(({ tasks }) => tasks.fetchActiveInstance(key)?.assignedTask.taskId);
    await storage.write(save(testTask("a"), testTask("b"), testTask("c")));
    expect(active()).toBe("c");
    await storage.write(remove("b"));
    expect(active()).toBe("c");
    await storage.write(({ tasks }) => tasks.mutateTask("c", (task) => inStatus(task, "KILLED")));
    expect(active()).toBe("a");
    await close();
  });

  it("refuses tasks of one id, a changed id and a change of job, and undoes the write", async () => {
    const { storage, close } = await testStorage();
    await storage.write(save(A));
    await expect(storage.write(save(B, B))).rejects.toThrow("distinct ids");
    const rename = storage.write(({ tasks }) =>
      tasks.mutateTask("a", (task) => ({ ...task, assignedTask: { ...task.assignedTask, taskId: "z" } })),
    );
    await expect(rename).rejects.toThrow("id does not change");
    await expect(storage.write(save(C, testTask("a", { config: configOf("b") })))).rejects.toThrow("stays in its job");
    expect(storage.read((stores) => found(stores, {}))).toEqual([A]);
    await close();
  });

  it("uses the most selective index that a query allows", async () => {
    const { storage, stats, close } = await testStorage();
    await storage.write(save(...Array.from({ length: 50 }, (_, i) => testTask(`p${i}`, { instanceId: i }))));
    await storage.write(save(testTask("r", { status: "RUNNING", host: "h1", config: configOf("r") })));
    const answeredBy = (query: TaskQuery): string[] => {
      const before = new Map(stats.snapshot());
      storage.read(({ tasks }) => tasks.fetchTasks(query));
      return stats.snapshot().flatMap(([name, value]) => (before.get(name) === value ? [] : [name]));
    };
    expect(answeredBy({ taskIds: ["p1"], role: "www-data" })).toEqual(["task_queries_by_id"]);
    expect(answeredBy({ jobKeys: [job("r")], statuses: ["PENDING"] })).toEqual(["task_queries_by_job"]);
    expect(answeredBy({ role: "www-data", statuses: ["RUNNING"] })).toEqual(["task_queries_by_status"]);
    expect(answeredBy({ role: "role-r", statuses: ["PENDING"] })).toEqual(["task_queries_by_role"]);
    expect(answeredBy({ slaveHosts: ["h1"], statuses: ["PENDING"] })).toEqual(["task_queries_by_host"]);
    const instance = { jobKeys: [testConfig().job], instanceIds: [3], statuses: ["PENDING"] } as const;
    expect(answeredBy(instance)).toEqual(["task_queries_by_instance"]);
    expect(answeredBy({ environment: "prod" })).toEqual(["task_queries_all"]);
    await close();
  });
});
