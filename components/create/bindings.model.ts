/** Values for the mustache variables that a configuration leaves open, as `--bind` gives them. Pure. */

export type Bindings = Readonly<Record<string, string>>;

const EMPTY: Bindings = {};

/** What is stored from before; nothing where that is no such thing. */
export function parseBindings(stored: string | null): Bindings {
  if (stored === null) return EMPTY;
  try {
    const value: unknown = JSON.parse(stored);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return EMPTY;
    const entries = Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string");
    return Object.fromEntries(entries);
  } catch (error) {
    if (error instanceof SyntaxError) return EMPTY;
    throw error;
  }
}

/** Where the text mentions a variable; behind everything when it is put together elsewhere. */
function mention(text: string, name: string): number {
  const at = text.indexOf(`{{${name}}}`);
  return at < 0 ? text.length : at;
}

/** The variables to ask for: those without a value, and those of the text that were given one. In the order of the text. */
export function variablesOf(text: string, unbound: readonly string[], bindings: Bindings): string[] {
  const bound = Object.entries(bindings)
    .filter(([name, value]) => value !== "" && mention(text, name) < text.length)
    .map(([name]) => name);
  return [...new Set([...unbound, ...bound])].sort((a, b) => mention(text, a) - mention(text, b) || (a < b ? -1 : 1));
}

/** What the scheduler is given: no value is not the same as an empty one. */
export function givenBindings(bindings: Bindings): Bindings {
  return Object.fromEntries(Object.entries(bindings).filter(([, value]) => value !== ""));
}
