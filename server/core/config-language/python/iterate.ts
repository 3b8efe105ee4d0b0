/** Going through the elements of any iterable value. */
import { PyObject, type Runtime, typeName, type Value } from "./runtime.ts";

/** The elements; each is charged. Raises TypeError when there are none to go through. */
export function* iterate(rt: Runtime, value: Value): Generator<Value, void, undefined> {
  const source = typeof value === "string" ? value : value instanceof PyObject ? value.iterate(rt) : undefined;
  if (source === undefined) return rt.raise("TypeError", `'${typeName(value)}' object is not iterable`);
  for (const element of source) {
    rt.meter.spend();
    yield element;
  }
}

/** All elements, as a new array. */
export function elements(rt: Runtime, value: Value): Value[] {
  const result: Value[] = [];
  for (const element of iterate(rt, value)) result.push(element);
  rt.meter.allocate(result.length);
  return result;
}

export function lengthOf(rt: Runtime, value: Value): number {
  if (typeof value === "string") return value.length;
  const length = value instanceof PyObject ? value.length(rt) : undefined;
  return length ?? rt.raise("TypeError", `object of type '${typeName(value)}' has no len()`);
}
