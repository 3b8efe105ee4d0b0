import fc from "fast-check";
import { expect, it } from "vitest";
import { Positions, truncatedBelow, type ActionOutline } from "./positions.ts";

const POSITIONS = 30;

const outline: fc.Arbitrary<ActionOutline> = fc
  .record({ position: fc.nat(POSITIONS - 1), kind: fc.nat(9), learned: fc.boolean(), back: fc.nat(6) })
  .map(({ position, kind, learned, back }) => {
    if (kind === 0) return { position, learned, type: "TRUNCATE", truncate: { to: Math.max(0, position - back) } };
    if (kind === 1) return { position, learned: true, type: "NOP", nop: { tombstone: true } };
    return { position, learned, type: "APPEND" };
  });

it("positions are what a list of all of them says", () => {
  fc.assert(
    fc.property(fc.array(outline, { maxLength: 40 }), (actions) => {
      const positions = new Positions();
      const states = new Map<number, boolean>();
      let begin = 0;
      let end = 0;
      for (const action of actions) {
        positions.persisted(action);
        states.set(action.position, action.learned === true);
        begin = Math.max(begin, truncatedBelow(action) ?? 0);
        end = Math.max(end, action.position, begin);
      }
      const isMissing = (position: number): boolean => position >= begin && states.get(position) !== true;
      const all = Array.from({ length: end + 1 }, (_, position) => position);
      const missing = all.filter(isMissing);
      expect([positions.begin, positions.end]).toEqual([begin, end]);
      expect(positions.missing()).toEqual(missing);
      for (let position = 0; position < POSITIONS + 2; position++) {
        expect(positions.isMissing(position)).toBe(isMissing(position));
        expect(positions.highestMissing(position)).toBe(missing.findLast((other) => other <= position));
        expect(positions.hasLearnedBeyond(position)).toBe(all.some((other) => other > position && !isMissing(other)));
      }
      const learnedEnd = (missing.find((position) => position >= begin) ?? end + 1) - 1;
      expect(positions.learnedEnd).toBe(learnedEnd < begin ? undefined : learnedEnd);
    }),
  );
});
