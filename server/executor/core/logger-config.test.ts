import { expect, it } from "vitest";
import { InvalidTask } from "./invalid-task.ts";
import { JsonFields } from "./json-fields.ts";
import { DEFAULT_LOGGER, readLogger, type ProcessLogger } from "./logger-config.ts";

const fallback: ProcessLogger = { destination: "console", rotate: undefined };

function read(logger: object): ProcessLogger {
  return readLogger(new JsonFields({ ...logger }, { path: "logger", scopes: [], unbound: new Set() }), fallback);
}

it("is the executor's for a process without one, and for no other", () => {
  expect(readLogger(undefined, fallback)).toBe(fallback);
  expect(read({})).toEqual(DEFAULT_LOGGER);
});

it("rotates files of 100 MB, five of them, unless it says otherwise", () => {
  expect(read({ mode: "rotate" })).toEqual({ destination: "file", rotate: { maxBytes: 100 * 1024 ** 2, backups: 5 } });
  const rotate = { log_size: 1000, backups: 2 };
  expect(read({ mode: "rotate", rotate }).rotate).toEqual({ maxBytes: 1000, backups: 2 });
  expect(read({ mode: "standard", rotate }).rotate).toBeUndefined();
});

it("must leave something to keep", () => {
  expect(() => read({ mode: "rotate", rotate: { log_size: 0 } })).toThrow(InvalidTask);
  expect(() => read({ mode: "rotate", rotate: { backups: 0 } })).toThrow("at least one");
  expect(() => read({ destination: "printer" })).toThrow("one of file, console, both, none");
});
