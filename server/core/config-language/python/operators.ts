/** Arithmetic. Ints are unbounded up to a size that nobody means; `/` on ints rounds down, as in Python 2. */
import { percentFormat } from "./percent-format.ts";
import { type BinaryName, isInt, isNumber, PyObject, type Runtime, typeName, type Value } from "./runtime.ts";
import type { UnaryOperator } from "./ast.ts";
import { truthy } from "./compare.ts";

/** Bits of the largest int. */
const MAX_BITS = 16_384n;
const LARGEST = 1n << MAX_BITS;

function bounded(rt: Runtime, value: bigint): bigint {
  if (value < LARGEST && value > -LARGEST) return value;
  return rt.raise("OverflowError", `the integer is too large (more than ${MAX_BITS} bits)`);
}

function toBigInt(value: bigint | boolean): bigint {
  return typeof value === "boolean" ? (value ? 1n : 0n) : value;
}

export function floorDivide(rt: Runtime, left: bigint, right: bigint): bigint {
  if (right === 0n) return rt.raise("ZeroDivisionError", "integer division or modulo by zero");
  const quotient = left / right;
  return left % right !== 0n && left < 0n !== right < 0n ? quotient - 1n : quotient;
}

function power(rt: Runtime, base: bigint, exponent: bigint): Value {
  if (exponent < 0n) return floatBinary(rt, "**", [Number(base), Number(exponent)]) ?? null;
  const magnitude = base < 0n ? -base : base;
  if (magnitude > 1n && exponent * BigInt(magnitude.toString(2).length) > MAX_BITS * 2n) bounded(rt, LARGEST);
  return bounded(rt, magnitude <= 1n && exponent > 1n ? base ** (exponent % 2n || 2n) : base ** exponent);
}

function shift(rt: Runtime, value: bigint, by: bigint): bigint {
  if (by < 0n) return rt.raise("ValueError", "negative shift count");
  if (value !== 0n && by > MAX_BITS) bounded(rt, LARGEST);
  return value === 0n ? 0n : bounded(rt, value << by);
}

type IntOperation = (rt: Runtime, left: bigint, right: bigint) => Value;

const INT_OPERATIONS: ReadonlyMap<BinaryName, IntOperation> = new Map<BinaryName, IntOperation>([
  ["+", (rt, left, right) => bounded(rt, left + right)],
  ["-", (rt, left, right) => bounded(rt, left - right)],
  ["*", (rt, left, right) => bounded(rt, left * right)],
  [
    "/",
    (rt, left, right) =>
      rt.trueDivision() ? (floatBinary(rt, "/", [Number(left), Number(right)]) ?? null) : floorDivide(rt, left, right),
  ],
  ["//", floorDivide],
  ["%", (rt, left, right) => left - floorDivide(rt, left, right) * right],
  ["**", power],
  ["<<", shift],
  [
    ">>",
    (rt, left, right) =>
      right < 0n ? rt.raise("ValueError", "negative shift count") : left >> (right > MAX_BITS ? MAX_BITS : right),
  ],
  ["&", (_rt, left, right) => left & right],
  ["|", (_rt, left, right) => left | right],
  ["^", (_rt, left, right) => left ^ right],
]);

type FloatOperation = (left: number, right: number) => number;

const FLOAT_OPERATIONS: ReadonlyMap<BinaryName, FloatOperation> = new Map<BinaryName, FloatOperation>([
  ["+", (left, right) => left + right],
  ["-", (left, right) => left - right],
  ["*", (left, right) => left * right],
  ["/", (left, right) => left / right],
  ["//", (left, right) => Math.floor(left / right)],
  ["%", (left, right) => left - Math.floor(left / right) * right],
  ["**", (left, right) => left ** right],
]);

function floatBinary(rt: Runtime, operator: BinaryName, [left, right]: readonly [number, number]): Value | undefined {
  if (right === 0 && "/%".includes(operator[0] ?? "")) return rt.raise("ZeroDivisionError", "float division by zero");
  if (operator === "**" && left === 0 && right < 0) {
    return rt.raise("ZeroDivisionError", "0.0 cannot be raised to a negative power");
  }
  return FLOAT_OPERATIONS.get(operator)?.(left, right);
}

function stringBinary(rt: Runtime, operator: BinaryName, [left, right]: readonly [Value, Value]): Value | undefined {
  if (operator === "%" && typeof left === "string") return percentFormat(rt, left, right);
  if (operator === "+" && typeof left === "string" && typeof right === "string") {
    rt.meter.allocate(1 + Math.min(left.length, right.length));
    const joined = left + right;
    if (joined.length > 1_000_000) rt.meter.allocate(joined.length);
    return joined;
  }
  if (operator !== "*") return undefined;
  const [text, times] = typeof left === "string" ? [left, right] : [right, left];
  if (typeof text !== "string" || !isInt(times)) return undefined;
  const count = Math.max(0, Number(times));
  rt.meter.allocate(text.length * count);
  return text === "" ? "" : text.repeat(count);
}

export function binary(rt: Runtime, operator: BinaryName, [left, right]: readonly [Value, Value]): Value {
  rt.meter.spend();
  let result: Value | undefined;
  if (isInt(left) && isInt(right)) {
    result = INT_OPERATIONS.get(operator)?.(rt, toBigInt(left), toBigInt(right));
    const logical = typeof left === "boolean" && typeof right === "boolean" && "&|^".includes(operator);
    if (logical) result = result === 1n;
  } else if (isNumber(left) && isNumber(right)) {
    result = floatBinary(rt, operator, [Number(left), Number(right)]);
  } else if (typeof left === "string" || (typeof right === "string" && !(left instanceof PyObject))) {
    result = stringBinary(rt, operator, [left, right]);
  } else if (left instanceof PyObject) {
    result = left.binary(rt, operator, right);
  }
  if (result === undefined && right instanceof PyObject) result = right.reflected(rt, operator, left);
  if (result !== undefined) return result;
  return rt.raise(
    "TypeError",
    `unsupported operand types for ${operator}: '${typeName(left)}' and '${typeName(right)}'${hint(operator, left, right)}`,
  );
}

function hint(operator: BinaryName, left: Value, right: Value): string {
  const mixed = operator === "+" && (typeof left === "string") !== (typeof right === "string");
  return mixed && (isNumber(left) || isNumber(right)) ? " (use str() to make text of a number)" : "";
}

export function unary(rt: Runtime, operator: UnaryOperator, operand: Value): Value {
  if (operator === "not") return !truthy(rt, operand);
  if (isInt(operand)) {
    const value = toBigInt(operand);
    return operator === "-" ? -value : operator === "~" ? ~value : value;
  }
  if (typeof operand === "number" && operator !== "~") return operator === "-" ? -operand : operand;
  return rt.raise("TypeError", `bad operand type for unary ${operator}: '${typeName(operand)}'`);
}
