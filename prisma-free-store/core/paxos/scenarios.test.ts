/**
 * The scenarios in `scenarios/`: interleavings as text, with what must come of them. To write down anew what comes of
 * them, run with UPDATE_SCENARIOS=1 and read the difference.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatScript, parseScript, ScriptRunner } from "./testing-script.ts";

const folder = new URL("scenarios/", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), "utf8");
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .sort();

describe("scenario", () => {
  for (const name of names) {
    const { title, steps } = parseScript(read(name));
    it(title, () => {
      const runner = new ScriptRunner();
      const ran = steps.map((step) => ({ ...step, actual: runner.run(step.command) }));
      if (process.env.UPDATE_SCENARIOS === "1") writeFileSync(new URL(name, folder), formatScript(ran));
      else expect(formatScript(ran)).toBe(formatScript(ran.map((step) => ({ ...step, actual: step.expected }))));
    });
  }
});

describe("the table of Mesos's tests", () => {
  const rows = [...read("README.md").matchAll(/^\| `(\w+\.\w+)`([^|]*)\| \[[^\]]+\]\(([^)]+)\) *\| (.*?) *\|$/gm)].map(
    ([, test = "", variant = "", file = "", title = ""]) => ({ test, variant, file, title }),
  );
  const tests = rows.filter(({ variant }) => variant.trim() === "").map(({ test }) => test);

  it("has all 47 of them, once each", () => {
    expect(new Set(tests).size).toBe(47);
    expect(tests).toHaveLength(47);
  });

  it.each(rows)("says what covers $test$variant", ({ test, file, title }) => {
    if (file.endsWith(".txt")) expect(parseScript(read(file)).title).toBe(`${test}: ${title}`);
    else expect(read(file)).toMatch(new RegExp(`\\bit\\(\\s*${JSON.stringify(title)}`));
  });

  it("names every scenario that is one of them", () => {
    const named = names.map((name) => /^\w+\.\w+(?=: )/.exec(parseScript(read(name)).title)?.[0]);
    expect(named.filter((test) => test !== undefined && !tests.includes(test))).toEqual([]);
  });
});
