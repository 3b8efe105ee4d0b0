"use client";
/** The address as state: search parameters that are read and written like a value, and change at once. */
import { usePathname, useSearchParams } from "next/navigation";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import { Store } from "../live/store.ts";
import { askFor, currentSearch, isSettled, patchSearch, type PendingSearch } from "./params.model.ts";

export type ParamPatch = Readonly<Record<string, string | undefined>>;

export interface Params {
  get(name: string): string | undefined;
  /** Sets and removes parameters in place: no page is loaded, no step is added to the history. */
  set(patch: ParamPatch): void;
}

const pendingSearch = new Store<PendingSearch | undefined>(undefined);

function write(patch: ParamPatch): void {
  const { pathname, search } = window.location;
  const before = new URLSearchParams(search).toString();
  const next = patchSearch(search, patch);
  if (next === before) return;
  pendingSearch.set(askFor(pendingSearch.get(), next, { pathname, base: before }));
  window.history.replaceState(null, "", `${pathname}${next === "" ? "" : `?${next}`}`);
}

/** The search as it stands, with changes that the router has not learnt of yet. */
function useSearch(): URLSearchParams {
  const pathname = usePathname();
  const known = useSearchParams().toString();
  const pending = useSyncExternalStore(pendingSearch.subscribe, pendingSearch.get, () => undefined);
  useEffect(() => {
    if (pending !== undefined && pending === pendingSearch.get() && isSettled(pending, known, pathname)) {
      pendingSearch.set(undefined);
    }
  }, [pending, known, pathname]);
  const search = currentSearch(pending, known, pathname);
  return useMemo(() => new URLSearchParams(search), [search]);
}

export function useParams(): Params {
  const search = useSearch();
  return { get: useCallback((name: string) => search.get(name) ?? undefined, [search]), set: write };
}

/** One parameter and its setter. */
export function useParam(name: string): [string | undefined, (value: string | undefined) => void] {
  const search = useSearch();
  const set = useCallback((value: string | undefined) => write({ [name]: value }), [name]);
  return [search.get(name) ?? undefined, set];
}
