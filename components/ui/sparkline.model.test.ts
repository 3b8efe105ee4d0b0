import { expect, it } from "vitest";
import { sparkPath } from "./sparkline.model.ts";

it("draws from the floor at zero to the highest value", () => {
  expect(sparkPath([0, 5, 10], { width: 20, height: 10 })).toBe("M0 10L10 5L20 0");
});

it("draws a level line for a constant", () => {
  expect(sparkPath([0, 0], { width: 10, height: 10 })).toBe("M0 10L10 10");
  expect(sparkPath([4, 4], { width: 10, height: 10 })).toBe("M0 0L10 0");
});

it("draws nothing from a single value", () => {
  expect(sparkPath([1], { width: 10, height: 10 })).toBeUndefined();
});
