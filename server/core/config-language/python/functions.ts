/** Callable values: built-in functions, and how their arguments are matched to parameters. */
import { nearestName } from "../nearest-name.ts";
import { type Arguments, type Origin, PyObject, type Runtime, type Value } from "./runtime.ts";

export type Implementation = (rt: Runtime, args: Arguments) => Value;

export class BuiltinFunction extends PyObject {
  override readonly typeName = "builtin_function_or_method";
  readonly functionName: string;
  readonly #implementation: Implementation;

  constructor(name: string, implementation: Implementation) {
    super();
    this.functionName = name;
    this.#implementation = implementation;
  }

  override get callable(): boolean {
    return true;
  }

  override call(rt: Runtime, args: Arguments): Value {
    return this.#implementation(rt, args);
  }

  override repr(): string {
    return `<built-in function ${this.functionName}>`;
  }
}

export type Matched = readonly (Value | undefined)[];

/**
 * The values of `parameters` in their order. A name ending in `?` may be left out.
 * Raises TypeError when arguments are missing, superfluous or unknown.
 */
export function match(
  rt: Runtime,
  call: { readonly name: string; readonly parameters: readonly string[] },
  args: Arguments,
): Matched {
  const names = call.parameters.map((parameter) => parameter.replace("?", ""));
  if (args.positional.length > names.length) {
    return rt.raise(
      "TypeError",
      `${call.name}() takes at most ${names.length} arguments (${args.positional.length} given)`,
    );
  }
  const values: (Value | undefined)[] = names.map((_, at) => args.positional[at]);
  for (const [name, value] of args.keywords) {
    const at = names.indexOf(name);
    const origin = args.origins?.get(name);
    if (at < 0) unexpectedKeyword(rt, { name: call.name, known: names }, { name, origin });
    if (values[at] !== undefined)
      rt.raise("TypeError", `${call.name}() got multiple values for argument '${name}'`, { origin });
    values[at] = value;
  }
  const missing = call.parameters.find((parameter, at) => !parameter.endsWith("?") && values[at] === undefined);
  if (missing !== undefined) rt.raise("TypeError", `${call.name}() needs the argument '${missing}'`);
  return values;
}

export function unexpectedKeyword(
  rt: Runtime,
  callee: { readonly name: string; readonly known: readonly string[] },
  keyword: { readonly name: string; readonly origin: Origin | undefined },
): never {
  const suggestion = nearestName(keyword.name, callee.known);
  const hint = suggestion === undefined ? "" : `; did you mean '${suggestion}'?`;
  return rt.raise("TypeError", `${callee.name}() got an unexpected keyword argument '${keyword.name}'${hint}`, {
    suggestion,
    origin: keyword.origin,
  });
}

/** A built-in function with named parameters. */
export function builtin(
  name: string,
  parameters: readonly string[],
  body: (rt: Runtime, values: Matched) => Value,
): BuiltinFunction {
  return new BuiltinFunction(name, (rt, args) => body(rt, match(rt, { name, parameters }, args)));
}
