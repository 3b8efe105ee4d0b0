import { describe, expect, it } from "vitest";
import { choice, option, optionalPositional, optionOr, positional, positionals, repeated, toggle } from "./argument.ts";
import { usage, verbHelp, wrap } from "./help.ts";
import { parseArguments } from "./parse.ts";
import { integer, text } from "./values.ts";

const spec = { metavar: "N", help: "A number.", parse: integer };
const DECLARED = {
  key: positional("KEY", "The key.", text),
  rest: optionalPositional("FILE", "A file.", text),
  batchSize: optionOr("--batch-size", "1", spec),
  batches: option("--batches", spec),
  threads: option("--threads -t", spec),
  bind: repeated("--bind", { metavar: "K=V", help: "", parse: text }),
  state: choice("--state", ["UP", "DOWN"], { help: "", defaultText: "UP" }),
  strict: toggle("--strict -s", "Be strict."),
};
const parse = (...argv: string[]) => parseArguments(DECLARED, argv);

describe("a command line", () => {
  it("gives defaults for what is left out", () => {
    expect(parse("a")).toEqual({
      key: "a",
      rest: undefined,
      batchSize: 1,
      batches: undefined,
      threads: undefined,
      bind: [],
      state: "UP",
      strict: false,
    });
  });

  it("takes options before, between and after positional arguments", () => {
    const wanted = { key: "a", rest: "b", batchSize: 7, strict: true };
    expect(parse("--batch-size", "7", "a", "--strict", "b")).toMatchObject(wanted);
    expect(parse("a", "b", "-s", "--batch-size=7")).toMatchObject(wanted);
  });

  it.each([
    [["a", "-t5"], 5],
    [["a", "-t", "5"], 5],
    [["a", "--thr", "5"], 5],
    [["a", "--threads=-5"], -5],
    [["a", "--threads", "-5"], -5],
    [["a", "--threads", "1", "--threads", "2"], 2],
  ])("reads a number from %j", (argv, threads) => {
    expect(parse(...argv).threads).toBe(threads);
  });

  it("collects what may be given several times", () => {
    expect(parse("--bind", "a=1", "k", "--bind=b==2").bind).toEqual(["a=1", "b==2"]);
  });

  it("takes everything after -- as positional, and values with blanks as values", () => {
    expect(parse("--", "--strict", "-t")).toMatchObject({ key: "--strict", rest: "-t", strict: false });
    expect(parse("a", "--bind", "-v -x").bind).toEqual(["-v -x"]);
  });

  it.each([
    [[], "KEY is missing"],
    [["a", "b", "c"], "'c' is one argument too many"],
    [["a", "--strit"], "there is no option --strit; did you mean --strict?"],
    [["a", "--batch", "1"], "--batch may mean --batch-size or --batches"],
    [["a", "--threads"], "--threads lacks its value N"],
    [["a", "--threads", "--strict"], "--threads lacks its value N"],
    [["a", "--threads", "x"], "--threads: 'x' is not a whole number"],
    [["a", "--strict=yes"], "--strict takes no value"],
    [["a", "--state", "ON"], "--state: 'ON' is none of UP, DOWN"],
  ])("%j is refused: %s", (argv, message) => {
    expect(() => parse(...argv)).toThrow(message);
  });

  it("gives an argument that takes several what those after it leave", () => {
    const declared = { sources: positionals("source", ""), dest: positional("dest", "", text) };
    expect(parseArguments(declared, ["a", "b", "c"])).toEqual({ sources: ["a", "b"], dest: "c" });
    expect(() => parseArguments(declared, ["a"])).toThrow("dest is missing");
  });
});

describe("help", () => {
  it("names every argument with its default", () => {
    const help = verbHelp("aurora x y", "Does it.", DECLARED);
    expect(help).toContain("usage: aurora x y [--batch-size N]");
    expect(help).toContain("Default: 1.");
    expect(help).toMatch(/ {2}--threads, -t N +A number\./);
  });

  it("keeps within the width of a terminal", () => {
    const lines = `${usage("aurora job something", DECLARED)}\n${wrap("word ".repeat(100).trim(), 100).join("\n")}`;
    expect(Math.max(...lines.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });
});
