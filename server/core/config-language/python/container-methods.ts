/** Methods of lists, tuples, dicts and sets. */
import { asInt } from "./checks.ts";
import { equals, hashKey } from "./compare.ts";
import { PyDict, PyList, PySet, PyTuple, sequenceIndex } from "./containers.ts";
import { elements, iterate } from "./iterate.ts";
import { methodTable } from "./method-table.ts";
import type { Arguments, Runtime, Value } from "./runtime.ts";
import { sorted } from "./sorting.ts";
import { repr } from "./text.ts";

function indexOf(rt: Runtime, items: readonly Value[], value: Value | undefined): number {
  const at = items.findIndex((item) => equals(rt, item, value ?? null));
  return at >= 0 ? at : rt.raise("ValueError", `${repr(rt, value ?? null)} is not in the list`);
}

function countOf(rt: Runtime, items: readonly Value[], value: Value | undefined): bigint {
  return BigInt(items.filter((item) => equals(rt, item, value ?? null)).length);
}

function append(rt: Runtime, list: PyList, values: readonly Value[]): null {
  rt.meter.allocate(values.length);
  if (list.items.length + values.length > 1_000_000) rt.meter.allocate(list.items.length + values.length);
  for (const value of values) list.items.push(value);
  return null;
}

export const LIST_METHODS = methodTable<PyList>({
  append: ["value", (rt, list, [value]) => append(rt, list, [value ?? null])],
  count: ["value", (rt, list, [value]) => countOf(rt, list.items, value)],
  extend: ["iterable", (rt, list, [iterable]) => append(rt, list, elements(rt, iterable ?? null))],
  index: ["value", (rt, list, [value]) => BigInt(indexOf(rt, list.items, value))],
  insert: [
    "index value",
    (rt, list, [index, value]) => {
      rt.meter.allocate(1);
      rt.meter.spend(list.items.length >>> 4);
      const at = asInt(rt, index, "the index");
      list.items.splice(at < 0 ? Math.max(0, at + list.items.length) : at, 0, value ?? null);
      return null;
    },
  ],
  pop: [
    "index?",
    (rt, list, [index]) => {
      if (list.items.length === 0) return rt.raise("IndexError", "pop from empty list");
      rt.meter.spend(1 + (list.items.length >>> 4));
      const at = sequenceIndex(rt, index ?? -1n, { length: list.items.length, name: "list" });
      return list.items.splice(at, 1)[0] ?? null;
    },
  ],
  remove: [
    "value",
    (rt, list, [value]) => {
      list.items.splice(indexOf(rt, list.items, value), 1);
      return null;
    },
  ],
  reverse: [
    "",
    (rt, list) => {
      rt.meter.spend(list.items.length);
      list.items.reverse();
      return null;
    },
  ],
  sort: [
    "cmp? key? reverse?",
    (rt, list, [compare, key, reverse]) => {
      list.items = sorted(rt, list.items, { compare, key, reverse });
      return null;
    },
  ],
});

export const TUPLE_METHODS = methodTable<PyTuple>({
  count: ["value", (rt, tuple, [value]) => countOf(rt, tuple.items, value)],
  index: ["value", (rt, tuple, [value]) => BigInt(indexOf(rt, tuple.items, value))],
});

function pairs(dict: PyDict): PyTuple[] {
  return [...dict.entries.values()].map(({ key, value }) => new PyTuple([key, value]));
}

function listOf(rt: Runtime, items: Value[]): PyList {
  rt.meter.allocate(items.length);
  return new PyList(items);
}

/** What `dict(...)` and `dict.update(...)` take: a mapping or pairs, then keywords. */
export function updateDict(rt: Runtime, dict: PyDict, { positional, keywords }: Arguments): void {
  const [source] = positional;
  if (positional.length > 1) rt.raise("TypeError", "expected at most one argument");
  if (source instanceof PyDict) {
    for (const { key, value } of source.entries.values()) dict.set(rt, key, value);
  } else if (source !== undefined) {
    for (const pair of iterate(rt, source)) {
      const [key, value, ...rest] = elements(rt, pair);
      if (key === undefined || value === undefined || rest.length > 0) {
        rt.raise("ValueError", "a dict is made of pairs; an element has another length");
      }
      dict.set(rt, key as Value, value as Value);
    }
  }
  for (const [key, value] of keywords) dict.set(rt, key, value);
}

export const DICT_METHODS = methodTable<PyDict>({
  clear: [
    "",
    (_rt, dict) => {
      dict.entries.clear();
      return null;
    },
  ],
  copy: [
    "",
    (rt, dict) =>
      PyDict.of(
        rt,
        [...dict.entries.values()].map(({ key, value }) => [key, value] as const),
      ),
  ],
  get: ["key default?", (rt, dict, [key, fallback]) => dict.get(rt, key ?? null) ?? fallback ?? null],
  has_key: ["key", (rt, dict, [key]) => dict.contains(rt, key ?? null)],
  items: ["", (rt, dict) => listOf(rt, pairs(dict))],
  iteritems: ["", (rt, dict) => listOf(rt, pairs(dict))],
  iterkeys: ["", (rt, dict) => listOf(rt, dict.keys())],
  itervalues: ["", (rt, dict) => listOf(rt, dict.values())],
  keys: ["", (rt, dict) => listOf(rt, dict.keys())],
  pop: [
    "key default?",
    (rt, dict, [key, fallback]) => {
      const value = dict.get(rt, key ?? null);
      if (value === undefined) return fallback ?? rt.raise("KeyError", repr(rt, key ?? null));
      dict.entries.delete(hashKey(rt, key ?? null));
      return value;
    },
  ],
  popitem: [
    "",
    (rt, dict) => {
      const last = [...dict.entries].at(-1);
      rt.meter.spend(dict.entries.size);
      if (last === undefined) return rt.raise("KeyError", "popitem(): dictionary is empty");
      dict.entries.delete(last[0]);
      return new PyTuple([last[1].key, last[1].value]);
    },
  ],
  setdefault: [
    "key default?",
    (rt, dict, [key, fallback]) => {
      const value = dict.get(rt, key ?? null);
      if (value !== undefined) return value;
      dict.set(rt, key ?? null, fallback ?? null);
      return fallback ?? null;
    },
  ],
  update: (rt, dict, args) => {
    updateDict(rt, dict, args);
    return null;
  },
  values: ["", (rt, dict) => listOf(rt, dict.values())],
});

function others(rt: Runtime, args: Arguments): PySet[] {
  return args.positional.map((value) => (value instanceof PySet ? value : PySet.of(rt, iterate(rt, value))));
}

/** A set of the kind of `self` with those of `values` that `keep` lets in. */
function select(rt: Runtime, self: PySet, choice: { values: Iterable<Value>; keep: (hash: string) => boolean }): PySet {
  const result = new PySet(self.typeName === "frozenset");
  for (const value of choice.values) if (choice.keep(hashKey(rt, value))) result.add(rt, value);
  return result;
}

function isSubset(rt: Runtime, left: PySet, right: PySet): boolean {
  rt.meter.spend(left.elements.size);
  return [...left.elements.keys()].every((hash) => right.elements.has(hash));
}

export const SET_METHODS = methodTable<PySet>({
  add: [
    "value",
    (rt, set, [value]) => {
      if (set.typeName === "frozenset") rt.raise("AttributeError", "'frozenset' object has no attribute 'add'");
      set.add(rt, value ?? null);
      return null;
    },
  ],
  clear: [
    "",
    (_rt, set) => {
      set.elements.clear();
      return null;
    },
  ],
  copy: ["", (rt, set) => select(rt, set, { values: set.elements.values(), keep: () => true })],
  difference: (rt, set, args) => {
    const removed = others(rt, args);
    return select(rt, set, {
      values: set.elements.values(),
      keep: (hash) => !removed.some((other) => other.elements.has(hash)),
    });
  },
  discard: [
    "value",
    (rt, set, [value]) => {
      set.elements.delete(hashKey(rt, value ?? null));
      return null;
    },
  ],
  intersection: (rt, set, args) => {
    const required = others(rt, args);
    return select(rt, set, {
      values: set.elements.values(),
      keep: (hash) => required.every((other) => other.elements.has(hash)),
    });
  },
  isdisjoint: [
    "other",
    (rt, set, [other]) => [...iterate(rt, other ?? null)].every((value) => !set.contains(rt, value)),
  ],
  issubset: ["other", (rt, set, [other]) => isSubset(rt, set, PySet.of(rt, iterate(rt, other ?? null)))],
  issuperset: ["other", (rt, set, [other]) => isSubset(rt, PySet.of(rt, iterate(rt, other ?? null)), set)],
  pop: [
    "",
    (rt, set) => {
      const [first] = set.elements;
      if (first === undefined) return rt.raise("KeyError", "pop from an empty set");
      set.elements.delete(first[0]);
      return first[1];
    },
  ],
  remove: [
    "value",
    (rt, set, [value]) => {
      if (!set.elements.delete(hashKey(rt, value ?? null))) rt.raise("KeyError", repr(rt, value ?? null));
      return null;
    },
  ],
  symmetric_difference: [
    "other",
    (rt, set, [other]) => {
      const right = PySet.of(rt, iterate(rt, other ?? null));
      const left = select(rt, set, { values: set.elements.values(), keep: (hash) => !right.elements.has(hash) });
      for (const [hash, value] of right.elements) if (!set.elements.has(hash)) left.add(rt, value);
      return left;
    },
  ],
  union: (rt, set, args) => {
    const values = [...set.elements.values(), ...others(rt, args).flatMap((other) => [...other.elements.values()])];
    return select(rt, set, { values, keep: () => true });
  },
  update: (rt, set, args) => {
    for (const other of others(rt, args)) for (const value of other.elements.values()) set.add(rt, value);
    return null;
  },
});
