/** Structural equality of stored values: plain objects, arrays and primitives. Absent and undefined are the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((x, i) => sameValue(x, b[i]));
  }
  return containsAll(a, b) && containsAll(b, a);
}

function containsAll(a: object, b: object): boolean {
  return Object.entries(a).every(([key, value]) => sameValue(value, (b as Record<string, unknown>)[key]));
}
