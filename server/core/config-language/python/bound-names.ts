/** Which names a function's body binds: those are local to it, as Python decides before running anything. */
import type { Expression, FunctionCode, Parameter, Statement, StatementOf } from "./ast.ts";

function addTarget(target: Expression, names: Set<string>): void {
  if (target.kind === "name") names.add(target.name);
  else if (target.kind === "starred") addTarget(target.operand, names);
  else if (target.kind === "tuple" || target.kind === "list") for (const item of target.items) addTarget(item, names);
}

interface Found {
  readonly locals: Set<string>;
  readonly nonlocals: Set<string>;
  readonly globals: Set<string>;
}

function addBlock(block: readonly Statement[], found: Found): void {
  for (const statement of block) addStatement(statement, found);
}

type Binder<K extends Statement["kind"]> = (statement: StatementOf<K>, found: Found) => void;

function addLoop({ body, otherwise }: StatementOf<"for" | "while">, found: Found): void {
  addBlock(body, found);
  addBlock(otherwise, found);
}

/** What each kind of statement binds; the others bind nothing. */
const BINDERS: { readonly [K in Statement["kind"]]?: Binder<K> } = {
  assign: ({ targets, value }, { locals }) => {
    for (const target of targets) addTarget(target, locals);
    addNamed(value, locals);
  },
  update: ({ target }, { locals }) => addTarget(target, locals),
  expression: ({ value }, { locals }) => addNamed(value, locals),
  if: ({ branches, otherwise }, found) => {
    for (const { test, body } of branches) {
      addNamed(test, found.locals);
      addBlock(body, found);
    }
    addBlock(otherwise, found);
  },
  for: (statement, found) => {
    addTarget(statement.target, found.locals);
    addLoop(statement, found);
  },
  while: (statement, found) => {
    addNamed(statement.test, found.locals);
    addLoop(statement, found);
  },
  try: ({ body, handlers, otherwise, finalizer }, found) => {
    addBlock(body, found);
    for (const handler of handlers) {
      if (handler.name !== undefined) found.locals.add(handler.name);
      addBlock(handler.body, found);
    }
    addBlock(otherwise, found);
    addBlock(finalizer, found);
  },
  def: ({ code }, { locals }) => locals.add(code.name),
  class: ({ name }, { locals }) => locals.add(name),
  import: ({ names }, { locals }) => {
    for (const { name, alias } of names) locals.add(alias ?? name.split(".", 1)[0] ?? name);
  },
  from: ({ names }, { locals }) => {
    for (const { name, alias } of names) locals.add(alias ?? name);
  },
  delete: ({ targets }, { locals }) => {
    for (const target of targets) addTarget(target, locals);
  },
  scope: ({ scope, names }, found) => {
    for (const name of names) found[scope === "global" ? "globals" : "nonlocals"].add(name);
  },
};

function addStatement(statement: Statement, found: Found): void {
  const binder = BINDERS[statement.kind] as ((statement: Statement, found: Found) => void) | undefined;
  binder?.(statement, found);
}

/** `name := value` where it is the whole expression or stands in parentheses on top of it. */
function addNamed(expression: Expression, names: Set<string>): void {
  if (expression.kind === "named") names.add(expression.name);
  else if (expression.kind === "compare") addNamed(expression.first, names);
  else if (expression.kind === "logical") {
    addNamed(expression.left, names);
    addNamed(expression.right, names);
  }
}

/** The name sets of {@link FunctionCode}. */
export function boundNames(
  body: readonly Statement[],
  parameters: readonly Parameter[],
): Pick<FunctionCode, "locals" | "nonlocals" | "globals"> {
  const found: Found = { locals: new Set(), nonlocals: new Set(), globals: new Set() };
  for (const parameter of parameters) found.locals.add(parameter.name);
  addBlock(body, found);
  for (const name of [...found.globals, ...found.nonlocals]) found.locals.delete(name);
  return found;
}
