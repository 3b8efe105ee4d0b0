import { expect, test } from "vitest";
import { encodeRecord, RecordDecoder, RecordError } from "./recordio.ts";

function decode(...chunks: (string | Uint8Array)[]): string[] {
  const records: string[] = [];
  const decoder = new RecordDecoder((record) => records.push(Buffer.from(record).toString()));
  for (const chunk of chunks) decoder.push(Buffer.from(chunk));
  decoder.end();
  return records;
}

function failure(work: () => void): RecordError {
  try {
    work();
  } catch (error) {
    if (error instanceof RecordError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

test("A record is its length in decimal, a line feed and its bytes.", () => {
  expect(Buffer.from(encodeRecord(Buffer.from("hello"))).toString()).toBe("5\nhello");
  expect(decode("5\nhello3\nbye")).toEqual(["hello", "bye"]);
});

test("Records may be empty and may hold anything, line feeds and digits too.", () => {
  expect(decode("0\n2\n\n73\n1\n2")).toEqual(["", "\n7", "1\n2"]);
});

test("Records are put together from single bytes.", () => {
  expect(decode(..."11\nhello world2\nok".split(""))).toEqual(["hello world", "ok"]);
});

test.each([
  ["x", 'found "x"'],
  ["12x", 'found "12x"'],
  ["-1\n", 'found "-"'],
  [" 1\n", 'found " "'],
  ["\n", "empty line"],
  ["000000000000000000000", "expected a record's length"],
])("A length such as %j is refused.", (text, message) => {
  const error = failure(() => decode(text));
  expect(error.code).toBe("BAD_LENGTH");
  expect(error.message).toContain(message);
});

test("A record above the limit is refused before its bytes are read.", () => {
  const decoder = new RecordDecoder(() => {}, 10);
  decoder.push(Buffer.from("10\n0123456789"));
  expect(failure(() => decoder.push(Buffer.from("11\n"))).code).toBe("TOO_LARGE");
  expect(failure(() => decode("18446744073709551615\n")).code).toBe("TOO_LARGE");
});

test("A stream that ends within a record, or within a length, is truncated.", () => {
  expect(failure(() => decode("5\nhel")).message).toContain("2 bytes before a record's end");
  expect(failure(() => decode("5\nhello5")).code).toBe("TRUNCATED");
});

test("Records before the damage are handed out, and the decoder stays failed.", () => {
  const records: string[] = [];
  const decoder = new RecordDecoder((record) => records.push(Buffer.from(record).toString()));
  expect(failure(() => decoder.push(Buffer.from("2\nok!2\nno"))).code).toBe("BAD_LENGTH");
  expect(failure(() => decoder.push(Buffer.from("2\nno"))).code).toBe("BAD_LENGTH");
  expect(failure(() => decoder.end()).code).toBe("BAD_LENGTH");
  expect(records).toEqual(["ok"]);
});
