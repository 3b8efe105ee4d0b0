import { expect, test } from "vitest";
import { decodeJson } from "../json-codec.ts";
import { mesos, SchedulerEvent } from "../messages.ts";
import { fixture } from "../testing/fixtures.ts";
import { RecordingListener } from "../testing/recording-listener.ts";
import { deliver, fromWireAttributes, fromWireOffer, masterAddress } from "./events.ts";

function play(path: string): RecordingListener {
  const listener = new RecordingListener();
  for (const line of fixture(path).toString().trim().split("\n")) {
    deliver(decodeJson(SchedulerEvent, line), listener);
  }
  return listener;
}

test("A lost agent is told as rescinded offer, unreachable task and lost agent, in that order.", () => {
  const { told } = play("scheduler-json-lost/stream.events.jsonl");
  const agentId = "e390ec48-c534-4c29-a961-536c091a96b9-S0";
  expect(told.map(([method]) => method)).toEqual([
    "resourceOffers",
    "statusUpdate",
    "resourceOffers",
    "statusUpdate",
    "offerRescinded",
    "statusUpdate",
    "agentLost",
  ]);
  expect(told[3]?.[1]).toEqual({
    taskId: "stale-offer-task",
    state: "TASK_DROPPED",
    message: expect.stringContaining("no longer valid") as string,
    source: "SOURCE_MASTER",
    reason: "REASON_INVALID_OFFERS",
    agentId,
    timestamp: expect.closeTo(1795349200354.91) as number,
  });
  expect(told[4]).toEqual(["offerRescinded", "e390ec48-c534-4c29-a961-536c091a96b9-O1"]);
  expect(told[5]?.[1]).toMatchObject({ state: "TASK_UNREACHABLE", reason: "REASON_AGENT_REMOVED" });
  expect(told[6]).toEqual(["agentLost", agentId]);
});

test("An update carries the uuid to acknowledge, one of reconciliation has none.", () => {
  const updates = play("scheduler-json-more/first.events.jsonl")
    .of("statusUpdate")
    .map(([update]) => update);
  expect(Buffer.from(updates[0]?.uuid ?? []).toString("base64")).toBe("LPfbxkjpRAm6u3zbZm+kVQ==");
  expect(updates[1]).not.toHaveProperty("uuid");
  expect(updates[1]?.reason).toBe("REASON_RECONCILIATION");
  expect(updates[2]).toMatchObject({ taskId: "unknown-task", state: "TASK_UNKNOWN" });
  expect(updates[2]).not.toHaveProperty("agentId");
});

test("An offer carries attributes, resources, executors and announced maintenance.", () => {
  const offer = play("scheduler-json-lost/stream.events.jsonl").of("resourceOffers")[1]?.[0]?.[0];
  expect(offer).toMatchObject({
    id: "e390ec48-c534-4c29-a961-536c091a96b9-O1",
    hostname: "localhost",
    attributes: [
      { name: "host", values: ["h1"] },
      { name: "rack", values: ["r1"] },
      { name: "dedicated", values: ["db_team/redis"] },
    ],
    executorIds: [],
  });
  expect(offer?.resources.map(({ name, scalar, ranges }) => [name, scalar ?? ranges])).toEqual([
    ["cpus", 3.5],
    ["mem", 4032],
    ["disk", 10240],
    ["ports", [{ begin: 31000, end: 31100 }]],
  ]);
  const wire = { id: { value: "o" }, framework_id: { value: "f" }, agent_id: { value: "a" }, hostname: "h" };
  const start = { nanoseconds: 5e6 };
  expect(fromWireOffer({ ...wire, executor_ids: [{ value: "e1" }] }).executorIds).toEqual(["e1"]);
  expect(fromWireOffer({ ...wire, unavailability: { start, duration: { nanoseconds: 7e6 } } })).toMatchObject({
    unavailability: { startMs: 5, durationMs: 7 },
  });
  expect(fromWireOffer({ ...wire, unavailability: { start } }).unavailability).toEqual({ startMs: 5 });
});

test("Attributes of one name are gathered, and scalars read as Java prints doubles.", () => {
  const { Type } = mesos.v1.Value;
  const scalar = (value: number) => ({ name: "n", type: Type.SCALAR, scalar: { value } });
  const attributes = fromWireAttributes([
    { name: "rack", type: Type.TEXT, text: { value: "a" } },
    {
      name: "ports",
      type: Type.RANGES,
      ranges: {
        range: [
          { begin: 1, end: 2 },
          { begin: 5, end: 5 },
        ],
      },
    },
    { name: "rack", type: Type.TEXT, text: { value: "b" } },
    { name: "rack", type: Type.TEXT, text: { value: "a" } },
    { name: "set", type: Type.SET, set: { item: ["x", "y"] } },
    ...[8, 2.5, 0, 12_500_000, 10_000_000, 0.0005, -3].map(scalar),
  ]);
  expect(attributes).toEqual([
    { name: "rack", values: ["a", "b"] },
    { name: "ports", values: ["1-2", "5-5"] },
    { name: "set", values: ["x", "y"] },
    { name: "n", values: ["8.0", "2.5", "0.0", "1.25E7", "1.0E7", "5.0E-4", "-3.0"] },
  ]);
});

test("The end of an executor and a message from one are told.", () => {
  const listener = new RecordingListener();
  const ids = { agent_id: { value: "a" }, executor_id: { value: "e" } };
  const { Type } = mesos.v1.scheduler.Event;
  expect(deliver({ type: Type.FAILURE, failure: { ...ids, status: 256 } }, listener)).toBe(true);
  expect(deliver({ type: Type.MESSAGE, message: { ...ids, data: Buffer.from("hi") } }, listener)).toBe(true);
  expect(listener.told).toEqual([
    ["executorLost", "e", "a", 256],
    ["frameworkMessage", "e", "a", new Uint8Array([0x68, 0x69])],
  ]);
});

test("Events that lack their content, or whose type is not known, are not told.", () => {
  const listener = new RecordingListener();
  for (const type of Object.values(mesos.v1.scheduler.Event.Type).filter((value) => typeof value === "number")) {
    expect(deliver({ type }, listener)).toBe(false);
  }
  expect(deliver({}, listener)).toBe(false);
  expect(listener.told).toEqual([]);
});

test("A master is called what it calls itself.", () => {
  const reached = { host: "10.0.0.1", port: 5050 };
  const info = { id: "m", ip: 1, port: 5051 };
  expect(masterAddress({ ...info, hostname: "m1.test" }, reached)).toEqual({ host: "m1.test", port: 5051 });
  expect(masterAddress({ ...info, address: { ip: "10.0.0.2", port: 5051 } }, reached)).toEqual({
    host: "10.0.0.2",
    port: 5051,
  });
  expect(masterAddress(info, reached)).toEqual(reached);
  expect(masterAddress(undefined, reached)).toEqual(reached);
});
