/** Expressions. */
import type { Argument, Expression, ExpressionOf, FormatPart } from "./ast.ts";
import { getAttribute } from "./attributes.ts";
import { equals, order, truthy } from "./compare.ts";
import { comprehension } from "./comprehensions.ts";
import { PyDict, PyList, PySet, PyTuple, sequenceIndex } from "./containers.ts";
import { formatValue } from "./format-spec.ts";
import { iterate } from "./iterate.ts";
import type { Machine } from "./machine.ts";
import { nearestName } from "../nearest-name.ts";
import { binary, unary } from "./operators.ts";
import { makeFunction } from "./py-function.ts";
import { type Arguments, NO_KEYWORDS, type Origin, PyObject, typeName, type Value } from "./runtime.ts";
import { type Scope, UNBOUND } from "./scope.ts";
import { SliceValue, sliceString } from "./slices.ts";
import { repr, str } from "./text.ts";

type Evaluator<K extends Expression["kind"]> = (machine: Machine, expression: ExpressionOf<K>, scope: Scope) => Value;

const EVALUATORS: { readonly [K in Expression["kind"]]: Evaluator<K> } = {
  literal: (_machine, { value }) => value,
  name: lookupName,
  lambda: (machine, { code }, scope) => makeFunction(machine, code, scope),
  call: evaluateCall,
  attribute,
  subscript,
  binary: (machine, expression, scope) => {
    const operands = [machine.evaluate(expression.left, scope), machine.evaluate(expression.right, scope)] as const;
    machine.mark(scope, expression);
    return binary(machine, expression.operator, operands);
  },
  unary: (machine, expression, scope) => {
    const operand = machine.evaluate(expression.operand, scope);
    machine.mark(scope, expression);
    return unary(machine, expression.operator, operand);
  },
  logical: (machine, { operator, left, right }, scope) => {
    const first = machine.evaluate(left, scope);
    return truthy(machine, first) === (operator === "or") ? first : machine.evaluate(right, scope);
  },
  compare: comparison,
  conditional: (machine, { test, consequent, alternate }, scope) =>
    machine.evaluate(truthy(machine, machine.evaluate(test, scope)) ? consequent : alternate, scope),
  comprehension,
  named: (machine, { name, value, from, to }, scope) => {
    const evaluated = machine.evaluate(value, scope);
    machine.assign({ kind: "name", name, from, to }, evaluated, scope);
    return evaluated;
  },
  starred: (machine, expression, scope) => {
    machine.mark(scope, expression);
    return machine.raise("SyntaxError", "a starred expression does not belong here");
  },
  list: (machine, { items }, scope) => new PyList(evaluateItems(machine, items, scope)),
  tuple: (machine, { items }, scope) => new PyTuple(evaluateItems(machine, items, scope)),
  set: (machine, expression, scope) => {
    const items = evaluateItems(machine, expression.items, scope);
    machine.mark(scope, expression);
    return PySet.of(machine, items);
  },
  dict,
  slice: (machine, { lower, upper, step }, scope) => {
    const bound = (part: Expression | undefined): Value => (part === undefined ? null : machine.evaluate(part, scope));
    return new SliceValue(bound(lower), bound(upper), bound(step));
  },
  format: (machine, { parts }, scope) => format(machine, parts, scope),
};

export function evaluate(machine: Machine, expression: Expression, scope: Scope): Value {
  const evaluator = EVALUATORS[expression.kind] as (machine: Machine, expression: Expression, scope: Scope) => Value;
  machine.meter.spend();
  machine.meter.enter();
  const value = evaluator(machine, expression, scope);
  machine.meter.leave();
  return value;
}

function lookupName(machine: Machine, { name, from, to }: ExpressionOf<"name">, scope: Scope): Value {
  const found = scope.lookup(name);
  if (found !== undefined && found !== UNBOUND) return found;
  machine.mark(scope, { from, to });
  if (found === UNBOUND) {
    return machine.raise("UnboundLocalError", `local variable '${name}' is used before it is assigned`);
  }
  const builtin = machine.builtin(name);
  if (builtin !== undefined) return builtin;
  const suggestion = nearestName(name, [...scope.names(), ...machine.builtinNames()]);
  const hint = suggestion === undefined ? "" : `; did you mean '${suggestion}'?`;
  return machine.raise("NameError", `name '${name}' is not defined${hint}`, { suggestion });
}

function evaluateItems(machine: Machine, items: readonly Expression[], scope: Scope): Value[] {
  machine.meter.allocate(items.length);
  const values: Value[] = [];
  for (const item of items) {
    if (item.kind !== "starred") values.push(machine.evaluate(item, scope));
    else for (const value of iterate(machine, machine.evaluate(item.operand, scope))) values.push(value);
  }
  return values;
}

function dict(machine: Machine, { entries, from, to }: ExpressionOf<"dict">, scope: Scope): PyDict {
  const result = new PyDict();
  for (const { key, value } of entries) {
    const keyValue = key && machine.evaluate(key, scope);
    const evaluated = machine.evaluate(value, scope);
    machine.mark(scope, key ?? { from, to });
    if (keyValue !== undefined) result.set(machine, keyValue, evaluated);
    else if (evaluated instanceof PyDict) {
      for (const entry of evaluated.entries.values()) result.set(machine, entry.key, entry.value);
    } else machine.raise("TypeError", `'${typeName(evaluated)}' object is not a mapping`);
  }
  return result;
}

function format(machine: Machine, parts: readonly FormatPart[], scope: Scope): string {
  let text = "";
  for (const part of parts) {
    if (typeof part === "string") text += part;
    else {
      const value = machine.evaluate(part.value, scope);
      const spec = format(machine, part.spec, scope);
      machine.mark(scope, part.value);
      const shown =
        part.conversion === "" ? value : part.conversion === "s" ? str(machine, value) : repr(machine, value);
      text += formatValue(machine, shown, spec);
    }
    machine.meter.allocate(text.length >>> 4);
  }
  machine.meter.allocate(text.length);
  return text;
}

function attribute(machine: Machine, expression: ExpressionOf<"attribute">, scope: Scope): Value {
  const object = machine.evaluate(expression.object, scope);
  machine.mark(scope, expression);
  return getAttribute(machine, object, {
    name: expression.name,
    origin: { file: scope.file, span: expression.nameSpan },
  });
}

function subscript(machine: Machine, expression: ExpressionOf<"subscript">, scope: Scope): Value {
  const object = machine.evaluate(expression.object, scope);
  const index = machine.evaluate(expression.index, scope);
  machine.mark(scope, expression);
  if (object instanceof PyObject) return object.item(machine, index);
  if (typeof object !== "string")
    return machine.raise("TypeError", `'${typeName(object)}' object is not subscriptable`);
  if (index instanceof SliceValue) return sliceString(machine, object, index);
  return object[sequenceIndex(machine, index, { length: object.length, name: "string" })] ?? "";
}

function comparison(machine: Machine, { first, rest, from, to }: ExpressionOf<"compare">, scope: Scope): Value {
  let left = machine.evaluate(first, scope);
  for (const { operator, operand } of rest) {
    const right = machine.evaluate(operand, scope);
    machine.mark(scope, { from, to });
    if (!compareOnce(machine, operator, [left, right])) return false;
    left = right;
  }
  return true;
}

function compareOnce(machine: Machine, operator: string, [left, right]: readonly [Value, Value]): boolean {
  switch (operator) {
    case "==":
      return equals(machine, left, right);
    case "!=":
      return !equals(machine, left, right);
    case "is":
      return left === right;
    case "is not":
      return left !== right;
    case "in":
      return contains(machine, right, left);
    case "not in":
      return !contains(machine, right, left);
    default: {
      if ((typeof left === "number" && Number.isNaN(left)) || (typeof right === "number" && Number.isNaN(right)))
        return false;
      const subset = setComparison(machine, operator, [left, right]);
      if (subset !== undefined) return subset;
      const result = order(machine, left, right);
      return operator === "<"
        ? result < 0
        : operator === "<="
          ? result <= 0
          : operator === ">"
            ? result > 0
            : result >= 0;
    }
  }
}

/** `<` on sets means "is a proper subset of". */
function setComparison(
  machine: Machine,
  operator: string,
  [left, right]: readonly [Value, Value],
): boolean | undefined {
  if (!(left instanceof PySet) || !(right instanceof PySet)) return undefined;
  const [small, large] = operator.startsWith("<") ? [left, right] : [right, left];
  const inside = [...small.elements.keys()].every((hash) => large.elements.has(hash));
  machine.meter.spend(small.elements.size);
  return inside && (operator.endsWith("=") || small.elements.size < large.elements.size);
}

function contains(machine: Machine, container: Value, value: Value): boolean {
  if (typeof container === "string") {
    if (typeof value !== "string")
      return machine.raise("TypeError", `'in <string>' requires a string, not ${typeName(value)}`);
    machine.meter.spend(1 + (container.length >>> 6));
    return container.includes(value);
  }
  const answer = container instanceof PyObject ? container.contains(machine, value) : undefined;
  if (answer !== undefined) return answer;
  for (const element of iterate(machine, container)) if (equals(machine, element, value)) return true;
  return false;
}

function evaluateCall(machine: Machine, expression: ExpressionOf<"call">, scope: Scope): Value {
  const callee = machine.evaluate(expression.callee, scope);
  const args = evaluateArguments(machine, expression.args, scope);
  machine.mark(scope, expression);
  return machine.call(callee, args);
}

function evaluateArguments(machine: Machine, args: readonly Argument[], scope: Scope): Arguments {
  if (args.length === 0) return { positional: [], keywords: NO_KEYWORDS };
  const positional: Value[] = [];
  const keywords = new Map<string, Value>();
  const origins = new Map<string, Origin>();
  for (const argument of args) {
    const value = machine.evaluate(argument.value, scope);
    const { from, to } = argument;
    if (argument.kind === "positional") positional.push(value);
    else if (argument.kind === "spread") {
      machine.mark(scope, argument);
      for (const element of iterate(machine, value)) positional.push(element);
    } else if (argument.kind === "keyword") {
      if (keywords.has(argument.name)) {
        machine.mark(scope, argument);
        machine.raise("TypeError", `keyword argument '${argument.name}' is given twice`);
      }
      keywords.set(argument.name, value);
      origins.set(argument.name, { file: scope.file, span: { from, to } });
    } else {
      machine.mark(scope, argument);
      addMapping(machine, value, keywords);
    }
  }
  return { positional, keywords, origins };
}

function addMapping(machine: Machine, value: Value, keywords: Map<string, Value>): void {
  if (!(value instanceof PyDict))
    machine.raise("TypeError", `argument after ** must be a dict, not ${typeName(value)}`);
  for (const { key, value: element } of (value as PyDict).entries.values()) {
    if (typeof key !== "string") machine.raise("TypeError", "keywords must be strings");
    if (keywords.has(key as string)) machine.raise("TypeError", `keyword argument '${key as string}' is given twice`);
    machine.meter.spend();
    keywords.set(key as string, element);
  }
}
