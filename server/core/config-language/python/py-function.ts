/** Functions of the file: `def` and `lambda`, closures over the scope they were made in. */
import type { FunctionCode, Parameter } from "./ast.ts";
import type { Bindable } from "./classes.ts";
import { PyDict, PyTuple } from "./containers.ts";
import { unexpectedKeyword } from "./functions.ts";
import type { Machine } from "./machine.ts";
import { type Arguments, PyObject, type Runtime, type Value } from "./runtime.ts";
import type { Scope } from "./scope.ts";

export class PyFunction extends PyObject implements Bindable {
  override readonly typeName = "function";
  readonly code: FunctionCode;
  readonly #machine: Machine;
  readonly #scope: Scope;
  readonly #defaults: ReadonlyMap<string, Value>;
  readonly #self: Value | undefined;

  constructor(
    machine: Machine,
    code: FunctionCode,
    bound: { scope: Scope; defaults: ReadonlyMap<string, Value>; self?: Value },
  ) {
    super();
    this.#machine = machine;
    this.code = code;
    this.#scope = bound.scope;
    this.#defaults = bound.defaults;
    this.#self = bound.self;
  }

  /** The function as a method of `self`. */
  bind(self: Value): Value {
    return new PyFunction(this.#machine, this.code, { scope: this.#scope, defaults: this.#defaults, self });
  }

  override repr(): string {
    return `<function ${this.code.name}>`;
  }

  override attribute(_rt: Runtime, name: string): Value | undefined {
    return name === "__name__" ? this.code.name : undefined;
  }

  override get callable(): boolean {
    return true;
  }

  override call(rt: Runtime, args: Arguments): Value {
    const machine = this.#machine;
    const scope = this.#scope.child("function", this.code);
    const given = this.#self === undefined ? args : { ...args, positional: [this.#self, ...args.positional] };
    this.#bindArguments(rt, given, scope);
    return machine.frame(rt.origin(), () => {
      const completion = machine.execute(this.code.body, scope);
      return typeof completion === "object" ? completion.returned : null;
    });
  }

  #bindArguments(rt: Runtime, args: Arguments, scope: Scope): void {
    const { parameters, name } = this.code;
    const keywords = new Map(args.keywords);
    let next = 0;
    for (const parameter of parameters) {
      if (parameter.kind === "rest") {
        scope.variables.set(parameter.name, new PyTuple(args.positional.slice(next)));
        next = args.positional.length;
      } else if (parameter.kind !== "keywords") {
        const placed = parameter.kind === "positional" ? args.positional[next] : undefined;
        if (placed !== undefined) next += 1;
        scope.variables.set(parameter.name, this.#argument(rt, parameter, { placed, keywords }));
      }
    }
    if (next < args.positional.length) {
      rt.raise("TypeError", `${name}() takes at most ${next} arguments (${args.positional.length} given)`);
    }
    const rest = parameters.find((parameter) => parameter.kind === "keywords");
    if (rest !== undefined) scope.variables.set(rest.name, PyDict.of(rt, keywords));
    const [unknown] = rest === undefined ? keywords.keys() : [];
    if (unknown === undefined) return;
    const known = parameters.filter(({ kind }) => kind !== "rest").map((parameter) => parameter.name);
    unexpectedKeyword(rt, { name, known }, { name: unknown, origin: args.origins?.get(unknown) });
  }

  #argument(
    rt: Runtime,
    parameter: Parameter,
    given: { placed: Value | undefined; keywords: Map<string, Value> },
  ): Value {
    const named = given.keywords.get(parameter.name);
    given.keywords.delete(parameter.name);
    if (named !== undefined && given.placed !== undefined) {
      rt.raise("TypeError", `${this.code.name}() got multiple values for argument '${parameter.name}'`);
    }
    const chosen = given.placed === undefined ? named : given.placed;
    const value = chosen === undefined ? this.#defaults.get(parameter.name) : chosen;
    return value === undefined
      ? rt.raise("TypeError", `${this.code.name}() needs the argument '${parameter.name}'`)
      : value;
  }
}

/** A new function; defaults are evaluated now, as Python does. */
export function makeFunction(machine: Machine, code: FunctionCode, scope: Scope): PyFunction {
  const defaults = new Map<string, Value>();
  for (const { name, fallback } of code.parameters) {
    if (fallback !== undefined) defaults.set(name, machine.evaluate(fallback, scope));
  }
  return new PyFunction(machine, code, { scope, defaults });
}
