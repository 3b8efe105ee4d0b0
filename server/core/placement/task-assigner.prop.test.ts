import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bagOf, EMPTY_BAG } from "../domain/resource-bag.ts";
import type { MesosResource } from "../domain/mesos-resource.ts";
import { seededRng } from "../random/rng.ts";
import { AttributeAggregate } from "./attribute-aggregate.ts";
import { OfferPool } from "./offer-pool.ts";
import {
  assignedTask,
  CONTEXT,
  limitConstraint,
  negatedConstraint,
  offerOf,
  REVOCABLE_SETTINGS,
  requestFor,
  taskConfig,
} from "./placement-fixtures.ts";
import { resourceRequest } from "./resource-request.ts";
import { filterOffer } from "./scheduling-filter.ts";
import { NO_RESERVATIONS, planAssignments } from "./task-assigner.ts";

const host = fc.record({
  cpus: fc.constantFrom(0.5, 1, 2.5, 4),
  ramMb: fc.constantFrom(100, 256, 1_024),
  rack: fc.constantFrom("a", "b", "c", "d"),
  ports: fc.integer({ min: 0, max: 5 }),
  revocableCpus: fc.constantFrom(0, 1.5, 3),
});

const round = fc.record({
  hosts: fc.array(host, { minLength: 1, maxLength: 15 }),
  instances: fc.integer({ min: 1, max: 12 }),
  cpus: fc.constantFrom(0.3, 1, 2),
  executorCpus: fc.constantFrom(0, 0.01, 0.25),
  ports: fc.integer({ min: 0, max: 2 }),
  limit: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  notOnD: fc.boolean(),
  revocable: fc.boolean(),
  seed: fc.integer(),
});

function total(pieces: readonly MesosResource[], name: string): number {
  return pieces.filter((piece) => piece.name === name).reduce((sum, piece) => sum + (piece.scalar ?? 0), 0);
}

describe("planAssignments", () => {
  it("never over-commits an offer, never goes against a veto or a limit, and leaves no task that would fit", () => {
    fc.assert(
      fc.property(round, (given) => {
        const pool = new OfferPool({ order: ["RANDOM"], rng: seededRng(given.seed) });
        given.hosts.forEach(({ rack, ports, ...amounts }, i) =>
          pool.add(offerOf({ host: `h${i}`, attributes: { rack }, ports: [31_000, 30_999 + ports], ...amounts })),
        );
        const task = taskConfig({
          resources: [
            { numCpus: given.cpus },
            { ramMb: 100 },
            { diskMb: 1 },
            ...Array.from({ length: given.ports }, (_, i) => ({ namedPort: `p${i}` })),
          ],
          constraints: [
            ...(given.limit === undefined ? [] : [limitConstraint("rack", given.limit)]),
            ...(given.notOnD ? [negatedConstraint("host", "h0")] : []),
          ],
        });
        const executorOverhead = { ...EMPTY_BAG, cpus: given.executorCpus };
        const jobState = AttributeAggregate.empty();
        const request = resourceRequest(task, { executorOverhead, jobState, revocable: given.revocable });
        const made = planAssignments(pool, {
          request,
          groupKey: task,
          tasks: Array.from({ length: given.instances }, (_, i) => assignedTask(i, task)),
          executorOverhead,
          reservations: NO_RESERVATIONS,
          context: CONTEXT,
          revocableSettings: REVOCABLE_SETTINGS,
          rng: seededRng(given.seed),
        });

        const placed = made.launches.flatMap(({ assignments }) => assignments.map((one) => one.task.taskId));
        expect([...placed, ...made.unassigned].sort()).toEqual(
          Array.from({ length: given.instances }, (_, i) => `task-${i}`).sort(),
        );
        for (const { offer, assignments } of made.launches) {
          const given_out = assignments.flatMap((one) => [...one.taskResources, ...one.executorResources]);
          for (const name of ["cpus", "mem", "disk"]) {
            for (const revocable of [true, false]) {
              const of = (pieces: readonly MesosResource[]) => pieces.filter((piece) => piece.revocable === revocable);
              expect(total(of(given_out), name)).toBeLessThanOrEqual(total(of(offer.offer.resources), name) + 1e-6);
            }
          }
          for (const one of assignments) {
            const wanted = bagOf(task.resources);
            expect(total(one.taskResources, "cpus")).toBeCloseTo(wanted.cpus, 6);
            expect(total(one.executorResources, "cpus")).toBeCloseTo(given.executorCpus, 6);
            expect(Object.keys(one.assignedPorts)).toHaveLength(given.ports);
          }
          const ports = assignments.flatMap((one) => Object.values(one.assignedPorts));
          expect(new Set(ports).size).toBe(ports.length);
          const alone = requestFor(task, { revocable: given.revocable });
          expect(filterOffer(offer, alone, CONTEXT)).toEqual([]);
        }
        for (const rack of ["a", "b", "c", "d"]) {
          const inRack = made.launches
            .filter(({ offer }) =>
              offer.attributes.attributes.some(({ name, values }) => name === "rack" && values.includes(rack)),
            )
            .reduce((count, { assignments }) => count + assignments.length, 0);
          expect(inRack).toBeLessThanOrEqual(given.limit ?? Infinity);
          expect(jobState.count("rack", rack)).toBe(inRack);
        }
        const used = new Set(made.launches.map(({ offer }) => offer));
        const stillFit = [...pool.values()].filter(
          (offer) => !used.has(offer) && filterOffer(offer, request, CONTEXT).length === 0,
        );
        expect(made.unassigned.length === 0 || stillFit.length === 0).toBe(true);
      }),
      { numRuns: 600 },
    );
  });
});
