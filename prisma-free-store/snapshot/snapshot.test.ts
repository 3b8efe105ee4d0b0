import { randomBytes } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import type { StoreProvider } from "../storage.ts";
import { testConfig, testTask } from "../testing-entities.ts";
import { testStorage, type TestStorage } from "../testing.ts";

function ids({ tasks }: StoreProvider): string[] {
  return tasks.fetchTasks({ limit: 100 }).map((task) => task.assignedTask.taskId);
}

const save = (made: TestStorage, ...taskIds: string[]) =>
  made.storage.write(({ tasks }) => tasks.saveTasks(taskIds.map((id) => testTask(id))));

describe("a snapshot", () => {
  it("lets the log forget what came before it", async () => {
    const made = await testStorage();
    for (let i = 0; i < 20; i++) await save(made, `t${i}`);
    await made.storage.write(({ tasks }) => tasks.deleteTasks(["t3"]));
    const { disk } = made.log;
    const lastBefore = disk.end ?? 0;
    await made.durable.snapshot();
    expect(disk.begin).toBe(lastBefore + 1);
    // The snapshot and the truncation.
    expect([...disk.records.keys()]).toEqual([lastBefore + 1, lastBefore + 2]);
    const again = await testStorage({ disk });
    expect(again.storage.read(ids)).toHaveLength(19);
    await Promise.all([made.close(), again.close()]);
  });

  it("is taken every -dlog_snapshot_interval, and counted", async () => {
    const made = await testStorage({ settings: { snapshotIntervalMs: 60_000 } });
    const stat = (name: string) => Object.fromEntries(made.stats.snapshot())[name];
    await save(made, "a");
    await save(made, "b");
    expect([stat("scheduler_log_snapshots"), stat("scheduler_log_un_snapshotted_transactions")]).toEqual([0, 2]);
    expect(made.durable.logStatus()).not.toHaveProperty("lastSnapshotMs");
    for (const round of [1, 2]) {
      made.clock.advance(60_000);
      await vi.waitFor(() => expect(stat("scheduler_log_snapshot_events")).toBe(round));
      expect([stat("scheduler_log_snapshots"), stat("scheduler_log_un_snapshotted_transactions")]).toEqual([round, 0]);
      expect(made.durable.logStatus().lastSnapshotMs).toBe(round * 60_000);
    }
    await made.close();
  });

  it("holds neither writes up nor takes in those that come after it", async () => {
    const made = await testStorage();
    await save(made, "before");
    const snapshot = made.durable.snapshot();
    const later = save(made, "after");
    await later;
    await snapshot;
    await made.storage.write(({ tasks }) => tasks.deleteTasks(["before"]));
    const again = await testStorage({ disk: made.log.disk });
    expect(again.storage.read(ids)).toEqual(["after"]);
    expect(Object.fromEntries(again.stats.snapshot()).scheduler_log_un_snapshotted_transactions).toBe(2);
    await Promise.all([made.close(), again.close()]);
  });

  it("that was cut off by a crash leaves the one before in force", async () => {
    const made = await testStorage({ settings: { maxEntryBytes: 1024 } });
    const bulky = (name: string) => {
      const data = randomBytes(3_000).toString("base64");
      return testTask(name, { config: testConfig({ executorConfig: { name: "AuroraExecutor", data } }) });
    };
    await made.storage.write(({ tasks }) => tasks.saveTasks([bulky("a")]));
    await made.durable.snapshot();
    const { disk } = made.log;
    const begin = disk.begin;
    await made.storage.write(({ tasks }) => tasks.saveTasks([bulky("b")]));
    const frames: number[] = [];
    const stop = made.log.onLearned(() => {
      frames.push(disk.end ?? 0);
      if (frames.length === 3) made.log.fail();
    });
    await expect(made.durable.snapshot()).rejects.toThrow("told to fail");
    stop();
    expect(made.fatals).toHaveLength(1);
    await expect(save(made, "c")).rejects.toThrow("told to fail");
    await made.close();

    expect(disk.begin).toBe(begin);
    const again = await testStorage({ disk, settings: { maxEntryBytes: 1024 } });
    expect(again.storage.read(ids)).toEqual(["a", "b"]);
    expect(again.stats.counter("scheduler_log_bad_frames_read").value).toBe(1);
    await again.durable.snapshot();
    await again.close();
    const last = await testStorage({ disk, settings: { maxEntryBytes: 1024 } });
    expect(last.storage.read(ids)).toEqual(["a", "b"]);
    await last.close();
  });

  it("shares configs among what it rebuilds, and gives each once", async () => {
    const made = await testStorage();
    const big = testConfig({ executorConfig: { name: "AuroraExecutor", data: "x".repeat(5_000) } });
    await made.storage.write((stores) => {
      stores.tasks.saveTasks(Array.from({ length: 600 }, (_, i) => testTask(`t${i}`, { config: big, instanceId: i })));
    });
    await made.durable.snapshot();
    const again = await testStorage({ disk: made.log.disk });
    const configs = again.storage.read(({ tasks }) => new Set(tasks.fetchTasks({}).map((t) => t.assignedTask.task)));
    expect(configs.size).toBe(1);
    await Promise.all([made.close(), again.close()]);
  });

  it("is shared by those who ask for one at the same time", async () => {
    const made = await testStorage();
    await Promise.all([made.durable.snapshot(), made.durable.snapshot(), made.durable.snapshot()]);
    expect(made.stats.counter("scheduler_log_snapshots").value).toBe(1);
    await made.close();
  });
});
