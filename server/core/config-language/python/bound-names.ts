/** Which names a function's body binds: those are local to it, as Python decides before running anything. */
import type { Expression, FunctionCode, Parameter, Statement } from "./ast.ts";

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

function addStatement(statement: Statement, found: Found): void {
  const { locals } = found;
  switch (statement.kind) {
    case "assign":
      for (const target of statement.targets) addTarget(target, locals);
      addNamed(statement.value, locals);
      break;
    case "update":
      addTarget(statement.target, locals);
      break;
    case "expression":
      addNamed(statement.value, locals);
      break;
    case "if":
      for (const branch of statement.branches) {
        addNamed(branch.test, locals);
        addBlock(branch.body, found);
      }
      addBlock(statement.otherwise, found);
      break;
    case "for":
      addTarget(statement.target, locals);
      addBlock(statement.body, found);
      addBlock(statement.otherwise, found);
      break;
    case "while":
      addNamed(statement.test, locals);
      addBlock(statement.body, found);
      addBlock(statement.otherwise, found);
      break;
    case "try":
      addBlock(statement.body, found);
      for (const handler of statement.handlers) {
        if (handler.name !== undefined) locals.add(handler.name);
        addBlock(handler.body, found);
      }
      addBlock(statement.otherwise, found);
      addBlock(statement.finalizer, found);
      break;
    case "def":
      locals.add(statement.code.name);
      break;
    case "class":
      locals.add(statement.name);
      break;
    case "import":
      for (const { name, alias } of statement.names) locals.add(alias ?? name.split(".", 1)[0] ?? name);
      break;
    case "from":
      for (const { name, alias } of statement.names) locals.add(alias ?? name);
      break;
    case "delete":
      for (const target of statement.targets) addTarget(target, locals);
      break;
    case "scope":
      for (const name of statement.names) found[statement.scope === "global" ? "globals" : "nonlocals"].add(name);
      break;
    default:
      break;
  }
}

/** `name := value` where it is the whole expression or stands in parentheses on top of it. */
function addNamed(expression: Expression, names: Set<string>): void {
  if (expression.kind === "named") names.add(expression.name);
  else if (expression.kind === "compare") addNamed(expression.first, names);
  else if (expression.kind === "and" || expression.kind === "or") {
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
