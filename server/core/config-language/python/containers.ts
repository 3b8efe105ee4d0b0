/** Lists, tuples, dicts and sets. Dicts and sets keep the order of insertion. */
import { equals, hashKey } from "./compare.ts";
import { type BinaryName, isInt, PyObject, type Runtime, type Value } from "./runtime.ts";
import { sliceOf, sliceRange, SliceValue } from "./slices.ts";
import { repr } from "./text.ts";

/** `index` as a place in a sequence of `length`; raises IndexError outside. */
export function sequenceIndex(
  rt: Runtime,
  index: Value,
  sequence: { readonly length: number; readonly name: string },
): number {
  if (!isInt(index)) return rt.raise("TypeError", `${sequence.name} indices must be integers`);
  const at = Number(index);
  const place = at < 0 ? at + sequence.length : at;
  if (place < 0 || place >= sequence.length) {
    return rt.raise("IndexError", `${sequence.name} index ${at} is out of range: it has ${sequence.length} elements`);
  }
  return place;
}

function reprAll(rt: Runtime, items: Iterable<Value>): string {
  const parts: string[] = [];
  for (const item of items) parts.push(repr(rt, item));
  const text = parts.join(", ");
  rt.meter.allocate(text.length);
  return text;
}

function sameItems(rt: Runtime, left: readonly Value[], right: readonly Value[]): boolean {
  return left.length === right.length && left.every((item, at) => equals(rt, item, right[at] as Value));
}

function repeated(rt: Runtime, items: readonly Value[], times: Value): Value[] | undefined {
  if (!isInt(times)) return undefined;
  const count = Math.max(0, Number(times));
  rt.meter.allocate(items.length * count);
  const result: Value[] = [];
  if (items.length > 0) for (let at = 0; at < count; at++) for (const item of items) result.push(item);
  return result;
}

function concatenated(rt: Runtime, left: readonly Value[], right: readonly Value[]): Value[] {
  rt.meter.allocate(left.length + right.length);
  return [...left, ...right];
}

abstract class PySequence extends PyObject {
  abstract override readonly typeName: "list" | "tuple";
  abstract readonly items: readonly Value[];

  protected abstract make(items: Value[]): Value;

  override length(): number {
    return this.items.length;
  }

  override iterate(): Iterable<Value> {
    return this.items;
  }

  override item(rt: Runtime, index: Value): Value {
    if (index instanceof SliceValue) {
      const items = sliceOf(rt, this.items, index);
      return this.make(items);
    }
    return this.items[sequenceIndex(rt, index, { length: this.items.length, name: this.typeName })] as Value;
  }

  override contains(rt: Runtime, value: Value): boolean {
    return this.items.some((item) => equals(rt, item, value));
  }

  override binary(rt: Runtime, operator: BinaryName, other: Value): Value | undefined {
    if (operator === "+" && other instanceof PySequence && other.typeName === this.typeName) {
      return this.make(concatenated(rt, this.items, other.items));
    }
    if (operator !== "*") return undefined;
    const items = repeated(rt, this.items, other);
    return items && this.make(items);
  }

  override reflected(rt: Runtime, operator: BinaryName, left: Value): Value | undefined {
    return operator === "*" ? this.binary(rt, operator, left) : undefined;
  }

  override attribute(rt: Runtime, name: string): Value | undefined {
    return rt.method(this.typeName, name, this);
  }
}

export class PyTuple extends PySequence {
  override readonly typeName = "tuple";
  readonly items: readonly Value[];

  constructor(items: readonly Value[]) {
    super();
    this.items = items;
  }

  protected make(items: Value[]): Value {
    return new PyTuple(items);
  }

  override repr(rt: Runtime): string {
    return `(${reprAll(rt, this.items)}${this.items.length === 1 ? "," : ""})`;
  }

  override equals(rt: Runtime, other: Value): boolean | undefined {
    return other instanceof PyTuple ? sameItems(rt, this.items, other.items) : undefined;
  }

  override hashKey(rt: Runtime): string {
    const keys = this.items.map((item) => hashKey(rt, item));
    rt.meter.allocate(keys.reduce((sum, key) => sum + key.length, 0));
    return `t:${JSON.stringify(keys)}`;
  }
}

export class PyList extends PySequence {
  override readonly typeName = "list";
  items: Value[];

  constructor(items: Value[]) {
    super();
    this.items = items;
  }

  protected make(items: Value[]): Value {
    return new PyList(items);
  }

  override repr(rt: Runtime): string {
    return `[${reprAll(rt, this.items)}]`;
  }

  override equals(rt: Runtime, other: Value): boolean | undefined {
    return other instanceof PyList ? sameItems(rt, this.items, other.items) : undefined;
  }

  override hashKey(): undefined {
    return undefined;
  }

  override setItem(rt: Runtime, index: Value, value: Value | undefined): void {
    if (index instanceof SliceValue) {
      this.#setSlice(rt, index, value);
      return;
    }
    const at = sequenceIndex(rt, index, { length: this.items.length, name: "list" });
    if (value === undefined) this.items.splice(at, 1);
    else this.items[at] = value;
  }

  #setSlice(rt: Runtime, slice: SliceValue, value: Value | undefined): void {
    const { start, stop, step } = sliceRange(rt, slice, this.items.length);
    const replacement = value === undefined ? [] : value instanceof PySequence ? value.items : undefined;
    if (step !== 1 || replacement === undefined) {
      return rt.raise("TypeError", "only a list can be assigned to a slice, and only one without a step");
    }
    rt.meter.allocate(this.items.length + replacement.length);
    this.items = [...this.items.slice(0, start), ...replacement, ...this.items.slice(Math.max(start, stop))];
  }
}

export class PyDict extends PyObject {
  override readonly typeName: string = "dict";
  readonly entries = new Map<string, { readonly key: Value; readonly value: Value }>();

  /** A dict with string keys. */
  static of(rt: Runtime, pairs: Iterable<readonly [Value, Value]>): PyDict {
    const dict = new PyDict();
    for (const [key, value] of pairs) dict.set(rt, key, value);
    return dict;
  }

  get(rt: Runtime, key: Value): Value | undefined {
    return this.entries.get(hashKey(rt, key))?.value;
  }

  set(rt: Runtime, key: Value, value: Value): void {
    const hash = hashKey(rt, key);
    const before = this.entries.get(hash);
    if (before === undefined) rt.meter.allocate(1);
    this.entries.set(hash, { key: before === undefined ? key : before.key, value });
  }

  keys(): Value[] {
    return [...this.entries.values()].map((entry) => entry.key);
  }

  values(): Value[] {
    return [...this.entries.values()].map((entry) => entry.value);
  }

  override length(): number {
    return this.entries.size;
  }

  override *iterate(rt: Runtime): Iterable<Value> {
    const { size } = this.entries;
    for (const key of this.keys()) {
      if (this.entries.size !== size) rt.raise("RuntimeError", "dictionary changed size during iteration");
      yield key;
    }
  }

  override contains(rt: Runtime, value: Value): boolean {
    return this.entries.has(hashKey(rt, value));
  }

  override item(rt: Runtime, index: Value): Value {
    const entry = this.entries.get(hashKey(rt, index));
    return entry === undefined ? this.missing(rt, index) : entry.value;
  }

  protected missing(rt: Runtime, key: Value): Value {
    return rt.raise("KeyError", repr(rt, key));
  }

  override setItem(rt: Runtime, index: Value, value: Value | undefined): void {
    if (value !== undefined) this.set(rt, index, value);
    else if (!this.entries.delete(hashKey(rt, index))) rt.raise("KeyError", repr(rt, index));
  }

  override repr(rt: Runtime): string {
    const parts: string[] = [];
    for (const { key, value } of this.entries.values()) parts.push(`${repr(rt, key)}: ${repr(rt, value)}`);
    const text = parts.join(", ");
    rt.meter.allocate(text.length);
    return `{${text}}`;
  }

  override equals(rt: Runtime, other: Value): boolean | undefined {
    if (!(other instanceof PyDict)) return undefined;
    if (other.entries.size !== this.entries.size) return false;
    for (const [hash, { value }] of this.entries) {
      const counterpart = other.entries.get(hash);
      if (counterpart === undefined || !equals(rt, value, counterpart.value)) return false;
    }
    return true;
  }

  override hashKey(): string | undefined {
    return undefined;
  }

  override attribute(rt: Runtime, name: string): Value | undefined {
    return rt.method("dict", name, this);
  }
}

/** `collections.defaultdict`: what is missing is made by a factory. */
export class PyDefaultDict extends PyDict {
  override readonly typeName = "defaultdict";
  readonly factory: Value;

  constructor(factory: Value) {
    super();
    this.factory = factory;
  }

  protected override missing(rt: Runtime, key: Value): Value {
    if (this.factory === null) return super.missing(rt, key);
    const value = rt.call(this.factory, { positional: [], keywords: new Map() });
    this.set(rt, key, value);
    return value;
  }
}

export class PySet extends PyObject {
  override readonly typeName: string;
  readonly elements = new Map<string, Value>();

  constructor(frozen = false) {
    super();
    this.typeName = frozen ? "frozenset" : "set";
  }

  static of(rt: Runtime, values: Iterable<Value>, frozen = false): PySet {
    const set = new PySet(frozen);
    for (const value of values) set.add(rt, value);
    return set;
  }

  add(rt: Runtime, value: Value): void {
    const hash = hashKey(rt, value);
    if (this.elements.has(hash)) return;
    rt.meter.allocate(1);
    this.elements.set(hash, value);
  }

  override length(): number {
    return this.elements.size;
  }

  override *iterate(rt: Runtime): Iterable<Value> {
    const { size } = this.elements;
    for (const value of Array.from(this.elements.values())) {
      if (this.elements.size !== size) rt.raise("RuntimeError", "set changed size during iteration");
      yield value;
    }
  }

  override contains(rt: Runtime, value: Value): boolean {
    return this.elements.has(hashKey(rt, value));
  }

  override repr(rt: Runtime): string {
    return `${this.typeName}([${reprAll(rt, this.elements.values())}])`;
  }

  override equals(_rt: Runtime, other: Value): boolean | undefined {
    if (!(other instanceof PySet)) return undefined;
    return (
      other.elements.size === this.elements.size && [...this.elements.keys()].every((key) => other.elements.has(key))
    );
  }

  override hashKey(_rt: Runtime): string | undefined {
    return this.typeName === "frozenset" ? `z:${JSON.stringify([...this.elements.keys()].sort())}` : undefined;
  }

  override binary(rt: Runtime, operator: BinaryName, other: Value): Value | undefined {
    if (!(other instanceof PySet)) return undefined;
    const name = { "|": "union", "&": "intersection", "-": "difference", "^": "symmetric_difference" }[
      operator as string
    ];
    const combine = name === undefined ? undefined : this.attribute(rt, name);
    return combine && rt.call(combine, { positional: [other], keywords: new Map() });
  }

  override attribute(rt: Runtime, name: string): Value | undefined {
    return rt.method("set", name, this);
  }
}
