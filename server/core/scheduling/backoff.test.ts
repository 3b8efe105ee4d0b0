import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../random/rng.ts";
import { nextBackoffMs } from "./backoff.ts";
import { constantRng } from "./scheduling-fixtures.ts";

describe("nextBackoffMs", () => {
  it("starts at the initial wait, at most doubles, and stops at the maximum", () => {
    const settings = { initialMs: 1_000, maxMs: 60_000 };
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const rng = seededRng(seed);
        let lastMs = 0;
        for (let i = 0; i < 40; i++) {
          const base = lastMs === 0 ? settings.initialMs : lastMs;
          const nextMs = nextBackoffMs(lastMs, settings, rng);
          expect(nextMs).toBeGreaterThanOrEqual(Math.min(base, settings.maxMs));
          expect(nextMs).toBeLessThanOrEqual(Math.min(2 * base, settings.maxMs));
          lastMs = nextMs;
        }
        expect(lastMs).toBeGreaterThan(settings.initialMs);
      }),
    );
  });

  it("takes exactly one and almost two times the last wait at the ends of its range", () => {
    expect(nextBackoffMs(0, { initialMs: 100, maxMs: 1_000 }, constantRng(0))).toBe(100);
    expect(nextBackoffMs(300, { initialMs: 100, maxMs: 1_000 }, constantRng(0.999))).toBe(600);
    expect(nextBackoffMs(900, { initialMs: 100, maxMs: 1_000 }, constantRng(0.5))).toBe(1_000);
  });
});
