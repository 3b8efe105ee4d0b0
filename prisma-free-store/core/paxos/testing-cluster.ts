/**
 * Nodes in one process for scripted tests: messages and records take no time and arrive in order, unless a script
 * drops or holds them. Time passes only when a script waits.
 */
import { must } from "../../../server/core/domain/invariant.ts";
import { DEFAULT_TIMING } from "./defaults.ts";
import { LogNode } from "./log-node.ts";
import type { LogEvent, Outcome, Ready, RecordToWrite, Timing } from "./log-node.types.ts";
import type { Message, ReplicaStatus } from "./messages.ts";
import { TestDisk } from "./testing-disk.ts";

export interface Packet {
  readonly from: string;
  readonly to: string;
  readonly message: Message;
}

/** What becomes of packets that match. */
export interface Rule {
  readonly action: "drop" | "hold";
  readonly name: Message["name"] | "all";
  readonly to: string;
  /** So many more; Infinity for all. */
  left: number;
}

interface Member {
  readonly name: string;
  disk: TestDisk;
  node: LogNode | undefined;
  lives: number;
  isStalled: boolean;
  isFailing: boolean;
  /** Batches that a stalled disk has not taken. */
  readonly waiting: (() => void)[];
}

export interface ClusterEvents {
  readonly onPacket: (packet: Packet, fate: "delivered" | "dropped" | "held") => void;
  readonly onOutcome: (name: string, outcome: Outcome) => void;
}

export class Cluster {
  quorum = 2;
  autoInitialize = false;
  timing: Timing = { ...DEFAULT_TIMING, surveyMs: 1e9 };
  nowMs = 0;
  rules: Rule[] = [];
  readonly #events: ClusterEvents;
  readonly #members = new Map<string, Member>();
  #queue: (() => void)[] = [];
  #held: (() => void)[] = [];
  #luck = 0;

  constructor(events: ClusterEvents) {
    this.#events = events;
  }

  get names(): readonly string[] {
    return [...this.#members.keys()];
  }

  addDisk(name: string, status: ReplicaStatus): void {
    const disk = new TestDisk({ status, promised: 0 });
    const member = this.#members.get(name);
    if (member !== undefined) member.disk = disk;
    else {
      const waiting: (() => void)[] = [];
      this.#members.set(name, { name, disk, node: undefined, lives: 0, isStalled: false, isFailing: false, waiting });
    }
  }

  start(name: string, peers: readonly string[]): void {
    const member = this.#member(name);
    member.lives++;
    const { quorum, autoInitialize, timing } = this;
    const firstRequestId = member.lives * 1000;
    const options = { self: name, quorum, autoInitialize, timing, random: () => this.#random(), firstRequestId };
    member.node = new LogNode(options, member.disk.restore(), this.nowMs);
    this.step(name, { kind: "peers", pids: peers });
    this.step(name, { kind: "tick" });
  }

  /** Ends the process. A power failure takes what was not synced. */
  stop(name: string, isPowerFailure: boolean): void {
    const member = this.#member(name);
    member.node = undefined;
    member.lives++;
    member.isStalled = false;
    member.isFailing = false;
    member.waiting.length = 0;
    member.disk.crash(isPowerFailure ? 0 : member.disk.unsyncedCount);
  }

  disk(name: string): TestDisk {
    return this.#member(name).disk;
  }

  node(name: string): LogNode {
    return must(this.#member(name).node, `${name} is not running`);
  }

  failDisk(name: string): void {
    this.#member(name).isFailing = true;
  }

  stallDisk(name: string): void {
    this.#member(name).isStalled = true;
  }

  resumeDisk(name: string): void {
    const member = this.#member(name);
    member.isStalled = false;
    this.#queue.push(...member.waiting.splice(0));
    this.run();
  }

  /** Delivers what was held. */
  release(): void {
    this.rules = this.rules.filter(({ action }) => action !== "hold");
    this.#queue.push(...this.#held);
    this.#held = [];
    this.run();
  }

  step(name: string, event: LogEvent): void {
    this.#step(this.#member(name), event);
    this.run();
  }

  /** Lets everything happen that takes no time. */
  run(): void {
    while (this.#queue.length > 0) {
      const queue = this.#queue;
      this.#queue = [];
      for (const work of queue) work();
    }
  }

  wait(ms: number): void {
    const untilMs = this.nowMs + ms;
    for (;;) {
      const wakeAtMs = Math.min(...[...this.#members.values()].map(({ node }) => node?.wakeAtMs ?? Infinity));
      if (wakeAtMs > untilMs) break;
      this.nowMs = Math.max(this.nowMs, wakeAtMs);
      for (const member of this.#members.values()) {
        if (member.node !== undefined && member.node.wakeAtMs <= this.nowMs) this.#step(member, { kind: "tick" });
      }
      this.run();
    }
    this.nowMs = untilMs;
  }

  #random(): number {
    this.#luck = (this.#luck * 5 + 3) % 16;
    return this.#luck / 16;
  }

  #member(name: string): Member {
    return must(this.#members.get(name), `there is no replica ${name}`);
  }

  #step(member: Member, event: LogEvent): void {
    const { node } = member;
    if (node === undefined) return;
    node.step(event, this.nowMs);
    for (let ready = node.takeReady(); ready !== undefined; ready = node.takeReady()) this.#perform(member, ready);
  }

  #perform(member: Member, { records, messages, reads, outcomes }: Ready): void {
    for (const outcome of outcomes) this.#events.onOutcome(member.name, outcome);
    for (const { to, requestId, message } of messages) this.#send(member.name, to, { requestId, message });
    if (records.length === 0 && reads.length === 0) return;
    const { lives } = member;
    const work = (): void => {
      if (member.lives !== lives) return;
      if (member.isFailing) return this.#step(member, { kind: "diskFailed", reason: "no space left on device" });
      this.#writeBatch(member, records);
      for (const { readId, position } of reads) {
        this.#step(member, { kind: "read", readId, action: member.disk.read(position) });
      }
    };
    if (member.isStalled) member.waiting.push(work);
    else this.#queue.push(work);
  }

  /** The reply address of a request is its sender's name and its id. */
  #send(
    from: string,
    address: string,
    sent: { readonly requestId: number | undefined; readonly message: Message },
  ): void {
    const [to = "", answered] = address.split("#");
    const { message } = sent;
    const packet = { from, to, message };
    const rule = this.rules.find(({ name, to: whom, left }) => {
      return left > 0 && (name === "all" || name === message.name) && (whom === "all" || whom === to);
    });
    if (rule !== undefined) rule.left--;
    if (rule?.action === "drop") return this.#events.onPacket(packet, "dropped");
    const deliver = (): void => {
      this.#events.onPacket(packet, "delivered");
      const member = this.#members.get(to);
      if (member === undefined) return;
      if (answered !== undefined) this.#step(member, { kind: "received", from, requestId: Number(answered), message });
      else {
        const replyTo = sent.requestId === undefined ? from : `${from}#${sent.requestId}`;
        this.#step(member, { kind: "received", from: replyTo, message });
      }
    };
    if (rule === undefined) this.#queue.push(deliver);
    else {
      this.#held.push(deliver);
      this.#events.onPacket(packet, "held");
    }
  }

  #writeBatch(member: Member, records: readonly RecordToWrite[]): void {
    const last = records.at(-1);
    if (last === undefined) return;
    member.disk.write(
      records,
      records.some(({ sync }) => sync),
    );
    this.#step(member, { kind: "written", through: last.number });
  }
}
