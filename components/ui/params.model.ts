/**
 * Search parameters that answer at once: the router learns of a change only after a moment, and what was typed
 * or ticked must not lag behind. A change that is on its way stands in for the router's answer until that has caught
 * up; it never outlives its page. Pure.
 */

/** A change of the search that the router may not know yet. */
export interface PendingSearch {
  readonly pathname: string;
  /** What the router knew before the first change. */
  readonly base: string;
  /** What has been asked for since, oldest first; the last one holds. */
  readonly asked: readonly string[];
}

/** The search with some parameters set, and those that are empty or undefined removed. */
export function patchSearch(search: string, patch: Readonly<Record<string, string | undefined>>): string {
  const params = new URLSearchParams(search);
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined || value === "") params.delete(name);
    else params.set(name, value);
  }
  return params.toString();
}

/** What holds on a page where the router says `known`. */
export function currentSearch(pending: PendingSearch | undefined, known: string, pathname: string): string {
  const latest = pending?.asked.at(-1);
  if (pending === undefined || latest === undefined || pending.pathname !== pathname) return known;
  return known === pending.base || pending.asked.includes(known) ? latest : known;
}

/** The pending change after one more; `known` is the search before it. */
export function askFor(
  pending: PendingSearch | undefined,
  next: string,
  before: Omit<PendingSearch, "asked">,
): PendingSearch {
  if (pending === undefined || pending.pathname !== before.pathname) return { ...before, asked: [next] };
  return { ...pending, asked: [...pending.asked, next] };
}

/** True when the router has caught up, or was led elsewhere. */
export function isSettled(pending: PendingSearch, known: string, pathname: string): boolean {
  if (pending.pathname !== pathname) return true;
  if (known === pending.asked.at(-1)) return true;
  return known !== pending.base && !pending.asked.includes(known);
}
