/** String, Integer, Float, Boolean and enumerations. From Pystachio's `basic.py`. */
import { nearestName } from "../nearest-name.ts";
import { parseFloatText, parseInteger } from "../python/builtin-types.ts";
import { isNumber, type Origin, type Runtime, type Value } from "../python/runtime.ts";
import { order } from "../python/compare.ts";
import { repr, str } from "../python/text.ts";
import { type Namable, resolve, type Unbound } from "./mustache.ts";
import { type CheckFailure, type Interpolated, PystachioObject, PystachioType, sameType } from "./object.ts";

const NOTHING: readonly Unbound[] = [];

/** A plain value as the type has it, or undefined when it cannot be one. */
type Coerce = (rt: Runtime, value: Value) => Value | undefined;

interface SimpleDefinition {
  readonly name: string;
  readonly signature: string;
  readonly coerce: Coerce;
  /** True for a value as `coerce` gives it. */
  readonly fits: (value: Value) => boolean;
  /** What is expected, for messages: `an integer`. */
  readonly expected: string;
}

export class SimpleType extends PystachioType {
  readonly name: string;
  readonly signature: string;
  readonly definition: SimpleDefinition;

  constructor(definition: SimpleDefinition) {
    super();
    this.definition = definition;
    this.name = definition.name;
    this.signature = definition.signature;
  }

  make(_rt: Runtime, value: Value, origin: Origin): PystachioObject {
    return new SimpleObject(this, { value, origin, scopes: [] });
  }
}

export class EnumType extends SimpleType {
  readonly values: readonly string[];

  constructor(name: string, values: readonly string[]) {
    super({
      name,
      signature: `Enum ${JSON.stringify([name, values])}`,
      coerce: (_rt, value) => (typeof value === "string" && values.includes(value) ? value : undefined),
      fits: (value) => typeof value === "string" && values.includes(value),
      expected: `one of ${values.join(", ")}`,
    });
    this.values = values;
  }

  override make(rt: Runtime, value: Value, origin: Origin): PystachioObject {
    const text = typeof value === "string" ? value : str(rt, value);
    if (!text.includes("{{") && !this.values.includes(text)) {
      const suggestion = nearestName(text, this.values);
      const message = `${this.name} only accepts the following values: ${this.values.join(", ")}; not ${repr(rt, value)}`;
      rt.raise("ValueError", message, { origin, suggestion });
    }
    return super.make(rt, value, origin);
  }
}

export class SimpleObject extends PystachioObject {
  readonly type: SimpleType;
  readonly value: Value;

  constructor(
    type: SimpleType,
    parts: { readonly value: Value; readonly origin: Origin; readonly scopes: readonly Namable[] },
  ) {
    super(parts.origin, parts.scopes);
    this.type = type;
    this.value = parts.value;
  }

  get settled(): boolean {
    const { value } = this;
    if (typeof value === "string" && value.includes("{{")) return false;
    return this.type.definition.fits(value);
  }

  withScopes(scopes: readonly Namable[]): SimpleObject {
    return new SimpleObject(this.type, { value: this.value, origin: this.origin, scopes });
  }

  get(): Value {
    return this.value;
  }

  interpolate(rt: Runtime): Interpolated {
    rt.meter.spend();
    if (this.settled) return { value: this, unbound: NOTHING };
    if (typeof this.value !== "string") return { value: this.#coerced(rt, this.value), unbound: [] };
    const { text, unbound } = resolve(rt, this.value, { scopes: this.ownScopes, origin: this.origin });
    if (unbound.length === 0) return { value: this.#coerced(rt, text), unbound };
    return { value: new SimpleObject(this.type, { value: text, origin: this.origin, scopes: [] }), unbound };
  }

  #coerced(rt: Runtime, value: Value): SimpleObject {
    const { definition } = this.type;
    const coerced = definition.coerce(rt, value);
    if (coerced === undefined) {
      const message = `cannot coerce ${repr(rt, value).slice(0, 200)} to ${this.type.name}: expected ${definition.expected}`;
      return rt.raise("ValueError", message, { origin: this.origin });
    }
    if (coerced === this.value && this.ownScopes.length === 0) return this;
    return new SimpleObject(this.type, { value: coerced, origin: this.origin, scopes: [] });
  }

  check(rt: Runtime): CheckFailure {
    if (this.settled) return undefined;
    const { value } = this.interpolate(rt);
    const { definition } = this.type;
    const plain = value.get(rt);
    if (definition.fits(plain)) return undefined;
    return { message: `${repr(rt, plain).slice(0, 200)} is not ${definition.expected}`, origin: this.origin };
  }

  override order(rt: Runtime, other: Value): number | undefined {
    if (!(other instanceof SimpleObject) || !sameType(this.type, other.type)) return undefined;
    return order(rt, this.interpolate(rt).value.get(rt), other.interpolate(rt).value.get(rt));
  }

  override str(rt: Runtime): string {
    return str(rt, this.interpolated(rt).get(rt));
  }

  override repr(rt: Runtime): string {
    return `${this.type.name}(${this.str(rt)})`;
  }
}

function coerceString(rt: Runtime, value: Value): Value | undefined {
  return typeof value === "string" || isNumber(value) ? str(rt, value) : undefined;
}

function coerceInteger(rt: Runtime, value: Value): Value | undefined {
  if (typeof value === "string") return /^\s*[+-]?\d+\s*$/.test(value) ? parseInteger(rt, value, 10) : undefined;
  if (typeof value === "number") return Number.isFinite(value) ? BigInt(Math.trunc(value)) : undefined;
  return isNumber(value) ? BigInt(value) : undefined;
}

function coerceFloat(_rt: Runtime, value: Value): Value | undefined {
  const number = typeof value === "string" ? parseFloatText(value) : isNumber(value) ? Number(value) : undefined;
  return number !== undefined && Number.isFinite(number) ? number : undefined;
}

function coerceBoolean(_rt: Runtime, value: Value): Value | undefined {
  if (typeof value !== "string") return isNumber(value) ? Boolean(value) : undefined;
  const text = value.toLowerCase();
  return text === "true" || text === "1" ? true : text === "false" || text === "0" ? false : undefined;
}

function simple(name: string, rest: Omit<SimpleDefinition, "name" | "signature">): SimpleType {
  return new SimpleType({ name, signature: name, ...rest });
}

export const STRING = simple("String", {
  coerce: coerceString,
  fits: (value) => typeof value === "string",
  expected: "a string",
});
export const INTEGER = simple("Integer", {
  coerce: coerceInteger,
  fits: (value) => typeof value === "bigint",
  expected: "an integer",
});
export const FLOAT = simple("Float", {
  coerce: coerceFloat,
  fits: (value) => typeof value === "number" && Number.isFinite(value),
  expected: "a number",
});
export const BOOLEAN = simple("Boolean", {
  coerce: coerceBoolean,
  fits: (value) => typeof value === "boolean",
  expected: "True or False",
});
