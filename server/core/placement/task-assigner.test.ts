import { describe, expect, it } from "vitest";
import { EMPTY_BAG } from "../domain/resource-bag.ts";
import type { TaskConfig } from "../domain/task-config.ts";
import { seededRng } from "../random/rng.ts";
import { AttributeAggregate } from "./attribute-aggregate.ts";
import { OfferPool } from "./offer-pool.ts";
import type { TestHost } from "./placement-fixtures.ts";
import {
  assignedTask,
  CONTEXT,
  limitConstraint,
  offerOf,
  REVOCABLE_SETTINGS,
  taskConfig,
} from "./placement-fixtures.ts";
import { resourceRequest } from "./resource-request.ts";
import type { AssignmentPlan, Reservations } from "./task-assigner.ts";
import { NO_RESERVATIONS, planAssignments } from "./task-assigner.ts";

interface Round {
  readonly hosts: readonly TestHost[];
  readonly task?: TaskConfig;
  readonly instances: number;
  readonly reservations?: Partial<Reservations>;
  readonly executorCpus?: number;
}

function plan(round: Round): AssignmentPlan {
  const pool = new OfferPool({ order: ["CPU"], rng: seededRng(1) });
  for (const host of round.hosts) pool.add(offerOf(host));
  const task = round.task ?? taskConfig();
  const executorOverhead = { ...EMPTY_BAG, cpus: round.executorCpus ?? 0 };
  return planAssignments(pool, {
    request: resourceRequest(task, { executorOverhead, jobState: AttributeAggregate.empty(), revocable: false }),
    groupKey: task,
    tasks: Array.from({ length: round.instances }, (_, i) => assignedTask(i, task)),
    executorOverhead,
    reservations: { ...NO_RESERVATIONS, ...round.reservations },
    context: CONTEXT,
    revocableSettings: REVOCABLE_SETTINGS,
    rng: seededRng(2),
  });
}

function hostsByTask(made: AssignmentPlan): Record<string, string> {
  return Object.fromEntries(
    made.launches.flatMap(({ offer, assignments }) =>
      assignments.map(({ task }) => [task.taskId, offer.attributes.host] as const),
    ),
  );
}

describe("planAssignments", () => {
  it("gives each task the first offer in order, each offer to one task while others are left", () => {
    const made = plan({
      hosts: [
        { host: "big", cpus: 8 },
        { host: "small", cpus: 2 },
        { host: "tiny", cpus: 0.5 },
      ],
      instances: 2,
    });
    expect(hostsByTask(made)).toEqual({ "task-0": "small", "task-1": "big" });
    expect(made.unassigned).toEqual([]);
  });

  it("lets tasks share offers when no untouched one is left, evenly and as far as they reach", () => {
    const made = plan({
      hosts: [
        { host: "a", cpus: 2 },
        { host: "b", cpus: 3 },
      ],
      instances: 7,
    });
    expect(made.launches.map(({ offer, assignments }) => [offer.attributes.host, assignments.length])).toEqual([
      ["a", 2],
      ["b", 3],
    ]);
    expect(made.unassigned).toEqual(["task-5", "task-6"]);
  });

  it("counts the tasks that it places itself against the limit", () => {
    const task = taskConfig({ constraints: [limitConstraint("rack", 1)] });
    const hosts = ["a", "a", "b"].map((rack, i) => ({ host: `h${i}`, attributes: { rack } }));
    const made = plan({ hosts, task, instances: 3 });
    const racks = made.launches.map(
      ({ offer }) => offer.attributes.attributes.find(({ name }) => name === "rack")?.values[0],
    );
    expect(new Set(racks)).toEqual(new Set(["a", "b"]));
    expect(racks).toHaveLength(2);
    expect(made.unassigned).toEqual(["task-2"]);
  });

  it("gives each named port a number of the offer, different on one host", () => {
    const task = taskConfig({
      resources: [{ numCpus: 1 }, { ramMb: 1 }, { diskMb: 1 }, { namedPort: "http" }, { namedPort: "admin" }],
    });
    const made = plan({ hosts: [{ host: "a", ports: [31_000, 31_004] }], task, instances: 3 });
    const ports = made.launches.flatMap(({ assignments }) =>
      assignments.flatMap(({ assignedPorts }) => Object.values(assignedPorts)),
    );
    expect(ports).toHaveLength(4);
    expect(new Set(ports).size).toBe(4);
    expect(ports.every((port) => port >= 31_000 && port <= 31_004)).toBe(true);
    expect(Object.keys(made.launches[0]!.assignments[0]!.assignedPorts)).toEqual(["http", "admin"]);
    expect(made.unassigned).toEqual(["task-2"]);
  });

  it("takes the executor's share from the same offer", () => {
    const made = plan({ hosts: [{ host: "a", cpus: 1.5 }], instances: 2, executorCpus: 0.25 });
    expect(made.launches[0]!.assignments).toHaveLength(1);
    expect(made.launches[0]!.assignments[0]).toMatchObject({
      executorResources: [{ name: "cpus", scalar: 0.25 }],
      usesUpdateReservation: false,
    });
    expect(made.launches[0]!.assignments[0]!.taskResources[0]).toMatchObject({ name: "cpus", scalar: 1 });
  });

  it("keeps off agents that are kept for another group, not off those kept for its own", () => {
    const task = taskConfig();
    const other = taskConfig({ priority: 5 });
    const kept = (group: TaskConfig): Partial<Reservations> => ({
      groupFor: (agentId) => (agentId === "agent-a" ? group : undefined),
    });
    expect(plan({ hosts: [{ host: "a" }], task, instances: 1, reservations: kept(other) }).unassigned).toEqual([
      "task-0",
    ]);
    expect(hostsByTask(plan({ hosts: [{ host: "a" }], task, instances: 1, reservations: kept(task) }))).toEqual({
      "task-0": "a",
    });
  });

  it("puts an instance with a reservation on its agent, and lets it wait there when it must", () => {
    const reservations: Partial<Reservations> = {
      agentFor: ({ instanceId }) => ["agent-b", "agent-gone"][instanceId],
      isReserved: (agentId) => agentId === "agent-b",
    };
    const made = plan({ hosts: [{ host: "a" }, { host: "b" }], instances: 3, reservations });
    expect(hostsByTask(made)).toEqual({ "task-0": "b", "task-2": "a" });
    expect(
      made.launches.find(({ offer }) => offer.attributes.host === "b")!.assignments[0]!.usesUpdateReservation,
    ).toBe(true);
    expect(made.unassigned).toEqual(["task-1"]);
  });
});
