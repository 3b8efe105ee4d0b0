/** `str`, `int`, `list` and the other built-in types: callable, and usable with `isinstance`. */
import { asInt } from "./checks.ts";
import { truthy } from "./compare.ts";
import { updateDict } from "./container-methods.ts";
import { PyDict, PyList, PySet, PyTuple } from "./containers.ts";
import { BuiltinFunction, match } from "./functions.ts";
import { elements, iterate } from "./iterate.ts";
import {
  type Arguments,
  type BuiltinTypeName,
  isInt,
  PyObject,
  type Runtime,
  typeName,
  type Value,
} from "./runtime.ts";
import { SliceValue } from "./slices.ts";
import { repr, str } from "./text.ts";

interface TypeDefinition {
  readonly names: readonly string[];
  readonly construct: (rt: Runtime, args: Arguments) => Value;
  readonly matches: (value: Value) => boolean;
  /** Whose methods can be called as `type.method(value, ...)`. */
  readonly methods?: BuiltinTypeName;
}

export class BuiltinType extends PyObject {
  override readonly typeName = "type";
  readonly name: string;
  readonly #definition: TypeDefinition;

  constructor(name: string, definition: TypeDefinition) {
    super();
    this.name = name;
    this.#definition = definition;
  }

  override get callable(): boolean {
    return true;
  }

  override call(rt: Runtime, args: Arguments): Value {
    return this.#definition.construct(rt, args);
  }

  override hasInstance(value: Value): boolean {
    return this.#definition.matches(value);
  }

  override repr(): string {
    return `<type '${this.name}'>`;
  }

  override attribute(rt: Runtime, name: string): Value | undefined {
    if (name === "__name__") return this.name;
    if (name === "fromkeys" && this.name === "dict") return FROM_KEYS;
    const type = this.#definition.methods;
    if (type === undefined || rt.method(type, name, "") === undefined) return undefined;
    return new BuiltinFunction(name, (runtime, args) => {
      const [self = null, ...rest] = args.positional;
      const method = runtime.method(type, name, self);
      if (!this.#definition.matches(self)) return runtime.raise("TypeError", `${name}() needs a '${this.name}' first`);
      return runtime.call(method ?? null, { ...args, positional: rest });
    });
  }
}

const FROM_KEYS = new BuiltinFunction("fromkeys", (rt, args) => {
  const [keys, value] = match(rt, { name: "fromkeys", parameters: ["keys", "value?"] }, args);
  return PyDict.of(
    rt,
    [...iterate(rt, keys ?? null)].map((key) => [key, value ?? null] as const),
  );
});

function only(rt: Runtime, args: Arguments, name: string): Value | undefined {
  return match(rt, { name, parameters: ["object?"] }, args)[0];
}

function toInt(rt: Runtime, args: Arguments): Value {
  const [value = 0n, base] = match(rt, { name: "int", parameters: ["x?", "base?"] }, args);
  if (typeof value === "string") return parseInteger(rt, value, base === undefined ? 10 : asInt(rt, base, "the base"));
  if (isInt(value)) return BigInt(value);
  if (typeof value === "number" && Number.isFinite(value)) return BigInt(Math.trunc(value));
  if (typeof value === "number") return rt.raise("OverflowError", "cannot convert float infinity or NaN to integer");
  const inner = value?.attribute(rt, "get");
  if (inner !== undefined)
    return toInt(rt, { positional: [rt.call(inner, { positional: [], keywords: new Map() })], keywords: new Map() });
  return rt.raise("TypeError", `int() argument must be a string or a number, not '${typeName(value)}'`);
}

/** `text` as an int. Raises ValueError. */
export function parseInteger(rt: Runtime, text: string, base: number): bigint {
  const trimmed = text.trim().toLowerCase().replace(/l$/, "");
  const prefix: Record<number, RegExp> = { 16: /^([+-]?)0x/, 8: /^([+-]?)0o?/, 2: /^([+-]?)0b/ };
  const bare = trimmed.replace(prefix[base] ?? /^$/, "$1");
  const digits = bare === "" || bare === "-" || bare === "+" ? trimmed : bare;
  const negative = digits.startsWith("-");
  const magnitude = digits.replace(/^[+-]/, "");
  const valid =
    magnitude !== "" && magnitude.length <= 4096 && Array.from(magnitude).every((digit) => digitValue(digit) < base);
  if (base < 2 || base > 36 || !valid) {
    return rt.raise("ValueError", `invalid literal for int() with base ${base}: ${repr(rt, text)}`);
  }
  rt.meter.spend(magnitude.length);
  let value = 0n;
  for (const digit of magnitude) value = value * BigInt(base) + BigInt(digitValue(digit));
  return negative ? -value : value;
}

function digitValue(digit: string): number {
  const value = /^[0-9a-z]$/.test(digit) ? Number.parseInt(digit, 36) : Number.NaN;
  return Number.isNaN(value) ? 99 : value;
}

/** `text` as a float; undefined when it is none. */
export function parseFloatText(text: string): number | undefined {
  const trimmed = text.trim().toLowerCase();
  if (/^[+-]?(inf|infinity)$/.test(trimmed)) return trimmed.startsWith("-") ? -Infinity : Infinity;
  if (/^[+-]?nan$/.test(trimmed)) return Number.NaN;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/.test(trimmed) ? Number(trimmed) : undefined;
}

function toFloat(rt: Runtime, args: Arguments): Value {
  const value = only(rt, args, "float") ?? 0;
  if (typeof value === "string") {
    return parseFloatText(value) ?? rt.raise("ValueError", `could not convert string to float: ${repr(rt, value)}`);
  }
  if (typeof value === "number" || isInt(value)) return Number(value);
  return rt.raise("TypeError", `float() argument must be a string or a number, not '${typeName(value)}'`);
}

function range(rt: Runtime, args: Arguments): Value {
  const numbers = args.positional.map((value) => asInt(rt, value, "range()'s argument"));
  if (numbers.length === 0 || numbers.length > 3) return rt.raise("TypeError", "range() takes 1 to 3 arguments");
  const [first = 0, second, step = 1] = numbers;
  const [start, stop] = second === undefined ? [0, first] : [first, second];
  if (step === 0) return rt.raise("ValueError", "range()'s step must not be zero");
  const count = Math.max(0, Math.ceil((stop - start) / step));
  rt.meter.allocate(count);
  return new PyList(Array.from({ length: count }, (_, at) => BigInt(start + at * step)));
}

function enumerate(rt: Runtime, args: Arguments): Value {
  const [iterable, start] = match(rt, { name: "enumerate", parameters: ["iterable", "start?"] }, args);
  const from = start === undefined ? 0 : asInt(rt, start, "start");
  return new PyList(elements(rt, iterable ?? null).map((value, at) => new PyTuple([BigInt(from + at), value])));
}

function reversed(rt: Runtime, args: Arguments): Value {
  return new PyList(elements(rt, only(rt, args, "reversed") ?? null).reverse());
}

function zip(rt: Runtime, args: Arguments): Value {
  const columns = args.positional.map((value) => elements(rt, value));
  const shortest = columns.length === 0 ? 0 : Math.min(...columns.map((column) => column.length));
  rt.meter.allocate(shortest * columns.length);
  return new PyList(
    Array.from({ length: shortest }, (_, at) => new PyTuple(columns.map((column) => column[at] ?? null))),
  );
}

function makeDict(rt: Runtime, args: Arguments): Value {
  const dict = new PyDict();
  updateDict(rt, dict, args);
  return dict;
}

function makeSet(frozen: boolean): TypeDefinition["construct"] {
  return (rt, args) => PySet.of(rt, iterate(rt, only(rt, args, "set") ?? new PyTuple([])), frozen);
}

/** A function that makes a list (where Python 3 has an iterator) counts as a type as well. */
function maker(names: readonly string[], construct: TypeDefinition["construct"]): TypeDefinition {
  return { names, construct, matches: () => false };
}

const DEFINITIONS: readonly TypeDefinition[] = [
  {
    names: ["str", "unicode", "basestring"],
    construct: (rt, args) =>
      str(
        rt,
        match(rt, { name: "str", parameters: ["object?", "encoding?", "errors?"] }, args)[0] ??
          (args.positional.length > 0 ? null : ""),
      ),
    matches: (value) => typeof value === "string",
    methods: "str",
  },
  { names: ["int", "long"], construct: toInt, matches: isInt },
  { names: ["float"], construct: toFloat, matches: (value) => typeof value === "number" },
  {
    names: ["bool"],
    construct: (rt, args) => truthy(rt, only(rt, args, "bool") ?? false),
    matches: (value) => typeof value === "boolean",
  },
  {
    names: ["list"],
    construct: (rt, args) => new PyList(elements(rt, only(rt, args, "list") ?? new PyTuple([]))),
    matches: (value) => value instanceof PyList,
    methods: "list",
  },
  {
    names: ["tuple"],
    construct: (rt, args) => new PyTuple(elements(rt, only(rt, args, "tuple") ?? new PyTuple([]))),
    matches: (value) => value instanceof PyTuple,
    methods: "tuple",
  },
  { names: ["dict"], construct: makeDict, matches: (value) => value instanceof PyDict, methods: "dict" },
  {
    names: ["set"],
    construct: makeSet(false),
    matches: (value) => value instanceof PySet && value.typeName === "set",
    methods: "set",
  },
  {
    names: ["frozenset"],
    construct: makeSet(true),
    matches: (value) => value instanceof PySet && value.typeName === "frozenset",
  },
  {
    names: ["slice"],
    construct: (_rt, { positional: [first = null, second, step = null] }) =>
      second === undefined ? new SliceValue(null, first, step) : new SliceValue(first, second, step),
    matches: (value) => value instanceof SliceValue,
  },
  maker(["range", "xrange"], range),
  maker(["enumerate"], enumerate),
  maker(["reversed"], reversed),
  maker(["zip"], zip),
];

export const BUILTIN_TYPES: ReadonlyMap<string, BuiltinType> = new Map(
  DEFINITIONS.flatMap((definition) =>
    definition.names.map((name) => [name, new BuiltinType(name, definition)] as const),
  ),
);
