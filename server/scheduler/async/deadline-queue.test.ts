import { expect, test } from "vitest";
import { ManualClock } from "../../base/clock.ts";
import { DeadlineQueue, type Due } from "./deadline-queue.ts";

function queueOf(maxBatchSize?: number): {
  clock: ManualClock;
  queue: DeadlineQueue<string, number>;
  batches: Due<string, number>[][];
} {
  const clock = new ManualClock();
  const batches: Due<string, number>[][] = [];
  const queue = new DeadlineQueue<string, number>({
    clock,
    onDue: (due) => batches.push([...due]),
    ...(maxBatchSize === undefined ? {} : { maxBatchSize }),
  });
  return { clock, queue, batches };
}

test("hands over what falls due, in order of deadline, with its value", () => {
  const { clock, queue, batches } = queueOf();
  queue.set("late", 30, 3);
  queue.set("early", 10, 1);
  queue.set("middle", 20, 2);
  clock.advance(20);
  expect(batches.flat()).toEqual([
    { key: "early", value: 1 },
    { key: "middle", value: 2 },
  ]);
  expect(queue.size).toBe(1);
});

test("keeps one deadline a key: setting it again replaces deadline and value", () => {
  const { clock, queue, batches } = queueOf();
  queue.set("a", 10, 1);
  queue.set("a", 50, 2);
  clock.advance(49);
  expect(batches).toEqual([]);
  clock.advance(1);
  expect(batches).toEqual([[{ key: "a", value: 2 }]]);
});

test("hands over at most a batch in one turn, and the rest in the next", () => {
  const { clock, queue, batches } = queueOf(2);
  for (const key of ["a", "b", "c", "d", "e"]) queue.set(key, 10, 0);
  clock.advance(10);
  expect(batches.map((batch) => batch.map(({ key }) => key))).toEqual([["a", "b"], ["c", "d"], ["e"]]);
});

test("forgets what was deleted, and everything once closed", () => {
  const { clock, queue, batches } = queueOf();
  queue.set("a", 10, 0);
  queue.set("b", 10, 0);
  expect(queue.delete("a")).toBe(true);
  expect(queue.delete("a")).toBe(false);
  queue.close();
  queue.set("c", 10, 0);
  clock.advance(100);
  expect(batches).toEqual([]);
  expect(queue.size).toBe(0);
});

test("a handler may set keys again while it is called", () => {
  const clock = new ManualClock();
  const seen: number[] = [];
  const queue = new DeadlineQueue<string, number>({
    clock,
    onDue: (due) => {
      for (const { key, value } of due) {
        seen.push(clock.nowMs());
        if (value > 0) queue.set(key, 10, value - 1);
      }
    },
  });
  queue.set("again", 10, 2);
  clock.advance(100);
  expect(seen).toEqual([10, 20, 30]);
});
