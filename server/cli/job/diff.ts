/** `aurora job diff`. Behaviour from `DiffCommand` of Aurora's `client/cli/jobs.py` and `diff_formatter.py`. */
import type { ConfigGroup, Range } from "../../core/domain/job.ts";
import { ACTIVE_STATES } from "../../core/domain/schedule-status.ts";
import type { TaskConfig } from "../../core/domain/task-config.ts";
import { allTasks } from "../all-tasks.ts";
import { option } from "../arguments/argument.ts";
import type { JobConfigurationInput } from "../../trpc/routers/jobs/schemas.ts";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { EXIT_COMMAND_FAILURE, EXIT_INVALID_CONFIGURATION, EXIT_OK } from "../exit-codes.ts";
import { loadJob } from "../job-config/load-job.ts";
import { resolveTier } from "../job-config/tiers.ts";
import { clusterJobKeyString, jobKey, type ClusterJobKey } from "../job-key.ts";
import { BIND, CONFIG_FILE, INSTANCE_SPEC, READ_JSON } from "../options.ts";
import { configText } from "../output/config-text.ts";
import { verb } from "../verb.ts";
import { showDiff } from "./show-diff.ts";

interface Comparison {
  /** The job that runs. */
  readonly target: ClusterJobKey;
  readonly configuration: JobConfigurationInput;
  readonly populated: TaskConfig;
}

/** The parts of ranges that hold wanted instances. */
export function within(ranges: readonly Range[], wanted: readonly number[] | undefined): Range[] {
  if (wanted === undefined) return [...ranges];
  const kept: { first: number; last: number }[] = [];
  for (const id of wanted) {
    if (!ranges.some(({ first, last }) => first <= id && id <= last)) continue;
    const span = kept.at(-1);
    if (span?.last === id - 1) span.last = id;
    else kept.push({ first: id, last: id });
  }
  return kept;
}

/** `[0-2], [5]` */
export function formatRanges(ranges: readonly Range[]): string {
  return [...ranges]
    .sort((a, b) => a.first - b.first)
    .map(({ first, last }) => (first === last ? `[${first}]` : `[${first}-${last}]`))
    .join(", ");
}

async function showUpdate(
  context: CommandContext,
  { target, configuration, populated }: Comparison,
  wanted: readonly number[] | undefined,
): Promise<void> {
  const api = await context.api(target.cluster);
  const diff = await context.attempt(EXIT_COMMAND_FAILURE, "Error getting diff info from scheduler", () =>
    api.query((client) => client.jobs.diff.query(configuration)),
  );
  const chosen = (groups: readonly ConfigGroup[]): ConfigGroup[] =>
    groups
      .map(({ config, instances }) => ({ config, instances: within(instances, wanted) }))
      .filter(({ instances }) => instances.length > 0);
  const print = (title: string, groups: readonly ConfigGroup[]): void => {
    const ranges = groups.flatMap(({ instances }) => instances);
    if (ranges.length > 0) context.out(`${title} ${formatRanges(ranges)}`);
  };
  context.out("This job update will:");
  print("add instances:", chosen(diff.add));
  print("remove instances:", chosen(diff.remove));
  for (const group of chosen(diff.update)) {
    print("update instances:", [group]);
    context.out("with diff:\n");
    await showDiff(context, configText(group.config), configText(populated));
    context.out("");
  }
  print("not change instances:", chosen(diff.unchanged));
}

/** A cron job's template is compared with what its latest run left active. */
async function showCron(context: CommandContext, { target, configuration, populated }: Comparison): Promise<void> {
  const api = await context.api(target.cluster);
  const tasks = await allTasks(api, { jobKeys: [target.key], statuses: [...ACTIVE_STATES] });
  if (tasks.length === 0) {
    throw new CommandError(EXIT_COMMAND_FAILURE, `No tasks found for job ${clusterJobKeyString(target)}`);
  }
  const running = tasks.map(({ assignedTask }) => configText(assignedTask.task));
  const configured = Array.from({ length: configuration.instanceCount ?? 1 }, () => configText(populated));
  await showDiff(context, running.join(""), configured.join(""));
}

export const diff = verb({
  help:
    "Compares a configuration with the job that runs, and says which instances an update would add, remove, change and " +
    "leave. Differences are shown by 'diff', or by the program that the environment variable DIFF_VIEWER names.",
  arguments: {
    job: INSTANCE_SPEC,
    path: CONFIG_FILE,
    renameFrom: option("--from", {
      metavar: "cluster/role/env/name",
      help: "Compare with this job instead.",
      parse: jobKey,
    }),
    bindings: BIND,
    readJson: READ_JSON,
  },
  async run(context, { job, path, renameFrom, ...options }) {
    const { configuration: own } = await loadJob(context, { job, path }, options);
    const target = renameFrom ?? job;
    const { job: _ownKey, ...taskConfig } = own.taskConfig;
    const api = await context.api(target.cluster);
    const comparison = await context.attempt(EXIT_INVALID_CONFIGURATION, "Error loading configuration", async () => {
      const configuration = await resolveTier(context, target, { ...own, key: target.key, taskConfig });
      const { taskConfig: populated } = await api.query((client) => client.jobs.populate.query(configuration));
      return { target, configuration, populated };
    });
    if (own.cronSchedule === undefined) await showUpdate(context, comparison, job.instances);
    else await showCron(context, comparison);
    return EXIT_OK;
  },
});
