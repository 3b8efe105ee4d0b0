/**
 * Drives a `LogNode`: takes what comes from the network, the disk and the clock to it, and does what it says is to be
 * done. The disk and the network are started at once and in parallel; the node holds back what must wait.
 */
import type { Clock, Timer } from "../../../server/base/clock.ts";
import { LogNode } from "../../core/paxos/log-node.ts";
import type {
  LogEvent,
  LogNodeOptions,
  Outcome,
  Outgoing,
  Ready,
  RestoredReplica,
} from "../../core/paxos/log-node.types.ts";
import type { Message } from "../../core/paxos/messages.ts";
import type { LevelDbStorage } from "../leveldb/leveldb-storage.ts";
import type { Libprocess } from "../libprocess/libprocess.ts";
import type { ReceivedMessage } from "../libprocess/message-parser.ts";
import { DiskQueue } from "./disk-queue.ts";
import { WriteLatencies } from "./write-latencies.ts";
import { decodeBody, encodeBody, isWireName, wireName } from "./wire-messages.ts";

/** The name of the process that is the replica; the first of its kind, as libprocess counts them. */
export const REPLICA_ID = "log-replica(1)";
/** What Mesos's coordinators send learned messages from. Nobody answers to it. */
const NETWORK_ID = "log-network(1)";
const REQUEST_ID = /^__req_res__\((\d{1,16})\)$/;

export interface NodeShellOptions {
  readonly node: LogNodeOptions;
  readonly restored: RestoredReplica;
  readonly storage: Pick<LevelDbStorage, "persist" | "read">;
  readonly libprocess: Libprocess;
  readonly clock: Clock;
  readonly onOutcome: (outcome: Outcome) => void;
  /** Called with each request to this replica, before it is handled. */
  readonly onRequest: (message: Message, from: string) => void;
}

export class NodeShell {
  readonly node: LogNode;
  readonly latencies: WriteLatencies;
  readonly #options: NodeShellOptions;
  readonly #disk: DiskQueue;
  readonly #outcomes: Outcome[] = [];
  #isTelling = false;
  #timer: Timer | undefined;
  #armedMs = Infinity;
  #isStopped = false;
  /** The last message that was encoded: most go to all other replicas. */
  #encoded: { readonly message: Message; readonly body: Uint8Array } | undefined;

  constructor(options: NodeShellOptions) {
    this.#options = options;
    const { clock, storage, libprocess } = options;
    this.node = new LogNode(options.node, options.restored, clock.monotonicMs());
    this.latencies = new WriteLatencies(clock, options.node.self);
    this.#disk = new DiskQueue({
      storage,
      clock,
      onWritten: (through) => {
        this.latencies.written(through);
        this.step({ kind: "written", through });
      },
      onRead: (readId, action) => this.step({ kind: "read", readId, action }),
      onFailed: (error) =>
        this.step({ kind: "diskFailed", reason: error instanceof Error ? error.message : String(error) }),
    });
    libprocess.onMessage((message) => this.#receive(message));
    this.#arm();
  }

  step(event: LogEvent): void {
    if (this.#isStopped) return;
    const { node } = this;
    node.step(event, this.#options.clock.monotonicMs());
    for (let ready = node.takeReady(); ready !== undefined; ready = node.takeReady()) {
      if (event.kind === "append" || event.kind === "truncate") this.#note(ready);
      this.#perform(ready);
    }
    this.#arm();
    this.#tell();
  }

  /** Ends everything but the writes that were handed out; resolves when the disk has them. */
  stop(): Promise<void> {
    this.#isStopped = true;
    this.#timer?.cancel();
    this.#options.libprocess.onMessage(() => false);
    return this.#disk.idle();
  }

  #note(ready: Ready): void {
    const position = this.node.writingTo;
    if (position !== undefined) this.latencies.begins(position, ready);
  }

  #perform({ records, messages, reads, outcomes }: Ready): void {
    // The network first: the other replicas' disks are further away than this one's.
    for (const message of messages) this.#send(message);
    this.#disk.write(records);
    this.#disk.read(reads);
    this.#outcomes.push(...outcomes);
  }

  #send({ to, requestId, message }: Outgoing): void {
    if (this.#encoded?.message !== message) this.#encoded = { message, body: encodeBody(message) };
    const from = requestId === undefined ? senderOf(message) : `__req_res__(${requestId})`;
    this.#options.libprocess.send(from, to, { name: wireName(message.name), body: this.#encoded.body });
  }

  /** Those who are told may step again; what comes of that is told after what came before. */
  #tell(): void {
    if (this.#isTelling) return;
    this.#isTelling = true;
    try {
      for (let outcome = this.#outcomes.shift(); outcome !== undefined; outcome = this.#outcomes.shift()) {
        this.#options.onOutcome(outcome);
      }
    } finally {
      this.#isTelling = false;
    }
  }

  /** A timer that is due too early is left alone: it costs a tick, replacing it at every event costs more. */
  #arm(): void {
    const { wakeAtMs } = this.node;
    if (wakeAtMs >= this.#armedMs || wakeAtMs === Infinity || this.#isStopped) return;
    this.#timer?.cancel();
    this.#armedMs = wakeAtMs;
    const { clock } = this.#options;
    this.#timer = clock.after(wakeAtMs - clock.monotonicMs(), () => {
      this.#armedMs = Infinity;
      this.step({ kind: "tick" });
    });
  }

  #receive({ toId, from, name, body }: ReceivedMessage): boolean {
    const requestId = toId === REPLICA_ID ? undefined : REQUEST_ID.exec(toId)?.[1];
    if ((toId !== REPLICA_ID && requestId === undefined) || !isWireName(name)) return false;
    const message = decodeBody(name, body);
    if (message === undefined) {
      this.#options.libprocess.stats.malformed.increment();
      return true;
    }
    if (requestId !== undefined) {
      if (message.name === "WriteResponse") this.latencies.answered(from, Number(requestId));
      this.step({ kind: "received", from, requestId: Number(requestId), message });
      return true;
    }
    this.#options.onRequest(message, from);
    this.step({ kind: "received", from, message });
    return true;
  }
}

function senderOf(message: Message): string {
  return message.name === "LearnedMessage" ? NETWORK_ID : REPLICA_ID;
}
