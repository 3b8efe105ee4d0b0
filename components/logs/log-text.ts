/**
 * The part of a log file that is in the browser: a run of bytes as lines, which grows at its end (follow) and at
 * its beginning (earlier). Immutable; lines that did not change are shared. Pure.
 */
import type { SandboxChunk } from "../../server/api/tasks.ts";

export interface LogText {
  /** Offset of the first byte held. */
  readonly start: number;
  /** Where to read on. */
  readonly end: number;
  /** Held text, cut at line ends; the last one may still grow. */
  readonly lines: readonly string[];
}

/** Lines kept at most; older ones are let go and can be read again. */
export const MAX_LINES = 200_000;

// oxlint-disable-next-line no-control-regex -- escape codes are what is looked for
const ESCAPE_CODES = /\u001b\[[0-9;?]*[A-Za-z]|\u001b\][^\u0007]*\u0007|\r(?=\n|$)/g;

function clean(text: string): string {
  return text.replace(ESCAPE_CODES, "");
}

export function logFrom(chunk: SandboxChunk): LogText {
  return { start: chunk.offset, end: chunk.nextOffset, lines: clean(chunk.data).split("\n") };
}

/** Adds what was read at the end. */
export function append(log: LogText, chunk: SandboxChunk): LogText {
  if (chunk.data === "") return log.end === chunk.nextOffset ? log : { ...log, end: chunk.nextOffset };
  const [first = "", ...rest] = clean(chunk.data).split("\n");
  const last = log.lines.at(-1) ?? "";
  const lines = [...log.lines.slice(0, -1), last + first, ...rest];
  if (lines.length <= MAX_LINES) return { start: log.start, end: chunk.nextOffset, lines };
  const gone = lines.slice(0, lines.length - MAX_LINES);
  const bytes = gone.reduce((sum, line) => sum + byteLength(line) + 1, 0);
  return { start: log.start + bytes, end: chunk.nextOffset, lines: lines.slice(gone.length) };
}

/** Adds what was read before the beginning. */
export function prepend(log: LogText, chunk: SandboxChunk): LogText {
  const earlier = clean(chunk.data).split("\n");
  const joined = (earlier.pop() ?? "") + (log.lines[0] ?? "");
  return { start: chunk.offset, end: log.end, lines: [...earlier, joined, ...log.lines.slice(1)] };
}

function byteLength(text: string): number {
  let bytes = 0;
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** Lines to show: a file that ends with a line end has no empty last line. */
export function shownLines({ lines }: LogText): readonly string[] {
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** Indexes of the lines that hold `query`; capitals count only when it has some. */
export function findLines(lines: readonly string[], query: string): number[] {
  if (query === "") return [];
  const exact = query !== query.toLowerCase();
  const found: number[] = [];
  lines.forEach((line, i) => {
    if ((exact ? line : line.toLowerCase()).includes(query)) found.push(i);
  });
  return found;
}

/** A line cut into pieces, every second one of which matches. */
export function splitMatches(line: string, query: string): string[] {
  if (query === "") return [line];
  const exact = query !== query.toLowerCase();
  const text = exact ? line : line.toLowerCase();
  const pieces: string[] = [];
  let from = 0;
  for (let at = text.indexOf(query); at >= 0; at = text.indexOf(query, from)) {
    pieces.push(line.slice(from, at), line.slice(at, at + query.length));
    from = at + query.length;
  }
  pieces.push(line.slice(from));
  return pieces;
}

const TIMESTAMP =
  /^[[(]?\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?[\])]?\s|^\d\d:\d\d:\d\d(?:[.,]\d+)?\s/;

/** Length of the time stamp that a line begins with; 0 without one. */
export function timestampLength(line: string): number {
  return TIMESTAMP.exec(line)?.[0].length ?? 0;
}
