import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SandboxChunk } from "../../server/api/tasks.ts";
import {
  append,
  findLines,
  logFrom,
  type LogText,
  prepend,
  shownLines,
  splitMatches,
  timestampLength,
} from "./log-text.ts";

/** A chunk of `text` as the scheduler would hand it out; one byte a letter. */
function chunk(text: string, offset: number, length = text.length - offset): SandboxChunk {
  const data = text.slice(offset, offset + length);
  return { offset, data, nextOffset: offset + data.length, atEnd: offset + data.length === text.length };
}

describe("a log in the browser", () => {
  it("holds the same text however it was read", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 120 });
    fc.assert(
      fc.property(letters, fc.nat(120), fc.nat(120), (text, a, b) => {
        const from = Math.min(a, b, text.length);
        const to = Math.min(Math.max(a, b), text.length);
        let log: LogText = logFrom(chunk(text, from, to - from));
        log = append(log, chunk(text, to));
        log = prepend(log, chunk(text, 0, from));
        expect(log.lines.join("\n")).toBe(text);
        expect([log.start, log.end]).toEqual([0, text.length]);
      }),
    );
  });

  it("goes on with a line that was not finished", () => {
    const log = append(logFrom(chunk("hel", 0)), { offset: 3, data: "lo\nwor", nextOffset: 9, atEnd: true });
    expect(shownLines(log)).toEqual(["hello", "wor"]);
  });

  it("shows no empty line for the end of the file, and no escape codes", () => {
    expect(shownLines(logFrom(chunk("\u001b[31mred\u001b[0m\r\n", 0)))).toEqual(["red"]);
  });

  it("keeps itself when nothing came", () => {
    const log = logFrom(chunk("a", 0));
    expect(append(log, { offset: 1, data: "", nextOffset: 1, atEnd: true })).toBe(log);
  });
});

describe("searching a log", () => {
  it("minds capitals only when some were typed", () => {
    const lines = ["An Error", "an error", "fine"];
    expect(findLines(lines, "error")).toEqual([0, 1]);
    expect(findLines(lines, "Error")).toEqual([0]);
    expect(findLines(lines, "")).toEqual([]);
  });

  it("cuts a line at its matches", () => {
    expect(splitMatches("Abcab", "ab")).toEqual(["", "Ab", "c", "ab", ""]);
    expect(splitMatches("xyz", "")).toEqual(["xyz"]);
  });
});

it("knows the time stamp that a line begins with", () => {
  expect(
    ["2026-11-23T12:04:31Z hello", "[2026-11-23 12:04:31,123] x", "12:04:31.5 y", "hello 12:04:31"].map(
      timestampLength,
    ),
  ).toEqual([21, 26, 11, 0]);
});
