/** The task of an instance that one goes to: a live one if there is one. */
import { LIVE_STATES } from "../../core/domain/schedule-status.ts";
import { allTasks } from "../all-tasks.ts";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { EXIT_API_ERROR, EXIT_INVALID_PARAMETER } from "../exit-codes.ts";
import type { InstanceSpec } from "../job-key.ts";
import { remoteTask, type RemoteTask } from "./remote.ts";

/** @throws {CommandError} with `notFound` when no task of the job was ever on an agent. */
export async function findTask(
  context: CommandContext,
  { cluster, key, instances }: InstanceSpec,
  notFound: string,
): Promise<RemoteTask> {
  const api = await context.api(cluster);
  const terms = { jobKeys: [key], ...(instances === undefined ? {} : { instanceIds: [...instances] }) };
  const tasks = await context.attempt(EXIT_API_ERROR, "Unable to get information about instance:", () =>
    allTasks(api, terms),
  );
  const live = tasks.filter(({ status }) => LIVE_STATES.has(status));
  const [task] = [...live, ...tasks].flatMap((one) => remoteTask(one) ?? []);
  if (task === undefined) throw new CommandError(EXIT_INVALID_PARAMETER, notFound);
  return task;
}
