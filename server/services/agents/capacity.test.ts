import { afterEach, beforeEach, expect, it } from "vitest";
import { configOf, HELLO } from "../testing.ts";
import { startWorld, type World } from "../testing-world.ts";
import { CAPACITY_AGE_MS } from "./capacity.ts";

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

async function capacity() {
  return (await world.handle.cluster.status()).capacity;
}

it("sums up all agents as the list of agents has them, and stands for a while", async () => {
  expect(await capacity()).toMatchObject({ agents: 0, unknown: 0, total: { cpus: 0 } });
  world.addAgent();
  world.addAgent({ host: "host-2", agentId: "agent-2", id: "offer-2" });
  const job = { key: HELLO, owner: { user: HELLO.role }, cronCollisionPolicy: "KILL_EXISTING" } as const;
  const created = world.handle.jobs.create({ ...job, taskConfig: configOf(), instanceCount: 3 }, { user: "UNSECURE" });
  await world.settle(5_000);
  await created;
  world.stored.clock.advance(CAPACITY_AGE_MS);
  const agents = await world.handle.agents.list();
  const sumOf = (pick: (agent: (typeof agents)[number]) => number): number =>
    agents.reduce((sum, agent) => sum + pick(agent), 0);
  const now = await capacity();
  expect(now).toMatchObject({ agents: 2, unknown: 0, requested: { cpus: 3 } });
  expect(now?.total.cpus).toBe(sumOf(({ total }) => total?.cpus ?? 0));
  expect(now?.total.ramMb).toBe(sumOf(({ total }) => total?.ramMb ?? 0));
  expect(now?.offered.cpus).toBe(sumOf(({ offered }) => offered.cpus));
  world.addAgent({ host: "host-3", agentId: "agent-3", id: "offer-3" });
  expect((await capacity())?.agents).toBe(2);
  world.stored.clock.advance(CAPACITY_AGE_MS);
  expect((await capacity())?.agents).toBe(3);
});

it("is not told while the master does not answer", async () => {
  world.inspector.isReachable = false;
  expect(await capacity()).toBeUndefined();
});
