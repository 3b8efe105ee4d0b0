/** Reads a command line against flag groups: `-name=value` or `--name=value`, as Aurora's JCommander set-up does. */
import { FlagValueError, type Flag, type FlagGroup, type FlagValues } from "./flag.ts";

/** The command line is not usable; the message says what to change. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** A flag as shown to people: in `-help`, `/vars` and the console. */
export interface FlagDescription {
  readonly group: string;
  readonly name: string;
  readonly type: string;
  readonly help: string;
  readonly defaultValue: string;
  readonly value: string;
  /** True when the command line set it. */
  readonly isSet: boolean;
}

export interface ParsedFlags<G extends Readonly<Record<string, FlagGroup>>> {
  readonly values: { readonly [K in keyof G]: FlagValues<G[K]> };
  readonly descriptions: readonly FlagDescription[];
  /** True when `-help` was asked for; values are then the defaults. */
  readonly help: boolean;
}

type AnyFlag = Flag<unknown>;

function allFlags(groups: Readonly<Record<string, FlagGroup>>): Map<string, AnyFlag> {
  const byName = new Map<string, AnyFlag>();
  for (const group of Object.values(groups)) {
    for (const flag of Object.values(group.flags)) {
      if (byName.has(flag.name)) throw new Error(`flag -${flag.name} is declared twice`);
      byName.set(flag.name, flag);
    }
  }
  return byName;
}

function splitArgument(argument: string): { name: string; text: string | undefined } {
  const match = /^--?([A-Za-z][\w-]*)(?:=([\s\S]*))?$/.exec(argument);
  if (match?.[1] === undefined) {
    throw new UsageError(`unexpected argument '${argument}': flags are written -name=value; -help lists them`);
  }
  return { name: match[1], text: match[2] };
}

function parseOne(flag: AnyFlag, argument: string, text: string | undefined): unknown {
  if (text === undefined && !flag.isSwitch)
    throw new UsageError(`${argument} lacks a value: write -${flag.name}=${flag.type}`);
  try {
    return flag.parse(text ?? "true");
  } catch (error) {
    if (error instanceof FlagValueError) throw new UsageError(`-${flag.name}=${text}: ${error.message}`);
    throw error;
  }
}

/** The number of single-character edits between two texts. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(substitution, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

function unknownFlag(name: string, known: Iterable<string>): UsageError {
  const nearest = [...known]
    .map((candidate) => ({ candidate, distance: editDistance(name, candidate) }))
    .sort((x, y) => x.distance - y.distance)[0];
  const hint =
    nearest !== undefined && nearest.distance <= 4
      ? `; did you mean -${nearest.candidate}?`
      : "; -help lists the flags";
  return new UsageError(`unknown flag -${name}${hint}`);
}

/**
 * Parses `argv` (without node and script).
 * @throws {UsageError} for an unknown flag, a bad value, a flag given twice or relations that do not hold.
 */
export function parseFlags<G extends Readonly<Record<string, FlagGroup>>>(
  groups: G,
  argv: readonly string[],
): ParsedFlags<G> {
  const byName = allFlags(groups);
  const given = new Map<string, unknown>();
  let help = false;
  for (const argument of argv) {
    const { name, text } = splitArgument(argument);
    if (name === "help" || name === "h") {
      help = true;
      continue;
    }
    const flag = byName.get(name);
    if (flag === undefined) throw unknownFlag(name, byName.keys());
    if (given.has(name)) throw new UsageError(`-${name} is given twice`);
    given.set(name, parseOne(flag, argument, text));
  }
  const values: Record<string, Record<string, unknown>> = {};
  const descriptions: FlagDescription[] = [];
  const faults: string[] = [];
  for (const [key, group] of Object.entries(groups)) {
    const groupValues: Record<string, unknown> = {};
    for (const [property, flag] of Object.entries(group.flags)) {
      const value = given.has(flag.name) ? given.get(flag.name) : flag.defaultValue;
      groupValues[property] = value;
      descriptions.push(describe(group.title, flag, { value, isSet: given.has(flag.name) }));
    }
    values[key] = groupValues;
    faults.push(...group.validate(groupValues));
  }
  if (faults.length > 0 && !help) throw new UsageError(faults.join("; "));
  return { values: values as ParsedFlags<G>["values"], descriptions, help };
}

function describe(group: string, flag: AnyFlag, state: { value: unknown; isSet: boolean }): FlagDescription {
  const show = (value: unknown): string =>
    flag.secret === true && flag.format(value) !== "" ? "<hidden>" : flag.format(value);
  return {
    group,
    name: flag.name,
    type: flag.type,
    help: flag.help,
    defaultValue: show(flag.defaultValue),
    value: show(state.value),
    isSet: state.isSet,
  };
}

/** The text of `-help`. */
export function helpText(usage: string, descriptions: readonly FlagDescription[]): string {
  const lines = [`Usage: ${usage}`, ""];
  let group = "";
  for (const flag of descriptions) {
    if (flag.group !== group) {
      group = flag.group;
      lines.push(`${group}:`);
    }
    lines.push(
      `  -${flag.name}=${flag.type}`,
      `      ${flag.help}`,
      `      Default: ${flag.defaultValue === "" ? "(none)" : flag.defaultValue}`,
    );
  }
  return `${lines.join("\n")}\n`;
}
