/**
 * How the console writes amounts, times and names. The only place that formats: every page says
 * `1.5 GB`, `2d 4h` and `12:04:31` in the same way. Pure, and independent of the browser's language,
 * so that the server and the browser render the same text.
 */

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** `12345` -> `12,345`. */
export function formatCount(value: number): string {
  const [whole = "0", fraction] = String(Math.abs(value)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${value < 0 ? "−" : ""}${grouped}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** A number with at most `digits` decimals and no trailing zeros. */
export function formatNumber(value: number, digits = 2): string {
  return formatCount(Number(value.toFixed(digits)));
}

/** Cores: `0.5`, `12`, `1,024.25`. */
export function formatCores(cores: number): string {
  return formatNumber(cores, Math.abs(cores) >= 1000 ? 0 : 2);
}

const BYTE_UNITS = ["B", "KB", "MB", "GB", "TB", "PB"] as const;

/** Bytes in powers of 1024, three significant figures at most: `512 B`, `1.5 GB`. */
export function formatBytes(bytes: number): string {
  let value = Math.abs(bytes);
  let unit = 0;
  while (value >= 1024 && unit < BYTE_UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${bytes < 0 ? "−" : ""}${Number(value.toFixed(digits))} ${BYTE_UNITS[unit] ?? "B"}`;
}

/** MiB, as tasks ask for RAM and disk. */
export function formatMb(megabytes: number): string {
  return formatBytes(megabytes * 1024 * 1024);
}

/** The two largest units of a duration: `340ms`, `5.2s`, `12m 5s`, `3d 4h`. */
export function formatDuration(durationMs: number): string {
  const ms = Math.max(0, durationMs);
  if (ms < SECOND_MS) return `${Math.round(ms)}ms`;
  if (ms < 10 * SECOND_MS) return `${Number((ms / SECOND_MS).toFixed(1))}s`;
  if (ms < MINUTE_MS) return `${Math.floor(ms / SECOND_MS)}s`;
  if (ms < HOUR_MS) return pair(ms, [MINUTE_MS, "m", SECOND_MS, "s"]);
  if (ms < DAY_MS) return pair(ms, [HOUR_MS, "h", MINUTE_MS, "m"]);
  return pair(ms, [DAY_MS, "d", HOUR_MS, "h"]);
}

/** A duration that may be a fraction of a millisecond: `0.84ms`, `12.5ms`, `340ms`, `5.2s`. */
export function formatMs(ms: number): string {
  if (ms >= SECOND_MS) return formatDuration(ms);
  return `${formatNumber(ms, ms < 10 ? 2 : ms < 100 ? 1 : 0)}ms`;
}

function pair(ms: number, [large, largeUnit, small, smallUnit]: readonly [number, string, number, string]): string {
  const whole = Math.floor(ms / large);
  const rest = Math.floor((ms % large) / small);
  return rest === 0 ? `${whole}${largeUnit}` : `${whole}${largeUnit} ${rest}${smallUnit}`;
}

/** How long ago: `now`, `12s ago`, `3h 4m ago`. A time ahead of this clock counts as now. */
export function formatAgo(atMs: number, nowMs: number): string {
  const ms = nowMs - atMs;
  return ms < SECOND_MS ? "now" : `${formatAge(atMs, nowMs)} ago`;
}

/** An age in whole seconds or coarser, so that it does not flicker: `12s`, `3h 4m`. */
export function formatAge(atMs: number, nowMs: number): string {
  const ms = Math.max(0, nowMs - atMs);
  return ms < MINUTE_MS ? `${Math.floor(ms / SECOND_MS)}s` : formatDuration(ms);
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** Time of day in the viewer's zone: `12:04:31`. */
export function formatClock(atMs: number): string {
  const at = new Date(atMs);
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}

/** Date and time in the viewer's zone: `2026-11-23 12:04:31`. */
export function formatInstant(atMs: number): string {
  const at = new Date(atMs);
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${formatClock(atMs)}`;
}

/** The same instant in UTC, for tooltips. */
export function formatUtc(atMs: number): string {
  return `${new Date(atMs).toISOString().replace("T", " ").slice(0, 19)} UTC`;
}

/** `1 instance`, `12 instances`; `many` where an s is not enough. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** Sorted ids as ranges: `0–2, 5`. At most `maxRanges` of them, then how many ids are left out. */
export function formatRanges(ids: readonly number[], maxRanges = 8): string {
  const ranges = toRanges(ids);
  const shown = ranges.slice(0, maxRanges).map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`));
  const hidden = ranges.slice(maxRanges).reduce((sum, { first, last }) => sum + last - first + 1, 0);
  return hidden === 0 ? shown.join(", ") : `${shown.join(", ")} and ${formatCount(hidden)} more`;
}

/** Ids as closed ranges, ascending. */
export function toRanges(ids: readonly number[]): { first: number; last: number }[] {
  const ranges: { first: number; last: number }[] = [];
  for (const id of [...new Set(ids)].sort((a, b) => a - b)) {
    const open = ranges.at(-1);
    if (open !== undefined && open.last === id - 1) open.last = id;
    else ranges.push({ first: id, last: id });
  }
  return ranges;
}

/** The inverse of {@link formatRanges}: `0-2, 5`. Undefined when the text has another form. */
export function parseRanges(text: string): number[] | undefined {
  const ids: number[] = [];
  for (const part of text.split(",").map((piece) => piece.trim())) {
    if (part === "") continue;
    const match = /^(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?$/.exec(part);
    if (match?.[1] === undefined) return undefined;
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (last < first || last - first > 100_000) return undefined;
    for (let id = first; id <= last; id++) ids.push(id);
  }
  return ids;
}

/** A share as a whole percentage; a share that is not quite none or all never reads as such. */
export function formatPercent(share: number): string {
  if (share > 0 && share < 0.01) return "<1%";
  if (share < 1 && share > 0.99) return ">99%";
  return `${Math.round(share * 100)}%`;
}

/** The tail of a long id that tells it from its siblings: the last block of a task id. */
export function shortId(id: string, length = 8): string {
  return id.length <= length + 1 ? id : `…${id.slice(-length)}`;
}
