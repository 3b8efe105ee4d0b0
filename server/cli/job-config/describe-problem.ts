/** What is wrong with a configuration, with the line that it is wrong in and a mark under the place. */
import type { ConfigPosition, ConfigProblem } from "../../core/config-language/errors.ts";

/** A longer line is told without being shown, and so is one that says nothing, such as a brace. */
const MAX_LINE = 160;
const MIN_LINE = 4;

function excerpt({ file, line, column, length }: ConfigPosition, read: (file: string) => string | undefined): string {
  const text = read(file)?.split("\n")[line - 1];
  if (text === undefined || text.trim().length < MIN_LINE || text.length > MAX_LINE) return "";
  const before = text.slice(0, column - 1).replace(/[^\t]/g, " ");
  const mark = "^".repeat(Math.max(1, Math.min(length, text.length - column + 1)));
  return `\n\t${text}\n\t${before}${mark}`;
}

/** @param read gives the text of a file; undefined when it is gone. */
export function describeProblem(problem: ConfigProblem, read: (file: string) => string | undefined): string {
  const { file, line, column, message, trace } = problem;
  const callers = trace.map((from) => `\n\tfrom ${from.file}:${from.line}:${from.column}`).join("");
  return `${file}:${line}:${column}: ${message}${excerpt(problem, read)}${callers}`;
}
