import { describe, expect, it } from "vitest";
import { askFor, currentSearch, isSettled, patchSearch } from "./params.model.ts";

const before = { pathname: "/jobs", base: "" };

describe("search parameters on their way", () => {
  it("hold at once, while the router still knows the old ones", () => {
    const pending = askFor(undefined, "select=2", before);
    expect(currentSearch(pending, "", "/jobs")).toBe("select=2");
    expect(isSettled(pending, "", "/jobs")).toBe(false);
  });

  it("do not fall back to an earlier change that the router learns of late", () => {
    const pending = askFor(askFor(undefined, "select=2", before), "select=2-3", before);
    expect(currentSearch(pending, "select=2", "/jobs")).toBe("select=2-3");
    expect(isSettled(pending, "select=2-3", "/jobs")).toBe(true);
  });

  it("give way to a navigation", () => {
    const pending = askFor(undefined, "select=2", before);
    expect(currentSearch(pending, "", "/agents")).toBe("");
    expect(isSettled(pending, "", "/agents")).toBe(true);
    expect(currentSearch(pending, "q=x", "/jobs")).toBe("q=x");
    expect(isSettled(pending, "q=x", "/jobs")).toBe(true);
  });

  it("begin anew on another page", () => {
    const pending = askFor(undefined, "a=1", before);
    expect(askFor(pending, "b=2", { pathname: "/agents", base: "" }).asked).toEqual(["b=2"]);
  });
});

it("sets and removes parameters", () => {
  expect(patchSearch("a=1&b=2", { a: undefined, b: "3", c: "", d: "x y" })).toBe("b=3&d=x+y");
});
