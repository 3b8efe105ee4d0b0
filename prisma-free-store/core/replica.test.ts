import { describe, expect, it } from "vitest";
import { Replica } from "./replica.ts";

const learned = (position: number) => ({ position, learned: true, type: "APPEND" as const });

describe("a replica", () => {
  it("of a new log lacks position 0 and has learned nothing", () => {
    const replica = Replica.restore([]);
    expect([replica.begin, replica.end, replica.learnedEnd]).toEqual([0, 0, undefined]);
    expect(replica.missing()).toEqual([0]);
  });

  it("has learned up to the first position that is unlearned or a hole", () => {
    const replica = Replica.restore([learned(0), learned(1), { position: 2 }, learned(5)]);
    expect(replica.learnedEnd).toBe(1);
    expect(replica.missing()).toEqual([2, 3, 4]);
    replica.persisted(learned(2));
    expect(replica.learnedEnd).toBe(2);
  });

  it("begins where a learned truncation says, and misses nothing below", () => {
    const replica = Replica.restore([
      { position: 2 },
      learned(5),
      { position: 7, learned: true, type: "TRUNCATE", truncate: { to: 5 } },
    ]);
    expect(replica.begin).toBe(5);
    expect(replica.missing()).toEqual([6]);
  });

  it("does not heed a truncation that is not learned", () => {
    const replica = Replica.restore([learned(0), { position: 1, type: "TRUNCATE", truncate: { to: 1 } }]);
    expect(replica.begin).toBe(0);
    expect(replica.missing()).toEqual([1]);
  });

  it("begins after a learned tombstone", () => {
    const replica = Replica.restore([
      { position: 4, learned: true, type: "NOP", nop: { tombstone: true } },
      learned(5),
    ]);
    expect([replica.begin, replica.end, replica.learnedEnd]).toEqual([5, 5, 5]);
    expect(replica.missing()).toEqual([]);
  });

  it("never begins earlier than it did", () => {
    const truncation = (position: number, to: number) =>
      ({ position, learned: true, type: "TRUNCATE", truncate: { to } }) as const;
    const replica = Replica.restore([learned(9), truncation(10, 9), truncation(11, 4)]);
    expect(replica.begin).toBe(9);
  });
});
