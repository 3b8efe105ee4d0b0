/**
 * The notations of flag values: durations such as `5mins` and sizes such as `512KB`, as Aurora's
 * `TimeAmountConverter` and `DataAmountConverter` read them.
 */

const MILLIS_PER_UNIT: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  ms: 1,
  secs: 1_000,
  mins: 60_000,
  hrs: 3_600_000,
  days: 86_400_000,
};

const BYTES_PER_UNIT: Readonly<Record<string, number>> = {
  B: 1,
  KB: 1024,
  MB: 1024 ** 2,
  GB: 1024 ** 3,
  TB: 1024 ** 4,
};

function parseAmount(text: string, units: Readonly<Record<string, number>>): number | undefined {
  const match = /^(\d+)([a-zA-Z]+)$/.exec(text);
  const factor = match?.[2] === undefined ? undefined : units[match[2]];
  return match?.[1] === undefined || factor === undefined ? undefined : Number(match[1]) * factor;
}

/** Milliseconds of a text such as `15secs`; undefined when it is not one. */
export function parseDurationMs(text: string): number | undefined {
  return parseAmount(text, MILLIS_PER_UNIT);
}

/** Bytes of a text such as `512KB`; undefined when it is not one. */
export function parseBytes(text: string): number | undefined {
  return parseAmount(text, BYTES_PER_UNIT);
}

function formatAmount(value: number, units: Readonly<Record<string, number>>): string {
  const whole = Object.entries(units).filter(([, factor]) => value % factor === 0);
  const [unit, factor] = whole.at(-1) ?? Object.entries(units)[0] ?? ["", 1];
  return `${Math.round(value / factor)}${unit}`;
}

/** The shortest notation with a whole number: 300000 is `5mins`. */
export function formatDuration(ms: number): string {
  return ms === 0 ? "0ms" : formatAmount(ms, MILLIS_PER_UNIT);
}

/** The shortest notation with a whole number: 524288 is `512KB`. */
export function formatBytes(bytes: number): string {
  return bytes === 0 ? "0B" : formatAmount(bytes, BYTES_PER_UNIT);
}

export const DURATION_UNITS = Object.keys(MILLIS_PER_UNIT).join(", ");
export const SIZE_UNITS = Object.keys(BYTES_PER_UNIT).join(", ");
