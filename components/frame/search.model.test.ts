import { describe, expect, it } from "vitest";
import { scoreWord, search, type SearchEntry } from "./search.model.ts";

const entries: SearchEntry[] = [
  { kind: "page", title: "Agents", detail: "g a", href: "/admin/agents" },
  { kind: "role", title: "www-data", detail: "2 jobs", href: "/scheduler/www-data" },
  { kind: "job", title: "www-data/prod/hello", detail: "", href: "/scheduler/www-data/prod/hello" },
  { kind: "job", title: "www-data/devel/shell", detail: "", href: "/scheduler/www-data/devel/shell" },
  { kind: "host", title: "host-7", detail: "", href: "/admin/agents/host-7" },
];

function titles(query: string): string[] {
  return search(query, entries).map(({ title }) => title);
}

describe("search", () => {
  it("shows the pages before anything is typed", () => {
    expect(titles(" ")).toEqual(["Agents"]);
  });

  it("puts the beginning of a name before its middle", () => {
    expect(titles("hel")).toEqual(["www-data/prod/hello", "www-data/devel/shell"]);
  });

  it("needs every word", () => {
    expect(titles("www prod")).toEqual(["www-data/prod/hello"]);
    expect(titles("www zzz")).toEqual([]);
  });

  it("finds abbreviations last", () => {
    expect(scoreWord("www-data/prod/hello", "wph")).toBe(10);
    expect(titles("wdev")).toEqual(["www-data/devel/shell"]);
  });

  it("offers the instance that a key names", () => {
    expect(search("www-data/prod/hello/3", entries)[0]).toMatchObject({
      kind: "instance",
      href: "/scheduler/www-data/prod/hello/3",
    });
    expect(search("www-data/prod/unknown/3", entries)).toEqual([]);
  });
});
