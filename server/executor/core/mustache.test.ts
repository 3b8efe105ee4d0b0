import { describe, expect, it } from "vitest";
import { InvalidTask } from "./invalid-task.ts";
import { interpolate } from "./mustache.ts";

const scopes = [
  { name: "inner", loop: "{{loop}}", a: "{{b}}", b: "{{name}}!", bomb: "{{x}}", list: [{ name: "first" }, "second"] },
  {
    name: "outer",
    role: "www-data",
    thermos: { ports: { http: 31000, "http-admin.v2": 31001 }, task_id: "t-1" },
    mesos: { instance: 0 },
    yes: true,
  },
];

describe("a reference", () => {
  it.each([
    ["run --port {{thermos.ports[http]}}", "run --port 31000"],
    ["{{thermos.ports[http-admin.v2]}}", "31001"],
    ["{{mesos.instance}}{{mesos.instance}}", "00"],
    ["{{list[0].name}} {{list[1]}}", "first second"],
    ["{{role}}", "www-data"],
    ["{{yes}}", "True"],
    ["no references, { one } brace }}", "no references, { one } brace }}"],
  ])("%s reads %s", (text, expected) => {
    expect(interpolate(text, scopes)).toEqual({ text: expected, unbound: [] });
  });

  it("is looked up in the innermost scope first", () => {
    expect(interpolate("{{name}}", scopes).text).toBe("inner");
  });

  it("may stand for a text with references", () => {
    expect(interpolate("{{a}}", scopes).text).toBe("inner!");
  });

  it("stays, and is told of, when no scope knows it", () => {
    expect(interpolate("{{nope}} {{thermos.ports[ftp]}} {{name}} {{list}}", scopes)).toEqual({
      text: "{{nope}} {{thermos.ports[ftp]}} inner {{list}}",
      unbound: ["nope", "thermos.ports[ftp]", "list"],
    });
  });

  it("that is malformed is unknown, and inherited names are not names", () => {
    expect(interpolate("{{ name }}{{.name}}{{name.}}{{9}}", scopes).unbound).toEqual([" name ", ".name", "name.", "9"]);
    expect(interpolate("{{toString}}{{mesos.constructor}}{{__proto__}}", scopes).unbound).toHaveLength(3);
  });

  it("with an ampersand stands for itself without it", () => {
    expect(interpolate("{{&name}} {{&.State}}", scopes)).toEqual({ text: "{{name}} {{.State}}", unbound: [] });
  });
});

describe("references without end", () => {
  it("are refused when they go in a circle", () => {
    expect(interpolate("{{loop}}", scopes)).toEqual({ text: "{{loop}}", unbound: ["loop"] });
    expect(() => interpolate("{{p}}", [{ p: "{{q}}", q: "{{p}}" }])).toThrow(InvalidTask);
    expect(() => interpolate("{{p}}", [{ p: "x{{p}}" }])).toThrow("without end");
  });

  it("are refused when they double one another", () => {
    const bomb = Object.fromEntries(Array.from({ length: 64 }, (_, i) => [`b${i}`, `{{b${i + 1}}}{{b${i + 1}}}`]));
    expect(() => interpolate("{{b0}}", [{ ...bomb, b64: "boom" }])).toThrow(InvalidTask);
  });
});
