/** Asks for a job's live tasks and says how long they have been up. */
import { LIVE_STATES } from "../../core/domain/schedule-status.ts";
import { allTasks } from "../all-tasks.ts";
import type { CommandContext } from "../context.ts";
import type { ClusterJobKey } from "../job-key.ts";
import { JobUptime } from "./uptime.ts";

export async function loadUptime(context: CommandContext, { cluster, key }: ClusterJobKey): Promise<JobUptime> {
  const api = await context.api(cluster);
  const tasks = await allTasks(api, { jobKeys: [key], statuses: [...LIVE_STATES] });
  return new JobUptime(tasks, context.environment.nowMs());
}
