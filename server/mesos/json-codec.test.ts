import { expect, test } from "vitest";
import { decodeMessage, encodeMessage, type MessageType } from "./codec.ts";
import { contentType, decodeBody, encodeBody, JSON_TYPE, PROTOBUF } from "./content-type.ts";
import { decodeJson, encodeJson } from "./json-codec.ts";
import { AgentResponse, MasterResponse, SchedulerCall, SchedulerEvent } from "./messages.ts";
import { RecordDecoder } from "./recordio.ts";
import { fixture, fixtureNames, httpBody } from "./testing/fixtures.ts";

/** What Mesos wrote, through our JSON and our protobuf and back. */
function thereAndBack<T extends object>(type: MessageType<T>, text: string): unknown {
  const message = decodeJson(type, text);
  const viaProtobuf = decodeMessage(type, encodeMessage(type, message));
  return JSON.parse(encodeJson(type, viaProtobuf));
}

test.each(["scheduler-json/stream.recordio"])("The recorded JSON events of %s survive both encodings.", (path) => {
  let count = 0;
  new RecordDecoder((record) => {
    const text = Buffer.from(record).toString();
    expect(thereAndBack(SchedulerEvent, text)).toEqual(JSON.parse(text));
    count++;
  }).push(fixture(path));
  expect(count).toBe(6);
});

test.each([
  "scheduler-json-more/first.events.jsonl",
  "scheduler-json-more/failover.events.jsonl",
  "scheduler-json-lost/stream.events.jsonl",
])("The recorded JSON events of %s survive both encodings.", (path) => {
  const lines = fixture(path).toString().trim().split("\n");
  expect(lines.length).toBeGreaterThan(5);
  for (const line of lines) expect(thereAndBack(SchedulerEvent, line)).toEqual(JSON.parse(line));
});

test.each(["scheduler-json", "scheduler-json-more", "scheduler-json-lost"])(
  "The recorded JSON calls of %s survive both encodings, empty lists aside.",
  (folder) => {
    const names = fixtureNames(`${folder}/calls`).filter((name) => name.endsWith(".request"));
    expect(names.length).toBeGreaterThan(2);
    for (const name of names) {
      const text = httpBody(`${folder}/calls/${name}`).toString();
      expect(thereAndBack(SchedulerCall, text)).toEqual(JSON.parse(text.replace(/"tasks": \[\]/, "")));
    }
  },
);

const operatorAnswers = fixtureNames("operator").filter((name) => /^(master|agent)-GET_|_FILES?\.http$/.test(name));

test.each(operatorAnswers)("The operator API's answer %s survives both encodings.", (name) => {
  const type: MessageType<never> = (name.startsWith("master") ? MasterResponse : AgentResponse) as MessageType<never>;
  const text = httpBody(`operator/${name}`).toString();
  expect(thereAndBack(type, text)).toEqual(JSON.parse(text));
});

test("Bytes are base64 and big numbers are bare digits.", () => {
  const text =
    '{"type":"UPDATE","update":{"status":{"task_id":{"value":"t"},"state":"TASK_LOST","uuid":"SDyPzDSuS9KfTqRyU6aBGg==","unreachable_time":{"nanoseconds":1795349203067409152}}}}';
  const event = decodeJson(SchedulerEvent, text);
  expect(Buffer.from(event.update?.status.uuid ?? []).toString("hex")).toBe("483c8fcc34ae4bd29f4ea47253a6811a");
  expect(encodeJson(SchedulerEvent, event)).toContain('"nanoseconds":1795349203067409152');
});

test.each([
  ["{", "not JSON"],
  ["[]", "the message: expected an object"],
  ['{"type":"NOPE"}', "Failed to find enum for 'NOPE'"],
  ['{"type":7}', "type: expected the name of a value"],
  ['{"accept":{"offer_ids":{}}}', "accept.offer_ids: expected an array"],
  ['{"accept":{"offer_ids":[{}]}}', "accept.offer_ids[0].value is missing"],
  ['{"accept":{"offer_ids":[{"value":5}]}}', "accept.offer_ids[0].value: expected a string"],
  ['{"accept":{"filters":{"refuse_seconds":"5"}}}', "accept.filters.refuse_seconds: expected a number"],
  [
    '{"message":{"agent_id":{"value":"a"},"executor_id":{"value":"e"},"data":"??"}}',
    "message.data: expected bytes in base64",
  ],
  ['{"subscribe":{"framework_info":{"user":"u","name":"n","checkpoint":"yes"}}}', "expected true or false"],
  [
    '{"kill":{"task_id":{"value":"t"},"kill_policy":{"grace_period":{"nanoseconds":1.5}}}}',
    "expected an integer (int64)",
  ],
])("The JSON %s is refused: %s.", (text, message) => {
  expect(() => decodeJson(SchedulerCall, text)).toThrow(message);
});

test("Null is absence, and fields that are not known are ignored.", () => {
  expect(decodeJson(SchedulerCall, '{"type":"REVIVE","framework_id":null,"whatever":{"x":1}}')).toEqual({ type: 5 });
});

test("The encoding is chosen by media type, whatever its parameters and case.", () => {
  expect(contentType("application/x-protobuf")).toBe(PROTOBUF);
  expect(contentType("Application/JSON; charset=utf-8")).toBe(JSON_TYPE);
  expect(contentType("text/plain")).toBeUndefined();
  expect(contentType(undefined)).toBeUndefined();
  const call = { type: 5, framework_id: { value: "f" } };
  for (const encoding of [PROTOBUF, JSON_TYPE] as const) {
    expect(decodeBody(SchedulerCall, encoding, encodeBody(SchedulerCall, encoding, call))).toEqual(call);
  }
});
