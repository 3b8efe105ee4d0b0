"use client";
/** Which rows of a long table exist in the page: those near the window, as the page scrolls. */
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useLayoutEffect, useState } from "react";

export const ROW_HEIGHT = 24;

export interface VirtualRows {
  readonly indexes: readonly number[];
  /** Height of the rows left out above and below. */
  readonly before: number;
  readonly after: number;
  /** Scrolls a row into view and calls back once it exists. */
  reveal(index: number, then: () => void): void;
}

interface Options {
  readonly count: number;
  readonly body: RefObject<HTMLElement | null>;
  /** Up to this many rows all exist. */
  readonly always: number;
}

export function useVirtualRows({ count, body, always }: Options): VirtualRows {
  const isVirtual = count > always;
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top;
    if (top !== undefined) setOffset(Math.round(top + window.scrollY));
  }, [body, count]);
  // oxlint-disable-next-line react/incompatible-library -- the compiler is not used; the virtualizer renders by itself
  const virtualizer = useWindowVirtualizer({
    count: isVirtual ? count : 0,
    estimateSize: () => ROW_HEIGHT,
    overscan: 24,
    scrollMargin: offset,
  });
  const reveal = useCallback(
    (index: number, then: () => void) => {
      if (isVirtual) virtualizer.scrollToIndex(index, { align: "auto" });
      requestAnimationFrame(() => requestAnimationFrame(then));
    },
    [isVirtual, virtualizer],
  );
  if (!isVirtual) return { indexes: Array.from({ length: count }, (_, i) => i), before: 0, after: 0, reveal };
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  return {
    indexes: items.map(({ index }) => index),
    before: first * ROW_HEIGHT,
    after: (count - 1 - last) * ROW_HEIGHT,
    reveal,
  };
}
