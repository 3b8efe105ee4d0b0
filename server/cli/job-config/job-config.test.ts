import { describe, expect, it } from "vitest";
import type { JobConfigurationInput } from "../../trpc/routers/jobs/schemas.ts";
import { configEnvironment } from "./config-environment.ts";
import { asJobConfiguration } from "./job-json.ts";
import { withTier } from "./tiers.ts";

const KEY = { role: "r", environment: "e", name: "n" };

describe("a JobConfiguration", () => {
  it("is told from other JSON by its key and its task", () => {
    expect(asJobConfiguration(JSON.stringify({ key: KEY, taskConfig: {} }))).toEqual({ key: KEY, taskConfig: {} });
    for (const other of ["", "{", "[]", "{}", '{"key":{},"taskConfig":{}}', '{"task":{},"cluster":"x"}']) {
      expect(asJobConfiguration(other)).toBeUndefined();
    }
  });
});

describe("tiers", () => {
  const tiers = {
    defaultTierName: "other",
    tiers: [
      { name: "revocable", settings: { preemptible: "true", revocable: "true" } },
      { name: "preferred", settings: { preemptible: "false", revocable: "false" } },
      { name: "preemptible", settings: { preemptible: "true", revocable: "false" } },
    ],
  };
  const resolved = (task: Partial<JobConfigurationInput["taskConfig"]>, from = tiers) =>
    withTier({ key: KEY, taskConfig: { resources: [], ...task } }, from).taskConfig;

  it("follow from production where none is named", () => {
    expect(resolved({ production: true }).tier).toBe("preferred");
    expect(resolved({ production: false }).tier).toBe("preemptible");
    expect(resolved({}).tier).toBe("preemptible");
    expect(resolved({}, { ...tiers, tiers: [] }).tier).toBe("other");
  });

  it("say what production is where one is named", () => {
    expect(resolved({ tier: "preferred" })).toMatchObject({ tier: "preferred", production: true });
    expect(resolved({ tier: "revocable", production: true })).toMatchObject({ tier: "revocable", production: false });
    expect(resolved({ tier: "unknown", production: true })).toMatchObject({ tier: "unknown", production: true });
  });
});

describe("a configuration's environment", () => {
  it("holds what is harmless and what is named, and nothing else", () => {
    const variables = { USER: "jane", SECRET: "x", A: "1", B: "2", HOME: undefined, AURORA_CONFIG_ENV: "A, B" };
    expect(configEnvironment(variables)).toEqual({ USER: "jane", A: "1", B: "2" });
    expect(configEnvironment({ SECRET: "x", TZ: "UTC" })).toEqual({ TZ: "UTC" });
  });
});
