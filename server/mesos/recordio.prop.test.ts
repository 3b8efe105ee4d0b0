import fc from "fast-check";
import { expect, test } from "vitest";
import { encodeRecord, RecordDecoder, RecordError } from "./recordio.ts";

/** What a decoder makes of chunks: the records, and the code of the error that ended it. */
function run(chunks: readonly Uint8Array[]): { records: string[]; error: string | undefined } {
  const records: string[] = [];
  const decoder = new RecordDecoder((record) => records.push(Buffer.from(record).toString("hex")), 1_000);
  try {
    for (const chunk of chunks) decoder.push(chunk);
    decoder.end();
  } catch (error) {
    if (!(error instanceof RecordError)) throw error;
    return { records, error: error.code };
  }
  return { records, error: undefined };
}

function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...places.map((place) => place % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  return ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
}

test("Any chunking of a stream yields the records that went in.", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 200 })), fc.array(fc.nat()), (payloads, places) => {
      const stream = Buffer.concat(payloads.map((payload) => encodeRecord(payload)));
      expect(run(cut(stream, places))).toEqual({
        records: payloads.map((payload) => Buffer.from(payload).toString("hex")),
        error: undefined,
      });
    }),
  );
});

test("Garbage never throws anything but a RecordError, and the same one however it is chunked.", () => {
  const garbage = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    fc.string({ unit: fc.constantFrom("0", "1", "2", "\n", "a"), maxLength: 60 }).map((text) => Buffer.from(text)),
  );
  fc.assert(
    fc.property(garbage, fc.array(fc.nat()), (bytes, places) => {
      expect(run(cut(bytes, places))).toEqual(run([bytes]));
    }),
    { numRuns: 1_000 },
  );
});
