/** The evaluator: runs files, keeps the globals they share, and turns exceptions of the language into `ConfigError`s. */
import { ConfigError, type ConfigPosition } from "../errors.ts";
import type { LoadOptions } from "../loaded-config.ts";
import { nearestName } from "../nearest-name.ts";
import type { Expression, Span, Statement, Target } from "./ast.ts";
import { BUILTINS, namesDict } from "./builtins.ts";
import { exceptionClasses, type PyClass, PyInstance } from "./classes.ts";
import { DICT_METHODS, LIST_METHODS, SET_METHODS, TUPLE_METHODS } from "./container-methods.ts";
import { asString } from "./checks.ts";
import { evaluate } from "./evaluate.ts";
import { assign, execute } from "./execute.ts";
import { BuiltinFunction, builtin } from "./functions.ts";
import { type Completion, type Machine, PyError } from "./machine.ts";
import { boundMethod, type MethodTable } from "./method-table.ts";
import { LimitExceeded, Meter } from "./meter.ts";
import { PyModule, standardModules } from "./modules.ts";
import { parseFile } from "./parse.ts";
import { joinedPath } from "./paths.ts";
import {
  type Arguments,
  type BuiltinTypeName,
  type ExceptionName,
  type Origin,
  PyObject,
  type RaiseOptions,
  typeName,
  type Value,
} from "./runtime.ts";
import { Scope } from "./scope.ts";
import { SCHEMA_PATH, SourceFile } from "./source-file.ts";
import { STRING_METHODS } from "./string-methods.ts";
import { str } from "./text.ts";

const METHODS: Readonly<Record<BuiltinTypeName, MethodTable>> = {
  str: STRING_METHODS,
  list: LIST_METHODS,
  tuple: TUPLE_METHODS,
  dict: DICT_METHODS,
  set: SET_METHODS,
};

/** Places that an error's trace keeps. */
const MAX_TRACE = 20;
/** Files inside one another through `include`. */
const MAX_INCLUDES = 20;
/** Characters that `print` may write. */
const MAX_OUTPUT = 100_000;

/** What a person is told of an exception; the exception itself says what Python's would. */
function shownMessage(type: ExceptionName, message: string): string {
  if (type === "KeyError") return `there is no key ${message}`;
  if (type === "AssertionError") return message === "" ? "assertion failed" : `assertion failed: ${message}`;
  return message === "" ? type : message;
}

export class Interpreter implements Machine {
  readonly meter: Meter;
  readonly globals: Map<string, Value>;
  readonly files: string[] = [];
  readonly resolving: string[] = [];
  readonly #options: LoadOptions;
  readonly #modules: Map<string, PyModule>;
  readonly #builtins: Map<string, Value>;
  readonly #exceptions = exceptionClasses();
  readonly #identities = new WeakMap<object, number>();
  readonly #frames: Origin[] = [];
  readonly #including: string[] = [];
  #nextIdentity = 1;
  #output = "";
  #scope: Scope;
  #span: Span = { from: 0, to: 0 };

  constructor(options: LoadOptions) {
    this.meter = new Meter(options.limits);
    this.#options = options;
    this.globals = new Map();
    this.#modules = standardModules({ env: options.env ?? {}, user: options.user });
    this.#scope = Scope.module(new SourceFile("", ""), this.globals);
    this.#builtins = new Map<string, Value>([...BUILTINS, ...this.#exceptions, ...this.#ownBuiltins()]);
  }

  /** What `print` wrote, line by line. */
  get output(): readonly string[] {
    return this.#output === "" ? [] : this.#output.replace(/\n$/, "").split("\n");
  }

  addModule(module: PyModule): void {
    this.#modules.set(module.name, module);
  }

  /** Runs a file and what it includes. @throws {ConfigError} */
  runFile(file: SourceFile): void {
    this.guard(() => this.#run(file));
  }

  /** Runs `body`; whatever the language raises in it becomes a ConfigError. */
  guard<T>(body: () => T): T {
    try {
      return body();
    } catch (error) {
      throw this.#asConfigError(error);
    }
  }

  #asConfigError(error: unknown): unknown {
    if (error instanceof PyError) {
      const { message, position, trace, suggestion } = error;
      return new ConfigError({ position, message, suggestion, trace });
    }
    const stackExhausted = error instanceof RangeError && error.message.includes("call stack");
    if (!(error instanceof LimitExceeded) && !stackExhausted) return error;
    const message = stackExhausted ? "Calls or values are nested too deep." : error.message;
    return new ConfigError({ position: this.#position(), message, trace: this.#trace() });
  }

  #run(file: SourceFile): void {
    this.files.push(file.path);
    this.#including.push(file.path);
    this.meter.spend(file.text.length >>> 5);
    const scope = Scope.module(file, this.globals);
    const completion = this.execute(parseFile(file), scope);
    if (completion !== undefined) this.raise("SyntaxError", "'break' or 'continue' outside a loop");
    this.#including.pop();
  }

  #include(path: string): null {
    const { file } = this.#scope;
    const target = joinedPath(file.path, path);
    if (this.#including.includes(target)) {
      this.raise("RuntimeError", `'${target}' includes itself: ${[...this.#including, target].join(" -> ")}`);
    }
    if (this.#including.length > MAX_INCLUDES)
      this.raise("RuntimeError", `more than ${MAX_INCLUDES} files include one another`);
    const text = this.#read(target);
    this.frame(this.origin(), () => this.#run(new SourceFile(target, text)));
    return null;
  }

  #read(path: string): string {
    if (this.#options.read === undefined) {
      const instead = "Load the file with the aurora command, or put everything into one";
      return this.raise("IOError", `'${path}' cannot be included: there are no other files here. ${instead}`);
    }
    let text: string | undefined;
    try {
      text = this.#options.read(path);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return this.raise("IOError", `the included file '${path}' cannot be read: ${why}`);
    }
    return text ?? this.raise("IOError", `the included file '${path}' cannot be read`);
  }

  #ownBuiltins(): (readonly [string, Value])[] {
    return [
      ["include", builtin("include", ["path"], (rt, [path]) => this.#include(asString(rt, path, "the path")))],
      ["globals", new BuiltinFunction("globals", (rt) => namesDict(rt, this.globals))],
      ["locals", new BuiltinFunction("locals", (rt) => namesDict(rt, this.#scope.variables))],
    ];
  }

  evaluate(expression: Expression, scope: Scope): Value {
    return evaluate(this, expression, scope);
  }

  execute(block: readonly Statement[], scope: Scope): Completion {
    return execute(this, block, scope);
  }

  assign(target: Target, value: Value, scope: Scope): void {
    assign(this, target, { value, scope });
  }

  mark(scope: Scope, span: Span): void {
    this.#scope = scope;
    this.#span = span;
  }

  /** What follows is about the value that was made at `origin`. */
  moveTo({ file, span }: Origin): void {
    this.mark(Scope.module(file, this.globals), span);
  }

  origin(): Origin {
    return { file: this.#scope.file, span: this.#span };
  }

  trueDivision(): boolean {
    return this.#scope.file.trueDivision;
  }

  identity(object: object): number {
    const known = this.#identities.get(object);
    if (known !== undefined) return known;
    const identity = this.#nextIdentity++;
    this.#identities.set(object, identity);
    return identity;
  }

  print(text: string): void {
    this.meter.allocate(text.length);
    if (this.#output.length < MAX_OUTPUT) this.#output += text;
  }

  method(type: BuiltinTypeName, name: string, self: Value): Value | undefined {
    return boundMethod(METHODS[type], name, self);
  }

  builtin(name: string): Value | undefined {
    return this.#builtins.get(name);
  }

  builtinNames(): Iterable<string> {
    return this.#builtins.keys();
  }

  exceptionClass(name: ExceptionName): PyClass {
    return this.#exceptions.get(name) as PyClass;
  }

  call(callee: Value, args: Arguments): Value {
    this.meter.spend();
    if (!(callee instanceof PyObject)) return this.raise("TypeError", `'${typeName(callee)}' object is not callable`);
    const [scope, span] = [this.#scope, this.#span];
    this.meter.enter();
    const value = callee.call(this, args);
    this.meter.leave();
    this.#scope = scope;
    this.#span = span;
    return value;
  }

  frame<T>(origin: Origin, body: () => T): T {
    this.#frames.push(origin);
    const value = body();
    this.#frames.pop();
    return value;
  }

  checkpoint(): () => void {
    const { depth } = this.meter;
    const [frames, including, resolving] = [this.#frames.length, this.#including.length, this.resolving.length];
    return () => {
      this.meter.unwindTo(depth);
      this.#frames.length = frames;
      this.#including.length = including;
      this.resolving.length = resolving;
    };
  }

  raise(type: ExceptionName, message: string, options: RaiseOptions = {}): never {
    const instance = new PyInstance(this.exceptionClass(type), [message]);
    return this.#throw(instance, shownMessage(type, message), options);
  }

  throwValue(value: PyInstance): never {
    const text = str(this, value);
    return this.#throw(value, text === "" ? value.typeName : `${value.typeName}: ${text}`, {});
  }

  #throw(value: PyInstance, message: string, { suggestion, origin }: RaiseOptions): never {
    const known = origin !== undefined && origin.file.path !== SCHEMA_PATH;
    const position = known ? origin.file.position(origin.span) : this.#position();
    throw new PyError(value, message, { position, trace: this.#trace(), suggestion });
  }

  #position(): ConfigPosition {
    return this.#scope.file.position(this.#span);
  }

  #trace(): ConfigPosition[] {
    return this.#frames
      .slice(-MAX_TRACE)
      .reverse()
      .map(({ file, span }) => file.position(span));
  }

  importModule(name: string, origin: Origin): Value {
    const imported = this.#modules.get(name);
    if (imported !== undefined) return imported;
    const parents = [...this.#modules.keys()].filter((known) => known.startsWith(`${name}.`));
    if (parents.length > 0) return this.#package(name, parents);
    const suggestion = nearestName(name, this.#modules.keys());
    const available = [...this.#modules.keys()].filter((known) => !known.includes(".")).join(", ");
    const hint = suggestion === undefined ? `there are ${available}` : `did you mean '${suggestion}'?`;
    return this.raise("ImportError", `module '${name}' cannot be imported into configuration files; ${hint}`, {
      suggestion,
      origin,
    });
  }

  /** The package above known modules: `import a.b` binds `a`, through which `a.b` is found. */
  #package(name: string, below: readonly string[]): Value {
    const members = new Map<string, Value>();
    for (const known of below) {
      const [child = ""] = known.slice(name.length + 1).split(".", 1);
      const path = `${name}.${child}`;
      members.set(
        child,
        this.#modules.get(path) ??
          this.#package(
            path,
            below.filter((one) => one.startsWith(`${path}.`)),
          ),
      );
    }
    return new PyModule(name, members);
  }
}
