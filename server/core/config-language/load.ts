/**
 * Aurora's configuration files: the text of an `.aurora` file (or of a job's JSON) becomes the `JobConfiguration`s
 * that Aurora's client would send.
 *
 * Nothing is executed on the host: an interpreter of the Python that such files use walks the syntax tree, bounded in
 * steps, depth and size. It knows no file, process or clock; included files come from `options.read`, environment variables,
 * the user's name and bindings from the other options. The same input always gives the same result.
 *
 *     const config = loadConfig({ path: "hello.aurora", text }, { read: readText, user: "jane" });
 *     const job = pickJob(config, { cluster: "local", role: "www-data", environment: "devel", name: "hello" });
 *     await client.jobs.create.mutate(job.jobConfiguration);
 *
 * A file that cannot be evaluated throws `ConfigError`. A job that is not valid by itself (a missing field, an unbound
 * variable) is listed with `ready: false` and its `problem`; `pickJob` throws that problem.
 *
 * Behaviour from Aurora's `apache/aurora/config/**`, `apache/thermos/config/**` and from Pystachio 0.8.5.
 */
import { convertJob } from "./job-configuration/convert.ts";
import { jobsOfJson, isJson } from "./job-json.ts";
import type { ConfigSource, ConfiguredJob, LoadedConfig, LoadOptions, UnboundVariable } from "./loaded-config.ts";
import { Interpreter } from "./python/interpreter.ts";
import { PyList, PyTuple } from "./python/containers.ts";
import { typeName } from "./python/runtime.ts";
import { SourceFile } from "./python/source-file.ts";
import { StructObject, type StructType } from "./pystachio/struct.ts";
import { installSchema } from "./schema/schema.ts";

export { ConfigError, type ConfigPosition, type ConfigProblem } from "./errors.ts";
export type * from "./loaded-config.ts";
export { findJob, pickJob } from "./pick-job.ts";

/** @throws {ConfigError} and nothing else. */
export function loadConfig(source: ConfigSource, options: LoadOptions): LoadedConfig {
  const interpreter = new Interpreter(options);
  const jobType = installSchema(interpreter);
  const file = new SourceFile(source.path, source.text);
  const structs = isJson(source.text) ? jobsOfJson(interpreter, jobType, file) : jobsOfFile(interpreter, jobType, file);
  const convertOptions = { bindings: options.bindings ?? {}, user: options.user };
  const jobs = structs.map((struct) => convertJob(interpreter, struct, convertOptions));
  const { files, output } = interpreter;
  return { jobs, unboundVariables: distinctVariables(jobs), files, output };
}

/** Runs the file and takes its `jobs`. */
function jobsOfFile(interpreter: Interpreter, jobType: StructType, file: SourceFile): StructObject[] {
  interpreter.runFile(file);
  const jobs = interpreter.globals.get("jobs");
  if (jobs === undefined) return [];
  const list = jobs instanceof PyList || jobs instanceof PyTuple ? jobs.items : undefined;
  const place = { file, span: lastAssignment(file) };
  return interpreter.guard(() => {
    if (list === undefined) {
      return interpreter.raise("TypeError", `'jobs' must be a list of Job objects, not a '${typeName(jobs)}'`, {
        origin: place,
      });
    }
    return list.map((job, at) => {
      if (job instanceof StructObject && job.type.descendsFrom(jobType)) return job;
      const message = `'jobs' must be a list of Job objects; element ${at} is a '${typeName(job)}'`;
      return interpreter.raise("TypeError", message, { origin: job instanceof StructObject ? job.origin : place });
    });
  });
}

/** Where the file assigns to `jobs`, roughly: the last line that begins so. */
function lastAssignment(file: SourceFile): { readonly from: number; readonly to: number } {
  const found = [...file.text.matchAll(/^jobs\b/gm)].at(-1);
  const from = found?.index ?? 0;
  return { from, to: from + "jobs".length };
}

function distinctVariables(jobs: readonly ConfiguredJob[]): UnboundVariable[] {
  const variables = new Map<string, UnboundVariable>();
  for (const variable of jobs.flatMap((job) => job.unboundVariables)) {
    if (!variables.has(variable.name)) variables.set(variable.name, variable);
  }
  return [...variables.values()];
}
