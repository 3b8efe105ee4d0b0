/**
 * The envelope of everything that is appended to the log, after `LogEntry` and `Frame` of Aurora's
 * `storage.thrift`: a no-op, a payload, or, where a payload exceeds `-dlog_max_entry_size`, the header or a
 * chunk of a framed payload. The last field is a checksum of the bytes before it, so that an entry that a
 * disk has altered is never applied.
 */
import { message, oneOf, required } from "../codec/message.ts";
import {
  bool,
  bytes,
  decode,
  enumOf,
  FIXED32,
  int,
  MalformedEntryError,
  NO_REFERENCES,
  written,
} from "../codec/wire.ts";
import { crc32c } from "../core/crc32c.ts";

/**
 * What the body of a payload is. A SNAPSHOT is the sum of what stands before it; a RESTORED_STATE has the same form and
 * replaces what stands before it, also for those who have applied that.
 */
export type PayloadKind = "TRANSACTIONS" | "SNAPSHOT" | "RESTORED_STATE";
export type PayloadEncoding = "IDENTITY" | "DEFLATE";

export interface Payload {
  readonly kind: PayloadKind;
  readonly encoding: PayloadEncoding;
  readonly body: Uint8Array;
}

/** Announces `chunkCount` chunks which, joined, are the body of a payload. */
export interface FrameHeader {
  readonly kind: PayloadKind;
  readonly encoding: PayloadEncoding;
  readonly chunkCount: number;
  /** MD5 of the body. */
  readonly checksum: Uint8Array;
}

export interface FrameChunk {
  readonly data: Uint8Array;
}

export type LogEntry =
  | { readonly noop: boolean }
  | { readonly payload: Payload }
  | { readonly frameHeader: FrameHeader }
  | { readonly frameChunk: FrameChunk };

const payloadKind = enumOf<PayloadKind>("PayloadKind", {
  TRANSACTIONS: 1,
  SNAPSHOT: 2,
  RESTORED_STATE: 3,
});
const payloadEncoding = enumOf<PayloadEncoding>("PayloadEncoding", { IDENTITY: 0, DEFLATE: 1 });

export const logEntry = oneOf<LogEntry>("LogEntry", {
  noop: [1, bool],
  payload: [
    2,
    message<Payload>("Payload", {
      kind: required(1, payloadKind),
      encoding: required(2, payloadEncoding),
      body: required(3, bytes),
    }),
  ],
  frameHeader: [
    3,
    message<FrameHeader>("FrameHeader", {
      kind: required(1, payloadKind),
      encoding: required(2, payloadEncoding),
      chunkCount: required(3, int),
      checksum: required(4, bytes),
    }),
  ],
  frameChunk: [4, message<FrameChunk>("FrameChunk", { data: required(1, bytes) })],
});

/** Field 15, fixed32: one byte of tag, four of checksum. */
const CHECKSUM_TAG = (15 << 3) | FIXED32;
const CHECKSUM_LENGTH = 5;

/** More than an envelope adds to the bytes that it holds. */
export const ENVELOPE_BYTES = 64;

/** The bytes to append. */
export function encodeEntry(entry: LogEntry): Uint8Array {
  return written((writer) => {
    logEntry.writeBody(writer, entry, NO_REFERENCES);
    const checksum = crc32c(writer.buf.subarray(0, writer.pos));
    writer.uint32(CHECKSUM_TAG).fixed32(checksum);
  });
}

/** The entry in `data`; its bytes are views on it. @throws {MalformedEntryError} also when the checksum does not match. */
export function decodeEntry(data: Uint8Array): LogEntry {
  const end = data.length - CHECKSUM_LENGTH;
  if (end < 0 || data[end] !== CHECKSUM_TAG) throw new MalformedEntryError("it is not an entry of this program");
  const stored = new DataView(data.buffer, data.byteOffset + end + 1, 4).getUint32(0, true);
  const content = data.subarray(0, end);
  if (crc32c(content) !== stored) throw new MalformedEntryError("its checksum does not match");
  return decode(logEntry, content);
}
