/**
 * RecordIO, the framing of Mesos's event streams (docs/recordio.md of Apache Mesos):
 *
 *     stream = { record }     record = length LF bytes     length = decimal number of bytes
 *
 * Records arrive cut and glued at will: what the decoder hands out does not depend on how its input was
 * chunked. After an error the place of the next record is unknown, so the stream is lost.
 */

export type RecordErrorCode = "BAD_LENGTH" | "TOO_LARGE" | "TRUNCATED";

/** The stream cannot be read any further. */
export class RecordError extends Error {
  override readonly name = "RecordError";
  constructor(
    readonly code: RecordErrorCode,
    message: string,
  ) {
    super(message);
  }
}

const LINE_FEED = 0x0a;
const DIGIT_ZERO = 0x30;
const DIGIT_NINE = 0x39;
/** Digits of the largest length that C++'s `size_t` holds. */
const MAX_LENGTH_DIGITS = 20;
const DEFAULT_MAX_RECORD_BYTES = 256 * 1024 * 1024;

/** `payload` as one record. */
export function encodeRecord(payload: Uint8Array): Uint8Array {
  const header = Buffer.from(`${payload.byteLength}\n`, "latin1");
  const record = Buffer.allocUnsafe(header.byteLength + payload.byteLength);
  record.set(header);
  record.set(payload, header.byteLength);
  return record;
}

/** Cuts a stream into records. A record may be a view on the chunk that held it: copy what is to be kept. */
export class RecordDecoder {
  readonly #onRecord: (record: Uint8Array) => void;
  readonly #maxRecordBytes: number;
  /** Digits of the length read so far; undefined while in a record's bytes. */
  #header: string | undefined = "";
  #missingBytes = 0;
  #parts: Uint8Array[] = [];
  #failure: RecordError | undefined;

  /** `onRecord` is called for each record, in order; what it throws passes through `push`. */
  constructor(onRecord: (record: Uint8Array) => void, maxRecordBytes = DEFAULT_MAX_RECORD_BYTES) {
    this.#onRecord = onRecord;
    this.#maxRecordBytes = maxRecordBytes;
  }

  /** @throws {RecordError} at the first byte that cannot belong to a stream, after handing out the records before it. */
  push(chunk: Uint8Array): void {
    if (this.#failure !== undefined) throw this.#failure;
    let at = 0;
    while (at < chunk.byteLength) {
      at = this.#header === undefined ? this.#readBytes(chunk, at) : this.#readHeader(chunk, at);
    }
  }

  /** The stream has ended. @throws {RecordError} `TRUNCATED` when it ended within a record. */
  end(): void {
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#header === "") return;
    const where = this.#header === undefined ? `${this.#missingBytes} bytes before a record's end` : "within a length";
    throw this.#fail("TRUNCATED", `the stream ended ${where}`);
  }

  #fail(code: RecordErrorCode, message: string): RecordError {
    this.#failure = new RecordError(code, message);
    this.#parts = [];
    return this.#failure;
  }

  #readHeader(chunk: Uint8Array, from: number): number {
    let at = from;
    let digits = this.#header ?? "";
    for (; at < chunk.byteLength; at++) {
      const byte = chunk[at] ?? 0;
      if (byte === LINE_FEED) {
        this.#startRecord(digits);
        return at + 1;
      }
      if (byte < DIGIT_ZERO || byte > DIGIT_NINE || digits.length === MAX_LENGTH_DIGITS) {
        const shown = JSON.stringify(digits + String.fromCharCode(byte));
        throw this.#fail("BAD_LENGTH", `expected a record's length, found ${shown}`);
      }
      digits += String.fromCharCode(byte);
    }
    this.#header = digits;
    return at;
  }

  #startRecord(digits: string): void {
    if (digits === "") throw this.#fail("BAD_LENGTH", "expected a record's length, found an empty line");
    const length = Number(digits);
    if (length > this.#maxRecordBytes) {
      throw this.#fail("TOO_LARGE", `a record of ${digits} bytes exceeds the limit of ${this.#maxRecordBytes}`);
    }
    this.#header = undefined;
    this.#missingBytes = length;
    if (length === 0) this.#finishRecord();
  }

  #readBytes(chunk: Uint8Array, from: number): number {
    const end = Math.min(from + this.#missingBytes, chunk.byteLength);
    this.#parts.push(chunk.subarray(from, end));
    this.#missingBytes -= end - from;
    if (this.#missingBytes === 0) this.#finishRecord();
    return end;
  }

  #finishRecord(): void {
    const parts = this.#parts;
    this.#parts = [];
    this.#header = "";
    this.#onRecord(parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts));
  }
}
