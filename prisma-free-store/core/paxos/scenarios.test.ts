/**
 * The scenarios in `scenarios/`: interleavings as text, with what must come of them. To write down anew what comes of
 * them, run with UPDATE_SCENARIOS=1 and read the difference.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { formatScript, parseScript, ScriptRunner } from "./testing-script.ts";

const folder = new URL("scenarios/", import.meta.url);

describe("scenario", () => {
  for (const name of readdirSync(folder).sort()) {
    const { title, steps } = parseScript(readFileSync(new URL(name, folder), "utf8"));
    it(title, () => {
      const runner = new ScriptRunner();
      const ran = steps.map((step) => ({ ...step, actual: runner.run(step.command) }));
      if (process.env.UPDATE_SCENARIOS === "1") writeFileSync(new URL(name, folder), formatScript(ran));
      else expect(formatScript(ran)).toBe(formatScript(ran.map((step) => ({ ...step, actual: step.expected }))));
    });
  }
});
