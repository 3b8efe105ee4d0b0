/**
 * Pystachio objects: immutable, typed values that may contain mustache variables, with the scopes that bind them.
 * From Pystachio's `base.py` and `typing.py`.
 */
import { BuiltinFunction } from "../python/functions.ts";
import { type Arguments, type BinaryName, type Origin, PyObject, type Runtime, type Value } from "../python/runtime.ts";
import { PyDict, PyTuple } from "../python/containers.ts";
import { PyError } from "../python/machine.ts";
import type { Namable, Unbound } from "./mustache.ts";
import { environmentOf, isNamable } from "./scopes.ts";

/** Undefined when the value fits its type; otherwise why not, and where the value was made. */
export type CheckFailure = { readonly message: string; readonly origin: Origin } | undefined;

export interface Interpolated {
  readonly value: PystachioObject;
  readonly unbound: readonly Unbound[];
}

/** A Pystachio type: called with a value, it makes an object of the type. */
export abstract class PystachioType extends PyObject {
  override readonly typeName = "type";
  abstract readonly name: string;
  /** Equal types have equal signatures: types are what they consist of. */
  abstract readonly signature: string;

  /** `value` as an object of this type. Raises ValueError or TypeError when it cannot be one. */
  abstract make(rt: Runtime, value: Value, origin: Origin): PystachioObject;

  /** `value` itself when it is of this type already. */
  coerce(rt: Runtime, value: Value, origin: Origin): PystachioObject {
    return value instanceof PystachioObject && this.hasInstance(value) ? value : this.make(rt, value, origin);
  }

  override get callable(): boolean {
    return true;
  }

  override call(rt: Runtime, { positional }: Arguments): Value {
    const [value] = positional;
    if (value === undefined || positional.length > 1) return rt.raise("TypeError", `${this.name}() takes one argument`);
    return this.make(rt, value, rt.origin());
  }

  override hasInstance(value: Value): boolean {
    return value instanceof PystachioObject && sameType(value.type, this);
  }

  override equals(_rt: Runtime, other: Value): boolean {
    return other instanceof PystachioType && sameType(this, other);
  }

  override hashKey(): string {
    return `T:${this.signature}`;
  }

  override repr(): string {
    return `<class '${this.name}'>`;
  }

  override attribute(_rt: Runtime, name: string): Value | undefined {
    return name === "__name__" ? this.name : undefined;
  }
}

export function sameType(left: PystachioType, right: PystachioType): boolean {
  return left === right || left.signature === right.signature;
}

export abstract class PystachioObject extends PyObject {
  abstract readonly type: PystachioType;
  readonly ownScopes: readonly Namable[];
  /** Where the object was made. */
  readonly origin: Origin;

  constructor(origin: Origin, scopes: readonly Namable[]) {
    super();
    this.origin = origin;
    this.ownScopes = scopes;
  }

  override get typeName(): string {
    return this.type.name;
  }

  /** Complete and without variables: scopes mean nothing to it, and interpolating gives it back. */
  abstract get settled(): boolean;
  /** The same object with other scopes. */
  abstract withScopes(scopes: readonly Namable[]): PystachioObject;
  /** With every variable replaced that has a value. Raises ValueError where that gives no value of the type. */
  abstract interpolate(rt: Runtime): Interpolated;
  /** The plain value, variables as they are. */
  abstract get(rt: Runtime): Value;
  /** Whether the object as interpolated is complete and of its type. */
  abstract check(rt: Runtime): CheckFailure;

  /** The scopes in which this object's parts are interpolated. */
  scopes(): readonly Namable[] {
    return this.ownScopes;
  }

  /** To be interpolated within `scopes`. */
  inScope(scopes: readonly Namable[]): PystachioObject {
    return scopes.length === 0 || this.settled ? this : this.withScopes([...this.ownScopes, ...scopes]);
  }

  bindScopes(scopes: readonly Namable[]): PystachioObject {
    return this.withScopes([...scopes.toReversed(), ...this.ownScopes]);
  }

  protected interpolated(rt: Runtime): PystachioObject {
    rt.meter.enter();
    const { value } = this.interpolate(rt);
    rt.meter.leave();
    return value;
  }

  override truthy(): boolean {
    return true;
  }

  override equals(rt: Runtime, other: Value): boolean {
    if (!(other instanceof PystachioObject) || !sameType(this.type, other.type)) return false;
    return this.hashKey(rt) === other.hashKey(rt);
  }

  override hashKey(rt: Runtime): string {
    return `p:${this.type.name}:${contentKey(rt, this.interpolated(rt).get(rt))}`;
  }

  override binary(rt: Runtime, operator: BinaryName, other: Value): Value | undefined {
    if (operator !== "%") return undefined;
    return this.bindScopes(scopesOf(rt, { positional: [other], keywords: new Map() })).interpolate(rt).value;
  }

  override attribute(_rt: Runtime, name: string): Value | undefined {
    const method = METHODS.get(name);
    return method && new BuiltinFunction(name, (rt, args) => method(rt, this, args));
  }
}

/** Text that equal plain values share. */
function contentKey(rt: Runtime, value: Value): string {
  rt.meter.spend();
  if (!(value instanceof PyObject)) return `${typeof value}${JSON.stringify(String(value))}`;
  rt.meter.enter();
  let key = "";
  if (value instanceof PyTuple) key = `(${value.items.map((item) => contentKey(rt, item)).join(",")})`;
  else if (value instanceof PyDict) {
    const parts = [...value.entries.values()].map(
      (entry) => `${contentKey(rt, entry.key)}=${contentKey(rt, entry.value)}`,
    );
    key = `{${parts.sort().join(",")}}`;
  } else key = value.hashKey(rt) ?? "";
  rt.meter.leave();
  rt.meter.allocate(key.length >>> 2);
  return key;
}

/** The scopes that `bind(...)` and `%` add. */
function scopesOf(rt: Runtime, { positional, keywords }: Arguments): Namable[] {
  const scopes = positional.map((value): Namable => {
    if (isNamable(value)) return value;
    if (!(value instanceof PyDict)) return rt.raise("ValueError", "bind() takes dicts, Pystachio objects and keywords");
    return environmentOf(
      rt,
      [...value.entries.values()].map((entry) => [entry.key, entry.value] as const),
    );
  });
  if (keywords.size > 0) scopes.push(environmentOf(rt, keywords));
  return scopes;
}

/** `check()` of a Pystachio object. */
class TypeCheck extends PyObject {
  override readonly typeName = "TypeCheck";
  readonly #failure: CheckFailure;

  constructor(failure: CheckFailure) {
    super();
    this.#failure = failure;
  }

  override attribute(_rt: Runtime, name: string): Value | undefined {
    if (name === "ok") return new BuiltinFunction(name, () => this.#failure === undefined);
    return name === "message" ? new BuiltinFunction(name, () => this.#failure?.message ?? "") : undefined;
  }
}

/** A value that cannot even be interpolated fails the check. */
function checkOf(rt: Runtime, self: PystachioObject): Value {
  const failed = ({ message }: PyError): CheckFailure => ({ message, origin: self.origin });
  return new TypeCheck(attempt(rt, () => self.check(rt), failed));
}

type ObjectMethod = (rt: Runtime, self: PystachioObject, args: Arguments) => Value;

const METHODS: ReadonlyMap<string, ObjectMethod> = new Map<string, ObjectMethod>([
  ["bind", (rt, self, args) => self.bindScopes(scopesOf(rt, args))],
  ["in_scope", (rt, self, args) => self.withScopes([...self.ownScopes, ...scopesOf(rt, args)])],
  ["get", (rt, self) => self.get(rt)],
  ["copy", (_rt, self) => self],
  ["check", checkOf],
  [
    "interpolate",
    (rt, self) => {
      const { value, unbound } = self.interpolate(rt);
      return new PyTuple([value, new PyTuple(unbound.map(({ ref }) => `{{${ref.address}}}`))]);
    },
  ],
]);

/** What `body` gives; `failed` gives it when an exception is raised, which tells that a value is not of a type. */
export function attempt<T>(rt: Runtime, body: () => T, failed: (error: PyError) => T): T {
  const restore = rt.checkpoint();
  try {
    return body();
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    restore();
    return failed(error);
  }
}

/** The names of the methods that every Pystachio object has. */
export const OBJECT_METHOD_NAMES: readonly string[] = [...METHODS.keys()];
