/**
 * Aurora's configuration files: the text of an `.aurora` file (or of a job's JSON) becomes the `JobConfiguration`s
 * that Aurora's client would send.
 *
 * Nothing is executed on the host: an interpreter of the Python that such files use walks the syntax tree, bounded in
 * steps, depth and size. It knows no file, process or clock; included files come from `options.read`, environment variables,
 * the user's name and bindings from the other options. The same input always gives the same result.
 *
 *     const config = loadConfig({ path: "hello.aurora", text }, { read: () => undefined, user: "jane" });
 *     const job = pickJob(config, { cluster: "local", role: "www-data", environment: "devel", name: "hello" });
 *     await client.jobs.create.mutate(job.jobConfiguration);
 *
 * A file that cannot be evaluated throws `ConfigError`. A job that is not valid by itself (a missing field, an unbound
 * variable) is listed with `ready: false` and its `problem`; `pickJob` throws that problem.
 *
 * Behaviour from Aurora's `apache/aurora/config/**`, `apache/thermos/config/**` and from Pystachio 0.8.5.
 */
import { ConfigError } from "./errors.ts";
import type { ConfigSource, LoadedConfig, LoadOptions } from "./loaded-config.ts";

export { ConfigError, type ConfigPosition, type ConfigProblem } from "./errors.ts";
export type * from "./loaded-config.ts";
export { findJob, pickJob } from "./pick-job.ts";

/** @throws {ConfigError} and nothing else. */
export function loadConfig(source: ConfigSource, _options: LoadOptions): LoadedConfig {
  const position = { file: source.path, line: 1, column: 1, length: 1 };
  throw new ConfigError({ position, message: "The evaluator is not connected yet." });
}
