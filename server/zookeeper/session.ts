/**
 * A session with ZooKeeper that outlives connections, servers and its own expiry: after an expiry the next one is begun at
 * once. Each session that was had counts an *epoch*; ephemeral nodes live as long as the epoch that made them.
 *
 * - Requests wait for a connection and are answered, refused or given up within their deadline.
 * - A request that was given up or cut off may have been carried out (`isOutcomeUnknown`).
 * - Watchers are called at most once and not after the epoch that set them: `sync-loop.ts` sets them again.
 * - `isSuspect` is the local view of whether the session may be over; see `session-clock.ts`.
 */
import type { Clock, Timer } from "../base/clock.ts";
import type { Logger } from "../base/logger.ts";
import {
  GuardedClient,
  type ClientCall,
  type ConnectedSession,
  type GuardedClientListener,
} from "./client/guarded-client.ts";
import { ZooKeeperError } from "./errors.ts";
import { formatServers, type ServerAddress } from "./servers.ts";
import { SessionClock } from "./session-clock.ts";

/** `suspended`: there is a session and no connection. */
export type SessionState = "connecting" | "connected" | "suspended" | "expired" | "closed";

export type SessionEvent =
  | { readonly kind: "connected"; readonly isNewSession: boolean }
  | { readonly kind: "suspended" }
  /** Two thirds of the timeout without proof that the session lives. Comes once until it is proven again. */
  | { readonly kind: "suspect" }
  /** All ephemeral nodes of the epoch are gone. */
  | { readonly kind: "expired" }
  | { readonly kind: "closed" };

export type SessionListener = (event: SessionEvent) => void;

export interface SessionOptions {
  readonly servers: readonly ServerAddress[];
  readonly sessionTimeoutMs: number;
  readonly connectionTimeoutMs: number;
  /** `user:password` for the digest scheme. */
  readonly credentials?: string | undefined;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** For status pages. */
export interface SessionStatus {
  readonly state: SessionState;
  readonly isSuspect: boolean;
  /** Hexadecimal, as ZooKeeper's logs have it. */
  readonly sessionId?: string;
  /** As negotiated. */
  readonly sessionTimeoutMs: number;
  /** The server connected to. */
  readonly server?: string;
  /** All of them. */
  readonly servers: string;
  readonly epoch: number;
}

/** What a request is about; `epoch` makes it fail rather than go out in another session. */
export interface RequestOptions {
  readonly what: string;
  readonly epoch?: number | undefined;
  readonly deadlineMs?: number | undefined;
}

export class Session {
  readonly #options: SessionOptions;
  readonly #listeners = new Set<SessionListener>();
  /** Requests that wait for a connection: go ahead, or fail. */
  readonly #waiters = new Set<(error?: ZooKeeperError) => void>();
  readonly #sessionClock: SessionClock;
  #client: GuardedClient | undefined;
  #state: SessionState = "connecting";
  #epoch = 0;
  #sessionId: string | undefined;
  #timeoutMs: number;
  #server: string | undefined;
  #timer: Timer | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#timeoutMs = options.sessionTimeoutMs;
    this.#sessionClock = new SessionClock(options.clock, () => this.#emit({ kind: "suspect" }));
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Number of sessions had so far; 0 before the first. */
  get epoch(): number {
    return this.#epoch;
  }

  /** True while the session cannot be trusted to live. */
  get isSuspect(): boolean {
    return this.#sessionClock.isSuspect;
  }

  /** Of the present epoch; hexadecimal. */
  get sessionId(): string | undefined {
    return this.#sessionId;
  }

  get credentials(): string | undefined {
    return this.#options.credentials;
  }

  /** As negotiated with the server; before that, as asked for. */
  get timeoutMs(): number {
    return this.#timeoutMs;
  }

  status(): SessionStatus {
    return {
      state: this.#state,
      isSuspect: this.isSuspect,
      ...(this.#sessionId === undefined ? {} : { sessionId: this.#sessionId }),
      sessionTimeoutMs: this.#timeoutMs,
      ...(this.#server === undefined || this.#state !== "connected" ? {} : { server: this.#server }),
      servers: formatServers(this.#options.servers),
      epoch: this.#epoch,
    };
  }

  /** Calls `listener` with every later event. @returns ends that */
  listen(listener: SessionListener): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Begins to connect. */
  start(): void {
    this.#begin();
    this.#warnWhileUnreachable();
  }

  /** Ends the session, and with it its ephemeral nodes if a server can be told. Requests that wait fail. */
  async close(): Promise<void> {
    if (this.#state === "closed") return;
    this.#state = "closed";
    this.#timer?.cancel();
    this.#sessionClock.stop();
    this.#releaseWaiters(new ZooKeeperError("CLOSED", "the ZooKeeper session is closed"));
    await this.#client?.close();
    this.#emit({ kind: "closed" });
    this.#listeners.clear();
  }

  /**
   * Sends a request when there is a connection.
   * @throws {ZooKeeperError} as a rejection: what ZooKeeper answered, or CONNECTION_LOSS, SESSION_EXPIRED, TIMEOUT
   */
  run<T>(request: RequestOptions, call: ClientCall<T>): Promise<T> {
    const deadlineMs = request.deadlineMs ?? this.#timeoutMs;
    return new Promise((resolve, reject) => {
      const goAhead = (error?: ZooKeeperError): void => {
        this.#waiters.delete(goAhead);
        if (error === undefined)
          this.#submit(request, call)
            .then(resolve, reject)
            .finally(() => timer.cancel());
        else reject(error);
      };
      const timer = this.#options.clock.after(deadlineMs, () => {
        this.#waiters.delete(goAhead);
        reject(new ZooKeeperError("TIMEOUT", `no answer from ZooKeeper within ${deadlineMs} ms to ${request.what}`));
      });
      if (this.#state === "connected" || this.#state === "closed") goAhead();
      else this.#waiters.add(goAhead);
    });
  }

  #submit<T>(request: RequestOptions, call: ClientCall<T>): Promise<T> {
    if (this.#client === undefined || this.#state === "closed") {
      return Promise.reject(new ZooKeeperError("CLOSED", `the ZooKeeper session is closed, for ${request.what}`));
    }
    if (request.epoch !== undefined && request.epoch !== this.#epoch) {
      return Promise.reject(new ZooKeeperError("SESSION_EXPIRED", `the session of ${request.what} has expired`));
    }
    return this.#client.send(request.what, call);
  }

  #releaseWaiters(error?: ZooKeeperError): void {
    for (const goAhead of this.#waiters) goAhead(error);
  }

  #begin(): void {
    let isNewSession = true;
    const listener: GuardedClientListener = {
      connected: (session) => {
        this.#onConnected(session, isNewSession);
        isNewSession = false;
      },
      proven: (sentMs) => this.#sessionClock.proven(sentMs, this.#timeoutMs),
      disconnected: () => this.#onDisconnected(),
      ended: (reason) => this.#onEnded(reason),
    };
    this.#client = new GuardedClient({ ...this.#options, credentials: this.#options.credentials, listener });
    this.#client.start();
  }

  #onConnected({ id, timeoutMs, server, sentMs }: ConnectedSession, isNewSession: boolean): void {
    this.#sessionId = id;
    this.#timeoutMs = timeoutMs;
    this.#server = server;
    if (isNewSession) this.#epoch += 1;
    this.#state = "connected";
    this.#options.logger.info({ server, sessionId: id, timeoutMs, isNewSession }, "Connected to ZooKeeper");
    this.#sessionClock.proven(sentMs, timeoutMs);
    this.#releaseWaiters();
    this.#emit({ kind: "connected", isNewSession });
  }

  #onDisconnected(): void {
    if (this.#state !== "connected") return;
    this.#state = "suspended";
    this.#options.logger.warn({ server: this.#server }, "Lost the connection to ZooKeeper");
    this.#emit({ kind: "suspended" });
  }

  /** A session that was refused for its credentials is tried again later; an expired one makes way for the next. */
  #onEnded(reason: "SESSION_EXPIRED" | "AUTH_FAILED"): void {
    const isExpired = reason === "SESSION_EXPIRED";
    const message = isExpired ? "The ZooKeeper session has expired" : "ZooKeeper refuses the digest credentials";
    this.#options.logger.error({ sessionId: this.#sessionId }, message);
    this.#state = "expired";
    this.#sessionId = undefined;
    this.#sessionClock.stop();
    this.#releaseWaiters(new ZooKeeperError(reason, message));
    this.#emit({ kind: "expired" });
    if (this.#isClosed()) return;
    this.#state = "connecting";
    if (isExpired) this.#begin();
    else this.#options.clock.after(this.#options.connectionTimeoutMs, () => !this.#isClosed() && this.#begin());
  }

  #isClosed(): boolean {
    return this.#state === "closed";
  }

  /** One line a while, as long as nobody answers. */
  #warnWhileUnreachable(): void {
    const { clock, connectionTimeoutMs, logger, servers } = this.#options;
    this.#timer = clock.after(connectionTimeoutMs, () => {
      if (this.#state !== "connected") {
        logger.warn(
          { servers: formatServers(servers), state: this.#state },
          "No ZooKeeper server answers; still trying",
        );
      }
      this.#warnWhileUnreachable();
    });
  }

  #emit(event: SessionEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
