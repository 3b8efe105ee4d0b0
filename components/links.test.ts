import { expect, it } from "vitest";
import { links, searchString } from "./links.ts";

const job = { role: "www-data", environment: "prod", name: "hello" };

it("builds the addresses of a job from its key", () => {
  expect(links.role("www-data")).toBe("/scheduler/www-data");
  expect(links.environment("www-data", "prod")).toBe("/scheduler/www-data/prod");
  expect(links.job(job)).toBe("/scheduler/www-data/prod/hello");
  expect(links.instance({ jobKey: job, instanceId: 3 }, { tab: "log", run: "a/b" })).toBe(
    "/scheduler/www-data/prod/hello/3?tab=log&run=a%2Fb",
  );
});

it("escapes what a host name may hold", () => {
  expect(links.agent("a b/c")).toBe("/admin/agents/a%20b%2Fc");
});

it("leaves out parameters that say nothing", () => {
  expect(searchString({ a: undefined, b: "", c: false, d: 0, e: "x" })).toBe("d=0&e=x");
});
