import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_BAG } from "../domain/resource-bag.ts";
import type { TaskConfig } from "../domain/task-config.ts";
import { AttributeAggregate } from "./attribute-aggregate.ts";
import { explain } from "./explain.ts";
import type { PendingExplanation } from "./pending-explanation.ts";
import type { TestHost } from "./placement-fixtures.ts";
import {
  attributesOf,
  CONTEXT,
  limitConstraint,
  negatedConstraint,
  offerOf,
  requestFor,
  taskConfig,
  valueConstraint,
} from "./placement-fixtures.ts";
import { resourceRequest } from "./resource-request.ts";
import { filterOffer } from "./scheduling-filter.ts";

function explained(
  hosts: readonly TestHost[],
  task: TaskConfig,
  placedRacks: readonly string[] = [],
): PendingExplanation {
  const jobState = new AttributeAggregate(() => placedRacks.map((rack) => attributesOf({ rack })));
  return explain({ offers: hosts.map(offerOf), request: requestFor(task, { jobState }), context: CONTEXT });
}

const hosts = (count: number, like: Omit<TestHost, "host"> = {}, prefix = "h"): TestHost[] =>
  Array.from({ length: count }, (_, i) => ({ host: `${prefix}${i}`, ...like }));

const asking = (numCpus: number, ramMb = 128): TaskConfig =>
  taskConfig({ resources: [{ numCpus }, { ramMb }, { diskMb: 64 }] });

describe("explain", () => {
  it("says how many agents lack an attribute and how many have another value", () => {
    const task = taskConfig({ constraints: [valueConstraint("rack", "a", "b")] });
    const found = explained(
      [...hosts(2), ...hosts(3, { attributes: { rack: "c" } }, "r"), ...hosts(1, { mode: "DRAINED" }, "m")],
      task,
    );
    expect(found.vetoes).toEqual([
      {
        reason: "Constraint not satisfied: rack",
        kind: "CONSTRAINT_MISMATCH",
        agents: 5,
        sentence: "5 of 6 agents do not fit by rack: 2 lack the attribute rack, 3 have rack c (a or b is asked for).",
        advice: "Change the constraint on rack, or add hosts that satisfy it.",
      },
      {
        reason: "Host drained for maintenance",
        kind: "MAINTENANCE",
        agents: 1,
        sentence: "1 of 6 agents is in maintenance (drained), or soon will be.",
        advice: "Wait for the maintenance to end, or end it.",
      },
    ]);
    expect(found.reason).toBe("Constraint not satisfied: rack");
    expect(found.summary).toBe("None of 6 agents with an offer fits. The nearest is h0: it lacks the attribute rack.");
    expect(found.nearest.map(({ host }) => host)).toEqual(["h0", "h1", "r0"]);
    expect(found.nearest[2]?.lacks).toBe("its rack is c, and a or b is asked for");
  });

  it("says in few words that agents lack an attribute when that is all", () => {
    const mixed = [...hosts(2), ...hosts(4, { attributes: { rack: "a" }, cpus: 0.5 }, "r")];
    const found = explained(mixed, taskConfig({ constraints: [valueConstraint("rack", "a")] }));
    expect(found.vetoes.map((veto) => veto.sentence)).toEqual([
      "4 of 6 agents have too little: 1 core of CPU is asked for; the most that is free on one of them is 0.5 cores of CPU, on r0.",
      "2 of 6 agents lack the attribute rack.",
    ]);
  });

  it("gives the largest amount that is free, on which host, and what the executor takes", () => {
    const request = resourceRequest(asking(2, 8_192), {
      executorOverhead: { ...EMPTY_BAG, cpus: 0.25 },
      jobState: AttributeAggregate.empty(),
      revocable: false,
    });
    const found = explain({
      offers: [offerOf({ host: "x", cpus: 1.5 }), offerOf({ host: "y", cpus: 1 }), offerOf({ host: "z", cpus: 4 })],
      request,
      context: CONTEXT,
    });
    expect(found.reason).toBe("Insufficient: RAM");
    expect(found.vetoes.map(({ reason, agents, sentence, advice }) => ({ reason, agents, sentence, advice }))).toEqual([
      {
        reason: "Insufficient: RAM",
        agents: 3,
        sentence:
          "3 of 3 agents have too little: 8192 MB of RAM is asked for; the most that is free on one of them is 4096 MB of RAM, on x.",
        advice: "Ask for at most 4096 MB of RAM, free some, or add larger hosts.",
      },
      {
        reason: "Insufficient: CPU",
        agents: 2,
        sentence:
          "2 of 3 agents have too little: 2.25 cores of CPU are asked for (0.25 of it for the executor); the most that is free on one of them is 1.5 cores of CPU, on x.",
        advice: "Ask for at most 1.25 cores of CPU, free some, or add larger hosts.",
      },
    ]);
    expect(found.nearest[0]).toEqual({ host: "z", lacks: "4096 MB of RAM too little" });
    expect(found.nearest[1]).toEqual({ host: "x", lacks: "0.75 cores of CPU and 4096 MB of RAM too little" });
  });

  it("tells a limit that is reached from an attribute that it needs", () => {
    const task = taskConfig({ constraints: [limitConstraint("rack", 1)] });
    const found = explained([...hosts(2, { attributes: { rack: "a" } }), ...hosts(1, {}, "n")], task, ["a"]);
    expect(found.vetoes.map((veto) => veto.sentence)).toEqual([
      "2 of 3 agents share their rack with as many tasks of this job as allowed: the job may have 1 task per rack.",
      "1 of 3 agents lacks the attribute rack.",
    ]);
    expect(found.nearest[0]?.lacks).toBe("the job may have 1 task per rack, and as many are there");
  });

  it("names what dedicated hosts are for, and what a negated constraint excludes", () => {
    const found = explained(
      [...hosts(1, { attributes: { dedicated: "db/redis" } }), ...hosts(1, { attributes: { rack: "a" } }, "r")],
      taskConfig({ constraints: [negatedConstraint("rack", "a", "b")] }),
    );
    expect(found.vetoes.map((veto) => veto.sentence)).toEqual([
      "1 of 2 agents is dedicated (db/redis), and the task does not ask for that.",
      "1 of 2 agents has rack a (a or b is excluded).",
    ]);
    expect(found.nearest.map((near) => near.lacks)).toEqual([
      "its rack is a, and a or b is excluded",
      "it is dedicated to db/redis",
    ]);
  });

  it("says so when nothing is on offer, or when an agent would do", () => {
    expect(explained([], taskConfig()).summary).toBe(
      "No agent offers anything at the moment: start agents, or wait until some register.",
    );
    const full = explain({ offers: [], request: requestFor(taskConfig()), context: CONTEXT, agentsWithoutOffer: 3 });
    expect(full.summary).toBe(
      "No agent offers anything at the moment. 3 more agents have nothing on offer: what they have is in use.",
    );
    const fits = explained(hosts(2), taskConfig());
    expect(fits).toMatchObject({ agentsConsidered: 2, agentsThatFit: 2, vetoes: [], nearest: [], reason: "" });
    expect(fits.summary).toBe(
      "2 of 2 agents would do: the task is placed with the next attempt, unless they are kept for other tasks.",
    );
    expect(explained(hosts(1, { cpus: 0.5 }), taskConfig()).summary).toBe(
      "The only agent with an offer does not fit. The nearest is h0: 0.5 cores of CPU too little.",
    );
  });

  it("counts every agent: those that fit and those in tallies are all that were considered", () => {
    const host = fc.record(
      {
        attributes: fc.record(
          { rack: fc.constantFrom("a", "b"), dedicated: fc.constant("www/x") },
          { requiredKeys: [] },
        ),
        mode: fc.constantFrom("NONE", "NONE", "DRAINING"),
        cpus: fc.constantFrom(0.5, 4),
        ramMb: fc.constantFrom(64, 4_096),
      },
      { requiredKeys: [] },
    );
    const constraint = fc.constantFrom(
      [],
      [valueConstraint("rack", "a")],
      [limitConstraint("rack", 1)],
      [negatedConstraint("rack", "b")],
    );
    fc.assert(
      fc.property(
        fc.array(host, { maxLength: 20 }),
        constraint,
        fc.array(fc.constantFrom("a", "b")),
        (likes, constraints, placed) => {
          const offers = likes.map((like, i) => offerOf({ host: `h${i}`, ...like }));
          const jobState = new AttributeAggregate(() => placed.map((rack) => attributesOf({ rack })));
          const request = requestFor(taskConfig({ constraints }), { jobState });
          const found = explain({ offers, request, context: CONTEXT });
          const vetoed = offers
            .map((offer) => filterOffer(offer, request, CONTEXT))
            .filter((vetoes) => vetoes.length > 0);
          expect(found.agentsConsidered).toBe(offers.length);
          expect(found.agentsThatFit + vetoed.length).toBe(offers.length);
          for (const tally of found.vetoes) {
            expect(tally.agents).toBe(
              vetoed.filter((vetoes) => vetoes.some(({ reason }) => reason === tally.reason)).length,
            );
          }
          const tallied = found.vetoes.reduce((sum, tally) => sum + tally.agents, 0);
          expect(tallied).toBe(vetoed.reduce((sum, vetoes) => sum + vetoes.length, 0));
          const scores = vetoed.map((vetoes) => vetoes.reduce((sum, { score }) => sum + score, 0));
          const nearest = vetoed[scores.indexOf(Math.min(...scores))] ?? [];
          expect(found.reason).toBe(nearest.map(({ reason }) => reason).join(","));
        },
      ),
      { numRuns: 300 },
    );
  });
});
