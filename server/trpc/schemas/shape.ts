/**
 * The three kinds of object that api.thrift's JSON has, as zod schemas that the compiler checks
 * against the domain types: structs (`struct`), unions as single-key objects (`union`), and the
 * suggestion of the nearest name for a key that is none.
 *
 * Safe in the browser: the console validates with the same schemas.
 */
import { z } from "zod";
import { editDistance } from "../../base/flags/parse.ts";

type Shape = Readonly<Record<string, z.ZodType>>;

/** A schema for every field of `T`, optional ones too, and for nothing else. */
type ShapeOf<T, S> = { readonly [K in keyof T]-?: z.ZodType<T[K]> } & {
  readonly [K in Exclude<keyof S, keyof T>]: never;
};

/** The longest piece of a client's own text that a message repeats. */
const MAX_ECHO = 60;

/** Edits up to which a name counts as mistyped. */
const MAX_TYPO_EDITS = 3;

function echo(text: string): string {
  return text.length > MAX_ECHO ? `${text.slice(0, MAX_ECHO)}...` : text;
}

/** The known name that `name` was probably meant to be. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (name.length > MAX_ECHO) return undefined;
  let best: string | undefined;
  let bestDistance = MAX_TYPO_EDITS + 1;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance && distance < candidate.length) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

function unknownKeys(keys: readonly string[], known: readonly string[]): string {
  const first = keys[0] ?? "";
  const nearest = nearestName(first, known);
  const hint = nearest === undefined ? `; there are ${known.join(", ")}` : `; did you mean ${nearest}?`;
  const more = keys.length > 1 ? ` (and ${keys.length - 1} more unknown)` : "";
  return `has no field ${echo(first)}${more}${hint}`;
}

/** A struct with exactly the fields of `shape`. */
export function strict<S extends Shape>(shape: S): z.ZodObject<S, z.core.$strict> {
  const known = Object.keys(shape);
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? unknownKeys(issue.keys as string[], known) : undefined),
  }) as z.ZodObject<S, z.core.$strict>;
}

/**
 * A struct whose fields are those of the domain type `T`: a field that is missing, superfluous or of another
 * type does not compile. Called in two steps, since the fields' schemas are inferred.
 */
export function struct<T>(): <S extends Shape & ShapeOf<T, S>>(shape: S) => z.ZodObject<S, z.core.$strict> {
  return (shape) => strict(shape);
}

/** What a union of `S` gives: an object with one of its keys. */
type OneKeyOutput<S extends Shape> = { [K in keyof S]: { [P in K]: z.output<S[P]> } }[keyof S];
type OneKeyInput<S extends Shape> = { [K in keyof S]: { [P in K]: z.input<S[P]> } }[keyof S];

/** An object with exactly one of the keys of `shape`, as api.thrift's unions are written in JSON. */
export function union<S extends Shape>(shape: S): z.ZodType<OneKeyOutput<S>, OneKeyInput<S>> {
  const known = Object.keys(shape);
  const optional = Object.fromEntries(Object.entries(shape).map(([key, schema]) => [key, schema.exactOptional()]));
  const oneKey = strict(optional).check((context) => {
    const count = Object.keys(context.value).length;
    if (count === 1) return;
    const found = count === 0 ? "none" : Object.keys(context.value).join(" and ");
    const message = `expected exactly one of ${known.join(", ")}; found ${found}`;
    context.issues.push({ code: "custom", message, input: context.value });
  });
  return oneKey as unknown as z.ZodType<OneKeyOutput<S>, OneKeyInput<S>>;
}
