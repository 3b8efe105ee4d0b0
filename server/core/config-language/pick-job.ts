/** Choosing one job of a configuration file by (a part of) its key, as Aurora's client does (`AuroraConfig.pick`). */
import { ConfigError } from "./errors.ts";
import type { ConfiguredJob, ConfiguredJobKey, LoadedConfig, ReadyJob } from "./loaded-config.ts";

function keyText(key: ConfiguredJobKey): string {
  const { cluster, role, environment, name } = key;
  return [cluster, role, environment, name].map((part) => part || "{MISSING}").join("/");
}

function matches(job: ConfiguredJob, wanted: Partial<ConfiguredJobKey>): boolean {
  const { cluster, role, environment, name } = wanted;
  return (
    (cluster === undefined || cluster === job.key.cluster) &&
    (role === undefined || role === job.key.role) &&
    (environment === undefined || environment === job.key.environment) &&
    (name === undefined || name === job.key.name)
  );
}

/** The job that `wanted` names, whether or not it is ready. @throws {ConfigError} when none or several match. */
export function findJob(config: LoadedConfig, wanted: Partial<ConfiguredJobKey>): ConfiguredJob {
  const found = config.jobs.filter((job) => matches(job, wanted));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const position = { file: config.files[0] ?? "", line: 1, column: 1, length: 1 };
  if (config.jobs.length === 0) throw new ConfigError({ position, message: "No job defined in this config!" });
  const asked = ["cluster", "role", "environment", "name"] as const;
  const what = asked.map((part) => wanted[part] ?? "*").join("/");
  const candidates = `Candidates are: ${config.jobs.map((job) => keyText(job.key)).join(", ")}`;
  const message =
    only === undefined
      ? `Could not find job ${what}. ${candidates}`
      : `Multiple jobs match ${what}, please disambiguate by specifying a job key. ${candidates}`;
  throw new ConfigError({ position, message });
}

/** The job that `wanted` names, ready to be sent. @throws {ConfigError} when none or several match, or it is invalid. */
export function pickJob(config: LoadedConfig, wanted: Partial<ConfiguredJobKey>): ReadyJob {
  const job = findJob(config, wanted);
  if (job.ready) return job;
  const { message, suggestion, trace, ...position } = job.problem;
  throw new ConfigError({ position, message, suggestion, trace });
}
