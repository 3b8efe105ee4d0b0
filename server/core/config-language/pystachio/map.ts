/** Maps from one type to another. From Pystachio's `container.py`. */
import { PyDict, PyList, PyTuple } from "../python/containers.ts";
import { equals } from "../python/compare.ts";
import { type Arguments, type Origin, PyObject, type Runtime, typeName, type Value } from "../python/runtime.ts";
import { repr, str } from "../python/text.ts";
import type { Namable, Unbound } from "./mustache.ts";
import { type CheckFailure, type Interpolated, PystachioObject, PystachioType } from "./object.ts";
import type { Ref } from "./ref.ts";
import { isNamable } from "./scopes.ts";

export type MapEntry = readonly [key: PystachioObject, value: PystachioObject];

export class MapType extends PystachioType {
  readonly key: PystachioType;
  readonly value: PystachioType;
  readonly name: string;
  readonly signature: string;

  constructor(key: PystachioType, value: PystachioType) {
    super();
    this.key = key;
    this.value = value;
    this.name = `${key.name}${value.name}Map`;
    this.signature = `Map<${key.signature},${value.signature}>`;
  }

  make(rt: Runtime, value: Value, origin: Origin): PystachioObject {
    if (value instanceof PyDict) {
      return this.#ofPairs(
        rt,
        [...value.entries.values()].map((entry) => [entry.key, entry.value] as const),
        origin,
      );
    }
    if (value instanceof MapObject) return this.#ofPairs(rt, value.entries, origin);
    const wanted = `a map of ${this.key.name} to ${this.value.name}`;
    return rt.raise("TypeError", `${wanted} is expected, not a '${typeName(value)}'`, { origin });
  }

  #ofPairs(rt: Runtime, pairs: readonly (readonly [Value, Value])[], origin: Origin): PystachioObject {
    rt.meter.allocate(pairs.length);
    const entries = pairs.map(([key, item]): MapEntry => [
      this.key.coerce(rt, key, origin),
      this.value.coerce(rt, item, item instanceof PystachioObject ? item.origin : origin),
    ]);
    return new MapObject(this, { entries, origin, scopes: [] });
  }

  /** A dict, or pairs. */
  override call(rt: Runtime, { positional }: Arguments): Value {
    const [first] = positional;
    if (positional.length === 1 && first instanceof PyDict) return this.make(rt, first, rt.origin());
    const pairs = positional.map((pair) => {
      const items = pair instanceof PyTuple || pair instanceof PyList ? pair.items : [];
      const [key, value] = items;
      if (key === undefined || value === undefined || items.length !== 2) {
        return rt.raise("ValueError", `${this.name} takes a dict or pairs of ${this.key.name} and ${this.value.name}`);
      }
      return [key, value] as const;
    });
    return this.#ofPairs(rt, pairs, rt.origin());
  }
}

export class MapObject extends PystachioObject implements Namable {
  readonly type: MapType;
  readonly entries: readonly MapEntry[];
  #settled: boolean | undefined;

  constructor(
    type: MapType,
    parts: { readonly entries: readonly MapEntry[]; readonly origin: Origin; readonly scopes: readonly Namable[] },
  ) {
    super(parts.origin, parts.scopes);
    this.type = type;
    this.entries = parts.entries;
  }

  get settled(): boolean {
    return (this.#settled ??= this.entries.every(([key, value]) => key.settled && value.settled));
  }

  withScopes(scopes: readonly Namable[]): MapObject {
    return new MapObject(this.type, { entries: this.entries, origin: this.origin, scopes });
  }

  get(rt: Runtime): Value {
    return PyDict.of(
      rt,
      this.entries.map(([key, value]) => [key.get(rt), value.get(rt)] as const),
    );
  }

  interpolate(rt: Runtime): Interpolated {
    const unbound: Unbound[] = [];
    rt.meter.spend();
    if (this.settled) return { value: this, unbound };
    const part = (object: PystachioObject): PystachioObject => {
      const interpolated = object.inScope(this.ownScopes).interpolate(rt);
      unbound.push(...interpolated.unbound);
      return interpolated.value;
    };
    const entries = this.entries.map(([key, value]): MapEntry => [part(key), part(value)]);
    return { value: new MapObject(this.type, { entries, origin: this.origin, scopes: [] }), unbound };
  }

  check(rt: Runtime): CheckFailure {
    for (const [key, value] of this.entries) {
      const keyFailure = key.inScope(this.ownScopes).check(rt);
      if (keyFailure !== undefined)
        return { ...keyFailure, message: `a key of ${this.type.name}: ${keyFailure.message}` };
      const failure = value.inScope(this.ownScopes).check(rt);
      if (failure !== undefined)
        return { ...failure, message: `${this.type.name}[${str(rt, key)}]: ${failure.message}` };
    }
    return undefined;
  }

  /** The entries as interpolated. */
  pairs(rt: Runtime): readonly MapEntry[] {
    return (this.interpolated(rt) as MapObject).entries;
  }

  #lookup(rt: Runtime, key: Value): PystachioObject | undefined {
    const plain =
      key instanceof PystachioObject
        ? key.get(rt)
        : this.type.key.make(rt, key, this.origin).interpolate(rt).value.get(rt);
    return this.pairs(rt).find(([candidate]) => equals(rt, candidate.get(rt), plain))?.[1];
  }

  override iterate(rt: Runtime): Iterable<Value> {
    return this.pairs(rt).map(([key]) => key);
  }

  override length(): number {
    return this.entries.length;
  }

  override item(rt: Runtime, index: Value): Value {
    return this.#lookup(rt, index) ?? rt.raise("KeyError", repr(rt, index));
  }

  override contains(rt: Runtime, value: Value): boolean {
    return !(value instanceof PyObject && !(value instanceof PystachioObject)) && this.#lookup(rt, value) !== undefined;
  }

  override repr(rt: Runtime): string {
    return `${this.type.name}(${this.pairs(rt)
      .map(([key, value]) => `${str(rt, key)} => ${str(rt, value)}`)
      .join(", ")})`;
  }

  find(rt: Runtime, ref: Ref): Value | undefined {
    const [first] = ref.components;
    if (first?.kind !== "index") return undefined;
    const wanted = str(rt, this.type.key.make(rt, first.value, this.origin));
    const value = this.entries.find(([key]) => str(rt, key) === wanted)?.[1].inScope(this.scopes());
    if (value === undefined || ref.components.length === 1) return value;
    return isNamable(value) ? value.find(rt, ref.rest(1)) : undefined;
  }
}
