/** A scripted master for tests of the driver: subscribes whoever asks, takes every call, says what the test says. */
import type { Socket } from "node:net";
import type { MasterAddress } from "../../scheduler/ports/driver.ts";
import { decodeMessage, encodeMessage } from "../codec.ts";
import { mesos, SchedulerCall, SchedulerEvent } from "../messages.ts";
import { encodeRecord } from "../recordio.ts";
import { answer, httpChunk, ScriptedServer, streamHead, type ReceivedRequest } from "./scripted-server.ts";

const CallType = mesos.v1.scheduler.Call.Type;
const EventType = mesos.v1.scheduler.Event.Type;

export interface ReceivedCall {
  readonly call: SchedulerCall;
  readonly type: string;
  readonly request: ReceivedRequest;
}

export function record(event: SchedulerEvent): Uint8Array {
  return encodeRecord(encodeMessage(SchedulerEvent, event));
}

export const FRAMEWORK_ID = "fw-1";

export class TestMaster {
  readonly server: ScriptedServer;
  readonly received: ReceivedCall[] = [];
  /** Answers a SUBSCRIBE; by default subscribes it. */
  onSubscribe: (call: ReceivedCall) => void = ({ request }) => this.subscribe(request.socket);
  /** Answers any other call; by default takes it. */
  onCall: (call: ReceivedCall) => void = ({ request }) => void request.socket.write(answer("202 Accepted"));
  #stream: Socket | undefined;
  #streams = 0;

  private constructor(server: ScriptedServer) {
    this.server = server;
  }

  static async start(): Promise<TestMaster> {
    const server = await ScriptedServer.start((request) => master.#onRequest(request));
    const master = new TestMaster(server);
    return master;
  }

  get address(): MasterAddress {
    return this.server.address;
  }

  /** Types of the calls so far, less SUBSCRIBE. */
  get calls(): string[] {
    return this.received.map(({ type }) => type).filter((type) => type !== "SUBSCRIBE");
  }

  get subscriptions(): ReceivedCall[] {
    return this.received.filter(({ type }) => type === "SUBSCRIBE");
  }

  /** Starts a stream with the SUBSCRIBED event. */
  subscribe(socket: Socket, heartbeatSeconds = 15): void {
    this.open(socket);
    this.push({
      type: EventType.SUBSCRIBED,
      subscribed: { framework_id: { value: FRAMEWORK_ID }, heartbeat_interval_seconds: heartbeatSeconds },
    });
  }

  /** Starts a stream without a word. */
  open(socket: Socket): void {
    this.#stream = socket;
    socket.write(streamHead("Content-Type: application/x-protobuf", `Mesos-Stream-Id: stream-${this.#streams++}`));
  }

  push(event: SchedulerEvent): void {
    this.pushBytes(record(event));
  }

  pushBytes(bytes: Uint8Array): void {
    this.#stream?.write(httpChunk(bytes));
  }

  /** Breaks the stream's connection. */
  cutStream(): void {
    this.#stream?.destroy();
  }

  close(): Promise<void> {
    return this.server.close();
  }

  #onRequest(request: ReceivedRequest): void {
    const call = decodeMessage(SchedulerCall, request.body);
    const received = { call, type: CallType[call.type ?? 0] ?? "", request };
    this.received.push(received);
    if (received.type === "SUBSCRIBE") this.onSubscribe(received);
    else this.onCall(received);
  }
}
