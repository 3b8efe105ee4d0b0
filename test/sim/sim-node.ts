/** A shell around a `LogNode`: a disk, a clock and a network, all of them faulty, and one process that dies. */
import type { LogEvent, Outcome, Ready, RecordToWrite } from "../../prisma-free-store/core/paxos/log-node.types.ts";
import { LogNode } from "../../prisma-free-store/core/paxos/log-node.ts";
import type { Message, Pid } from "../../prisma-free-store/core/paxos/messages.ts";
import type { Rng } from "../../server/core/random/rng.ts";
import type { Bug } from "./bug.ts";
import type { EventQueue } from "./event-queue.ts";
import { MesosReplica, type Core } from "./mesos-replica.ts";
import { SIM_TIMING, type Profile } from "./profile.ts";
import type { TestDisk } from "../../prisma-free-store/core/paxos/testing-disk.ts";

const REQUESTS_A_LIFE = 1_000_000;

/** A message as the network carries it. The reply address of a request is its sender's name and its id. */
export interface Packet {
  readonly from: Pid;
  readonly to: Pid;
  readonly requestId: number | undefined;
  readonly message: Message;
}

export interface SimNodeParts {
  readonly index: number;
  readonly pids: readonly Pid[];
  readonly profile: Profile;
  readonly queue: EventQueue;
  readonly rng: Rng;
  readonly bug: Bug;
  readonly send: (from: SimNode, packet: Packet) => void;
  readonly onOutcome: (node: SimNode, outcome: Outcome) => void;
  /** The disk holds them for sure. */
  readonly onDurable: (node: SimNode, records: readonly RecordToWrite[]) => void;
}

export class SimNode {
  readonly index: number;
  readonly pid: Pid;
  readonly #parts: SimNodeParts;
  readonly #clock: { readonly offsetMs: number; readonly rate: number };
  readonly quorum: number;
  disk: TestDisk;
  core: Core | undefined;
  /** It runs Mesos's replica. */
  readonly isForeign: boolean;
  /** Counts the lives of the process, so that what was meant for an earlier one is not taken by a later one. */
  life = 0;
  #tickMs = Infinity;
  #pausedUntilMs = 0;
  #missed: LogEvent[] = [];
  #toWrite: RecordToWrite[] = [];
  #toRead: Ready["reads"][number][] = [];
  #isDiskBusy = false;
  #diskSlowness = 1;
  #isDiskFailing = false;

  constructor(parts: SimNodeParts, disk: TestDisk) {
    this.#parts = parts;
    this.index = parts.index;
    this.pid = parts.pids[parts.index] ?? "";
    this.disk = disk;
    const { skew, replicas, foreign } = parts.profile;
    this.isForeign = parts.index >= replicas - foreign;
    const { rng } = parts;
    this.quorum = (replicas + 1) / 2;
    this.#clock = { offsetMs: rng.nextInt(1000), rate: 1 + skew * (2 * rng.next() - 1) };
  }

  get isUp(): boolean {
    return this.core !== undefined;
  }

  /** This process's clock. */
  get localMs(): number {
    return this.#clock.offsetMs + this.#parts.queue.nowMs * this.#clock.rate;
  }

  start(): void {
    this.life++;
    const { profile, bug, rng, pids } = this.#parts;
    const options = {
      self: this.pid,
      quorum: this.quorum,
      autoInitialize: profile.autoInitialize,
      timing: SIM_TIMING,
      random: () => rng.next(),
      firstRequestId: this.life * REQUESTS_A_LIFE,
    };
    const version = { hasTombstones: profile.hasTombstones, isFaithful: bug.isMesosFaithful === true };
    this.core = this.isForeign
      ? new MesosReplica(options, this.disk, version)
      : new LogNode(bug.options?.(options) ?? options, this.disk.restore(), this.localMs);
    this.step({ kind: "peers", pids });
  }

  /** Kills the process. A power failure also takes what the disk has not synced. */
  crash(isPowerFailure: boolean): void {
    const { rng } = this.#parts;
    this.core = undefined;
    this.life++;
    this.#tickMs = Infinity;
    this.#pausedUntilMs = 0;
    this.#missed = [];
    this.#toWrite = [];
    this.#toRead = [];
    this.#isDiskBusy = false;
    this.#isDiskFailing = false;
    const count = this.disk.unsyncedCount;
    const survivors = this.disk.crash(isPowerFailure ? rng.nextInt(count + 1) : count);
    this.#parts.onDurable(this, survivors);
  }

  /** Like SIGSTOP: nothing is done until then, and everything that has arrived is done at once after. */
  pause(ms: number): void {
    this.#pausedUntilMs = this.#parts.queue.nowMs + ms;
    const { life } = this;
    this.#parts.queue.after(ms, () => {
      if (life !== this.life) return;
      const missed = this.#missed;
      this.#missed = [];
      for (const event of missed) this.step(event);
      this.step({ kind: "tick" });
    });
  }

  slowDown(factor: number): void {
    this.#diskSlowness = factor;
  }

  /** The next batch fails, and the disk is of no use until the process is restarted. */
  failDisk(): void {
    this.#isDiskFailing = true;
  }

  receive(packet: Packet): void {
    const { from, requestId, message } = packet;
    const isResponse = message.name.endsWith("Response");
    this.step({
      kind: "received",
      from: isResponse || requestId === undefined ? from : `${from}#${requestId}`,
      ...(isResponse && requestId !== undefined && { requestId }),
      message,
    });
  }

  step(event: LogEvent): void {
    if (this.core === undefined) return;
    if (this.#parts.queue.nowMs < this.#pausedUntilMs) {
      this.#missed.push(event);
      return;
    }
    this.core.step(this.#parts.bug.event?.(this, event) ?? event, this.localMs);
    this.#pump();
  }

  #pump(): void {
    const { core, life } = this;
    if (core === undefined) return;
    for (let ready = core.takeReady(); ready !== undefined; ready = core.takeReady()) {
      this.#perform(this.#parts.bug.ready?.(this, ready) ?? ready);
      if (life !== this.life) return;
    }
    this.#setTimer(core.wakeAtMs);
  }

  #perform({ records, messages, reads, outcomes }: Ready): void {
    for (const record of records) this.#toWrite.push(record);
    for (const read of reads) this.#toRead.push(read);
    for (const { to, requestId, message } of messages) this.#send(to, requestId, message);
    this.#workDisk();
    for (const outcome of outcomes) this.#parts.onOutcome(this, outcome);
  }

  #send(to: string, requestId: number | undefined, message: Message): void {
    const hash = to.indexOf("#");
    const packet =
      hash < 0
        ? { from: this.pid, to, requestId, message }
        : { from: this.pid, to: to.slice(0, hash), requestId: Number(to.slice(hash + 1)), message };
    this.#parts.send(this, packet);
  }

  #setTimer(wakeAtLocalMs: number): void {
    if (wakeAtLocalMs === Infinity) return;
    const { queue } = this.#parts;
    const atMs = (wakeAtLocalMs - this.#clock.offsetMs) / this.#clock.rate + 0.001;
    if (atMs >= this.#tickMs) return;
    this.#tickMs = Math.max(atMs, queue.nowMs);
    const { life } = this;
    queue.at(this.#tickMs, () => {
      if (life !== this.life || queue.nowMs < this.#tickMs) return;
      this.#tickMs = Infinity;
      if (queue.nowMs < this.#pausedUntilMs) return;
      if (this.core !== undefined && this.localMs < this.core.wakeAtMs) return this.#setTimer(this.core.wakeAtMs);
      this.step({ kind: "tick" });
    });
  }

  #workDisk(): void {
    if (this.#isDiskBusy || (this.#toWrite.length === 0 && this.#toRead.length === 0)) return;
    const { queue, rng, profile } = this.#parts;
    const records = this.#toWrite;
    const reads = this.#toRead;
    this.#toWrite = [];
    this.#toRead = [];
    this.#isDiskBusy = true;
    const isSync = records.some(({ sync }) => sync);
    const ms = (isSync ? profile.syncMs : 0.05) * (0.5 + rng.next()) * this.#diskSlowness;
    const { life } = this;
    queue.after(ms, () => {
      if (life !== this.life) return;
      this.#isDiskBusy = false;
      if (this.#isDiskFailing) return this.#failBatch(records);
      this.#finishBatch(records, isSync);
      for (const { readId, position } of reads) this.step({ kind: "read", readId, action: this.disk.read(position) });
      this.#workDisk();
    });
  }

  #finishBatch(records: readonly RecordToWrite[], isSync: boolean): void {
    const last = records.at(-1);
    if (last === undefined) return;
    this.#parts.onDurable(this, this.disk.write(records, isSync));
    this.step({ kind: "written", through: last.number });
  }

  /** Some of it may have reached the disk. */
  #failBatch(records: readonly RecordToWrite[]): void {
    this.disk.write(records.slice(0, this.#parts.rng.nextInt(records.length + 1)), false);
    this.step({ kind: "diskFailed", reason: "no space left on device" });
  }
}
