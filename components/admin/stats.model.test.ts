import { describe, expect, it } from "vitest";
import { addReading, formatRate, MOST_READINGS, type Reading, seriesOf, statRows } from "./stats.model.ts";

const readings: Reading[] = [
  { atMs: 0, values: { appends: 10, name: "a", gone: 1 } },
  { atMs: 2000, values: { appends: 16, name: "a" } },
];

describe("stats over time", () => {
  it("tells how fast each one changes", () => {
    expect(statRows(readings, undefined)).toEqual([
      { name: "appends", value: 16, perSecond: 3 },
      { name: "name", value: "a", perSecond: undefined },
    ]);
    expect(statRows(readings.slice(0, 1), "app")).toEqual([{ name: "appends", value: 10, perSecond: undefined }]);
  });

  it("hands a chart the numbers that were read", () => {
    expect(seriesOf(readings, "appends")).toEqual([
      [0, 2],
      [10, 16],
    ]);
    expect(seriesOf(readings, "name")).toEqual([[], []]);
  });

  it("forgets what is long past", () => {
    let kept: readonly Reading[] = [];
    for (let i = 0; i < MOST_READINGS + 5; i++) kept = addReading(kept, { atMs: i, values: {} });
    expect([kept.length, kept[0]?.atMs]).toEqual([MOST_READINGS, 5]);
  });

  it("writes no rate for what stands still", () => {
    expect([formatRate(0), formatRate(undefined), formatRate(2.5), formatRate(-1)]).toEqual(["", "", "+2.5", "−1"]);
  });
});
