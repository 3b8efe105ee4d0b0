import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatAgo,
  formatBytes,
  formatCores,
  formatCount,
  formatDuration,
  formatMb,
  formatMs,
  formatPercent,
  formatRanges,
  parseRanges,
  plural,
  toRanges,
} from "./format.ts";

describe("formatters", () => {
  it("groups thousands", () => {
    expect([0, 999, 1000, 1234567, -4200, 1234.5].map((value) => formatCount(value))).toEqual([
      "0",
      "999",
      "1,000",
      "1,234,567",
      "−4,200",
      "1,234.5",
    ]);
  });

  it("writes cores without trailing zeros", () => {
    expect([0.5, 12, 1.25, 0.1 + 0.2, 12345.67].map(formatCores)).toEqual(["0.5", "12", "1.25", "0.3", "12,346"]);
  });

  it("writes fractions of milliseconds where they matter", () => {
    expect([0, 0.047, 0.84, 9.999, 12.46, 340.4, 5200].map(formatMs)).toEqual([
      "0ms",
      "0.05ms",
      "0.84ms",
      "10ms",
      "12.5ms",
      "340ms",
      "5.2s",
    ]);
  });

  it("writes bytes in the unit that fits", () => {
    expect([0, 512, 1024, 1536, 10 * 1024 ** 2, 1.5 * 1024 ** 3].map(formatBytes)).toEqual([
      "0 B",
      "512 B",
      "1 KB",
      "1.5 KB",
      "10 MB",
      "1.5 GB",
    ]);
    expect(formatMb(128)).toBe("128 MB");
    expect(formatMb(2048)).toBe("2 GB");
  });

  it("writes the two largest units of a duration", () => {
    expect([12, 5230, 42_000, 725_000, 3_600_000, 2 * 86_400_000 + 3_700_000].map(formatDuration)).toEqual([
      "12ms",
      "5.2s",
      "42s",
      "12m 5s",
      "1h",
      "2d 1h",
    ]);
  });

  it("never speaks of the future when clocks differ", () => {
    expect(formatAgo(5_000, 1_000)).toBe("now");
    expect(formatAgo(1_000, 5_000)).toBe("4s ago");
  });

  it("does not round a part to nothing or to all", () => {
    expect([0, 0.001, 0.5, 0.999, 1].map(formatPercent)).toEqual(["0%", "<1%", "50%", ">99%", "100%"]);
  });

  it("counts in words", () => {
    expect([plural(1, "instance"), plural(12, "instance"), plural(2, "entry", "entries")]).toEqual([
      "1 instance",
      "12 instances",
      "2 entries",
    ]);
  });

  it("folds ids into ranges and says how many it left out", () => {
    expect(formatRanges([5, 0, 1, 2, 2])).toBe("0–2, 5");
    expect(formatRanges([0, 2, 4, 6, 7], 2)).toBe("0, 2 and 3 more");
  });

  it("refuses texts that are no ranges", () => {
    expect(["a", "3-1", "1-", "1 2"].map((text) => parseRanges(text))).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it("reads back every set of ids that it writes", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(300)), (ids) => {
        const sorted = [...ids].sort((a, b) => a - b);
        expect(parseRanges(formatRanges(ids, 1000))).toEqual(sorted);
        expect(toRanges(ids).reduce((sum, range) => sum + range.last - range.first + 1, 0)).toBe(ids.length);
      }),
    );
  });
});
