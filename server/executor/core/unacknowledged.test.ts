import { expect, it } from "vitest";
import { Unacknowledged } from "./unacknowledged.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);

it("keeps updates in order until their own uuid is acknowledged", () => {
  const book = new Unacknowledged();
  const [first, second] = [
    { taskId: "t", uuid: bytes(1, 2) },
    { taskId: "t", uuid: bytes(3, 4) },
  ];
  book.updated(first);
  book.updated(second);
  expect(book.updates()).toEqual([first, second]);
  expect(book.acknowledged("t", bytes(1, 9))).toBe(false);
  expect(book.acknowledged("t", bytes(1))).toBe(false);
  expect(book.acknowledged("t", bytes(1, 2))).toBe(true);
  expect(book.acknowledged("t", bytes(1, 2))).toBe(false);
  expect(book.updates()).toEqual([second]);
});

it("keeps a task until any update of it is acknowledged", () => {
  const book = new Unacknowledged();
  book.launched("t", bytes(7));
  book.launched("u", bytes(8));
  book.updated({ taskId: "t", uuid: bytes(1) });
  expect(book.tasks()).toEqual([bytes(7), bytes(8)]);
  book.acknowledged("t", bytes(1));
  expect(book.tasks()).toEqual([bytes(8)]);
});
