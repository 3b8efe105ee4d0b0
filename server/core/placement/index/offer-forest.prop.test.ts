import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRng } from "../../random/rng.ts";
import { offerOf, requestFor, taskConfig } from "../placement-fixtures.ts";
import { mergeCursors } from "./merged-cursor.ts";
import type { OfferCursor } from "./offer-forest.ts";
import { OfferForest } from "./offer-forest.ts";
import { demandOf, OfferSlots } from "./offer-slots.ts";

function walk(cursor: OfferCursor): number[] {
  const slots: number[] = [];
  for (let slot = cursor.next(); slot !== -1; slot = cursor.next()) slots.push(slot);
  return slots;
}

const demand = demandOf(requestFor(taskConfig({ resources: [{ numCpus: 2 }, { ramMb: 100 }, { diskMb: 1 }] })));

describe("OfferForest", () => {
  it("walks exactly the offers of a tree that are large enough, in order, after any insertions and removals", () => {
    const change = fc.record({
      slot: fc.nat(39),
      tree: fc.nat(2),
      cpus: fc.constantFrom(1, 2, 4),
      ramMb: fc.constantFrom(50, 100, 1_000),
      key: fc.nat(9),
    });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 200 }), fc.integer(), (changes, seed) => {
        const slots = new OfferSlots(1);
        const forest = new OfferForest(slots, seededRng(seed));
        const facts = new Map<number, { key: number; fits: boolean }>();
        const numbers = changes.slice(0, 40).map(({ cpus, ramMb, key }, i) => {
          const slot = slots.allocate(offerOf({ host: `h${i}`, cpus, ramMb }), [key]);
          facts.set(slot, { key, fits: cpus >= 2 && ramMb >= 100 });
          return slot;
        });
        const roots = [0, 0, 0];
        const members = [new Set<number>(), new Set<number>(), new Set<number>()];
        for (const { slot: index, tree } of changes) {
          const slot = numbers[index % numbers.length]!;
          if (members[tree]!.delete(slot)) roots[tree] = forest.remove(roots[tree]!, slot);
          else {
            members[tree]!.add(slot);
            roots[tree] = forest.insert(roots[tree]!, slot);
          }
        }
        const inOrder = (of: Iterable<number>): number[] =>
          [...of]
            .filter((slot) => facts.get(slot)!.fits)
            .sort((a, b) => facts.get(a)!.key - facts.get(b)!.key || a - b);
        roots.forEach((root, tree) => {
          expect(walk(forest.search(root, demand))).toEqual(inOrder(members[tree]!));
        });
        const together = mergeCursors(
          roots.map((root) => forest.search(root, demand)),
          slots,
        );
        expect(walk(together)).toEqual(inOrder(new Set(members.flatMap((set) => [...set]))));
      }),
      { numRuns: 500 },
    );
  });

  it("walks a hundred thousand offers without a match in few steps when none is large enough", () => {
    const slots = new OfferSlots(1);
    const forest = new OfferForest(slots, seededRng(7));
    const small = offerOf({ host: "small", cpus: 1 });
    let compared = 0;
    let root = 0;
    for (let i = 0; i < 100_000; i++) root = forest.insert(root, slots.allocate(small, [i]));
    const mayFit = slots.mayFit.bind(slots);
    slots.mayFit = (slot, wanted) => {
      compared++;
      return mayFit(slot, wanted);
    };
    expect(walk(forest.search(root, demand))).toEqual([]);
    expect(compared).toBe(0);
  });
});
