/** Comprehensions and generator expressions. The latter are evaluated at once, into a list. */
import type { Clause, ExpressionOf } from "./ast.ts";
import { truthy } from "./compare.ts";
import { PyDict, PyList, PySet } from "./containers.ts";
import { iterate } from "./iterate.ts";
import type { Machine } from "./machine.ts";
import type { Value } from "./runtime.ts";
import type { Scope } from "./scope.ts";

export function comprehension(machine: Machine, expression: ExpressionOf<"comprehension">, outer: Scope): Value {
  const scope = outer.child("comprehension");
  const { flavor, element, value, clauses } = expression;
  const list: Value[] = [];
  const set = new PySet();
  const dict = new PyDict();
  const collect = (): void => {
    machine.meter.allocate(1);
    const item = machine.evaluate(element, scope);
    if (flavor === "set") {
      machine.mark(scope, element);
      set.add(machine, item);
    } else if (value !== undefined) {
      const mapped = machine.evaluate(value, scope);
      machine.mark(scope, element);
      dict.set(machine, item, mapped);
    } else {
      list.push(item);
    }
  };
  run(machine, { clauses, at: 0, collect }, scope);
  return flavor === "set" ? set : flavor === "dict" ? dict : new PyList(list);
}

interface Remaining {
  readonly clauses: readonly Clause[];
  readonly at: number;
  readonly collect: () => void;
}

function run(machine: Machine, { clauses, at, collect }: Remaining, scope: Scope): void {
  const clause = clauses[at];
  if (clause === undefined) return collect();
  const source = machine.evaluate(clause.iterable, scope);
  machine.mark(scope, clause.iterable);
  for (const element of iterate(machine, source)) {
    machine.assign(clause.target, element, scope);
    const wanted = clause.conditions.every((condition) => truthy(machine, machine.evaluate(condition, scope)));
    if (wanted) run(machine, { clauses, at: at + 1, collect }, scope);
  }
}
