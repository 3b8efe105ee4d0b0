/** The recorded conversations, held again with the embedded cluster: the same requests, the same answers. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { PROTOBUF } from "../content-type.ts";
import { SchedulerEvent as SchedulerEventType } from "../messages.ts";
import type { Offer, SchedulerEvent, TaskStatus } from "./core/messages.ts";
import { parseAnswer, postRequest, rawExchange, RawStream } from "./testing/raw-http.ts";
import { normalise, recordedBody, recordedEvents, recording } from "./testing/recordings.ts";
import { startCluster, type TestCluster } from "./testing/start.ts";
import { readPlain } from "./wire.ts";

let cluster: TestCluster;
beforeEach(async () => {
  cluster = await startCluster();
});
afterEach(() => cluster.stop());

const API = "/api/v1/scheduler";

/** A scheduler that repeats recorded requests with the ids of this run. */
class Replay {
  readonly events: SchedulerEvent[] = [];

  private constructor(
    readonly stream: RawStream,
    private readonly type: string,
  ) {}

  static async open(path: string, frameworkId?: string): Promise<Replay> {
    const body = JSON.parse(recordedBody(path)) as Record<string, unknown>;
    const own = frameworkId === undefined ? body : withFrameworkId(body, frameworkId);
    const request = postRequest(API, JSON.stringify(own), { Accept: "application/json", Connection: "keep-alive" });
    return new Replay(await RawStream.open(cluster.port, request), "application/json");
  }

  static async openProtobuf(): Promise<Replay> {
    const body = Buffer.from(recordedBytes("scheduler-protobuf/subscribe.request"));
    const headers = { Accept: PROTOBUF, "Content-Type": PROTOBUF, Connection: "keep-alive" };
    return new Replay(await RawStream.open(cluster.port, postRequest(API, body, headers)), PROTOBUF);
  }

  get streamId(): string {
    return this.stream.head.headers.get("Mesos-Stream-Id") ?? "";
  }

  get frameworkId(): string {
    const [first] = this.read();
    return first?.type === "SUBSCRIBED" ? first.subscribed.framework_id.value : "";
  }

  read(): SchedulerEvent[] {
    return this.stream.records.map((record) =>
      this.type === PROTOBUF
        ? readPlain<SchedulerEvent>(SchedulerEventType, PROTOBUF, record)
        : (JSON.parse(record.toString("utf8")) as SchedulerEvent),
    );
  }

  offers(): Offer[] {
    return this.read().flatMap((event) => (event.type === "OFFERS" ? event.offers.offers : []));
  }

  statuses(): TaskStatus[] {
    return this.read().flatMap((event) => (event.type === "UPDATE" ? [event.update.status] : []));
  }

  async until(test: () => boolean): Promise<void> {
    await this.stream.until(test);
  }

  /** Sends a recorded call, its ids replaced; the answer must be the recorded one. */
  async call(path: string, change: (body: never) => unknown = (body) => body): Promise<void> {
    const body = withFrameworkId(JSON.parse(recordedBody(`${path}.request`)) as never, this.frameworkId);
    const request = postRequest(API, JSON.stringify(change(body as never)), {
      Accept: "application/json",
      "Mesos-Stream-Id": this.streamId,
    });
    expectSameAnswer(await rawExchange(cluster.port, request), `${path}.response`);
  }
}

function withFrameworkId(body: Record<string, unknown>, frameworkId: string): Record<string, unknown> {
  const text = JSON.stringify(body).replaceAll(/[0-9a-f-]{36}-\d{4}/g, frameworkId);
  return JSON.parse(text) as Record<string, unknown>;
}

function recordedBytes(path: string): Uint8Array {
  const text = recording(path);
  // The body of this request is plain ASCII but for zero bytes, which survive the decoding.
  return Buffer.from(text.slice(text.indexOf("\r\n\r\n") + 4), "latin1");
}

function expectSameAnswer(answer: ReturnType<typeof parseAnswer>, path: string): void {
  const recorded = parseAnswer(recording(path));
  expect(answer.status).toBe(recorded.status);
  expect([...answer.headers.keys()].toSorted()).toEqual([...recorded.headers.keys()].toSorted());
  expect(answer.headers.get("Content-Type")).toBe(recorded.headers.get("Content-Type"));
  expect(answer.body).toBe(recorded.body);
}

const agentOf = (offer: Offer | undefined) => offer?.agent_id ?? { value: "" };

interface Accept {
  accept: { offer_ids: unknown; operations: { launch: { task_infos: { agent_id: unknown }[] } }[] };
}

/** Launches the recorded task on an offer of this run. */
function onOffer(offer: Offer | undefined) {
  return (body: Accept): unknown => {
    body.accept.offer_ids = [offer?.id];
    for (const info of body.accept.operations[0]?.launch.task_infos ?? []) info.agent_id = agentOf(offer);
    return body;
  };
}

function acknowledging(status: TaskStatus | undefined) {
  return (body: { acknowledge: { agent_id: unknown; uuid: unknown } }): unknown => {
    body.acknowledge.agent_id = status?.agent_id;
    body.acknowledge.uuid = status?.uuid;
    return body;
  };
}

/** JSON members of events, bytes as the JSON has them. */
function isOffers(event: unknown): boolean {
  return (event as { type: string }).type === "OFFERS";
}

function isUpdate(event: unknown): boolean {
  return (event as { type: string }).type === "UPDATE";
}

function plainEvents(replay: Replay): unknown[] {
  return normalise(replay.stream.records.map((record) => JSON.parse(record.toString("utf8")))) as unknown[];
}

describe("the recorded conversation in JSON", () => {
  it("goes the same way: subscribe, launch, updates, acknowledgements, teardown", async () => {
    const replay = await Replay.open("scheduler-json/subscribe.request");
    const head = parseAnswer(recording("scheduler-json/subscribe.response"));
    expect(replay.stream.head.status).toBe(head.status);
    expect([...replay.stream.head.headers.keys()].toSorted()).toEqual([...head.headers.keys()].toSorted());
    expect(replay.stream.head.headers.get("Content-Type")).toBe("application/json");
    await replay.until(() => replay.offers().length === 1);
    await replay.call("scheduler-json/calls/01-ACCEPT", onOffer(replay.offers()[0]) as never);
    await replay.until(() => replay.statuses().length === 1);
    await replay.call("scheduler-json/calls/02-ACKNOWLEDGE", acknowledging(replay.statuses()[0]) as never);
    await replay.until(() => replay.statuses().length === 2);
    await replay.call("scheduler-json/calls/03-ACKNOWLEDGE", acknowledging(replay.statuses()[1]) as never);
    // The recorded call refuses what is left of the offer for a minute; what the task gives back comes alone.
    await replay.until(() => replay.offers().length === 2);
    await replay.call("scheduler-json/calls/04-TEARDOWN");
    await replay.until(() => replay.stream.ended);
    const recorded = normalise(recordedEvents("scheduler-json/events.txt")) as unknown[];
    expect(plainEvents(replay).slice(0, 5)).toEqual(recorded.slice(0, 5));
    expect(replay.stream.chunks).toHaveLength(replay.stream.records.length);
  });

  it("and the other calls: decline, ports and discovery, reconcile, suppress, revive, failover, kill", async () => {
    const first = await Replay.open("scheduler-json-more/first.request");
    await first.until(() => first.offers().length === 1);
    await first.call("scheduler-json-more/calls/01-DECLINE", ((body: { decline: { offer_ids: unknown } }) => {
      body.decline.offer_ids = [first.offers()[0]?.id];
      return body;
    }) as never);
    await first.until(() => first.offers().length === 2);
    const agentId = agentOf(first.offers()[1]);
    await first.call("scheduler-json-more/calls/02-ACCEPT", onOffer(first.offers()[1]) as never);
    await first.until(() => first.statuses().length === 1);
    await first.call("scheduler-json-more/calls/03-ACKNOWLEDGE", acknowledging(first.statuses()[0]) as never);
    await first.call("scheduler-json-more/calls/04-RECONCILE", ((body: {
      reconcile: { tasks: { agent_id?: unknown }[] };
    }) => {
      for (const task of body.reconcile.tasks) if (task.agent_id !== undefined) task.agent_id = agentId;
      return body;
    }) as never);
    await first.call("scheduler-json-more/calls/05-RECONCILE");
    await first.until(() => first.statuses().length === 4);
    await first.call("scheduler-json-more/calls/06-SUPPRESS");
    await first.call("scheduler-json-more/calls/07-REVIVE");
    await first.until(() => first.offers().length === 3);

    const second = await Replay.open("scheduler-json-more/failover.request", first.frameworkId);
    await first.until(() => first.stream.ended);
    expect(plainEvents(first)).toEqual(normalise(recordedEvents("scheduler-json-more/first.events.jsonl")));

    await second.until(() => second.offers().length === 1);
    await second.call("scheduler-json-more/calls/08-RECONCILE");
    const withAgent = (body: { kill: { agent_id: unknown } }): unknown => {
      body.kill.agent_id = agentId;
      return body;
    };
    await second.until(() => second.statuses().length === 1);
    await second.call("scheduler-json-more/calls/09-KILL", withAgent as never);
    await second.until(() => second.statuses().length === 2);
    await second.call("scheduler-json-more/calls/10-ACKNOWLEDGE", acknowledging(second.statuses()[1]) as never);
    await second.call("scheduler-json-more/calls/11-KILL", withAgent as never);
    await second.call("scheduler-json-more/calls/12-REVIVE", (() => ({
      framework_id: { value: "nope" },
      type: "REVIVE",
    })) as never);
    const bad = JSON.stringify({ framework_id: { value: second.frameworkId }, type: "NOPE" });
    const refused = await rawExchange(cluster.port, postRequest(API, bad, { "Mesos-Stream-Id": second.streamId }));
    expectSameAnswer(refused, "scheduler-json-more/calls/bad-type.response");
    await second.until(() => second.offers().length === 2);
    const recorded = normalise(recordedEvents("scheduler-json-more/failover.events.jsonl")) as unknown[];
    // Offers come by the clock; how many heartbeats there are by then, too.
    for (const isWanted of [isOffers, isUpdate]) {
      expect(plainEvents(second).filter(isWanted)).toEqual(recorded.filter(isWanted));
    }
    await second.call("scheduler-json-more/calls/13-TEARDOWN");
  });

  it("and the losses: a used offer, then the agent", async () => {
    const replay = await Replay.open("scheduler-json-lost/stream.request");
    await replay.until(() => replay.offers().length === 1);
    const [offer] = replay.offers();
    await replay.call("scheduler-json-lost/calls/01-ACCEPT", onOffer(offer) as never);
    await replay.until(() => replay.statuses().length === 1);
    await replay.call("scheduler-json-lost/calls/02-ACKNOWLEDGE", acknowledging(replay.statuses()[0]) as never);
    await replay.until(() => replay.offers().length === 2);
    await replay.call("scheduler-json-lost/calls/03-ACCEPT", onOffer(offer) as never);
    await replay.until(() => replay.statuses().length === 2);
    cluster.control.loseAgent("localhost", 0);
    await replay.until(() => replay.read().some((event) => event.type === "FAILURE"));
    expect(plainEvents(replay)).toEqual(normalise(recordedEvents("scheduler-json-lost/stream.events.jsonl")));
  });
});

describe("the recorded conversation in protobuf", () => {
  it("opens with the same events, one record a chunk", async () => {
    const replay = await Replay.openProtobuf();
    expect(replay.stream.head.headers.get("Content-Type")).toBe(PROTOBUF);
    await replay.until(() => replay.offers().length === 1);
    // These events say the same in either encoding.
    const recorded = normalise(recordedEvents("scheduler-json/events.txt")) as unknown[];
    expect(normalise(replay.read())).toEqual(recorded.slice(0, 3));
    expect(replay.stream.chunks).toHaveLength(3);
    expect(replay.stream.records[1]).toEqual(Buffer.from([0x08, 0x08]));
  });
});
