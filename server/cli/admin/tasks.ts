/** `aurora admin tasks`: what runs where, as a table. */
import { ACTIVE_STATES } from "../../core/domain/schedule-status.ts";
import { latestEvent, type ScheduledTask } from "../../core/domain/task.ts";
import { jobKeyString } from "../../core/domain/job-key.ts";
import { allTasks } from "../all-tasks.ts";
import { option } from "../arguments/argument.ts";
import { text } from "../arguments/values.ts";
import { EXIT_OK } from "../exit-codes.ts";
import { WRITE_JSON } from "../options.ts";
import { table } from "../output/table.ts";
import { localTime } from "../output/task-text.ts";
import { verb } from "../verb.ts";
import { administer, CLUSTER, HOSTS, HOSTS_FILE, optionalHosts } from "./shared.ts";
import { states } from "./states.ts";

function row(task: ScheduledTask): string[] {
  const { assignedTask, status } = task;
  const since = latestEvent(task)?.timestamp;
  return [
    `${jobKeyString(assignedTask.task.job)}/${assignedTask.instanceId}`,
    status,
    since === undefined ? "" : localTime(since),
    assignedTask.slaveHost ?? "",
    assignedTask.taskId,
  ];
}

export const tasks = verb({
  help: "Prints tasks with their state, their host and their id. Without --states those that are active.",
  arguments: {
    cluster: CLUSTER,
    role: option("--role", { metavar: "ROLE", help: "Only tasks of this role.", parse: text }),
    environment: option("--env", { metavar: "ENV", help: "Only tasks of this environment.", parse: text }),
    job: option("--job", { metavar: "NAME", help: "Only tasks of jobs of this name.", parse: text }),
    states: option("--states", { metavar: "STATE,...", help: "Only tasks in these states.", parse: states }),
    hosts: HOSTS,
    file: HOSTS_FILE,
    writeJson: WRITE_JSON,
  },
  async run(context, { cluster, role, environment, job, states: wanted, hosts, file, writeJson }) {
    const slaveHosts = optionalHosts(context, { hosts, file });
    const api = await context.api(cluster);
    const found = await administer(context, () =>
      allTasks(api, {
        ...(role === undefined ? {} : { role }),
        ...(environment === undefined ? {} : { environment }),
        ...(job === undefined ? {} : { jobName: job }),
        ...(slaveHosts === undefined ? {} : { slaveHosts: [...slaveHosts] }),
        statuses: [...(wanted ?? ACTIVE_STATES)],
      }),
    );
    if (writeJson) context.out(JSON.stringify(found, undefined, 2));
    else for (const line of table(["TASK", "STATE", "SINCE", "HOST", "ID"], found.map(row))) context.out(line);
    return EXIT_OK;
  },
});
