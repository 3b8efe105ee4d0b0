import { expect, it } from "vitest";
import { seededRng } from "../../server/core/random/rng.ts";
import { ALL_FAULTS, planFaults } from "./faults.ts";

const kinds = ALL_FAULTS.length;

it("brings every fault before one comes again", () => {
  const plan = planFaults(seededRng(1), 2 * kinds);
  expect(new Set(plan.slice(0, kinds)).size).toBe(kinds);
  expect(new Set(plan.slice(kinds)).size).toBe(kinds);
});

it("brings the same for the same seed, and another order for another", () => {
  expect(planFaults(seededRng(7), 40)).toEqual(planFaults(seededRng(7), 40));
  expect(planFaults(seededRng(7), 40)).not.toEqual(planFaults(seededRng(8), 40));
});

it("brings those alone that were asked for", () => {
  expect(new Set(planFaults(seededRng(1), 9, ["killLeader", "killAll"]))).toEqual(new Set(["killLeader", "killAll"]));
});
