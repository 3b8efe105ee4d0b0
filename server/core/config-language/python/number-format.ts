/** Numbers in the notations of `%` and `format`: d, x, o, b, e, f, g. */
import { exponentText, formatG } from "./text.ts";

/** `value` in fixed notation; floats of any size. */
export function formatFixed(value: number, precision: number): string {
  if (!Number.isFinite(value)) return formatG(value, 6);
  const digits = Math.min(100, precision);
  if (Math.abs(value) < 1e21) return value.toFixed(digits);
  const whole = BigInt(value).toString();
  return digits === 0 ? whole : `${whole}.${"0".repeat(digits)}`;
}

export function formatExponent(value: number, precision: number): string {
  if (!Number.isFinite(value)) return formatG(value, 6);
  const [mantissa = "", power = "0"] = value.toExponential(Math.min(100, precision)).split("e");
  return `${mantissa}e${exponentText(power)}`;
}

/** An int's digits without sign; `kind` is one of d, x, X, o, b, c. */
export function intDigits(value: bigint, kind: string): string {
  const magnitude = value < 0n ? -value : value;
  switch (kind) {
    case "x":
      return magnitude.toString(16);
    case "X":
      return magnitude.toString(16).toUpperCase();
    case "o":
      return magnitude.toString(8);
    case "b":
      return magnitude.toString(2);
    default:
      return magnitude.toString();
  }
}

/** A float in the notation `kind` (e, f, g or upper case), with its sign. */
export function formatFloat(value: number, kind: string, options: { precision: number; alternate: boolean }): string {
  const lower = kind.toLowerCase();
  const text =
    lower === "e"
      ? formatExponent(value, options.precision)
      : lower === "f"
        ? formatFixed(value, options.precision)
        : formatG(value, Math.max(1, options.precision), options.alternate);
  return kind === lower ? text : text.toUpperCase();
}
