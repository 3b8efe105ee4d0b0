/**
 * A quick look at a file's text without its strings and comments: what the grammar does not know of Python 2 is put
 * in terms that it knows, and brackets that do not match are found. Offsets stay as they are.
 */

const STRING_OR_COMMENT =
  /#[^\n]*|(?<![\w])[a-zA-Z]{0,2}(?:"""(?:\\[^]|[^\\])*?"""|'''(?:\\[^]|[^\\])*?'''|"(?:\\[^]|[^"\\\n])*"|'(?:\\[^]|[^'\\\n])*')/g;

/** The text with strings and comments blanked out, line breaks kept. */
function blank(text: string): string {
  return text.replace(STRING_OR_COMMENT, (part) =>
    part.startsWith("#") ? " ".repeat(part.length) : `"${part.slice(1, -1).replace(/[^\n]/g, " ")}"`,
  );
}

/** What a `print` without arguments is parsed as. */
const EMPTY_PRINT_STAND_IN = "pass ";

/** The word that a `print` statement is parsed as: as long, and followed by expressions as well. */
const PRINT_STAND_IN = "yield";

/**
 * `print a, b` becomes `yield a, b`, `10L` becomes `10 `, everything at its old offset. The parser recognises the stand-in
 * by the original text. `print(...)` stays a call.
 */
export function modernize(text: string): string {
  if (!/\bprint\b(?!\s*\()|\d[lL]\b/.test(text)) return text;
  const code = blank(text);
  const characters = Array.from({ length: text.length }, (_, at) => text[at] ?? "");
  for (const match of code.matchAll(/(^|[;:]|\n)[ \t]*(print)(?=[ \t]+[^\s=.,)([]|[ \t]*(?:\n|;|$|"))/g)) {
    const at = match.index + match[0].length - PRINT_STAND_IN.length;
    const bare = /^\s*(?:[;#]|$)/.test(code.slice(at + PRINT_STAND_IN.length).split("\n", 1)[0] ?? "");
    const word = bare ? EMPTY_PRINT_STAND_IN : PRINT_STAND_IN;
    for (let i = 0; i < word.length; i++) characters[at + i] = word[i] ?? "";
  }
  for (const match of code.matchAll(/(?<![\w.])(?:0[xX][0-9a-fA-F]+|\d+)([lL])\b/g)) {
    characters[match.index + match[0].length - 1] = " ";
  }
  return characters.join("");
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
]);

/** The first bracket without its partner: an opening one that is never closed, or a closing one too many. */
export function unmatchedBracket(text: string): { readonly at: number; readonly bracket: string } | undefined {
  const open: { at: number; bracket: string }[] = [];
  for (const match of blank(text).matchAll(/[()[\]{}]/g)) {
    const [bracket] = match;
    if (CLOSING.has(bracket)) {
      open.push({ at: match.index, bracket });
      continue;
    }
    const last = open.pop();
    if (last === undefined) return { at: match.index, bracket };
    if (CLOSING.get(last.bracket) !== bracket) return last;
  }
  return open.at(-1);
}
