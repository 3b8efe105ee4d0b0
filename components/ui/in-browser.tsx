"use client";
/**
 * Renders its children in the browser alone. What the server would render of a page is what is there before any
 * answer, which nobody needs; and an answer that comes before the page is hydrated would not match it.
 */
import { type ReactNode, useSyncExternalStore } from "react";

const subscribeToNothing = (): (() => void) => () => undefined;

interface InBrowserProps {
  readonly children: ReactNode;
  /** Stands there until the browser has taken over. */
  readonly fallback: ReactNode;
}

export function InBrowser({ children, fallback }: InBrowserProps): ReactNode {
  const isBrowser = useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  );
  return isBrowser ? children : fallback;
}
