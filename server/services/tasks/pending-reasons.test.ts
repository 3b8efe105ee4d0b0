import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { TaskConfig } from "../../core/domain/task-config.ts";
import type { HostOffer } from "../../core/placement/host-offer.ts";
import { configOf, HELLO } from "../testing.ts";
import { startWorld, type World } from "../testing-world.ts";
import { PendingReasons } from "./pending-reasons.ts";

const CONFIGS = [1, 2, 3].map((priority) => configOf(HELLO, { priority, resources: [{ numCpus: 100 }] }));

let world: World;
let walks = 0;
let reasons: PendingReasons;

beforeEach(async () => {
  world = await startWorld();
  world.addAgent();
  await world.settle();
  walks = 0;
  const { offers, taskScheduler } = world.scheduler;
  reasons = new PendingReasons({
    storage: world.stored.storage,
    clock: world.stored.clock,
    requests: taskScheduler,
    offers: {
      size: offers.size,
      values(): Iterable<HostOffer> {
        walks += 1;
        return offers.values();
      },
    },
    activeAgents: () => Promise.resolve(3),
  });
});
afterEach(() => world.end());

async function explained(configs: readonly TaskConfig[], budgetMs?: number): Promise<(string | undefined)[]> {
  const answer = reasons.explainAll(configs, budgetMs);
  await world.settle(50);
  const map = await answer;
  return configs.map((config) => map.get(config)?.reason);
}

describe("pending reasons", () => {
  it("are found once for each config, and counts agents that offer nothing", async () => {
    const [first = configOf()] = CONFIGS;
    expect(await explained([first, first, first])).toEqual(Array(3).fill("Insufficient: CPU"));
    expect(walks).toBe(1);
    const map = await reasons.explainAll([first]);
    expect(map.get(first)?.summary).toContain("2 more agents have nothing on offer");
  });

  it("are kept for a moment, and found anew after it", async () => {
    await explained(CONFIGS);
    await explained(CONFIGS);
    expect(walks).toBe(3);
    world.stored.clock.advance(1_000);
    await explained(CONFIGS);
    expect(walks).toBe(6);
  });

  it("are found once for callers who ask at the same time", async () => {
    const both = Promise.all([reasons.explainAll(CONFIGS), reasons.explainAll(CONFIGS)]);
    await world.settle(100);
    const [a, b] = await both;
    expect(a).toEqual(b);
    expect(walks).toBe(3);
  });

  it("are left out beyond the budget", async () => {
    const answer = reasons.explainAll(CONFIGS, 15);
    await world.settle(100);
    expect((await answer).size).toBeLessThan(3);
    expect((await answer).size).toBeGreaterThan(0);
  });
});
