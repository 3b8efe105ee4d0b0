/**
 * Sends the scheduler's calls to one master over one kept-alive connection: in order, pipelined, each at
 * most once. A call whose fate is not known (the connection broke, no answer in time, the master has lost
 * its lead) breaks the session as in Mesos's own scheduler library: the driver subscribes anew, and what
 * was lost is found by the master taking all offers back and by reconciliation. A call that the master
 * refuses is reported and dropped.
 */
import { Client } from "undici";
import type { Clock } from "../../base/clock.ts";
import type { Logger } from "../../base/logger.ts";
import type { MasterAddress } from "../../scheduler/ports/driver.ts";
import { encodeMessage } from "../codec.ts";
import { PROTOBUF } from "../content-type.ts";
import { SchedulerCall, mesos } from "../messages.ts";
import type { DriverStats } from "./driver-stats.ts";
import { originOf } from "./master-address.ts";
import { Watchdog } from "./watchdog.ts";

export const SCHEDULER_PATH = "/api/v1/scheduler";

const PIPELINING = 64;
/** Masters keep idle connections open. */
const KEEP_ALIVE_MS = 60_000;
const MAX_ANSWER_BYTES = 64 * 1024;
const MAX_SHOWN_BODY = 500;
const ACCEPTED = new Set([200, 202]);

export interface CallSenderOptions {
  readonly master: MasterAddress;
  /** Sent with every call, beside the content type. */
  readonly headers: Readonly<Record<string, string>>;
  readonly clock: Clock;
  readonly stats: DriverStats;
  readonly logger: Logger;
  /** The longest wait for the next answer while calls are unanswered. */
  readonly answerTimeoutMs: number;
  readonly connectTimeoutMs: number;
  /** Called at most once. */
  readonly onBroken: (reason: string) => void;
}

export class CallSender {
  readonly #options: CallSenderOptions;
  readonly #watchdog: Watchdog;
  #client: Client | undefined;
  #unanswered = 0;
  #closed = false;

  constructor(options: CallSenderOptions) {
    this.#options = options;
    const reason = `the master did not answer a call within ${options.answerTimeoutMs} ms`;
    this.#watchdog = new Watchdog(options.clock, () => this.#break(reason));
  }

  send(call: SchedulerCall): void {
    if (this.#closed) return;
    if (this.#unanswered++ === 0) this.#watchdog.arm(this.#options.answerTimeoutMs);
    this.#options.stats.callsSent.increment();
    void this.#post(call, encodeMessage(SchedulerCall, call));
  }

  /** Calls not yet answered are given up. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#watchdog.disarm();
    this.#options.stats.callsLost.increment(this.#unanswered);
    this.#discardClient();
  }

  #break(reason: string): void {
    if (this.#closed) return;
    this.close();
    this.#options.onBroken(reason);
  }

  #discardClient(): void {
    const client = this.#client;
    this.#client = undefined;
    // What its requests get to see of it is handled where they wait.
    if (client !== undefined && !client.destroyed) void client.destroy();
  }

  #connection(): Client {
    if (this.#client !== undefined) return this.#client;
    const { master, connectTimeoutMs } = this.#options;
    const client = new Client(originOf(master), {
      pipelining: PIPELINING,
      keepAliveTimeout: KEEP_ALIVE_MS,
      headersTimeout: 0,
      bodyTimeout: 0,
      maxResponseSize: MAX_ANSWER_BYTES,
      connect: { timeout: connectTimeoutMs },
    });
    // Left alone, undici would send the calls of a broken pipeline again over a new connection. An ACCEPT
    // that is sent twice makes Mesos report the tasks of the first as dropped.
    client.on("disconnect", () => {
      if (this.#client === client) this.#discardClient();
    });
    this.#client = client;
    return client;
  }

  async #post(call: SchedulerCall, body: Uint8Array): Promise<void> {
    let status: number;
    let text: string;
    try {
      const response = await this.#connection().request({
        method: "POST",
        path: SCHEDULER_PATH,
        headers: { "content-type": PROTOBUF, accept: PROTOBUF, ...this.#options.headers },
        body,
        // Both are what makes undici pipeline a POST.
        idempotent: true,
        blocking: false,
      });
      status = response.statusCode;
      text = await response.body.text();
    } catch (error) {
      this.#break(`a call failed: ${error instanceof Error ? error.message : String(error)}`);
      return;
    }
    if (!this.#closed) this.#answered(call, status, text);
  }

  #answered(call: SchedulerCall, status: number, text: string): void {
    this.#watchdog.touch();
    if (--this.#unanswered === 0) this.#watchdog.disarm();
    if (ACCEPTED.has(status)) return;
    const answer = `${status} (${text.slice(0, MAX_SHOWN_BODY)})`;
    if (status < 400 || status === 404 || status >= 500) {
      this.#break(`the master answered a call with ${answer}`);
      return;
    }
    this.#options.stats.callsRefused.increment();
    const type = mesos.v1.scheduler.Call.Type[call.type ?? 0];
    this.#options.logger.error({ call: type, answer }, "the master refused a call");
  }
}
