import { describe, expect, it } from "vitest";
import { seededRng } from "../random/rng.ts";
import { AttributeAggregate } from "./attribute-aggregate.ts";
import { OfferPool } from "./offer-pool.ts";
import { CONTEXT, limitConstraint, offerOf, requestFor, taskConfig, valueConstraint } from "./placement-fixtures.ts";
import type { ResourceRequest } from "./resource-request.ts";

function poolOf(...hosts: Parameters<typeof offerOf>[0][]): OfferPool {
  const pool = new OfferPool({ order: ["RANDOM"], rng: seededRng(1) });
  for (const host of hosts) pool.add(offerOf(host));
  return pool;
}

function hostsFor(pool: OfferPool, request: ResourceRequest): string[] {
  const hosts: string[] = [];
  pool.forEachMatch(request, CONTEXT, (offer) => {
    hosts.push(offer.attributes.host);
    return true;
  });
  return hosts.sort();
}

const BIG = taskConfig({ resources: [{ numCpus: 32 }, { ramMb: 128 }, { diskMb: 64 }] });

describe("OfferPool", () => {
  it("keeps neither of two offers of one agent and hands the earlier one back", () => {
    const pool = poolOf({ host: "a" });
    const second = { ...offerOf({ host: "a" }), offer: { ...offerOf({ host: "a" }).offer, id: "second" } };
    expect(pool.add(second)?.offer.id).toBe("offer-a");
    expect(pool.size).toBe(0);
    expect(pool.getByAgent("agent-a")).toBeUndefined();
    expect(pool.get("second")).toBeUndefined();
  });

  it("finds an offer by id, agent and host until it is removed", () => {
    const pool = poolOf({ host: "a" }, { host: "b" });
    expect(pool.get("offer-a")?.attributes.host).toBe("a");
    expect(pool.getByAgent("agent-a")).toBe(pool.getByHost("a"));
    const version = pool.version;
    expect(pool.remove("offer-a")?.attributes.host).toBe("a");
    expect(pool.remove("offer-a")).toBeUndefined();
    expect(pool.getByHost("a")).toBeUndefined();
    expect(pool.version).toBeGreaterThan(version);
    expect([...pool.values()].map((offer) => offer.attributes.host)).toEqual(["b"]);
  });

  it("offers a host again when its maintenance ends", () => {
    const pool = poolOf({ host: "a", mode: "DRAINING" });
    const request = requestFor(taskConfig());
    expect(hostsFor(pool, request)).toEqual([]);
    const held = pool.getByHost("a");
    pool.updateHostAttributes({ ...held!.attributes, mode: "NONE" });
    expect(hostsFor(pool, request)).toEqual(["a"]);
    pool.updateHostAttributes({ host: "unknown", attributes: [], mode: "NONE" });
    expect(pool.size).toBe(1);
  });

  it("is empty after it was cleared, and takes offers again", () => {
    const pool = poolOf({ host: "a" });
    pool.clear();
    expect(pool.size).toBe(0);
    expect(hostsFor(pool, requestFor(taskConfig()))).toEqual([]);
    pool.add(offerOf({ host: "a" }));
    expect(hostsFor(pool, requestFor(taskConfig()))).toEqual(["a"]);
  });

  it("looks at no offer at all when none is large enough or has the value", () => {
    const pool = poolOf(...Array.from({ length: 1_000 }, (_, i) => ({ host: `h${i}` })));
    expect(hostsFor(pool, requestFor(BIG))).toEqual([]);
    expect(hostsFor(pool, requestFor(taskConfig({ constraints: [valueConstraint("host", "denied")] })))).toEqual([]);
    expect(hostsFor(pool, requestFor(taskConfig({ constraints: [limitConstraint("host", 0)] })))).toEqual([]);
    expect(pool.vetoEvaluatedOffers).toBe(0);
  });

  it("looks only at new offers for a group that none of the old ones will ever suit", () => {
    const task = taskConfig({
      constraints: [{ name: "rack", constraint: { value: { negated: true, values: ["a"] } } }],
    });
    const pool = poolOf(...Array.from({ length: 500 }, (_, i) => ({ host: `h${i}`, attributes: { rack: "a" } })));
    expect(hostsFor(pool, requestFor(task))).toEqual([]);
    expect(pool.vetoEvaluatedOffers).toBe(500);
    pool.add(offerOf({ host: "a-again", attributes: { rack: "a" } }));
    pool.add(offerOf({ host: "b", attributes: { rack: "b" } }));
    expect(hostsFor(pool, requestFor(task))).toEqual(["b"]);
    expect(pool.vetoEvaluatedOffers).toBe(502);
  });

  it("does not ban an offer for a limit, which may be free again later", () => {
    const hosts = Array.from({ length: 100 }, (_, i) => ({ host: `h${i}`, attributes: { rack: i < 2 ? "a" : "b" } }));
    const pool = poolOf(...hosts);
    const task = taskConfig({ constraints: [valueConstraint("rack", "a"), limitConstraint("host", 1)] });
    const placed = [pool.getByHost("h0"), pool.getByHost("h1")].map((offer) => offer!.attributes.attributes);
    expect(hostsFor(pool, requestFor(task, { jobState: new AttributeAggregate(() => placed) }))).toEqual([]);
    const oneEnded = new AttributeAggregate(() => placed.slice(1));
    expect(hostsFor(pool, requestFor(task, { jobState: oneEnded }))).toEqual(["h0"]);
  });

  it("stops when the visitor has enough", () => {
    const pool = poolOf({ host: "a" }, { host: "b" }, { host: "c" });
    let visits = 0;
    pool.forEachMatch(requestFor(taskConfig()), CONTEXT, () => ++visits < 2);
    expect(visits).toBe(2);
  });
});
