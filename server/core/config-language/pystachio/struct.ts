/**
 * Structs: named, typed fields that may be required or have defaults. A struct is a factory: called with keywords, it gives a
 * copy with those fields changed. Its fields are mustache variables to everything inside. From Pystachio's `composite.py`.
 */
import { nearestName } from "../nearest-name.ts";
import { BuiltinFunction } from "../python/functions.ts";
import { PyDict } from "../python/containers.ts";
import {
  type Arguments,
  type ClassDefinition,
  type Origin,
  PyObject,
  type Runtime,
  typeName,
  type Value,
} from "../python/runtime.ts";
import { str } from "../python/text.ts";
import { dumpJson } from "./dump.ts";
import type { Namable, Unbound } from "./mustache.ts";
import { type CheckFailure, type Interpolated, OBJECT_METHOD_NAMES, PystachioObject, PystachioType } from "./object.ts";
import { parseRef, type Ref } from "./ref.ts";
import { Environment, FieldScope, isNamable, SuperScope } from "./scopes.ts";

/** `Empty`: a field without a value. */
class EmptyValue extends PyObject {
  override readonly typeName = "type";

  override repr(): string {
    return "<class 'Empty'>";
  }

  override get callable(): boolean {
    return true;
  }

  override call(): Value {
    return this;
  }
}

export const EMPTY = new EmptyValue();

/** How a field is declared: its type, whether it must be given, and what it is when it is not. */
export class FieldSignature extends PyObject {
  override readonly typeName = "TypeSignature";
  readonly type: PystachioType;
  readonly required: boolean;
  readonly fallback: PystachioObject | undefined;

  constructor(
    type: PystachioType,
    options: { readonly required?: boolean; readonly fallback?: PystachioObject | undefined },
  ) {
    super();
    this.type = type;
    this.required = options.required ?? false;
    this.fallback = options.fallback;
  }
}

/** The fields with a value; a field that is Empty is absent. */
export type FieldValues = ReadonlyMap<string, PystachioObject>;

export class StructType extends PystachioType {
  readonly name: string;
  readonly fields: ReadonlyMap<string, FieldSignature>;
  readonly signature: string;
  readonly parent: StructType | undefined;

  constructor(
    name: string,
    fields: ReadonlyMap<string, FieldSignature>,
    parts: { readonly parent?: StructType | undefined; readonly defaults: string },
  ) {
    super();
    this.name = name;
    this.fields = fields;
    this.parent = parts.parent;
    const described = [...fields].map(
      ([field, { type, required }]) => `${field}:${required ? "!" : ""}${type.signature}`,
    );
    this.signature = `Struct ${name}{${described.join(";")}|${parts.defaults}}`;
  }

  make(rt: Runtime, value: Value, origin: Origin): PystachioObject {
    if (value instanceof PyDict) {
      const pairs = [...value.entries.values()].map(({ key, value: item }) => [str(rt, key), item] as const);
      return this.#build(rt, new Map(pairs), { origin, origins: undefined, coerced: true });
    }
    if (value instanceof StructObject && value.type.descendsFrom(this)) return this.#fromDescendant(value);
    return rt.raise("TypeError", `a ${this.name} is expected, not a '${typeName(value)}'`, { origin });
  }

  descendsFrom(ancestor: StructType): boolean {
    return this.signature === ancestor.signature || this.parent?.descendsFrom(ancestor) === true;
  }

  /** A struct of a derived type as one of this type; the fields that only the derived type has stay visible as variables. */
  #fromDescendant(value: StructObject): StructObject {
    const kept = new Map([...value.fields].filter(([name]) => this.fields.has(name)));
    const extra = new Environment();
    for (const [name, field] of value.fields) {
      const ref = this.fields.has(name) ? undefined : parseRef(name);
      if (ref !== undefined) extra.set(ref, field);
    }
    return new StructObject(this, {
      fields: kept,
      origin: value.origin,
      scopes: [extra, ...value.ownScopes],
      coerced: value.coerced,
    });
  }

  override call(rt: Runtime, { positional, keywords, origins }: Arguments): Value {
    const values = new Map<string, Value>();
    for (const argument of positional) {
      if (!(argument instanceof PyDict)) {
        const fields = [...this.fields.keys()]
          .slice(0, 3)
          .map((name) => `${name}=...`)
          .join(", ");
        return rt.raise("TypeError", `${this.name}() takes keywords (${fields}), not a '${typeName(argument)}'`);
      }
      for (const entry of argument.entries.values()) values.set(str(rt, entry.key), entry.value);
    }
    for (const [name, value] of keywords) values.set(name, value);
    return this.#build(rt, values, { origin: rt.origin(), origins, coerced: false });
  }

  #build(
    rt: Runtime,
    values: ReadonlyMap<string, Value>,
    where: { readonly origin: Origin; readonly origins: Arguments["origins"]; readonly coerced: boolean },
  ): StructObject {
    const fields = new Map<string, PystachioObject>();
    for (const [name, { fallback }] of this.fields) if (fallback !== undefined) fields.set(name, fallback);
    this.update(rt, fields, { values, ...where });
    return new StructObject(this, { fields, origin: where.origin, scopes: [], coerced: where.coerced });
  }

  /** Sets (or, with Empty, clears) fields. Raises AttributeError for one that the struct has not. */
  update(
    rt: Runtime,
    fields: Map<string, PystachioObject>,
    change: {
      readonly values: ReadonlyMap<string, Value>;
      readonly origin: Origin;
      readonly origins: Arguments["origins"];
    },
  ): void {
    rt.meter.allocate(change.values.size);
    for (const [name, value] of change.values) {
      const origin = change.origins?.get(name) ?? change.origin;
      const signature = this.fields.get(name) ?? this.#unknownField(rt, name, origin);
      if (value === EMPTY) fields.delete(name);
      else fields.set(name, signature.type.coerce(rt, value, origin));
    }
  }

  #unknownField(rt: Runtime, name: string, origin: Origin): never {
    const known = [...this.fields.keys()];
    const suggestion = nearestName(name, known);
    const hint = suggestion === undefined ? `there are ${known.join(", ")}` : `did you mean '${suggestion}'?`;
    return rt.raise("AttributeError", `${this.name} has no attribute '${name}'; ${hint}`, { suggestion, origin });
  }

  override subclass(rt: Runtime, { name, namespace }: ClassDefinition): Value {
    return defineStruct(rt, { name, namespace, parent: this });
  }
}

/** A struct type of what a class body bound. Names that are bound to no type are left out, methods too. */
export function defineStruct(
  rt: Runtime,
  {
    name,
    namespace,
    parent,
  }: { readonly name: string; readonly namespace: ReadonlyMap<string, Value>; readonly parent?: StructType },
): StructType {
  const fields = new Map(parent?.fields);
  for (const [field, value] of namespace) {
    if (value instanceof FieldSignature) fields.set(field, value);
    else if (value instanceof PystachioType) fields.set(field, new FieldSignature(value, {}));
  }
  const defaults = [...fields].map(([field, { fallback }]) =>
    fallback === undefined ? "" : `${field}=${dumpJson(rt, fallback)}`,
  );
  return new StructType(name, fields, { parent, defaults: defaults.join(";") });
}

export class StructObject extends PystachioObject implements Namable {
  readonly type: StructType;
  readonly fields: FieldValues;
  /** Made of a dict for a field or as a default, not by calling its type: Pystachio lists its fields in another order. */
  readonly coerced: boolean;
  #scopes: readonly Namable[] | undefined;
  #settled: boolean | undefined;

  constructor(
    type: StructType,
    parts: {
      readonly fields: FieldValues;
      readonly origin: Origin;
      readonly scopes: readonly Namable[];
      readonly coerced: boolean;
    },
  ) {
    super(parts.origin, parts.scopes);
    this.type = type;
    this.fields = parts.fields;
    this.coerced = parts.coerced;
  }

  get settled(): boolean {
    this.#settled ??= [...this.fields.values()].every((field) => field.settled);
    return this.#settled;
  }

  withScopes(scopes: readonly Namable[]): StructObject {
    const { fields, origin, coerced } = this;
    return new StructObject(this.type, { fields, origin, scopes, coerced });
  }

  /** The struct's own fields first, then what is bound to it and around it, and that once more as `super`. */
  override scopes(): readonly Namable[] {
    this.#scopes ??= [
      new FieldScope(this.fields, true),
      new FieldScope(this.fields, false),
      ...this.ownScopes,
      ...this.ownScopes.map((scope) => new SuperScope(scope)),
    ];
    return this.#scopes;
  }

  get(rt: Runtime): Value {
    const pairs = [...this.type.fields.keys()].flatMap((name) => {
      const value = this.fields.get(name);
      return value === undefined ? [] : [[name, value.get(rt)] as const];
    });
    return PyDict.of(rt, pairs);
  }

  interpolate(rt: Runtime): Interpolated {
    if (this.settled) return { value: this, unbound: [] };
    const scopes = this.scopes();
    rt.meter.enter();
    rt.meter.spend(scopes.length);
    const fields = new Map<string, PystachioObject>();
    const unbound: Unbound[] = [];
    for (const [name, value] of this.fields) {
      const interpolated = value.inScope(scopes).interpolate(rt);
      unbound.push(...interpolated.unbound);
      fields.set(name, this.#typed(rt, name, interpolated.value));
    }
    rt.meter.leave();
    return {
      value: new StructObject(this.type, { fields, origin: this.origin, scopes: [], coerced: this.coerced }),
      unbound,
    };
  }

  /** An interpolated choice is the value inside; as a field it is a choice again. */
  #typed(rt: Runtime, name: string, value: PystachioObject): PystachioObject {
    return this.type.fields.get(name)?.type.coerce(rt, value, value.origin) ?? value;
  }

  /** A field as interpolated; undefined when it is Empty. */
  field(rt: Runtime, name: string): PystachioObject | undefined {
    const value = this.fields.get(name);
    if (value === undefined || value.settled) return value;
    rt.meter.enter();
    const interpolated = value.inScope(this.scopes()).interpolate(rt).value;
    rt.meter.leave();
    return this.#typed(rt, name, interpolated);
  }

  check(rt: Runtime): CheckFailure {
    const scopes = this.scopes();
    for (const [name, { required }] of this.type.fields) {
      const value = this.fields.get(name);
      if (value === undefined) {
        if (required) return { message: `${this.type.name}[${name}] is required`, origin: this.origin };
        continue;
      }
      rt.meter.enter();
      const failure = value.inScope(scopes).check(rt);
      rt.meter.leave();
      if (failure !== undefined) return { ...failure, message: `${this.type.name}[${name}]: ${failure.message}` };
    }
    return undefined;
  }

  /** A copy with some fields changed. */
  override call(rt: Runtime, { positional, keywords, origins }: Arguments): Value {
    if (positional.length > 0) return rt.raise("TypeError", `a ${this.type.name} is called with keywords only`);
    return this.with(rt, keywords, origins);
  }

  with(rt: Runtime, values: ReadonlyMap<string, Value>, origins?: Arguments["origins"]): StructObject {
    const fields = new Map(this.fields);
    const origin = rt.origin();
    this.type.update(rt, fields, { values, origin, origins });
    return new StructObject(this.type, { fields, origin, scopes: this.ownScopes, coerced: this.coerced });
  }

  override get callable(): boolean {
    return true;
  }

  override repr(rt: Runtime): string {
    const { value } = this.interpolate(rt);
    const parts = [...(value as StructObject).fields].map(([name, field]) => `${name}=${str(rt, field)}`);
    return `${this.type.name}(${parts.join(`,\n${" ".repeat(this.type.name.length + 1)}`)})`;
  }

  override attribute(rt: Runtime, name: string): Value | undefined {
    if (name === "json_dumps")
      return new BuiltinFunction(name, (runtime) => dumpJson(runtime, this.interpolate(runtime).value));
    const inherited = super.attribute(rt, name);
    if (inherited !== undefined) return inherited;
    if (this.type.fields.has(name)) return new BuiltinFunction(name, (runtime) => this.field(runtime, name) ?? EMPTY);
    const asked = name.startsWith("has_") ? name.slice(4) : "";
    return this.type.fields.has(asked) ? new BuiltinFunction(name, () => this.fields.has(asked)) : undefined;
  }

  override attributeNames(): string[] {
    return [...this.type.fields.keys(), ...OBJECT_METHOD_NAMES];
  }

  find(rt: Runtime, ref: Ref): Value | undefined {
    const [first] = ref.components;
    const value = first?.kind === "name" ? this.fields.get(first.value) : undefined;
    const scoped = value?.inScope(this.scopes());
    if (scoped === undefined || ref.components.length === 1) return scoped;
    return isNamable(scoped) ? scoped.find(rt, ref.rest(1)) : undefined;
  }
}
