/** Truth, equality, order and hashing, as Python 2.7 has them: values of different types have an order, too. */
import { isNumber, PyObject, type Runtime, typeName, type Value } from "./runtime.ts";

export function truthy(rt: Runtime, value: Value): boolean {
  return value instanceof PyObject ? value.truthy(rt) : Boolean(value) || Number.isNaN(value);
}

/** A number for comparisons with numbers of any kind; JavaScript compares bigints with numbers by value. */
function numeric(value: bigint | number | boolean): bigint | number {
  return typeof value === "boolean" ? (value ? 1n : 0n) : value;
}

export function equals(rt: Runtime, left: Value, right: Value): boolean {
  rt.meter.spend();
  if (left === right) return !(typeof left === "number" && Number.isNaN(left));
  if (isNumber(left) && isNumber(right)) {
    // oxlint-disable-next-line eqeqeq -- the loose form compares a bigint with a number by value
    return numeric(left) == numeric(right);
  }
  if (!(left instanceof PyObject) && !(right instanceof PyObject)) return false;
  rt.meter.enter();
  const answer = left instanceof PyObject ? left.equals(rt, right) : undefined;
  const mirrored = answer === undefined && right instanceof PyObject ? right.equals(rt, left) : answer;
  rt.meter.leave();
  return mirrored ?? false;
}

/** A sequence whose elements are compared one by one. */
export interface Sequence {
  readonly items: readonly Value[];
}

function isSequence(value: Value): value is PyObject & Sequence {
  return value instanceof PyObject && (value.typeName === "list" || value.typeName === "tuple");
}

/** Negative, zero or positive. */
export function order(rt: Runtime, left: Value, right: Value): number {
  rt.meter.spend();
  if (isNumber(left) && isNumber(right)) {
    const [a, b] = [numeric(left), numeric(right)];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  if (typeof left === "string" && typeof right === "string") return left < right ? -1 : left > right ? 1 : 0;
  if (isSequence(left) && isSequence(right) && left.typeName === right.typeName) return sequenceOrder(rt, left, right);
  if (equals(rt, left, right)) return 0;
  const own = left instanceof PyObject ? left.order(rt, right) : undefined;
  if (own !== undefined) return own;
  const [a, b] = [rank(left), rank(right)];
  return a < b ? -1 : a > b ? 1 : rt.raise("TypeError", `'${typeName(left)}' objects have no order`);
}

/** None comes before numbers, numbers before everything else, and that is ordered by the types' names. */
function rank(value: Value): string {
  return value === null ? "" : isNumber(value) ? " " : typeName(value);
}

function sequenceOrder(rt: Runtime, left: Sequence, right: Sequence): number {
  rt.meter.enter();
  let result = left.items.length - right.items.length;
  const shared = Math.min(left.items.length, right.items.length);
  for (let at = 0; at < shared; at++) {
    const [a, b] = [left.items[at] as Value, right.items[at] as Value];
    if (equals(rt, a, b)) continue;
    result = order(rt, a, b);
    break;
  }
  rt.meter.leave();
  return result;
}

/** Equal values have equal keys, whatever their numeric type. */
export function hashKey(rt: Runtime, value: Value): string {
  rt.meter.spend();
  if (typeof value === "string") return `s:${value}`;
  if (typeof value === "bigint") return `i:${value}`;
  if (typeof value === "boolean") return value ? "i:1" : "i:0";
  if (typeof value === "number") return Number.isInteger(value) ? `i:${BigInt(value)}` : `f:${value}`;
  if (value === null) return "n:";
  rt.meter.enter();
  const key = value.hashKey(rt) ?? rt.raise("TypeError", `unhashable type: '${value.typeName}'`);
  rt.meter.leave();
  rt.meter.spend(1 + (key.length >>> 4));
  return key;
}
