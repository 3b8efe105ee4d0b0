/**
 * `{{mustache}}` variables in text. Replacement is repeated until nothing changes, so a value may contain variables in its
 * turn; `{{&name}}` stays as `{{name}}`. From Pystachio's `parsing.py`.
 */
import type { Origin, Runtime, Value } from "../python/runtime.ts";
import { str } from "../python/text.ts";
import { parseRef, type Ref } from "./ref.ts";

/** Something that variables are looked up in. */
export interface Namable {
  /** The value at `ref`, or undefined when there is none here. */
  find(rt: Runtime, ref: Ref): Value | undefined;
}

/** A variable without a value, and where the text that mentions it was made. */
export interface Unbound {
  readonly ref: Ref;
  readonly origin: Origin;
}

const MUSTACHE = /\{\{(&)?([^{}]+?)\1?\}\}/g;
const MAX_ITERATIONS = 100;
/** Text that grows beyond this repeats itself. */
const MAX_LENGTH = 1_000_000;

/** Text and refs in turn. */
function split(rt: Runtime, text: string, context: { origin: Origin; keepEscapes: boolean }): (string | Ref)[] {
  const parts: (string | Ref)[] = [];
  let at = 0;
  for (const match of text.matchAll(MUSTACHE)) {
    const [all, escape, address = ""] = match;
    if (match.index > at) parts.push(text.slice(at, match.index));
    at = match.index + all.length;
    if (escape !== undefined) parts.push(context.keepEscapes ? `{{&${address}}}` : `{{${address}}}`);
    else parts.push(parseRef(address) ?? badAddress(rt, address, context.origin));
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}

function badAddress(rt: Runtime, address: string, origin: Origin): never {
  const message = `'{{${address}}}' is not a valid variable: a name may be followed by .name and [key] (to keep the braces as text, write '{{&${address}}}')`;
  return rt.raise("ValueError", message, { origin });
}

function lookup(rt: Runtime, ref: Ref, scopes: readonly Namable[]): Value | undefined {
  for (const scope of scopes) {
    rt.meter.spend();
    const value = scope.find(rt, ref);
    if (value !== undefined) return value;
  }
  return undefined;
}

export interface Resolved {
  readonly text: string;
  readonly unbound: readonly Unbound[];
}

/** `text` with every variable replaced that has a value in `scopes`; the first scope that has one wins. */
export function resolve(rt: Runtime, text: string, context: { scopes: readonly Namable[]; origin: Origin }): Resolved {
  if (!text.includes("{{")) return { text, unbound: [] };
  const { scopes, origin } = context;
  let current = text;
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const parts = split(rt, current, { origin, keepEscapes: true });
    let replaced = false;
    const pieces = parts.map((part) => {
      if (typeof part === "string") return part;
      const value = lookup(rt, part, scopes);
      if (value === undefined) return `{{${part.address}}}`;
      replaced = true;
      return valueText(rt, value, { ref: part, origin });
    });
    current = pieces.join("");
    if (current.length > MAX_LENGTH) break;
    rt.meter.allocate(current.length);
    if (!replaced) return finish(rt, current, origin);
  }
  return rt.raise("ValueError", `the variables in ${JSON.stringify(text.slice(0, 60))} refer to themselves`, {
    origin,
  });
}

function valueText(rt: Runtime, value: Value, { ref, origin }: Unbound): string {
  if (rt.resolving.length > MAX_ITERATIONS) {
    return rt.raise("ValueError", `the variable {{${ref.address}}} refers to itself`, { origin });
  }
  rt.resolving.push(ref.address);
  const text = str(rt, value);
  rt.resolving.pop();
  return text;
}

function finish(rt: Runtime, text: string, origin: Origin): Resolved {
  const parts = split(rt, text, { origin, keepEscapes: false });
  const unbound = parts.flatMap((part) => (typeof part === "string" ? [] : [{ ref: part, origin }]));
  return { text: parts.map((part) => (typeof part === "string" ? part : `{{${part.address}}}`)).join(""), unbound };
}
