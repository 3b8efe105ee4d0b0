/** A few thousand simulated worlds. Many more: `npm run sim -- --seeds N`. */
import { describe, expect, it } from "vitest";
import { runSeed } from "./world.ts";

const FROM = 1;
const BATCHES = 8;
const BATCH = 250;

describe("the replicated log", () => {
  for (let batch = 0; batch < BATCHES; batch++) {
    const from = FROM + batch * BATCH;
    it(`keeps its promises in the worlds ${from} to ${from + BATCH - 1}`, () => {
      let acknowledged = 0;
      for (let seed = from; seed < from + BATCH; seed++) acknowledged += runSeed(seed).acknowledged;
      expect(acknowledged).toBeGreaterThan(BATCH);
    });
  }

  it("meets every kind of trouble in them", () => {
    const kinds = [
      "loses power",
      "is killed",
      "is wiped",
      "is cut off",
      "is paused",
      "has a bad disk",
      "has a slow disk",
    ];
    const signs = [
      "disk failed:",
      "is RECOVERING",
      "is STARTING",
      "(tombstone)",
      "demoted: REFUSED",
      "demoted: TIMEOUT",
    ];
    const unseen = new Set([...kinds, ...signs, "IGNORED", "TRUNCATE to"]);
    const onLine = (line: string): void => {
      for (const sign of unseen) if (line.includes(sign)) unseen.delete(sign);
    };
    for (let seed = FROM; seed < FROM + 200 && unseen.size > 0; seed++) runSeed(seed, { onLine });
    expect([...unseen]).toEqual([]);
  });
});

describe("a simulated world", () => {
  it("comes out the same each time, whether it is watched or not", () => {
    for (let seed = FROM; seed < FROM + 20; seed++) {
      const lines: string[] = [];
      const watched = runSeed(seed, { onLine: (line) => lines.push(line) });
      expect(watched).toEqual(runSeed(seed));
      expect(lines.length).toBeGreaterThan(watched.acknowledged);
    }
  });

  it("comes out differently for each seed", () => {
    const digests = Array.from({ length: 50 }, (_, index) => runSeed(FROM + index).digest);
    expect(new Set(digests).size).toBe(digests.length);
  });
});
