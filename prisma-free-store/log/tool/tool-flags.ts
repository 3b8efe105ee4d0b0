/** The command line of a tool as Mesos reads it: `--name=value`, and a usage text that lists the flags. */
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
    const match = /^--([^=]+)(?:=([\s\S]*))?$/.exec(argument);
    const name = match?.[1];
    if (name === undefined) throw new ToolError(usageText(usage, `Unexpected argument '${argument}'`));
    if (!(name in usage.flags)) throw new ToolError(usageText(usage, `Failed to load unknown flag '${name}'`));
    if (match?.[2] === undefined) {
      throw new ToolError(usageText(usage, `Failed to load non-boolean flag '${name}': Missing value`));
    }
    if (values.has(name)) throw new ToolError(usageText(usage, `Flag '${name}' is already loaded`));
    values.set(name, match[2]);
  }
  return values;
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
