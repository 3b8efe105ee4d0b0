/** Arguments of built-in functions as JavaScript values; another type raises TypeError. */
import { isInt, type Runtime, typeName, type Value } from "./runtime.ts";

export function asString(rt: Runtime, value: Value | undefined, what: string): string {
  if (typeof value === "string") return value;
  return rt.raise("TypeError", `${what} must be a string, not ${typeName(value ?? null)}`);
}

/** `fallback` when the argument is absent or None. */
export function asOptionalString(rt: Runtime, value: Value | undefined, what: string): string | undefined {
  return value === undefined || value === null ? undefined : asString(rt, value, what);
}

/** An int of moderate size. */
export function asInt(rt: Runtime, value: Value | undefined, what: string): number {
  if (value !== undefined && isInt(value)) {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : rt.raise("OverflowError", `${what} is too large`);
  }
  return rt.raise("TypeError", `${what} must be an integer, not ${typeName(value ?? null)}`);
}
