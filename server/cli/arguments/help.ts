/** The usage line and the help of a verb, from its declarations. */
import type { Argument, ArgumentSet } from "./argument.ts";

/** Where the explanations begin. */
const COLUMN = 30;
const WIDTH = 100;

function usageOf({ flags, metavar, arity }: Argument<unknown>): string {
  const [flag] = flags;
  if (flag !== undefined) return metavar === "" ? `[${flag}]` : `[${flag} ${metavar}]`;
  if (arity === "optional") return `[${metavar}]`;
  return arity === "some" ? `${metavar} [${metavar} ...]` : metavar;
}

/** Breaks text between words. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Names on the left, explanations on the right. */
export function columns(rows: readonly (readonly [name: string, text: string])[]): string[] {
  return rows.flatMap(([name, text]) => {
    const lines = wrap(text, WIDTH - COLUMN);
    const head = `  ${name}`;
    const indent = " ".repeat(COLUMN);
    const [first = "", ...rest] = lines;
    const start = head.length + 1 < COLUMN ? [head.padEnd(COLUMN) + first] : [head, indent + first];
    return [...start, ...rest.map((line) => indent + line)];
  });
}

const visible = (declared: ArgumentSet): Argument<unknown>[] =>
  Object.values(declared).filter((argument) => argument.hidden !== true);

/** `usage: aurora job kill [--batch-size N] ... KEY` */
export function usage(command: string, declared: ArgumentSet): string {
  const all = visible(declared);
  const ordered = [...all.filter(({ flags }) => flags.length > 0), ...all.filter(({ flags }) => flags.length === 0)];
  const head = `usage: ${command} `;
  const lines: string[] = [];
  let line = "";
  for (const part of ordered.map(usageOf)) {
    if (line !== "" && head.length + line.length + part.length > WIDTH) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? part : `${line} ${part}`;
  }
  lines.push(line);
  return head + lines.join(`\n${" ".repeat(head.length)}`);
}

function row({ flags, metavar, help, defaultText }: Argument<unknown>): readonly [string, string] {
  const name = flags.length === 0 ? metavar : [flags.join(", "), metavar].join(" ").trimEnd();
  return [name, defaultText === undefined ? help : `${help} Default: ${defaultText}.`];
}

/** Everything about a verb. */
export function verbHelp(command: string, text: string, declared: ArgumentSet): string {
  const all = visible(declared);
  const section = (title: string, some: readonly Argument<unknown>[]): string[] =>
    some.length === 0 ? [] : ["", `${title}:`, ...columns(some.map(row))];
  return [
    usage(command, declared),
    "",
    ...text.split("\n").flatMap((paragraph) => wrap(paragraph, WIDTH)),
    ...section(
      "arguments",
      all.filter(({ flags }) => flags.length === 0),
    ),
    ...section(
      "options",
      all.filter(({ flags }) => flags.length > 0),
    ),
  ].join("\n");
}
