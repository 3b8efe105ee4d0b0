import { expect, it } from "vitest";
import { resolvePorts } from "./ports.ts";

it("follows aliases to assigned and static ports", () => {
  const portmap = { aurora: "http", https: "aurora", metrics: 9100, admin: "80", lost: "nowhere" };
  expect(resolvePorts(portmap, { http: 31000 })).toEqual({
    http: 31000,
    aurora: 31000,
    https: 31000,
    metrics: 9100,
    admin: 80,
  });
});

it("prefers what was assigned over the portmap", () => {
  expect(resolvePorts({ http: 80 }, { http: 31000 })).toEqual({ http: 31000 });
});

it("refuses aliases of one another", () => {
  expect(() => resolvePorts({ a: "b", b: "a" }, {})).toThrow("the portmap has a cycle");
});
