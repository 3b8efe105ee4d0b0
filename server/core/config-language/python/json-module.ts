/** `json.dumps` and `json.loads`. */
import { asString } from "./checks.ts";
import { equals, order } from "./compare.ts";
import { PyDict, PyList, PyTuple } from "./containers.ts";
import { builtin } from "./functions.ts";
import { isInt, PyObject, type Runtime, typeName, type Value } from "./runtime.ts";
import { floatRepr } from "./text.ts";

/** A string in JSON with everything outside ASCII escaped, as Python writes it. */
export function jsonString(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

interface Layout {
  readonly sortKeys: boolean;
  readonly indent: number | undefined;
}

function dump(rt: Runtime, value: Value, { layout, level }: { layout: Layout; level: number }): string {
  rt.meter.spend();
  if (value === null) return "null";
  if (typeof value === "boolean") return value ? "true" : "false";
  if (typeof value === "string") {
    rt.meter.allocate(value.length);
    return jsonString(value);
  }
  if (typeof value === "number")
    return Number.isFinite(value)
      ? floatRepr(value)
      : Number.isNaN(value)
        ? "NaN"
        : value > 0
          ? "Infinity"
          : "-Infinity";
  if (isInt(value)) return value.toString();
  rt.meter.enter();
  const inner = { layout, level: level + 1 };
  const parts = value instanceof PyDict ? members(rt, value, inner) : items(rt, value, inner);
  rt.meter.leave();
  const [open, close] = value instanceof PyDict ? ["{", "}"] : ["[", "]"];
  if (parts.length === 0) return open + close;
  const { indent } = layout;
  if (indent === undefined) return open + parts.join(", ") + close;
  const line = `\n${" ".repeat(indent * (level + 1))}`;
  return `${open}${line}${parts.join(`,${line}`)}\n${" ".repeat(indent * level)}${close}`;
}

function items(rt: Runtime, value: PyObject, inner: { layout: Layout; level: number }): string[] {
  if (!(value instanceof PyList) && !(value instanceof PyTuple)) {
    return rt.raise("TypeError", `a '${typeName(value)}' is not JSON serializable`);
  }
  return value.items.map((item) => dump(rt, item, inner));
}

function members(rt: Runtime, dict: PyDict, inner: { layout: Layout; level: number }): string[] {
  const entries = [...dict.entries.values()];
  if (inner.layout.sortKeys)
    entries.sort((left, right) => (equals(rt, left.key, right.key) ? 0 : order(rt, left.key, right.key)));
  return entries.map(({ key, value }) => {
    if (key instanceof PyObject) return rt.raise("TypeError", "keys must be strings");
    const name = typeof key === "string" ? key : dump(rt, key, inner);
    return `${jsonString(name)}: ${dump(rt, value, inner)}`;
  });
}

/** A value of JSON as a value of the language. Integers stay ints. */
export function fromJson(rt: Runtime, json: unknown): Value {
  rt.meter.spend();
  if (json === null || typeof json === "boolean" || typeof json === "string") return json;
  if (typeof json === "number") return Number.isSafeInteger(json) ? BigInt(json) : json;
  rt.meter.enter();
  const value = Array.isArray(json)
    ? new PyList(json.map((item) => fromJson(rt, item)))
    : PyDict.of(
        rt,
        Object.entries(json as object).map(([key, item]) => [key, fromJson(rt, item)] as const),
      );
  rt.meter.leave();
  return value;
}

function loads(rt: Runtime, text: string): Value {
  rt.meter.allocate(text.length);
  try {
    return fromJson(rt, JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return rt.raise("ValueError", `no JSON: ${error.message}`);
    throw error;
  }
}

export function jsonModule(): (readonly [string, Value])[] {
  const dumps = builtin(
    "dumps",
    ["obj", "sort_keys?", "indent?"],
    (rt, [value = null, sortKeys = false, indent = null]) => {
      const layout = {
        sortKeys: sortKeys === true,
        indent: isInt(indent) ? Math.min(16, Math.max(0, Number(indent))) : undefined,
      };
      const text = dump(rt, value, { layout, level: 0 });
      rt.meter.allocate(text.length);
      return text;
    },
  );
  return [
    ["dumps", dumps],
    ["loads", builtin("loads", ["s"], (rt, [text]) => loads(rt, asString(rt, text, "the text")))],
  ];
}
