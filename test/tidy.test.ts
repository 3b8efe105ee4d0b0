/** The repository tidies itself: what a reviewer would otherwise have to say again and again. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ROOMS, roomOf } from "../lint/rooms.js";

const root = new URL("..", import.meta.url).pathname;
const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
})
  .trim()
  .split("\n")
  .filter((file) => existsSync(`${root}/${file}`));
const isGenerated = (file: string): boolean => file.includes("/gen/");
const source = tracked.filter((file) => /\.(ts|tsx|js|mjs|css|proto)$/.test(file) && !isGenerated(file));
const tests = source.filter((file) => /\.(test|spec)\.tsx?$/.test(file));
const read = (file: string): string => readFileSync(`${root}/${file}`, "utf8");

/** Folders whose code is in no room: it builds, measures or tests the program and is not part of it. */
const OUTSIDE = /^(scripts|bench|test|lint|playwright|\.ci)\/|^[\w.-]+$/;

describe("files", () => {
  it("have at most 500 lines", () => {
    expect(source.filter((file) => read(file).split("\n").length > 501)).toEqual([]);
  });

  it("have names in kebab-case", () => {
    const names = source.map((file) => file.split("/").at(-1) ?? "");
    expect(names.filter((name) => !/^[a-z0-9]+([-.][a-z0-9]+)*$/.test(name))).toEqual([]);
  });

  it("open with what they are", () => {
    const code = source.filter((file) => /\.(ts|tsx|js|mjs)$/.test(file) && !tests.includes(file));
    const silent = code.filter(
      (file) => !/^(#!.*\n)?("use client";\n+)?(\/\* oxlint-.*\n+)?\s*\/\*\*/.test(read(file)),
    );
    expect(silent).toEqual([]);
  });
});

describe("rooms", () => {
  it("hold every source file", () => {
    const homeless = source.filter((file) => /\.tsx?$/.test(file) && roomOf(file) === undefined && !OUTSIDE.test(file));
    expect(homeless).toEqual([]);
  });

  it("have arrows that run one way", () => {
    const arrows = new Map<string, readonly string[]>(ROOMS.map((room) => [room.name, room.mayImport]));
    const visit = (name: string, trail: string[]): void => {
      expect(trail, `cycle ${[...trail, name].join(" -> ")}`).not.toContain(name);
      for (const next of arrows.get(name) ?? []) visit(next, [...trail, name]);
    };
    for (const name of arrows.keys()) visit(name, []);
  });

  it("are all named in docs/ARCHITECTURE.md", () => {
    const page = read("docs/ARCHITECTURE.md");
    expect(ROOMS.map((room) => room.name).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });
});

describe("code", () => {
  /** Spelled apart, so that this file does not hold what it looks for. */
  const banned = [
    ["TO", "DO"],
    ["FIX", "ME"],
    ["@ts-", "ignore"],
    ["eslint-", "disable"],
    ["as ", "any"],
    ["describe.", "only("],
    ["it.", "only("],
    ["test.", "only("],
    ["it.", "skip("],
    ["test.", "skip("],
    ["describe.", "skip("],
  ].map((parts) => parts.join(""));

  it.each(banned)("does not hold %s", (word) => {
    // What follows must not be a word: "as any reader would" is prose.
    const pattern = new RegExp(`(?<![\\w-])${word.replace(/[.(]/g, "\\$&")}(?! [a-z])`);
    expect(source.filter((file) => pattern.test(read(file)))).toEqual([]);
  });
});

describe("tests", () => {
  it("all expect something", () => {
    expect(tests.filter((file) => !/\bexpect|assert|fc\./.test(read(file)))).toEqual([]);
  });
});

describe("the lockfile", () => {
  it("names no registry host", () => {
    expect(read("package-lock.json")).not.toMatch(/"resolved":|https?:\/\/registry/);
  });
});
