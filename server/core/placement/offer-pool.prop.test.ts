import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MaintenanceMode } from "../domain/host.ts";
import type { Constraint } from "../domain/task-config.ts";
import { seededRng } from "../random/rng.ts";
import { AttributeAggregate } from "./attribute-aggregate.ts";
import type { HostOffer } from "./host-offer.ts";
import { OFFER_ORDERS } from "./offer-order.ts";
import { OfferPool } from "./offer-pool.ts";
import type { TestHost } from "./placement-fixtures.ts";
import {
  CONTEXT,
  limitConstraint,
  negatedConstraint,
  offerOf,
  requestFor,
  taskConfig,
  valueConstraint,
} from "./placement-fixtures.ts";
import type { ResourceRequest } from "./resource-request.ts";
import { filterOffer } from "./scheduling-filter.ts";

function mostly<T>(usual: T, ...rare: T[]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...rare) });
}

const rack = fc.constantFrom("a", "b", "c");

const testHost: fc.Arbitrary<Omit<TestHost, "host">> = fc.record(
  {
    attributes: fc.record(
      {
        rack: fc.oneof(rack, fc.uniqueArray(rack, { minLength: 1, maxLength: 2 })),
        zone: fc.constantFrom("x", "y"),
        dedicated: fc.constantFrom("www/db", "*/any"),
      },
      { requiredKeys: ["rack"] },
    ),
    mode: mostly<MaintenanceMode>("NONE", "SCHEDULED", "DRAINING", "DRAINED"),
    cpus: mostly(4, 0, 0.5, 1, 2),
    revocableCpus: fc.constantFrom(0, 2),
    ramMb: mostly(1024, 0, 64, 128),
    ports: fc.constantFrom([31_000, 31_000], [31_000, 31_003]) as fc.Arbitrary<[number, number]>,
    unavailableFromMs: mostly(CONTEXT.nowMs + 10_000_000, CONTEXT.nowMs + 1),
  },
  { requiredKeys: [] },
);

const constraint: fc.Arbitrary<Constraint> = fc.oneof(
  fc
    .tuple(fc.constantFrom("rack", "zone", "absent"), fc.uniqueArray(rack, { minLength: 1 }))
    .chain(([name, values]) => fc.constantFrom(valueConstraint(name, ...values), negatedConstraint(name, ...values))),
  fc.constantFrom(valueConstraint("dedicated", "www/db"), negatedConstraint("dedicated", "www/db")),
  fc
    .tuple(fc.constantFrom("rack", "zone", "host", "absent"), fc.integer({ min: 0, max: 2 }))
    .map(([name, limit]) => limitConstraint(name, limit)),
  fc.constantFrom(valueConstraint("host", "h0", "h3"), negatedConstraint("host", "h1")),
);

const request = fc
  .record({
    constraints: fc.uniqueArray(constraint, { maxLength: 3, selector: (one) => one.name }),
    cpus: mostly(0.5, 1, 4, 100),
    ports: fc.integer({ min: 0, max: 2 }),
    revocable: fc.boolean(),
  })
  .map(({ constraints, cpus, ports, revocable }) => ({
    revocable,
    task: taskConfig({
      constraints,
      resources: [
        { numCpus: cpus },
        { ramMb: 128 },
        { diskMb: 64 },
        ...Array.from({ length: ports }, (_, i) => ({ namedPort: `p${i}` })),
      ],
    }),
  }));

type Step =
  | { readonly do: "add"; readonly host: number; readonly like: Omit<TestHost, "host"> }
  | { readonly do: "remove"; readonly host: number }
  | { readonly do: "mode"; readonly host: number; readonly mode: "NONE" | "DRAINING" | "SCHEDULED" }
  | { readonly do: "count"; readonly host: number }
  | { readonly do: "search"; readonly request: number };

const hostNumber = fc.integer({ min: 0, max: 11 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant("add" as const), host: hostNumber, like: testHost }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("remove" as const), host: hostNumber }) },
  fc.record({
    do: fc.constant("mode" as const),
    host: hostNumber,
    mode: fc.constantFrom("NONE" as const, "DRAINING" as const, "SCHEDULED" as const),
  }),
  fc.record({ do: fc.constant("count" as const), host: hostNumber }),
  { weight: 5, arbitrary: fc.record({ do: fc.constant("search" as const), request: fc.integer({ min: 0, max: 2 }) }) },
);

function matches(pool: OfferPool, wanted: ResourceRequest): HostOffer[] {
  const found: HostOffer[] = [];
  pool.forEachMatch(wanted, CONTEXT, (offer) => {
    found.push(offer);
    return true;
  });
  return found;
}

function naive(pool: OfferPool, wanted: ResourceRequest): HostOffer[] {
  return [...pool.values()].filter((offer) => offer.hasCpuAndMem && filterOffer(offer, wanted, CONTEXT).length === 0);
}

const byHost = (offers: readonly HostOffer[]): string[] => offers.map((offer) => offer.attributes.host).sort();

function expectAllAndNoOther(pool: OfferPool, wanted: ResourceRequest): void {
  const found = matches(pool, wanted);
  expect(byHost(found)).toEqual(byHost(naive(pool, wanted)));
  expect(new Set(found).size).toBe(found.length);
}

describe("OfferPool", () => {
  it("finds what looking at every offer finds, whatever came, went and changed before", () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 60 }),
        fc.array(request, { minLength: 3, maxLength: 3 }),
        fc.integer(),
        (steps, requests, seed) => {
          const pool = new OfferPool({ order: ["CPU"], rng: seededRng(seed) });
          const placed: HostOffer[] = [];
          const wanted = (index: number): ResourceRequest => {
            const { task, revocable } = requests[index]!;
            const jobState = new AttributeAggregate(() => placed.map((offer) => offer.attributes.attributes));
            return requestFor(task, { jobState, revocable });
          };
          for (const one of steps) {
            if (one.do === "add") pool.add(offerOf({ host: `h${one.host}`, ...one.like }));
            else if (one.do === "remove") pool.remove(`offer-h${one.host}`);
            else if (one.do === "mode") {
              const held = pool.getByHost(`h${one.host}`);
              if (held !== undefined) pool.updateHostAttributes({ ...held.attributes, mode: one.mode });
            } else if (one.do === "count") {
              const held = pool.getByHost(`h${one.host}`);
              if (held !== undefined) placed.push(held);
            } else {
              expectAllAndNoOther(pool, wanted(one.request));
            }
          }
          for (const index of requests.keys()) expectAllAndNoOther(pool, wanted(index));
          expect(pool.size).toBe([...pool.values()].length);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it("finds limited offers again once tasks of the job have ended", () => {
    fc.assert(
      fc.property(fc.array(testHost, { minLength: 1, maxLength: 12 }), request, fc.integer(), (hosts, like, seed) => {
        const pool = new OfferPool({ order: ["RANDOM"], rng: seededRng(seed) });
        hosts.forEach((host, i) => pool.add(offerOf({ host: `h${i}`, ...host })));
        const everywhere = new AttributeAggregate(() =>
          [...pool.values(), ...pool.values()].map((o) => o.attributes.attributes),
        );
        matches(pool, requestFor(like.task, { jobState: everywhere, revocable: like.revocable }));
        const alone = requestFor(like.task, { revocable: like.revocable });
        expect(byHost(matches(pool, alone))).toEqual(byHost(naive(pool, alone)));
      }),
      { numRuns: 500 },
    );
  });

  it("finds the same among many hosts, when limits leave a few or many values open", () => {
    fc.assert(
      fc.property(
        fc.record({
          count: fc.integer({ min: 60, max: 260 }),
          taken: fc.integer({ min: 0, max: 260 }),
          name: fc.constantFrom("host", "rack", "pair"),
          limit: fc.integer({ min: 1, max: 3 }),
        }),
        ({ count, taken, name, limit }) => {
          const pool = new OfferPool({ order: ["RANDOM"], rng: seededRng(count) });
          for (let i = 0; i < count; i++) {
            pool.add(offerOf({ host: `h${i}`, attributes: { rack: `r${i % 7}`, pair: `p${i >> 1}` } }));
          }
          const placed = [...pool.values()].slice(0, taken);
          const jobState = new AttributeAggregate(() => placed.map((offer) => offer.attributes.attributes));
          const wanted = requestFor(taskConfig({ constraints: [limitConstraint(name, limit)] }), { jobState });
          expect(byHost(matches(pool, wanted))).toEqual(byHost(naive(pool, wanted)));
        },
      ),
      { numRuns: 150 },
    );
  });

  it("visits offers in the order asked for, hosts in maintenance and those that go away last", () => {
    const hosts = fc.array(testHost, { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(hosts, fc.uniqueArray(fc.constantFrom(...OFFER_ORDERS), { maxLength: 3 }), (likes, order) => {
        const pool = new OfferPool({ order, rng: seededRng(1) });
        likes.forEach((like, i) => pool.add(offerOf({ host: `h${i}`, ...like })));
        const found = matches(
          pool,
          requestFor(taskConfig({ resources: [{ numCpus: 0.5 }, { ramMb: 64 }, { diskMb: 1 }] })),
        );
        const rank = (offer: HostOffer): number[] => {
          const keys = [offer.attributes.mode === "NONE" ? 0 : 1, -(offer.offer.unavailability?.startMs ?? Infinity)];
          for (const one of order) {
            if (one === "RANDOM") break;
            if (one === "CPU") keys.push(offer.nonRevocable.cpus);
            if (one === "MEMORY") keys.push(offer.nonRevocable.ramMb);
            if (one === "DISK") keys.push(offer.nonRevocable.diskMb);
            if (one === "REVOCABLE_CPU") keys.push(offer.revocable.cpus || Infinity);
          }
          return keys;
        };
        const outOfOrder = found.slice(1).filter((offer, i) => {
          const [before, after] = [rank(found[i]!), rank(offer)];
          const at = before.findIndex((key, k) => key !== after[k]);
          return at !== -1 && before[at]! > after[at]!;
        });
        expect(outOfOrder).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
