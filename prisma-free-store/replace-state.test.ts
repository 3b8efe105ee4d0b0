import { describe, expect, it } from "vitest";
import { captureState } from "./snapshot/capture.ts";
import type { CapturedState } from "./snapshot/taken-snapshot.ts";
import type { StoreProvider } from "./storage.ts";
import { MemStores } from "./stores/stores.ts";
import { inStatus, testTask } from "./testing-entities.ts";
import { testStorage, unstartedTestStorage, type TestStorage } from "./testing.ts";

function ids({ tasks }: StoreProvider): string[] {
  return tasks.fetchTasks({ limit: 100 }).map((task) => task.assignedTask.taskId);
}

const save = (made: TestStorage, ...taskIds: string[]): Promise<void> =>
  made.storage.write(({ tasks }) => tasks.saveTasks(taskIds.map((id) => testTask(id))));

/** A state that holds these tasks and nothing else. */
function stateOf(...taskIds: string[]): CapturedState {
  const stores = new MemStores();
  stores.apply({ saveTasks: { tasks: taskIds.map((id) => testTask(id)) } });
  return { ops: captureState(stores), configs: stores.configs, timestampMs: 7 };
}

async function idsAfterRestart(made: TestStorage): Promise<string[]> {
  const again = await testStorage({ disk: made.log.disk });
  const found = again.storage.read(ids);
  await again.close();
  return found;
}

describe("a state that replaces another", () => {
  it("is all that is found at the next start, and can be written on", async () => {
    const made = await testStorage();
    await save(made, "a", "b");
    await made.durable.snapshot();
    await save(made, "c");
    await made.durable.replaceState(stateOf("b", "z"));
    await made.close();
    const again = await testStorage({ disk: made.log.disk });
    expect(again.storage.read(ids)).toEqual(["b", "z"]);
    await again.storage.write(({ tasks }) => tasks.mutateTask("z", (task) => inStatus(task, "ASSIGNED")));
    await save(again, "y");
    await again.close();
    expect(await idsAfterRestart(made)).toEqual(["b", "y", "z"]);
  });

  it("holds every write back that comes later, and rejects it at the end", async () => {
    const made = await testStorage();
    await save(made, "a");
    const release = made.log.hold();
    const before = save(made, "before");
    const replaced = made.durable.replaceState(stateOf("z"));
    const effects: string[] = [];
    const later = made.storage.write((stores) => {
      stores.tasks.saveTasks([testTask("later")]);
      stores.onCommit(() => effects.push("later"));
    });
    const outcome = later.then(
      () => "committed",
      (error: unknown) => error,
    );
    release();
    await Promise.all([before, replaced]);
    await made.close();
    expect(await outcome).toMatchObject({ code: "ERROR_TRANSIENT" });
    expect(effects).toEqual([]);
    expect(made.fatals).toEqual([]);
    expect(await idsAfterRestart(made)).toEqual(["z"]);
  });

  it("waits for a snapshot under way, and lets none be taken after it", async () => {
    const made = await testStorage({ settings: { snapshotIntervalMs: 1_000 } });
    await save(made, "a");
    const snapshot = made.durable.snapshot();
    await Promise.all([snapshot, made.durable.replaceState(stateOf("z"))]);
    await expect(made.durable.snapshot()).rejects.toThrow("has been replaced");
    await expect(made.durable.capture()).rejects.toThrow("has been replaced");
    await expect(made.durable.replaceState(stateOf("y"))).rejects.toThrow("has been replaced");
    const { end } = made.log.disk;
    made.clock.advance(10_000);
    await new Promise(setImmediate);
    expect(made.log.disk.end).toBe(end);
    await made.close();
    expect(await idsAfterRestart(made)).toEqual(["z"]);
  });

  it("is taken over by followers that had applied what it replaces", async () => {
    const writer = await testStorage();
    const follower = unstartedTestStorage({ disk: writer.log.disk });
    await follower.durable.prepare();
    await save(writer, "a", "b");
    await writer.durable.replaceState(stateOf("b", "z"));
    await writer.close();
    await follower.durable.start();
    expect(follower.storage.read(ids)).toEqual(["b", "z"]);
    await save(follower, "c");
    expect(follower.storage.read(ids)).toEqual(["b", "c", "z"]);
    await follower.close();
    expect(await idsAfterRestart(writer)).toEqual(["b", "c", "z"]);
  });

  it("is refused by one who does not lead, as snapshots are", async () => {
    const writer = await testStorage();
    const follower = unstartedTestStorage({ disk: writer.log.disk });
    await follower.durable.prepare();
    const { durable } = follower;
    for (const refused of [durable.replaceState(stateOf("z")), durable.snapshot(), durable.capture()]) {
      await expect(refused).rejects.toMatchObject({ code: "ERROR_TRANSIENT", message: "Storage is not READY" });
    }
    await save(writer, "a");
    await durable.start();
    expect(follower.storage.read(ids)).toEqual(["a"]);
    expect(follower.fatals).toEqual([]);
    await Promise.all([writer.close(), follower.close()]);
  });

  it("that a crash cut off leaves everything as it was", async () => {
    const made = await testStorage({ settings: { maxEntryBytes: 1024 } });
    await save(made, "a");
    const many = Array.from({ length: 500 }, (_, i) => `restored-${(i * 7919) % 1000}-${i}`);
    const end = made.log.disk.end ?? 0;
    const stop = made.log.onLearned(() => {
      if ((made.log.disk.end ?? 0) >= end + 3) made.log.fail();
    });
    await expect(made.durable.replaceState(stateOf(...many))).rejects.toThrow("told to fail");
    stop();
    expect(made.fatals).toHaveLength(1);
    await made.close();
    expect(await idsAfterRestart(made)).toEqual(["a"]);
  });

  it("that a crash kept from truncating the log is in force", async () => {
    const made = await testStorage();
    await save(made, "a");
    const end = made.log.disk.end ?? 0;
    const stop = made.log.onLearned(() => {
      if ((made.log.disk.end ?? 0) > end) made.log.fail();
    });
    await expect(made.durable.replaceState(stateOf("z"))).rejects.toThrow("told to fail");
    stop();
    await made.close();
    expect(made.log.disk.begin).toBe(0);
    expect(await idsAfterRestart(made)).toEqual(["z"]);
  });
});
