/** Loads the job that a command names from its configuration file. Behaviour from Aurora's `client/cli/context.py`. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { jobKeyString } from "../../core/domain/job-key.ts";
import type { Json, LoadedConfig, UnboundVariable } from "../../core/config-language/loaded-config.ts";
import type * as ConfigLanguage from "../../core/config-language/load.ts";
import type { JobConfigurationInput } from "../../trpc/routers/jobs/schemas.ts";
import type { Binding } from "../arguments/values.ts";
import { CommandError } from "../command-error.ts";
import { bindImages, imageOf } from "../docker/bind-images.ts";
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

/** What the job's Docker images are now, at the cluster's registry. @throws {CommandError} */
async function imageBindings(
  context: CommandContext,
  cluster: string,
  variables: readonly UnboundVariable[],
): Promise<readonly Binding[]> {
  const names = variables.map(({ name }) => name).filter((name) => imageOf(name) !== undefined);
  if (names.length === 0) return [];
  const { DEFAULT_REGISTRY, DockerRegistryError, resolveImage } = await import("../docker/registry.ts");
  const registry = context.clusters.get(cluster).docker_registry ?? DEFAULT_REGISTRY;
  try {
    return await bindImages(names, async (image) => {
      const resolved = await resolveImage(registry, image);
      context.err(`Resolved ${image.name}:${image.tag} => ${resolved}`);
      return resolved;
    });
  } catch (error) {
    if (error instanceof DockerRegistryError) throw invalid(error.message, error);
    throw error;
  }
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
  const { cwd } = context.environment;
  const wanted = { cluster: job.cluster, ...job.key };
  let config = await loadConfigFile(context, path, options);
  const { unboundVariables } = await reporting(cwd, ({ findJob }) => findJob(config, wanted));
  const images = await imageBindings(context, job.cluster, unboundVariables);
  if (images.length > 0) {
    const bindings = [...options.bindings, ...images];
    config = await loadConfigFile(context, path, { ...options, bindings });
  }
  const found = await reporting(cwd, ({ pickJob }) => pickJob(config, wanted));
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
