import { expect, it } from "vitest";
import { compareValues, nextSort, parseSort, sortText } from "./data-table.model.ts";

it("writes and reads the order of a table", () => {
  expect(["name", "-running"].map((text) => sortText(parseSort(text)))).toEqual(["name", "-running"]);
});

it("starts a column in its own direction and turns it on the next click", () => {
  const count = { id: "running", firstDescending: true };
  const first = nextSort(parseSort("name"), count);
  expect(sortText(first)).toBe("-running");
  expect(sortText(nextSort(first, count))).toBe("running");
});

it("orders texts with numbers as people do", () => {
  expect(["host-10", "host-2", "Host-1"].sort(compareValues)).toEqual(["Host-1", "host-2", "host-10"]);
  expect([10, 9, 1].sort(compareValues)).toEqual([1, 9, 10]);
});
