/**
 * Python's operator precedence. The grammar's tree is not trusted for it (it takes `not a and b` for `not (a and b)`):
 * the operands and operators of an expression without parentheses are laid out flat and grouped anew.
 */
import type { BinaryOperator, CompareOperator, Expression, UnaryOperator } from "./ast.ts";

/** One piece of a flat expression: an operand, or an operator at its place. */
export type FlatToken = Expression | { readonly operator: string; readonly from: number; readonly to: number };

const COMPARE: ReadonlySet<string> = new Set<CompareOperator>([
  "<",
  "<=",
  ">",
  ">=",
  "==",
  "!=",
  "in",
  "not in",
  "is",
  "is not",
]);

const BINARY_LEVELS: ReadonlyMap<string, number> = new Map<BinaryOperator, number>([
  ["|", 5],
  ["^", 6],
  ["&", 7],
  ["<<", 8],
  [">>", 8],
  ["+", 9],
  ["-", 9],
  ["*", 10],
  ["/", 10],
  ["//", 10],
  ["%", 10],
  ["@", 10],
  ["**", 12],
]);

const OR = 1;
const AND = 2;
const NOT = 3;
const COMPARISON = 4;
const UNARY = 11;
const POWER = 12;

class Grouping {
  readonly #tokens: readonly FlatToken[];
  #next = 0;

  constructor(tokens: readonly FlatToken[]) {
    this.#tokens = tokens;
  }

  /** The expression made of operators that bind at least as tightly as `level`. */
  expression(level: number): Expression {
    let left = this.#operand();
    for (;;) {
      const operator = this.#peek();
      if (operator === undefined) return left;
      if (COMPARE.has(operator)) {
        if (level > COMPARISON) return left;
        left = this.#comparison(left);
        continue;
      }
      const own = operator === "or" ? OR : operator === "and" ? AND : (BINARY_LEVELS.get(operator) ?? 0);
      if (own < level || own === 0) return left;
      this.#next += 1;
      const right = this.expression(own === POWER ? UNARY : own + 1);
      const span = { from: left.from, to: right.to };
      left =
        operator === "or" || operator === "and"
          ? { kind: "logical", operator, left, right, ...span }
          : { kind: "binary", operator: operator as BinaryOperator, left, right, ...span };
    }
  }

  #comparison(first: Expression): Expression {
    const rest: { operator: CompareOperator; operand: Expression }[] = [];
    let to = first.to;
    for (let operator = this.#peek(); operator !== undefined && COMPARE.has(operator); operator = this.#peek()) {
      this.#next += 1;
      const operand = this.expression(COMPARISON + 1);
      rest.push({ operator: operator as CompareOperator, operand });
      to = operand.to;
    }
    return { kind: "compare", first, rest, from: first.from, to };
  }

  #operand(): Expression {
    const token = this.#tokens[this.#next++];
    if (token === undefined) throw new Error("an operand is missing");
    if (!("operator" in token) || "kind" in token) return token;
    const operand = this.expression(token.operator === "not" ? NOT : UNARY);
    return { kind: "unary", operator: token.operator as UnaryOperator, operand, from: token.from, to: operand.to };
  }

  #peek(): string | undefined {
    const token = this.#tokens[this.#next];
    return token !== undefined && "operator" in token && !("kind" in token) ? token.operator : undefined;
  }
}

/** The expression that the flat tokens are. They alternate as a syntax tree without errors has them. */
export function group(tokens: readonly FlatToken[]): Expression {
  return new Grouping(tokens).expression(OR);
}
