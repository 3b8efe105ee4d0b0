/** Plain classes, their instances, and exceptions, which are instances as well. */
import { BuiltinFunction } from "./functions.ts";
import {
  type Arguments,
  type ClassDefinition,
  type ExceptionName,
  PyObject,
  type Runtime,
  type Value,
} from "./runtime.ts";
import { repr, str } from "./text.ts";

/** A function of a class: becomes a method when it is looked up on an instance. */
export interface Bindable {
  bind(self: Value): Value;
}

function isBindable(value: Value): value is PyObject & Bindable {
  return (
    value instanceof PyObject && "bind" in value && typeof value.bind === "function" && value.typeName === "function"
  );
}

/** `@staticmethod`, `@classmethod` and `@property` around a function. */
export class DecoratedMethod extends PyObject {
  override readonly typeName = "function";
  readonly kind: "static" | "class" | "property";
  readonly target: Value;

  constructor(kind: "static" | "class" | "property", target: Value) {
    super();
    this.kind = kind;
    this.target = target;
  }
}

export class PyClass extends PyObject {
  override readonly typeName = "type";
  readonly className: string;
  readonly bases: readonly PyClass[];
  readonly namespace: Map<string, Value>;
  /** Built-in classes do not change. */
  readonly sealed: boolean;

  constructor(
    className: string,
    bases: readonly PyClass[],
    parts: { namespace?: Map<string, Value>; sealed?: boolean } = {},
  ) {
    super();
    this.className = className;
    this.bases = bases;
    this.namespace = parts.namespace ?? new Map();
    this.sealed = parts.sealed ?? false;
  }

  find(name: string): Value | undefined {
    const own = this.namespace.get(name);
    if (own !== undefined) return own;
    for (const base of this.bases) {
      const inherited = base.find(name);
      if (inherited !== undefined) return inherited;
    }
    return undefined;
  }

  isSubclassOf(other: PyClass): boolean {
    return this === other || this.bases.some((base) => base.isSubclassOf(other));
  }

  override repr(): string {
    return `<class '${this.className}'>`;
  }

  override get callable(): boolean {
    return true;
  }

  override call(rt: Runtime, args: Arguments): Value {
    const instance = new PyInstance(this, args.positional);
    const initializer = this.find("__init__");
    if (initializer !== undefined && isBindable(initializer)) rt.call(initializer.bind(instance), args);
    else if (!this.find("__exception__") && (args.positional.length > 0 || args.keywords.size > 0)) {
      rt.raise("TypeError", `${this.className}() takes no arguments`);
    }
    return instance;
  }

  override attribute(_rt: Runtime, name: string): Value | undefined {
    if (name === "__name__") return this.className;
    const value = this.find(name);
    if (!(value instanceof DecoratedMethod)) return value;
    return value.kind === "class" && isBindable(value.target) ? value.target.bind(this) : value.target;
  }

  override attributeNames(): string[] {
    return [...this.namespace.keys(), ...this.bases.flatMap((base) => base.attributeNames())];
  }

  override setAttribute(_rt: Runtime, name: string, value: Value | undefined): boolean {
    if (this.sealed || name.startsWith("__")) return false;
    if (value === undefined) return this.namespace.delete(name);
    this.namespace.set(name, value);
    return true;
  }

  override hasInstance(value: Value): boolean {
    return this.className === "object" || (value instanceof PyInstance && value.type.isSubclassOf(this));
  }

  override subclass(rt: Runtime, { name, namespace, bases }: ClassDefinition): Value {
    const classes = bases.map((base) =>
      base instanceof PyClass ? base : rt.raise("TypeError", "a base is no plain class"),
    );
    return new PyClass(name, classes, { namespace: new Map(namespace) });
  }
}

export class PyInstance extends PyObject {
  override readonly typeName: string;
  readonly type: PyClass;
  readonly attributes = new Map<string, Value>();
  /** What an exception was made with. */
  readonly args: readonly Value[];

  constructor(type: PyClass, args: readonly Value[]) {
    super();
    this.type = type;
    this.typeName = type.className;
    this.args = args;
  }

  override attribute(rt: Runtime, name: string): Value | undefined {
    const own = this.attributes.get(name);
    if (own !== undefined) return own;
    if (name === "message" && this.type.find("__exception__")) return this.str(rt);
    const value = this.type.find(name);
    if (value instanceof DecoratedMethod) return this.#decorated(rt, value);
    return value !== undefined && isBindable(value) ? value.bind(this) : value;
  }

  #decorated(rt: Runtime, { kind, target }: DecoratedMethod): Value {
    if (kind === "static" || !isBindable(target)) return target;
    const bound = target.bind(kind === "class" ? this.type : this);
    return kind === "property" ? rt.call(bound, { positional: [], keywords: new Map() }) : bound;
  }

  override attributeNames(): string[] {
    return [...this.attributes.keys(), ...this.type.attributeNames()];
  }

  override setAttribute(_rt: Runtime, name: string, value: Value | undefined): boolean {
    if (name.startsWith("__")) return false;
    if (value === undefined) return this.attributes.delete(name);
    this.attributes.set(name, value);
    return true;
  }

  override str(rt: Runtime): string {
    const own = this.#special(rt, "__str__");
    if (own !== undefined) return own;
    if (!this.type.find("__exception__")) return this.repr(rt);
    return this.args.length === 1 ? str(rt, this.args[0] as Value) : this.args.map((arg) => repr(rt, arg)).join(", ");
  }

  override repr(rt: Runtime): string {
    return this.#special(rt, "__repr__") ?? `<${this.typeName} object>`;
  }

  #special(rt: Runtime, name: string): string | undefined {
    const method = this.type.find(name);
    if (method === undefined || !isBindable(method)) return undefined;
    const text = rt.call(method.bind(this), { positional: [], keywords: new Map() });
    return typeof text === "string" ? text : rt.raise("TypeError", `${name} returned no string`);
  }

  override get callable(): boolean {
    return this.type.find("__call__") !== undefined;
  }

  override call(rt: Runtime, args: Arguments): Value {
    const method = this.type.find("__call__");
    return method !== undefined && isBindable(method) ? rt.call(method.bind(this), args) : super.call(rt, args);
  }
}

const PARENTS: readonly (readonly [ExceptionName, ExceptionName | undefined])[] = [
  ["Exception", undefined],
  ["StandardError", "Exception"],
  ["SystemExit", "Exception"],
  ["StopIteration", "Exception"],
  ["ArithmeticError", "StandardError"],
  ["OverflowError", "ArithmeticError"],
  ["ZeroDivisionError", "ArithmeticError"],
  ["AssertionError", "StandardError"],
  ["AttributeError", "StandardError"],
  ["ImportError", "StandardError"],
  ["LookupError", "StandardError"],
  ["IndexError", "LookupError"],
  ["KeyError", "LookupError"],
  ["NameError", "StandardError"],
  ["UnboundLocalError", "NameError"],
  ["RuntimeError", "StandardError"],
  ["NotImplementedError", "RuntimeError"],
  ["SyntaxError", "StandardError"],
  ["TypeError", "StandardError"],
  ["ValueError", "StandardError"],
  ["EnvironmentError", "StandardError"],
  ["IOError", "EnvironmentError"],
  ["OSError", "EnvironmentError"],
];

/** Python 2's exception classes. */
export function exceptionClasses(): ReadonlyMap<ExceptionName, PyClass> {
  const classes = new Map<ExceptionName, PyClass>();
  for (const [name, parentName] of PARENTS) {
    const parent = parentName === undefined ? undefined : classes.get(parentName);
    const namespace = new Map<string, Value>(parent === undefined ? [["__exception__", true]] : []);
    classes.set(name, new PyClass(name, parent === undefined ? [] : [parent], { namespace, sealed: true }));
  }
  return classes;
}

/** `staticmethod`, `classmethod` and `property` as functions. */
export const METHOD_DECORATORS: ReadonlyMap<string, Value> = new Map(
  (
    [
      ["staticmethod", "static"],
      ["classmethod", "class"],
      ["property", "property"],
    ] as const
  ).map(([name, kind]) => [
    name,
    new BuiltinFunction(name, (_rt, args) => new DecoratedMethod(kind, args.positional[0] ?? null)),
  ]),
);
