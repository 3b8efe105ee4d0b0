/**
 * Tiers: what class of service a task gets. From Aurora's `TierInfo.java`, `TierManager.java` and
 * `tiers.json`.
 */
import { invalidRequest } from "../domain/api-error.ts";
import type { TaskConfig } from "../domain/task-config.ts";

export interface TierInfo {
  /** Its tasks may be killed to make room for those of a tier that is not preemptible. */
  readonly preemptible: boolean;
  /** Its tasks run on revocable resources. */
  readonly revocable: boolean;
}

/** The content of the file that `-tier_config` names. */
export interface TierConfig {
  /** The tier of a task that names none. */
  readonly defaultTier: string;
  readonly tiers: ReadonlyMap<string, TierInfo>;
}

export const DEFAULT_TIER_CONFIG: TierConfig = {
  defaultTier: "preemptible",
  tiers: new Map([
    ["preferred", { preemptible: false, revocable: false }],
    ["preemptible", { preemptible: true, revocable: false }],
    ["revocable", { preemptible: true, revocable: true }],
  ]),
};

/** Tasks of such a tier count against their role's quota. */
export function isProductionTier(tier: TierInfo): boolean {
  return !tier.preemptible && !tier.revocable;
}

/**
 * The tier of a task.
 *
 * @throws {ApiError} INVALID_REQUEST when it names a tier that there is not.
 */
export function tierOf(task: Pick<TaskConfig, "tier">, config: TierConfig): TierInfo {
  const name = task.tier ?? config.defaultTier;
  const tier = config.tiers.get(name);
  if (tier === undefined) {
    const known = [...config.tiers.keys()].join(", ");
    throw invalidRequest(`Invalid tier '${name}' in TaskConfig: the tiers of this cluster are ${known}.`);
  }
  return tier;
}

/**
 * Reads a tier file: `{ "default": name, "tiers": { name: { "preemptible", "revocable" } } }`.
 *
 * @param json the parsed content.
 * @throws {Error} with what is wrong with it.
 */
export function parseTierConfig(json: unknown): TierConfig {
  const file = asObject(json, "the tier configuration");
  const defaultTier = file["default"];
  if (typeof defaultTier !== "string" || defaultTier === "") {
    throw new Error('the tier configuration must name the default tier: "default": "preemptible"');
  }
  const tiers = new Map<string, TierInfo>();
  for (const [name, value] of Object.entries(asObject(file["tiers"], '"tiers"'))) {
    const traits = asObject(value, `tier ${name}`);
    tiers.set(name, { preemptible: flag(traits, "preemptible", name), revocable: flag(traits, "revocable", name) });
  }
  if (!tiers.has(defaultTier)) throw new Error(`the default tier ${defaultTier} is none of the tiers`);
  return { defaultTier, tiers };
}

function asObject(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error(`${what} must be a JSON object`);
  }
  return value as Record<string, unknown>;
}

function flag(traits: Record<string, unknown>, trait: string, tier: string): boolean {
  const value = traits[trait] ?? false;
  if (typeof value !== "boolean") throw new Error(`tier ${tier}: "${trait}" must be true or false`);
  return value;
}
