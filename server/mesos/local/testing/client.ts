/** For tests: a scheduler that talks to a master over HTTP in JSON. */
import { must } from "../../../core/domain/invariant.ts";
import { JSON_TYPE } from "../../content-type.ts";
import type { FrameworkInfo, Offer, SchedulerCall, SchedulerEvent, TaskInfo, TaskStatus } from "../core/messages.ts";
import { postRequest, rawExchange, RawStream } from "./raw-http.ts";

const API = "/api/v1/scheduler";

/** A status as JSON has it. */
export type JsonStatus = Omit<TaskStatus, "uuid"> & { readonly uuid?: string };

export class SchedulerClient {
  readonly #port: number;
  readonly #stream: RawStream;

  private constructor(port: number, stream: RawStream) {
    this.#port = port;
    this.#stream = stream;
  }

  static async subscribe(port: number, info: Partial<FrameworkInfo> = {}): Promise<SchedulerClient> {
    const framework: FrameworkInfo = {
      user: "root",
      name: "test",
      roles: ["*"],
      failover_timeout: 600,
      checkpoint: true,
      capabilities: [{ type: "MULTI_ROLE" }, { type: "PARTITION_AWARE" }],
      ...info,
    };
    const body = { type: "SUBSCRIBE", subscribe: { framework_info: framework }, framework_id: framework.id };
    const request = postRequest(API, JSON.stringify(body), { Accept: JSON_TYPE, Connection: "keep-alive" });
    const client = new SchedulerClient(port, await RawStream.open(port, request));
    await client.#stream.until(() => client.events().length > 0);
    return client;
  }

  get stream(): RawStream {
    return this.#stream;
  }

  get frameworkId(): string {
    const [first] = this.events();
    return first?.type === "SUBSCRIBED" ? first.subscribed.framework_id.value : "";
  }

  events(): SchedulerEvent[] {
    return this.#stream.records.map((record) => JSON.parse(record.toString("utf8")) as SchedulerEvent);
  }

  offers(): Offer[] {
    return this.events().flatMap((event) => (event.type === "OFFERS" ? event.offers.offers : []));
  }

  statuses(taskId?: string): JsonStatus[] {
    const all = this.events().flatMap((event) =>
      event.type === "UPDATE" ? [event.update.status as unknown as JsonStatus] : [],
    );
    return taskId === undefined ? all : all.filter((status) => status.task_id.value === taskId);
  }

  until(test: () => boolean): Promise<void> {
    return this.#stream.until(test);
  }

  /** Sends a call; the answer's status line and body. */
  call(call: object): Promise<{ status: string; body: string }> {
    const headers = { "Mesos-Stream-Id": this.#stream.head.headers.get("Mesos-Stream-Id") ?? "" };
    const body = JSON.stringify({ framework_id: { value: this.frameworkId }, ...call } satisfies SchedulerCall);
    return rawExchange(this.#port, postRequest(API, body, headers));
  }

  /** Launches on the first offer that is made. */
  async launch(make: (offer: Offer) => TaskInfo): Promise<Offer> {
    await this.until(() => this.offers().length > 0);
    const offer = must(this.offers().at(-1), "an offer was made");
    const operations = [{ type: "LAUNCH", launch: { task_infos: [make(offer)] } }];
    await this.call({ type: "ACCEPT", accept: { offer_ids: [offer.id], operations, filters: { refuse_seconds: 0 } } });
    return offer;
  }

  /** Acknowledges a task's updates as they come, until one in one of the states has come. */
  async reach(taskId: string, ...states: readonly string[]): Promise<JsonStatus> {
    for (let next = 0; ; next++) {
      await this.until(() => this.statuses(taskId).length > next);
      const status = must(this.statuses(taskId)[next], "a status has come");
      const { agent_id, task_id, uuid } = status;
      if (uuid !== undefined) await this.call({ type: "ACKNOWLEDGE", acknowledge: { agent_id, task_id, uuid } });
      if (states.includes(status.state)) return status;
    }
  }

  close(): void {
    this.#stream.close();
  }
}
