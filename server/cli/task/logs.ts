/**
 * `aurora task logs`: what a task's processes wrote, through the scheduler, so that nobody needs a login on the agents.
 * Aurora's client has no such command; its users go through `task run` or Thermos's observer.
 */
import { isActive, isTerminal } from "../../core/domain/schedule-status.ts";
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
import { labels, lastLines, LogPrinter } from "./log-printer.ts";
import { latestRun, logSources, runSource, STREAMS, type LoggedTask, type LogSource } from "./log-sources.ts";

/** Bytes of one read, and the most that `--lines` looks back over. */
const READ_BYTES = 256 * 1024;
const TAIL_BYTES = 1024 * 1024;

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

interface Shown {
  readonly api: SchedulerApi;
  readonly source: LogSource;
  readonly printer: LogPrinter;
  readonly spec: LogsSpec;
}

/** The active task of each instance, or the latest one. */
async function chosenTasks(api: SchedulerApi, { cluster, key, instances }: InstanceSpec): Promise<LoggedTask[]> {
  const tasks = await allTasks(api, {
    jobKeys: [key],
    ...(instances === undefined ? {} : { instanceIds: [...instances] }),
  });
  const byInstance = new Map<number, { readonly taskId: string; readonly isActive: boolean }>();
  for (const { assignedTask, status } of tasks) {
    const { instanceId, taskId } = assignedTask;
    // Sorted by instance, the newest first.
    const isBetter = byInstance.get(instanceId)?.isActive === false && isActive(status);
    if (isBetter || !byInstance.has(instanceId)) byInstance.set(instanceId, { taskId, isActive: isActive(status) });
  }
  const all = [...byInstance].map(([instanceId, one]) => ({ instanceId, ...one }));
  const active = all.filter((one) => one.isActive);
  // Instances that were named are shown even if they are over.
  const chosen = instances === undefined && active.length > 0 ? active : all;
  if (chosen.length === 0) {
    const message = `No tasks found for job ${clusterJobKeyString({ cluster, key })}`;
    throw new CommandError(EXIT_INVALID_PARAMETER, message);
  }
  return chosen;
}

const isOver = async (api: SchedulerApi, { taskId }: LoggedTask): Promise<boolean> =>
  isTerminal((await api.query((client) => client.tasks.get.query({ taskId }))).status);

/** Prints a file from `offset`. @returns where it ended */
async function printFrom({ api, source, printer }: Shown, from: number): Promise<number> {
  const { taskId } = source.task;
  for (let offset = from; ;) {
    const input = { taskId, path: source.path, offset, length: READ_BYTES };
    const chunk = await api.query((client) => client.tasks.readFile.query(input));
    printer.print(chunk.data);
    if (chunk.atEnd || chunk.nextOffset === offset) return chunk.nextOffset;
    offset = chunk.nextOffset;
  }
}

async function printTail({ api, source, printer }: Shown, lines: number): Promise<number> {
  const { taskId } = source.task;
  const input = { taskId, path: source.path, offset: -TAIL_BYTES, length: TAIL_BYTES };
  const chunk = await api.query((client) => client.tasks.readFile.query(input));
  printer.print(lastLines(chunk.data, lines));
  return chunk.nextOffset;
}

/** The same stream of the process's next run, once there is one. */
async function nextSource({ api, source, spec }: Shown): Promise<LogSource | undefined> {
  const { task, process, stream, path } = source;
  if (process === undefined || spec.run !== undefined) return undefined;
  const run = await latestRun(api, task, process);
  const next = run === undefined ? undefined : runSource(task, process, { run, stream });
  return next?.path === path ? undefined : next;
}

/** Prints what is written from `offset` on until the task is over. */
async function follow(shown: Shown, from: number): Promise<void> {
  const { api, source, printer } = shown;
  const { taskId } = source.task;
  for (let offset = from; ;) {
    const wasOver = await isOver(api, source.task);
    const input = { taskId, path: source.path, offset, length: READ_BYTES, follow: !wasOver };
    const chunk = await api.query((client) => client.tasks.readFile.query(input));
    printer.print(chunk.data);
    offset = chunk.nextOffset;
    if (chunk.data !== "") continue;
    const next = await nextSource(shown);
    if (next !== undefined) return follow({ ...shown, source: next }, 0);
    if (wasOver) return;
  }
}

async function show(shown: Shown): Promise<void> {
  const { spec, printer } = shown;
  const end = spec.lines === undefined ? await printFrom(shown, 0) : await printTail(shown, spec.lines);
  if (spec.follow) await follow(shown, end);
  printer.end();
}

async function sourcesOf(api: SchedulerApi, spec: LogsSpec): Promise<LogSource[]> {
  const { path, process, run } = spec;
  const streams = spec.stream === "both" ? STREAMS : [spec.stream];
  const found: LogSource[] = [];
  for (const task of await chosenTasks(api, spec.job)) {
    if (path !== undefined) found.push({ task, stream: "", path });
    else found.push(...(await logSources(api, task, { process, run, streams })));
  }
  return found;
}

export const logs = verb({
  help:
    "Prints what the processes of a job's tasks wrote: of each instance's active task, or of its latest one. Where " +
    "several logs are shown, each line begins with what tells its log from the others.",
  arguments: ARGUMENTS,
  async run(context: CommandContext, spec) {
    const api = await context.api(spec.job.cluster);
    const sources = await sourcesOf(api, spec);
    if (sources.length === 0) context.err("Nothing has been written yet.");
    const names = labels(
      sources.map(({ task, process = "", stream }) => ({ instance: task.instanceId, process, stream })),
    );
    const all = sources.map((source, index) => {
      const printer = new LogPrinter(names[index] ?? "", (data) => context.environment.write(data));
      return { api, source, printer, spec };
    });
    if (spec.follow) await Promise.all(all.map(show));
    else for (const one of all) await show(one);
    return EXIT_OK;
  },
});
