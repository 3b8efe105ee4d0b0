/** What resources a task may ask for. */
import { invalidRequest } from "../domain/api-error.ts";
import type { ResourceKind } from "../domain/resource-bag.ts";
import { isGoodIdentifier } from "../domain/job-key.ts";
import { bagOf, namedPorts } from "../domain/resource-bag.ts";
import type { TaskConfig } from "../domain/task-config.ts";
import { kindOfResource, RESOURCE_TYPES } from "../resources/resource-type.ts";
import type { ConfigurationManagerSettings } from "./settings.ts";

/** Names in messages, as in Aurora's. */
const REQUIRED: readonly (readonly [ResourceKind, string])[] = [
  ["cpus", "num_cpus"],
  ["ramMb", "ram_mb"],
  ["diskMb", "disk_mb"],
];

/** Mesos counts scalars in thousandths; a smaller amount would be none. */
const SMALLEST_AMOUNT = 0.001;

/** @throws {ApiError} INVALID_REQUEST. */
export function validateResources(task: TaskConfig, settings: ConfigurationManagerSettings): void {
  const kinds = task.resources.map(kindOfResource);
  const repeated = Object.values(RESOURCE_TYPES)
    .filter(({ kind, isMultipleAllowed }) => !isMultipleAllowed && kinds.indexOf(kind) !== kinds.lastIndexOf(kind))
    .map(({ auroraName }) => auroraName);
  if (repeated.length > 0) {
    throw invalidRequest(
      `Multiple resource values are not supported for ${repeated.sort().join(", ")}: give one each.`,
    );
  }
  const bag = bagOf(task.resources);
  for (const [kind, label] of REQUIRED) {
    if (!(bag[kind] >= SMALLEST_AMOUNT && Number.isFinite(bag[kind]))) {
      throw invalidRequest(`${label} must be greater than 0.0: it is ${bag[kind]}.`);
    }
  }
  for (const [kind, label] of REQUIRED) {
    if (kind !== "cpus" && !Number.isInteger(bag[kind])) {
      throw invalidRequest(`${label} must be a whole number of MB: it is ${bag[kind]}.`);
    }
  }
  if (kinds.includes("gpus")) {
    if (!settings.allowGpuResource) {
      throw invalidRequest(
        "GPU resource support is disabled in this cluster: leave out numGpus, " +
          "or start the scheduler with -allow_gpu_resource=true.",
      );
    }
    if (!Number.isInteger(bag.gpus) || bag.gpus < 0) {
      throw invalidRequest(`num_gpus must be a whole number: it is ${bag.gpus}.`);
    }
  }
  validatePortNames(namedPorts(task.resources));
}

function validatePortNames(names: readonly string[]): void {
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (repeated !== undefined) {
    throw invalidRequest(`The port ${repeated} is asked for more than once: every named port needs a name of its own.`);
  }
  // Ports are kept in objects by name, where `__proto__` would be lost.
  const bad = names.find((name) => !isGoodIdentifier(name) || name === "__proto__");
  if (bad !== undefined) {
    throw invalidRequest(
      `A named port must have a name of letters, digits, underscores, dashes and dots, and "${bad}" will not do.`,
    );
  }
}
