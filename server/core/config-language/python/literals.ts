/** Numbers and strings as Python writes them. */

export interface StringLiteral {
  readonly prefix: string;
  /** Offset of the body in the literal. */
  readonly start: number;
  readonly body: string;
}

/** Longer numbers take long to read, and nobody means them. */
const MAX_DIGITS = 4096;

const STRING = /^([a-zA-Z]*)("""|'''|"|')([^]*)\2$/;
const SIMPLE_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\n", ""],
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
]);

/** Takes a literal apart; undefined when it is not closed. */
export function splitString(text: string): StringLiteral | undefined {
  const match = STRING.exec(text);
  if (match === null) return undefined;
  const [, prefix = "", quote = "", body = ""] = match;
  return { prefix: prefix.toLowerCase(), start: prefix.length + quote.length, body };
}

/** `body` with its escapes decoded; as it is when `raw`. Unknown escapes stay, as in Python. */
export function decodeString(body: string, raw: boolean): string {
  if (raw || !body.includes("\\")) return body;
  return body.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|\r?(\n)|([^]))/g,
    (all: string, ...groups: (string | undefined)[]) => {
      const [hex2, hex4, hex8, octal, newline, single] = groups;
      const hex = hex2 ?? hex4 ?? hex8;
      if (hex !== undefined) return codePoint(Number.parseInt(hex, 16)) ?? all;
      if (octal !== undefined) return codePoint(Number.parseInt(octal, 8)) ?? all;
      if (newline !== undefined) return "";
      return SIMPLE_ESCAPES.get(single ?? "") ?? all;
    },
  );
}

function codePoint(code: number): string | undefined {
  return code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** The value of a number; a bigint is an int, a number a float. Undefined for what is not supported (complex numbers). */
export function parseNumber(text: string): bigint | number | undefined {
  const digits = text.replaceAll("_", "").toLowerCase();
  if (digits.length > MAX_DIGITS) return undefined;
  if (/^0[xbo][0-9a-f]+$/.test(digits)) return BigInt(digits);
  if (/^0[0-7]+$/.test(digits)) return BigInt(`0o${digits.slice(1)}`);
  if (/^\d+$/.test(digits)) return BigInt(digits);
  if (/^(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(digits)) return Number(digits);
  return undefined;
}
