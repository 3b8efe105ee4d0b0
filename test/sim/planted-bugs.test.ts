/** The simulator is worth something: it finds every defect that is planted, within so many seeds. */
import { describe, expect, it } from "vitest";
import { Violation } from "./checkers/violation.ts";
import { PLANTED_BUGS } from "./planted-bugs.ts";
import { runSeed } from "./world.ts";

const SEEDS = 1000;

function firstViolation(plant: (typeof PLANTED_BUGS)[number]): Violation | undefined {
  for (let seed = 1; seed <= SEEDS; seed++) {
    try {
      runSeed(seed, { bug: plant() });
    } catch (error) {
      if (error instanceof Violation) return error;
      throw error;
    }
  }
  return undefined;
}

describe("the simulator notices when", () => {
  for (const plant of PLANTED_BUGS) {
    it(plant().title, { timeout: 120_000 }, () => {
      expect(firstViolation(plant)).toBeInstanceOf(Violation);
    });
  }
});
