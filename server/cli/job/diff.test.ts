import { expect, it } from "vitest";
import { formatRanges, within } from "./diff.ts";

it("ranges are cut down to the instances that are wanted", () => {
  const ranges = [
    { first: 0, last: 3 },
    { first: 7, last: 9 },
  ];
  expect(within(ranges, undefined)).toEqual(ranges);
  expect(within(ranges, [1, 2, 5, 9])).toEqual([
    { first: 1, last: 2 },
    { first: 9, last: 9 },
  ]);
  expect(within(ranges, [5])).toEqual([]);
});

it("ranges are shown in order", () => {
  expect(
    formatRanges([
      { first: 5, last: 5 },
      { first: 0, last: 2 },
    ]),
  ).toBe("[0-2], [5]");
});
