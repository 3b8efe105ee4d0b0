import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inlineChange, lineDiff } from "./text-diff.ts";

const words = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 }).map((list) => list.join("\n"));

describe("the difference of two texts, line by line", () => {
  it("marks what went and what came, near what stays", () => {
    const before = ["1", "2", "3", "4", "5", "6", "7"].join("\n");
    expect(lineDiff(before, before.replace("5", "five")).map(({ kind, text }) => `${kind} ${text}`)).toEqual([
      "gap 2 equal lines",
      "same 3",
      "same 4",
      "removed 5",
      "added five",
      "same 6",
      "same 7",
    ]);
  });

  it("holds both texts", () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const lines = lineDiff(before, after);
        const side = (kind: string): number =>
          lines.filter((line) => line.kind === "same" || line.kind === kind).length +
          lines.reduce((sum, line) => sum + (line.kind === "gap" ? parseInt(line.text, 10) : 0), 0);
        expect([side("removed"), side("added")]).toEqual([before.split("\n").length, after.split("\n").length]);
        if (before === after) expect(lines.every(({ kind }) => kind === "gap")).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it("of very long ones is told without being looked for", () => {
    const long = (word: string): string => Array.from({ length: 600 }, (_, i) => `${word}${i}`).join("\n");
    expect(lineDiff(long("a"), long("b"))).toHaveLength(1200);
  });
});

describe("a change within a line", () => {
  it("is between what is equal, and cuts no word", () => {
    expect(inlineChange("./server --port 80 -v", "./server --port 8080 -v")).toEqual({
      start: "./server --port ",
      removed: "80",
      added: "8080",
      end: " -v",
    });
    expect(inlineChange("", "x")).toEqual({ start: "", removed: "", added: "x", end: "" });
  });

  it("gives both lines back", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const { start, removed, added, end } = inlineChange(before, after);
        expect([start + removed + end, start + added + end]).toEqual([before, after]);
      }),
    );
  });
});
