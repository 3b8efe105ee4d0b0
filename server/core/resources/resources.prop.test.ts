import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MesosResource, PortRange } from "../domain/mesos-resource.ts";
import { EMPTY_BAG } from "../domain/resource-bag.ts";
import { seededRng } from "../random/rng.ts";
import { acceptOffer } from "./accepted-offer.ts";
import { bagOfMesosResources, countPorts } from "./mesos-bag.ts";
import { pickPorts, toRanges, withoutPorts } from "./port-mapper.ts";

const SETTINGS = { cpus: true, ram: false };

function members(ranges: readonly PortRange[]): number[] {
  return ranges.flatMap(({ begin, end }) => Array.from({ length: end - begin + 1 }, (_, i) => begin + i));
}

/** Ranges that do not overlap. */
const ranges = fc
  .uniqueArray(fc.integer({ min: 31_000, max: 31_060 }), { maxLength: 40 })
  .map((ports) => toRanges(ports));

describe("toRanges", () => {
  it("holds each port once, in as few ranges as there are gaps", () => {
    expect(toRanges([5, 3, 4, 9, 3])).toEqual([
      { begin: 3, end: 5 },
      { begin: 9, end: 9 },
    ]);
    expect(toRanges([])).toEqual([]);
  });
});

describe("pickPorts", () => {
  it("gives every name a port of its own out of the ranges, or nothing when there are too few", () => {
    fc.assert(
      fc.property(ranges, fc.integer({ min: 0, max: 45 }), fc.integer(), (offered, count, seed) => {
        const names = Array.from({ length: count }, (_, i) => `p${i}`);
        const picked = pickPorts(names, offered, seededRng(seed));
        const enough = count <= countPorts(offered);
        expect(picked !== undefined).toBe(enough);
        const ports = Object.values(picked ?? {});
        expect(Object.keys(picked ?? {})).toEqual(enough ? names : []);
        expect(new Set(ports).size).toBe(ports.length);
        expect(ports.filter((port) => !members(offered).includes(port))).toEqual([]);
      }),
    );
  });

  it("may give any of the ports", () => {
    const rng = seededRng(3);
    const offered = [
      { begin: 10, end: 12 },
      { begin: 20, end: 20 },
    ];
    const seen = new Set(Array.from({ length: 200 }, () => pickPorts(["http"], offered, rng)?.["http"]));
    expect(seen).toEqual(new Set([10, 11, 12, 20]));
  });
});

describe("withoutPorts", () => {
  it("takes out exactly the ports taken", () => {
    fc.assert(
      fc.property(ranges, fc.uniqueArray(fc.integer({ min: 31_000, max: 31_060 })), (offered, taken) => {
        const gone = new Set(taken);
        expect(members(withoutPorts(offered, gone))).toEqual(members(offered).filter((port) => !gone.has(port)));
      }),
    );
  });
});

describe("acceptOffer", () => {
  const thousandths = (max: number): fc.Arbitrary<number> =>
    fc.integer({ min: 0, max: max * 1000 }).map((n) => n / 1000);
  const piece = (name: string): fc.Arbitrary<MesosResource> =>
    fc.record({
      name: fc.constant(name),
      scalar: thousandths(8),
      role: fc.constantFrom("*", "www"),
      revocable: fc.boolean(),
    });
  const offer = fc
    .tuple(
      fc.array(piece("cpus"), { maxLength: 4 }),
      fc.array(piece("mem"), { maxLength: 3 }),
      fc.array(piece("disk"), { maxLength: 2 }),
    )
    .map((parts) => parts.flat());

  it("gives out exactly what is asked for, and together with what is left it is what there was", () => {
    fc.assert(
      fc.property(
        offer,
        fc.boolean(),
        fc.tuple(thousandths(1), thousandths(1)),
        ([...resources], revocable, [part, executorPart]) => {
          const tier = { revocable, settings: SETTINGS };
          const there = bagOfMesosResources(resources, tier);
          const share = (amount: number, of: number): number => Math.floor(amount * of * 1000) / 1000;
          const task = {
            ...EMPTY_BAG,
            cpus: share(there.cpus, part),
            ramMb: share(there.ramMb, part),
            diskMb: share(there.diskMb, part),
          };
          const executor = {
            ...EMPTY_BAG,
            cpus: share(there.cpus - task.cpus, executorPart),
            ramMb: share(there.ramMb - task.ramMb, executorPart),
          };
          const accepted = acceptOffer(resources, { task, executor, ports: [], ...tier });
          const sum = (pieces: readonly MesosResource[], name: string): number =>
            pieces.filter((one) => one.name === name).reduce((total, one) => total + (one.scalar ?? 0), 0);
          for (const [name, wanted, alsoWanted] of [
            ["cpus", task.cpus, executor.cpus],
            ["mem", task.ramMb, executor.ramMb],
            ["disk", task.diskMb, executor.diskMb],
          ] as const) {
            expect(sum(accepted.taskResources, name)).toBeCloseTo(wanted, 5);
            expect(sum(accepted.executorResources, name)).toBeCloseTo(alsoWanted, 5);
            expect(sum(accepted.remaining, name) + wanted + alsoWanted).toBeCloseTo(sum(resources, name), 5);
          }
          expect(accepted.remaining.filter((one) => (one.scalar ?? 0) < 0)).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("uses reserved resources first, hands reservations back as they came, and marks revocable ones", () => {
    const resources: MesosResource[] = [
      { name: "cpus", scalar: 4, role: "*", revocable: false },
      { name: "cpus", scalar: 1, role: "www", revocable: false, opaque: "reservation" },
      { name: "mem", scalar: 100, role: "*", revocable: false },
    ];
    const demand = {
      task: { ...EMPTY_BAG, cpus: 2, ramMb: 10 },
      executor: EMPTY_BAG,
      ports: [],
      revocable: false,
      settings: SETTINGS,
    };
    expect(acceptOffer(resources, demand)).toEqual({
      taskResources: [
        { name: "cpus", scalar: 1, role: "www", revocable: false, opaque: "reservation" },
        { name: "cpus", scalar: 1, role: "*", revocable: false },
        { name: "mem", scalar: 10, role: "*", revocable: false },
      ],
      executorResources: [],
      remaining: [
        { name: "cpus", scalar: 3, role: "*", revocable: false },
        { name: "mem", scalar: 90, role: "*", revocable: false },
      ],
    });
  });

  it("divides ports over the pieces that hold them", () => {
    const resources: MesosResource[] = [
      { name: "ports", ranges: [{ begin: 1, end: 5 }], role: "*", revocable: false },
      { name: "ports", ranges: [{ begin: 8, end: 9 }], role: "www", revocable: false },
    ];
    const demand = { task: EMPTY_BAG, executor: EMPTY_BAG, ports: [3, 8], revocable: false, settings: SETTINGS };
    const accepted = acceptOffer(resources, demand);
    expect(accepted.taskResources).toEqual([
      { name: "ports", ranges: [{ begin: 8, end: 8 }], role: "www", revocable: false },
      { name: "ports", ranges: [{ begin: 3, end: 3 }], role: "*", revocable: false },
    ]);
    expect(accepted.remaining.map((one) => one.ranges)).toEqual([
      [
        { begin: 1, end: 2 },
        { begin: 4, end: 5 },
      ],
      [{ begin: 9, end: 9 }],
    ]);
  });

  it("refuses to give out what is not there", () => {
    const resources: MesosResource[] = [{ name: "cpus", scalar: 1, role: "*", revocable: true }];
    const demand = {
      task: { ...EMPTY_BAG, cpus: 1 },
      executor: EMPTY_BAG,
      ports: [],
      revocable: false,
      settings: SETTINGS,
    };
    expect(() => acceptOffer(resources, demand)).toThrow("the offer has 1 too little of cpus");
    expect(() => acceptOffer([], { ...demand, task: EMPTY_BAG, ports: [7] })).toThrow("the offer lacks the ports 7");
  });
});
