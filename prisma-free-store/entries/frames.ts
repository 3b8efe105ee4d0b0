/**
 * Cuts payloads into entries that the log takes, and puts them together again.
 *
 * A frame header must be followed by its chunks and nothing else. A run of frames that ends early is what a
 * failed append left behind: nothing was acknowledged, so it is skipped and counted. A complete run whose
 * checksum does not match is damage. Rules from `StreamManagerImpl.java` and the comments of `storage.thrift`.
 */
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { constants, createDeflate, inflate } from "node:zlib";
import { MalformedEntryError } from "../codec/wire.ts";
import {
  encodeEntry,
  ENVELOPE_BYTES,
  type FrameHeader,
  type LogEntry,
  type Payload,
  type PayloadKind,
} from "./log-entry.ts";

const inflateAsync = promisify(inflate);

/** Bodies below this size are not worth the time that compressing takes. */
const MIN_DEFLATED_BYTES = 16 * 1024;

/** The payload for a body given in parts, compressed when that makes it smaller by a tenth or more. */
export async function makePayload(kind: PayloadKind, parts: readonly Uint8Array[]): Promise<Payload> {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length >= MIN_DEFLATED_BYTES) {
    const deflated = await deflate(parts);
    if (deflated.length <= length * 0.9) return { kind, encoding: "DEFLATE", body: deflated };
  }
  const [first, ...rest] = parts;
  const isWhole = first !== undefined && rest.length === 0;
  return { kind, encoding: "IDENTITY", body: isWhole ? first : Buffer.concat(parts, length) };
}

/** Compresses on zlib's threads, a part at a time. */
async function deflate(parts: readonly Uint8Array[]): Promise<Buffer> {
  const deflated: Buffer[] = [];
  const collect = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of chunks) deflated.push(chunk);
  };
  await pipeline(Readable.from(parts), createDeflate({ level: constants.Z_BEST_SPEED }), collect);
  return Buffer.concat(deflated);
}

/** The body as it was before {@link makePayload}. */
export async function payloadBody(payload: Payload): Promise<Uint8Array> {
  if (payload.encoding === "IDENTITY") return payload.body;
  return inflateAsync(payload.body).catch((error: unknown) => {
    throw new MalformedEntryError("its body cannot be decompressed", { cause: error });
  });
}

/** The entries, each at most `maxEntryBytes` long, that hold a payload; to be appended as a unit. */
export function toEntries(payload: Payload, maxEntryBytes: number): Uint8Array[] {
  return [...entriesOf(payload, maxEntryBytes)];
}

/** As {@link toEntries}, each made when it is asked for. */
export function* entriesOf(payload: Payload, maxEntryBytes: number): Generator<Uint8Array> {
  const { kind, encoding, body } = payload;
  const room = maxEntryBytes - ENVELOPE_BYTES;
  if (body.length <= room) {
    yield encodeEntry({ payload });
    return;
  }
  const chunkCount = Math.ceil(body.length / room);
  yield encodeEntry({ frameHeader: { kind, encoding, chunkCount, checksum: md5(body) } });
  for (let i = 0; i < chunkCount; i++) {
    yield encodeEntry({ frameChunk: { data: body.subarray(i * room, (i + 1) * room) } });
  }
}

function md5(body: Uint8Array): Uint8Array {
  return createHash("md5").update(body).digest();
}

/** A payload found in the log, and the first position it occupies. */
export interface FoundPayload {
  readonly from: number;
  readonly to: number;
  readonly payload: Payload;
}

interface OpenFrame {
  readonly from: number;
  readonly header: FrameHeader;
  readonly chunks: Uint8Array[];
}

/** Puts payloads together from entries that are handed to it in the log's order. */
export class FrameAssembler {
  #open: OpenFrame | undefined;
  /** Runs of frames that ended early, and chunks without a header. */
  badFrames = 0;

  /** @returns the payload that the entry completes, if it does. @throws {MalformedEntryError} for a wrong checksum. */
  accept(position: number, entry: LogEntry): FoundPayload | undefined {
    if ("frameChunk" in entry) return this.#chunk(position, entry.frameChunk.data);
    this.#abandon();
    if ("payload" in entry) return { from: position, to: position, payload: entry.payload };
    if ("frameHeader" in entry) this.#open = { from: position, header: entry.frameHeader, chunks: [] };
    return undefined;
  }

  /** To be called at the end of a log that nobody is writing: an open run will not be completed. */
  finish(): void {
    this.#abandon();
  }

  #chunk(position: number, data: Uint8Array): FoundPayload | undefined {
    const open = this.#open;
    if (open === undefined) {
      this.badFrames++;
      return undefined;
    }
    open.chunks.push(data);
    const { kind, encoding, chunkCount, checksum } = open.header;
    if (open.chunks.length < chunkCount) return undefined;
    this.#open = undefined;
    const body = Buffer.concat(open.chunks);
    if (!md5(body).every((byte, i) => byte === checksum[i])) {
      throw new MalformedEntryError(`the checksum of the frames from position ${open.from} does not match`);
    }
    return { from: open.from, to: position, payload: { kind, encoding, body } };
  }

  #abandon(): void {
    if (this.#open !== undefined) this.badFrames++;
    this.#open = undefined;
  }
}
