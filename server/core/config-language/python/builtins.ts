/** Built-in functions. Those that Python 2 makes lists with (`map`, `filter`, `zip`, `range`) make lists. */
import { findAttribute, getAttribute } from "./attributes.ts";
import { BUILTIN_TYPES } from "./builtin-types.ts";
import { asInt, asString } from "./checks.ts";
import { METHOD_DECORATORS, PyClass, PyInstance } from "./classes.ts";
import { equals, order, truthy } from "./compare.ts";
import { PyDict, PyList, PyTuple } from "./containers.ts";
import { formatValue } from "./format-spec.ts";
import { BuiltinFunction, builtin } from "./functions.ts";
import { elements, iterate, lengthOf } from "./iterate.ts";
import { intDigits } from "./number-format.ts";
import { binary } from "./operators.ts";
import {
  type Arguments,
  isInt,
  isNumber,
  positional,
  PyObject,
  type Runtime,
  typeName,
  type Value,
} from "./runtime.ts";
import { sorted } from "./sorting.ts";
import { repr, str } from "./text.ts";

const OBJECT = new PyClass("object", [], { sealed: true });

function map(rt: Runtime, { positional: [callee = null, ...iterables] }: Arguments): Value {
  const columns = iterables.map((iterable) => elements(rt, iterable));
  const longest = columns.reduce((length, column) => Math.max(length, column.length), 0);
  rt.meter.allocate(longest);
  const rows = Array.from({ length: longest }, (_, at) => columns.map((column) => column[at] ?? null));
  return new PyList(rows.map((row) => (callee === null ? new PyTuple(row) : rt.call(callee, positional(...row)))));
}

function filter(rt: Runtime, [predicate = null, iterable = null]: readonly (Value | undefined)[]): Value {
  const kept = elements(rt, iterable).filter((value) =>
    truthy(rt, predicate === null ? value : rt.call(predicate, positional(value))),
  );
  return iterable instanceof PyTuple
    ? new PyTuple(kept)
    : typeof iterable === "string"
      ? kept.map((letter) => str(rt, letter)).join("")
      : new PyList(kept);
}

export function reduce(rt: Runtime, [callee = null, iterable = null, initial]: readonly (Value | undefined)[]): Value {
  let result = initial;
  for (const value of iterate(rt, iterable)) {
    result = result === undefined ? value : rt.call(callee, positional(result, value));
  }
  return result === undefined ? rt.raise("TypeError", "reduce() of an empty sequence without initial value") : result;
}

function extreme(rt: Runtime, { positional: values, keywords }: Arguments, sign: 1 | -1): Value {
  const name = sign > 0 ? "max" : "min";
  const candidates = values.length === 1 ? elements(rt, values[0] ?? null) : [...values];
  const key = keywords.get("key") ?? null;
  let best: { value: Value; key: Value } | undefined;
  for (const value of candidates) {
    const candidate = { value, key: key === null ? value : rt.call(key, positional(value)) };
    if (best === undefined || order(rt, candidate.key, best.key) * sign > 0) best = candidate;
  }
  const fallback = keywords.get("default");
  return (
    best?.value ??
    (best !== undefined
      ? null
      : fallback === undefined
        ? rt.raise("ValueError", `${name}() of an empty sequence`)
        : fallback)
  );
}

function sum(rt: Runtime, [iterable = null, start = 0n]: readonly (Value | undefined)[]): Value {
  let total: Value = start;
  for (const value of iterate(rt, iterable)) total = binary(rt, "+", [total, value]);
  return total;
}

/** Python 2: halves are rounded away from zero, and the result is a float. */
function round(rt: Runtime, [value = null, digits]: readonly (Value | undefined)[]): Value {
  if (!isNumber(value)) return rt.raise("TypeError", `a float is required, not ${typeName(value)}`);
  const places = digits === undefined ? 0 : Math.max(-20, Math.min(20, asInt(rt, digits, "ndigits")));
  const number = Number(value);
  if (!Number.isFinite(number)) return number;
  const magnitude = Math.abs(number);
  const scale = 10 ** -places;
  const rounded = places >= 0 ? Number(magnitude.toFixed(places)) : Math.floor(magnitude / scale + 0.5) * scale;
  return magnitude >= 1e21 ? number : Math.sign(number) * rounded;
}

function abs(rt: Runtime, [value = null]: readonly (Value | undefined)[]): Value {
  if (isInt(value)) return BigInt(value) < 0n ? -BigInt(value) : BigInt(value);
  return typeof value === "number"
    ? Math.abs(value)
    : rt.raise("TypeError", `bad operand type for abs(): '${typeName(value)}'`);
}

export function isInstance(rt: Runtime, value: Value, type: Value): boolean {
  if (type instanceof PyTuple) return type.items.some((one) => isInstance(rt, value, one));
  const answer = type instanceof PyObject ? type.hasInstance(value) : undefined;
  return answer ?? rt.raise("TypeError", "isinstance() needs a type or a tuple of types");
}

function isSubclass(rt: Runtime, [type = null, other = null]: readonly (Value | undefined)[]): Value {
  const others = other instanceof PyTuple ? other.items : [other];
  return others.some((one) => {
    if (type instanceof PyClass && one instanceof PyClass) return one === OBJECT || type.isSubclassOf(one);
    return type === one || (!(type instanceof PyObject) && rt.raise("TypeError", "issubclass() needs classes"));
  });
}

function typeOf(rt: Runtime, value: Value): Value {
  if (value instanceof PyInstance) return value.type;
  const own = value instanceof PyObject ? value.attribute(rt, "__class__") : undefined;
  return own ?? BUILTIN_TYPES.get(typeName(value)) ?? new PyClass(typeName(value), [], { sealed: true });
}

function getAttr(rt: Runtime, [object = null, name, fallback]: readonly (Value | undefined)[]): Value {
  const attribute = asString(rt, name, "the attribute's name");
  const found = findAttribute(rt, object, attribute);
  return found ?? (fallback === undefined ? getAttribute(rt, object, attribute) : fallback);
}

function print(rt: Runtime, { positional: values, keywords }: Arguments): Value {
  const separator = keywords.get("sep") ?? " ";
  const end = keywords.get("end") ?? "\n";
  const texts = values.map((value) => str(rt, value));
  rt.print(texts.join(asString(rt, separator, "sep")) + asString(rt, end, "end"));
  return null;
}

function radix(prefix: string, kind: string) {
  return (rt: Runtime, [value = null]: readonly (Value | undefined)[]): Value => {
    if (!isInt(value)) return rt.raise("TypeError", `an integer is required, not ${typeName(value)}`);
    const number = BigInt(value);
    return `${number < 0n ? "-" : ""}${prefix}${intDigits(number, kind)}`;
  };
}

function character(rt: Runtime, [code]: readonly (Value | undefined)[]): Value {
  const number = asInt(rt, code, "the code");
  return number >= 0 && number <= 0x10ffff
    ? String.fromCodePoint(number)
    : rt.raise("ValueError", "the code is no character's");
}

function ordinal(rt: Runtime, [value]: readonly (Value | undefined)[]): Value {
  const text = asString(rt, value, "the character");
  return Array.from(text).length === 1
    ? BigInt(text.codePointAt(0) ?? 0)
    : rt.raise("TypeError", "ord() needs one character");
}

function divmod(rt: Runtime, [left = null, right = null]: readonly (Value | undefined)[]): Value {
  return new PyTuple([binary(rt, "//", [left, right]), binary(rt, "%", [left, right])]);
}

function next(rt: Runtime, [iterable = null, fallback]: readonly (Value | undefined)[]): Value {
  for (const value of iterate(rt, iterable)) return value;
  return fallback === undefined ? rt.raise("StopIteration", "") : fallback;
}

/** Why functions that Python has are not here. */
const REFUSED: ReadonlyMap<string, string> = new Map([
  ...["open", "file", "execfile", "input", "raw_input"].map(
    (name) => [name, "configuration files read no files; use include(...)"] as const,
  ),
  ...["eval", "exec", "compile", "__import__", "reload"].map(
    (name) => [name, "configuration files run no other code"] as const,
  ),
]);

const FUNCTIONS: readonly BuiltinFunction[] = [
  builtin("abs", ["x"], abs),
  builtin("all", ["iterable"], (rt, [values = null]) => elements(rt, values).every((value) => truthy(rt, value))),
  builtin("any", ["iterable"], (rt, [values = null]) => elements(rt, values).some((value) => truthy(rt, value))),
  builtin("bin", ["x"], radix("0b", "b")),
  builtin("callable", ["object"], (_rt, [value = null]) => value instanceof PyObject && value.callable),
  builtin("chr", ["i"], character),
  builtin("cmp", ["x", "y"], (rt, [x = null, y = null]) =>
    equals(rt, x, y) ? 0n : BigInt(Math.sign(order(rt, x, y))),
  ),
  builtin("divmod", ["x", "y"], divmod),
  builtin("filter", ["function", "iterable"], filter),
  builtin("format", ["value", "spec?"], (rt, [value = null, spec = ""]) =>
    formatValue(rt, value, asString(rt, spec, "the specification")),
  ),
  builtin("getattr", ["object", "name", "default?"], getAttr),
  builtin(
    "hasattr",
    ["object", "name"],
    (rt, [object = null, name]) => findAttribute(rt, object, asString(rt, name, "the name")) !== undefined,
  ),
  builtin("hex", ["x"], radix("0x", "x")),
  builtin("isinstance", ["object", "type"], (rt, [value = null, type = null]) => isInstance(rt, value, type)),
  builtin("issubclass", ["type", "other"], isSubclass),
  builtin("iter", ["iterable"], (rt, [values = null]) => new PyList(elements(rt, values))),
  builtin("len", ["object"], (rt, [value = null]) => BigInt(lengthOf(rt, value))),
  new BuiltinFunction("map", map),
  new BuiltinFunction("max", (rt, args) => extreme(rt, args, 1)),
  new BuiltinFunction("min", (rt, args) => extreme(rt, args, -1)),
  builtin("next", ["iterable", "default?"], next),
  builtin("oct", ["x"], radix("0", "o")),
  builtin("ord", ["c"], ordinal),
  builtin("pow", ["x", "y"], (rt, [x = null, y = null]) => binary(rt, "**", [x, y])),
  new BuiltinFunction("print", print),
  builtin("reduce", ["function", "iterable", "initial?"], reduce),
  builtin("repr", ["object"], (rt, [value = null]) => repr(rt, value)),
  builtin("round", ["number", "ndigits?"], round),
  builtin(
    "sorted",
    ["iterable", "cmp?", "key?", "reverse?"],
    (rt, [values = null, compare, key, reverse]) =>
      new PyList(sorted(rt, elements(rt, values), { compare, key, reverse })),
  ),
  builtin("sum", ["iterable", "start?"], sum),
  builtin("type", ["object"], (rt, [value = null]) => typeOf(rt, value)),
  builtin("unichr", ["i"], character),
  ...[...REFUSED].map(
    ([name, why]) => new BuiltinFunction(name, (rt) => rt.raise("NameError", `${name}() is refused: ${why}`)),
  ),
];

/** Everything that is there without import, less what depends on the file under evaluation. */
export const BUILTINS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...FUNCTIONS.map((one) => [one.functionName, one] as const),
  ...BUILTIN_TYPES,
  ...METHOD_DECORATORS,
  ["object", OBJECT],
  ["__name__", "__aurora__"],
]);

/** A dict of names, as `globals()` gives it: a copy, so that changing it changes nothing. */
export function namesDict(rt: Runtime, names: ReadonlyMap<string, Value>): PyDict {
  return PyDict.of(rt, names);
}
