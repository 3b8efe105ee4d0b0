/**
 * Reads the fields of a JSON object with the leniency of Pystachio: numbers and booleans may come as
 * texts, and every text may hold `{{references}}`.
 */
import { InvalidTask } from "./invalid-task.ts";
import { interpolate, type Scope } from "./mustache.ts";

export function isObject(value: unknown): value is Scope {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** References that no scope knew, gathered over a whole task so that one error can name them all. */
export type Unbound = Set<string>;

/** One object, `path` in its document, with the scopes that its references are looked up in. */
export class JsonFields {
  readonly #path: string;
  readonly #object: Scope;
  readonly #scopes: readonly Scope[];
  readonly #unbound: Unbound;

  constructor(object: Scope, context: { path: string; scopes: readonly Scope[]; unbound: Unbound }) {
    this.#object = object;
    this.#path = context.path;
    this.#scopes = [object, ...context.scopes];
    this.#unbound = context.unbound;
  }

  /** @throws InvalidTask when the field is missing and `fallback` is not given, or is no text. */
  text(name: string, fallback?: string): string {
    const value = this.#value(name) ?? fallback;
    if (value === undefined) throw new InvalidTask(`${this.#path} lacks ${name}`);
    if (typeof value !== "string" && typeof value !== "number") throw this.#expected(name, "a text");
    return this.resolve(String(value));
  }

  /** A whole number, zero or above. @throws InvalidTask */
  count(name: string, fallback: number): number {
    const value = this.#value(name) ?? fallback;
    const number = typeof value === "string" ? Number(this.resolve(value).trim() || Number.NaN) : value;
    if (typeof number !== "number" || !Number.isSafeInteger(number) || number < 0) {
      throw this.#expected(name, "a whole number, zero or above");
    }
    return number;
  }

  /** Zero or above. @throws InvalidTask */
  number(name: string, fallback: number): number {
    const value = this.#value(name) ?? fallback;
    const number = typeof value === "string" ? Number(this.resolve(value).trim() || Number.NaN) : value;
    if (typeof number !== "number" || !Number.isFinite(number) || number < 0) {
      throw this.#expected(name, "a number, zero or above");
    }
    return number;
  }

  /** @throws InvalidTask */
  boolean(name: string, fallback: boolean): boolean {
    const value = this.#value(name) ?? fallback;
    const word = typeof value === "string" ? this.resolve(value).toLowerCase() : value;
    if (word === true || word === "true" || word === 1) return true;
    if (word === false || word === "false" || word === 0) return false;
    throw this.#expected(name, "true or false");
  }

  /** One of `choices`; undefined when the field is absent. @throws InvalidTask */
  choice<T extends string>(name: string, choices: readonly T[]): T | undefined {
    if (this.#value(name) === undefined) return undefined;
    const word = this.text(name);
    const found = choices.find((choice) => choice === word);
    if (found === undefined) throw this.#expected(name, `one of ${choices.join(", ")}`);
    return found;
  }

  /** The elements of a list; none when it is absent. @throws InvalidTask */
  list(name: string): readonly unknown[] {
    const value = this.#value(name) ?? [];
    if (!Array.isArray(value)) throw this.#expected(name, "a list");
    return value;
  }

  /** An object inside this one; its references see its own fields first, then these. @throws InvalidTask */
  object(name: string): JsonFields | undefined {
    const value = this.#value(name);
    if (value === undefined) return undefined;
    return this.inner(`${this.#path}.${name}`, value);
  }

  /** As {@link object}, for a value such as a list's element. @throws InvalidTask */
  inner(path: string, value: unknown): JsonFields {
    if (!isObject(value)) throw new InvalidTask(`${path} is not an object`);
    return new JsonFields(value, { path, scopes: this.#scopes, unbound: this.#unbound });
  }

  /** The fields as they are, for names that are chosen by the user. */
  entries(): [string, unknown][] {
    return Object.entries(this.#object);
  }

  /** A text with its references replaced; those that nobody knows are gathered. */
  resolve(text: string): string {
    const { text: resolved, unbound } = interpolate(text, this.#scopes);
    for (const address of unbound) this.#unbound.add(address);
    return resolved;
  }

  #value(name: string): unknown {
    const value = Object.hasOwn(this.#object, name) ? this.#object[name] : undefined;
    return value === null ? undefined : value;
  }

  #expected(name: string, what: string): InvalidTask {
    return new InvalidTask(`${this.#path}.${name} is not ${what}`);
  }
}
