import { afterEach, describe, expect, it } from "vitest";
import { inStatus, testConfig, testTask } from "./testing-entities.ts";
import { testStorage, unstartedTestStorage, type TestStorage } from "./testing.ts";

describe("a transactional storage", () => {
  let opened: TestStorage[] = [];

  async function open(...args: Parameters<typeof testStorage>): Promise<TestStorage> {
    const made = await testStorage(...args);
    opened.push(made);
    return made;
  }

  afterEach(async () => {
    for (const one of opened) await one.close();
    opened = [];
  });

  it("refuses every call before recovery, naming the reason", async () => {
    const { storage, durable } = unstartedTestStorage();
    const refusal = { code: "ERROR_TRANSIENT", message: "Storage is not READY" };
    await expect(storage.write(() => 1)).rejects.toMatchObject(refusal);
    await expect(storage.readCommitted(() => 1)).rejects.toMatchObject(refusal);
    expect(() => storage.read(() => 1)).toThrow("Storage is not READY");
    await durable.prepare();
    await expect(storage.write(() => 1)).rejects.toMatchObject(refusal);
    await durable.start();
    await expect(storage.write(() => 1)).resolves.toBe(1);
  });

  it("applies a write at once and resolves when the log holds it", async () => {
    const { storage, log } = await open();
    const release = log.hold();
    let isCommitted = false;
    const write = storage.write(({ tasks }) => tasks.saveTasks([testTask("a")])).then(() => (isCommitted = true));
    expect(storage.read(({ tasks }) => tasks.size)).toBe(1);
    await new Promise(setImmediate);
    expect(isCommitted).toBe(false);
    release();
    await write;
    expect(isCommitted).toBe(true);
  });

  it("undoes all of a write that throws, and logs nothing", async () => {
    const { storage, log } = await open();
    await storage.write(({ tasks }) => tasks.saveTasks([testTask("a")]));
    const appends = log.appends;
    const failure = storage.write((stores) => {
      stores.tasks.mutateTask("a", (task) => inStatus(task, "ASSIGNED"));
      stores.tasks.saveTasks([testTask("b", { config: testConfig({ priority: 7 }) })]);
      stores.quotas.saveQuota("www-data", { resources: [{ numCpus: 1 }] });
      throw new Error("changed my mind");
    });
    await expect(failure).rejects.toThrow("changed my mind");
    expect(log.appends).toBe(appends);
    storage.read((stores) => {
      expect(stores.tasks.fetchTasks({})).toEqual([testTask("a")]);
      expect(stores.tasks.countByStatus("ASSIGNED")).toBe(0);
      expect(stores.quotas.fetchQuota("www-data")).toBeUndefined();
    });
  });

  it("rejects and undoes a write whose values cannot be stored", async () => {
    const { storage } = await open();
    const odd = testTask("b", { config: testConfig({ resources: [{ ramMb: 0.5 }] }) });
    await expect(storage.write(({ tasks }) => tasks.saveTasks([testTask("a"), odd]))).rejects.toThrow(
      "0.5 is not a whole number",
    );
    expect(storage.read(({ tasks }) => tasks.size)).toBe(0);
    await expect(storage.write(({ tasks }) => tasks.saveTasks([testTask("a")]))).resolves.toBeUndefined();
  });

  it("lets writes that wait share an append, one append at a time", async () => {
    const { storage, log } = await open();
    const appends = log.appends;
    const release = log.hold();
    const first = storage.write(({ tasks }) => tasks.saveTasks([testTask("first")]));
    await new Promise(setImmediate);
    const more = Array.from({ length: 100 }, (_, i) =>
      storage.write(({ tasks }) => tasks.saveTasks([testTask(`task-${i}`)])),
    );
    await new Promise(setImmediate);
    expect(log.appends - appends).toBe(1);
    release();
    await Promise.all([first, ...more]);
    expect(log.appends - appends).toBe(2);
  });

  it("runs the effects of writes after their commit, in order", async () => {
    const { storage, log } = await open();
    const order: string[] = [];
    const release = log.hold();
    const writes = ["a", "b", "c"].map((id) =>
      storage.write(({ tasks, onCommit }) => {
        onCommit(() => order.push(`${id}1`));
        if (id !== "b") tasks.saveTasks([testTask(id)]);
        onCommit(() => order.push(`${id}2`));
      }),
    );
    await new Promise(setImmediate);
    expect(order).toEqual([]);
    release();
    await Promise.all(writes);
    expect(order).toEqual(["a1", "a2", "b1", "b2", "c1", "c2"]);
  });

  it("lets an effect write again", async () => {
    const { storage } = await open();
    let inner: Promise<void> | undefined;
    await storage.write(({ tasks, onCommit }) => {
      tasks.saveTasks([testTask("a")]);
      onCommit(() => {
        inner = storage.write((stores) => stores.tasks.deleteTasks(["a"]));
      });
    });
    await inner;
    expect(storage.read(({ tasks }) => tasks.size)).toBe(0);
  });

  it("makes a committed read wait for the writes that it could have seen, and for no others", async () => {
    const { storage, log } = await open();
    await expect(storage.readCommitted(({ tasks }) => tasks.size)).resolves.toBe(0);
    const release = log.hold();
    const write = storage.write(({ tasks }) => tasks.saveTasks([testTask("a")]));
    await new Promise(setImmediate);
    let seen: number | undefined;
    const read = storage.readCommitted(({ tasks }) => tasks.size).then((size) => (seen = size));
    const later = storage.write(({ tasks }) => tasks.saveTasks([testTask("b")]));
    await new Promise(setImmediate);
    expect(seen).toBeUndefined();
    const releaseLater = ((): (() => void) => {
      release();
      return log.hold();
    })();
    await Promise.all([write, read]);
    expect(seen).toBe(1);
    releaseLater();
    await later;
  });

  it("joins nested writes to the outer one", async () => {
    const { storage, log } = await open();
    const appends = log.appends;
    let nested: Promise<string> | undefined;
    await storage.write(({ tasks }) => {
      tasks.saveTasks([testTask("a")]);
      nested = storage.write((stores) => {
        stores.tasks.saveTasks([testTask("b")]);
        return "inner";
      });
    });
    await expect(nested).resolves.toBe("inner");
    expect(log.appends - appends).toBe(1);
  });

  it("undoes the whole write when a nested one throws", async () => {
    const { storage } = await open();
    const outer = storage.write(({ tasks }) => {
      tasks.saveTasks([testTask("a")]);
      void storage.write(() => {
        throw new Error("inner");
      });
    });
    await expect(outer).rejects.toThrow("inner");
    expect(storage.read(({ tasks }) => tasks.size)).toBe(0);
  });

  it("refuses work that is not synchronous", async () => {
    const { storage } = await open();
    const write = storage.write(async ({ tasks }) => tasks.saveTasks([testTask("a")]));
    await expect(write).rejects.toThrow("is synchronous");
    expect(storage.read(({ tasks }) => tasks.size)).toBe(0);
  });

  it("does not let stores be changed outside a write", async () => {
    const { storage } = await open();
    const kept = await storage.write((stores) => stores);
    expect(() => kept.tasks.saveTasks([testTask("a")])).toThrow("only be changed within a write");
    expect(() => kept.onCommit(() => undefined)).toThrow("within the write");
  });

  it("reports a failed append as fatal, rejects all that waits, and accepts nothing more", async () => {
    const { storage, log, fatals } = await open();
    const release = log.hold();
    const writes = ["a", "b"].map((id) => storage.write(({ tasks }) => tasks.saveTasks([testTask(id)])));
    await new Promise(setImmediate);
    writes.push(storage.write(({ tasks }) => tasks.saveTasks([testTask("c")])));
    const read = storage.readCommitted(({ tasks }) => tasks.size);
    log.fail(new Error("disk full"));
    release();
    const outcomes = await Promise.allSettled([...writes, read]);
    expect(outcomes.map((outcome) => outcome.status)).toEqual(["rejected", "rejected", "rejected", "rejected"]);
    expect(fatals).toEqual([new Error("disk full")]);
    await expect(storage.write(() => 1)).rejects.toThrow("disk full");
    await expect(storage.readCommitted(() => 1)).rejects.toThrow("disk full");
  });

  it("reports an effect that throws as fatal, after which nothing is acknowledged", async () => {
    const { storage, fatals } = await open();
    const effects: string[] = [];
    const bad = storage.write(({ tasks, onCommit }) => {
      tasks.saveTasks([testTask("a")]);
      onCommit(() => {
        throw new Error("defect");
      });
    });
    const next = storage.write(({ tasks, onCommit }) => {
      tasks.saveTasks([testTask("b")]);
      onCommit(() => effects.push("b"));
    });
    await expect(bad).rejects.toThrow("defect");
    await expect(next).rejects.toThrow("defect");
    expect([fatals, effects]).toEqual([[new Error("defect")], []]);
  });

  it("tells how its log fares", async () => {
    const { durable, storage } = await open();
    await storage.write(({ tasks }) => tasks.saveTasks([testTask("a")]));
    const appendLatency = [{ atMs: 0, p50Ms: 0, p99Ms: 0, maxMs: 0, count: 2 }];
    const positions = { begin: "0", end: "2", promised: "1", lag: "0" };
    expect(durable.logStatus()).toEqual({
      quorumSize: 1,
      path: "memory",
      replicas: [{ pid: "local", isSelf: true, status: "VOTING", ...positions, appendLatency }],
      appendLatencyMs: { p50: 0, p99: 0 },
      appendLatency,
    });
  });

  it("refuses calls once it is closed, after what was under way is committed", async () => {
    const { storage, durable, log } = await open();
    const release = log.hold();
    const write = storage.write(({ tasks }) => tasks.saveTasks([testTask("a")]));
    await new Promise(setImmediate);
    const closing = durable.close();
    await expect(storage.write(() => 1)).rejects.toThrow("Storage is not READY");
    release();
    await Promise.all([write, closing]);
  });

  it("finds everything again on the same disk", async () => {
    const first = await open();
    await first.storage.write((stores) => {
      stores.tasks.saveTasks([testTask("a"), testTask("b", { config: testConfig({ priority: 3 }) })]);
      stores.scheduler.saveFrameworkId("framework");
    });
    await first.storage.write(({ tasks }) => tasks.mutateTask("a", (task) => inStatus(task, "ASSIGNED")));
    await first.close();
    const second = await open({ disk: first.log.disk });
    second.storage.read((stores) => {
      expect(stores.scheduler.fetchFrameworkId()).toBe("framework");
      expect(stores.tasks.fetchTask("a")).toEqual(inStatus(testTask("a"), "ASSIGNED"));
      expect(stores.tasks.fetchTask("b")).toEqual(testTask("b", { config: testConfig({ priority: 3 }) }));
    });
  });
});
