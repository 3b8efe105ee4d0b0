/**
 * Pystachio objects as JSON, exactly as `json.dumps` of Python 2.7 writes them: the order of keys, the blanks, `1.0` for a float,
 * `\u00e9` outside ASCII.
 */
import { jsonString } from "../python/json-module.ts";
import { PyObject, type Runtime, type Value } from "../python/runtime.ts";
import { floatRepr, repr, str } from "../python/text.ts";
import { ChoiceObject } from "./choice.ts";
import { ListObject } from "./list.ts";
import { type MapEntry, MapObject } from "./map.ts";
import type { PystachioObject } from "./object.ts";
import { python2Order } from "./python2-order.ts";

/** What a struct looks like from here; `struct.ts` imports this file. */
interface StructLike {
  readonly fields: ReadonlyMap<string, PystachioObject>;
  readonly type: { readonly fields: ReadonlyMap<string, unknown> };
  readonly coerced: boolean;
}

/** The orders of the fields of known struct types. */
const calledOrders = new WeakMap<ReadonlyMap<string, unknown>, readonly string[]>();
const coercedOrders = new WeakMap<ReadonlyMap<string, unknown>, readonly string[]>();

/**
 * The order of a struct's data. A class body is a dict that starts with `__module__`, and the type map is made of it; a type that is
 * named by a field is made anew of its sorted attributes. The data is a dict made of the type map.
 */
function structOrder(fields: ReadonlyMap<string, unknown>, coerced: boolean): readonly string[] {
  const orders = coerced ? coercedOrders : calledOrders;
  const known = orders.get(fields);
  if (known !== undefined) return known;
  const declared = python2Order(["__module__", ...fields.keys()]).filter((name) => name !== "__module__");
  const order = python2Order(python2Order(coerced ? [...fields.keys()].sort() : declared));
  orders.set(fields, order);
  return order;
}

/** The text of an object that was interpolated. */
export function dumpJson(rt: Runtime, object: PystachioObject): string {
  rt.meter.spend();
  rt.meter.enter();
  const text = dumpObject(rt, object);
  rt.meter.leave();
  rt.meter.allocate(text.length >>> 2);
  return text;
}

function dumpObject(rt: Runtime, object: PystachioObject): string {
  if ("fields" in object) return dumpStruct(rt, object as unknown as StructLike);
  if (object instanceof ListObject) return `[${object.elements.map((element) => dumpJson(rt, element)).join(", ")}]`;
  if (object instanceof MapObject) return dumpMap(rt, object.entries);
  return object instanceof ChoiceObject ? dumpJson(rt, object.unwrap(rt)) : dumpScalar(rt, object.get(rt));
}

function dumpStruct(rt: Runtime, { fields, type, coerced }: StructLike): string {
  const present = structOrder(type.fields, coerced).filter((name) => fields.has(name));
  const parts = python2Order(present).flatMap((name) => {
    const value = fields.get(name);
    return value === undefined ? [] : [`${jsonString(name)}: ${dumpJson(rt, value)}`];
  });
  return `{${parts.join(", ")}}`;
}

/** The map was made of a dict (one order), which was copied (another), and is made a dict again. */
function dumpMap(rt: Runtime, entries: readonly MapEntry[]): string {
  const values = new Map(entries.map(([key, value]) => [str(rt, key.get(rt)), value] as const));
  const parts = python2Order(python2Order(python2Order(values.keys()))).flatMap((key) => {
    const value = values.get(key);
    return value === undefined ? [] : [`${jsonString(key)}: ${dumpJson(rt, value)}`];
  });
  return `{${parts.join(", ")}}`;
}

function dumpScalar(rt: Runtime, value: Value): string {
  if (typeof value === "string") return jsonString(value);
  if (typeof value === "number") return floatRepr(value);
  if (value instanceof PyObject) return jsonString(repr(rt, value));
  return value === null ? "null" : String(value);
}
