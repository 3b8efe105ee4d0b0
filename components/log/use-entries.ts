"use client";
/** The entries that the page shows: the newest ones, again and again where the end is followed, and older ones on demand. */
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { LogEntriesPage, LogEntriesQuery, LogEntryKind } from "../../server/api/log.ts";
import { useTRPC, useTRPCClient } from "../api/trpc.ts";
import { type Stretch, withNewest, withOlder } from "./entries.model.ts";

export interface EntriesFilter {
  readonly kind: LogEntryKind | undefined;
  readonly text: string | undefined;
  /** The position to begin at; the log's end when absent. */
  readonly at: string | undefined;
}

export interface Entries {
  readonly stretch: Stretch | undefined;
  /** The range that the log holds. */
  readonly range: Pick<LogEntriesPage, "begin" | "end"> | undefined;
  readonly error: unknown;
  readonly refetch: () => Promise<unknown>;
  readonly loadOlder: () => void;
  readonly isLoadingOlder: boolean;
  readonly olderError: unknown;
}

const PAGE = 50;
const FOLLOW_MS = 1_500;
/** A search goes on by itself over so many pages without a find. */
const MOST_EMPTY_PAGES = 20;

function queryOf({ kind, text, at }: EntriesFilter): LogEntriesQuery {
  return {
    limit: PAGE,
    ...(kind === undefined ? {} : { kind }),
    ...(text === undefined ? {} : { text }),
    ...(at === undefined ? {} : { before: String(Number(at) + 1) }),
  };
}

/** To be used by a component that is keyed by the filter: another filter is another list. */
export function useEntries(filter: EntriesFilter, isFollowing: boolean): Entries {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const query = queryOf(filter);
  const head = useQuery({
    ...trpc.log.entries.queryOptions(query),
    refetchInterval: isFollowing ? FOLLOW_MS : false,
    staleTime: isFollowing ? 0 : Infinity,
  });
  const [stretch, setStretch] = useState<Stretch>();
  const [isLoadingOlder, setLoadingOlder] = useState(false);
  const [olderError, setOlderError] = useState<unknown>();
  const abort = useRef<AbortController>(undefined);
  const { data } = head;
  const { before } = query;
  const [seen, setSeen] = useState<LogEntriesPage>();
  if (data !== undefined && data !== seen) {
    setSeen(data);
    setStretch(withNewest(stretch, data, before));
  }
  useEffect(() => () => abort.current?.abort(), []);

  const { kind, text } = filter;
  const loadOlder = async (): Promise<void> => {
    const controller = new AbortController();
    abort.current?.abort();
    abort.current = controller;
    setLoadingOlder(true);
    setOlderError(undefined);
    let from = stretch?.next;
    try {
      for (let i = 0; i < MOST_EMPTY_PAGES && from !== undefined; i++) {
        const input = { ...queryOf({ kind, text, at: undefined }), before: from };
        const page = await client.log.entries.query(input, { signal: controller.signal });
        setStretch((known) => known && withOlder(known, page));
        from = page.entries.length > 0 ? undefined : page.next;
      }
    } catch (error) {
      if (!controller.signal.aborted) setOlderError(error);
    } finally {
      if (!controller.signal.aborted) setLoadingOlder(false);
    }
  };

  return {
    stretch,
    range: data,
    error: head.error,
    refetch: head.refetch,
    loadOlder: () => void loadOlder(),
    isLoadingOlder,
    olderError,
  };
}
