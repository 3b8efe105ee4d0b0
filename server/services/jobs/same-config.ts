/**
 * Whether two task configs ask for the same. api.thrift's sets are arrays here, so their order, and whether a set
 * is empty or absent, makes no difference.
 */
import type { TaskConfig } from "../../core/domain/task-config.ts";

/** Fields, at any depth, that are sets in api.thrift. */
const SETS: ReadonlySet<string> = new Set(["resources", "constraints", "values", "mesosFetcherUris", "metadata"]);

function canonical(value: unknown, isSet: boolean): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => canonical(item, false));
    return isSet ? items.map((item) => JSON.stringify(item)).sort() : items;
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .filter(([, field]) => field !== undefined && !(Array.isArray(field) && field.length === 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => [name, canonical(field, SETS.has(name))]);
}

/** A text that equal configs share, and no others. */
export function configIdentity(config: TaskConfig): string {
  return JSON.stringify(canonical(config, false));
}
