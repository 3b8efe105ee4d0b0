import { describe, expect, it } from "vitest";
import { seededRng, shuffle } from "./rng.ts";

describe("seededRng", () => {
  it("repeats itself for the same seed and differs for another", () => {
    const draw = (seed: number): number[] => {
      const rng = seededRng(seed);
      return Array.from({ length: 5 }, () => rng.next());
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
  });

  it("spreads evenly over its range, for neighbouring seeds too", () => {
    for (const seed of [0, 1, 2, -1]) {
      const rng = seededRng(seed);
      const counts = Array.from({ length: 10 }, () => 0);
      for (let i = 0; i < 10_000; i++) counts[rng.nextInt(10)]!++;
      expect(Math.min(...counts)).toBeGreaterThan(850);
      expect(Math.max(...counts)).toBeLessThan(1_150);
    }
  });
});

describe("shuffle", () => {
  it("keeps the items and changes their order", () => {
    const items = Array.from({ length: 50 }, (_, i) => i);
    const shuffled = shuffle(seededRng(4), [...items]);
    expect(shuffled).not.toEqual(items);
    expect(shuffled.sort((a, b) => a - b)).toEqual(items);
  });
});
