import { describe, expect, it } from "vitest";
import { givenBindings, parseBindings, variablesOf } from "./bindings.model.ts";

describe("the variables to ask for", () => {
  const text = "image = '{{repo}}:{{profile.version}}' # {{last}}";

  it("stay in the order of the text when they are given values", () => {
    expect(variablesOf(text, ["last", "profile.version"], {})).toEqual(["profile.version", "last"]);
    expect(variablesOf(text, ["last"], { repo: "a", "profile.version": "7" })).toEqual([
      "repo",
      "profile.version",
      "last",
    ]);
  });

  it("are not those of another text, nor those whose value was cleared", () => {
    expect(variablesOf(text, [], { elsewhere: "1", repo: "" })).toEqual([]);
  });

  it("come last when the text does not spell them out", () => {
    expect(variablesOf(text, ["made", "repo"], {})).toEqual(["repo", "made"]);
  });
});

describe("bindings", () => {
  it("survive in the store, and nonsense there does no harm", () => {
    expect(parseBindings(JSON.stringify({ a: "1", b: 2 }))).toEqual({ a: "1" });
    for (const stored of [null, "", "[]", "3", "null", "{"]) expect(parseBindings(stored)).toEqual({});
  });

  it("without a value are not given", () => {
    expect(givenBindings({ a: "", b: " " })).toEqual({ b: " " });
  });
});
