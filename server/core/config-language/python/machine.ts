/** What the parts of the evaluator use of one another: a machine evaluates expressions and executes statements. */
import type { ConfigPosition } from "../errors.ts";
import type { Expression, Span, Statement, Target } from "./ast.ts";
import type { PyClass, PyInstance } from "./classes.ts";
import type { ExceptionName, Origin, Runtime, Value } from "./runtime.ts";
import type { Scope } from "./scope.ts";

/** How a block ended: undefined when it ran to its end. */
export type Completion = undefined | "break" | "continue" | { readonly returned: Value };

export interface Machine extends Runtime {
  evaluate(expression: Expression, scope: Scope): Value;
  execute(block: readonly Statement[], scope: Scope): Completion;
  assign(target: Target, value: Value, scope: Scope): void;
  /** Names the place under evaluation; errors and new values are placed there. */
  mark(scope: Scope, span: Span): void;
  /** Runs the body of a function that was called at the present place. */
  frame<T>(origin: Origin, body: () => T): T;
  builtin(name: string): Value | undefined;
  builtinNames(): Iterable<string>;
  exceptionClass(name: ExceptionName): PyClass;
  throwValue(value: PyInstance): never;
  importModule(name: string, origin: Origin): Value;
}

/** An exception of the evaluated language on its way up. */
export class PyError extends Error {
  override readonly name = "PyError";
  readonly value: PyInstance;
  readonly position: ConfigPosition;
  readonly trace: readonly ConfigPosition[];
  readonly suggestion: string | undefined;

  constructor(value: PyInstance, message: string, where: Pick<PyError, "position" | "trace" | "suggestion">) {
    super(message);
    this.value = value;
    this.position = where.position;
    this.trace = where.trace;
    this.suggestion = where.suggestion;
  }
}
