import { describe, expect, it } from "vitest";
import { executorTask, World, type RecordedScheduler } from "../../testing/harness.ts";
import { parseAttributes, parseResources } from "../agent-spec.ts";
import { chance, SIMULATION_DEFAULTS, type SimulationSettings } from "./simulated-agent.ts";

const RESOURCES = parseResources("cpus:4;mem:4096;disk:10000;ports:[31000-31999]");
const ATTRIBUTES = parseAttributes("rack:a");

function simulated(count: number, settings: Partial<SimulationSettings> = {}): { world: World; agentIds: string[] } {
  const world = new World();
  const agentIds = Array.from({ length: count }, (_, i) => {
    const spec = { hostname: `sim-${i}`, resources: RESOURCES, attributes: ATTRIBUTES };
    const address = { ip: "127.0.0.1", port: 5051 };
    return world.cluster.addSimulatedAgent(spec, address, { ...SIMULATION_DEFAULTS, ...settings }).id;
  });
  return { world, agentIds };
}

function runAll(world: World, scheduler: RecordedScheduler, ms: number): void {
  for (let i = 0; i < ms; i += 100) {
    world.advance(100);
    for (const status of scheduler.statuses()) if (status.uuid !== undefined) scheduler.acknowledge(status);
  }
}

describe("a simulated agent", () => {
  it("starts, runs and kills tasks without processes", () => {
    const { world, agentIds } = simulated(1);
    const scheduler = world.subscribe();
    scheduler.launch(scheduler.offers()[0]!, [executorTask("t", agentIds[0]!)]);
    runAll(world, scheduler, 1_000);
    scheduler.call({ type: "KILL", kill: { task_id: { value: "t" } } });
    runAll(world, scheduler, 1_000);
    expect(world.launched).toEqual([]);
    expect([...new Set(scheduler.statuses("t").map((status) => status.state))]).toEqual([
      "TASK_STARTING",
      "TASK_RUNNING",
      "TASK_KILLED",
    ]);
    expect(scheduler.ofType("FAILURE")[0]?.failure).toMatchObject({ executor_id: { value: "executor-t" }, status: 0 });
    runAll(world, scheduler, 1_000);
    expect(world.cluster.master.state.agents.get(agentIds[0]!)?.tasks.size).toBe(0);
  });

  it("fails the share of tasks it is told to, the same ones every time", () => {
    const ends = (): (string | undefined)[] => {
      const { world, agentIds } = simulated(50, { durationMs: 1_000, failureRate: 0.3 });
      const scheduler = world.subscribe();
      for (const [i, offer] of scheduler.offers().entries()) {
        scheduler.launch(offer, [executorTask(`t${i}`, agentIds[i]!)]);
      }
      runAll(world, scheduler, 2_500);
      return agentIds.map((_, i) => scheduler.statuses(`t${i}`).at(-1)?.state);
    };
    const first = ends();
    const failed = first.filter((state) => state === "TASK_FAILED").length;
    expect(failed + first.filter((state) => state === "TASK_FINISHED").length).toBe(50);
    expect(failed).toBeGreaterThan(5);
    expect(failed).toBeLessThan(25);
    expect(ends()).toEqual(first);
  });

  it("offers ten thousand agents in one event", () => {
    const { world } = simulated(10_000);
    const scheduler = world.subscribe();
    expect(scheduler.ofType("OFFERS")).toHaveLength(1);
    expect(scheduler.offers()).toHaveLength(10_000);
  });

  it("comes back with its tasks after being lost", () => {
    const { world, agentIds } = simulated(1);
    const scheduler = world.subscribe();
    scheduler.launch(scheduler.offers()[0]!, [executorTask("t", agentIds[0]!)]);
    runAll(world, scheduler, 1_000);
    world.cluster.loseAgent(agentIds[0]!, 0);
    world.cluster.returnAgent(agentIds[0]!);
    world.pump();
    scheduler.call({ type: "RECONCILE", reconcile: { tasks: [] } });
    expect(scheduler.statuses("t").at(-1)).toMatchObject({ state: "TASK_RUNNING", reason: "REASON_RECONCILIATION" });
  });
});

describe("chance", () => {
  it("is spread evenly and depends on seed and key", () => {
    const draws = Array.from({ length: 1_000 }, (_, i) => chance(7, `task-${i}`));
    const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
    expect(mean).toBeGreaterThan(0.45);
    expect(mean).toBeLessThan(0.55);
    expect(chance(7, "a")).toBe(chance(7, "a"));
    expect(chance(7, "a")).not.toBe(chance(8, "a"));
  });
});
