import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EMPTY_BAG } from "../../server/core/domain/resource-bag.ts";
import { barOf, describeBar, formatResource, shownKinds, type Use } from "./resource-bar.model.ts";

function use(amount: number, label = "requested"): Use {
  return { id: label, label, amount, color: "red" };
}

describe("the resource bar", () => {
  it("shows uses in proportion to the whole and what is free", () => {
    const bar = barOf([use(2), use(1, "offered")], 8);
    expect(bar.segments.map(({ share }) => share)).toEqual([0.25, 0.125]);
    expect(bar).toMatchObject({ free: 5, excess: 0, limit: 1, used: 0.375 });
    expect(describeBar("cpus", bar, 8)).toBe("2 cores requested, 1 core offered of 8 cores (38%), 5 cores free");
  });

  it("marks the whole when it is exceeded", () => {
    const bar = barOf([use(12)], 8);
    expect(bar).toMatchObject({ free: 0, excess: 4, used: 1.5 });
    expect(bar.limit).toBeCloseTo(2 / 3);
    expect(describeBar("cpus", bar, 8)).toContain("4 cores too much");
  });

  it("does not count as used what is offered", () => {
    const bar = barOf([use(2), { ...use(3, "offered"), isFree: true }], 8);
    expect(bar).toMatchObject({ used: 0.25, free: 3, excess: 0 });
  });

  it("says nothing of a whole that is not known", () => {
    const bar = barOf([use(512)], undefined);
    expect(bar.free).toBeUndefined();
    expect(describeBar("ramMb", bar, undefined)).toBe("512 MB requested");
  });

  it("never draws beyond its width", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e6, noNaN: true })), fc.nat(1_000_000), (amounts, whole) => {
        const bar = barOf(
          amounts.map((amount) => use(amount)),
          whole,
        );
        expect(bar.segments.reduce((sum, { share }) => sum + share, 0)).toBeLessThanOrEqual(1 + 1e-9);
        expect(bar.limit).toBeLessThanOrEqual(1);
      }),
    );
  });
});

it("writes amounts with their units", () => {
  expect([formatResource("cpus", 1), formatResource("ramMb", 1536), formatResource("ports", 3)]).toEqual([
    "1 core",
    "1.5 GB",
    "3",
  ]);
});

it("shows GPUs and ports only where there are any", () => {
  expect(shownKinds([EMPTY_BAG])).toEqual(["cpus", "ramMb", "diskMb"]);
  expect(shownKinds([{ ...EMPTY_BAG, gpus: 2 }, undefined])).toEqual(["cpus", "ramMb", "diskMb", "gpus"]);
});
