import Long from "long";
import protobuf from "protobufjs/minimal.js";
import { expect, test } from "vitest";
import { decodeMessage, encodeMessage, fromMillis, hasField, MessageError, toMillis, toNumber } from "./codec.ts";
import { decodeJson, encodeJson } from "./json-codec.ts";
import { ExecutorCall, ExecutorEvent, mesos, SchedulerCall, SchedulerEvent, TaskStatus } from "./messages.ts";
import { RecordDecoder } from "./recordio.ts";
import { fixture, fixtureNames, httpBody, httpMessages } from "./testing/fixtures.ts";

function records(stream: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = [];
  const decoder = new RecordDecoder((record) => found.push(record));
  decoder.push(stream);
  decoder.end();
  return found;
}

/** Every `name: value` of a protobuf text, less bytes, sorted. */
function leavesOfText(text: string): string[] {
  const leaves = [...text.matchAll(/^\s*(\w+): (.*)$/gm)].map(
    ([, name, value]) => `${name}=${JSON.parse(quoted(value))}`,
  );
  return leaves.filter((leaf) => !leaf.startsWith("uuid=")).sort();
}

function quoted(value = ""): string {
  return value.startsWith('"')
    ? value.replace(/\\\d{3}|\\[^nrt"\\]/g, "?")
    : JSON.stringify(/^[\d.]+$/.test(value) ? String(Number(value)) : value);
}

function leavesOfJson(json: unknown, name = ""): string[] {
  if (typeof json !== "object" || json === null) return [`${name}=${String(json)}`];
  return Object.entries(json).flatMap(([key, value]) => leavesOfJson(value, Array.isArray(json) ? name : key));
}

test("The recorded protobuf stream holds the events that were decoded from it at the time.", () => {
  const events = records(fixture("scheduler-protobuf/stream.recordio")).map((record) =>
    decodeMessage(SchedulerEvent, record),
  );
  const leaves = events.flatMap((event) => leavesOfJson(JSON.parse(encodeJson(SchedulerEvent, event))));
  expect(leaves.filter((leaf) => !leaf.startsWith("uuid=")).sort()).toEqual(
    leavesOfText(fixture("scheduler-protobuf/events.txt").toString()),
  );
  expect(events.map((event) => mesos.v1.scheduler.Event.Type[event.type ?? 0])).toEqual([
    "SUBSCRIBED",
    "HEARTBEAT",
    "OFFERS",
    "UPDATE",
    "UPDATE",
    "OFFERS",
  ]);
  expect(Buffer.from(events[3]?.update?.status.uuid ?? []).toString("hex")).toBe("d7beeafef603491fb1cdbbb4bd9ad629");
});

test("Every recorded event and call means the same after it is read and written again.", () => {
  for (const record of records(fixture("scheduler-protobuf/stream.recordio"))) {
    const event = decodeMessage(SchedulerEvent, record);
    const again = encodeMessage(SchedulerEvent, event);
    expect(again.byteLength).toBe(record.byteLength);
    expect(decodeMessage(SchedulerEvent, again)).toEqual(event);
  }
  for (const name of fixtureNames("scheduler-protobuf/calls").filter((file) => file.endsWith(".request"))) {
    const body = httpBody(`scheduler-protobuf/calls/${name}`);
    const again = encodeMessage(SchedulerCall, decodeMessage(SchedulerCall, body));
    expect(again.byteLength).toBe(body.byteLength);
    expect(decodeMessage(SchedulerCall, again)).toEqual(decodeMessage(SchedulerCall, body));
  }
});

test("The executor's and the agent's side of recorded runs are read.", () => {
  const agentSide = httpMessages(fixture("v1-executor-kill/from-5051-to-57108.bytes"))[0];
  const events = records(agentSide?.body ?? Buffer.alloc(0)).map((record) => decodeMessage(ExecutorEvent, record));
  const { Type } = mesos.v1.executor.Event;
  expect(events.map((event) => Type[event.type ?? 0])).toEqual([
    "SUBSCRIBED",
    "LAUNCH",
    "ACKNOWLEDGED",
    "KILL",
    "ACKNOWLEDGED",
  ]);
  expect(events[1]?.launch?.task).toMatchObject({
    name: "sleeper",
    task_id: { value: "www-data-prod-hello-0-aaaa" },
    command: { value: "sleep 600" },
    discovery: { name: "hello.prod.www-data" },
  });
  const calls = httpMessages(fixture("v1-executor-kill/from-57114-to-5051.bytes")).map((message) =>
    decodeMessage(ExecutorCall, message.body),
  );
  expect(calls.map((call) => mesos.v1.TaskState[call.update?.status.state ?? -1])).toEqual([
    "TASK_RUNNING",
    "TASK_KILLED",
  ]);
});

test("Fields that our .proto files leave out survive being read and written.", () => {
  const known = encodeMessage(TaskStatus, { task_id: { value: "t" }, state: mesos.v1.TaskState.TASK_RUNNING });
  const unknown = protobuf.Writer.create()
    .uint32((900 << 3) | 2)
    .string("from the future")
    .finish();
  const bytes = Buffer.concat([known, unknown]);
  const again = encodeMessage(TaskStatus, decodeMessage(TaskStatus, bytes));
  expect(Buffer.from(again)).toEqual(bytes);
});

test("An enum value that is not known is absent, and survives being read and written.", () => {
  const known = encodeMessage(TaskStatus, { task_id: { value: "t" }, state: mesos.v1.TaskState.TASK_RUNNING });
  const bytes = Buffer.concat([
    known,
    protobuf.Writer.create()
      .uint32(10 << 3)
      .int32(999)
      .finish(),
  ]);
  const status = decodeMessage(TaskStatus, bytes);
  expect(hasField(status, "reason")).toBe(false);
  expect(Buffer.from(encodeMessage(TaskStatus, status))).toEqual(bytes);
});

test("Damaged bytes and missing required fields are a MessageError that names the message.", () => {
  expect(() => decodeMessage(TaskStatus, Buffer.from([0xff]))).toThrow(MessageError);
  expect(() => decodeMessage(TaskStatus, Buffer.alloc(0))).toThrow(
    "bad mesos.v1.TaskStatus: missing required 'task_id'",
  );
});

test("64-bit numbers are read as Long or number, and milliseconds come of nanoseconds.", () => {
  expect(toNumber(7)).toBe(7);
  expect(toNumber(Long.fromString("1795349203067409152", true))).toBe(1795349203067409152);
  expect(toMillis({ nanoseconds: Long.fromString("1795349203067000000") })).toBe(1795349203067);
  expect(fromMillis(2.5)).toEqual({ nanoseconds: 2_500_000 });
});

test("A 64-bit number beyond 2^53 is written to the nearest double.", () => {
  const event = decodeJson(
    SchedulerEvent,
    '{"update":{"status":{"task_id":{"value":"t"},"state":"TASK_UNREACHABLE","unreachable_time":{"nanoseconds":1795349203067409152}}}}',
  );
  const again = decodeMessage(SchedulerEvent, encodeMessage(SchedulerEvent, event));
  expect(String(again.update?.status.unreachable_time?.nanoseconds)).toBe("1795349203067409152");
});
