/** Expressions of the grammar's tree as the evaluator's. */
import type { SyntaxNode } from "@lezer/common";
import type {
  Argument,
  Clause,
  ComprehensionFlavor,
  DictEntry,
  Expression,
  FormatPart,
  FunctionCode,
  Parameter,
  Statement,
  Target,
} from "./ast.ts";
import { boundNames } from "./bound-names.ts";
import { decodeString, parseNumber, splitString } from "./literals.ts";
import { group, type FlatToken } from "./precedence.ts";
import type { SourceFile } from "./source-file.ts";

/** Expressions inside one another; deeper ones would exhaust the stack. */
const MAX_NESTING = 120;

const OPERATORS: ReadonlySet<string> = new Set(["ArithOp", "BitOp", "CompareOp", "and", "or", "not", "in", "is", "**"]);

const UNSUPPORTED: ReadonlyMap<string, string> = new Map([
  ["AwaitExpression", "await"],
  ["YieldExpression", "yield"],
  ["YieldStatement", "yield"],
  ["Ellipsis", "..."],
]);

export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== "Comment") found.push(child);
  }
  return found;
}

export class ExpressionParser {
  readonly file: SourceFile;
  #nesting = 0;

  constructor(file: SourceFile) {
    this.file = file;
  }

  text(node: { readonly from: number; readonly to: number }): string {
    return this.file.text.slice(node.from, node.to);
  }

  refuse(node: { readonly from: number; readonly to: number }, message: string): never {
    throw this.file.error(node, message);
  }

  expression(node: SyntaxNode): Expression {
    if (++this.#nesting > MAX_NESTING) this.refuse(node, `Expressions are nested more than ${MAX_NESTING} deep.`);
    const parsed = this.#parse(node);
    this.#nesting -= 1;
    return parsed;
  }

  /** Expressions between commas are a tuple; one without a comma is itself. */
  tuple(nodes: readonly SyntaxNode[]): Expression {
    const [first] = nodes;
    const last = nodes.at(-1);
    if (first === undefined || last === undefined)
      throw this.file.error({ from: 0, to: 1 }, "An expression is missing.");
    if (nodes.length === 1) return this.expression(first);
    if (first.name === "*" && nodes.length === 2) return this.items(nodes)[0] ?? this.expression(first);
    return { kind: "tuple", items: this.items(nodes), from: first.from, to: last.to };
  }

  /** The expressions of a list of nodes with commas, `*x` included. */
  items(nodes: readonly SyntaxNode[]): Expression[] {
    const items: Expression[] = [];
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at] as SyntaxNode;
      if (node.name === ",") continue;
      const operand = nodes[at + 1];
      if (node.name === "*" && operand !== undefined) {
        items.push({ kind: "starred", operand: this.expression(operand), from: node.from, to: operand.to });
        at += 1;
      } else {
        items.push(this.expression(node));
      }
    }
    return items;
  }

  target(expression: Expression): Target {
    const { kind } = expression;
    if (kind === "starred") this.target(expression.operand);
    else if (kind === "list" || kind === "tuple") for (const item of expression.items) this.target(item);
    else if (kind !== "name" && kind !== "attribute" && kind !== "subscript") {
      return this.refuse(expression, "This cannot be assigned to.");
    }
    return expression;
  }

  #parse(node: SyntaxNode): Expression {
    const { from, to } = node;
    switch (node.name) {
      case "VariableName":
        return { kind: "name", name: this.text(node), from, to };
      case "None":
        return { kind: "literal", value: null, from, to };
      case "Boolean":
        return { kind: "literal", value: this.text(node) === "True", from, to };
      case "Number":
        return { kind: "literal", value: this.#number(node), from, to };
      case "String":
      case "FormatString":
      case "ContinuedString":
        return this.#string(node);
      case "ParenthesizedExpression":
        return this.expression(children(node)[1] ?? node);
      case "TupleExpression":
        return { kind: "tuple", items: this.items(children(node).slice(1, -1)), from, to };
      case "ArrayExpression":
        return { kind: "list", items: this.items(children(node).slice(1, -1)), from, to };
      case "SetExpression":
        return { kind: "set", items: this.items(children(node).slice(1, -1)), from, to };
      case "DictionaryExpression":
        return { kind: "dict", entries: this.#dictEntries(children(node).slice(1, -1)), from, to };
      case "ArrayComprehensionExpression":
        return this.#comprehension(children(node).slice(1, -1), "list", node);
      case "SetComprehensionExpression":
        return this.#comprehension(children(node).slice(1, -1), "set", node);
      case "DictionaryComprehensionExpression":
        return this.#comprehension(children(node).slice(1, -1), "dict", node);
      case "ComprehensionExpression":
        return this.#comprehension(children(node).slice(1, -1), "generator", node);
      case "BinaryExpression":
      case "UnaryExpression":
        return group(this.#flatten(node));
      case "ConditionalExpression":
        return this.#conditional(node);
      case "LambdaExpression":
        return this.#lambda(node);
      case "CallExpression":
        return this.#call(node);
      case "MemberExpression":
        return this.#member(node);
      case "NamedExpression":
        return this.#named(node);
      default:
        return this.refuse(node, `${UNSUPPORTED.get(node.name) ?? node.name} is not supported in configuration files.`);
    }
  }

  #number(node: SyntaxNode): bigint | number {
    const value = parseNumber(this.text(node));
    if (value === undefined) this.refuse(node, `${this.text(node)} is not a supported number.`);
    return value as bigint | number;
  }

  #string(node: SyntaxNode): Expression {
    const { from, to } = node;
    const pieces = node.name === "ContinuedString" ? children(node) : [node];
    const parts = pieces.flatMap((piece): FormatPart[] =>
      piece.name === "FormatString" ? this.#formatString(piece) : [this.#plainString(piece)],
    );
    if (parts.every((part) => typeof part === "string")) return { kind: "literal", value: parts.join(""), from, to };
    return { kind: "format", parts, from, to };
  }

  #plainString(node: SyntaxNode): string {
    const literal = splitString(this.text(node));
    if (literal === undefined) return this.refuse(node, "The string is never closed.");
    return decodeString(literal.body, literal.prefix.includes("r"));
  }

  #formatString(node: SyntaxNode): FormatPart[] {
    const literal = splitString(this.text(node));
    if (literal === undefined) return this.refuse(node, "The string is never closed.");
    const start = node.from + literal.start;
    return this.#formatParts(children(node), {
      from: start,
      to: start + literal.body.length,
      raw: literal.prefix.includes("r"),
    });
  }

  #formatParts(nodes: readonly SyntaxNode[], body: { from: number; to: number; raw: boolean }): FormatPart[] {
    const parts: FormatPart[] = [];
    let at = body.from;
    const addText = (to: number): void => {
      const text = decodeString(this.file.text.slice(at, to), body.raw);
      if (text !== "") parts.push(text.replaceAll("{{", "{").replaceAll("}}", "}"));
    };
    for (const node of nodes) {
      if (node.name !== "FormatReplacement") continue;
      addText(node.from);
      at = node.to;
      parts.push(...this.#replacement(node, body.raw));
    }
    addText(body.to);
    return parts;
  }

  #replacement(node: SyntaxNode, raw: boolean): FormatPart[] {
    const inside = children(node).slice(1, -1);
    const named = (name: string): SyntaxNode | undefined => inside.find((child) => child.name === name);
    const selfDoc = named("FormatSelfDoc");
    const spec = named("FormatSpec");
    const values = inside.filter((child) => !child.name.startsWith("Format") || child.name === "FormatString");
    const conversion = named("FormatConversion");
    const explicit = conversion === undefined ? "" : this.text(conversion).slice(1).trim();
    if (!["", "r", "s", "a"].includes(explicit))
      this.refuse(node, `!${explicit} is no conversion; there are !r, !s and !a.`);
    const part: FormatPart = {
      value: this.tuple(values),
      conversion: (explicit === "" && selfDoc !== undefined && spec === undefined ? "r" : explicit) as
        "" | "r" | "s" | "a",
      spec: spec === undefined ? [] : this.#formatParts(children(spec), { from: spec.from + 1, to: spec.to, raw }),
    };
    return selfDoc === undefined ? [part] : [this.file.text.slice(node.from + 1, selfDoc.to), part];
  }

  #dictEntries(nodes: readonly SyntaxNode[]): DictEntry[] {
    const entries: DictEntry[] = [];
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at] as SyntaxNode;
      if (node.name === ",") continue;
      const value = nodes[node.name === "**" ? at + 1 : at + 2];
      if (value === undefined) this.refuse(node, "A value is missing.");
      if (node.name === "**") entries.push({ value: this.expression(value as SyntaxNode) });
      else entries.push({ key: this.expression(node), value: this.expression(value as SyntaxNode) });
      at += node.name === "**" ? 1 : 2;
    }
    return entries;
  }

  #comprehension(
    nodes: readonly SyntaxNode[],
    flavor: ComprehensionFlavor,
    span: { readonly from: number; readonly to: number },
  ): Expression {
    const start = nodes.findIndex((node) => node.name === "for" || node.name === "async");
    const head = nodes.slice(0, start);
    const [element] = head;
    if (element === undefined) return this.refuse(span, "An expression is missing.");
    const value = flavor === "dict" ? head[2] : undefined;
    return {
      kind: "comprehension",
      flavor,
      element: this.expression(element),
      ...(value !== undefined && { value: this.expression(value) }),
      clauses: this.#clauses(nodes.slice(start)),
      from: span.from,
      to: span.to,
    };
  }

  #clauses(nodes: readonly SyntaxNode[]): Clause[] {
    const clauses: (Clause & { conditions: Expression[] })[] = [];
    for (let at = 0; at < nodes.length;) {
      const node = nodes[at] as SyntaxNode;
      if (node.name === "async") this.refuse(node, "async is not supported in configuration files.");
      let end = at + 1;
      while (end < nodes.length && !["for", "if", "async"].includes(nodes[end]?.name ?? "")) end += 1;
      const part = nodes.slice(at + 1, end);
      if (node.name === "for") {
        const middle = part.findIndex((child) => child.name === "in");
        const target = this.target(this.tuple(part.slice(0, middle)));
        clauses.push({ target, iterable: this.tuple(part.slice(middle + 1)), conditions: [] });
      } else {
        clauses.at(-1)?.conditions.push(this.tuple(part));
      }
      at = end;
    }
    return clauses;
  }

  /** Operands and operators of nested binary and unary expressions, from left to right. */
  #flatten(root: SyntaxNode): FlatToken[] {
    const tokens: FlatToken[] = [];
    const pending = [root];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (node.name === "BinaryExpression" || node.name === "UnaryExpression") {
        pending.push(...children(node).reverse());
      } else if (OPERATORS.has(node.name)) {
        this.#addOperator(tokens, node);
      } else {
        tokens.push(this.expression(node));
      }
    }
    return tokens;
  }

  /** `not in` and `is not` are one operator each; `<>` is `!=`. */
  #addOperator(tokens: FlatToken[], node: SyntaxNode): void {
    const operator = this.text(node) === "<>" ? "!=" : this.text(node);
    const last = tokens.at(-1);
    const before = last !== undefined && "operator" in last && !("kind" in last) ? last.operator : undefined;
    const joined =
      before === "not" && operator === "in" ? "not in" : before === "is" && operator === "not" ? "is not" : "";
    if (joined !== "" && last !== undefined) {
      tokens[tokens.length - 1] = { operator: joined, from: last.from, to: node.to };
    } else {
      tokens.push({ operator, from: node.from, to: node.to });
    }
  }

  #conditional(node: SyntaxNode): Expression {
    const [consequent, , test, , alternate] = children(node);
    if (consequent === undefined || test === undefined || alternate === undefined) {
      return this.refuse(node, "A part of the conditional expression is missing.");
    }
    return {
      kind: "conditional",
      test: this.expression(test),
      consequent: this.expression(consequent),
      alternate: this.expression(alternate),
      from: node.from,
      to: node.to,
    };
  }

  #named(node: SyntaxNode): Expression {
    const [name, , value] = children(node);
    if (name === undefined || value === undefined) return this.refuse(node, "A value is missing.");
    return { kind: "named", name: this.text(name), value: this.expression(value), from: node.from, to: node.to };
  }

  #lambda(node: SyntaxNode): Expression {
    const parts = children(node);
    const body = parts.at(-1);
    const list = parts.find((part) => part.name === "ParamList");
    if (body === undefined) return this.refuse(node, "The lambda has no body.");
    const value = this.expression(body);
    const statement: Statement = { kind: "return", value, from: body.from, to: body.to };
    const code = this.functionCode({ name: "<lambda>", list, body: [statement], node });
    return { kind: "lambda", code, from: node.from, to: node.to };
  }

  functionCode(parts: {
    readonly name: string;
    readonly list: SyntaxNode | undefined;
    readonly body: readonly Statement[];
    readonly node: SyntaxNode;
  }): FunctionCode {
    const { name, list, body, node } = parts;
    const parameters = list === undefined ? [] : this.#parameters(list);
    const { from, to } = node;
    return { name, parameters, body, ...boundNames(body, parameters), from, to };
  }

  #parameters(list: SyntaxNode): Parameter[] {
    const parameters: Parameter[] = [];
    const nodes = children(list).filter((node) => !["(", ")", ",", "TypeDef"].includes(node.name));
    let kind: Parameter["kind"] = "positional";
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at] as SyntaxNode;
      const next = nodes[at + 1];
      const { from, to } = node;
      if (node.name === "*") {
        kind = "keywordOnly";
        if (next?.name !== "VariableName" || !this.#adjacent(node, next)) continue;
        parameters.push({ kind: "rest", name: this.text(next), from, to });
        at += 1;
      } else if (node.name === "**" && next !== undefined) {
        parameters.push({ kind: "keywords", name: this.text(next), from, to });
        at += 1;
      } else if (next?.name === "AssignOp") {
        const fallback = nodes[at + 2];
        if (fallback === undefined) this.refuse(node, "A default value is missing.");
        parameters.push({ kind, name: this.text(node), fallback: this.expression(fallback as SyntaxNode), from, to });
        at += 2;
      } else if (node.name === "VariableName") {
        parameters.push({ kind, name: this.text(node), from, to });
      } else {
        this.refuse(node, "This parameter is not supported in configuration files.");
      }
    }
    return parameters;
  }

  /** No comma between the star and the name: `*rest`, not `*, name`. */
  #adjacent(star: SyntaxNode, name: SyntaxNode): boolean {
    return !this.file.text.slice(star.to, name.from).includes(",");
  }

  #call(node: SyntaxNode): Expression {
    const [callee, list] = children(node);
    if (callee === undefined || list === undefined) return this.refuse(node, "The call has no arguments.");
    return { kind: "call", callee: this.expression(callee), args: this.args(list), from: node.from, to: node.to };
  }

  args(list: SyntaxNode): Argument[] {
    const nodes = children(list).slice(1, -1);
    if (nodes.some((node) => node.name === "for")) {
      const value = this.#comprehension(nodes, "generator", list);
      return [{ kind: "positional", name: "", value, from: list.from, to: list.to }];
    }
    const args: Argument[] = [];
    for (let at = 0; at < nodes.length; at++) {
      const node = nodes[at] as SyntaxNode;
      if (node.name === ",") continue;
      const next = nodes[at + 1];
      const starred = node.name === "*" || node.name === "**";
      const keyword = next?.name === "AssignOp";
      const valueNode = starred ? next : keyword ? nodes[at + 2] : node;
      if (valueNode === undefined) return this.refuse(node, "A value is missing.");
      args.push({
        kind: node.name === "*" ? "spread" : node.name === "**" ? "mapping" : keyword ? "keyword" : "positional",
        name: keyword ? this.text(node) : "",
        value: this.expression(valueNode),
        from: node.from,
        to: valueNode.to,
      });
      at += starred ? 1 : keyword ? 2 : 0;
    }
    return args;
  }

  #member(node: SyntaxNode): Expression {
    const [objectNode, access, ...rest] = children(node);
    if (objectNode === undefined || access === undefined) return this.refuse(node, "An attribute's name is missing.");
    const { from, to } = node;
    const object = this.expression(objectNode);
    if (access.name === ".") {
      const name = rest[0] ?? node;
      return { kind: "attribute", object, name: this.text(name), nameSpan: { from: name.from, to: name.to }, from, to };
    }
    return { kind: "subscript", object, index: this.#index(rest.slice(0, -1), node), from, to };
  }

  #index(nodes: readonly SyntaxNode[], member: SyntaxNode): Expression {
    if (!nodes.some((node) => node.name === ":")) return this.tuple(nodes);
    if (nodes.some((node) => node.name === ",")) return this.refuse(member, "A slice has one dimension.");
    const bounds: (Expression | undefined)[] = [undefined, undefined, undefined];
    let at = 0;
    for (const node of nodes) {
      if (node.name === ":") at += 1;
      else if (at < 3) bounds[at] = this.expression(node);
    }
    const [lower, upper, step] = bounds;
    return {
      kind: "slice",
      lower,
      upper,
      step,
      from: nodes[0]?.from ?? member.from,
      to: nodes.at(-1)?.to ?? member.to,
    };
  }
}
