/** Text to syntax tree. The grammar is Lezer's Python, the editor's own, so both agree on what is an error. */
import { parser } from "@lezer/python";
import type { Statement } from "./ast.ts";
import { StatementParser } from "./parse-statements.ts";
import { modernize, unmatchedBracket } from "./scan.ts";
import type { SourceFile } from "./source-file.ts";

/** Longer files are refused: nobody writes them by hand, and the console's editor sends them whole. */
export const MAX_FILE_LENGTH = 2_000_000;

/** The statements of a file. @throws {ConfigError} at the first place that is no Python. */
export function parseFile(file: SourceFile): readonly Statement[] {
  if (file.text.length > MAX_FILE_LENGTH) {
    throw file.error(
      { from: 0, to: 1 },
      `The file is too large: ${file.text.length} characters of ${MAX_FILE_LENGTH}.`,
    );
  }
  const tree = parser.parse(modernize(file.text));
  const statements = new StatementParser(file);
  const cursor = tree.cursor();
  do {
    if (cursor.type.isError) throw syntaxError(file, cursor);
  } while (cursor.next());
  return statements.block(tree.topNode);
}

function syntaxError(file: SourceFile, { from, to }: { readonly from: number; readonly to: number }): Error {
  const bracket = unmatchedBracket(file.text);
  if (bracket !== undefined) {
    const opening = "([{".includes(bracket.bracket);
    const message = opening ? `'${bracket.bracket}' is never closed` : `'${bracket.bracket}' closes nothing`;
    return file.error({ from: bracket.at, to: bracket.at + 1 }, `Syntax error: ${message}.`);
  }
  const line = file.text.slice(from).split("\n", 1)[0]?.trim() ?? "";
  if (/^\s*\w+\s*[^\w\s]/.test(line) && from === to) {
    return file.error({ from, to: from + 1 }, `Syntax error: '${word(line)}' does not belong here.`);
  }
  const message = line === "" ? "the line ends too early" : `'${word(line)}' does not belong here`;
  return file.error({ from, to: Math.max(to, from + 1) }, `Syntax error: ${message}.`);
}

/** The first word or sign of `line`. */
function word(line: string): string {
  return /^\w{1,40}|^[^\w\s]{1,3}/.exec(line)?.[0] ?? line.slice(0, 1);
}
