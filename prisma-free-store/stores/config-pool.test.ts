import { describe, expect, it } from "vitest";
import { must } from "../../server/core/domain/invariant.ts";
import { testConfig, testCronJob, testTask, testUpdate } from "../testing-entities.ts";
import { MemStores } from "./stores.ts";

/** Runs `work` as a write that is undone or kept. */
function inWrite(stores: MemStores, work: () => void, isKept = true): void {
  const { journal } = stores;
  journal.begin();
  const start = journal.savepoint();
  work();
  if (!isKept) journal.rollback(start);
  journal.end();
}

describe("task configs", () => {
  it("are held once for all entities, and vanish with the last of them", () => {
    const stores = new MemStores();
    inWrite(stores, () => {
      stores.tasks.saveTasks([testTask("a"), testTask("b"), testTask("c", { config: testConfig({ priority: 5 }) })]);
      stores.cronJobs.saveAcceptedJob(testCronJob());
      stores.jobUpdates.saveJobUpdate(testUpdate("u"));
    });
    // The common one, that of task c, and the desired one of the update.
    expect(stores.configs.size).toBe(3);
    const held = must(stores.tasks.fetchTask("a"), "a task").assignedTask.task;
    expect(stores.jobUpdates.fetchJobUpdates({})[0]?.update.instructions.initialState[0]?.task).toBe(held);
    inWrite(stores, () => stores.tasks.deleteTasks(["a", "b", "c"]));
    expect(stores.configs.size).toBe(2);
    inWrite(stores, () => stores.jobUpdates.removeJobUpdates([testUpdate("u").summary.key]));
    expect(stores.configs.size).toBe(1);
    inWrite(stores, () => stores.cronJobs.removeJob(testCronJob().key));
    expect(stores.configs.size).toBe(0);
  });

  it("are counted as before when a write is undone", () => {
    const stores = new MemStores();
    inWrite(stores, () => stores.tasks.saveTasks([testTask("a")]));
    const undone = (): void => {
      stores.tasks.deleteTasks(["a"]);
      stores.tasks.saveTasks([testTask("b", { config: testConfig({ tier: "preferred" }) })]);
      stores.tasks.mutateTask("b", (task) => ({
        ...task,
        assignedTask: { ...task.assignedTask, task: testConfig({ tier: "revocable" }) },
      }));
      stores.cronJobs.saveAcceptedJob(testCronJob({ taskConfig: testConfig({ priority: 2 }) }));
      stores.cronJobs.saveAcceptedJob(testCronJob());
      stores.jobUpdates.saveJobUpdate(testUpdate("u"));
      stores.jobUpdates.saveJobUpdate(testUpdate("u"));
      stores.jobUpdates.removeJobUpdates([testUpdate("u").summary.key]);
    };
    inWrite(stores, undone, false);
    expect(stores.configs.size).toBe(1);
    expect(stores.tasks.fetchTasks({})).toEqual([testTask("a")]);
    inWrite(stores, () => stores.tasks.deleteTasks(["a"]));
    expect(stores.configs.size).toBe(0);
  });

  it("have ids that depend on their content alone", () => {
    const { configs } = new MemStores();
    const id = configs.idOf(testConfig());
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(configs.idOf(structuredClone(testConfig()))).toBe(id);
    expect(new MemStores().configs.idOf(testConfig())).toBe(id);
    expect(configs.idOf(testConfig({ metadata: [] }))).not.toBe(id);
  });
});

it("resetting empties every store", () => {
  const stores = new MemStores();
  inWrite(stores, () => {
    stores.tasks.saveTasks([testTask("a", { host: "h" })]);
    stores.cronJobs.saveAcceptedJob(testCronJob());
    stores.jobUpdates.saveJobUpdate(testUpdate("u"));
    stores.scheduler.saveFrameworkId("f");
    stores.quotas.saveQuota("r", { resources: [] });
  });
  stores.reset();
  expect([stores.tasks.size, stores.jobUpdates.size, stores.configs.size]).toEqual([0, 0, 0]);
  expect(stores.cronJobs.fetchJobs()).toEqual([]);
  expect(stores.quotas.fetchQuotas().size).toBe(0);
  expect(stores.scheduler.fetchFrameworkId()).toBeUndefined();
});
