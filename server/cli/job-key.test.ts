import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ArgumentError } from "./arguments/argument.ts";
import { instances } from "./arguments/values.ts";
import {
  clusterJobKeyString,
  clusterRole,
  formatInstances,
  globMatches,
  instanceSpec,
  jobKey,
  jobPattern,
  patternMatches,
  taskInstance,
} from "./job-key.ts";

const KEY = { cluster: "west", key: { role: "bozo", environment: "test", name: "hello" } };

describe("a key", () => {
  it("has four parts", () => {
    expect(jobKey("west/bozo/test/hello")).toEqual(KEY);
    expect(clusterJobKeyString(KEY)).toBe("west/bozo/test/hello");
  });

  it.each([
    "west/bozo/test",
    "west/bozo/test/hello/0",
    "",
    "/bozo/test/hello",
    "west//test/hello",
    "west/bo zo/test/x",
  ])("is not %j", (text) => {
    expect(() => jobKey(text)).toThrow(ArgumentError);
  });

  it("may name instances", () => {
    expect(instanceSpec("west/bozo/test/hello")).toEqual({ ...KEY, instances: undefined });
    expect(instanceSpec("west/bozo/test/hello/")).toEqual({ ...KEY, instances: undefined });
    expect(instanceSpec("west/bozo/test/hello/0,3-5").instances).toEqual([0, 3, 4, 5]);
    expect(() => instanceSpec("west/bozo/test/hello/0/1")).toThrow("does not have the form");
  });

  it("may name one instance", () => {
    expect(taskInstance("west/bozo/test/hello/7")).toEqual({ ...KEY, instance: 7 });
    expect(() => taskInstance("west/bozo/test/hello/x")).toThrow("the instance must be a number, not 'x'");
    expect(() => taskInstance("west/bozo/test/hello")).toThrow("does not have the form CLUSTER/ROLE/ENV/NAME/INSTANCE");
  });

  it("may be of a role", () => {
    expect(clusterRole("west/bozo")).toEqual({ cluster: "west", role: "bozo" });
    for (const text of ["west", "west/", "/bozo", "a/b/c"]) expect(() => clusterRole(text)).toThrow(ArgumentError);
  });
});

describe("a pattern", () => {
  it("matches all where a part is left out", () => {
    expect(jobPattern("west")).toEqual({ cluster: "west", role: "*", environment: "*", name: "*" });
    expect(jobPattern("*/bozo//hello")).toEqual({ cluster: "*", role: "bozo", environment: "*", name: "hello" });
    expect(() => jobPattern("a/b/c/d/e")).toThrow("more parts");
  });

  it.each([
    ["*", "anything", true],
    ["hel*", "hello", true],
    ["h?llo", "hello", true],
    ["h[ae]llo", "hello", true],
    ["h[!ae]llo", "hello", false],
    ["h[a-f]llo", "hello", true],
    ["[]a]", "]", true],
    ["a.c", "abc", false],
    ["a+", "aa", false],
    ["[z-a]", "[z-a]", true],
    ["(", "(", true],
    ["a[", "a[", true],
  ])("%s of %s: %s", (pattern, text, matches) => {
    expect(globMatches(pattern, text)).toBe(matches);
  });

  it("matches a key part by part", () => {
    expect(patternMatches(jobPattern("west/b*/test"), KEY.key)).toBe(true);
    expect(patternMatches(jobPattern("west/b*/prod"), KEY.key)).toBe(false);
  });

  it("never fails, whatever it is", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (pattern, text) => typeof globMatches(pattern, text) === "boolean"),
    );
  });
});

describe("instances", () => {
  it("are written as short as possible, and read back", () => {
    expect(formatInstances([5, 0, 1, 2])).toBe("0-2,5");
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { minLength: 1 });
    fc.assert(
      fc.property(ids, (some) => {
        expect(instances(formatInstances(some))).toEqual([...some].sort((a, b) => a - b));
      }),
    );
  });
});
