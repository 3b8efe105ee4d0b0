/** Loads the job that a command names from its configuration file. Behaviour from Aurora's `client/cli/context.py`. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { jobKeyString } from "../../core/domain/job-key.ts";
import type { TierConfigs } from "../../api/cluster.ts";
import type { Json, LoadedConfig } from "../../core/config-language/loaded-config.ts";
import type * as ConfigLanguage from "../../core/config-language/load.ts";
import type { JobConfigurationInput } from "../../trpc/routers/jobs/schemas.ts";
import type { Binding } from "../arguments/values.ts";
import { CommandError } from "../command-error.ts";
import type { CommandContext } from "../context.ts";
import { EXIT_INVALID_CONFIGURATION } from "../exit-codes.ts";
import type { ClusterJobKey } from "../job-key.ts";
import { configEnvironment } from "./config-environment.ts";
import { describeProblem } from "./describe-problem.ts";
import { asJobConfiguration } from "./job-json.ts";

export interface ConfigOptions {
  readonly bindings: readonly Binding[];
  readonly readJson: boolean;
}

export interface LoadedJob {
  /** What is sent to the scheduler. */
  readonly configuration: JobConfigurationInput;
  /** The job as its file has it; absent for a file that holds a `JobConfiguration`. */
  readonly raw?: Readonly<Record<string, Json>>;
}

function invalid(message: string, cause?: unknown): CommandError {
  return new CommandError(EXIT_INVALID_CONFIGURATION, `Error loading configuration: ${message}`, { cause });
}

function readText(path: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, path), "utf8");
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : String(error), error);
  }
}

function readIncluded(path: string, cwd: string): string | undefined {
  try {
    return readFileSync(resolve(cwd, path), "utf8");
  } catch (error) {
    if (["ENOENT", "ENOTDIR", "EISDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
}

/** Runs what may throw a `ConfigError`. @throws {CommandError} instead of it */
async function reporting<T>(cwd: string, work: (language: typeof ConfigLanguage) => T): Promise<T> {
  const language = await import("../../core/config-language/load.ts");
  try {
    return work(language);
  } catch (error) {
    if (error instanceof language.ConfigError)
      throw invalid(
        describeProblem(error.problem, (file) => readIncluded(file, cwd)),
        error,
      );
    throw error;
  }
}

/** Evaluates a configuration file. @throws {CommandError} */
export async function loadConfigFile(
  context: CommandContext,
  path: string,
  { bindings }: ConfigOptions,
): Promise<LoadedConfig> {
  const { cwd, variables, user } = context.environment;
  const text = readText(path, cwd);
  const config = await reporting(cwd, ({ loadConfig }) =>
    loadConfig(
      { path, text },
      {
        read: (included) => readIncluded(included, cwd),
        env: configEnvironment(variables),
        ...(user === undefined ? {} : { user }),
        bindings: Object.fromEntries(bindings.map(({ name, value }) => [name, value])),
      },
    ),
  );
  for (const line of config.output) context.err(line);
  return config;
}

/** The `JobConfiguration` that a file holds; undefined when it is a configuration file. @throws {CommandError} */
export function readJobConfiguration(
  context: CommandContext,
  path: string,
  { readJson }: Pick<ConfigOptions, "readJson">,
): JobConfigurationInput | undefined {
  if (!readJson && !path.endsWith(".json")) return undefined;
  return asJobConfiguration(readText(path, context.environment.cwd));
}

function checkKey(given: ClusterJobKey, configured: JobConfigurationInput, path: string): void {
  const wanted = jobKeyString(given.key);
  const found = jobKeyString(configured.key);
  if (wanted !== found) throw invalid(`${path} holds the job ${found}, not ${wanted}`);
}

/** @throws {CommandError} */
export async function loadJob(
  context: CommandContext,
  { job, path }: { readonly job: ClusterJobKey; readonly path: string },
  options: ConfigOptions,
): Promise<LoadedJob> {
  const configuration = readJobConfiguration(context, path, options);
  if (configuration !== undefined) {
    checkKey(job, configuration, path);
    return { configuration };
  }
  const config = await loadConfigFile(context, path, options);
  const { cluster, key } = job;
  const { role, environment, name } = key;
  const { cwd } = context.environment;
  const found = await reporting(cwd, ({ pickJob }) => pickJob(config, { cluster, role, environment, name }));
  const read = (file: string): string | undefined => readIncluded(file, cwd);
  for (const warning of found.warnings) context.err(`warning: ${describeProblem(warning, read)}`);
  // The same but for what is read-only.
  return { configuration: found.jobConfiguration as JobConfigurationInput, raw: found.raw };
}

/** Checks that an optional configuration holds the job. @throws {CommandError} */
export async function checkOptionalConfig(
  context: CommandContext,
  { job, path }: { readonly job: ClusterJobKey; readonly path: string | undefined },
  options: ConfigOptions,
): Promise<void> {
  if (path !== undefined) await loadJob(context, { job, path }, options);
}

const isTrue = (setting: string | undefined): boolean => setting === "true";

/**
 * Says both `tier` and `production` where a job says one of them, as Aurora's client does: a tier follows from
 * `production`, and `production` from a tier.
 */
export function withTier(job: JobConfigurationInput, { tiers, defaultTierName }: TierConfigs): JobConfigurationInput {
  const { tier, production = false } = job.taskConfig;
  if (tier !== undefined) {
    const known = tiers.find(({ name }) => name === tier);
    const isProduction = known === undefined ? production : !isTrue(known.settings.preemptible);
    return { ...job, taskConfig: { ...job.taskConfig, production: isProduction } };
  }
  const fitting = tiers.find(
    ({ settings }) => isTrue(settings.preemptible) !== production && !isTrue(settings.revocable),
  );
  return { ...job, taskConfig: { ...job.taskConfig, tier: fitting?.name ?? defaultTierName } };
}

/** {@link withTier} with the tiers of the job's cluster. */
export async function resolveTier(
  context: CommandContext,
  { cluster }: ClusterJobKey,
  job: JobConfigurationInput,
): Promise<JobConfigurationInput> {
  const api = await context.api(cluster);
  return withTier(job, await api.query((client) => client.cluster.tiers.query()));
}
