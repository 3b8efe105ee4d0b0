/** Lists of one type. From Pystachio's `container.py`. */
import { PyList, PyTuple, sequenceIndex } from "../python/containers.ts";
import { equals } from "../python/compare.ts";
import { type Origin, type Runtime, typeName, type Value } from "../python/runtime.ts";
import { sliceOf, SliceValue } from "../python/slices.ts";
import { str } from "../python/text.ts";
import type { Namable, Unbound } from "./mustache.ts";
import { type CheckFailure, type Interpolated, PystachioObject, PystachioType, sameType } from "./object.ts";
import type { Ref } from "./ref.ts";
import { isNamable } from "./scopes.ts";

export class ListType extends PystachioType {
  readonly element: PystachioType;
  readonly name: string;
  readonly signature: string;

  constructor(element: PystachioType) {
    super();
    this.element = element;
    this.name = `${element.name}List`;
    this.signature = `List<${element.signature}>`;
  }

  make(rt: Runtime, value: Value, origin: Origin): PystachioObject {
    const items = sequence(value);
    if (items === undefined) {
      return rt.raise("TypeError", `a list of ${this.element.name} is expected, not a '${typeName(value)}'`, {
        origin,
      });
    }
    rt.meter.allocate(items.length);
    const elements = items.map((item) => this.element.coerce(rt, item, originOf(item) ?? origin));
    return new ListObject(this, { elements, origin, scopes: [] });
  }
}

function sequence(value: Value): readonly Value[] | undefined {
  if (value instanceof PyList || value instanceof PyTuple) return value.items;
  return value instanceof ListObject ? value.elements : undefined;
}

function originOf(value: Value): Origin | undefined {
  return value instanceof PystachioObject ? value.origin : undefined;
}

export class ListObject extends PystachioObject implements Namable {
  readonly type: ListType;
  readonly elements: readonly PystachioObject[];
  #settled: boolean | undefined;

  constructor(
    type: ListType,
    parts: {
      readonly elements: readonly PystachioObject[];
      readonly origin: Origin;
      readonly scopes: readonly Namable[];
    },
  ) {
    super(parts.origin, parts.scopes);
    this.type = type;
    this.elements = parts.elements;
  }

  get settled(): boolean {
    return (this.#settled ??= this.elements.every((element) => element.settled));
  }

  withScopes(scopes: readonly Namable[]): ListObject {
    return new ListObject(this.type, { elements: this.elements, origin: this.origin, scopes });
  }

  get(rt: Runtime): Value {
    rt.meter.allocate(this.elements.length);
    return new PyTuple(this.elements.map((element) => element.get(rt)));
  }

  interpolate(rt: Runtime): Interpolated {
    const unbound: Unbound[] = [];
    rt.meter.spend();
    if (this.settled) return { value: this, unbound };
    const elements = this.elements.map((element) => {
      const interpolated = element.inScope(this.ownScopes).interpolate(rt);
      unbound.push(...interpolated.unbound);
      return interpolated.value;
    });
    return { value: new ListObject(this.type, { elements, origin: this.origin, scopes: [] }), unbound };
  }

  check(rt: Runtime): CheckFailure {
    for (const element of this.elements) {
      const failure = element.inScope(this.ownScopes).check(rt);
      if (failure !== undefined) return { ...failure, message: `an element of ${this.type.name}: ${failure.message}` };
    }
    return undefined;
  }

  /** The elements as interpolated. */
  items(rt: Runtime): readonly PystachioObject[] {
    return (this.interpolated(rt) as ListObject).elements;
  }

  override iterate(rt: Runtime): Iterable<Value> {
    return this.items(rt);
  }

  override length(): number {
    return this.elements.length;
  }

  override item(rt: Runtime, index: Value): Value {
    const items = this.items(rt);
    if (index instanceof SliceValue) return new PyTuple(sliceOf(rt, items, index));
    return items[sequenceIndex(rt, index, { length: items.length, name: "list" })] ?? null;
  }

  override contains(rt: Runtime, value: Value): boolean {
    const typed = value instanceof PystachioObject && sameType(value.type, this.type.element);
    return this.items(rt).some((item) => equals(rt, typed ? item : item.get(rt), value));
  }

  override repr(rt: Runtime): string {
    return `${this.type.name}(${this.items(rt)
      .map((item) => str(rt, item))
      .join(", ")})`;
  }

  find(rt: Runtime, ref: Ref): Value | undefined {
    const [first] = ref.components;
    if (first?.kind !== "index" || !/^-?\d+$/.test(first.value)) return undefined;
    const element = this.elements.at(Number(first.value))?.inScope(this.scopes());
    if (element === undefined || ref.components.length === 1) return element;
    return isNamable(element) ? element.find(rt, ref.rest(1)) : undefined;
  }
}
