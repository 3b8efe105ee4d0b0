"use client";
/** Points in time as people read them: relative on the page, exact in the tooltip. */
import type { ReactNode } from "react";
import { formatAge, formatAgo, formatClock, formatInstant, formatUtc } from "../format.ts";
import { useNow } from "./use-now.ts";

interface TimeProps {
  readonly atMs: number;
}

function exact(atMs: number): string {
  return `${formatInstant(atMs)} (${formatUtc(atMs)})`;
}

/** `3h 4m ago`. */
export function Ago({ atMs }: TimeProps): ReactNode {
  const now = useNow();
  return (
    <time dateTime={new Date(atMs).toISOString()} title={exact(atMs)}>
      {now === 0 ? "" : formatAgo(atMs, now)}
    </time>
  );
}

/** `3h 4m`: how long something has lasted. */
export function Age({ atMs }: TimeProps): ReactNode {
  const now = useNow();
  return (
    <time dateTime={new Date(atMs).toISOString()} title={`since ${exact(atMs)}`}>
      {now === 0 ? "" : formatAge(atMs, now)}
    </time>
  );
}

/** `12:04:31`. */
export function Clock({ atMs }: TimeProps): ReactNode {
  return (
    <time dateTime={new Date(atMs).toISOString()} title={exact(atMs)}>
      {formatClock(atMs)}
    </time>
  );
}

/** `2026-11-23 12:04:31`. */
export function Instant({ atMs }: TimeProps): ReactNode {
  return (
    <time dateTime={new Date(atMs).toISOString()} title={formatUtc(atMs)}>
      {formatInstant(atMs)}
    </time>
  );
}
