/** The queue against the obvious model: a map that is searched for what is due. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { ManualClock } from "../../base/clock.ts";
import { DeadlineQueue } from "./deadline-queue.ts";

type Step =
  | { readonly kind: "set"; readonly key: number; readonly delayMs: number }
  | { readonly kind: "delete"; readonly key: number }
  | { readonly kind: "advance"; readonly byMs: number };

const key = fc.integer({ min: 0, max: 40 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant("set" as const), key, delayMs: fc.integer({ min: 0, max: 50 }) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("delete" as const), key }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("advance" as const), byMs: fc.integer({ min: 0, max: 20 }) }) },
);

test("every key falls due exactly when its last deadline says, unless it was deleted", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const clock = new ManualClock();
      const fired: [number, number][] = [];
      const queue = new DeadlineQueue<number, void>({
        clock,
        onDue: (due) => due.forEach((one) => fired.push([clock.nowMs(), one.key])),
        maxBatchSize: 3,
      });
      const model = new Map<number, number>();
      const expected: [number, number][] = [];
      for (const one of steps) {
        if (one.kind === "set") {
          queue.set(one.key, one.delayMs);
          model.set(one.key, clock.nowMs() + one.delayMs);
        } else if (one.kind === "delete") {
          if (queue.delete(one.key) !== model.delete(one.key)) return false;
        } else {
          clock.advance(one.byMs);
          for (const [known, dueMs] of model) {
            if (dueMs > clock.nowMs()) continue;
            expected.push([dueMs, known]);
            model.delete(known);
          }
        }
        if (queue.size !== model.size) return false;
      }
      const byTimeAndKey = (a: [number, number], b: [number, number]): number => a[0] - b[0] || a[1] - b[1];
      expect(fired.map(([atMs]) => atMs)).toEqual(fired.map(([atMs]) => atMs).sort((a, b) => a - b));
      // A delay of zero fires at the next advance, whose time is the same.
      expect([...fired].sort(byTimeAndKey)).toEqual(expected.sort(byTimeAndKey));
      return true;
    }),
    { numRuns: 200 },
  );
});
