/**
 * The agent's side of the v1 executor API, for tests: a real HTTP server that does what a test tells it to,
 * and records what the executor says.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { must } from "../../core/domain/invariant.ts";
import type { AssignedTask } from "../../core/domain/task.ts";
import { encodeAssignedTask } from "../../core/thrift/assigned-task.ts";
import { encodeRecord } from "../../mesos/recordio.ts";
import { mesos } from "../../mesos/proto/gen/mesos.js";

const { Call, Event } = mesos.v1.executor;
type CallProperties = mesos.v1.executor.Call.$Properties;

/** A status update as tests look at it. */
export interface SeenUpdate {
  readonly state: string;
  readonly message: string;
  readonly uuid: string;
  readonly taskId: string;
}

function seen(status: mesos.v1.TaskStatus.$Properties): SeenUpdate {
  return {
    state: must(mesos.v1.TaskState[status.state ?? -1], "a state"),
    message: status.message ?? "",
    uuid: Buffer.from(status.uuid ?? []).toString("hex"),
    taskId: status.task_id?.value ?? "",
  };
}

export class ScriptedAgent {
  /** Calls in the order of their arrival. */
  readonly calls: CallProperties[] = [];
  readonly updates: SeenUpdate[] = [];
  readonly headers: IncomingMessage["headers"][] = [];
  /** Whether updates are acknowledged as they come. */
  acknowledges = true;
  /** Status to refuse calls with, as often as it is in the list. */
  readonly refusals: number[] = [];
  #server: Server | undefined;
  #stream: ServerResponse | undefined;
  #port = 0;
  #waiting: (() => void)[] = [];

  get endpoint(): string {
    return `127.0.0.1:${this.#port}`;
  }

  /** Listens; again on the same port after {@link stop}. */
  async start(): Promise<void> {
    const server = createServer((request, response) => void this.#answer(request, response));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, "127.0.0.1", resolve));
    this.#port = (server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    this.#stream = undefined;
    const server = this.#server;
    this.#server = undefined;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve())));
  }

  send(event: mesos.v1.executor.Event.$Properties): void {
    must(this.#stream, "an executor is subscribed").write(encodeRecord(Event.encode(event).finish()));
  }

  /** Breaks the event stream, as a restarting agent does. */
  dropStream(): void {
    this.#stream?.destroy();
    this.#stream = undefined;
  }

  /** Ends the event stream in good order. */
  endStream(): void {
    this.#stream?.end();
    this.#stream = undefined;
  }

  launch(task: AssignedTask, more: Partial<mesos.v1.TaskInfo.$Properties> = {}): void {
    this.launchData(task.taskId, encodeAssignedTask(task), more);
  }

  launchData(taskId: string, data: Uint8Array, more: Partial<mesos.v1.TaskInfo.$Properties> = {}): void {
    const task = { name: taskId, task_id: { value: taskId }, agent_id: { value: "agent-1" }, data, ...more };
    this.send({ type: Event.Type.LAUNCH, launch: { task } });
  }

  /** `graceMs` goes into the kill's policy. */
  kill(taskId: string, graceMs?: number): void {
    const policy = graceMs === undefined ? {} : { kill_policy: { grace_period: { nanoseconds: graceMs * 1e6 } } };
    this.send({ type: Event.Type.KILL, kill: { task_id: { value: taskId }, ...policy } });
  }

  shutdown(): void {
    this.send({ type: Event.Type.SHUTDOWN });
  }

  acknowledge(update: SeenUpdate): void {
    const acknowledged = { task_id: { value: update.taskId }, uuid: Buffer.from(update.uuid, "hex") };
    this.send({ type: Event.Type.ACKNOWLEDGED, acknowledged });
  }

  subscriptions(): CallProperties[] {
    return this.calls.filter(({ type }) => type === Call.Type.SUBSCRIBE);
  }

  states(): string[] {
    return this.updates.map(({ state }) => state);
  }

  /** The first update to `state`, when it has come. */
  async update(state: string): Promise<SeenUpdate> {
    const find = () => this.updates.find((update) => update.state === state);
    await this.until(() => find() !== undefined);
    return must(find(), "awaited");
  }

  /** The updates that a SUBSCRIBE call carried. */
  carried(subscription: CallProperties | undefined): SeenUpdate[] {
    const updates = subscription?.subscribe?.unacknowledged_updates ?? [];
    return updates.map(({ status }) => seen(must(status, "a status")));
  }

  async subscribed(times = 1): Promise<void> {
    await this.until(() => this.subscriptions().length >= times && this.#stream !== undefined);
  }

  /** Waits for something that calls bring about. */
  async until(isTrue: () => boolean): Promise<void> {
    while (!isTrue()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const refusal = this.refusals.shift();
    if (refusal !== undefined) {
      response.writeHead(refusal).end("told to refuse");
      return;
    }
    const call = Call.decode(Buffer.concat(chunks));
    this.headers.push(request.headers);
    this.calls.push(call);
    if (call.type === Call.Type.SUBSCRIBE) this.#subscribe(call, response);
    else this.#takeUpdate(call, response);
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #subscribe(call: CallProperties, response: ServerResponse): void {
    response.writeHead(200, { "Content-Type": "application/x-protobuf" });
    this.#stream = response;
    this.send({
      type: Event.Type.SUBSCRIBED,
      subscribed: {
        executor_info: { executor_id: { value: "executor-1" } },
        framework_info: { user: "root", name: "aurora" },
        agent_info: { hostname: "h1" },
      },
    });
    if (this.acknowledges) for (const update of this.carried(call)) this.acknowledge(update);
  }

  #takeUpdate(call: CallProperties, response: ServerResponse): void {
    response.writeHead(202).end();
    if (call.type !== Call.Type.UPDATE) return;
    const update = seen(must(call.update?.status, "a status"));
    this.updates.push(update);
    if (this.acknowledges && this.#stream !== undefined) this.acknowledge(update);
  }
}
