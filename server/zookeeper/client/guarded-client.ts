/**
 * One client of node-zookeeper-client, and so at most one session, with the package's defects made harmless:
 *
 * - It counts the server's bytes: a server that hangs is left (`watchdog.ts`), one that accepts and never answers the
 *   handshake too, and the next one is tried.
 * - The package is handed whole frames of one connection, so that a cut frame never meets the next connection; what it
 *   cannot read (it throws in the socket's listener) ends the connection and not the process.
 * - Authentication and watches go out before all requests of a connection, once, however many handshakes failed.
 * - The package never holds a request while it is not connected, and no caller waits on it: every request under way
 *   fails when the connection goes.
 * - It pings by the clock. The package pings an idle socket only, and one that hears notifications and sends
 *   nothing is not idle.
 * - Closing is safe at any time; transaction ids stay within 32 bits; a sequential node may have a number alone for a name.
 *
 * An expired client is dead; `session.ts` makes another.
 */
import { randomInt } from "node:crypto";
import zookeeper, { type Client, type ConnectionManager } from "node-zookeeper-client";
import type { Clock, Timer } from "../../base/clock.ts";
import type { Logger } from "../../base/logger.ts";
import { InvariantViolation } from "../../core/domain/invariant.ts";
import { errorOfNumber, ZooKeeperError } from "../errors.ts";
import { formatServer, type ServerAddress } from "../servers.ts";
import { FrameSplitter } from "./frames.ts";
import { assertInternals, MANAGER_STATES, PING_FRAME, XID_PING } from "./internals.ts";
import { attemptTimeoutMs, watchdogDecision } from "./watchdog.ts";

export interface ConnectedSession {
  /** Hexadecimal. */
  readonly id: string;
  /** As negotiated. */
  readonly timeoutMs: number;
  readonly server: string;
  /** When the handshake was sent that found the session alive; monotonic. */
  readonly sentMs: number;
}

/** Told of what becomes of the session. Must not throw. */
export interface GuardedClientListener {
  connected(session: ConnectedSession): void;
  /** The connection is gone; the client looks for another by itself. Requests under way have failed. */
  disconnected(): void;
  /** A server answered something that this client sent at `sentMs` (monotonic): the session lived then. */
  proven(sentMs: number): void;
  /** The session is over, and this client with it. */
  ended(reason: "SESSION_EXPIRED" | "AUTH_FAILED"): void;
}

export interface GuardedClientOptions {
  readonly servers: readonly ServerAddress[];
  readonly sessionTimeoutMs: number;
  readonly connectionTimeoutMs: number;
  /** `user:password` of the digest scheme. */
  readonly credentials: string | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly listener: GuardedClientListener;
}

/** A call of the package whose callback is `done`; a value goes with every call that is no error. */
export type ClientCall<T> = (client: Client, done: (error: { getCode(): number } | null, value?: T) => void) => void;

/** Transaction ids start again before they leave 32 bits; the negative ones have meanings of their own. */
const MAX_XID = 0x7fff_0000;
/**
 * Stands for nothing at the end of a path. The package takes no path that ends with a slash, which is what a sequential node
 * without a label is created under. No name holds a NUL.
 */
const NO_NAME = "\0";
/** Longest pause between rounds over all servers. */
const MAX_SPIN_DELAY_MS = 1000;
/** How long a server may take to answer that a session is closed. */
const CLOSE_TIMEOUT_MS = 1000;

function shuffled<T>(items: readonly T[]): T[] {
  const left = [...items];
  return items.flatMap(() => left.splice(randomInt(left.length), 1));
}

/** A path as the package takes it, to create a sequential node under. */
export function sequentialPath(path: string): string {
  return path.endsWith("/") ? path + NO_NAME : path;
}

export class GuardedClient {
  readonly #options: GuardedClientOptions;
  readonly #client: Client;
  readonly #manager: ConnectionManager;
  /** How to fail each request under way. */
  readonly #underWay = new Set<(error: ZooKeeperError) => void>();
  #frames = new FrameSplitter();
  #pingsSentMs: number[] = [];
  #times = { lastByteMs: 0, lastPingMs: 0 };
  #handshakeSentMs = 0;
  #attemptTimer: Timer | undefined;
  #watchTimer: Timer | undefined;
  #server = "";
  #hasSession = false;
  #isClosed = false;
  #whenClosed: () => void = () => undefined;

  constructor(options: GuardedClientOptions) {
    this.#options = options;
    const spinDelay = Math.min(MAX_SPIN_DELAY_MS, options.sessionTimeoutMs / 10);
    this.#client = zookeeper.createClient("unused:1", {
      sessionTimeout: options.sessionTimeoutMs,
      spinDelay,
      retries: 0,
    });
    assertInternals(this.#client);
    this.#manager = this.#client.connectionManager;
    this.#manager.servers = shuffled(options.servers);
    this.#manager.updateTimeout(options.sessionTimeoutMs);
    if (options.credentials !== undefined) this.#client.addAuthInfo("digest", Buffer.from(options.credentials));
    this.#guardConnecting();
    this.#guardHandshake();
    this.#guardPaths();
    this.#guardData();
    this.#guardClosing();
    this.#manager.on("state", (state: number) => this.#onState(state));
  }

  get isConnected(): boolean {
    return !this.#isClosed && this.#manager.state === MANAGER_STATES.CONNECTED;
  }

  start(): void {
    this.#client.connect();
  }

  /** Sends a request. @throws {ZooKeeperError} as a rejection; at once while not connected. */
  send<T>(what: string, call: ClientCall<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!this.isConnected) {
        reject(new ZooKeeperError("CONNECTION_LOSS", `not connected to ZooKeeper, for ${what}`));
        return;
      }
      const fail = (error: ZooKeeperError): void => reject(error);
      this.#underWay.add(fail);
      if (this.#manager.xid >= MAX_XID) this.#manager.xid = 1;
      try {
        call(this.#client, (error, value) => {
          this.#underWay.delete(fail);
          if (error) reject(errorOfNumber(error.getCode(), what));
          else resolve(value as T);
        });
      } catch (error) {
        this.#underWay.delete(fail);
        reject(
          new ZooKeeperError("BAD_ARGUMENTS", `${what}: ${error instanceof Error ? error.message : String(error)}`),
        );
      }
    });
  }

  /** Ends the session and with it its ephemeral nodes; without a connection, the server ends it when it times out. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    const isConnected = this.isConnected;
    this.#isClosed = true;
    if (isConnected) await this.#closeSession();
    this.#destroy();
  }

  #closeSession(): Promise<void> {
    return new Promise((resolve) => {
      const timer = this.#options.clock.after(CLOSE_TIMEOUT_MS, resolve);
      this.#whenClosed = () => {
        timer.cancel();
        resolve();
      };
      this.#client.close();
    });
  }

  #destroy(): void {
    this.#isClosed = true;
    this.#attemptTimer?.cancel();
    this.#watchTimer?.cancel();
    this.#failRequests("CLOSED", "the session is closed");
    if (this.#manager.state !== MANAGER_STATES.CLOSED) this.#manager.setState(MANAGER_STATES.CLOSING);
    this.#manager.socket?.destroy();
  }

  #drop(reason: string): void {
    this.#options.logger.warn({ server: this.#server, reason }, "Left a ZooKeeper server");
    this.#manager.socket?.destroy();
  }

  /** Around each attempt: none after the close, and each has its time. */
  #guardConnecting(): void {
    const manager = this.#manager;
    const findNextServer = manager.findNextServer.bind(manager);
    manager.findNextServer = (use) =>
      findNextServer((server) => {
        if (this.#isClosed) return;
        this.#server = formatServer(server);
        use(server);
        // Its own timer would outlive the attempt and destroy a later connection.
        clearTimeout(manager.connectTimeoutHandler ?? undefined);
        const { servers, sessionTimeoutMs, connectionTimeoutMs } = this.#options;
        const timeoutMs = attemptTimeoutMs({
          sessionTimeoutMs: this.#hasSession ? manager.sessionTimeout : sessionTimeoutMs,
          connectionTimeoutMs,
          servers: servers.length,
          hasSession: this.#hasSession,
        });
        this.#attemptTimer?.cancel();
        this.#attemptTimer = this.#options.clock.after(timeoutMs, () => this.#drop("no answer to the handshake"));
      });
    manager.onSocketTimeout = () => undefined;
  }

  /** The queue holds nothing but what the package now queues for this connection: authentication, then watches. */
  #guardHandshake(): void {
    const manager = this.#manager;
    const onSocketConnected = manager.onSocketConnected.bind(manager);
    manager.onSocketConnected = () => {
      this.#frames = new FrameSplitter();
      this.#pingsSentMs = [];
      manager.packetQueue.queue = [];
      this.#handshakeSentMs = this.#options.clock.monotonicMs();
      onSocketConnected();
    };
  }

  #guardPaths(): void {
    const manager = this.#manager;
    const queue = manager.queue.bind(manager);
    manager.queue = (request, done) => {
      const { payload } = request;
      if (payload?.path?.endsWith(NO_NAME) === true) payload.path = payload.path.slice(0, -NO_NAME.length);
      queue(request, done);
    };
  }

  #guardData(): void {
    const manager = this.#manager;
    const onSocketData = manager.onSocketData.bind(manager);
    manager.onSocketData = (bytes) => {
      this.#times.lastByteMs = this.#options.clock.monotonicMs();
      try {
        for (const frame of this.#frames.push(bytes)) {
          if (manager.socket?.destroyed !== false) return;
          this.#notePingAnswer(frame);
          onSocketData(frame);
        }
      } catch (error) {
        if (error instanceof InvariantViolation) throw error;
        this.#options.logger.warn({ err: error, server: this.#server }, "Could not read what a ZooKeeper server sent");
        this.#drop("unreadable answer");
      }
    };
  }

  #guardClosing(): void {
    const manager = this.#manager;
    const onSocketClosed = manager.onSocketClosed.bind(manager);
    manager.onSocketClosed = (hadError) => {
      this.#attemptTimer?.cancel();
      this.#watchTimer?.cancel();
      manager.packetQueue.queue = [];
      this.#failRequests("CONNECTION_LOSS", "the connection to ZooKeeper is lost");
      onSocketClosed(hadError);
    };
  }

  #failRequests(code: "CONNECTION_LOSS" | "CLOSED", message: string): void {
    const waiting = [...this.#underWay];
    this.#underWay.clear();
    for (const fail of waiting) fail(new ZooKeeperError(code, message));
  }

  #onState(state: number): void {
    const { listener } = this.#options;
    if (state === MANAGER_STATES.CONNECTED) this.#onConnected();
    else if (state === MANAGER_STATES.CLOSED) this.#whenClosed();
    else if (this.#isClosed) return;
    else if (state === MANAGER_STATES.DISCONNECTED) listener.disconnected();
    else if (state === MANAGER_STATES.SESSION_EXPIRED) this.#end("SESSION_EXPIRED");
    else if (state === MANAGER_STATES.AUTHENTICATION_FAILED) this.#end("AUTH_FAILED");
  }

  #end(reason: "SESSION_EXPIRED" | "AUTH_FAILED"): void {
    this.#destroy();
    this.#options.listener.ended(reason);
  }

  #onConnected(): void {
    this.#attemptTimer?.cancel();
    this.#hasSession = true;
    const nowMs = this.#options.clock.monotonicMs();
    this.#times = { lastByteMs: nowMs, lastPingMs: nowMs };
    this.#watchIn(this.#manager.sessionTimeout / 6);
    this.#options.listener.connected({
      id: this.#manager.sessionId.toString("hex"),
      timeoutMs: this.#manager.sessionTimeout,
      server: this.#server,
      sentMs: this.#handshakeSentMs,
    });
  }

  /** After a stall of this process, the bytes that have arrived meanwhile are read before a server is judged. */
  #watchIn(delayMs: number): void {
    this.#watchTimer = this.#options.clock.after(delayMs, () => setImmediate(() => this.#watch()));
  }

  #watch(): void {
    if (!this.isConnected) return;
    const nowMs = this.#options.clock.monotonicMs();
    const decision = watchdogDecision(this.#times, this.#manager.sessionTimeout, nowMs);
    if (decision.kind === "drop") {
      this.#drop("silent");
      return;
    }
    if (decision.kind === "ping") {
      this.#times.lastPingMs = nowMs;
      this.#pingsSentMs.push(nowMs);
      this.#manager.socket?.write(PING_FRAME);
    }
    this.#watchIn(decision.againInMs);
  }

  /** Pings are answered in the order in which they were sent. */
  #notePingAnswer(frame: Buffer): void {
    if (!this.isConnected || frame.length < 8 || frame.readInt32BE(4) !== XID_PING) return;
    const sentMs = this.#pingsSentMs.shift();
    if (sentMs !== undefined) this.#options.listener.proven(sentMs);
  }
}
