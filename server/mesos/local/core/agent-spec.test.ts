import { describe, expect, it } from "vitest";
import { NotationError, parseAttributes, parseResources } from "./agent-spec.ts";

describe("the notation of agents", () => {
  it("reads scalars and ranges of resources", () => {
    expect(parseResources("cpus:4;mem:4096.5; ports:[31000-31999, 32100-32100]")).toEqual([
      { name: "cpus", role: "*", type: "SCALAR", scalar: { value: 4 } },
      { name: "mem", role: "*", type: "SCALAR", scalar: { value: 4096.5 } },
      {
        name: "ports",
        role: "*",
        type: "RANGES",
        ranges: {
          range: [
            { begin: 31000, end: 31999 },
            { begin: 32100, end: 32100 },
          ],
        },
      },
    ]);
  });

  it("reads text, scalar and range attributes", () => {
    expect(parseAttributes("rack:a;level:10;ports:[1-2];dedicated:db_team/redis")).toEqual([
      { name: "rack", type: "TEXT", text: { value: "a" } },
      { name: "level", type: "SCALAR", scalar: { value: 10 } },
      { name: "ports", type: "RANGES", ranges: { range: [{ begin: 1, end: 2 }] } },
      { name: "dedicated", type: "TEXT", text: { value: "db_team/redis" } },
    ]);
  });

  it("takes everything after the first colon as an attribute's value", () => {
    expect(parseAttributes("image:docker:18")).toEqual([{ name: "image", type: "TEXT", text: { value: "docker:18" } }]);
  });

  it.each(["cpus", "cpus:", ":4", "cpus:four", "cpus:-1", "ports:[9-3]", "ports:[a-b]", "a b:1"])(
    "refuses the resources '%s' and says why",
    (text) => {
      expect(() => parseResources(text)).toThrow(NotationError);
    },
  );

  it.each(["rack", "rack:", ":a"])("refuses the attributes '%s'", (text) => {
    expect(() => parseAttributes(text)).toThrow(NotationError);
  });
});
