/** The scheduler's stats, watched over time in the browser. Pure. */
import { formatNumber } from "../format.ts";
import { matchesFilter } from "../ui/filter-text.ts";

export type StatValue = number | string;
export type StatValues = Readonly<Record<string, StatValue>>;

/** All stats at one time. */
export interface Reading {
  readonly atMs: number;
  readonly values: StatValues;
}

/** Readings kept: ten minutes, one every two seconds. */
export const MOST_READINGS = 300;

export function addReading(readings: readonly Reading[], reading: Reading): readonly Reading[] {
  return [...readings, reading].slice(-MOST_READINGS);
}

export interface StatRow {
  readonly name: string;
  readonly value: StatValue;
  /** Change a second between the last two readings; undefined for texts and at first. */
  readonly perSecond: number | undefined;
}

export function statRows(readings: readonly Reading[], q: string | undefined): StatRow[] {
  const now = readings.at(-1);
  const before = readings.at(-2);
  if (now === undefined) return [];
  const seconds = before === undefined ? 0 : (now.atMs - before.atMs) / 1000;
  return Object.entries(now.values).flatMap(([name, value]) => {
    if (!matchesFilter(q, [name])) return [];
    const old = before?.values[name];
    const perSecond =
      typeof value === "number" && typeof old === "number" && seconds > 0 ? (value - old) / seconds : undefined;
    return [{ name, value, perSecond }];
  });
}

/** Times in seconds and values, as uPlot takes them. */
export function seriesOf(readings: readonly Reading[], name: string): [number[], number[]] {
  const times: number[] = [];
  const values: number[] = [];
  for (const { atMs, values: all } of readings) {
    const value = all[name];
    if (typeof value !== "number") continue;
    times.push(atMs / 1000);
    values.push(value);
  }
  return [times, values];
}

/** A rate for the table: nothing for zero. */
export function formatRate(perSecond: number | undefined): string {
  if (perSecond === undefined || perSecond === 0) return "";
  return `${perSecond > 0 ? "+" : ""}${formatNumber(perSecond, 1)}`;
}
