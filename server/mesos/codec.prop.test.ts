import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeMessage, MessageError, type MessageType } from "./codec.ts";
import { decodeJson } from "./json-codec.ts";
import {
  AgentResponse,
  ExecutorCall,
  ExecutorEvent,
  MasterResponse,
  SchedulerCall,
  SchedulerEvent,
} from "./messages.ts";
import { RecordDecoder } from "./recordio.ts";
import { fixture, httpBody } from "./testing/fixtures.ts";

const types: readonly MessageType<object>[] = [
  SchedulerEvent,
  SchedulerCall,
  ExecutorEvent,
  ExecutorCall,
  MasterResponse,
  AgentResponse,
] as unknown as readonly MessageType<object>[];

/** What `work` throws beside a MessageError. */
function otherError(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (!(error instanceof MessageError)) return error;
  }
  return undefined;
}

test("Random bytes are a message or a MessageError.", () => {
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.uint8Array({ maxLength: 200 }), (type, bytes) => {
      expect(otherError(() => decodeMessage(type, bytes))).toBeUndefined();
    }),
    { numRuns: 2_000 },
  );
});

test("Recorded messages with bytes changed or cut off are a message or a MessageError.", () => {
  const recorded: Uint8Array[] = [httpBody("scheduler-protobuf/calls/01-ACCEPT.request")];
  new RecordDecoder((record) => recorded.push(record)).push(fixture("scheduler-protobuf/stream.recordio"));
  const changes = fc.array(fc.record({ at: fc.nat(), to: fc.integer({ min: 0, max: 255 }) }), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.constantFrom(...recorded), changes, fc.nat(), (bytes, edits, length) => {
      const damaged = Buffer.from(bytes);
      for (const { at, to } of edits) damaged[at % damaged.length] = to;
      for (const type of types) {
        expect(otherError(() => decodeMessage(type, damaged))).toBeUndefined();
        expect(otherError(() => decodeMessage(type, damaged.subarray(0, length % damaged.length)))).toBeUndefined();
      }
    }),
    { numRuns: 1_000 },
  );
});

test("Any JSON is a message or a MessageError.", () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.record({ type: fc.anything(), subscribe: fc.anything(), accept: fc.anything() }).map((value) => {
      try {
        return JSON.stringify(value) ?? "";
      } catch {
        return "[]";
      }
    }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...types), text, (type, json) => {
      expect(otherError(() => decodeJson(type, json))).toBeUndefined();
    }),
    { numRuns: 1_000 },
  );
});
