import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeMessage } from "../../mesos/codec.ts";
import { encodeJson } from "../../mesos/json-codec.ts";
import { ExecutorCall, mesos } from "../../mesos/messages.ts";
import { RecordDecoder } from "../../mesos/recordio.ts";
import { decodeEvent, encodeSubscribe, encodeUpdate, TASK_STATES, type ExecutorEvent } from "./messages.ts";
import { ProtoError } from "./proto-fields.ts";

const { Call, Event } = mesos.v1.executor;
const identity = { executorId: "exec-1", frameworkId: "fw-1" };
const uuid = Uint8Array.from({ length: 16 }, (_, i) => i * 16);
const update = { taskId: "t-1", state: "TASK_FAILED", message: "é", uuid, timestampMs: 1_500 } as const;

function plain(bytes: Uint8Array): unknown {
  return JSON.parse(encodeJson(ExecutorCall, decodeMessage(ExecutorCall, bytes)));
}

function event(properties: mesos.v1.executor.Event.$Properties): ExecutorEvent {
  return decodeEvent(Event.encode(properties).finish());
}

const EXPECTED_STATUS = {
  task_id: { value: "t-1" },
  state: "TASK_FAILED",
  message: "é",
  timestamp: 1.5,
  executor_id: { value: "exec-1" },
  source: "SOURCE_EXECUTOR",
  uuid: Buffer.from(uuid).toString("base64"),
};

describe("calls are what the generated code reads", () => {
  it("as an update", () => {
    expect(plain(encodeUpdate(identity, update))).toEqual({
      executor_id: { value: "exec-1" },
      framework_id: { value: "fw-1" },
      type: "UPDATE",
      update: { status: EXPECTED_STATUS },
    });
  });

  it("as a subscription with tasks and updates", () => {
    const task = { name: "n", task_id: { value: "t-1" }, agent_id: { value: "a" } };
    const taskInfo = mesos.v1.TaskInfo.encode(task).finish();
    expect(plain(encodeSubscribe(identity, { tasks: [taskInfo], updates: [update, update] }))).toEqual({
      executor_id: { value: "exec-1" },
      framework_id: { value: "fw-1" },
      type: "SUBSCRIBE",
      subscribe: {
        unacknowledged_tasks: [task],
        unacknowledged_updates: [{ status: EXPECTED_STATUS }, { status: EXPECTED_STATUS }],
      },
    });
  });

  it("with the task states' numbers", () => {
    for (const [name, number] of Object.entries(TASK_STATES)) {
      expect(mesos.v1.TaskState[name as keyof typeof TASK_STATES]).toBe(number);
    }
  });
});

describe("events of the generated code are read", () => {
  const { Type } = Event;
  const task = {
    name: "n",
    task_id: { value: "t-1" },
    agent_id: { value: "a" },
    data: Uint8Array.of(1, 2, 3),
    kill_policy: { grace_period: { nanoseconds: 2_500_000_000 } },
  };
  const taskInfo = new Uint8Array(mesos.v1.TaskInfo.encode(task).finish());
  const launched = { taskId: "t-1", data: Uint8Array.of(1, 2, 3), killGraceMs: 2500, taskInfo };

  it("as launches, alone and in groups", () => {
    const alone = event({ type: Type.LAUNCH, launch: { task } });
    expect(alone).toEqual({ type: "LAUNCH", isGroup: false, tasks: [launched] });
    const group = event({ type: Type.LAUNCH_GROUP, launch_group: { task_group: { tasks: [task, task] } } });
    expect(group).toEqual({ type: "LAUNCH", isGroup: true, tasks: [launched, launched] });
  });

  it("as kills with and without a policy", () => {
    const killed = { value: "t-1" };
    expect(event({ type: Type.KILL, kill: { task_id: killed } })).toEqual({
      type: "KILL",
      taskId: "t-1",
      graceMs: undefined,
    });
    const policy = { grace_period: { nanoseconds: 3e9 } };
    expect(event({ type: Type.KILL, kill: { task_id: killed, kill_policy: policy } })).toMatchObject({ graceMs: 3000 });
  });

  it("as acknowledgements, messages, errors, shutdowns and what is of no interest", () => {
    const acknowledged = { task_id: { value: "t-1" }, uuid };
    expect(event({ type: Type.ACKNOWLEDGED, acknowledged })).toEqual({ type: "ACKNOWLEDGED", taskId: "t-1", uuid });
    expect(event({ type: Type.MESSAGE, message: { data: uuid } })).toEqual({ type: "MESSAGE", data: uuid });
    expect(event({ type: Type.ERROR, error: { message: "no" } })).toEqual({ type: "ERROR", message: "no" });
    expect(event({ type: Type.SHUTDOWN })).toEqual({ type: "SHUTDOWN" });
    expect(event({ type: Type.HEARTBEAT })).toEqual({ type: "OTHER" });
    expect(event({})).toEqual({ type: "OTHER" });
  });

  it("unless they are damaged", () => {
    const bytes = Event.encode({ type: Type.LAUNCH, launch: { task } }).finish();
    expect(() => decodeEvent(bytes.subarray(0, -1))).toThrow(ProtoError);
    expect(() => decodeEvent(Uint8Array.of(8, 2))).toThrow("a launch without a task");
    expect(() => decodeEvent(Uint8Array.of(8, 3))).toThrow("an id is missing");
  });
});

describe("against an agent of Mesos 1.4.4", () => {
  const fixture = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url));

  /** The bodies of the HTTP requests in a recorded connection. */
  function requestBodies(recorded: Buffer): Buffer[] {
    const bodies: Buffer[] = [];
    for (let at = 0; at < recorded.length;) {
      const end = recorded.indexOf("\r\n\r\n", at) + 4;
      const length = Number(/Content-Length: (\d+)/.exec(recorded.toString("latin1", at, end))?.[1]);
      bodies.push(recorded.subarray(end, end + length));
      at = end + length;
    }
    return bodies;
  }

  /** The body of a recorded chunked response. */
  function chunkedBody(recorded: Buffer): Buffer {
    const chunks: Buffer[] = [];
    for (let at = recorded.indexOf("\r\n\r\n") + 4; at < recorded.length;) {
      const end = recorded.indexOf("\r\n", at);
      const length = Number.parseInt(recorded.toString("latin1", at, end), 16);
      chunks.push(recorded.subarray(end + 2, end + 2 + length));
      at = end + 2 + length + 2;
    }
    return Buffer.concat(chunks);
  }

  const recorded = {
    executorId: "www-data-prod-hello-0-aaaa",
    frameworkId: "4bc61407-c992-4544-b1a9-a9ccd8f6c6da-0002",
  };

  it("subscribes byte for byte as Mesos's own executor did", () => {
    const [body] = requestBodies(fixture("subscribe.request"));
    expect(Buffer.from(encodeSubscribe(recorded, { tasks: [], updates: [] }))).toEqual(body);
  });

  it("updates with the very fields of Mesos's own executor", () => {
    const bodies = requestBodies(fixture("updates.requests"));
    expect(bodies).toHaveLength(2);
    for (const body of bodies) {
      const { task_id, state, message, timestamp, uuid: id } = Call.decode(body).update!.status!;
      const name = state === mesos.v1.TaskState.TASK_RUNNING ? "TASK_RUNNING" : "TASK_KILLED";
      const again = encodeUpdate(recorded, {
        taskId: task_id!.value!,
        state: name,
        uuid: id!,
        timestampMs: timestamp! * 1000,
        ...(message ? { message } : {}),
      });
      expect(plain(again)).toEqual(plain(body));
      expect(again.length).toBe(body.length);
    }
  });

  it("reads the events that the agent sent", () => {
    const events: ExecutorEvent[] = [];
    const decoder = new RecordDecoder((record) => events.push(decodeEvent(record)));
    decoder.push(chunkedBody(fixture("events.response")));
    decoder.end();
    expect(events.map(({ type }) => type)).toEqual(["SUBSCRIBED", "LAUNCH", "ACKNOWLEDGED", "KILL", "ACKNOWLEDGED"]);
    expect(events[1]).toMatchObject({ tasks: [{ taskId: "www-data-prod-hello-0-aaaa" }] });
    expect(events[3]).toEqual({ type: "KILL", taskId: "www-data-prod-hello-0-aaaa", graceMs: undefined });
  });
});
