/** `"..." % values`. */
import { asInt } from "./checks.ts";
import { PyDict, PyTuple } from "./containers.ts";
import { formatFloat, intDigits } from "./number-format.ts";
import { isNumber, PyObject, type Runtime, typeName, type Value } from "./runtime.ts";
import { repr, str } from "./text.ts";

const SPECIFIER = /%(?:\(([^()]*(?:\([^()]*\)[^()]*)*)\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d+)?)?[hlL]?([^])?/g;

/** The widest field. */
const MAX_WIDTH = 10_000;

interface Specifier {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly kind: string;
}

class ArgumentSource {
  readonly #rt: Runtime;
  readonly #values: readonly Value[];
  readonly #mapping: PyObject | undefined;
  #next = 0;

  constructor(rt: Runtime, operand: Value) {
    this.#rt = rt;
    this.#values = operand instanceof PyTuple ? operand.items : [operand];
    this.#mapping = operand instanceof PyTuple || !(operand instanceof PyObject) ? undefined : operand;
  }

  next(): Value {
    const value = this.#values[this.#next++];
    return value === undefined ? this.#rt.raise("TypeError", "not enough arguments for format string") : value;
  }

  named(name: string): Value {
    if (this.#mapping === undefined) return this.#rt.raise("TypeError", "format requires a mapping");
    this.#next = this.#values.length;
    return this.#mapping.item(this.#rt, name);
  }

  finish(): void {
    if (this.#next < this.#values.length && !(this.#mapping instanceof PyDict)) {
      this.#rt.raise("TypeError", "not all arguments converted during string formatting");
    }
  }
}

export function percentFormat(rt: Runtime, format: string, operand: Value): string {
  const source = new ArgumentSource(rt, operand);
  const parts: string[] = [];
  let at = 0;
  for (const match of format.matchAll(SPECIFIER)) {
    rt.meter.spend();
    parts.push(format.slice(at, match.index));
    at = match.index + match[0].length;
    const [, name, flags = "", widthText, precisionText, kind] = match;
    if (kind === undefined) return rt.raise("ValueError", "incomplete format: a single % at the end (write %%)");
    if (kind === "%") {
      parts.push("%");
      continue;
    }
    const width = size(rt, widthText, source) ?? 0;
    const precision =
      match[0].includes(".") && /\.(\*|\d+)?[hlL]?.$/s.test(match[0])
        ? (size(rt, precisionText, source) ?? 0)
        : undefined;
    const value = name === undefined ? source.next() : source.named(name);
    const specifier = { flags: width < 0 ? `${flags}-` : flags, width: Math.abs(width), precision, kind };
    parts.push(formatOne(rt, value, specifier));
  }
  source.finish();
  parts.push(format.slice(at));
  const text = parts.join("");
  rt.meter.allocate(text.length);
  return text;
}

function size(rt: Runtime, text: string | undefined, source: ArgumentSource): number | undefined {
  if (text === undefined) return undefined;
  const value = text === "*" ? asInt(rt, source.next(), "the width") : Number(text);
  return Math.abs(value) <= MAX_WIDTH ? value : rt.raise("OverflowError", `a field is at most ${MAX_WIDTH} wide`);
}

function formatOne(rt: Runtime, value: Value, specifier: Specifier): string {
  const { kind, precision } = specifier;
  switch (kind) {
    case "s":
    case "r":
    case "a": {
      const text = kind === "s" ? str(rt, value) : repr(rt, value);
      return pad(precision === undefined ? text : text.slice(0, precision), {
        ...specifier,
        flags: specifier.flags.replace("0", ""),
      });
    }
    case "c":
      return pad(
        typeof value === "string"
          ? value
          : String.fromCodePoint(Math.min(0x10ffff, Math.max(0, asInt(rt, value, "%c")))),
        specifier,
      );
    case "d":
    case "i":
    case "u":
    case "x":
    case "X":
    case "o":
      return formatInt(rt, value, specifier);
    case "e":
    case "E":
    case "f":
    case "F":
    case "g":
    case "G":
      return formatReal(rt, value, specifier);
    default:
      return rt.raise("ValueError", `unsupported format character '${kind}'`);
  }
}

function formatInt(rt: Runtime, value: Value, specifier: Specifier): string {
  const { kind, flags, precision } = specifier;
  if (!isNumber(value)) return rt.raise("TypeError", `%${kind} format: a number is required, not ${typeName(value)}`);
  if (typeof value === "number" && !Number.isFinite(value))
    return rt.raise("ValueError", "cannot convert float to integer");
  const number = typeof value === "number" ? BigInt(Math.trunc(value)) : BigInt(value);
  const digits = intDigits(number, kind).padStart(precision ?? 0, "0");
  const prefix = !flags.includes("#") ? "" : kind === "o" ? "0" : kind === "x" || kind === "X" ? `0${kind}` : "";
  return pad(digits, specifier, sign(number < 0n, flags) + prefix);
}

function formatReal(rt: Runtime, value: Value, specifier: Specifier): string {
  const { kind, flags, precision = 6 } = specifier;
  if (!isNumber(value)) return rt.raise("TypeError", `%${kind} format: a number is required, not ${typeName(value)}`);
  const number = Number(value);
  const negative = number < 0 || Object.is(number, -0);
  const text = formatFloat(Math.abs(number), kind, { precision, alternate: flags.includes("#") });
  return pad(text, specifier, sign(negative, flags));
}

function sign(negative: boolean, flags: string): string {
  return negative ? "-" : flags.includes("+") ? "+" : flags.includes(" ") ? " " : "";
}

function pad(text: string, { flags, width }: Specifier, prefix = ""): string {
  if (flags.includes("-")) return (prefix + text).padEnd(width);
  if (flags.includes("0")) return prefix + text.padStart(width - prefix.length, "0");
  return (prefix + text).padStart(width);
}
