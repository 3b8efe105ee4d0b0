/** Order of table rows, as texts in the address and as comparison. Pure. */

export interface Sorting {
  readonly column: string;
  readonly descending: boolean;
}

/** `name` or `-name`. */
export function parseSort(text: string): Sorting {
  return text.startsWith("-") ? { column: text.slice(1), descending: true } : { column: text, descending: false };
}

export function sortText({ column, descending }: Sorting): string {
  return descending ? `-${column}` : column;
}

/** The order after a click on a column's head: its first direction, then the other one. */
export function nextSort(
  current: Sorting,
  column: { readonly id: string; readonly firstDescending?: boolean },
): Sorting {
  if (current.column !== column.id) return { column: column.id, descending: column.firstDescending ?? false };
  return { column: column.id, descending: !current.descending };
}

export type SortValue = string | number | undefined;

const texts = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/** Ascending; texts as people order them (`host-2` before `host-10`). */
export function compareValues(a: string | number, b: string | number): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return texts.compare(String(a), String(b));
}
