/** What binds values to mustache variables: environments, and the parent's scopes seen from a struct as `super`. */
import { PyDict } from "../python/containers.ts";
import { isNumber, PyObject, type Runtime, typeName, type Value } from "../python/runtime.ts";
import { str } from "../python/text.ts";
import type { Namable } from "./mustache.ts";
import { parseRef, Ref } from "./ref.ts";

export function isNamable(value: Value): value is PyObject & Namable {
  return value instanceof PyObject && "find" in value && typeof value.find === "function";
}

/** Values by address. A value that has parts of its own is looked into. */
export class Environment implements Namable {
  readonly #table = new Map<string, Value>();

  set(ref: Ref, value: Value): void {
    this.#table.set(ref.address, value);
  }

  find(rt: Runtime, ref: Ref): Value | undefined {
    const exact = this.#table.get(ref.address);
    if (exact !== undefined) return exact;
    for (let length = ref.components.length - 1; length > 0; length--) {
      const value = this.#table.get(ref.prefix(length));
      if (value === undefined || !isNamable(value)) continue;
      const found = value.find(rt, ref.rest(length));
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** The environment of pairs of addresses and values; dicts are nested addresses. */
export function environmentOf(rt: Runtime, pairs: Iterable<readonly [Value, Value]>): Environment {
  const environment = new Environment();
  addPairs(rt, environment, { prefix: [], pairs });
  return environment;
}

function addPairs(
  rt: Runtime,
  environment: Environment,
  { prefix, pairs }: { prefix: Ref["components"]; pairs: Iterable<readonly [Value, Value]> },
): void {
  for (const [key, value] of pairs) {
    rt.meter.spend();
    const ref = (typeof key === "string" ? parseRef(key) : undefined) ?? badKey(rt, key);
    const components = [...prefix, ...ref.components];
    if (value instanceof PyDict) {
      rt.meter.enter();
      const inner = [...value.entries.values()].map((entry) => [entry.key, entry.value] as const);
      addPairs(rt, environment, { prefix: components, pairs: inner });
      rt.meter.leave();
    } else {
      environment.set(new Ref(components), boundValue(rt, value, ref));
    }
  }
}

function badKey(rt: Runtime, key: Value): never {
  return rt.raise(
    "ValueError",
    `${typeof key === "string" ? `'${key}'` : `a '${typeName(key)}'`} is not the name of a variable`,
  );
}

/** Numbers become text; a Pystachio object stays what it is. */
function boundValue(rt: Runtime, value: Value, ref: Ref): Value {
  if (typeof value === "string" || isNumber(value)) return str(rt, value);
  if (value instanceof PyObject && "interpolate" in value) return value;
  return rt.raise(
    "ValueError",
    `'${ref.address}' can be bound to a string, a number, a dict or a Pystachio object, not to a '${typeName(value)}'`,
  );
}

/** `super.name` is `name` in the scope around. */
export class SuperScope implements Namable {
  readonly #scope: Namable;

  constructor(scope: Namable) {
    this.#scope = scope;
  }

  find(rt: Runtime, ref: Ref): Value | undefined {
    const [first] = ref.components;
    if (first?.kind !== "name" || first.value !== "super" || ref.components.length === 1) return undefined;
    return this.#scope.find(rt, ref.rest(1));
  }
}

/** The fields of a struct, by their names and, with `prefix`, as `self.name`. */
export class FieldScope implements Namable {
  readonly #fields: ReadonlyMap<string, Value | undefined>;
  readonly #prefixed: boolean;

  constructor(fields: ReadonlyMap<string, Value | undefined>, prefixed: boolean) {
    this.#fields = fields;
    this.#prefixed = prefixed;
  }

  find(rt: Runtime, ref: Ref): Value | undefined {
    const [first, second] = ref.components;
    if (this.#prefixed && (first?.kind !== "name" || first.value !== "self")) return undefined;
    const name = this.#prefixed ? second : first;
    const value = name?.kind === "name" ? this.#fields.get(name.value) : undefined;
    const used = this.#prefixed ? 2 : 1;
    if (value === undefined || ref.components.length === used) return value;
    return isNamable(value) ? value.find(rt, ref.rest(used)) : undefined;
  }
}
