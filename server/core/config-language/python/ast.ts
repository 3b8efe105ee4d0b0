/**
 * The syntax tree that the evaluator walks: the subset of Python that configuration files use, with offsets into the
 * file's text. Operators have their Python precedence already; literals are decoded.
 */

/** Offsets into the text of the file, `to` exclusive. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export type BinaryOperator = "+" | "-" | "*" | "/" | "//" | "%" | "**" | "<<" | ">>" | "&" | "|" | "^" | "@";
export type UnaryOperator = "-" | "+" | "~" | "not";
export type CompareOperator = "<" | "<=" | ">" | ">=" | "==" | "!=" | "in" | "not in" | "is" | "is not";

export interface Clause {
  readonly target: Target;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
}

export type FormatPart =
  | string
  | {
      readonly value: Expression;
      readonly conversion: "" | "r" | "s" | "a";
      readonly spec: readonly FormatPart[];
    };

export interface Argument extends Span {
  /** `name=value`, `*value`, `**value` or a plain value. */
  readonly kind: "positional" | "keyword" | "spread" | "mapping";
  readonly name: string;
  readonly value: Expression;
}

export interface DictEntry {
  /** Absent for `**value`. */
  readonly key?: Expression;
  readonly value: Expression;
}

export interface Parameter extends Span {
  readonly kind: "positional" | "keywordOnly" | "rest" | "keywords";
  readonly name: string;
  readonly fallback?: Expression;
}

/** The code of a `def` or a `lambda`. */
export interface FunctionCode extends Span {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: readonly Statement[];
  /** Names that the body binds, its parameters included; all others are looked up outside. */
  readonly locals: ReadonlySet<string>;
  readonly nonlocals: ReadonlySet<string>;
  readonly globals: ReadonlySet<string>;
}

export type ComprehensionFlavor = "list" | "set" | "dict" | "generator";

export type Expression = Span &
  (
    | { readonly kind: "literal"; readonly value: null | boolean | bigint | number | string }
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "format"; readonly parts: readonly FormatPart[] }
    | { readonly kind: "list"; readonly items: readonly Expression[] }
    | { readonly kind: "tuple"; readonly items: readonly Expression[] }
    | { readonly kind: "set"; readonly items: readonly Expression[] }
    | { readonly kind: "dict"; readonly entries: readonly DictEntry[] }
    | {
        readonly kind: "comprehension";
        readonly flavor: ComprehensionFlavor;
        readonly element: Expression;
        /** The value beside the key `element`, for dicts. */
        readonly value?: Expression;
        readonly clauses: readonly Clause[];
      }
    | { readonly kind: "unary"; readonly operator: UnaryOperator; readonly operand: Expression }
    | {
        readonly kind: "binary";
        readonly operator: BinaryOperator;
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: "logical";
        readonly operator: "and" | "or";
        readonly left: Expression;
        readonly right: Expression;
      }
    | {
        readonly kind: "compare";
        readonly first: Expression;
        readonly rest: readonly { readonly operator: CompareOperator; readonly operand: Expression }[];
      }
    | {
        readonly kind: "conditional";
        readonly test: Expression;
        readonly consequent: Expression;
        readonly alternate: Expression;
      }
    | { readonly kind: "lambda"; readonly code: FunctionCode }
    | { readonly kind: "call"; readonly callee: Expression; readonly args: readonly Argument[] }
    | { readonly kind: "attribute"; readonly object: Expression; readonly name: string; readonly nameSpan: Span }
    | { readonly kind: "subscript"; readonly object: Expression; readonly index: Expression }
    | {
        readonly kind: "slice";
        readonly lower: Expression | undefined;
        readonly upper: Expression | undefined;
        readonly step: Expression | undefined;
      }
    | { readonly kind: "starred"; readonly operand: Expression }
    | { readonly kind: "named"; readonly name: string; readonly value: Expression }
  );

export type ExpressionOf<K extends Expression["kind"]> = Extract<Expression, { readonly kind: K }>;

/** What an assignment may bind. */
export type Target = Extract<
  Expression,
  { readonly kind: "name" | "attribute" | "subscript" | "starred" | "list" | "tuple" }
>;

export interface ExceptClause extends Span {
  /** Absent: catches every exception. */
  readonly type?: Expression;
  readonly name?: string;
  readonly body: readonly Statement[];
}

export interface ImportedName extends Span {
  /** With dots for `import a.b`. */
  readonly name: string;
  readonly alias?: string;
}

export type Statement = Span &
  (
    | { readonly kind: "expression"; readonly value: Expression }
    | { readonly kind: "assign"; readonly targets: readonly Target[]; readonly value: Expression }
    | {
        readonly kind: "update";
        readonly target: Target;
        readonly operator: BinaryOperator;
        readonly value: Expression;
      }
    | {
        readonly kind: "if";
        readonly branches: readonly { readonly test: Expression; readonly body: readonly Statement[] }[];
        readonly otherwise: readonly Statement[];
      }
    | {
        readonly kind: "for";
        readonly target: Target;
        readonly iterable: Expression;
        readonly body: readonly Statement[];
        readonly otherwise: readonly Statement[];
      }
    | {
        readonly kind: "while";
        readonly test: Expression;
        readonly body: readonly Statement[];
        readonly otherwise: readonly Statement[];
      }
    | { readonly kind: "def"; readonly code: FunctionCode; readonly decorators: readonly Expression[] }
    | {
        readonly kind: "class";
        readonly name: string;
        readonly bases: readonly Expression[];
        readonly body: readonly Statement[];
        readonly decorators: readonly Expression[];
      }
    | { readonly kind: "return"; readonly value: Expression | undefined }
    | { readonly kind: "break" }
    | { readonly kind: "continue" }
    | { readonly kind: "pass" }
    | { readonly kind: "import"; readonly names: readonly ImportedName[] }
    | { readonly kind: "from"; readonly module: string; readonly names: readonly ImportedName[] }
    | { readonly kind: "raise"; readonly value: Expression | undefined }
    | {
        readonly kind: "try";
        readonly body: readonly Statement[];
        readonly handlers: readonly ExceptClause[];
        readonly otherwise: readonly Statement[];
        readonly finalizer: readonly Statement[];
      }
    | { readonly kind: "assert"; readonly test: Expression; readonly message: Expression | undefined }
    | { readonly kind: "delete"; readonly targets: readonly Target[] }
    | { readonly kind: "scope"; readonly scope: "global" | "nonlocal"; readonly names: readonly string[] }
    | { readonly kind: "print"; readonly values: readonly Expression[]; readonly newline: boolean }
  );

export type StatementOf<K extends Statement["kind"]> = Extract<Statement, { readonly kind: K }>;
