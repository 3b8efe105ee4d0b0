import fc from "fast-check";
import { expect, it } from "vitest";
import { IntervalSet } from "./interval-set.ts";

it("an interval set holds what a set of numbers holds, in intervals that do not touch", () => {
  const change = fc.record({ isAdd: fc.boolean(), first: fc.nat(40), length: fc.integer({ min: -1, max: 12 }) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 30 }), (changes) => {
      const set = new IntervalSet();
      const model = new Set<number>();
      for (const { isAdd, first, length } of changes) {
        const last = first + length;
        if (isAdd) set.add(first, last);
        else set.remove(first, last);
        for (let value = first; value <= last; value++) {
          if (isAdd) model.add(value);
          else model.delete(value);
        }
      }
      const expected = [...model].sort((a, b) => a - b);
      expect([...set]).toEqual(expected);
      expect(set.min).toBe(expected[0]);
      for (let bound = -1; bound < 60; bound++) {
        expect(set.sizeFrom(bound)).toBe(expected.filter((value) => value >= bound).length);
        expect(set.maxUpTo(bound)).toBe(expected.findLast((value) => value <= bound));
      }
      expect(set.isEmpty).toBe(expected.length === 0);
      for (let value = 0; value < 60; value++) expect(set.has(value)).toBe(model.has(value));
      const gaps = set.intervals.slice(1).map(({ first }, i) => first - (set.intervals[i]?.last ?? 0));
      expect(gaps.every((gap) => gap > 1)).toBe(true);
    }),
  );
});
