/**
 * Reads a log backwards, for people: the newest entry first, the frames of one payload joined, and what
 * `Log.read` does not show (the log's own no-ops and truncations) as the ranges that it leaves out.
 *
 * - The log is read in windows, forwards, as it can be; a window is small until the size of entries is known.
 * - What a run of frames holds is kept up to {@link MAX_BODY_BYTES}; of a longer one, only the beginning.
 * - Nothing that is found in the log makes this fail: what cannot be read is found as such.
 */
import { createHash } from "node:crypto";
import { decodeEntry, type FrameHeader, type LogEntry, type Payload } from "../entries/log-entry.ts";
import type { LogReader } from "../log/log-reader.ts";
import type { LogRecord, Position } from "../log/log.ts";
import { Slices } from "../yielding.ts";
import { isUnreadable } from "./unreadable.ts";

/** Bodies longer than this are not put together. */
export const MAX_BODY_BYTES = 16 * 1024 * 1024;

const FIRST_WINDOW = 16;
const MAX_WINDOW = 512;
/** What one window is meant to hold. */
const WINDOW_BYTES = 4 * 1024 * 1024;
/** Frames that are looked for beyond where a scan was told to begin. */
const MAX_RUN = 4096;

/** What stands at `from` to `to`; one entry as its writer meant it. */
export interface FoundEntry {
  readonly from: Position;
  readonly to: Position;
  /** Bytes of all its records; 0 where the log shows none. */
  readonly sizeBytes: number;
  /** Records it was cut into. */
  readonly records: number;
  readonly content: FoundContent;
}

export type FoundContent =
  | { readonly noop: true }
  | { readonly payload: Payload }
  /** Too long to be put together: what it is, and how its body begins. */
  | { readonly long: Omit<FrameHeader, "checksum"> & { readonly head: Uint8Array } }
  /** Positions that hold entries of the log's own. */
  | { readonly internal: true }
  /** Frames whose append was not completed. */
  | { readonly incomplete: string }
  | { readonly unreadable: string };

interface Chunk {
  readonly position: Position;
  readonly sizeBytes: number;
  /** Undefined once there is too much to keep. */
  data: Uint8Array | undefined;
}

/** Frames on the way back to their header, the last one first. */
class OpenRun {
  readonly chunks: Chunk[] = [];
  #keptBytes = 0;
  #nextToDrop = 0;

  get isEmpty(): boolean {
    return this.chunks.length === 0;
  }

  add(position: Position, sizeBytes: number, data: Uint8Array): void {
    this.chunks.push({ position, sizeBytes, data });
    this.#keptBytes += data.length;
    while (this.#keptBytes > MAX_BODY_BYTES && this.#nextToDrop < this.chunks.length - 1) {
      const dropped = this.chunks[this.#nextToDrop++];
      if (dropped?.data === undefined) continue;
      this.#keptBytes -= dropped.data.length;
      dropped.data = undefined;
    }
  }
}

function sumOf(chunks: readonly Chunk[]): number {
  return chunks.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
}

function orphans(newestFirst: readonly Chunk[], why: string): FoundEntry[] {
  const to = newestFirst[0]?.position;
  const from = newestFirst.at(-1)?.position;
  if (to === undefined || from === undefined) return [];
  return [{ from, to, sizeBytes: sumOf(newestFirst), records: newestFirst.length, content: { incomplete: why } }];
}

function bodyOf(header: FrameHeader, chunks: readonly Uint8Array[]): FoundContent {
  const body = Buffer.concat(chunks);
  const isIntact = createHash("md5").update(body).digest().equals(header.checksum);
  if (!isIntact) return { unreadable: "the checksum of its frames does not match" };
  return { payload: { kind: header.kind, encoding: header.encoding, body } };
}

function framed(header: FrameHeader, oldestFirst: readonly Chunk[]): FoundContent {
  const data = oldestFirst.map((chunk) => chunk.data);
  const kept = data.filter((each) => each !== undefined);
  if (kept.length === data.length) return bodyOf(header, kept);
  const { kind, encoding, chunkCount } = header;
  return { long: { kind, encoding, chunkCount, head: kept[0] ?? new Uint8Array() } };
}

interface HeadRecord {
  readonly position: Position;
  readonly sizeBytes: number;
  readonly header: FrameHeader;
}

/** What a header and the chunks that follow it amount to, the newest first. */
function closeRun({ position, sizeBytes, header }: HeadRecord, run: OpenRun): FoundEntry[] {
  const oldestFirst = run.chunks.toReversed();
  const own = oldestFirst.slice(0, header.chunkCount);
  const rest = oldestFirst.slice(header.chunkCount).toReversed();
  const missing = header.chunkCount - own.length;
  const content: FoundContent =
    missing > 0 ? { incomplete: `${own.length} of its ${header.chunkCount} frames are there` } : framed(header, own);
  return [
    ...orphans(rest, "frames without a beginning"),
    {
      from: position,
      to: own.at(-1)?.position ?? position,
      sizeBytes: sizeBytes + sumOf(own),
      records: own.length + 1,
      content,
    },
  ];
}

function contentOf(data: Uint8Array): LogEntry | { readonly unreadable: string } {
  try {
    return decodeEntry(data);
  } catch (error) {
    if (isUnreadable(error)) return { unreadable: error.message };
    throw error;
  }
}

/** Takes records from the newest to the oldest and gives what they amount to. */
class BackwardAssembler {
  #run = new OpenRun();

  get isOpen(): boolean {
    return !this.#run.isEmpty;
  }

  take({ position, data }: LogRecord): FoundEntry[] {
    const entry = contentOf(data);
    const sizeBytes = data.length;
    if ("frameChunk" in entry) {
      this.#run.add(position, sizeBytes, entry.frameChunk.data);
      return [];
    }
    const run = this.#run;
    this.#run = new OpenRun();
    if ("frameHeader" in entry) return closeRun({ position, sizeBytes, header: entry.frameHeader }, run);
    const content: FoundContent = "noop" in entry ? { noop: true } : entry;
    return [
      ...orphans(run.chunks, "frames without a beginning"),
      { from: position, to: position, sizeBytes, records: 1, content },
    ];
  }

  /** At the log's begin: frames whose header is not there any more. */
  finish(): FoundEntry[] {
    return orphans(this.#run.chunks, "its beginning has been truncated away");
  }
}

/** The records from `from` to `to`, without those that are truncated while they are read. */
async function readWindow(reader: LogReader, from: Position, to: Position): Promise<LogRecord[]> {
  for (let first = from; first <= to;) {
    try {
      const slices = new Slices();
      const records: LogRecord[] = [];
      for await (const record of reader.read(first, to)) {
        records.push(record);
        await slices.pause();
      }
      return records;
    } catch (error) {
      const { begin } = reader.learned;
      if (begin <= first) throw error;
      first = begin;
    }
  }
  return [];
}

/** The end of the payload that `position` is a part of: where its frames go on, the last of them. */
async function endOfRun(reader: LogReader, position: Position): Promise<Position> {
  const { end } = reader.learned;
  if (end === undefined) return position;
  let last = position;
  const to = Math.min(end, position + MAX_RUN);
  if (position >= to) return position;
  for await (const { position: at, data } of reader.read(position + 1, to)) {
    if (!("frameChunk" in contentOf(data))) break;
    last = at;
  }
  return last;
}

function internal(from: Position, to: Position): FoundEntry {
  return { from, to, sizeBytes: 0, records: to - from + 1, content: { internal: true } };
}

/** One look at the log. `scanned` is how far it has got. */
export class BackwardScan {
  readonly #reader: LogReader;
  /** Positions that were read. */
  positions = 0;
  bytes = 0;

  constructor(reader: LogReader) {
    this.#reader = reader;
  }

  /**
   * Every entry from the one that `last` is a part of down to the log's begin, the newest first. It may be left at
   * any time.
   * @throws {LogError}
   */
  async *entries(last: Position): AsyncGenerator<FoundEntry> {
    const reader = this.#reader;
    const assembler = new BackwardAssembler();
    const slices = new Slices();
    let at = await endOfRun(reader, last);
    /** The lowest position that is accounted for, plus one: gaps below it are the log's own. */
    let covered = at + 1;
    let window = FIRST_WINDOW;
    while (at >= reader.learned.begin) {
      const from = Math.max(reader.learned.begin, at - window + 1);
      const records = await readWindow(reader, from, at);
      this.#count(at - from + 1, records);
      for (const record of records.reverse()) {
        const gap = covered - record.position - 1;
        if (gap > 0 && !assembler.isOpen) yield internal(record.position + 1, covered - 1);
        covered = record.position;
        yield* assembler.take(record);
        await slices.pause();
      }
      window = this.#nextWindow();
      at = from - 1;
    }
    yield* assembler.finish();
    const { begin } = reader.learned;
    if (covered > begin) yield internal(begin, covered - 1);
  }

  #count(positions: number, records: readonly LogRecord[]): void {
    this.positions += positions;
    for (const { data } of records) this.bytes += data.length;
  }

  #nextWindow(): number {
    const bytesEach = Math.max(64, this.bytes / Math.max(1, this.positions));
    return Math.max(1, Math.min(MAX_WINDOW, Math.floor(WINDOW_BYTES / bytesEach)));
  }
}
