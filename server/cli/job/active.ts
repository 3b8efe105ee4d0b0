/** The active instances of a job. Behaviour from Aurora's `client/cli/context.py`. */
import type { SlaPolicy } from "../../core/domain/task-config.ts";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { EXIT_INVALID_PARAMETER } from "../exit-codes.ts";
import { formatInstances, type ClusterJobKey } from "../job-key.ts";

export interface ActiveInstances {
  /** Sorted. */
  readonly ids: readonly number[];
  /** True when a policy says how many instances are to be up, which adding and killing some may contradict. */
  readonly hasSlaPolicy: boolean;
}

const countsInstances = (policy: SlaPolicy | undefined): boolean =>
  policy !== undefined && ("percentageSlaPolicy" in policy || "countSlaPolicy" in policy);

export async function activeInstances(
  context: CommandContext,
  { cluster, key }: ClusterJobKey,
): Promise<ActiveInstances> {
  const api = await context.api(cluster);
  const { groups } = await api.query((client) => client.jobs.configSummary.query({ job: key }));
  const ids = groups.flatMap(({ instances }) =>
    instances.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, index) => first + index)),
  );
  ids.sort((a, b) => a - b);
  return { ids, hasSlaPolicy: groups.some(({ config }) => countsInstances(config.slaPolicy)) };
}

/** @throws {CommandError} EXIT_INVALID_PARAMETER naming the instances that are not active. */
export function requireActive({ ids }: ActiveInstances, wanted: readonly number[]): void {
  const known = new Set(ids);
  const unknown = wanted.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  const there = ids.length === 0 ? "the job has no active instances" : `active are ${formatInstances(ids)}`;
  throw new CommandError(EXIT_INVALID_PARAMETER, `Invalid instance parameter: ${formatInstances(unknown)}; ${there}`);
}
