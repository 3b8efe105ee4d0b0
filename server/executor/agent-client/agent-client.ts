/**
 * An executor's connection to its agent: the v1 executor API over HTTP (docs/executor-http-api.md and
 * src/executor/executor.cpp of Mesos). It stays subscribed as long as it can:
 *
 * - the stream breaks: subscribe again with everything unacknowledged, after a random part of the
 *   backoff, until the recovery timeout has passed; without checkpointing it gives up at once;
 * - an update is sent once per subscription, in order, and kept until it is acknowledged;
 * - a call that fails while the stream stands is repeated.
 */
import type { IncomingMessage } from "node:http";
import { randomUUID } from "node:crypto";
import type { Clock, Timer } from "../../base/clock.ts";
import { RecordDecoder } from "../../mesos/recordio.ts";
import { Unacknowledged } from "../core/unacknowledged.ts";
import type { Recorder } from "../checkpoint-file.ts";
import type { Log } from "../log.ts";
import { CallError, HttpCalls } from "./http-calls.ts";
import {
  decodeEvent,
  encodeSubscribe,
  encodeUpdate,
  type ExecutorEvent,
  type LaunchedTask,
  type ReportedState,
  type StatusUpdate,
} from "./messages.ts";
import type { AgentSettings } from "./settings.ts";

/** What the agent wants. Called one at a time. */
export interface AgentListener {
  /** Called again after every reconnection. */
  subscribed(): void;
  launch(tasks: readonly LaunchedTask[], isGroup: boolean): void;
  /** `graceMs`, when given, overrides the task's own. */
  kill(taskId: string, graceMs: number | undefined): void;
  shutdown(): void;
  /** The agent is gone for good; the client has stopped. */
  agentLost(reason: string): void;
}

/** Largest record taken from the agent; a task's data is far below. */
const MAX_EVENT_BYTES = 64 * 1024 * 1024;
const CALL_RETRY_MS = 500;

export interface AgentClientEnvironment {
  readonly clock: Clock;
  readonly log: Log;
  readonly recorder: Recorder;
}

/** What an executor before this one left unacknowledged. */
export interface Recovered {
  readonly tasks: readonly { readonly taskId: string; readonly taskInfo: Uint8Array }[];
  readonly updates: readonly StatusUpdate[];
}

export class AgentClient {
  readonly #settings: AgentSettings;
  readonly #recorder: Recorder;
  readonly #calls: HttpCalls;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #unacknowledged = new Unacknowledged<StatusUpdate>();
  /** Updates that this subscription has carried. */
  #sent = new Set<StatusUpdate>();
  #listener: AgentListener | undefined;
  #stream: IncomingMessage | undefined;
  #isSubscribed = false;
  #isSending = false;
  #hasStopped = false;
  #giveUp: Timer | undefined;
  #onDrained: (() => void)[] = [];

  constructor(settings: AgentSettings, environment: AgentClientEnvironment) {
    this.#settings = settings;
    this.#recorder = environment.recorder;
    this.#calls = new HttpCalls(settings);
    this.#clock = environment.clock;
    this.#log = environment.log;
  }

  start(listener: AgentListener): void {
    this.#listener = listener;
    void this.#subscribe();
  }

  /** Takes over what has to go into the first SUBSCRIBE call; to be called before {@link start}. */
  recover({ tasks, updates }: Recovered): void {
    for (const { taskId, taskInfo } of tasks) this.#unacknowledged.launched(taskId, taskInfo);
    for (const update of updates) this.#unacknowledged.updated(update);
  }

  /** Reports a task's state; the update goes out as soon as there is a subscription. */
  update(taskId: string, state: ReportedState, message?: string): void {
    const update: StatusUpdate = {
      taskId,
      state,
      uuid: uuidBytes(),
      timestampMs: this.#clock.nowMs(),
      ...(message === undefined ? {} : { message }),
    };
    this.#log(`${taskId} is ${state}${message === undefined ? "" : `: ${message}`}`);
    this.#unacknowledged.updated(update);
    const uuid = Buffer.from(update.uuid).toString("hex");
    this.#recorder.add({ type: "update", taskId, uuid, state, ...(message === undefined ? {} : { message }) });
    void this.#sendUpdates();
  }

  /** Resolves when every update is acknowledged, or the client has stopped. */
  drained(): Promise<void> {
    return new Promise((resolve) => {
      this.#onDrained.push(resolve);
      this.#settleDrained();
    });
  }

  stop(): void {
    this.#hasStopped = true;
    this.#isSubscribed = false;
    this.#giveUp?.cancel();
    this.#stream?.destroy();
    this.#calls.close();
    this.#settleDrained();
  }

  async #subscribe(): Promise<void> {
    const updates = this.#unacknowledged.updates();
    this.#sent = new Set(updates);
    try {
      const call = encodeSubscribe(this.#settings, { tasks: this.#unacknowledged.tasks(), updates });
      const stream = await this.#calls.subscribe(call);
      if (this.#hasStopped) stream.destroy();
      else await this.#read(stream);
      this.#disconnected("the agent closed the connection");
    } catch (error) {
      this.#disconnected(error instanceof Error ? error.message : String(error));
    }
  }

  /** Reads events to the stream's end. @throws when it breaks or carries something else. */
  async #read(stream: IncomingMessage): Promise<void> {
    this.#stream = stream;
    stream.socket.setKeepAlive(true);
    const decoder = new RecordDecoder((record) => this.#take(decodeEvent(record)), MAX_EVENT_BYTES);
    for await (const chunk of stream) decoder.push(chunk as Uint8Array);
  }

  #take(event: ExecutorEvent): void {
    if (this.#hasStopped) return;
    switch (event.type) {
      case "SUBSCRIBED":
        this.#subscribed();
        return;
      case "LAUNCH":
        for (const task of event.tasks) this.#launched(task);
        this.#listener?.launch(event.tasks, event.isGroup);
        return;
      case "KILL":
        this.#listener?.kill(event.taskId, event.graceMs);
        return;
      case "ACKNOWLEDGED":
        this.#acknowledged(event.taskId, event.uuid);
        return;
      case "SHUTDOWN":
        this.#listener?.shutdown();
        return;
      case "ERROR":
        throw new Error(`the agent reports an error: ${event.message}`);
      case "MESSAGE":
      case "OTHER":
        return;
    }
  }

  #launched({ taskId, taskInfo }: LaunchedTask): void {
    this.#unacknowledged.launched(taskId, taskInfo);
    this.#recorder.add({ type: "launch", taskId, taskInfo: Buffer.from(taskInfo).toString("base64") });
  }

  #acknowledged(taskId: string, uuid: Uint8Array): void {
    if (this.#unacknowledged.acknowledged(taskId, uuid)) {
      this.#recorder.add({ type: "acknowledged", taskId, uuid: Buffer.from(uuid).toString("hex") });
    }
    this.#settleDrained();
  }

  #subscribed(): void {
    this.#log("subscribed with the agent");
    this.#isSubscribed = true;
    this.#giveUp?.cancel();
    this.#giveUp = undefined;
    this.#listener?.subscribed();
    void this.#sendUpdates();
  }

  #disconnected(reason: string): void {
    this.#isSubscribed = false;
    this.#stream?.destroy();
    this.#stream = undefined;
    if (this.#hasStopped) return;
    const { reconnect } = this.#settings;
    this.#log(reason);
    if (reconnect === undefined) {
      this.#lose(reason);
      return;
    }
    this.#giveUp ??= this.#clock.after(reconnect.recoveryTimeoutMs, () =>
      this.#lose(`no agent within ${reconnect.recoveryTimeoutMs / 1000} s: ${reason}`),
    );
    this.#clock.after(Math.random() * reconnect.backoffMaxMs, () => {
      if (!this.#hasStopped) void this.#subscribe();
    });
  }

  #lose(reason: string): void {
    if (this.#hasStopped) return;
    this.stop();
    this.#listener?.agentLost(reason);
  }

  /** Sends what this subscription has not carried yet, one after another. */
  async #sendUpdates(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    for (let next = this.#nextUnsent(); next !== undefined; next = this.#nextUnsent()) {
      const sent = this.#sent;
      sent.add(next);
      try {
        await this.#calls.call(encodeUpdate(this.#settings, next));
      } catch (error) {
        this.#log(`update ${next.state} was not taken: ${error instanceof Error ? error.message : String(error)}`);
        if (isRefusal(error)) continue;
        sent.delete(next);
        await new Promise<void>((resolve) => void this.#clock.after(CALL_RETRY_MS, resolve));
      }
    }
    this.#isSending = false;
  }

  #nextUnsent(): StatusUpdate | undefined {
    return this.#isSubscribed ? this.#unacknowledged.updates().find((update) => !this.#sent.has(update)) : undefined;
  }

  #settleDrained(): void {
    if (!this.#hasStopped && this.#unacknowledged.updates().length > 0) return;
    for (const resolve of this.#onDrained.splice(0)) resolve();
  }
}

/** The agent understood the call and does not want it: saying it again would not help. */
function isRefusal(error: unknown): boolean {
  return error instanceof CallError && error.status !== undefined && error.status >= 400 && error.status < 500;
}

/** A random UUID's bytes. */
function uuidBytes(): Uint8Array {
  return Buffer.from(randomUUID().replaceAll("-", ""), "hex");
}
