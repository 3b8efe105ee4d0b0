/**
 * The one error that the configuration language throws. It says where (file, line, column), what is wrong and what was
 * expected, and names the nearest known name where a name is wrong.
 *
 * Anything else that leaves `loadConfig` is a defect.
 */

/** A place in a configuration file. Lines and columns count from 1; columns and lengths are UTF-16 code units. */
export interface ConfigPosition {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How much of the line to underline; at least 1. */
  readonly length: number;
}

/** A {@link ConfigError} as a value, for answers to clients. */
export interface ConfigProblem extends ConfigPosition {
  readonly message: string;
  /** The name that was probably meant. */
  readonly suggestion?: string;
  /** Where the failing code was called or included from, innermost first. */
  readonly trace: readonly ConfigPosition[];
}

export interface ConfigErrorDetails {
  readonly position: ConfigPosition;
  readonly message: string;
  readonly suggestion?: string | undefined;
  readonly trace?: readonly ConfigPosition[];
}

/** Why a configuration cannot be loaded. `message` begins with `file:line:column:`. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problem: ConfigProblem;

  constructor({ position, message, suggestion, trace = [] }: ConfigErrorDetails) {
    super(`${position.file}:${position.line}:${position.column}: ${message}`);
    this.problem = { ...position, message, ...(suggestion !== undefined && { suggestion }), trace };
  }
}
