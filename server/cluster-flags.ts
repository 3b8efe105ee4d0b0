/** Flags about the process as a whole. */
import { readFileSync } from "node:fs";
import { choiceFlag, flagGroup, optionalStringFlag, stringFlag, type FlagValues } from "./base/flags/flag.ts";
import { UsageError } from "./base/flags/parse.ts";
import { DEFAULT_TIER_CONFIG, parseTierConfig, type TierConfig } from "./core/configuration/tiers.ts";

export const clusterFlags = flagGroup(
  "Cluster",
  {
    clusterName: stringFlag("cluster_name", "", "Name to identify the cluster being served."),
    tierConfig: optionalStringFlag(
      "tier_config",
      "Configuration file defining supported task tiers, task traits and behaviors. Without one: preferred, preemptible, revocable.",
    ),
    logLevel: choiceFlag(
      "log_level",
      "info",
      ["trace", "debug", "info", "warn", "error"],
      "Least severe messages that are logged, as JSON lines on standard error.",
    ),
  },
  (values) => (values.clusterName === "" ? ["-cluster_name is required: -cluster_name=east"] : []),
);

export type ClusterSettings = FlagValues<typeof clusterFlags>;

/** The tiers of `-tier_config`. @throws {UsageError} when the file is missing or is not one. */
export function readTiers({ tierConfig }: ClusterSettings): TierConfig {
  if (tierConfig === undefined) return DEFAULT_TIER_CONFIG;
  try {
    return parseTierConfig(JSON.parse(readFileSync(tierConfig, "utf8")));
  } catch (error) {
    throw new UsageError(`-tier_config=${tierConfig}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
