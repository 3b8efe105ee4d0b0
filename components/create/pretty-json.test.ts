import fc from "fast-check";
import { expect, it } from "vitest";
import { prettyJson } from "./pretty-json.ts";

it("puts on one line what fits there", () => {
  const value = {
    key: { role: "www-data", name: "hello" },
    resources: [{ numCpus: 0.5 }, { ramMb: 64 }],
    long: "x".repeat(90),
  };
  expect(prettyJson(value)).toBe(
    `{\n  "key": { "role": "www-data", "name": "hello" },\n  "resources": [{ "numCpus": 0.5 }, { "ramMb": 64 }],\n  "long": "${"x".repeat(90)}"\n}\n`,
  );
});

it("keeps the value", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(prettyJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
