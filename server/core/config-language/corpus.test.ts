import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { jobConfiguration } from "../../trpc/schemas/job-configuration.ts";
import { corpusAnswer, type CorpusCase, corpusCase, corpusError } from "./corpus-cases.ts";
import { ConfigError, loadConfig } from "./load.ts";
import type { LoadedConfig } from "./loaded-config.ts";

const root = join(import.meta.dirname, "corpus");
const read = (path: string): string | undefined => {
  const file = join(root, path);
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
};
const cases = readdirSync(root).map((name) => corpusCase(name, read));
const good = cases.filter((one) => one.expected !== undefined);
const bad = cases.filter((one) => one.expectedError !== undefined);

/** Each file is loaded once; the loads are pure. */
const loaded = new Map<string, LoadedConfig>();
function load({ name, path, text, options }: CorpusCase): LoadedConfig {
  const config = loaded.get(name) ?? loadConfig({ path, text }, options);
  loaded.set(name, config);
  return config;
}

describe("the corpus of configuration files", () => {
  it("says for each file what is expected", () => {
    expect(cases.filter((one) => (one.expected === undefined) === (one.expectedError === undefined))).toEqual([]);
    expect(cases.length).toBeGreaterThanOrEqual(100);
  });

  it.each(good)("$name loads as expected, field by field", (one) => {
    expect(JSON.parse(JSON.stringify(corpusAnswer(load(one))))).toEqual(JSON.parse(one.expected ?? ""));
  });

  it.each(good)("$name gives jobs that the scheduler's door takes as they are", (one) => {
    for (const job of load(one).jobs) {
      if (job.ready) expect(jobConfiguration.parse(job.jobConfiguration)).toEqual(job.jobConfiguration);
    }
  });

  it.each(good)("$name is read back from the JSON that inspecting a job shows", (one) => {
    for (const job of load(one).jobs) {
      if (!job.ready) continue;
      const again = loadConfig({ path: "job.json", text: JSON.stringify(job.raw) }, one.options);
      expect(again.jobs).toMatchObject([{ ready: true, key: job.key, updateSettings: job.updateSettings }]);
    }
  });

  it.each(bad)("$name is refused with place and reason", ({ path, text, options, expectedError }) => {
    let answer: LoadedConfig | undefined;
    let message: string | undefined;
    try {
      answer = loadConfig({ path, text }, options);
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      message = error.message;
    }
    expect(message ?? (answer && corpusError(answer))).toBe(expectedError?.trimEnd());
  });
});
