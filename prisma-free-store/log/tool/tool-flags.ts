/** The command line of a tool as Mesos reads it: `--name=value`, `--name` and
 * `--no-name` for what is true or false, and a usage text that lists the flags. */
import { parseDurationMs } from "../../../server/base/flags/units.ts";

/** What is wrong with a command line, or with what was asked for; printed as it is. */
export class ToolError extends Error {
  override readonly name = "ToolError";
}

export interface ToolUsage {
  /** `Usage: read [options]` and what the command is for. */
  readonly message: string;
  /** Flag name -> what it is for. */
  readonly flags: Readonly<Record<string, string>>;
}

const COLUMN = 21;

/** The usage text, after an error if there is one. */
export function usageText({ message, flags }: ToolUsage, error?: string): string {
  const rows = Object.entries({ "[no-]help": "Prints this help message (default: false)", ...flags });
  const lines = rows.map(([name, help]) => {
    const flag = `  --${name}${name.startsWith("[no-]") ? "" : "=VALUE"}`;
    return `${flag.padEnd(COLUMN)} ${help.replaceAll("\n", `\n${" ".repeat(COLUMN + 1)}`)}\n`;
  });
  return `${error === undefined ? "" : `${error}\n\n`}${message}\n${lines.join("")}`;
}

/** Flag name -> text. @throws {ToolError} with the usage text, also for `--help`. */
export function parseToolFlags(usage: ToolUsage, argv: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const argument of argv) {
    if (argument === "--help") throw new ToolError(usageText(usage));
    if (argument === "--no-help") continue;
    const [name, value] = parseToolFlag(usage, argument);
    if (values.has(name)) throw new ToolError(usageText(usage, `Flag '${name}' is already loaded`));
    values.set(name, value);
  }
  return values;
}

function parseToolFlag(usage: ToolUsage, argument: string): readonly [name: string, value: string] {
  const [, name, value] = /^--([^=]+)(?:=([\s\S]*))?$/.exec(argument) ?? [];
  const failure = (message: string): ToolError => new ToolError(usageText(usage, message));
  if (name === undefined) throw failure(`Unexpected argument '${argument}'`);
  const isBoolean = (flag: string): boolean => Object.hasOwn(usage.flags, `[no-]${flag}`);
  if (name.startsWith("no-") && value === undefined && isBoolean(name.slice(3))) return [name.slice(3), "false"];
  if (isBoolean(name)) {
    if (value === undefined || value === "true" || value === "false") return [name, value ?? "true"];
    throw failure(`Failed to load flag '${name}': Failed to load value '${value}': Expecting a boolean`);
  }
  if (!Object.hasOwn(usage.flags, name)) throw failure(`Failed to load unknown flag '${name}'`);
  if (value === undefined) throw failure(`Failed to load non-boolean flag '${name}': Missing value`);
  return [name, value];
}

/** A flag that is true or false. */
export function booleanToolFlag(values: ReadonlyMap<string, string>, name: string, otherwise: boolean): boolean {
  const text = values.get(name);
  return text === undefined ? otherwise : text === "true";
}

/** A flag whose value is a position. @throws {ToolError} */
export function positionFlag(values: ReadonlyMap<string, string>, name: string): number | undefined {
  const text = values.get(name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(value)) return value;
  throw new ToolError(
    `Failed to load flag '${name}': Failed to load value '${text}': Failed to convert '${text}' to number`,
  );
}

/** A flag whose value is a duration, in milliseconds. @throws {ToolError} */
export function durationToolFlag(values: ReadonlyMap<string, string>, name: string): number | undefined {
  const text = values.get(name);
  if (text === undefined) return undefined;
  const value = parseDurationMs(text);
  if (value !== undefined) return value;
  throw new ToolError(`Failed to load flag '${name}': Failed to load value '${text}': Invalid duration '${text}'`);
}
