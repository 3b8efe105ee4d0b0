/**
 * How long each replica takes to answer the writes of this process's coordinator: from when they are sent until the
 * answer is here, or the own disk has them. An answer counts also when the quorum did not wait for it.
 */
import type { AppendLatencySample } from "../../../server/api/cluster.ts";
import type { Clock } from "../../../server/base/clock.ts";
import type { Ready } from "../../core/paxos/log-node.types.ts";
import type { Pid } from "../../core/paxos/messages.ts";
import { AppendLatency } from "../append-latency.ts";

/** Writes whose answers are waited for. What a replica that hangs says after so many more is not measured. */
const MAX_UNANSWERED = 1024;

interface Sent {
  readonly atMs: number;
  readonly silent: Pid[];
}

export class WriteLatencies {
  readonly #clock: Clock;
  readonly #self: Pid;
  readonly #sent = new Map<number, Sent>();
  /** Writes that the own disk does not have yet, in order. */
  #writing: { readonly record: number; readonly atMs: number }[] = [];
  readonly #latencies = new Map<Pid, AppendLatency>();

  constructor(clock: Clock, self: Pid) {
    this.#clock = clock;
    this.#self = self;
  }

  /** A write to `position` begins with what `ready` says is to be done. */
  begins(position: number, { messages, records }: Ready): void {
    const atMs = this.#clock.monotonicMs();
    for (const { to, requestId, message } of messages) {
      if (message.name !== "WriteRequest" || message.position !== position || requestId === undefined) continue;
      const sent = this.#sent.get(requestId);
      if (sent === undefined) this.#sent.set(requestId, { atMs, silent: [to] });
      else sent.silent.push(to);
    }
    const own = records.find(({ action }) => action?.position === position);
    if (own !== undefined) this.#writing.push({ record: own.number, atMs });
    if (this.#sent.size <= MAX_UNANSWERED) return;
    for (const oldest of this.#sent.keys()) return void this.#sent.delete(oldest);
  }

  answered(from: Pid, requestId: number): void {
    const sent = this.#sent.get(requestId);
    const index = sent?.silent.indexOf(from) ?? -1;
    if (sent === undefined || index < 0) return;
    sent.silent.splice(index, 1);
    if (sent.silent.length === 0) this.#sent.delete(requestId);
    this.#add(from, sent.atMs);
  }

  /** The own disk has all records up to that number. */
  written(through: number): void {
    if (this.#writing.length === 0) return;
    for (const { record, atMs } of this.#writing) if (record <= through) this.#add(this.#self, atMs);
    this.#writing = this.#writing.filter(({ record }) => record > through);
  }

  /** Others are no members any more. */
  retain(pids: readonly Pid[]): void {
    for (const pid of this.#latencies.keys()) {
      if (pid !== this.#self && !pids.includes(pid)) this.#latencies.delete(pid);
    }
  }

  /** Undefined when it has not answered any. */
  of(pid: Pid): readonly AppendLatencySample[] | undefined {
    return this.#latencies.get(pid)?.samples();
  }

  #add(pid: Pid, sinceMs: number): void {
    let latency = this.#latencies.get(pid);
    if (latency === undefined) {
      latency = new AppendLatency(this.#clock);
      this.#latencies.set(pid, latency);
    }
    latency.add(this.#clock.monotonicMs() - sinceMs);
  }
}
