/**
 * For tests: the recordings beside the codecs, and what to leave out of a comparison with them: ids, times
 * and ports differ from run to run, everything else must not.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const FIXTURES = join(import.meta.dirname, "..", "..", "fixtures");

export function recording(path: string): string {
  return readFileSync(join(FIXTURES, path), "utf8");
}

/** The body of a recorded request. */
export function recordedBody(path: string): string {
  const text = recording(path);
  return text.slice(text.indexOf("\r\n\r\n") + 4);
}

/** Recorded events, one JSON value a line. */
export function recordedEvents(path: string): unknown[] {
  return recording(path)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown);
}

/** Fields whose values differ from run to run. */
const VOLATILE: ReadonlySet<string> = new Set([
  "timestamp",
  "nanoseconds",
  "uuid",
  "executor_pid",
  "port",
  "status_update_uuid",
]);

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function normaliseText(text: string): string {
  return text
    .replaceAll(UUID, "UUID")
    .replaceAll(/UUID-\d{4}/g, "FRAMEWORK")
    .replaceAll(/UUID-S\d+/g, "AGENT")
    .replaceAll(/UUID-O\d+/g, "OFFER")
    .replaceAll(/127\.0\.0\.1:\d+/g, "ADDRESS");
}

/** A value with what differs from run to run replaced by its kind, keys sorted. */
export function normalise(value: unknown, key = ""): unknown {
  if (VOLATILE.has(key)) return `<${key}>`;
  if (typeof value === "string") return normaliseText(value);
  if (Array.isArray(value)) return value.map((item) => normalise(item));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, item]) => [name, normalise(item, name)]));
}

/** Paths of all members, array positions left out. */
export function memberPaths(value: unknown, path = ""): Set<string> {
  const paths = new Set<string>();
  const walk = (item: unknown, at: string): void => {
    if (Array.isArray(item)) {
      for (const one of item) walk(one, `${at}[]`);
    } else if (typeof item === "object" && item !== null) {
      for (const [name, one] of Object.entries(item)) {
        paths.add(`${at}.${name}`);
        walk(one, `${at}.${name}`);
      }
    }
  };
  walk(value, path);
  return paths;
}
