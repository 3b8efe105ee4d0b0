import { describe, expect, it } from "vitest";
import { Interpreter } from "../python/interpreter.ts";
import { SCHEMA_CATALOGUE } from "./catalogue.ts";
import { installSchema } from "./schema.ts";

describe("the catalogue of the schema", () => {
  it("has every name that a configuration file finds, and no other", () => {
    const interpreter = new Interpreter({});
    const before = new Set(interpreter.globals.keys());
    installSchema(interpreter);
    const found = [...interpreter.globals.keys()].filter((name) => !before.has(name));
    const listed = [...SCHEMA_CATALOGUE.structs, ...SCHEMA_CATALOGUE.names].map(({ name }) => name);
    expect(listed.toSorted()).toEqual(found.toSorted());
  });

  it("knows the struct behind another name", () => {
    const structOf = (name: string): string | undefined =>
      SCHEMA_CATALOGUE.names.find((entry) => entry.name === name)?.struct;
    expect(["Job", "Service", "SequentialTask", "DefaultLifecycleConfig", "MB"].map(structOf)).toEqual([
      "MesosJob",
      "MesosJob",
      "Task",
      "LifecycleConfig",
      undefined,
    ]);
  });

  it("says something about everything", () => {
    const { structs, names } = SCHEMA_CATALOGUE;
    const silent = [...structs, ...names, ...structs.flatMap(({ fields }) => fields)].filter(({ doc }) => doc === "");
    expect(silent).toEqual([]);
  });
});
