"use client";
/** The address as state: search parameters that are read and written like a value. */
import { useSearchParams } from "next/navigation";
import { useCallback } from "react";

export type ParamPatch = Readonly<Record<string, string | undefined>>;

export interface Params {
  get(name: string): string | undefined;
  /** Sets and removes parameters in place: no page is loaded, no step is added to the history. */
  set(patch: ParamPatch): void;
}

function write(patch: ParamPatch): void {
  const search = new URLSearchParams(window.location.search);
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined || value === "") search.delete(name);
    else search.set(name, value);
  }
  const query = search.toString();
  const next = `${window.location.pathname}${query === "" ? "" : `?${query}`}`;
  if (next !== window.location.pathname + window.location.search) window.history.replaceState(null, "", next);
}

export function useParams(): Params {
  const search = useSearchParams();
  return { get: useCallback((name: string) => search.get(name) ?? undefined, [search]), set: write };
}

/** One parameter and its setter. */
export function useParam(name: string): [string | undefined, (value: string | undefined) => void] {
  const search = useSearchParams();
  const set = useCallback((value: string | undefined) => write({ [name]: value }), [name]);
  return [search.get(name) ?? undefined, set];
}
