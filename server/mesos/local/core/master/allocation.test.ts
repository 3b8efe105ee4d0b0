import { describe, expect, it } from "vitest";
import { task, World } from "../../testing/harness.ts";
import type { Offer } from "../messages.ts";

const amounts = (offer: Offer | undefined) =>
  Object.fromEntries((offer?.resources ?? []).map((one) => [one.name, one.scalar?.value ?? one.ranges?.range]));

describe("offers", () => {
  it("greet a new framework with all that is free, as the recorded master does", () => {
    const world = new World();
    const agentId = world.addAgent();
    const scheduler = world.subscribe();
    expect(scheduler.types()).toEqual(["SUBSCRIBED", "HEARTBEAT", "OFFERS"]);
    expect(scheduler.offers()).toEqual([
      {
        id: { value: "master-1-O0" },
        framework_id: { value: "master-1-0000" },
        agent_id: { value: agentId },
        hostname: "localhost",
        url: { scheme: "http", address: { hostname: "localhost", ip: "127.0.0.1", port: 5051 }, path: "/slave(1)" },
        allocation_info: { role: "*" },
        attributes: [
          { name: "host", type: "TEXT", text: { value: "h1" } },
          { name: "rack", type: "TEXT", text: { value: "r1" } },
        ],
        resources: [
          { name: "cpus", type: "SCALAR", scalar: { value: 4 }, role: "*", allocation_info: { role: "*" } },
          { name: "mem", type: "SCALAR", scalar: { value: 4096 }, role: "*", allocation_info: { role: "*" } },
          { name: "disk", type: "SCALAR", scalar: { value: 10240 }, role: "*", allocation_info: { role: "*" } },
          {
            name: "ports",
            type: "RANGES",
            ranges: { range: [{ begin: 31000, end: 31100 }] },
            role: "*",
            allocation_info: { role: "*" },
          },
        ],
      },
    ]);
  });

  it("come for a new agent at once", () => {
    const world = new World();
    const scheduler = world.subscribe();
    world.addAgent();
    expect(scheduler.offers()).toHaveLength(1);
  });

  it("come back after a decline only when its filter has run out", () => {
    const world = new World();
    world.addAgent();
    const scheduler = world.subscribe();
    const [offer] = scheduler.offers();
    scheduler.call({ type: "DECLINE", decline: { offer_ids: [offer!.id], filters: { refuse_seconds: 3 } } });
    world.advance(2_900);
    expect(scheduler.offers()).toHaveLength(1);
    world.advance(1_200);
    expect(scheduler.offers()).toHaveLength(2);
    expect(scheduler.offers()[1]?.id).not.toEqual(offer?.id);
  });

  it("are refused for five seconds when the decline names no time", () => {
    const world = new World();
    world.addAgent();
    const scheduler = world.subscribe();
    scheduler.call({ type: "DECLINE", decline: { offer_ids: [scheduler.offers()[0]!.id] } });
    world.advance(4_900);
    expect(scheduler.offers()).toHaveLength(1);
    world.advance(1_200);
    expect(scheduler.offers()).toHaveLength(2);
  });

  it("come back at once on REVIVE, and not at all while suppressed", () => {
    const world = new World();
    world.addAgent();
    const scheduler = world.subscribe();
    const decline = () =>
      scheduler.call({
        type: "DECLINE",
        decline: { offer_ids: [scheduler.offers().at(-1)!.id], filters: { refuse_seconds: 600 } },
      });
    decline();
    scheduler.call({ type: "REVIVE" });
    expect(scheduler.offers()).toHaveLength(2);
    scheduler.call({ type: "SUPPRESS" });
    decline();
    world.advance(700_000);
    expect(scheduler.offers()).toHaveLength(2);
    scheduler.call({ type: "REVIVE" });
    expect(scheduler.offers()).toHaveLength(3);
  });

  it("hold only what a running task leaves, and what it gives back comes as a second offer", () => {
    const world = new World();
    const agentId = world.addAgent();
    const scheduler = world.subscribe();
    scheduler.launch(scheduler.offers()[0]!, [task("t", agentId)]);
    world.advance(1_000);
    expect(amounts(scheduler.offers()[1])).toEqual({
      cpus: 3.5,
      mem: 4032,
      disk: 10240,
      ports: [{ begin: 31000, end: 31100 }],
    });
    const executor = world.startExecutor();
    executor.subscribe();
    executor.update("t", "TASK_FINISHED");
    world.advance(1_000);
    expect(amounts(scheduler.offers()[2])).toEqual({ cpus: 0.5, mem: 64 });
  });

  it("do not come for less than a hundredth of a CPU and 32 MB", () => {
    const world = new World();
    world.addAgent("cpus:0.001;mem:31;disk:10000");
    const scheduler = world.subscribe();
    world.advance(5_000);
    expect(scheduler.offers()).toEqual([]);
  });

  it("go to the framework with the smaller share", () => {
    const world = new World();
    const first = world.subscribe({ name: "first" });
    const one = world.addAgent();
    first.launch(first.offers()[0]!, [task("t", one)], 600);
    const second = world.subscribe({ name: "second" });
    world.advance(2_000);
    expect(second.offers()).toHaveLength(1);
    world.addAgent();
    // The second holds an offer of most of an agent, the first half a CPU of it.
    expect(first.offers()).toHaveLength(2);
    expect(second.offers()).toHaveLength(1);
  });

  it("keep reserved resources to their role and revocable ones to those who asked for them", () => {
    const world = new World();
    world.addAgent("cpus:2;cpus(db):2;cpus{REV}:8;mem:512");
    const plain = world.subscribe({ roles: ["web"] });
    const cpus = (offer: Offer | undefined) => (offer?.resources ?? []).filter((one) => one.name === "cpus");
    expect(cpus(plain.offers()[0])).toMatchObject([{ scalar: { value: 2 } }]);
    plain.call({ type: "SUPPRESS" });
    const revocable = world.subscribe({
      roles: ["db"],
      capabilities: [{ type: "MULTI_ROLE" }, { type: "REVOCABLE_RESOURCES" }],
    });
    expect(cpus(revocable.offers()[0])).toMatchObject([
      { scalar: { value: 2 }, role: "db" },
      { scalar: { value: 8 }, revocable: {} },
    ]);
  });

  it("leave GPU agents to frameworks that know GPUs", () => {
    const world = new World();
    world.addAgent("cpus:4;mem:1024;gpus:2");
    expect(world.subscribe().offers()).toEqual([]);
    const gpu = world.subscribe({ capabilities: [{ type: "MULTI_ROLE" }, { type: "GPU_RESOURCES" }] });
    expect(gpu.offers()).toHaveLength(1);
  });

  it("tell no allocation to frameworks without MULTI_ROLE, and refine reservations for those that ask", () => {
    const world = new World();
    world.addAgent();
    const older = world.subscribe({ roles: [], role: "*", capabilities: [] });
    expect(older.offers()[0]?.allocation_info).toBeUndefined();
    expect(older.offers()[0]?.resources?.[0]).not.toHaveProperty("allocation_info");
    world.disconnect(older);
    const refined = world.subscribe({ capabilities: [{ type: "MULTI_ROLE" }, { type: "RESERVATION_REFINEMENT" }] });
    world.advance(1_000);
    expect(refined.offers()[0]?.resources?.[0]).not.toHaveProperty("role");
  });

  it("are rescinded on request and made anew", () => {
    const world = new World();
    world.addAgent();
    const scheduler = world.subscribe();
    expect(world.cluster.master.rescindOffers()).toBe(1);
    world.pump();
    expect(scheduler.ofType("RESCIND").map((event) => event.rescind.offer_id)).toEqual([scheduler.offers()[0]?.id]);
    world.advance(1_000);
    expect(scheduler.offers()).toHaveLength(2);
  });
});
