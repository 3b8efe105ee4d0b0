/**
 * Checks what users submit, and fills in defaults. From Aurora's `configuration/ConfigurationManager.java`
 * and the limits that `SchedulerThriftInterface.java` adds. Stricter than Aurora where a config could
 * never run or would mean something else than it says (see the validators beside this file).
 *
 * Every refusal is an ApiError INVALID_REQUEST whose message says what to change.
 */
import { invalidRequest } from "../domain/api-error.ts";
import { isGoodIdentifier, isValidJobKey, jobKeyString, sameJobKey } from "../domain/job-key.ts";
import type { JobConfiguration } from "../domain/job.ts";
import { namedPorts } from "../domain/resource-bag.ts";
import type { TaskConfig } from "../domain/task-config.ts";
import { AURORA_EXECUTOR_NAME } from "../domain/task-config.ts";
import { validateConstraints } from "./validate-constraints.ts";
import { validateContainer, withDockerDefaults } from "./validate-container.ts";
import { validateResources } from "./validate-resources.ts";
import { validateSlaPolicy } from "./validate-sla-policy.ts";
import { isProductionTier, tierOf } from "./tiers.ts";
import type { ConfigurationManagerSettings } from "./settings.ts";

/** Why a job with a cron schedule may not be created as an ordinary job. */
export const NO_CRON = "Cron jobs may only be created/updated by calling cron.schedule.";

/**
 * The job as it is to be stored: checked, defaults filled in.
 *
 * @throws {ApiError} INVALID_REQUEST.
 */
export function validateAndPopulate(job: JobConfiguration, settings: ConfigurationManagerSettings): JobConfiguration {
  if (!Number.isInteger(job.instanceCount) || job.instanceCount <= 0) {
    throw invalidRequest(`Instance count must be positive, a whole number; it is ${job.instanceCount}.`);
  }
  validateJobKey(job, settings);
  if (!isGoodIdentifier(job.owner.user)) {
    throw invalidRequest(
      `Job user contains illegal characters: ${job.owner.user}. Use letters, digits, underscore, dash and dot.`,
    );
  }
  if (!sameJobKey(job.key, job.taskConfig.job)) {
    throw invalidRequest(
      `The job's key is ${jobKeyString(job.key)}, but its taskConfig.job is ${jobKeyString(job.taskConfig.job)}: ` +
        "they must be the same.",
    );
  }
  const taskConfig = validateTask(job.taskConfig, job.instanceCount, settings);
  if (job.cronSchedule !== undefined && job.cronSchedule !== "" && taskConfig.isService) {
    throw invalidRequest(
      "A service task may not be run on a cron schedule: set isService to false, or leave out cronSchedule.",
    );
  }
  return { ...job, taskConfig };
}

/**
 * The same for the config of the tasks of a job with `instanceCount` instances.
 *
 * @throws {ApiError} INVALID_REQUEST.
 */
export function validateTask(
  task: TaskConfig,
  instanceCount: number,
  settings: ConfigurationManagerSettings,
): TaskConfig {
  if (!isValidJobKey(task.job)) throw invalidKey(task.job);
  if (task.tier !== undefined && !isGoodIdentifier(task.tier)) {
    throw invalidRequest(
      `Tier contains illegal characters: ${task.tier}. The tiers of this cluster are ` +
        `${[...settings.tiers.tiers.keys()].join(", ")}.`,
    );
  }
  const tier = tierOf(task, settings.tiers);
  validateFailures(task);
  validateExecutor(task, settings);
  validateConstraints(task);
  validateContainer(task, settings);
  validateResources(task, settings);
  if (!settings.enableMesosFetcher && (task.mesosFetcherUris?.length ?? 0) > 0) {
    throw invalidRequest(
      "Mesos Fetcher for individual jobs is disabled in this cluster: leave out mesosFetcherUris, " +
        "or start the scheduler with -enable_mesos_fetcher=true.",
    );
  }
  const populated: TaskConfig = {
    ...task,
    tier: task.tier ?? settings.tiers.defaultTier,
    // Quotas go by it.
    production: isProductionTier(tier),
    container: withDockerDefaults(task.container, settings),
    taskLinks: taskLinks(task),
  };
  validateSlaPolicy(populated, instanceCount, settings);
  return populated;
}

/**
 * Refuses a job with a cron schedule where an ordinary one is wanted.
 *
 * @throws {ApiError} INVALID_REQUEST.
 */
export function refuseCron(job: JobConfiguration): void {
  if (job.cronSchedule !== undefined) throw invalidRequest(NO_CRON);
}

function validateJobKey(job: JobConfiguration, settings: ConfigurationManagerSettings): void {
  if (!isValidJobKey(job.key)) throw invalidKey(job.key);
  const { environment } = job.key;
  if (!new RegExp(`^(?:${settings.allowedJobEnvironments})$`).test(environment)) {
    throw invalidRequest(
      `Job environment ${environment} doesn't match: ${settings.allowedJobEnvironments}. ` +
        "Choose another environment, or start the scheduler with another -allowed_job_environments.",
    );
  }
}

function invalidKey(key: JobConfiguration["key"]): Error {
  return invalidRequest(
    `Job key ${jobKeyString(key)} is invalid: role, environment and name must be 1 to 255 letters, digits, ` +
      "underscores, dashes or dots.",
  );
}

function validateFailures(task: TaskConfig): void {
  if (!Number.isInteger(task.priority)) {
    throw invalidRequest(`priority must be a whole number; it is ${task.priority}.`);
  }
  if (!Number.isInteger(task.maxTaskFailures) || task.maxTaskFailures < -1) {
    throw invalidRequest(`maxTaskFailures must be a whole number, or -1 for no limit; it is ${task.maxTaskFailures}.`);
  }
  const delaySecs = task.partitionPolicy?.delaySecs ?? 0;
  if (!Number.isInteger(delaySecs) || delaySecs < 0) {
    throw invalidRequest(`partitionPolicy.delaySecs must be a whole number of seconds; it is ${delaySecs}.`);
  }
}

/** A task runs by an executor or, where that is allowed, as a Docker container alone. */
function validateExecutor(task: TaskConfig, settings: ConfigurationManagerSettings): void {
  if (task.executorConfig === undefined) {
    if ("docker" in task.container) return;
    throw invalidRequest(
      `Configuration may not be null: give executorConfig with the name ${AURORA_EXECUTOR_NAME} and the task's data.`,
    );
  }
  const { name } = task.executorConfig;
  if (name === "") throw invalidRequest(`Executor name may not be left unset: use ${AURORA_EXECUTOR_NAME}.`);
  if (!settings.executorNames.has(name)) {
    throw invalidRequest(
      `Configuration for executor '${name}' doesn't exist: this scheduler knows ${[...settings.executorNames].join(", ")}.`,
    );
  }
}

/** Links to the ports that by convention speak HTTP, unless the user gave links. */
function taskLinks(task: TaskConfig): Readonly<Record<string, string>> {
  if (task.taskLinks !== undefined && Object.keys(task.taskLinks).length > 0) return task.taskLinks;
  const links: Record<string, string> = {};
  for (const port of namedPorts(task.resources)) {
    if (port === "health" || port === "http") links[port] = `http://%host%:%port:${port}%`;
  }
  return links;
}
