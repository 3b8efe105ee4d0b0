/** `str` and `repr` of values, as Python 2.7 writes them. */
import { PyObject, type Runtime, type Value } from "./runtime.ts";

/** A float with `digits` significant digits in Python's `%g` form, exponents of at least two digits. */
export function formatG(value: number, digits: number, alternate = false): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
  const precision = Math.min(100, Math.max(1, digits));
  if (value === 0) return Object.is(value, -0) ? "-0" : "0";
  const exponent = Number(value.toExponential(precision - 1).split("e")[1]);
  const scientific = exponent < -4 || exponent >= precision;
  const text = scientific
    ? value.toExponential(precision - 1)
    : value.toFixed(Math.min(100, Math.max(0, precision - 1 - exponent)));
  const [mantissa = "", power] = text.split("e");
  const short = !alternate && mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  return power === undefined ? short : `${short}e${exponentText(power)}`;
}

/** `+5` as `+05`. */
export function exponentText(power: string): string {
  const sign = power.startsWith("-") ? "-" : "+";
  return sign + power.replace(/^[+-]/, "").padStart(2, "0");
}

function withPoint(text: string): string {
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** The shortest text that reads back as the same float. */
export function floatRepr(value: number): string {
  if (!Number.isFinite(value)) return formatG(value, 17);
  if (value === 0) return Object.is(value, -0) ? "-0.0" : "0.0";
  const [mantissa = "", power = "0"] = value.toExponential().split("e");
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) return `${mantissa}e${exponentText(power)}`;
  const digits = mantissa.replace(/^-/, "").replace(".", "").length;
  return withPoint(value.toFixed(Math.max(0, digits - 1 - exponent)));
}

/** Python 2's `str` of a float: twelve digits. */
export function floatStr(value: number): string {
  return withPoint(formatG(value, 12));
}

const NAMED_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\\", "\\\\"],
]);

export function stringRepr(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  // oxlint-disable-next-line no-control-regex
  const escaped = value.replace(/[\u0000-\u001f\\'"\u007f]/g, (character) => {
    if (character === "'" || character === '"') return character === quote ? `\\${character}` : character;
    const named = NAMED_ESCAPES.get(character);
    return named ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
  });
  return quote + escaped + quote;
}

export function repr(rt: Runtime, value: Value): string {
  rt.meter.spend();
  if (typeof value === "string") {
    rt.meter.allocate(value.length);
    return stringRepr(value);
  }
  if (typeof value === "number") return floatRepr(value);
  if (!(value instanceof PyObject)) return str(rt, value);
  rt.meter.enter();
  const text = value.repr(rt);
  rt.meter.leave();
  return text;
}

export function str(rt: Runtime, value: Value): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return floatStr(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  if (value === null) return "None";
  if (typeof value === "bigint") {
    rt.meter.spend();
    return value.toString();
  }
  rt.meter.enter();
  const text = value.str(rt);
  rt.meter.leave();
  rt.meter.spend(1 + (text.length >>> 4));
  return text;
}
