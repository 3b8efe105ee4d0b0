/**
 * Messages among processes, by Mesos's libprocess: a listener for those that come, a kept connection per peer for
 * those that go. Delivery is not certain, and a message may overtake one that was sent before it.
 */
import { createServer, type Server, type Socket } from "node:net";
import type { Clock } from "../../../server/base/clock.ts";
import type { StatsRegistry } from "../../../server/base/stats/stats.ts";
import { serveInbound } from "./inbound-connection.ts";
import { InboundMemory } from "./inbound-memory.ts";
import { encodeMessage } from "./message-encoder.ts";
import type { ReceivedMessage } from "./message-parser.ts";
import { PeerConnection } from "./peer-connection.ts";
import { parsePid, type Pid } from "./pid.ts";
import { advertisedAddress, type LibprocessSettings } from "./settings.ts";
import { libprocessStats, type LibprocessStats } from "./stats.ts";

/** @returns false when there is no such process, or it does not know such messages. */
export type DeliverMessage = (message: ReceivedMessage) => boolean;

export interface LibprocessOptions {
  readonly settings: LibprocessSettings;
  readonly clock: Clock;
  readonly stats: StatsRegistry;
  /** From 0 (included) to 1 (excluded); spreads reconnections. */
  readonly random: () => number;
  /** Longer messages are dropped. */
  readonly maxMessageBytes?: number;
  /** Of messages that have begun to arrive no more is kept, all connections together. */
  readonly maxInboundBytes?: number;
  /** Of more connections that are made to this process, the one that has been silent for longest is closed. */
  readonly maxInboundConnections?: number;
  /** More than these for one peer are not kept. */
  readonly maxQueuedMessages?: number;
  readonly maxQueuedBytes?: number;
}

const MEBIBYTE = 1024 * 1024;
const DEFAULTS = {
  maxMessageBytes: 64 * MEBIBYTE,
  maxInboundBytes: 256 * MEBIBYTE,
  maxInboundConnections: 1024,
  maxQueuedMessages: 4096,
  maxQueuedBytes: 16 * MEBIBYTE,
};
/** Peers beyond these are let go, the one first that has not been used for longest. */
const MAX_PEERS = 64;
/** Anybody can have an answer sent to anywhere: for strangers this part of a queue has to do. */
const STRANGERS_SHARE = 1 / 16;

type CompleteOptions = LibprocessOptions & typeof DEFAULTS;

export class Libprocess {
  /** `IP:PORT` that others reach this libprocess by. */
  readonly address: string;
  /** The port that is listened on. */
  readonly port: number;
  readonly stats: LibprocessStats;
  readonly #options: CompleteOptions;
  readonly #server: Server;
  /** The one that has been silent for longest comes first. */
  readonly #inbound = new Set<Socket>();
  readonly #memory: InboundMemory;
  readonly #peers = new Map<string, PeerConnection>();
  readonly #pids = new Map<string, Pid>();
  /** Addresses of peers whose connections are always kept. */
  #members: ReadonlySet<string> = new Set();
  #deliver: DeliverMessage = () => false;

  private constructor(server: Server, options: CompleteOptions, address: string) {
    this.#server = server;
    this.#options = options;
    this.address = address;
    this.port = portOf(server);
    this.stats = libprocessStats(options.stats);
    this.#memory = new InboundMemory(options.maxInboundBytes);
    // The process may have run out of file descriptors: one connection less.
    server.on("error", () => this.stats.connectionErrors.increment());
    server.on("connection", (socket) => this.#accepted(socket));
  }

  /** Listens. @throws {LibprocessSettingsError | Error} when the address cannot be listened on, or is not known */
  static async listen(options: LibprocessOptions): Promise<Libprocess> {
    const server = createServer({ noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 });
    const { ip = "0.0.0.0", port = 0 } = options.settings;
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen({ host: ip, port }, () => {
        server.removeListener("error", reject);
        resolve();
      });
    });
    try {
      const address = await advertisedAddress(options.settings, portOf(server));
      return new Libprocess(server, { ...DEFAULTS, ...options }, address);
    } catch (error) {
      server.close();
      throw error;
    }
  }

  /** The PID of the process `id` here. */
  pid(id: string): string {
    return `${id}@${this.address}`;
  }

  /** Gives all messages that come from now on to `deliver`. */
  onMessage(deliver: DeliverMessage): void {
    this.#deliver = deliver;
  }

  /** Makes peers known that matter more than all others: whoever else is sent to never costs them anything. */
  setMembers(pids: readonly string[]): void {
    this.#members = new Set(pids.flatMap((pid) => parsePid(pid)?.address ?? []));
  }

  /** Sends a message from the process `fromId` here to the PID `to`. The body must not change afterwards. */
  send(fromId: string, to: string, message: { readonly name: string; readonly body: Uint8Array }): void {
    const pid = this.#parse(to);
    if (pid === undefined) return this.stats.malformed.increment();
    this.#peer(pid).send(encodeMessage({ from: this.pid(fromId), toId: pid.id, ...message }));
  }

  /** Closes all connections. What peers do not take at once is lost. */
  close(): Promise<void> {
    for (const peer of this.#peers.values()) peer.close();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const socket of this.#inbound) socket.destroy();
    return closed;
  }

  #accepted(socket: Socket): void {
    const { clock, maxMessageBytes, maxInboundConnections } = this.#options;
    const [silentest] = this.#inbound;
    if (this.#inbound.size >= maxInboundConnections) silentest?.destroy();
    this.#inbound.add(socket);
    socket.on("close", () => this.#inbound.delete(socket));
    serveInbound(socket, {
      clock,
      stats: this.stats,
      limits: { maxBodyBytes: maxMessageBytes, memory: this.#memory },
      deliver: (message) => this.#deliver(message),
      onActive: () => {
        this.#inbound.delete(socket);
        this.#inbound.add(socket);
      },
    });
  }

  /** PIDs are few and come again and again, except for those of requests, whose ids are not kept. */
  #parse(text: string): Pid | undefined {
    if (text.startsWith("__req_res__")) return parsePid(text);
    const known = this.#pids.get(text);
    if (known !== undefined) return known;
    const pid = parsePid(text);
    if (pid === undefined) return undefined;
    if (this.#pids.size >= MAX_PEERS) this.#pids.clear();
    this.#pids.set(text, pid);
    return pid;
  }

  #peer({ address, host, port }: Pid): PeerConnection {
    const known = this.#peers.get(address);
    if (known !== undefined) return known;
    if (this.#peers.size >= MAX_PEERS) this.#letGo();
    const { clock, random, maxQueuedMessages, maxQueuedBytes } = this.#options;
    const { stats } = this;
    const peer = new PeerConnection({
      host,
      port,
      clock,
      random,
      stats,
      maxQueuedMessages,
      maxQueuedBytes: () => maxQueuedBytes * (this.#members.has(address) ? 1 : STRANGERS_SHARE),
    });
    this.#peers.set(address, peer);
    return peer;
  }

  #letGo(): void {
    const [oldest] = [...this.#peers]
      .filter(([address]) => !this.#members.has(address))
      .toSorted(([, a], [, b]) => a.lastUsedMs - b.lastUsedMs);
    if (oldest === undefined) return;
    oldest[1].close();
    this.#peers.delete(oldest[0]);
  }
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
