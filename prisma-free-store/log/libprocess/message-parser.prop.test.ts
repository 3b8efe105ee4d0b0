/** Whatever arrives, in whatever pieces: messages come out as they went in, and nothing else does any harm. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { must } from "../../../server/core/domain/invariant.ts";
import { decodeBody } from "../replicated/wire-messages.ts";
import { InboundMemory } from "./inbound-memory.ts";
import { encodeMessage, type OutgoingMessage } from "./message-encoder.ts";
import { messageStreams, recordingParser } from "./testing-streams.ts";

const text = (pattern: RegExp) => fc.stringMatching(pattern);

const anyMessage: fc.Arbitrary<OutgoingMessage> = fc.record({
  from: text(/^[a-z_]{1,12}\([1-9]\d{0,15}\)@127\.0\.0\.1:\d{1,5}$/),
  toId: text(/^[a-z_-]{1,12}\([1-9]\d{0,15}\)$/),
  name: text(/^[A-Za-z.]{1,40}$/),
  body: fc.uint8Array({ maxLength: 300 }),
});

/** The bytes in pieces that end at the given fractions. */
function pieces(bytes: Buffer, cuts: readonly number[]): Buffer[] {
  const ends = [...cuts.map((cut) => Math.floor(cut * bytes.length)), bytes.length].toSorted((a, b) => a - b);
  return ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
}

const anyCuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

it("messages come out as they went in, wherever the stream is cut", () => {
  fc.assert(
    fc.property(fc.array(anyMessage, { minLength: 1, maxLength: 5 }), anyCuts, (sent, cuts) => {
      const { parser, messages, told } = recordingParser();
      for (const piece of pieces(Buffer.concat(sent.map(encodeMessage)), cuts)) expect(parser.push(piece)).toBe(true);
      expect(told).toEqual([]);
      expect(messages.map((message) => ({ ...message, body: Uint8Array.from(message.body) }))).toEqual(sent);
    }),
  );
});

it("bodies in several chunks, with extensions and trailers, or with a length, are the same body", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), anyCuts, anyCuts, (body, chunkCuts, cuts) => {
      const head = "POST /a/b HTTP/1.1\r\nLibprocess-From: c@1.2.3.4:5\r\n";
      const chunks = pieces(Buffer.from(body), chunkCuts)
        .filter((chunk) => chunk.length > 0)
        .flatMap((chunk) => [Buffer.from(`${chunk.length.toString(16).toUpperCase()};x=y\r\n`), chunk, "\r\n"]);
      const chunked = [`${head}Transfer-Encoding: chunked\r\n\r\n`, ...chunks, "0\r\nA: b\r\n\r\n"];
      const counted = [`${head}content-length: ${body.length}\r\n\r\n`, Buffer.from(body)];
      const bytes = Buffer.concat([...chunked, ...counted].map((part) => Buffer.from(part)));
      const { parser, messages } = recordingParser();
      for (const piece of pieces(bytes, cuts)) expect(parser.push(piece)).toBe(true);
      expect(messages.map((message) => Uint8Array.from(message.body))).toEqual([body, body]);
    }),
  );
});

it("no bytes at all make the parser throw or hold more than a head and a body", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 2000 }), { maxLength: 20 }), (given) => {
      const { parser } = recordingParser(1000);
      for (const piece of given) if (!parser.push(Buffer.from(piece))) break;
    }),
  );
});

it("damage to a recorded stream is refused, skipped or read as something else, and never throws", () => {
  const damage = fc.record({ at: fc.nat({ max: 6000 }), byte: fc.nat({ max: 255 }) });
  const streams = messageStreams.map(({ bytes }) => bytes.subarray(0, 6000));
  fc.assert(
    fc.property(
      fc.constantFrom(...streams),
      fc.array(damage, { minLength: 1, maxLength: 8 }),
      anyCuts,
      (stream, damages, cuts) => {
        const bytes = Buffer.from(stream);
        for (const { at, byte } of damages) bytes[at % bytes.length] = byte;
        const { parser, messages } = recordingParser();
        for (const piece of pieces(bytes, cuts)) if (!parser.push(piece)) break;
        for (const { name, body } of messages) decodeBody(name, body);
      },
    ),
    { numRuns: 500 },
  );
});

it("no body makes the decoder throw", () => {
  const names = [
    "PromiseRequest",
    "PromiseResponse",
    "WriteRequest",
    "WriteResponse",
    "LearnedMessage",
    "RecoverResponse",
  ];
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.uint8Array({ maxLength: 100 }), (name, body) => {
      decodeBody(`mesos.internal.log.${name}`, body);
    }),
    { numRuns: 2000 },
  );
});

it("a message that is too large is skipped, and those around it are not", () => {
  const message = (length: number): OutgoingMessage => ({
    from: "a@1.2.3.4:5",
    toId: "b",
    name: "c",
    body: new Uint8Array(length).fill(length % 256),
  });
  const { parser, messages, told } = recordingParser(1000);
  const bytes = Buffer.concat(
    [message(10), message(1001), message(1000), message(50_000), message(0)].map(encodeMessage),
  );
  for (const piece of pieces(bytes, [0.1, 0.2, 0.5, 0.9])) expect(parser.push(piece)).toBe(true);
  expect(messages.map(({ body }) => body.length)).toEqual([10, 1000, 0]);
  expect(told).toEqual(["oversized", "oversized"]);
});

it("a body of any size in chunks of any size is the same body", () => {
  for (const size of [1, 7, 1023, 1024, 40_000]) {
    const body = Buffer.from(Array.from({ length: 100_000 }, (_, i) => i % 251));
    const chunks: Buffer[] = [];
    for (let at = 0; at < body.length; at += at % 5 === 0 ? size : 1) {
      const chunk = body.subarray(at, at + (at % 5 === 0 ? size : 1));
      chunks.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from("\r\n"));
    }
    const head = "POST /a/b HTTP/1.1\r\nLibprocess-From: c@1.2.3.4:5\r\nTransfer-Encoding: chunked\r\n\r\n";
    const { parser, messages } = recordingParser();
    expect(parser.push(Buffer.concat([Buffer.from(head), ...chunks, Buffer.from("0\r\n\r\n")]))).toBe(true);
    expect(messages.map((message) => body.equals(message.body))).toEqual([true]);
  }
});

it("long messages that are not complete share their room, and give it back", () => {
  const memory = new InboundMemory(300_000);
  const message = encodeMessage({ from: "a@1.2.3.4:5", toId: "b", name: "c", body: new Uint8Array(200_000) });
  const parsers = [1, 2, 3, 4].map(() => recordingParser(1_000_000, memory));
  const push = (index: number, bytes: Buffer): boolean => must(parsers[index], "a parser").parser.push(bytes);
  const outcome = (index: number) => {
    const { messages, told } = must(parsers[index], "a parser");
    return [messages.length, ...told];
  };
  for (const index of [0, 1, 2, 3]) expect(push(index, message.subarray(0, 190_000))).toBe(true);
  expect([0, 1, 2, 3].map(outcome)).toEqual([[0], [0], [0, "no room"], [0, "no room"]]);
  for (const index of [0, 2]) expect(push(index, message.subarray(190_000))).toBe(true);
  expect([0, 2].map(outcome)).toEqual([[1], [0, "no room"]]);
  // The second one's connection ends; there is room for others then, and for short messages at any time.
  must(parsers[1], "a parser").parser.end();
  expect(memory.take(300_000)).toBe(true);
  const short = encodeMessage({ from: "a@1.2.3.4:5", toId: "b", name: "c", body: new Uint8Array(60_000) });
  expect(push(2, Buffer.concat([short, message]))).toBe(true);
  expect(outcome(2)).toEqual([1, "no room", "no room"]);
  memory.give(300_000);
  expect(push(2, message)).toBe(true);
  expect(outcome(2)).toEqual([2, "no room", "no room"]);
  expect(memory.take(300_000)).toBe(true);
});

it.each([
  ["a binary protocol", "\x16\x03\x01\x02\x00\x01\r\n\r\n"],
  ["a request line that is none", "POST /a/b\r\n\r\n"],
  ["another version of HTTP", "POST /a/b HTTP/2.0\r\n\r\n"],
  ["a header without a colon", "POST /a/b HTTP/1.1\r\nx\r\n\r\n"],
  ["a header without a name", "POST /a/b HTTP/1.1\r\n: x\r\n\r\n"],
  ["a length that is no number", "POST /a/b HTTP/1.1\r\nContent-Length: -1\r\n\r\n"],
  ["two lengths", "POST /a/b HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"],
  ["a length of a chunked body", "POST /a/b HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"],
  ["another encoding", "POST /a/b HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n"],
  ["a chunk without a size", "POST /a/b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n\r\n"],
  ["a chunk size that is no number", "POST /a/b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"],
  ["a chunk that is longer than it says", "POST /a/b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n"],
  ["a head that never ends", `POST /a/b HTTP/1.1\r\n${"x: y\r\n".repeat(5000)}`],
  ["a line that never ends", `POST /a/b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n${"1".repeat(1000)}`],
])("%s is refused, and nothing more is read", (_what, bytes) => {
  const { parser, messages } = recordingParser();
  expect(parser.push(Buffer.from(bytes, "latin1"))).toBe(false);
  expect(messages).toEqual([]);
});

it.each([
  ["only in User-Agent, as by older libprocesses", "User-Agent: libprocess/old@1.2.3.4:5\r\n", "old@1.2.3.4:5"],
  [
    "only in Libprocess-From, as by clients",
    "User-Agent: curl/8\r\nlibprocess-from:  new@1.2.3.4:5 \r\n",
    "new@1.2.3.4:5",
  ],
])("the sender is known when it stands %s", (_where, headers, from) => {
  const { parser, messages } = recordingParser();
  parser.push(Buffer.from(`POST /a%281%29/some.Message HTTP/1.1\r\n${headers}\r\n`));
  expect(must(messages[0], "a message")).toMatchObject({ toId: "a(1)", name: "some.Message", from });
});

it.each([
  "GET /metrics/snapshot HTTP/1.1\r\nHost: x\r\n\r\n",
  "POST /a/b HTTP/1.1\r\nUser-Agent: curl/8\r\nContent-Length: 3\r\n\r\nabc",
  "POST /a HTTP/1.1\r\nLibprocess-From: a@1.2.3.4:5\r\n\r\n",
  "POST /%ff/b HTTP/1.1\r\nLibprocess-From: a@1.2.3.4:5\r\n\r\n",
])("a request that is no message is told of: %j", (bytes) => {
  const { parser, messages, told } = recordingParser();
  expect(parser.push(Buffer.from(bytes))).toBe(true);
  expect(messages).toEqual([]);
  expect(told).toEqual(["other"]);
});
