/** Statements. */
import type { ExceptClause, Expression, ExpressionOf, Statement, StatementOf, Target } from "./ast.ts";
import { getAttribute } from "./attributes.ts";
import { PyClass, PyInstance } from "./classes.ts";
import { truthy } from "./compare.ts";
import { PyTuple } from "./containers.ts";
import { elements, iterate } from "./iterate.ts";
import { type Completion, type Machine, PyError } from "./machine.ts";
import { binary } from "./operators.ts";
import { makeFunction } from "./py-function.ts";
import { positional, PyObject, typeName, type Value } from "./runtime.ts";
import type { Scope } from "./scope.ts";
import { str } from "./text.ts";

export function execute(machine: Machine, block: readonly Statement[], scope: Scope): Completion {
  for (const statement of block) {
    machine.mark(scope, statement);
    machine.meter.spend();
    const completion = executeOne(machine, statement, scope);
    if (completion !== undefined) return completion;
  }
  return undefined;
}

type Executor<K extends Statement["kind"]> = (machine: Machine, statement: StatementOf<K>, scope: Scope) => Completion;

const EXECUTORS: { readonly [K in Statement["kind"]]: Executor<K> } = {
  if: executeIf,
  for: executeFor,
  while: executeWhile,
  try: executeTry,
  return: returned,
  break: () => "break",
  continue: () => "continue",
  pass: () => undefined,
  scope: () => undefined,
  expression: (machine, { value }, scope) => {
    machine.evaluate(value, scope);
    return undefined;
  },
  assign: (machine, statement, scope) => {
    const value = machine.evaluate(statement.value, scope);
    for (const target of statement.targets) machine.assign(target, value, scope);
    return undefined;
  },
  update: executeUpdate,
  def: (machine, { code, decorators }, scope) =>
    define(machine, { name: code.name, value: makeFunction(machine, code, scope), decorators }, scope),
  class: executeClass,
  import: executeImport,
  from: executeImport,
  raise: executeRaise,
  assert: executeAssert,
  delete: (machine, { targets }, scope) => {
    for (const target of targets) remove(machine, target, scope);
    return undefined;
  },
  print: (machine, { values, newline }, scope) => {
    const texts = values.map((value) => str(machine, machine.evaluate(value, scope)));
    machine.print(texts.join(" ") + (newline ? "\n" : " "));
    return undefined;
  },
};

function executeOne(machine: Machine, statement: Statement, scope: Scope): Completion {
  const executor = EXECUTORS[statement.kind] as (machine: Machine, statement: Statement, scope: Scope) => Completion;
  return executor(machine, statement, scope);
}

function returned(machine: Machine, { value, from, to }: StatementOf<"return">, scope: Scope): Completion {
  if (scope.kind !== "function") {
    machine.mark(scope, { from, to });
    machine.raise("SyntaxError", "'return' outside a function");
  }
  return { returned: value === undefined ? null : machine.evaluate(value, scope) };
}

function executeIf(machine: Machine, { branches, otherwise }: StatementOf<"if">, scope: Scope): Completion {
  for (const { test, body } of branches) {
    if (truthy(machine, machine.evaluate(test, scope))) return machine.execute(body, scope);
  }
  return machine.execute(otherwise, scope);
}

function executeFor(machine: Machine, statement: StatementOf<"for">, scope: Scope): Completion {
  const source = machine.evaluate(statement.iterable, scope);
  machine.mark(scope, statement.iterable);
  for (const element of iterate(machine, source)) {
    machine.assign(statement.target, element, scope);
    const completion = machine.execute(statement.body, scope);
    if (completion === "break") return undefined;
    if (typeof completion === "object") return completion;
  }
  return machine.execute(statement.otherwise, scope);
}

function executeWhile(machine: Machine, statement: StatementOf<"while">, scope: Scope): Completion {
  while (truthy(machine, machine.evaluate(statement.test, scope))) {
    machine.meter.spend();
    const completion = machine.execute(statement.body, scope);
    if (completion === "break") return undefined;
    if (typeof completion === "object") return completion;
  }
  return machine.execute(statement.otherwise, scope);
}

function executeTry(machine: Machine, statement: StatementOf<"try">, scope: Scope): Completion {
  const restore = machine.checkpoint();
  let completion: Completion;
  try {
    completion = machine.execute(statement.body, scope);
    completion ??= machine.execute(statement.otherwise, scope);
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    restore();
    const handler = statement.handlers.find((clause) => catches(machine, clause, { error, scope }));
    if (handler === undefined) {
      machine.execute(statement.finalizer, scope);
      throw error;
    }
    if (handler.name !== undefined) scope.bind(handler.name, error.value);
    completion = handle(machine, { handler, error, finalizer: statement.finalizer }, scope);
  }
  return machine.execute(statement.finalizer, scope) ?? completion;
}

function handle(
  machine: Machine,
  caught: { handler: ExceptClause; error: PyError; finalizer: readonly Statement[] },
  scope: Scope,
): Completion {
  const restore = machine.checkpoint();
  try {
    return machine.execute(caught.handler.body, scope);
  } catch (error) {
    if (!(error instanceof PyError)) throw error;
    restore();
    machine.execute(caught.finalizer, scope);
    throw error.value === RERAISE ? caught.error : error;
  }
}

/** Stands for the exception being handled, in a `raise` without a value. */
const RERAISE = new PyInstance(new PyClass("RuntimeError", [], { sealed: true }), []);

function catches(machine: Machine, clause: ExceptClause, { error, scope }: { error: PyError; scope: Scope }): boolean {
  if (clause.type === undefined) return true;
  const wanted = machine.evaluate(clause.type, scope);
  const classes = wanted instanceof PyTuple ? wanted.items : [wanted];
  return classes.some((candidate) => candidate instanceof PyClass && error.value.type.isSubclassOf(candidate));
}

function executeRaise(machine: Machine, { value, from, to }: StatementOf<"raise">, scope: Scope): undefined {
  if (value === undefined) return machine.throwValue(RERAISE);
  const raised = machine.evaluate(value, scope);
  machine.mark(scope, { from, to });
  const instance = raised instanceof PyClass ? machine.call(raised, positional()) : raised;
  if (instance instanceof PyInstance && instance.type.isSubclassOf(machine.exceptionClass("Exception"))) {
    machine.throwValue(instance);
  }
  return machine.raise("TypeError", "exceptions must derive from Exception");
}

function executeAssert(machine: Machine, { test, message, from, to }: StatementOf<"assert">, scope: Scope): undefined {
  if (truthy(machine, machine.evaluate(test, scope))) return undefined;
  const text = message === undefined ? "" : str(machine, machine.evaluate(message, scope));
  machine.mark(scope, { from, to });
  return machine.raise("AssertionError", text);
}

function executeUpdate(machine: Machine, statement: StatementOf<"update">, scope: Scope): undefined {
  const { target, operator, value } = statement;
  const before = machine.evaluate(target, scope);
  const operand = machine.evaluate(value, scope);
  machine.mark(scope, statement);
  const extend = operator === "+" && before instanceof PyObject && before.typeName === "list";
  if (extend) {
    // A list is extended in place, so that everybody who holds it sees it.
    machine.call(getAttribute(machine, before, "extend"), positional(operand));
    machine.assign(target, before, scope);
  } else {
    machine.assign(target, binary(machine, operator, [before, operand]), scope);
  }
  return undefined;
}

function define(
  machine: Machine,
  definition: { readonly name: string; readonly value: Value; readonly decorators: readonly Expression[] },
  scope: Scope,
): undefined {
  let { value } = definition;
  for (const decorator of definition.decorators.toReversed()) {
    const callee = machine.evaluate(decorator, scope);
    machine.mark(scope, decorator);
    value = machine.call(callee, positional(value));
  }
  scope.bind(definition.name, value);
  return undefined;
}

function executeClass(machine: Machine, statement: StatementOf<"class">, scope: Scope): undefined {
  const { name, body, decorators } = statement;
  const bases = statement.bases.map((base) => machine.evaluate(base, scope));
  const inside = scope.child("class");
  machine.execute(body, inside);
  machine.mark(scope, statement);
  const [base] = bases;
  const definition = { name, namespace: inside.variables, bases };
  const made =
    base === undefined
      ? new PyClass(name, [], { namespace: new Map(inside.variables) })
      : base instanceof PyObject
        ? base.subclass(machine, definition)
        : undefined;
  const value = made ?? machine.raise("TypeError", `a '${typeName(base ?? null)}' cannot be a base class`);
  return define(machine, { name, value, decorators }, scope);
}

function executeImport(machine: Machine, statement: StatementOf<"import" | "from">, scope: Scope): undefined {
  machine.mark(scope, statement);
  if (statement.kind === "import") {
    for (const imported of statement.names) {
      const origin = { file: scope.file, span: imported };
      const [top = imported.name] = imported.name.split(".", 1);
      const library = machine.importModule(imported.name, origin);
      scope.bind(imported.alias ?? top, imported.alias === undefined ? machine.importModule(top, origin) : library);
    }
    return undefined;
  }
  const library = machine.importModule(statement.module, { file: scope.file, span: statement });
  for (const imported of statement.names) {
    if (imported.name === "*") {
      for (const name of library instanceof PyObject ? library.attributeNames() : []) {
        scope.bind(name, getAttribute(machine, library, name));
      }
      continue;
    }
    if (statement.module === "__future__" && imported.name === "division") scope.file.trueDivision = true;
    const origin = { file: scope.file, span: imported };
    scope.bind(imported.alias ?? imported.name, getAttribute(machine, library, { name: imported.name, origin }));
  }
  return undefined;
}

interface Assignment {
  readonly value: Value;
  readonly scope: Scope;
}

type Assigner<K extends Target["kind"]> = (machine: Machine, target: ExpressionOf<K>, assignment: Assignment) => void;

const ASSIGNERS: { readonly [K in Target["kind"]]: Assigner<K> } = {
  name: (_machine, { name }, { value, scope }) => scope.bind(name, value),
  attribute: (machine, target, { value, scope }) => {
    const object = machine.evaluate(target.object, scope);
    machine.mark(scope, target);
    setAttribute(machine, object, { name: target.name, value });
  },
  subscript: (machine, target, { value, scope }) => setItem(machine, target, { value, scope }),
  starred: (machine, target, { scope }) => {
    machine.mark(scope, target);
    machine.raise("SyntaxError", "a starred target must be in a list or tuple");
  },
  list: unpack,
  tuple: unpack,
};

export function assign(machine: Machine, target: Target, assignment: Assignment): void {
  const assigner = ASSIGNERS[target.kind] as (machine: Machine, target: Target, assignment: Assignment) => void;
  machine.meter.spend();
  assigner(machine, target, assignment);
}

/** Sets an item, or deletes it when the value is undefined. */
function setItem(
  machine: Machine,
  target: ExpressionOf<"subscript">,
  { value, scope }: { readonly value: Value | undefined; readonly scope: Scope },
): void {
  const object = machine.evaluate(target.object, scope);
  const index = machine.evaluate(target.index, scope);
  machine.mark(scope, target);
  if (object instanceof PyObject) return object.setItem(machine, index, value);
  const what = value === undefined ? "deletion" : "assignment";
  machine.raise("TypeError", `'${typeName(object)}' object does not support item ${what}`);
}

function setAttribute(
  machine: Machine,
  object: Value,
  { name, value }: { name: string; value: Value | undefined },
): void {
  const done = object instanceof PyObject && object.setAttribute(machine, name, value);
  if (!done) machine.raise("AttributeError", `the attribute '${name}' of a '${typeName(object)}' object cannot be set`);
}

function unpack(
  machine: Machine,
  target: Extract<Target, { readonly kind: "list" | "tuple" }>,
  { value, scope }: Assignment,
): void {
  machine.mark(scope, target);
  const values = elements(machine, value);
  const targets = target.items;
  const star = targets.findIndex((item) => item.kind === "starred");
  const fits = star < 0 ? values.length === targets.length : values.length >= targets.length - 1;
  if (!fits) machine.raise("ValueError", `${targets.length} values are to be unpacked; there are ${values.length}`);
  const surplus = values.length - targets.length + 1;
  for (let at = 0, next = 0; at < targets.length; at++) {
    const item = targets[at] as Target;
    if (item.kind === "starred") {
      const list = machine.call(
        machine.builtin("list") ?? null,
        positional(new PyTuple(values.slice(next, next + surplus))),
      );
      machine.assign(item.operand as Target, list, scope);
      next += surplus;
    } else {
      machine.assign(item, values[next++] ?? null, scope);
    }
  }
}

function remove(machine: Machine, target: Target, scope: Scope): void {
  if (target.kind === "name") {
    machine.mark(scope, target);
    if (!scope.bind(target.name, undefined)) machine.raise("NameError", `name '${target.name}' is not defined`);
  } else if (target.kind === "subscript") {
    setItem(machine, target, { value: undefined, scope });
  } else if (target.kind === "attribute") {
    const object = machine.evaluate(target.object, scope);
    machine.mark(scope, target);
    setAttribute(machine, object, { name: target.name, value: undefined });
  } else if (target.kind !== "starred") {
    for (const item of target.items) remove(machine, item as Target, scope);
  }
}
