import { describe, expect, it } from "vitest";
import { crumbsOf } from "./breadcrumb.model.ts";
import { SECTIONS, sectionOf } from "./sections.ts";

describe("the breadcrumb", () => {
  it("leads from the jobs to an instance", () => {
    expect(crumbsOf("/scheduler/www-data/prod/hello/3").map(({ label, href }) => [label, href])).toEqual([
      ["Jobs", "/scheduler"],
      ["www-data", "/scheduler/www-data"],
      ["prod", "/scheduler/www-data/prod"],
      ["hello", "/scheduler/www-data/prod/hello"],
      ["3", "/scheduler/www-data/prod/hello/3"],
    ]);
  });

  it("names the section of an administration page, and the agent", () => {
    expect(crumbsOf("/admin/agents/host%201").map(({ label }) => label)).toEqual(["Agents", "host 1"]);
    expect(crumbsOf("/admin/quotas").map(({ label }) => label)).toEqual(["Quotas"]);
  });

  it("is empty on the overview, and survives an address that is no text", () => {
    expect(crumbsOf("/")).toEqual([]);
    expect(crumbsOf("/scheduler/%E0%A4%A").map(({ label }) => label)).toEqual(["Jobs", "%E0%A4%A"]);
  });
});

it("gives every section its own letter and address", () => {
  expect(new Set(SECTIONS.map(({ key }) => key)).size).toBe(SECTIONS.length);
  expect(SECTIONS.map(({ href }) => sectionOf(href)?.label)).toEqual(SECTIONS.map(({ label }) => label));
});
