/**
 * `aurora job restart`. Behaviour from `RestartCommand` of Aurora's `client/cli/jobs.py` and `client/api/restarter.py`,
 * with two differences: a restart that was given up ends with EXIT_COMMAND_FAILURE (Aurora's client then says that it
 * succeeded), and an instance that failed too often is left alone (Aurora's client restarts it for ever where
 * `--max-total-failures` puts up with it).
 */
import { optionOr, type Values } from "../arguments/argument.ts";
import { integer, positiveInteger } from "../arguments/values.ts";
import { allTasks } from "../all-tasks.ts";
import { openPage } from "../browser.ts";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { EXIT_API_ERROR, EXIT_COMMAND_FAILURE, EXIT_INVALID_PARAMETER, EXIT_OK } from "../exit-codes.ts";
import { checkOptionalConfig } from "../job-config/load-job.ts";
import { clusterJobKeyString, formatInstances, type InstanceSpec } from "../job-key.ts";
import {
  BATCH_SIZE,
  BIND,
  CONFIG,
  FORCE,
  INSTANCE_SPEC,
  MAX_TOTAL_FAILURES,
  OPEN_BROWSER,
  READ_JSON,
  STRICT,
} from "../options.ts";
import { createProgress } from "../progress.ts";
import { verb } from "../verb.ts";
import { activeInstances, requireActive } from "./active.ts";
import { FailureThreshold } from "./failure-threshold.ts";
import { InstanceWatch, type SeenTask } from "./instance-watch.ts";

const ARGUMENTS = {
  job: INSTANCE_SPEC,
  batchSize: BATCH_SIZE,
  watchSecs: optionOr("--watch-secs", "30", {
    metavar: "SECONDS",
    help: "How long an instance must have been RUNNING to count as restarted.",
    parse: integer,
  }),
  healthcheckIntervalSecs: optionOr("--healthcheck-interval-seconds", "3", {
    metavar: "SECONDS",
    help: "How often to look at the instances.",
    parse: positiveInteger,
  }),
  maxPerInstanceFailures: optionOr("--max-per-instance-failures --max-per-shard-failures", "0", {
    metavar: "N",
    help: "Failures of one instance to put up with before it counts as failed; it is restarted again after each.",
    parse: integer,
  }),
  maxTotalFailures: MAX_TOTAL_FAILURES,
  strict: STRICT,
  force: FORCE,
  config: CONFIG,
  bindings: BIND,
  readJson: READ_JSON,
  openBrowser: OPEN_BROWSER,
};

type RestartSpec = Values<typeof ARGUMENTS>;

/** The latest task of each of the instances. */
async function latestTasks(context: CommandContext, job: InstanceSpec, ids: readonly number[]): Promise<SeenTask[]> {
  const api = await context.api(job.cluster);
  // Sorted by instance, the newest first.
  const tasks = await allTasks(api, { jobKeys: [job.key], instanceIds: [...ids] });
  const seen = new Map<number, SeenTask>();
  for (const { assignedTask, status } of tasks) {
    const { instanceId, taskId } = assignedTask;
    if (!seen.has(instanceId)) seen.set(instanceId, { instanceId, taskId, status });
  }
  return [...seen.values()];
}

/** Watches a batch until each instance has a verdict. @returns those that failed */
async function watch(context: CommandContext, spec: RestartSpec, batch: readonly number[]): Promise<readonly number[]> {
  const { environment } = context;
  const progress = createProgress(environment);
  const watching = new InstanceWatch(batch, spec.watchSecs * 1_000);
  try {
    for (;;) {
      const tasks = await latestTasks(context, spec.job, watching.pending);
      watching.look(tasks, environment.nowMs());
      if (watching.isDone) return watching.failed;
      const states = tasks.map(({ instanceId, status }) => `${instanceId} ${status}`).join(", ");
      progress.show(`Watching instances: ${states}`);
      await environment.sleep(spec.healthcheckIntervalSecs * 1_000);
    }
  } finally {
    progress.end();
  }
}

async function restartAll(context: CommandContext, spec: RestartSpec, instances: readonly number[]): Promise<void> {
  const { job, batchSize } = spec;
  const key = clusterJobKeyString(job);
  const api = await context.api(job.cluster);
  const threshold = new FailureThreshold(spec);
  const queue = [...instances];
  context.err(`Performing rolling restart of job ${key} (instances: ${formatInstances(instances)})`);
  while (queue.length > 0 && !threshold.isExceeded) {
    const batch = queue.splice(0, batchSize);
    context.err(`Restarting instances: ${formatInstances(batch)}`);
    await context.attempt(EXIT_API_ERROR, `Error restarting job ${key}:`, () =>
      api.change((client) => client.jobs.restart.mutate({ job: job.key, instances: batch })),
    );
    const failed = await watch(context, spec, batch);
    if (failed.length > 0) context.err(`Failed instances: ${formatInstances(failed)}`);
    threshold.count(failed);
    const { exceeded } = threshold;
    queue.push(...failed.filter((id) => !exceeded.includes(id)));
  }
  if (!threshold.isExceeded) return;
  const { exceeded } = threshold;
  const message = `Restart failures threshold reached. Aborting: instances ${formatInstances(exceeded)} failed, ${spec.maxTotalFailures} may`;
  throw new CommandError(EXIT_COMMAND_FAILURE, message);
}

export const restart = verb({
  help:
    "Restarts a job's instances batch by batch, watching each batch before the next one begins. " +
    "The client is in charge: to interrupt it is to stop after the batch at hand. Configurations do not change.",
  arguments: ARGUMENTS,
  async run(context, spec) {
    const { job, maxTotalFailures, strict, openBrowser, config: path } = spec;
    if (maxTotalFailures < 0) {
      const message = `max_total_failures option must be >= 0, but you specified ${maxTotalFailures}`;
      throw new CommandError(EXIT_INVALID_PARAMETER, message);
    }
    const active = await activeInstances(context, job);
    if (strict && job.instances !== undefined) requireActive(active, job.instances);
    await checkOptionalConfig(context, { job, path }, spec);
    const instances = job.instances ?? active.ids;
    if (instances.length === 0) context.err("No instances specified, and no active instances found. Nothing to do.");
    else await restartAll(context, spec, instances);
    context.out(`Job ${clusterJobKeyString(job)} restarted successfully`);
    if (openBrowser) await openPage(context, await context.jobPage(job));
    return EXIT_OK;
  },
});
