/** Our parser, tables and encoder against what replicas of Mesos 1.4.4 said to one another. */
import { describe, expect, it } from "vitest";
import { decodeBody, encodeBody } from "../replicated/wire-messages.ts";
import { must } from "../../../server/core/domain/invariant.ts";
import { encodeAnswer, encodeMessage } from "./message-encoder.ts";
import type { ReceivedMessage } from "./message-parser.ts";
import { answerStreams, messageStreams, recordingParser } from "./testing-streams.ts";

/** Comparing large bodies byte by byte takes long. */
function summary({ body, ...rest }: ReceivedMessage): object {
  return { ...rest, body: Buffer.from(body).toString("latin1") };
}

describe.each(messageStreams)("the stream $name", ({ bytes }) => {
  const { parser, messages } = recordingParser();
  const isHttp = parser.push(bytes);

  it("is read to its end, and every message in it is known", () => {
    expect(isHttp).toBe(true);
    expect(messages.length).toBe(bytes.toString("latin1").split("POST /").length - 1);
    for (const { name, body } of messages) expect(decodeBody(name, body)).toBeDefined();
  });

  it("is what our encoder makes of the same messages, byte for byte", () => {
    const again = messages.map(({ toId, from, name, body }) => {
      const message = must(decodeBody(name, body), "a recorded message can be decoded");
      return encodeMessage({ from, toId, name, body: encodeBody(message) });
    });
    expect(Buffer.concat(again).equals(bytes)).toBe(true);
  });

  it.each([1, 7, 64, 1000, 65_536])("is read alike in pieces of %i bytes", (size) => {
    const pieces = recordingParser();
    // The longest streams are mostly one body; their beginning has all that can be cut.
    const end = size < 64 ? Math.min(bytes.length, 5_000) : bytes.length;
    for (let at = 0; at < end; at += size) {
      expect(pieces.parser.push(Buffer.from(bytes.subarray(at, Math.min(at + size, end))))).toBe(true);
    }
    const whole = recordingParser();
    whole.parser.push(bytes.subarray(0, end));
    expect(pieces.messages.length).toBeGreaterThan(0);
    expect(pieces.messages.map(summary)).toEqual(whole.messages.map(summary));
  });
});

it("the recorded conversation is an election, twenty appends and what was learned of them", () => {
  const names = messageStreams.flatMap(({ bytes }) => {
    const { parser, messages } = recordingParser();
    parser.push(bytes);
    return messages.map(({ name, from }) => `${name.replace("mesos.internal.log.", "")} ${from.replace(/\(.*/, "")}`);
  });
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  expect(Object.fromEntries(counts)).toEqual({
    // The implicit promise and the one for position 0, to two other replicas.
    "PromiseRequest __req_res__": 4,
    "PromiseResponse log-replica": 4,
    "WriteRequest __req_res__": 42,
    "WriteResponse log-replica": 42,
    "LearnedMessage log-network": 42,
  });
});

it.each(answerStreams)("the answers $name are as ours, but for their date", ({ bytes }) => {
  const text = bytes.toString("latin1");
  const heads = text.split("\r\n\r\n").slice(0, -1);
  expect(heads.length).toBeGreaterThan(0);
  const again = heads.map((head) => {
    const [, status, date] = must(/^HTTP\/1\.1 (.*)\r\nDate: (.*)\r\n/.exec(head), "an answer has a date");
    expect(new Date(must(date, "a date")).toUTCString()).toBe(date);
    return encodeAnswer(status === "202 Accepted" ? status : "404 Not Found", must(date, "a date"));
  });
  expect(again.join("")).toBe(text);
});
