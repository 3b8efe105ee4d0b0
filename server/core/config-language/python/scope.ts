/** Where names live while a file, function, class body or comprehension is evaluated. */
import type { FunctionCode } from "./ast.ts";
import type { Value } from "./runtime.ts";
import type { SourceFile } from "./source-file.ts";

export type ScopeKind = "module" | "function" | "class" | "comprehension";

export class Scope {
  readonly kind: ScopeKind;
  /** The file whose code runs in this scope. */
  readonly file: SourceFile;
  readonly variables: Map<string, Value>;
  readonly globals: Map<string, Value>;
  readonly parent: Scope | undefined;
  readonly code: FunctionCode | undefined;

  private constructor(
    kind: ScopeKind,
    file: SourceFile,
    rest: Pick<Scope, "variables" | "globals" | "parent" | "code">,
  ) {
    this.kind = kind;
    this.file = file;
    this.variables = rest.variables;
    this.globals = rest.globals;
    this.parent = rest.parent;
    this.code = rest.code;
  }

  /** A file's top level. Included files share the globals of the file that includes them. */
  static module(file: SourceFile, globals: Map<string, Value>): Scope {
    return new Scope("module", file, { variables: globals, globals, parent: undefined, code: undefined });
  }

  child(kind: ScopeKind, code?: FunctionCode): Scope {
    return new Scope(kind, this.file, { variables: new Map(), globals: this.globals, parent: this, code });
  }

  /** The value of a name; `"unbound"` when the name is local and not assigned yet, undefined when it is unknown here. */
  lookup(name: string): Value | undefined | typeof UNBOUND {
    let innermost = true;
    for (const scope of this.#chain()) {
      if (scope.kind === "module" || scope.code?.globals.has(name) === true) break;
      if (scope.kind !== "class" || innermost) {
        const value = scope.variables.get(name);
        if (value !== undefined) return value;
        if (scope.code?.locals.has(name) === true) return UNBOUND;
      }
      if (scope.kind !== "comprehension") innermost = false;
    }
    return this.globals.get(name);
  }

  /** Binds (or, with undefined, unbinds) a name where Python binds it. False when there is nothing to unbind. */
  bind(name: string, value: Value | undefined): boolean {
    const variables = this.#home(name);
    if (value === undefined) return variables.delete(name);
    variables.set(name, value);
    return true;
  }

  /** This scope and those around it, from the inside out. */
  *#chain(): Iterable<Scope> {
    yield this;
    for (let scope = this.parent; scope !== undefined; scope = scope.parent) yield scope;
  }

  #home(name: string): Map<string, Value> {
    if (this.code?.globals.has(name) === true) return this.globals;
    if (this.code?.nonlocals.has(name) !== true) return this.variables;
    for (let scope = this.parent; scope !== undefined; scope = scope.parent) {
      if (scope.kind === "function" && scope.code?.locals.has(name) === true) return scope.variables;
    }
    return this.variables;
  }

  /** Every name that can be seen from here, for suggestions. */
  *names(): Iterable<string> {
    for (const scope of this.#chain()) yield* scope.variables.keys();
    yield* this.globals.keys();
  }
}

export const UNBOUND = Symbol("unbound");
