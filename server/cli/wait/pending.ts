/** Why tasks of a job wait, in the words of the scheduler. */
import { ApiFailure, NotOfferedError } from "../api/api-failure.ts";
import type { CommandContext } from "../context.ts";
import type { ClusterJobKey } from "../job-key.ts";

/** A sentence or two by task id; of very many tasks, some. Empty where the scheduler does not tell. */
export async function pendingReasons(
  context: CommandContext,
  { cluster, key }: ClusterJobKey,
): Promise<ReadonlyMap<string, string>> {
  const api = await context.api(cluster);
  try {
    const reasons = await api.query((client) => client.tasks.pendingReasons.query({ jobKeys: [key] }));
    return new Map(reasons.map(({ taskId, explanation }) => [taskId, explanation.summary]));
  } catch (error) {
    // It is good to know and not what the command is about.
    if (error instanceof ApiFailure || error instanceof NotOfferedError) return new Map();
    throw error;
  }
}
