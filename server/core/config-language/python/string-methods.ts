/** Methods of strings. */
import { asInt, asOptionalString, asString } from "./checks.ts";
import { PyDict, PyList, PyTuple } from "./containers.ts";
import { elements } from "./iterate.ts";
import { methodTable } from "./method-table.ts";
import type { Runtime, Value } from "./runtime.ts";
import { formatString } from "./string-format.ts";

const BLANKS = " \t\n\r\f\v";

function strip(text: string, characters: string, sides: { left: boolean; right: boolean }): string {
  let [start, end] = [0, text.length];
  while (sides.left && start < end && characters.includes(text[start] ?? "")) start += 1;
  while (sides.right && end > start && characters.includes(text[end - 1] ?? "")) end -= 1;
  return text.slice(start, end);
}

function splitBlanks(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = strip(text, BLANKS, { left: true, right: false });
  while (rest !== "") {
    const at = rest.search(/[ \t\n\r\f\v]/);
    if (at < 0 || parts.length === limit) {
      parts.push(rest);
      return parts;
    }
    parts.push(rest.slice(0, at));
    rest = strip(rest.slice(at), BLANKS, { left: true, right: false });
  }
  return parts;
}

function splitLeft(text: string, separator: string, limit: number): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = text.indexOf(separator); at >= 0 && parts.length !== limit; at = text.indexOf(separator, from)) {
    parts.push(text.slice(from, at));
    from = at + separator.length;
  }
  parts.push(text.slice(from));
  return parts;
}

function splitRight(text: string, separator: string, limit: number): string[] {
  const parts = splitLeft(text, separator, -1);
  if (limit < 0 || parts.length <= limit + 1) return parts;
  const kept = parts.length - limit;
  return [parts.slice(0, kept).join(separator), ...parts.slice(kept)];
}

function split(
  rt: Runtime,
  text: string,
  how: { separator: Value | undefined; limit: Value | undefined; right: boolean },
): Value {
  const separator = asOptionalString(rt, how.separator, "the separator");
  const limit = how.limit === undefined ? -1 : asInt(rt, how.limit, "maxsplit");
  rt.meter.allocate(text.length);
  if (separator === "") return rt.raise("ValueError", "empty separator");
  if (separator !== undefined) return new PyList((how.right ? splitRight : splitLeft)(text, separator, limit));
  if (!how.right || limit < 0) return new PyList(splitBlanks(text, limit));
  const words = splitBlanks(Array.from(text).reverse().join(""), limit).map((word) =>
    Array.from(word).reverse().join(""),
  );
  return new PyList(words.reverse());
}

function replace(rt: Runtime, text: string, [oldValue, newValue, countValue]: readonly (Value | undefined)[]): string {
  const [before, after] = [asString(rt, oldValue, "old"), asString(rt, newValue, "new")];
  const count = countValue === undefined ? -1 : asInt(rt, countValue, "count");
  const parts = before === "" ? splitLetters(text, count) : splitLeft(text, before, count);
  rt.meter.allocate(text.length + parts.length * after.length);
  return parts.join(after);
}

/** Between any two letters, and at both ends. */
function splitLetters(text: string, count: number): string[] {
  const limit = count < 0 ? text.length + 1 : Math.min(count, text.length + 1);
  const parts = ["", ...Array.from(text.slice(0, Math.max(0, limit - 1)))];
  return limit === 0 ? [text] : [...parts.slice(0, limit), text.slice(limit - 1)];
}

function find(rt: Runtime, text: string, [part, start, end]: readonly (Value | undefined)[]): number {
  const [from, to] = range(rt, text, [start, end]);
  const at = text.slice(0, to).indexOf(asString(rt, part, "the argument"), from);
  rt.meter.spend(1 + (text.length >>> 6));
  return at;
}

function range(rt: Runtime, text: string, [start, end]: readonly (Value | undefined)[]): [number, number] {
  const place = (value: Value | undefined, fallback: number): number => {
    if (value === undefined || value === null) return fallback;
    const at = asInt(rt, value, "an index");
    return Math.min(text.length, Math.max(0, at < 0 ? at + text.length : at));
  };
  return [place(start, 0), place(end, text.length)];
}

function hasAffix(rt: Runtime, affix: Value | undefined, test: (affix: string) => boolean): boolean {
  const candidates = affix instanceof PyTuple ? affix.items : [affix];
  return candidates.some((candidate) => test(asString(rt, candidate, "the argument")));
}

function padded(
  rt: Runtime,
  text: string,
  [width, fill]: readonly (Value | undefined)[],
): { missing: number; fill: string } {
  const missing = Math.max(0, asInt(rt, width, "the width") - text.length);
  rt.meter.allocate(missing + text.length);
  const character = asOptionalString(rt, fill, "the fill character") ?? " ";
  return {
    missing,
    fill: character.length === 1 ? character : rt.raise("TypeError", "the fill character must be one character"),
  };
}

function join(rt: Runtime, separator: string, iterable: Value | undefined): string {
  const parts = elements(rt, iterable ?? null).map((part, at) => asString(rt, part, `element ${at} of join()`));
  rt.meter.allocate(parts.reduce((sum, part) => sum + part.length + separator.length, 0));
  return parts.join(separator);
}

function partition(text: string, separator: string, at: number): PyTuple | undefined {
  return at < 0 ? undefined : new PyTuple([text.slice(0, at), separator, text.slice(at + separator.length)]);
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();
}

function charged(rt: Runtime, text: string): string {
  rt.meter.allocate(text.length);
  return text;
}

function splitLines(rt: Runtime, text: string, keep: boolean): Value {
  rt.meter.allocate(text.length);
  const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  return new PyList(keep ? [...lines] : lines.map((line) => line.replace(/\r\n$|\r$|\n$/, "")));
}

/** `str.translate` with a dict of characters or code points. */
function translate(rt: Runtime, text: string, table: Value | undefined): string {
  if (!(table instanceof PyDict)) return rt.raise("TypeError", "translate() takes a dict");
  const parts = Array.from(text).map((letter) => {
    const found = table.get(rt, BigInt(letter.codePointAt(0) ?? 0)) ?? table.get(rt, letter);
    return found === undefined ? letter : found === null ? "" : asString(rt, found, "a translation");
  });
  return charged(rt, parts.join(""));
}

export const STRING_METHODS = methodTable<string>({
  capitalize: ["", (rt, text) => charged(rt, capitalize(text))],
  center: [
    "width fillchar?",
    (rt, text, values) => {
      const { missing, fill } = padded(rt, text, values);
      const width = missing + text.length;
      const left = (missing >> 1) + (missing & width & 1);
      return fill.repeat(left) + text + fill.repeat(missing - left);
    },
  ],
  count: [
    "sub start? end?",
    (rt, text, [sub, start, end]) => {
      const part = asString(rt, sub, "the argument");
      const [from, to] = range(rt, text, [start, end]);
      rt.meter.allocate(text.length);
      const within = text.slice(from, to);
      return BigInt(part === "" ? within.length + 1 : splitLeft(within, part, -1).length - 1);
    },
  ],
  decode: ["encoding? errors?", (_rt, text) => text],
  encode: ["encoding? errors?", (_rt, text) => text],
  endswith: [
    "suffix start? end?",
    (rt, text, [affix, start, end]) => {
      const [from, to] = range(rt, text, [start, end]);
      return hasAffix(rt, affix, (suffix) => text.slice(from, to).endsWith(suffix));
    },
  ],
  expandtabs: [
    "tabsize?",
    (rt, text, [size]) => {
      const width = size === undefined ? 8 : Math.min(100, Math.max(0, asInt(rt, size, "tabsize")));
      rt.meter.allocate(text.length * Math.max(1, width));
      return text
        .split("\n")
        .map((line) => expandTabs(line, width))
        .join("\n");
    },
  ],
  find: ["sub start? end?", (rt, text, values) => BigInt(find(rt, text, values))],
  format: (rt, text, args) => formatString(rt, text, args),
  index: [
    "sub start? end?",
    (rt, text, values) => {
      const at = find(rt, text, values);
      return at < 0 ? rt.raise("ValueError", "substring not found") : BigInt(at);
    },
  ],
  isalnum: ["", (_rt, text) => /^[\p{L}\p{N}]+$/u.test(text)],
  isalpha: ["", (_rt, text) => /^\p{L}+$/u.test(text)],
  isdigit: ["", (_rt, text) => /^\d+$/.test(text)],
  islower: ["", (_rt, text) => text === text.toLowerCase() && text !== text.toUpperCase()],
  isspace: ["", (_rt, text) => /^\s+$/.test(text)],
  isupper: ["", (_rt, text) => text === text.toUpperCase() && text !== text.toLowerCase()],
  join: ["iterable", (rt, text, [iterable]) => join(rt, text, iterable)],
  ljust: [
    "width fillchar?",
    (rt, text, values) => {
      const { missing, fill } = padded(rt, text, values);
      return text + fill.repeat(missing);
    },
  ],
  lower: ["", (rt, text) => charged(rt, text.toLowerCase())],
  lstrip: [
    "chars?",
    (rt, text, [chars]) =>
      charged(rt, strip(text, asOptionalString(rt, chars, "chars") ?? BLANKS, { left: true, right: false })),
  ],
  partition: [
    "sep",
    (rt, text, [sep]) => {
      const separator = asString(rt, sep, "the separator");
      return partition(charged(rt, text), separator, text.indexOf(separator)) ?? new PyTuple([text, "", ""]);
    },
  ],
  replace: ["old new count?", replace],
  rfind: ["sub", (rt, text, [sub]) => BigInt(text.lastIndexOf(asString(rt, sub, "the argument")))],
  rindex: [
    "sub",
    (rt, text, [sub]) => {
      const at = text.lastIndexOf(asString(rt, sub, "the argument"));
      return at < 0 ? rt.raise("ValueError", "substring not found") : BigInt(at);
    },
  ],
  rjust: [
    "width fillchar?",
    (rt, text, values) => {
      const { missing, fill } = padded(rt, text, values);
      return fill.repeat(missing) + text;
    },
  ],
  rpartition: [
    "sep",
    (rt, text, [sep]) => {
      const separator = asString(rt, sep, "the separator");
      return partition(charged(rt, text), separator, text.lastIndexOf(separator)) ?? new PyTuple(["", "", text]);
    },
  ],
  rsplit: ["sep? maxsplit?", (rt, text, [separator, limit]) => split(rt, text, { separator, limit, right: true })],
  rstrip: [
    "chars?",
    (rt, text, [chars]) =>
      charged(rt, strip(text, asOptionalString(rt, chars, "chars") ?? BLANKS, { left: false, right: true })),
  ],
  split: ["sep? maxsplit?", (rt, text, [separator, limit]) => split(rt, text, { separator, limit, right: false })],
  splitlines: ["keepends?", (rt, text, [keep]) => splitLines(rt, text, keep === true)],
  startswith: [
    "prefix start? end?",
    (rt, text, [affix, start, end]) => {
      const [from, to] = range(rt, text, [start, end]);
      return hasAffix(rt, affix, (prefix) => text.slice(from, to).startsWith(prefix));
    },
  ],
  strip: [
    "chars?",
    (rt, text, [chars]) =>
      charged(rt, strip(text, asOptionalString(rt, chars, "chars") ?? BLANKS, { left: true, right: true })),
  ],
  swapcase: [
    "",
    (rt, text) =>
      charged(
        rt,
        Array.from(text)
          .map((letter) => (letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()))
          .join(""),
      ),
  ],
  title: ["", (rt, text) => charged(rt, text.replace(/\p{L}+/gu, capitalize))],
  translate: ["table", (rt, text, [table]) => translate(rt, text, table)],
  upper: ["", (rt, text) => charged(rt, text.toUpperCase())],
  zfill: [
    "width",
    (rt, text, values) => {
      const { missing } = padded(rt, text, values);
      const sign = /^[+-]/.exec(text)?.[0] ?? "";
      return sign + "0".repeat(missing) + text.slice(sign.length);
    },
  ],
});

function expandTabs(line: string, width: number): string {
  let result = "";
  for (const letter of line)
    result += letter === "\t" ? " ".repeat(width === 0 ? 0 : width - (result.length % width)) : letter;
  return result;
}
