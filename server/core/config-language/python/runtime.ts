/**
 * Values of the evaluated language, and what they need of the evaluator.
 *
 * `None` is null, ints are bigints, floats are numbers, strings are strings; everything else is a {@link PyObject}. Attributes are
 * looked up in our own tables only, never on JavaScript objects, so nothing of the host can be reached.
 */
import type { Span } from "./ast.ts";
import type { Meter } from "./meter.ts";
import type { SourceFile } from "./source-file.ts";

export type Value = null | boolean | bigint | number | string | PyObject;

/** Where a value was made. */
export interface Origin {
  readonly file: SourceFile;
  readonly span: Span;
}

export interface Arguments {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  /** Where the keyword arguments are written, for errors about one of them. */
  readonly origins?: ReadonlyMap<string, Origin>;
}

export type ExceptionName =
  | "Exception"
  | "StandardError"
  | "ArithmeticError"
  | "AssertionError"
  | "AttributeError"
  | "ImportError"
  | "IndexError"
  | "KeyError"
  | "LookupError"
  | "NameError"
  | "NotImplementedError"
  | "OverflowError"
  | "RuntimeError"
  | "StopIteration"
  | "SyntaxError"
  | "TypeError"
  | "UnboundLocalError"
  | "ValueError"
  | "ZeroDivisionError"
  | "EnvironmentError"
  | "IOError"
  | "OSError"
  | "SystemExit";

export interface RaiseOptions {
  readonly suggestion?: string | undefined;
  /** Where, if not at the expression under evaluation. */
  readonly origin?: Origin | undefined;
}

/** The body of a `class` statement after it ran. */
export interface ClassDefinition {
  readonly name: string;
  /** What the body bound, in order. */
  readonly namespace: ReadonlyMap<string, Value>;
  readonly bases: readonly Value[];
}

/** What operations on values need of the evaluator. */
export interface Runtime {
  readonly meter: Meter;
  /** Raises an exception of the evaluated language. */
  raise(type: ExceptionName, message: string, options?: RaiseOptions): never;
  call(callee: Value, args: Arguments): Value;
  /** The expression under evaluation. */
  origin(): Origin;
  /** `/` on ints gives floats. */
  trueDivision(): boolean;
  /** A number that no other object of this evaluation has. */
  identity(object: object): number;
  print(text: string): void;
  /** Gives what forgets the calls of a failed evaluation when its exception is caught. */
  checkpoint(): () => void;
  /** The mustache variables whose values are being made, one inside the other. */
  readonly resolving: string[];
  /** A built-in type's method bound to `self`. */
  method(type: BuiltinTypeName, name: string, self: Value): Value | undefined;
}

export type BuiltinTypeName = "str" | "list" | "tuple" | "dict" | "set";

export type BinaryName = "+" | "-" | "*" | "/" | "//" | "%" | "**" | "<<" | ">>" | "&" | "|" | "^" | "@";

/** A value that is not a JavaScript primitive. The defaults are those of an opaque object. */
export abstract class PyObject {
  abstract readonly typeName: string;

  repr(rt: Runtime): string {
    return `<${this.typeName} object ${rt.identity(this)}>`;
  }

  str(rt: Runtime): string {
    return this.repr(rt);
  }

  truthy(rt: Runtime): boolean {
    return this.length(rt) !== 0;
  }

  /** Undefined: not comparable by content, equal only to itself. */
  equals(_rt: Runtime, _other: Value): boolean | undefined {
    return undefined;
  }

  /** Negative, zero or positive; undefined when there is no order. */
  order(_rt: Runtime, _other: Value): number | undefined {
    return undefined;
  }

  /** Equal values have equal keys; undefined when unhashable. */
  hashKey(rt: Runtime): string | undefined {
    return `o:${rt.identity(this)}`;
  }

  attribute(_rt: Runtime, _name: string): Value | undefined {
    return undefined;
  }

  /** For suggestions. */
  attributeNames(): Iterable<string> {
    return [];
  }

  /** False when attributes cannot be set. */
  setAttribute(_rt: Runtime, _name: string, _value: Value | undefined): boolean {
    return false;
  }

  get callable(): boolean {
    return false;
  }

  call(rt: Runtime, _args: Arguments): Value {
    return rt.raise("TypeError", `'${this.typeName}' object is not callable`);
  }

  /** Undefined when it cannot be iterated over. */
  iterate(_rt: Runtime): Iterable<Value> | undefined {
    return undefined;
  }

  /** `isinstance(value, this)`; undefined when this is no type. */
  hasInstance(_value: Value): boolean | undefined {
    return undefined;
  }

  /** The class that `class name(this): ...` makes; undefined when this is no class. */
  subclass(_rt: Runtime, _definition: ClassDefinition): Value | undefined {
    return undefined;
  }

  length(_rt: Runtime): number | undefined {
    return undefined;
  }

  item(rt: Runtime, _index: Value): Value {
    return rt.raise("TypeError", `'${this.typeName}' object is not subscriptable`);
  }

  /** Sets the item, or deletes it when `value` is undefined. */
  setItem(rt: Runtime, _index: Value, value: Value | undefined): void {
    rt.raise(
      "TypeError",
      `'${this.typeName}' object does not support item ${value === undefined ? "deletion" : "assignment"}`,
    );
  }

  /** Undefined: `in` goes by iteration. */
  contains(_rt: Runtime, _value: Value): boolean | undefined {
    return undefined;
  }

  /** Undefined when the operator is not defined for the operands. */
  binary(_rt: Runtime, _operator: BinaryName, _other: Value): Value | undefined {
    return undefined;
  }

  /** As {@link binary}, with this object on the right side. */
  reflected(_rt: Runtime, _operator: BinaryName, _left: Value): Value | undefined {
    return undefined;
  }
}

export const NO_KEYWORDS: ReadonlyMap<string, Value> = new Map();

export function positional(...values: Value[]): Arguments {
  return { positional: values, keywords: NO_KEYWORDS };
}

export function isInt(value: Value): value is bigint | boolean {
  return typeof value === "bigint" || typeof value === "boolean";
}

export function isNumber(value: Value): value is bigint | number | boolean {
  return typeof value === "number" || isInt(value);
}

/** The type's name as Python's messages have it. */
export function typeName(value: Value): string {
  if (typeof value === "boolean") return "bool";
  if (typeof value === "bigint") return "int";
  if (typeof value === "number") return "float";
  if (typeof value === "string") return "str";
  return value === null ? "NoneType" : value.typeName;
}
