/** The types of Aurora's arguments: numbers, instances, durations, amounts of data, percentages, bindings. */
import { ArgumentError } from "./argument.ts";

/** The most instances that one list may name; more is a mistyped range. */
const MAX_INSTANCES = 1_000_000;

export const text = (given: string): string => given;

export function integer(given: string): number {
  if (!/^[+-]?\d{1,15}$/.test(given)) throw new ArgumentError(`'${given}' is not a whole number`);
  return Number(given);
}

export function positiveInteger(given: string): number {
  const value = integer(given);
  if (value < 1) throw new ArgumentError(`must be at least 1, not ${given}`);
  return value;
}

export function number(given: string): number {
  const value = given.trim() === "" ? NaN : Number(given);
  if (!Number.isFinite(value)) throw new ArgumentError(`'${given}' is not a number`);
  return value;
}

/** `0,1-3,5` as sorted numbers; undefined, which means all, for nothing. */
export function instances(given: string): readonly number[] | undefined {
  if (given === "") return undefined;
  const found = new Set<number>();
  for (const part of given.split(",")) {
    const match = /^\s*(\d{1,10})(?:\s*-\s*(\d{1,10}))?\s*$/.exec(part);
    if (match?.[1] === undefined) {
      throw new ArgumentError(`'${part}' is no instance and no range of instances such as 0,2-4`);
    }
    const first = Number(match[1]);
    const last = Number(match[2] ?? match[1]);
    if (first > last) throw new ArgumentError(`the range ${part} runs backwards`);
    if (last - first + found.size > MAX_INSTANCES) throw new ArgumentError(`the range ${part} is too long`);
    for (let id = first; id <= last; id++) found.add(id);
  }
  return [...found].sort((a, b) => a - b);
}

const UNITS = [
  { seconds: 86_400, name: "days" },
  { seconds: 3_600, name: "hrs" },
  { seconds: 60, name: "mins" },
  { seconds: 1, name: "secs" },
] as const;

/** A length of time. */
export interface Duration {
  /** In the smallest unit that it was given in: `54 hrs` for `2d6h`. */
  readonly text: string;
  readonly seconds: number;
}

/** Reads `XdYhZmWs`, each part optional, in that order. */
export function duration(given: string): Duration {
  const match = /^(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(given);
  if (match === null || given === "") {
    throw new ArgumentError(`'${given}' is no duration: write XdYhZmWs, for example 1h30m`);
  }
  const parts = UNITS.map((unit, index) => ({ ...unit, count: match[index + 1] }));
  const seconds = parts.reduce((sum, part) => sum + Number(part.count ?? 0) * part.seconds, 0);
  const unit = parts.findLast(({ count }) => count !== undefined) ?? UNITS[3];
  return { text: `${seconds / unit.seconds} ${unit.name}`, seconds };
}

export function durations(given: string): readonly Duration[] {
  return given
    .split(",")
    .map(duration)
    .sort((a, b) => a.seconds - b.seconds);
}

/** Of a job's instances, between 0 and 100, both excluded. */
export function percentile(given: string): number {
  const value = number(given);
  if (value <= 0 || value >= 100) throw new ArgumentError(`${given} is not between 0 and 100`);
  return value;
}

export function percentiles(given: string): readonly number[] {
  return given
    .split(",")
    .map(percentile)
    .sort((a, b) => a - b);
}

/** Above 0, up to 100. */
export function slaPercentage(given: string): number {
  const value = number(given);
  if (value <= 0 || value > 100) throw new ArgumentError(`${given} is not within (0, 100]`);
  return value;
}

const MEBIBYTES: Readonly<Record<string, number>> = { "": 1, K: 1 / 1024, M: 1, G: 1024, T: 1024 * 1024 };

/** An amount of data in MiB: `512M`, `1.5G`, `2TB`; a bare number is MiB. */
export function mebibytes(given: string): number {
  const match = /^(\d+(?:\.\d+)?)([KMGT]?)B?$/i.exec(given);
  if (match?.[1] === undefined) throw new ArgumentError(`'${given}' is no amount of data such as 512M or 2G`);
  return Math.floor(Number(match[1]) * (MEBIBYTES[(match[2] ?? "").toUpperCase()] ?? 1));
}

export interface Binding {
  readonly name: string;
  readonly value: string;
}

/** A component of a reference: a name, an index, or either in brackets. */
const REFERENCE = /^[\w-]+(?:\.[\w-]+|\[[^[\]{}]+\])*$/;

export function binding(given: string): Binding {
  const equals = given.indexOf("=");
  if (equals < 0) throw new ArgumentError(`'${given}' is no binding: write name=value`);
  const name = given.slice(0, equals);
  if (!REFERENCE.test(name)) throw new ArgumentError(`'${name}' is no name that a configuration could refer to`);
  return { name, value: given.slice(equals + 1) };
}

/** Words between blanks. */
export const words = (given: string): readonly string[] => given.split(/\s+/).filter((word) => word !== "");

/** Words between commas. */
export const list = (given: string): readonly string[] =>
  given
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
