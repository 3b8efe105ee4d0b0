import { describe, expect, it } from "vitest";
import type { Constraint } from "../domain/task-config.ts";
import { AttributeAggregate } from "./attribute-aggregate.ts";
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
import { filterOffer } from "./scheduling-filter.ts";
import type { Veto } from "./veto.ts";
import { constraintMismatch, insufficientResources, totalScore, unsatisfiedLimit, vetoGroup } from "./veto.ts";

function vetoes(
  host: Omit<TestHost, "host">,
  constraints: readonly Constraint[],
  placed: readonly string[] = [],
): readonly Veto[] {
  const jobState = new AttributeAggregate(() => placed.map((rack) => attributesOf({ rack })));
  return filterOffer(offerOf({ host: "h1", ...host }), requestFor(taskConfig({ constraints }), { jobState }), CONTEXT);
}

const reasons = (found: readonly Veto[]): string[] => found.map((veto) => veto.reason);
const inRack = (...rack: string[]): Omit<TestHost, "host"> => ({ attributes: { rack } });

const RACK_MISMATCH = ["Constraint not satisfied: rack"];
const RACK_FULL = ["Limit not satisfied: rack"];

describe("value constraints", () => {
  it.each([
    {
      title: "hold when the host has the value",
      host: inRack("a"),
      rule: valueConstraint("rack", "a", "b"),
      expected: [],
    },
    {
      title: "fail when it has another",
      host: inRack("c"),
      rule: valueConstraint("rack", "a", "b"),
      expected: RACK_MISMATCH,
    },
    {
      title: "fail when it lacks the attribute",
      host: {},
      rule: valueConstraint("rack", "a"),
      expected: RACK_MISMATCH,
    },
    {
      title: "hold when one of its values is asked for",
      host: inRack("a", "z"),
      rule: valueConstraint("rack", "z"),
      expected: [],
    },
    {
      title: "negated, fail when it has one of them",
      host: inRack("a"),
      rule: negatedConstraint("rack", "a", "b"),
      expected: RACK_MISMATCH,
    },
    {
      title: "negated, hold when it has another",
      host: inRack("c"),
      rule: negatedConstraint("rack", "a", "b"),
      expected: [],
    },
    {
      title: "negated, hold when it lacks the attribute",
      host: {},
      rule: negatedConstraint("rack", "a"),
      expected: [],
    },
    {
      title: "negated, fail when one of several is excluded",
      host: inRack("c", "a"),
      rule: negatedConstraint("rack", "a"),
      expected: RACK_MISMATCH,
    },
  ])("$title", ({ host, rule, expected }) => {
    expect(reasons(vetoes(host, [rule]))).toEqual(expected);
  });
});

describe("limit constraints", () => {
  it.each([
    {
      title: "hold while fewer tasks than the limit share the value",
      host: inRack("a"),
      placed: ["a"],
      limit: 2,
      expected: [],
    },
    {
      title: "fail when as many as the limit share it",
      host: inRack("a"),
      placed: ["a", "a"],
      limit: 2,
      expected: RACK_FULL,
    },
    { title: "do not mind tasks elsewhere", host: inRack("a"), placed: ["b", "b", "b"], limit: 1, expected: [] },
    { title: "fail when the host lacks the attribute", host: {}, placed: [], limit: 1, expected: RACK_MISMATCH },
    { title: "look at each value of the host", host: inRack("z", "a"), placed: ["a"], limit: 1, expected: RACK_FULL },
    { title: "of zero never hold", host: inRack("a"), placed: [], limit: 0, expected: RACK_FULL },
  ])("$title", ({ host, placed, limit, expected }) => {
    expect(reasons(vetoes(host, [limitConstraint("rack", limit)], placed))).toEqual(expected);
  });
});

describe("dedicated hosts", () => {
  const dedicated = { attributes: { dedicated: "db_team/redis" } };

  it("take no task that does not ask for them", () => {
    expect(reasons(vetoes(dedicated, []))).toEqual(["Host is dedicated"]);
    expect(reasons(vetoes({ attributes: { dedicated: "*/web" } }, []))).toEqual(["Host is dedicated"]);
  });

  it("take a task that asks for their value, and no other", () => {
    expect(vetoes(dedicated, [valueConstraint("dedicated", "db_team/redis")])).toEqual([]);
    expect(reasons(vetoes(dedicated, [valueConstraint("dedicated", "*/web")]))).toEqual([
      "Constraint not satisfied: dedicated",
    ]);
  });

  it("are the only ones for a task that asks for them", () => {
    expect(reasons(vetoes({}, [valueConstraint("dedicated", "db_team/redis")]))).toEqual([
      "Constraint not satisfied: dedicated",
    ]);
  });
});

describe("maintenance", () => {
  it("keeps tasks off hosts that are drained, not off those that will be", () => {
    expect(vetoes({ mode: "SCHEDULED" }, [])).toEqual([]);
    expect(reasons(vetoes({ mode: "DRAINING" }, []))).toEqual(["Host draining for maintenance"]);
    expect(reasons(vetoes({ mode: "DRAINED" }, []))).toEqual(["Host drained for maintenance"]);
  });

  it("keeps tasks off hosts whose announced unavailability is nearer than the threshold", () => {
    const threshold = CONTEXT.nowMs + CONTEXT.unavailabilityThresholdMs;
    expect(vetoes({ unavailableFromMs: threshold }, [])).toEqual([]);
    expect(reasons(vetoes({ unavailableFromMs: threshold - 1 }, []))).toEqual(["Host draining for maintenance"]);
  });
});

describe("resources", () => {
  it("are vetoed each, with what is missing", () => {
    const task = taskConfig({ resources: [{ numCpus: 5 }, { ramMb: 5_096 }, { diskMb: 1 }, { namedPort: "a" }] });
    const found = filterOffer(offerOf({ host: "h", cpus: 4.5, ports: [2, 1] }), requestFor(task), CONTEXT);
    expect(found).toEqual([
      {
        vetoType: "INSUFFICIENT_RESOURCES",
        reason: "Insufficient: CPU",
        score: 31,
        shortage: { kind: "cpus", missing: 0.5 },
      },
      {
        vetoType: "INSUFFICIENT_RESOURCES",
        reason: "Insufficient: RAM",
        score: 40,
        shortage: { kind: "ramMb", missing: 1_000 },
      },
      {
        vetoType: "INSUFFICIENT_RESOURCES",
        reason: "Insufficient: ports",
        score: 1,
        shortage: { kind: "ports", missing: 1 },
      },
    ]);
  });

  it("are counted to a thousandth, so that rounding noise is no shortage", () => {
    const task = taskConfig({ resources: [{ numCpus: 0.1 + 0.2 }, { ramMb: 1 }, { diskMb: 1 }] });
    expect(filterOffer(offerOf({ host: "h", cpus: 0.3 }), requestFor(task), CONTEXT)).toEqual([]);
  });

  it("of a revocable tier are revocable cpus, and anything of the rest", () => {
    const host = offerOf({ host: "h", cpus: 8, revocableCpus: 1 });
    const asks = (numCpus: number) =>
      requestFor(taskConfig({ resources: [{ numCpus }, { ramMb: 4_096 }, { diskMb: 1 }] }), { revocable: true });
    expect(filterOffer(host, asks(1), CONTEXT)).toEqual([]);
    expect(reasons(filterOffer(host, asks(2), CONTEXT))).toEqual(["Insufficient: CPU"]);
    expect(
      filterOffer(host, requestFor(taskConfig({ resources: [{ numCpus: 8 }, { ramMb: 1 }, { diskMb: 1 }] })), CONTEXT),
    ).toEqual([]);
    expect(
      reasons(
        filterOffer(
          host,
          requestFor(taskConfig({ resources: [{ numCpus: 9 }, { ramMb: 1 }, { diskMb: 1 }] })),
          CONTEXT,
        ),
      ),
    ).toEqual(["Insufficient: CPU"]);
  });
});

describe("the order of the rules", () => {
  const everything: Omit<TestHost, "host"> = { attributes: { dedicated: "x/y", rack: "a" }, mode: "DRAINING", cpus: 0 };
  const { dedicated: _, ...attributes } = everything.attributes ?? {};

  it("lets the strongest veto speak alone", () => {
    const constraints = [limitConstraint("rack", 1), valueConstraint("rack", "b")];
    expect(reasons(vetoes(everything, constraints, ["a"]))).toEqual(["Host is dedicated"]);
    expect(reasons(vetoes({ ...everything, attributes }, constraints, ["a"]))).toEqual([
      "Host draining for maintenance",
    ]);
    expect(reasons(vetoes({ ...everything, attributes, mode: "NONE" }, constraints, ["a"]))).toEqual([
      "Constraint not satisfied: rack",
    ]);
    expect(reasons(vetoes({ ...everything, attributes, mode: "NONE" }, [limitConstraint("rack", 1)], ["a"]))).toEqual([
      "Limit not satisfied: rack",
    ]);
    expect(reasons(vetoes({ ...everything, attributes, mode: "NONE" }, [limitConstraint("rack", 1)]))).toEqual([
      "Insufficient: CPU",
    ]);
  });

  it("names the first value constraint that fails, in the order of the task", () => {
    const constraints = [valueConstraint("zone", "x"), valueConstraint("rack", "b")];
    expect(reasons(vetoes(inRack("a"), constraints))).toEqual(["Constraint not satisfied: zone"]);
  });
});

describe("vetoes", () => {
  it("score lower the nearer a host is", () => {
    const short = insufficientResources("cpus", 1);
    const shorter = insufficientResources("cpus", 8);
    expect(short.score).toBeLessThan(shorter.score);
    expect(insufficientResources("cpus", 1_000).score).toBe(1_000);
    expect(insufficientResources("ramMb", 10).score).toBe(0);
    expect(totalScore([shorter, shorter])).toBeLessThan(constraintMismatch("rack").score);
    expect(unsatisfiedLimit("rack").score).toBe(constraintMismatch("rack").score);
  });

  it("are static unless a limit may be free again later", () => {
    expect(vetoGroup([])).toBe("EMPTY");
    expect(vetoGroup([insufficientResources("cpus", 1), constraintMismatch("a")])).toBe("STATIC");
    expect(vetoGroup([unsatisfiedLimit("a")])).toBe("DYNAMIC");
    expect(vetoGroup([unsatisfiedLimit("a"), constraintMismatch("a")])).toBe("MIXED");
  });
});

describe("AttributeAggregate", () => {
  it("counts tasks by attribute value, and asks for them only when it must", () => {
    let asked = 0;
    const aggregate = new AttributeAggregate(() => {
      asked++;
      return [attributesOf({ rack: "a", host: "1" }), attributesOf({ rack: "a", host: "2" })];
    });
    expect(asked).toBe(0);
    expect(aggregate.count("rack", "a")).toBe(2);
    aggregate.add(attributesOf({ rack: ["a", "b"] }));
    expect([
      aggregate.count("rack", "a"),
      aggregate.count("rack", "b"),
      aggregate.count("host", "1"),
      aggregate.count("zone", "x"),
    ]).toEqual([3, 1, 1, 0]);
    expect(asked).toBe(1);
  });
});
