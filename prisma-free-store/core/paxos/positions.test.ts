import { describe, expect, it } from "vitest";
import { Positions } from "./positions.ts";

const truncation = (position: number, to: number) =>
  ({ position, learned: true, type: "TRUNCATE", truncate: { to } }) as const;
const learned = (position: number) => ({ position, learned: true, type: "APPEND" as const });

describe("the positions of a replica", () => {
  it("of a new log lack position 0, and none is learned", () => {
    const positions = Positions.restore([]);
    expect([positions.begin, positions.end, positions.learnedEnd]).toEqual([0, 0, undefined]);
    expect(positions.missing()).toEqual([0]);
  });

  it("has learned up to the first position that is unlearned or a hole", () => {
    const positions = Positions.restore([learned(0), learned(1), { position: 2 }, learned(5)]);
    expect(positions.learnedEnd).toBe(1);
    expect(positions.missing()).toEqual([2, 3, 4]);
    positions.persisted(learned(2));
    expect(positions.learnedEnd).toBe(2);
  });

  it("begins where a learned truncation says, and misses nothing below", () => {
    const positions = Positions.restore([
      { position: 2 },
      learned(5),
      { position: 7, learned: true, type: "TRUNCATE", truncate: { to: 5 } },
    ]);
    expect(positions.begin).toBe(5);
    expect(positions.missing()).toEqual([6]);
  });

  it("does not heed a truncation that is not learned", () => {
    const positions = Positions.restore([learned(0), { position: 1, type: "TRUNCATE", truncate: { to: 1 } }]);
    expect(positions.begin).toBe(0);
    expect(positions.missing()).toEqual([1]);
  });

  it("begins after a learned tombstone", () => {
    const positions = Positions.restore([
      { position: 4, learned: true, type: "NOP", nop: { tombstone: true } },
      learned(5),
    ]);
    expect([positions.begin, positions.end, positions.learnedEnd]).toEqual([5, 5, 5]);
    expect(positions.missing()).toEqual([]);
  });

  it("knows where the truncation is that it begins with, once it is known", () => {
    const tombstone = { position: 4, learned: true, type: "NOP", nop: { tombstone: true } } as const;
    const positions = Positions.restore([]);
    expect(positions.truncatedAt).toBe(-1);
    positions.persisted(truncation(3, 0));
    expect(positions.truncatedAt).toBe(-1);
    positions.persisted(tombstone);
    expect(positions.truncatedAt).toBe(Infinity);
    positions.persisted(truncation(9, 5));
    expect(positions.truncatedAt).toBe(9);
    for (const repeated of [truncation(10, 5), truncation(11, 4), tombstone]) positions.persisted(repeated);
    expect(positions.truncatedAt).toBe(9);
    positions.persisted(truncation(12, 6));
    expect(positions.truncatedAt).toBe(12);
  });

  it("never begins earlier than it did", () => {
    const positions = Positions.restore([learned(9), truncation(10, 9), truncation(11, 4)]);
    expect(positions.begin).toBe(9);
  });
});
