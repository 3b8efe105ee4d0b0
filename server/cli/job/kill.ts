/** `aurora job kill` and `killall`. Behaviour from `AbstractKillCommand` and its heirs in Aurora's `client/cli/jobs.py`. */
import { option, type Values } from "../arguments/argument.ts";
import { text } from "../arguments/values.ts";
import { openPage } from "../browser.ts";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { EXIT_API_ERROR, EXIT_COMMAND_FAILURE, EXIT_INVALID_PARAMETER, EXIT_OK, EXIT_TIMEOUT } from "../exit-codes.ts";
import { checkOptionalConfig } from "../job-config/load-job.ts";
import { clusterJobKeyString, formatInstances, type ClusterJobKey } from "../job-key.ts";
import {
  BATCH_SIZE,
  BIND,
  CONFIG,
  INSTANCE_SPEC,
  JOB_KEY,
  MAX_TOTAL_FAILURES,
  NO_BATCHING,
  OPEN_BROWSER,
  READ_JSON,
  STRICT,
} from "../options.ts";
import { verb } from "../verb.ts";
import { isTerminal, KILL_PATIENCE_MS, waitUntil } from "../wait/job-monitor.ts";
import { activeInstances, requireActive } from "./active.ts";

const SHARED = {
  batchSize: BATCH_SIZE,
  maxTotalFailures: MAX_TOTAL_FAILURES,
  noBatching: NO_BATCHING,
  message: option("--message -m", { metavar: "MESSAGE", help: "Kept with the tasks' KILLING state.", parse: text }),
  config: CONFIG,
  bindings: BIND,
  readJson: READ_JSON,
  openBrowser: OPEN_BROWSER,
};

interface KillSpec extends Values<typeof SHARED> {
  readonly job: ClusterJobKey;
  /** All where it is undefined. */
  readonly instances: readonly number[] | undefined;
}

/** Asks for the kill and waits. @returns false when the tasks did not end in time. */
async function kill(context: CommandContext, spec: KillSpec, instances?: readonly number[]): Promise<boolean> {
  const { job, message } = spec;
  const api = await context.api(job.cluster);
  const heading =
    instances === undefined ? "Command failure:" : `Kill of instances ${formatInstances(instances)} failed with error:`;
  await context.attempt(EXIT_API_ERROR, heading, () =>
    api.change((client) =>
      client.jobs.kill.mutate({
        job: job.key,
        ...(instances === undefined ? {} : { instances: [...instances] }),
        ...(message === undefined ? {} : { message }),
      }),
    ),
  );
  const wait = { job, instances, reached: isTerminal, goal: "ended", patienceMs: KILL_PATIENCE_MS };
  if (await waitUntil(context, wait)) return true;
  context.err(
    `Instances ${instances === undefined ? "of the job" : formatInstances(instances)} were not killed in time`,
  );
  return false;
}

async function killInBatches(context: CommandContext, spec: KillSpec): Promise<void> {
  const { job, instances, batchSize, maxTotalFailures } = spec;
  const { ids } = await activeInstances(context, job);
  if (ids.length === 0) {
    throw new CommandError(EXIT_INVALID_PARAMETER, `No tasks to kill found for job ${clusterJobKeyString(job)}`);
  }
  const wanted = instances === undefined ? ids : ids.filter((id) => instances.includes(id));
  let failures = 0;
  for (let at = 0; at < wanted.length; at += batchSize) {
    const batch = wanted.slice(at, at + batchSize);
    if (await kill(context, spec, batch)) {
      context.out(`Successfully killed instances ${formatInstances(batch)}`);
      continue;
    }
    failures += 1;
    if (failures > maxTotalFailures) {
      throw new CommandError(EXIT_COMMAND_FAILURE, "Exceeded maximum number of errors while killing instances");
    }
  }
  if (failures > 0) throw new CommandError(EXIT_COMMAND_FAILURE, "Errors occurred while killing instances");
}

async function runKill(context: CommandContext, spec: KillSpec): Promise<number> {
  const { job, noBatching, openBrowser, config: path } = spec;
  await checkOptionalConfig(context, { job, path }, spec);
  if (noBatching) {
    if (!(await kill(context, spec, spec.instances))) return EXIT_TIMEOUT;
  } else await killInBatches(context, spec);
  if (openBrowser) await openPage(context, await context.jobPage(job));
  return EXIT_OK;
}

const NO_INSTANCES = "The instances list cannot be omitted in a kill command!; use killall to kill all instances";

export const killSome = verb({
  help: "Kills some instances of a job, batch by batch, and waits until they have ended.",
  arguments: { spec: INSTANCE_SPEC, strict: STRICT, ...SHARED },
  async run(context, { spec: job, strict, ...shared }) {
    const { instances } = job;
    if (instances === undefined) throw new CommandError(EXIT_INVALID_PARAMETER, NO_INSTANCES);
    const active = await activeInstances(context, job);
    if (active.hasSlaPolicy) context.out("WARNING: Killing instances without updating SlaPolicy.");
    if (strict) requireActive(active, instances);
    const exitCode = await runKill(context, { ...shared, job, instances });
    if (exitCode === EXIT_OK) context.out("Job kill succeeded");
    return exitCode;
  },
});

export const killAll = verb({
  help: "Kills all instances of a job, batch by batch, and waits until they have ended.",
  arguments: { job: JOB_KEY, ...SHARED },
  async run(context, { job, ...shared }) {
    const exitCode = await runKill(context, { ...shared, job, instances: undefined });
    if (exitCode === EXIT_OK) context.out("Job killall succeeded");
    return exitCode;
  },
});
