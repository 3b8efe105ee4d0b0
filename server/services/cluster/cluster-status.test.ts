import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startWorld, type World } from "../testing-world.ts";
import { ownLeadership } from "./own-leadership.ts";

describe("the status of a scheduler", () => {
  let world: World;
  beforeEach(async () => {
    world = await startWorld();
  });
  afterEach(() => world.end());

  it("tells since when it is registered, and since when it is not any more", async () => {
    const { cluster } = world.handle;
    const registered = (await cluster.status()).framework;
    expect(registered).toMatchObject({ registered: true, registeredMs: expect.any(Number), registrations: 1 });
    world.driver.disconnect();
    const atMs = world.stored.clock.nowMs();
    const { registeredMs, disconnectedMs } = (await cluster.status()).framework;
    expect({ registeredMs, disconnectedMs }).toEqual({ registeredMs: undefined, disconnectedMs: atMs });
    world.driver.register();
    await world.settle();
    expect((await cluster.status()).framework).toMatchObject({ registered: true, registrations: 2 });
  });

  it("that runs alone knows of its own leadership, and of no ZooKeeper", async () => {
    const status = await world.handle.cluster.status();
    expect(status.leadership).toEqual([{ host: "scheduler-host", port: 8081, isSelf: true, sinceMs: 0 }]);
    expect(status).not.toHaveProperty("zooKeeper");
    expect(status.memory?.heapUsed).toBeGreaterThan(0);
  });
});

describe("leadership by the lifecycle", () => {
  const self = { host: "aurora-1", port: 8081 };

  it("begins with the election and ends with the process", () => {
    const history = [
      { state: "IDLE", atMs: 1 },
      { state: "STORAGE_PREPARED", atMs: 2 },
      { state: "LEADER_AWAITING_REGISTRATION", atMs: 3 },
      { state: "ACTIVE", atMs: 4 },
      { state: "DEAD", atMs: 9 },
    ] as const;
    expect(ownLeadership(history.slice(0, 2), self)).toEqual([]);
    expect(ownLeadership(history.slice(0, 4), self)).toEqual([{ ...self, isSelf: true, sinceMs: 3 }]);
    expect(ownLeadership(history, self)).toEqual([{ ...self, isSelf: true, sinceMs: 3, untilMs: 9 }]);
  });
});
