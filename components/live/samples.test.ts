import { expect, it } from "vitest";
import { addSample, type Sample } from "./samples.ts";

function at(atMs: number, running = 0): Sample {
  return { atMs, running, waiting: 0, offers: 0, loopDelayMs: 0, memoryBytes: 0 };
}

it("remembers ten minutes of samples and no more", () => {
  let samples: readonly Sample[] = [];
  for (let i = 0; i < 500; i++) samples = addSample(samples, at(i * 5000));
  expect(samples.length).toBe(120);
  expect(samples.at(-1)?.atMs).toBe(499 * 5000);
});

it("takes two answers of a moment for one", () => {
  expect(addSample([at(0), at(5000, 1)], at(5500, 2)).map(({ running }) => running)).toEqual([0, 2]);
});
