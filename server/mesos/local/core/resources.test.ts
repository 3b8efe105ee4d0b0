import { describe, expect, it } from "vitest";
import { parseResources } from "./agent-spec.ts";
import {
  addResources,
  containsResources,
  describeResources,
  rangesOverlap,
  resourcesFault,
  resourcesOf,
  scalarOf,
  subtractResources,
  wireResources,
} from "./resources.ts";

const of = (text: string) => resourcesOf(parseResources(text));

describe("resources", () => {
  it("add up by name, and scalars do not drift", () => {
    let sum = of("cpus:0.1");
    for (let i = 0; i < 9; i++) sum = addResources(sum, of("cpus:0.1"));
    expect(scalarOf(sum, "cpus")).toBe(1000);
  });

  it("leave nothing behind when everything is taken", () => {
    const all = of("cpus:4;mem:4096;ports:[31000-31100]");
    expect(subtractResources(all, all)).toEqual([]);
  });

  it("cut ranges where parts are taken, and heal when they come back", () => {
    const left = subtractResources(of("ports:[31000-31100]"), of("ports:[31005-31005]"));
    expect(wireResources(left)[0]?.ranges?.range).toEqual([
      { begin: 31000, end: 31004 },
      { begin: 31006, end: 31100 },
    ]);
    const healed = addResources(left, of("ports:[31005-31005]"));
    expect(wireResources(healed)[0]?.ranges?.range).toEqual([{ begin: 31000, end: 31100 }]);
  });

  it("keep reservations and revocable amounts apart", () => {
    const mixed = of("cpus:1;cpus(db):2;cpus{REV}:3");
    expect(mixed).toHaveLength(3);
    expect(containsResources(mixed, of("cpus:2"))).toBe(false);
    expect(containsResources(mixed, of("cpus(db):2"))).toBe(true);
    expect(containsResources(mixed, of("cpus{REV}:3"))).toBe(true);
  });

  it("contain a range only when one of their ranges does", () => {
    expect(containsResources(of("ports:[1-5,7-9]"), of("ports:[2-4,7-7]"))).toBe(true);
    expect(containsResources(of("ports:[1-5,7-9]"), of("ports:[4-7]"))).toBe(false);
  });

  it("notice a port that is asked for twice", () => {
    expect(rangesOverlap(of("ports:[1-5]"), of("ports:[5-6]"))).toBe(true);
    expect(rangesOverlap(of("ports:[1-5];cpus:1"), of("ports:[6-6];cpus:1"))).toBe(false);
  });

  it("read as Mesos prints them", () => {
    const resources = of("cpus:0.5;mem:64;ports:[31000-31001,31005-31005]");
    expect(describeResources(resources, "*")).toBe(
      "cpus(allocated: *):0.5; mem(allocated: *):64; ports(allocated: *):[31000-31001, 31005-31005]",
    );
    expect(describeResources([])).toBe("{}");
  });

  it("go out in the older and in the refined format", () => {
    const [older] = wireResources(of("cpus(db):2"), { allocatedTo: "db" });
    expect(older).toMatchObject({ role: "db", allocation_info: { role: "db" } });
    const [refined] = wireResources(of("cpus(db):2"), { refined: true });
    expect(refined).toEqual({
      name: "cpus",
      type: "SCALAR",
      scalar: { value: 2 },
      reservations: [{ type: "STATIC", role: "db" }],
    });
  });

  it.each([
    [
      { name: "cpus", type: "SCALAR", scalar: { value: -1 } },
      "Resource 'cpus:-1' is invalid: Invalid scalar resource: value <= 0",
    ],
    [{ name: "cpus", type: "SCALAR", scalar: { value: 0.0001 } }, "Invalid scalar resource: value <= 0"],
    [{ name: "cpus", type: "SCALAR" }, "Invalid scalar resource"],
    [{ name: "cpus", type: "SCALAR", scalar: { value: Number.NaN } }, "not a number"],
    [{ name: "", type: "SCALAR", scalar: { value: 1 } }, "Empty resource name"],
    [{ name: "ports", type: "RANGES", ranges: { range: [{ begin: 2, end: 1 }] } }, "begin > end"],
    [{ name: "zones", type: "SET" }, "Unsupported resource type"],
    [
      {
        name: "ports",
        type: "RANGES",
        ranges: {
          range: [
            { begin: 1, end: 3 },
            { begin: 3, end: 4 },
          ],
        },
      },
      "overlapping",
    ],
  ] as const)("refuse %j", (resource, fault) => {
    expect(resourcesFault([resource])).toContain(fault);
  });
});
