/** `format(value, spec)` and what f-strings and `str.format` do with it: fill, alignment, sign, width, precision, notation. */
import { formatFloat, intDigits } from "./number-format.ts";
import { isInt, isNumber, type Runtime, typeName, type Value } from "./runtime.ts";
import { floatRepr, str } from "./text.ts";

const SPEC = /^(?:([^])?([<>=^]))?([-+ ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([a-zA-Z%])?$/s;
const MAX_WIDTH = 10_000;

interface Spec {
  readonly fill: string;
  readonly align: string | undefined;
  readonly sign: string;
  readonly alternate: boolean;
  readonly width: number;
  readonly separator: string | undefined;
  readonly precision: number | undefined;
  readonly kind: string | undefined;
}

function parseSpec(rt: Runtime, text: string): Spec {
  const match = SPEC.exec(text);
  if (match === null) return rt.raise("ValueError", `invalid format specifier '${text}'`);
  const [, fill, align, sign = "-", alternate, zero, width = "0", separator, precision, kind] = match;
  if (Number(width) > MAX_WIDTH || Number(precision ?? 0) > MAX_WIDTH) {
    return rt.raise("OverflowError", `a field is at most ${MAX_WIDTH} wide`);
  }
  return {
    fill: fill ?? (zero === undefined ? " " : "0"),
    align: align ?? (zero === undefined ? undefined : "="),
    sign,
    alternate: alternate !== undefined,
    width: Number(width),
    separator,
    precision: precision === undefined ? undefined : Number(precision),
    kind,
  };
}

export function formatValue(rt: Runtime, value: Value, specText: string): string {
  if (specText === "") return str(rt, value);
  const spec = parseSpec(rt, specText);
  const { kind } = spec;
  rt.meter.allocate(spec.width);
  if (isNumber(value) && typeof value !== "boolean") {
    if (isInt(value) && (kind === undefined || "bcdoxXn".includes(kind))) return formatInt(rt, BigInt(value), spec);
    if (kind === undefined || "eEfFgGn%".includes(kind)) return formatReal(Number(value), spec);
  } else if (kind === undefined || kind === "s") {
    const text = str(rt, value);
    return align(spec.precision === undefined ? text : text.slice(0, spec.precision), "", {
      ...spec,
      align: spec.align ?? "<",
    });
  }
  return rt.raise("ValueError", `unknown format code '${kind}' for a value of type '${typeName(value)}'`);
}

function signText(negative: boolean, sign: string): string {
  return negative ? "-" : sign === "-" ? "" : sign;
}

function grouped(digits: string, separator: string | undefined): string {
  if (separator === undefined) return digits;
  const [whole = "", ...rest] = digits.split(".");
  return [whole.replace(/\B(?=(\d{3})+(?!\d))/g, separator), ...rest].join(".");
}

function formatInt(rt: Runtime, value: bigint, spec: Spec): string {
  if (spec.kind === "c") {
    const code = value >= 0n && value <= 0x10ffffn ? Number(value) : rt.raise("OverflowError", "no such character");
    return align(String.fromCodePoint(code), "", spec);
  }
  const kind = spec.kind ?? "d";
  const prefix = spec.alternate && "boxX".includes(kind) ? `0${kind}` : "";
  return align(grouped(intDigits(value, kind), spec.separator), signText(value < 0n, spec.sign) + prefix, spec);
}

function formatReal(value: number, spec: Spec): string {
  const negative = value < 0 || Object.is(value, -0);
  const magnitude = Math.abs(value);
  const percent = spec.kind === "%";
  const text =
    spec.kind === undefined && spec.precision === undefined
      ? floatRepr(magnitude)
      : formatFloat(percent ? magnitude * 100 : magnitude, percent ? "f" : (spec.kind ?? "g").replace("n", "g"), {
          precision: spec.precision ?? 6,
          alternate: spec.alternate,
        });
  return align(grouped(text, spec.separator) + (percent ? "%" : ""), signText(negative, spec.sign), spec);
}

function align(text: string, sign: string, spec: Spec): string {
  const missing = Math.max(0, spec.width - text.length - sign.length);
  switch (spec.align ?? ">") {
    case "<":
      return sign + text + spec.fill.repeat(missing);
    case "=":
      return sign + spec.fill.repeat(missing) + text;
    case "^":
      return spec.fill.repeat(missing >> 1) + sign + text + spec.fill.repeat(missing - (missing >> 1));
    default:
      return spec.fill.repeat(missing) + sign + text;
  }
}
