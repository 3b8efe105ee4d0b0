/**
 * One conversation with one master: the SUBSCRIBE call, its endless response, and the calls that go with
 * it. It ends once and for all; the driver then starts another. Bad bytes from the master end it like a
 * broken connection does.
 */
import { Client, type Dispatcher } from "undici";
import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../base/logger.ts";
import type { DriverListener, MasterAddress } from "../../scheduler/ports/driver.ts";
import { MessageError, decodeMessage, encodeMessage } from "../codec.ts";
import { PROTOBUF } from "../content-type.ts";
import { mesos, Offer, SchedulerCall, SchedulerEvent } from "../messages.ts";
import { RecordDecoder, RecordError } from "../recordio.ts";
import { CallSender, SCHEDULER_PATH } from "./call-sender.ts";
import type { CallBody } from "./calls.ts";
import { authenticationAdvice } from "./credentials.ts";
import type { DriverStats } from "./driver-stats.ts";
import { deliver, fromWireOffer, masterAddress } from "./events.ts";
import { splitOffers } from "./large-offers.ts";
import { originOf } from "./master-address.ts";
import { redirectTarget } from "./redirect.ts";
import { Watchdog } from "./watchdog.ts";

const EventType = mesos.v1.scheduler.Event.Type;
const MAX_REFUSAL_BYTES = 4_096;
const MS_PER_SECOND = 1_000;
/** Records of this size and more may hold more offers than are decoded in one go. */
const LARGE_RECORD_BYTES = 64 * 1024;
/** Offers told of at once when there are very many. */
const OFFERS_BATCH = 250;

/** How the conversation ended. `refused` is final: the framework must not try again. */
export type SessionEnd =
  | { readonly kind: "lost"; readonly reason: string }
  | { readonly kind: "redirect"; readonly to: MasterAddress }
  | { readonly kind: "refused"; readonly message: string };

export interface SessionTiming {
  /** From the first SYN to the SUBSCRIBED event. */
  readonly subscribeTimeoutMs: number;
  readonly connectTimeoutMs: number;
  readonly answerTimeoutMs: number;
  /** A subscribed stream is given up after this many heartbeat intervals without a byte. */
  readonly missedHeartbeats: number;
  /** For masters that do not announce their interval. */
  readonly defaultHeartbeatMs: number;
}

export interface SessionOptions {
  readonly master: MasterAddress;
  readonly subscribe: SchedulerCall;
  readonly authorization?: string | undefined;
  readonly timing: SessionTiming;
  readonly clock: Clock;
  readonly stats: DriverStats;
  readonly logger: Logger;
  readonly listener: DriverListener;
  /** Called at most once, before any event reaches the listener. */
  readonly onSubscribed: (frameworkId: string, master: MasterAddress) => void;
  /** Something came from the master. */
  readonly onActivity: () => void;
}

/** The message of a RecordError that `work` throws. */
function faultOf(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof RecordError) return error.message;
    throw error;
  }
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export class MasterSession {
  readonly #options: SessionOptions;
  readonly #abort = new AbortController();
  readonly #watchdog: Watchdog;
  #ending: SessionEnd | undefined;
  #sender: CallSender | undefined;
  #streamId: string | undefined;
  #frameworkId: string | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#watchdog = new Watchdog(options.clock, () => {
      options.stats.silences.increment();
      this.#end({ kind: "lost", reason: "the master went silent" });
    });
  }

  get subscribed(): boolean {
    return this.#sender !== undefined && this.#ending === undefined;
  }

  /** Subscribes and delivers events until the end. Rejects only with what the listener throws. */
  async run(): Promise<SessionEnd> {
    const { master, timing } = this.#options;
    const client = new Client(originOf(master), {
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: { timeout: timing.connectTimeoutMs },
    });
    this.#watchdog.arm(timing.subscribeTimeoutMs);
    try {
      const end = await this.#converse(client);
      this.#end(end);
      return this.#ending ?? end;
    } finally {
      this.#watchdog.disarm();
      this.#sender?.close();
      void client.destroy();
    }
  }

  /** Sends a call; false when there is no subscription to send it on. */
  send(call: CallBody): boolean {
    if (!this.subscribed || this.#frameworkId === undefined) return false;
    this.#sender?.send({ ...call, framework_id: { value: this.#frameworkId } });
    return true;
  }

  close(reason: string): void {
    this.#end({ kind: "lost", reason });
  }

  #end(end: SessionEnd): void {
    if (this.#ending !== undefined) return;
    this.#ending = end;
    this.#watchdog.disarm();
    this.#sender?.close();
    this.#abort.abort();
  }

  #headers(): Record<string, string> {
    const { authorization } = this.#options;
    return authorization === undefined ? {} : { authorization };
  }

  async #converse(client: Client): Promise<SessionEnd> {
    let response: Dispatcher.ResponseData;
    try {
      response = await client.request({
        method: "POST",
        path: SCHEDULER_PATH,
        headers: { "content-type": PROTOBUF, accept: PROTOBUF, ...this.#headers() },
        body: encodeMessage(SchedulerCall, this.#options.subscribe),
        signal: this.#abort.signal,
      });
    } catch (error) {
      return { kind: "lost", reason: message(error) };
    }
    // Reading reports the error as well; without a listener it would be thrown a second time.
    response.body.on("error", () => {});
    if (response.statusCode !== 200) return await this.#refusal(response);
    const streamId = response.headers["mesos-stream-id"];
    this.#streamId = Array.isArray(streamId) ? streamId[0] : streamId;
    return await this.#readEvents(response.body);
  }

  /** What an answer other than 200 to SUBSCRIBE means, as Mesos's scheduler library takes it. */
  async #refusal({ statusCode, headers, body }: Dispatcher.ResponseData): Promise<SessionEnd> {
    if (statusCode === 307) {
      const location = headers["location"];
      const to = redirectTarget(Array.isArray(location) ? location[0] : location, this.#options.master);
      if (to !== undefined) return { kind: "redirect", to };
      return { kind: "lost", reason: "the master redirects without saying where" };
    }
    let text = "";
    try {
      for await (const chunk of body) {
        text += String(chunk);
        if (text.length > MAX_REFUSAL_BYTES) break;
      }
    } catch (error) {
      text += ` [${message(error)}]`;
    }
    const unauthenticated = authenticationAdvice(
      "framework_authentication_file",
      this.#options.authorization !== undefined,
    );
    const why = statusCode === 401 && text === "" ? unauthenticated : text.slice(0, MAX_REFUSAL_BYTES);
    const answer = `the master answered SUBSCRIBE with ${statusCode} (${why})`;
    const mayChange = statusCode < 400 || statusCode === 404 || statusCode === 408 || statusCode >= 500;
    return mayChange ? { kind: "lost", reason: answer } : { kind: "refused", message: answer };
  }

  async #readEvents(body: AsyncIterable<Uint8Array>): Promise<SessionEnd> {
    const records: Uint8Array[] = [];
    const decoder = new RecordDecoder((record) => records.push(record));
    const chunks = body[Symbol.asyncIterator]();
    for (;;) {
      let next: IteratorResult<Uint8Array>;
      try {
        next = await chunks.next();
      } catch (error) {
        return { kind: "lost", reason: `the stream broke: ${message(error)}` };
      }
      if (this.#ending !== undefined) return this.#ending;
      if (next.done === true) return { kind: "lost", reason: "the master closed the stream" };
      this.#watchdog.touch();
      this.#options.onActivity();
      const damage = faultOf(() => decoder.push(next.value));
      const end = await this.#onRecords(records.splice(0));
      if (end !== undefined) return end;
      if (damage !== undefined) return { kind: "lost", reason: `unreadable stream: ${damage}` };
    }
  }

  async #onRecords(records: readonly Uint8Array[]): Promise<SessionEnd | undefined> {
    for (const record of records) {
      try {
        if (record.byteLength < LARGE_RECORD_BYTES || !(await this.#onLargeOffers(record))) this.#onRecord(record);
      } catch (error) {
        if (!(error instanceof MessageError)) throw error;
        return { kind: "lost", reason: `unreadable event: ${error.message}` };
      }
      if (this.#ending !== undefined) return this.#ending;
    }
    return undefined;
  }

  #onRecord(record: Uint8Array): void {
    const event = decodeMessage(SchedulerEvent, record);
    const { stats } = this.#options;
    stats.event(event.type ?? EventType.UNKNOWN);
    stats.received.time(() => this.#onEvent(event));
  }

  /** Tells the listener of an OFFERS event in batches, other work between them; false when it is another event. */
  async #onLargeOffers(record: Uint8Array): Promise<boolean> {
    const offers = splitOffers(record);
    if (offers === undefined || !this.subscribed) return false;
    const { stats, listener } = this.#options;
    stats.event(EventType.OFFERS);
    for (let at = 0; at < offers.length; at += OFFERS_BATCH) {
      if (at > 0) await new Promise((resolve) => setImmediate(resolve));
      if (!this.subscribed) break;
      const batch = offers.slice(at, at + OFFERS_BATCH).map((bytes) => fromWireOffer(decodeMessage(Offer, bytes)));
      stats.received.time(() => listener.resourceOffers(batch));
    }
    return true;
  }

  #onEvent(event: SchedulerEvent): void {
    if (event.type === EventType.SUBSCRIBED && event.subscribed) {
      if (!this.subscribed) this.#onSubscribed(event.subscribed);
    } else if (event.type === EventType.ERROR && event.error) {
      this.#end({ kind: "refused", message: event.error.message });
    } else if (event.type !== EventType.HEARTBEAT) {
      const delivered = this.subscribed && deliver(event, this.#options.listener);
      if (!delivered) this.#options.logger.debug({ type: event.type }, "ignored an event of the master");
    }
  }

  #onSubscribed(subscribed: mesos.v1.scheduler.Event.Subscribed.$Properties): void {
    const { master, timing, clock, stats, logger } = this.#options;
    const announcedMs = (subscribed.heartbeat_interval_seconds ?? 0) * MS_PER_SECOND;
    this.#watchdog.arm((announcedMs > 0 ? announcedMs : timing.defaultHeartbeatMs) * timing.missedHeartbeats);
    this.#frameworkId = subscribed.framework_id.value;
    this.#sender = new CallSender({
      master,
      headers: { ...this.#headers(), ...(this.#streamId === undefined ? {} : { "mesos-stream-id": this.#streamId }) },
      clock,
      stats,
      logger,
      answerTimeoutMs: timing.answerTimeoutMs,
      connectTimeoutMs: timing.connectTimeoutMs,
      onBroken: (reason) => this.#end({ kind: "lost", reason }),
    });
    this.#options.onSubscribed(this.#frameworkId, masterAddress(subscribed.master_info, master));
  }
}
