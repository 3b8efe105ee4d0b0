/** Statements of the grammar's tree as the evaluator's. */
import type { SyntaxNode } from "@lezer/common";
import type { BinaryOperator, ExceptClause, Expression, ImportedName, Statement, Target } from "./ast.ts";
import { children, ExpressionParser } from "./parse-expressions.ts";
import type { SourceFile } from "./source-file.ts";

/** Blocks inside one another. */
const MAX_BLOCKS = 40;

const UNSUPPORTED: ReadonlyMap<string, string> = new Map([
  ["WithStatement", "with"],
  ["MatchStatement", "match"],
  ["TypeDefinition", "type"],
]);

/** The pieces of a compound statement: each keyword with what stands between it and the next. */
interface Part {
  readonly keyword: SyntaxNode;
  readonly header: readonly SyntaxNode[];
  readonly body: SyntaxNode | undefined;
}

export class StatementParser {
  readonly #expressions: ExpressionParser;
  #blocks = 0;

  constructor(file: SourceFile) {
    this.#expressions = new ExpressionParser(file);
  }

  block(node: SyntaxNode): Statement[] {
    if (++this.#blocks > MAX_BLOCKS) this.#refuse(node, `Blocks are nested more than ${MAX_BLOCKS} deep.`);
    const statements: Statement[] = [];
    for (const child of children(node)) {
      if (child.name === "StatementGroup") {
        for (const single of children(child)) if (single.name !== ";") statements.push(this.#statement(single));
      } else if (child.name !== ":" && child.name !== ";") {
        statements.push(this.#statement(child));
      }
    }
    this.#blocks -= 1;
    return statements;
  }

  #refuse(node: SyntaxNode, message: string): never {
    return this.#expressions.refuse(node, message);
  }

  #statement(node: SyntaxNode): Statement {
    const { from, to } = node;
    const nodes = children(node);
    switch (node.name) {
      case "ExpressionStatement":
        return { kind: "expression", value: this.#expressions.tuple(nodes), from, to };
      case "AssignStatement":
        return this.#assign(node, nodes);
      case "UpdateStatement":
        return this.#update(node, nodes);
      case "IfStatement":
      case "WhileStatement":
        return this.#conditionalBlock(node, nodes);
      case "ForStatement":
        return this.#for(node, nodes);
      case "TryStatement":
        return this.#try(node, nodes);
      case "FunctionDefinition":
        return this.#definition(node, []);
      case "ClassDefinition":
        return this.#class(node, []);
      case "DecoratedStatement":
        return this.#decorated(node, nodes);
      case "ImportStatement":
        return this.#import(node, nodes);
      default:
        return this.#simpleStatement(node, nodes);
    }
  }

  #simpleStatement(node: SyntaxNode, nodes: readonly SyntaxNode[]): Statement {
    const { from, to } = node;
    const rest = nodes.slice(1);
    switch (node.name) {
      case "ReturnStatement":
        return { kind: "return", value: rest.length === 0 ? undefined : this.#expressions.tuple(rest), from, to };
      case "RaiseStatement":
        return {
          kind: "raise",
          value: rest[0] === undefined ? undefined : this.#expressions.expression(rest[0]),
          from,
          to,
        };
      case "AssertStatement":
        return this.#assert(node, rest);
      case "DeleteStatement":
        return { kind: "delete", targets: this.#targets(rest), from, to };
      case "ScopeStatement": {
        const names = rest
          .filter((child) => child.name === "VariableName")
          .map((child) => this.#expressions.text(child));
        return { kind: "scope", scope: nodes[0]?.name === "nonlocal" ? "nonlocal" : "global", names, from, to };
      }
      case "BreakStatement":
        return { kind: "break", from, to };
      case "ContinueStatement":
        return { kind: "continue", from, to };
      case "PassStatement":
        return this.#expressions.text(node) === "pass" ? { kind: "pass", from, to } : this.#print(node, []);
      case "PrintStatement":
      case "YieldStatement":
        return this.#print(node, rest);
      default: {
        const name = UNSUPPORTED.get(node.name) ?? this.#expressions.text(node).split(/\W/, 1)[0] ?? "";
        return this.#refuse(nodes[0] ?? node, `'${name}' is not supported in configuration files.`);
      }
    }
  }

  /** Python 2's `print a, b`; `scan.ts` lets it pass the grammar as a `yield`. */
  #print(node: SyntaxNode, rest: readonly SyntaxNode[]): Statement {
    if (!this.#expressions.text(node).startsWith("prin")) {
      return this.#refuse(node, "'yield' is not supported in configuration files: return a list.");
    }
    const values = rest.length === 0 ? [] : this.#expressions.items(rest);
    return { kind: "print", values, newline: rest.at(-1)?.name !== ",", from: node.from, to: node.to };
  }

  #targets(nodes: readonly SyntaxNode[]): Target[] {
    return this.#expressions.items(nodes).map((item) => this.#expressions.target(item));
  }

  #assign(node: SyntaxNode, nodes: readonly SyntaxNode[]): Statement {
    const { from, to } = node;
    const sides: SyntaxNode[][] = [[]];
    for (const child of nodes) {
      if (child.name === "AssignOp") sides.push([]);
      else if (child.name !== "TypeDef") sides.at(-1)?.push(child);
    }
    const last = sides.pop() ?? [];
    if (sides.length === 0) return { kind: "pass", from, to }; // A bare annotation, `name: Type`, binds nothing.
    const targets = sides.map((side) => this.#expressions.target(this.#expressions.tuple(side)));
    return { kind: "assign", targets, value: this.#expressions.tuple(last), from, to };
  }

  #update(node: SyntaxNode, nodes: readonly SyntaxNode[]): Statement {
    const at = nodes.findIndex((child) => child.name === "UpdateOp");
    const operatorNode = nodes[at] ?? node;
    const target = this.#expressions.target(this.#expressions.tuple(nodes.slice(0, at)));
    if (target.kind === "tuple" || target.kind === "list") this.#refuse(node, "A tuple cannot be updated in place.");
    const operator = this.#expressions.text(operatorNode).slice(0, -1) as BinaryOperator;
    const value = this.#expressions.tuple(nodes.slice(at + 1));
    return { kind: "update", target, operator, value, from: node.from, to: node.to };
  }

  /** Splits a compound statement at its keywords; each part ends with its body. */
  #parts(nodes: readonly SyntaxNode[]): Part[] {
    const parts: Part[] = [];
    let header: SyntaxNode[] = [];
    let keyword: SyntaxNode | undefined;
    for (const node of nodes) {
      if (node.name === "async") this.#refuse(node, "async is not supported in configuration files.");
      if (keyword === undefined) {
        keyword = node;
      } else if (node.name === "Body") {
        parts.push({ keyword, header, body: node });
        [keyword, header] = [undefined, []];
      } else {
        header.push(node);
      }
    }
    return parts;
  }

  #body(part: Part | undefined): Statement[] {
    return part?.body === undefined ? [] : this.block(part.body);
  }

  #conditionalBlock(node: SyntaxNode, nodes: readonly SyntaxNode[]): Statement {
    const { from, to } = node;
    const parts = this.#parts(nodes);
    const otherwise = this.#body(parts.find((part) => part.keyword.name === "else"));
    const branches = parts
      .filter((part) => part.keyword.name !== "else")
      .map((part) => ({ test: this.#expressions.tuple(part.header), body: this.#body(part) }));
    const [first] = branches;
    if (first === undefined) return this.#refuse(node, "The condition is missing.");
    return node.name === "WhileStatement"
      ? { kind: "while", ...first, otherwise, from, to }
      : { kind: "if", branches, otherwise, from, to };
  }

  #for(node: SyntaxNode, nodes: readonly SyntaxNode[]): Statement {
    const [loop, otherwise] = this.#parts(nodes);
    if (loop === undefined) return this.#refuse(node, "The loop has no body.");
    const middle = loop.header.findIndex((child) => child.name === "in");
    return {
      kind: "for",
      target: this.#expressions.target(this.#expressions.tuple(loop.header.slice(0, middle))),
      iterable: this.#expressions.tuple(loop.header.slice(middle + 1)),
      body: this.#body(loop),
      otherwise: this.#body(otherwise),
      from: node.from,
      to: node.to,
    };
  }

  #try(node: SyntaxNode, nodes: readonly SyntaxNode[]): Statement {
    const parts = this.#parts(nodes);
    const only = (name: string): Statement[] => this.#body(parts.find((part) => part.keyword.name === name));
    return {
      kind: "try",
      body: only("try"),
      handlers: parts.filter((part) => part.keyword.name === "except").map((part) => this.#handler(part)),
      otherwise: only("else"),
      finalizer: only("finally"),
      from: node.from,
      to: node.to,
    };
  }

  /** `except:`, `except A:`, `except A as e:` and Python 2's `except A, e:`. */
  #handler(part: Part): ExceptClause {
    const [type, , name] = part.header;
    return {
      ...(type !== undefined && { type: this.#expressions.expression(type) }),
      ...(name !== undefined && { name: this.#expressions.text(name) }),
      body: this.#body(part),
      from: part.keyword.from,
      to: part.keyword.to,
    };
  }

  #assert(node: SyntaxNode, rest: readonly SyntaxNode[]): Statement {
    const [test, message] = this.#expressions.items(rest);
    if (test === undefined) return this.#refuse(node, "The condition is missing.");
    return { kind: "assert", test, message, from: node.from, to: node.to };
  }

  #decorated(node: SyntaxNode, nodes: readonly SyntaxNode[]): Statement {
    const decorators = nodes.filter((child) => child.name === "Decorator").map((child) => this.#decorator(child));
    const definition = nodes.at(-1) ?? node;
    return definition.name === "ClassDefinition"
      ? this.#class(definition, decorators)
      : this.#definition(definition, decorators);
  }

  #decorator(node: SyntaxNode): Expression {
    const [, first, ...rest] = children(node);
    if (first === undefined) return this.#refuse(node, "The decorator has no name.");
    let value = this.#expressions.expression(first);
    for (const child of rest) {
      const { from } = value;
      const { to } = child;
      if (child.name === "ArgList")
        value = { kind: "call", callee: value, args: this.#expressions.args(child), from, to };
      else if (child.name !== ".") {
        const name = this.#expressions.text(child);
        value = { kind: "attribute", object: value, name, nameSpan: { from: child.from, to }, from, to };
      }
    }
    return value;
  }

  #definition(node: SyntaxNode, decorators: readonly Expression[]): Statement {
    const nodes = children(node);
    if (nodes[0]?.name === "async") this.#refuse(node, "async is not supported in configuration files.");
    const name = nodes.find((child) => child.name === "VariableName");
    const list = nodes.find((child) => child.name === "ParamList");
    const body = nodes.find((child) => child.name === "Body");
    if (name === undefined || body === undefined) return this.#refuse(node, "The function has no name or no body.");
    const code = this.#expressions.functionCode({
      name: this.#expressions.text(name),
      list,
      body: this.block(body),
      node: name,
    });
    return { kind: "def", code, decorators, from: node.from, to: node.to };
  }

  #class(node: SyntaxNode, decorators: readonly Expression[]): Statement {
    const nodes = children(node);
    const name = nodes.find((child) => child.name === "VariableName");
    const list = nodes.find((child) => child.name === "ArgList");
    const body = nodes.find((child) => child.name === "Body");
    if (name === undefined || body === undefined) return this.#refuse(node, "The class has no name or no body.");
    const bases = list === undefined ? [] : this.#expressions.args(list);
    const odd = bases.find((base) => base.kind !== "positional");
    if (odd !== undefined)
      throw this.#expressions.file.error(odd, "A class has bases only: metaclasses are not supported.");
    return {
      kind: "class",
      name: this.#expressions.text(name),
      bases: bases.map((base) => base.value),
      body: this.block(body),
      decorators,
      from: name.from,
      to: name.to,
    };
  }

  #import(node: SyntaxNode, nodes: readonly SyntaxNode[]): Statement {
    const { from, to } = node;
    const at = nodes.findIndex((child) => child.name === "import");
    const names = this.#importedNames(nodes.slice(at + 1));
    if (at === 0) return { kind: "import", names, from, to };
    const imported = nodes.slice(1, at).map((child) => this.#expressions.text(child));
    return { kind: "from", module: imported.join(""), names, from, to };
  }

  #importedNames(nodes: readonly SyntaxNode[]): ImportedName[] {
    const names: ImportedName[] = [];
    let aliased = false;
    let current: { name: string; alias?: string; from: number; to: number } | undefined;
    for (const node of nodes) {
      const text = this.#expressions.text(node);
      if (node.name === "as") aliased = true;
      else if (node.name === "," || node.name === "(" || node.name === ")") {
        if (current !== undefined) names.push(current);
        [current, aliased] = [undefined, false];
      } else if (aliased && current !== undefined) current.alias = text;
      else if (current === undefined) current = { name: text, from: node.from, to: node.to };
      else current = { ...current, name: current.name + text, to: node.to };
    }
    if (current !== undefined) names.push(current);
    return names;
  }
}
