/** What a filter's text finds. Pure. */

/** True when every word of the filter is found in one of the texts, whatever the case. */
export function matchesFilter(filter: string | undefined, texts: readonly (string | undefined)[]): boolean {
  if (filter === undefined || filter === "") return true;
  const all = texts.join("\n").toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
