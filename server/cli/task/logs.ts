/**
 * `aurora task logs`: what a task's processes wrote, through the scheduler, so that nobody needs a login on the agents.
 * Aurora's client has no such command; its users go through `task run` or Thermos's observer.
 */
import { isActive } from "../../core/domain/schedule-status.ts";
import type { TaskConfig } from "../../core/domain/task-config.ts";
import { allTasks } from "../all-tasks.ts";
import type { SchedulerApi } from "../api/scheduler-api.ts";
import { ArgumentError, choice, option, toggle, type Values } from "../arguments/argument.ts";
import { integer, text } from "../arguments/values.ts";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { EXIT_INVALID_PARAMETER, EXIT_OK } from "../exit-codes.ts";
import { clusterJobKeyString, type InstanceSpec } from "../job-key.ts";
import { INSTANCE_SPEC } from "../options.ts";
import { verb } from "../verb.ts";
import { followTask } from "./follow.ts";
import { labelOf, LogPrinter } from "./log-printer.ts";
import { LogReader, type OpenLog } from "./log-reader.ts";
import { logSources, STREAMS, type LoggedTask, type LogSource } from "./log-sources.ts";

function countOfLines(given: string): number {
  const count = integer(given);
  if (count < 0) throw new ArgumentError(`must not be negative, as ${given} is`);
  return count;
}

const ARGUMENTS = {
  job: INSTANCE_SPEC,
  process: option("--process -p", { metavar: "NAME", help: "Only this process.", parse: text }),
  stream: choice("--stream", ["both", ...STREAMS], { help: "Which output.", defaultText: "both" }),
  run: option("--run", { metavar: "N", help: "This run of the process instead of its latest.", parse: integer }),
  path: option("--path", {
    metavar: "FILE",
    help: "A file of the sandbox directory instead of a process's output.",
    parse: text,
  }),
  lines: option("--lines -n", { metavar: "N", help: "Only the last lines.", parse: countOfLines }),
  follow: toggle("--follow -f", "Go on with what is written later, until the task is over."),
};

type LogsSpec = Values<typeof ARGUMENTS>;

/** The processes of a task as its executor was told; undefined for another executor. */
function processCount({ executorConfig }: TaskConfig): number | undefined {
  try {
    const data = JSON.parse(executorConfig?.data ?? "null") as { task?: { processes?: unknown } } | null;
    const processes = data?.task?.processes;
    return Array.isArray(processes) ? processes.length : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The active task of each instance, or the latest one. */
async function chosenTasks(api: SchedulerApi, { cluster, key, instances }: InstanceSpec): Promise<LoggedTask[]> {
  const tasks = await allTasks(api, {
    jobKeys: [key],
    ...(instances === undefined ? {} : { instanceIds: [...instances] }),
  });
  const byInstance = new Map<number, LoggedTask & { readonly isActive: boolean }>();
  for (const { assignedTask, status } of tasks) {
    const { instanceId, taskId, task } = assignedTask;
    // Sorted by instance, the newest first.
    const isBetter = byInstance.get(instanceId)?.isActive === false && isActive(status);
    if (byInstance.has(instanceId) && !isBetter) continue;
    const hasOneProcess = processCount(task) === 1;
    byInstance.set(instanceId, { taskId, instanceId, hasOneProcess, isActive: isActive(status) });
  }
  const all = [...byInstance.values()];
  const active = all.filter((one) => one.isActive);
  // Instances that were named are shown even if they are over.
  const chosen = instances === undefined && active.length > 0 ? active : all;
  if (chosen.length === 0) {
    const message = `No tasks found for job ${clusterJobKeyString({ cluster, key })}`;
    throw new CommandError(EXIT_INVALID_PARAMETER, message);
  }
  return chosen;
}

function sourcesOf(api: SchedulerApi, spec: LogsSpec, task: LoggedTask): Promise<LogSource[]> {
  const { path, process, run } = spec;
  if (path !== undefined) return Promise.resolve([{ task, path }]);
  return logSources(api, task, { process, run, streams: spec.stream === "both" ? STREAMS : [spec.stream] });
}

export const logs = verb({
  help:
    "Prints what the processes of a job's tasks wrote: of each instance's active task, or of its latest one. Where " +
    "several logs are shown, each line begins with what tells its log from the others.",
  arguments: ARGUMENTS,
  async run(context: CommandContext, spec) {
    const api = await context.api(spec.job.cluster);
    const tasks = await chosenTasks(api, spec.job);
    const variety = {
      instances: tasks.length > 1,
      processes: spec.process === undefined && tasks.some((task) => !task.hasOneProcess),
      streams: spec.stream === "both",
    };
    const reader = new LogReader({ api, lines: spec.lines, followsRuns: spec.run === undefined });
    const open = (source: LogSource): OpenLog => {
      const { task, process, stream } = source;
      const label = labelOf({ instance: task.instanceId, process, stream }, variety);
      return { source, printer: new LogPrinter(label, (data) => context.environment.write(data)) };
    };
    const find = (task: LoggedTask): Promise<LogSource[]> => sourcesOf(api, spec, task);
    if (spec.follow) {
      await Promise.all(
        tasks.map((task) => followTask({ reader, open, find, environment: context.environment }, task)),
      );
      return EXIT_OK;
    }
    const sources: LogSource[] = [];
    for (const task of tasks) sources.push(...(await find(task)));
    if (sources.length === 0) context.err("Nothing has been written yet.");
    for (const source of sources) await reader.print(open(source));
    return EXIT_OK;
  },
});
