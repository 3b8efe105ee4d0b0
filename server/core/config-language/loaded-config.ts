/** What `loadConfig` gives: the jobs of a configuration file, ready to be sent to a scheduler. */
import type { JobUpdateSettings } from "../domain/job-update.ts";
import type { JobConfiguration } from "../domain/job.ts";
import type { ConfigPosition, ConfigProblem } from "./errors.ts";

/** The file to load. `path` names it in errors, and paths in `include(...)` are relative to its directory. */
export interface ConfigSource {
  readonly path: string;
  readonly text: string;
}

export interface LoadOptions {
  /**
   * The text of an included file, or undefined when there is no such file. `path` is relative to the same directory as
   * the path of the source, normalized (`dir/../x` is `x`). What it throws becomes
   * a `ConfigError` at the include. Absent: `include(...)` is refused.
   */
  read?(path: string): string | undefined;
  /** Environment variables that the file may see through `os.environ` and `os.getenv`; all others are absent. */
  readonly env?: Readonly<Record<string, string>>;
  /** What `getpass.getuser()` gives; also the jobs' owner. Absent: `getuser()` is refused, the owner is the role. */
  readonly user?: string;
  /** Values of mustache variables (`{{profile.name}}`) by address, as `--bind` gives them. They outrank bindings in the file. */
  readonly bindings?: Readonly<Record<string, string>>;
  readonly limits?: Partial<EvaluationLimits>;
}

/** Bounds on what evaluating a file may cost. */
export interface EvaluationLimits {
  /** Elementary steps: an expression evaluated, an element copied, a mustache resolved. */
  readonly steps: number;
  /** Calls, expressions and values inside one another. */
  readonly depth: number;
  /** Characters and elements created over the whole evaluation. */
  readonly allocation: number;
}

/** `cluster/role/environment/name`. */
export interface ConfiguredJobKey {
  readonly cluster: string;
  readonly role: string;
  readonly environment: string;
  readonly name: string;
}

/** A mustache variable that has no value yet and is not one that the executor fills in. */
export interface UnboundVariable {
  /** The address without braces: `profile.version`, `docker.image[library/python][2.7]`. */
  readonly name: string;
  /** Where the text that mentions it was made. */
  readonly position: ConfigPosition;
}

/** A value of JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

interface ConfiguredJobBase {
  /** Parts that cannot be told (a required field that is missing) are empty strings; unbound parts keep their mustaches. */
  readonly key: ConfiguredJobKey;
  /** The job's struct, interpolated, as JSON: what `aurora job inspect` and `--write-json` show, and what `loadConfig` reads back. */
  readonly raw: { readonly [field: string]: Json };
  readonly unboundVariables: readonly UnboundVariable[];
  /** Where the job was made. */
  readonly position: ConfigPosition;
  /** What deserves a look but does not hinder (deprecated fields, an announced port that nobody binds). */
  readonly warnings: readonly ConfigProblem[];
}

/** A job that can be sent. */
export interface ReadyJob extends ConfiguredJobBase {
  readonly ready: true;
  readonly jobConfiguration: JobConfiguration;
  readonly updateSettings: JobUpdateSettings;
}

/** A job that cannot be sent as it is. One bad job does not hinder the others of its file. */
export interface InvalidJob extends ConfiguredJobBase {
  readonly ready: false;
  readonly problem: ConfigProblem;
}

export type ConfiguredJob = ReadyJob | InvalidJob;

export interface LoadedConfig {
  /** In the order of the file's `jobs` list. */
  readonly jobs: readonly ConfiguredJob[];
  /** The unbound variables of all jobs, each once, in order of appearance: form fields for the console. */
  readonly unboundVariables: readonly UnboundVariable[];
  /** Every file that was read: the source first, then what it includes. */
  readonly files: readonly string[];
  /** What `print` wrote, line by line. */
  readonly output: readonly string[];
}
