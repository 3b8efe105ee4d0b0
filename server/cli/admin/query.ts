/** `query` of Aurora's `admin/admin.py`: tasks, each in a line of one's own making. */
import { ACTIVE_STATES } from "../../core/domain/schedule-status.ts";
import type { ScheduledTask } from "../../core/domain/task.ts";
import { allTasks } from "../all-tasks.ts";
import { option, optionalPositional, optionOr, toggle } from "../arguments/argument.ts";
import { instances, text } from "../arguments/values.ts";
import { EXIT_OK } from "../exit-codes.ts";
import { didYouMean } from "../nearest.ts";
import { verb } from "../verb.ts";
import { administer, CLUSTER, fail } from "./shared.ts";
import { states } from "./states.ts";

type Fields = Map<string, unknown>;

const isStruct = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function flatten(struct: Readonly<Record<string, unknown>>, into: Fields): void {
  for (const [name, value] of Object.entries(struct)) {
    if (isStruct(value)) flatten(value, into);
    else into.set(name, value);
  }
}

/** All fields of a task by their own names, whatever struct they are in. */
export function taskFields(task: ScheduledTask): Fields {
  const fields: Fields = new Map();
  flatten({ ...task }, fields);
  // The executor's config has a name, too.
  flatten({ ...task.assignedTask.task.job }, fields);
  return fields;
}

/** Puts fields in for `%name%`. @throws {CommandError} for a field that there is not. */
export function formatTask(format: string, task: ScheduledTask): string {
  const fields = taskFields(task);
  return format.replace(/%(\w+)%/g, (_whole, name: string) => {
    if (!fields.has(name)) {
      const known = [...fields.keys()];
      return fail(
        `Unknown key ${name} in format string${didYouMean(name, known, "")}  Valid keys are:\n${known.join(",")}`,
      );
    }
    const value = fields.get(name);
    return typeof value === "string" ? value : JSON.stringify(value);
  });
}

export const query = verb({
  help: "Prints tasks, one a line. What could be many is only asked for with --force: no job named, or states in which tasks are over.",
  arguments: {
    cluster: CLUSTER,
    role: optionalPositional("role", "Only tasks of this role.", text),
    job: optionalPositional("job", "Only tasks of jobs of this name.", text),
    force: toggle("--force", "Ask, however many there may be."),
    shards: option("--shards", { metavar: "N,...", help: "Only these instances.", parse: instances }),
    states: optionOr("--states", "RUNNING", {
      metavar: "STATE,...",
      help: "Only tasks in these states.",
      parse: states,
    }),
    format: optionOr("--listformat -l", "%role%/%name%/%instanceId% %status%", {
      metavar: "FORMAT",
      help: "The line for a task; %field% stands for a field of the task.",
      parse: text,
    }),
  },
  async run(context, { cluster, role, job, force, shards, states: wanted, format }) {
    if (!force) {
      if (role === undefined) fail("--force is required for expensive queries (no role specified)");
      if (job === undefined) fail("--force is required for expensive queries (no job specified)");
      if (wanted.some((one) => !ACTIVE_STATES.has(one))) {
        fail("--force is required for expensive queries (states outside ACTIVE states)");
      }
    }
    const api = await context.api(cluster);
    const tasks = await administer(context, () =>
      allTasks(api, {
        ...(role === undefined ? {} : { role }),
        ...(job === undefined ? {} : { jobName: job }),
        ...(shards === undefined ? {} : { instanceIds: [...shards] }),
        statuses: [...wanted],
      }),
    );
    for (const task of tasks) context.out(formatTask(format, task));
    return EXIT_OK;
  },
});
