import { expect, it } from "vitest";
import { lostWrites } from "./lost-writes.ts";
import { RegisterHistory } from "./register-history.ts";

/** Writes 1, 2 and 3, one after another, of which `unanswered` get no answer. */
function history(...unanswered: number[]): RegisterHistory {
  const made = new RegisterHistory();
  for (let i = 0; i < 3; i++) {
    const value = made.nextValue();
    const write = made.invoke("c", "k", value);
    if (!unanswered.includes(value)) write.returned();
  }
  return made;
}

it("finds the last acknowledged write at the end", () => {
  expect(lostWrites(history().of("k"), 3)).toEqual([]);
});

it("convicts an end that is older than an acknowledged write", () => {
  expect(lostWrites(history().of("k"), 1)).toEqual([
    "acknowledged and lost, for the value in the end is 1: c write 2 [3, 4]",
    "acknowledged and lost, for the value in the end is 1: c write 3 [5, 6]",
  ]);
  expect(lostWrites(history(3).of("k"), 1)).toHaveLength(1);
});

it("convicts an end without any value", () => {
  expect(lostWrites(history(2, 3).of("k"), undefined)).toHaveLength(1);
  expect(lostWrites([], undefined)).toEqual([]);
});

it("lets a write without an answer be there in the end, or not", () => {
  expect(lostWrites(history(3).of("k"), 3)).toEqual([]);
  expect(lostWrites(history(3).of("k"), 2)).toEqual([]);
  expect(lostWrites(history(1).of("k"), 1)).toEqual([]);
});

it("convicts a value that nobody has written", () => {
  expect(lostWrites(history().of("k"), 9)).toEqual(["nobody has written 9, which is there in the end"]);
});

it("forgets operations that certainly did not take effect", () => {
  const made = history();
  made.invoke("c", "k", made.nextValue()).failed();
  const read = made.invoke("c", "k");
  read.returned(3);
  expect(made.of("k").map(({ kind, value }) => `${kind} ${value}`)).toEqual([
    "write 1",
    "write 2",
    "write 3",
    "read 3",
  ]);
  expect(made.acknowledged("k")).toBe(3);
  expect(made.keys).toEqual(["k"]);
});
