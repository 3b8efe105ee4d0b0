/**
 * `{{mustache}}` references in the texts of a task, as Pystachio resolves them: an address is a name
 * followed by `.name` and `[index]` steps, looked up in one scope after another; what it stands for may
 * hold references in turn; `{{&address}}` stands for a literal `{{address}}`.
 */
import { InvalidTask } from "./invalid-task.ts";

/** Names that references may start with. Values are JSON. */
export type Scope = Readonly<Record<string, unknown>>;

export interface Interpolated {
  readonly text: string;
  /** Addresses that no scope knows, in order of appearance; they stay in the text. */
  readonly unbound: readonly string[];
}

const REFERENCE = /\{\{(&?)([^{}]+?)\}\}/g;
const ADDRESS = /^[^\W\d]\w*(?:\.[^\W\d]\w*|\[[\w\-./]+\])*$/;
const STEP = /[^.[\]]+|\[[^\]]+\]/g;

/** Rounds of replacement; a chain of references that is longer is a cycle. Pystachio's figure. */
const MAX_ROUNDS = 100;
/** No command line comes near this; references that double one another get there quickly. */
const MAX_TEXT_LENGTH = 1024 * 1024;

function steps(address: string): string[] {
  if (!ADDRESS.test(address)) return [];
  return (address.match(STEP) ?? []).map((step) => (step.startsWith("[") ? step.slice(1, -1) : step));
}

function find(scope: Scope, path: readonly string[]): unknown {
  let value: unknown = scope;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Scope)[step];
  }
  return value;
}

/** How a value reads inside a text; undefined for what is not a scalar. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "True" : "False";
  return undefined;
}

function lookUp(address: string, scopes: readonly Scope[]): string | undefined {
  const path = steps(address);
  if (path.length === 0) return undefined;
  for (const scope of scopes) {
    const found = textOf(find(scope, path));
    if (found !== undefined) return found;
  }
  return undefined;
}

function replaceAll(text: string, scopes: readonly Scope[]): string {
  let current = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = current.replace(REFERENCE, (reference, escape: string, address: string) =>
      escape === "" ? (lookUp(address, scopes) ?? reference) : reference,
    );
    if (next === current) return current;
    if (next.length > MAX_TEXT_LENGTH) break;
    current = next;
  }
  throw new InvalidTask(`the references in ${JSON.stringify(text.slice(0, 200))} refer to one another without end`);
}

/** `text` with its references replaced. @throws InvalidTask for references that never end. */
export function interpolate(text: string, scopes: readonly Scope[]): Interpolated {
  const unbound: string[] = [];
  const resolved = replaceAll(text, scopes).replace(REFERENCE, (reference, escape: string, address: string) => {
    if (escape !== "") return `{{${address}}}`;
    unbound.push(address);
    return reference;
  });
  return { text: resolved, unbound };
}
