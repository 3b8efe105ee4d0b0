/**
 * Flags are declared once, beside the code that they tune, as groups of typed declarations. Help text,
 * parsing, `/vars` and the console's flag page all come from the declaration.
 *
 *     export const offerFlags = flagGroup("Offers", {
 *       minOfferHoldTimeMs: durationFlag("min_offer_hold_time", "5mins", "Minimum time to hold ..."),
 *     });
 *     export type OfferSettings = FlagValues<typeof offerFlags>;
 *
 * Names, units and defaults are Aurora's wherever Aurora has the flag.
 */
import { DURATION_UNITS, formatBytes, formatDuration, parseBytes, parseDurationMs, SIZE_UNITS } from "./units.ts";

/** A value that a flag refuses; the message completes "-name=value: ". */
export class FlagValueError extends Error {
  override readonly name = "FlagValueError";
}

/** One declared flag whose value is a `T`. */
export interface Flag<T> {
  /** Without the dash: `min_offer_hold_time`. */
  readonly name: string;
  /** For the help: `duration`, `size`, `integer`, ... */
  readonly type: string;
  /** One sentence: what it tunes. */
  readonly help: string;
  readonly defaultValue: T;
  /** @throws {FlagValueError} */
  parse(text: string): T;
  /** The inverse of `parse`; undefined values print as nothing. */
  format(value: T): string;
  /** True when a bare `-name` means `true`. */
  readonly isSwitch: boolean;
  /** True when the value must not be shown. */
  readonly secret?: boolean;
}

export interface FlagOptions<T> {
  /** Returns what is wrong with a value, or undefined when it is fine. */
  readonly check?: (value: T) => string | undefined;
  readonly secret?: boolean;
}

export type FlagDeclarations = Readonly<Record<string, Flag<unknown>>>;

/** Flags that tune one part of the program, and what must hold among them. */
export interface FlagGroup<D extends FlagDeclarations = FlagDeclarations> {
  readonly title: string;
  readonly flags: D;
  /** Returns a sentence for each relation among the values that does not hold. */
  validate(values: GroupValues<D>): string[];
}

type GroupValues<D> = { readonly [K in keyof D]: D[K] extends Flag<infer T> ? T : never };

/** The values of a group's flags, by property name. */
export type FlagValues<G> = G extends FlagGroup<infer D> ? GroupValues<D> : never;

export function flagGroup<D extends FlagDeclarations>(
  title: string,
  flags: D,
  validate: (values: GroupValues<D>) => string[] = () => [],
): FlagGroup<D> {
  return { title, flags, validate };
}

interface FlagSpec<T> extends FlagOptions<T> {
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly defaultValue: T;
  readonly read: (text: string) => T;
  readonly format: (value: T) => string;
  readonly isSwitch?: boolean;
}

function makeFlag<T>(spec: FlagSpec<T>): Flag<T> {
  return {
    name: spec.name,
    type: spec.type,
    help: spec.help,
    defaultValue: spec.defaultValue,
    isSwitch: spec.isSwitch ?? false,
    ...(spec.secret === undefined ? {} : { secret: spec.secret }),
    format: spec.format,
    parse(text) {
      const value = spec.read(text);
      const fault = spec.check?.(value);
      if (fault !== undefined) throw new FlagValueError(fault);
      return value;
    },
  };
}

/** A duration, held in milliseconds. */
export function durationFlag(
  name: string,
  byDefault: string,
  help: string,
  options: FlagOptions<number> = {},
): Flag<number> {
  const read = (text: string): number => {
    const ms = parseDurationMs(text);
    if (ms === undefined) throw new FlagValueError(`expected a duration such as 15secs (units: ${DURATION_UNITS})`);
    return ms;
  };
  return makeFlag({
    name,
    type: "duration",
    help,
    defaultValue: read(byDefault),
    read,
    format: formatDuration,
    ...options,
  });
}

/** A duration that may be left unset. */
export function optionalDurationFlag(name: string, help: string): Flag<number | undefined> {
  const inner = durationFlag(name, "0ms", help);
  return { ...inner, defaultValue: undefined, format: (value) => (value === undefined ? "" : formatDuration(value)) };
}

/** An amount of data, held in bytes. */
export function sizeFlag(
  name: string,
  byDefault: string,
  help: string,
  options: FlagOptions<number> = {},
): Flag<number> {
  const read = (text: string): number => {
    const bytes = parseBytes(text);
    if (bytes === undefined) throw new FlagValueError(`expected a size such as 512KB (units: ${SIZE_UNITS})`);
    return bytes;
  };
  return makeFlag({ name, type: "size", help, defaultValue: read(byDefault), read, format: formatBytes, ...options });
}

export function integerFlag(
  name: string,
  byDefault: number,
  help: string,
  options: FlagOptions<number> = {},
): Flag<number> {
  const read = (text: string): number => {
    const value = Number(text);
    if (!/^-?\d+$/.test(text) || !Number.isSafeInteger(value)) throw new FlagValueError("expected a whole number");
    return value;
  };
  return makeFlag({ name, type: "integer", help, defaultValue: byDefault, read, format: String, ...options });
}

export function numberFlag(
  name: string,
  byDefault: number,
  help: string,
  options: FlagOptions<number> = {},
): Flag<number> {
  const read = (text: string): number => {
    const value = Number(text);
    if (text.trim() === "" || !Number.isFinite(value)) throw new FlagValueError("expected a number");
    return value;
  };
  return makeFlag({ name, type: "number", help, defaultValue: byDefault, read, format: String, ...options });
}

export function booleanFlag(name: string, byDefault: boolean, help: string): Flag<boolean> {
  const read = (text: string): boolean => {
    if (text !== "true" && text !== "false") throw new FlagValueError("expected true or false");
    return text === "true";
  };
  return makeFlag({ name, type: "boolean", help, defaultValue: byDefault, read, format: String, isSwitch: true });
}

export function stringFlag(
  name: string,
  byDefault: string,
  help: string,
  options: FlagOptions<string> = {},
): Flag<string> {
  return makeFlag({
    name,
    type: "string",
    help,
    defaultValue: byDefault,
    read: (text) => text,
    format: String,
    ...options,
  });
}

/** A text that may be left unset; an empty text means unset. */
export function optionalStringFlag(
  name: string,
  help: string,
  options: FlagOptions<string | undefined> = {},
): Flag<string | undefined> {
  return makeFlag<string | undefined>({
    name,
    type: "string",
    help,
    defaultValue: undefined,
    read: (text) => (text === "" ? undefined : text),
    format: (value) => value ?? "",
    ...options,
  });
}

/** A comma-separated list. */
export function listFlag(
  name: string,
  byDefault: readonly string[],
  help: string,
  options: FlagOptions<readonly string[]> = {},
): Flag<readonly string[]> {
  return makeFlag<readonly string[]>({
    name,
    type: "list",
    help,
    defaultValue: byDefault,
    read: (text) => (text === "" ? [] : text.split(",").map((item) => item.trim())),
    format: (value) => value.join(","),
    ...options,
  });
}

/** One of a fixed set of names. */
export function choiceFlag<T extends string>(name: string, byDefault: T, choices: readonly T[], help: string): Flag<T> {
  const read = (text: string): T => {
    const found = choices.find((choice) => choice === text);
    if (found === undefined) throw new FlagValueError(`expected one of ${choices.join(", ")}`);
    return found;
  };
  return makeFlag({ name, type: choices.join("|"), help, defaultValue: byDefault, read, format: String });
}

/** A regular expression. */
export function regexFlag(name: string, byDefault: RegExp, help: string): Flag<RegExp> {
  const read = (text: string): RegExp => {
    try {
      return new RegExp(text);
    } catch (error) {
      throw new FlagValueError(`not a regular expression: ${String(error)}`);
    }
  };
  return makeFlag({ name, type: "regex", help, defaultValue: byDefault, read, format: (value) => value.source });
}

/** For {@link FlagOptions.check}: the value must be above zero. */
export function positive(value: number): string | undefined {
  return value > 0 ? undefined : "must be above zero";
}

/** For {@link FlagOptions.check}: the value must be a port number; 0 lets the system choose. */
export function portNumber(value: number): string | undefined {
  return value >= 0 && value <= 65_535 ? undefined : "must be a port, 0 to 65535";
}
