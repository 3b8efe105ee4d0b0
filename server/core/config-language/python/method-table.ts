/** Methods of built-in types, as tables by name. */
import { BuiltinFunction, match, type Matched } from "./functions.ts";
import type { Arguments, Runtime, Value } from "./runtime.ts";

interface Method {
  readonly call: (rt: Runtime, self: never, args: Arguments) => Value;
}

export type MethodTable = ReadonlyMap<string, Method>;

/** Named parameters separated by blanks (a trailing `?` makes one optional), and what the method does. */
type Signed<T> = readonly [parameters: string, body: (rt: Runtime, self: T, values: Matched) => Value];
/** Takes its arguments as they come. */
type Raw<T> = (rt: Runtime, self: T, args: Arguments) => Value;

export function methodTable<T>(methods: Readonly<Record<string, Signed<T> | Raw<T>>>): MethodTable {
  const table = new Map<string, Method>();
  for (const [name, method] of Object.entries(methods)) {
    if (typeof method === "function") {
      table.set(name, { call: method });
      continue;
    }
    const [signature, body] = method;
    const parameters = signature === "" ? [] : signature.split(" ");
    table.set(name, {
      call: (rt, self, args) => body(rt, self, match(rt, { name, parameters }, args)),
    });
  }
  return table;
}

/** The method bound to `self`, or undefined when the table has none of that name. */
export function boundMethod(table: MethodTable | undefined, name: string, self: Value): Value | undefined {
  const found = table?.get(name);
  return found && new BuiltinFunction(name, (rt, args) => found.call(rt, self as never, args));
}
