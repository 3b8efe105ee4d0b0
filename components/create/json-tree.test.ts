import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type JsonNode, JsonSyntaxError, keyPlace, placeOf, readJson } from "./json-tree.ts";

/** The value again, out of the places of its parts. */
function rebuild(text: string, node: JsonNode): unknown {
  if (node.items !== undefined) return node.items.map((item) => rebuild(text, item));
  if (node.members !== undefined) {
    return Object.fromEntries([...node.members].map(([key, { node: member }]) => [key, rebuild(text, member)]));
  }
  return JSON.parse(text.slice(node.from, node.to));
}

function fault(text: string): [string, number] | undefined {
  try {
    readJson(text);
    return undefined;
  } catch (error) {
    if (error instanceof JsonSyntaxError) return [error.message, error.at];
    throw error;
  }
}

describe("JSON with places", () => {
  it("finds every value again where it says it stands", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = JSON.stringify(value, undefined, 2);
        const { root, value: read } = readJson(text);
        expect(read).toEqual(JSON.parse(text));
        expect(rebuild(text, root)).toEqual(JSON.parse(text));
      }),
    );
  });

  it("accepts exactly what JSON.parse accepts, but for names given twice", () => {
    const pieces = fc.constantFrom(
      '"a"',
      "{",
      "}",
      "[",
      "]",
      ":",
      ",",
      "1",
      "-0.5e3",
      "true",
      "nul",
      " ",
      "\n",
      '"\\u00e9"',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        let parsed = true;
        try {
          JSON.parse(text);
        } catch {
          parsed = false;
        }
        const found = fault(text);
        expect(found === undefined || (found[0].endsWith("given twice") && parsed)).toBe(parsed);
      }),
      { numRuns: 2000 },
    );
  });

  it("says what is wrong where it is wrong", () => {
    expect(fault('{"a": 1,}')).toEqual(["a comma may not stand at the end", 7]);
    expect(fault('{"a": }')).toEqual(["expected a value", 6]);
    expect(fault('{"a": 1 "b"')).toEqual(['expected a comma or "}"', 8]);
    expect(fault('{"a": 1, "a": 2}')).toEqual(["a is given twice", 9]);
    expect(fault("[1")).toEqual(['the text ends before its "]"', 2]);
    expect(fault("[".repeat(1000))?.[0]).toBe("nested too deeply");
  });

  it("points at a value, a name, and the nearest thing to what is missing", () => {
    const text = '{"task": {"cpus": "x", "oops": 1}}';
    const { root } = readJson(text);
    const at = ({ from, to }: { from: number; to: number }): string => text.slice(from, to);
    expect(at(placeOf(root, ["task", "cpus"]))).toBe('"x"');
    expect(at(keyPlace(root, ["task"], "oops"))).toBe('"oops"');
    expect(at(placeOf(root, ["task", "missing", 3]))).toBe("{");
    expect(placeOf(root, ["task", "missing"]).from).toBe(9);
  });
});
