/**
 * The tab's one event stream. It resumes where it left off, is closed while the tab has been hidden for a
 * while (a browser allows six connections to a host, and every tab has a stream), and is opened anew when
 * it neither lives nor tries: a browser gives up for good on some answers.
 */
import type { SchedulerEvent } from "../../server/api/events.ts";

/** `following`: there is no stream, since the process that is asked follows another one. */
export type Liveness = "connecting" | "live" | "lost" | "paused" | "following";

/** What the stream needs of the world; the browser's in `live-provider.tsx`, a fake in tests. */
export interface StreamHost {
  /** Subscribes from after `lastEventId`; returns a function that ends the subscription. */
  open(lastEventId: string | undefined, observer: StreamObserver): () => void;
  after(delayMs: number, run: () => void): () => void;
}

export interface StreamObserver {
  connected(): void;
  event(id: string, event: SchedulerEvent): void;
  /** The stream broke and may recover by itself. */
  interrupted(): void;
  /** The stream is over and will not recover by itself. */
  ended(): void;
}

export interface ConnectionListener {
  liveness(state: Liveness): void;
  event(event: SchedulerEvent): void;
  /** The stream stands, after it did not: answers from before may have missed something. */
  connected(): void;
}

/** A stream that has not come back by itself after this long is opened anew. */
export const REOPEN_MS = 5_000;
/** A hidden tab keeps its stream this long. */
export const HIDDEN_MS = 20_000;

export class Connection {
  readonly #host: StreamHost;
  readonly #listener: ConnectionListener;
  #close: (() => void) | undefined;
  #cancelReopen: (() => void) | undefined;
  #cancelPause: (() => void) | undefined;
  #lastEventId: string | undefined;
  #wasLive = false;
  #state: Liveness = "connecting";

  constructor(host: StreamHost, listener: ConnectionListener) {
    this.#host = host;
    this.#listener = listener;
  }

  start(): void {
    this.#open();
  }

  /** Opens the stream, unless there is one. */
  resume(): void {
    if (this.#close === undefined && this.#state !== "paused") this.#open();
  }

  /** Does without the stream until it is resumed: the leader alone has it. */
  follow(): void {
    this.#end();
    this.#become("following");
  }

  stop(): void {
    this.#cancelPause?.();
    this.#end();
  }

  /** Tells that the tab was hidden or shown. */
  visible(shown: boolean): void {
    this.#cancelPause?.();
    this.#cancelPause = undefined;
    if (shown) {
      if (this.#state === "paused") this.#open();
    } else {
      this.#cancelPause = this.#host.after(HIDDEN_MS, () => {
        if (this.#state === "following") return;
        this.#end();
        this.#become("paused");
      });
    }
  }

  #become(state: Liveness): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#listener.liveness(state);
  }

  #end(): void {
    this.#cancelReopen?.();
    this.#cancelReopen = undefined;
    const close = this.#close;
    this.#close = undefined;
    close?.();
  }

  #open(): void {
    this.#end();
    this.#become(this.#wasLive ? "lost" : "connecting");
    let current = true;
    const guard =
      <A extends unknown[]>(run: (...args: A) => void) =>
      (...args: A): void => {
        if (current) run(...args);
      };
    const close = this.#host.open(this.#lastEventId, {
      connected: guard(() => this.#connected()),
      event: guard((id: string, event: SchedulerEvent) => {
        this.#lastEventId = id;
        this.#listener.event(event);
      }),
      interrupted: guard(() => this.#interrupted()),
      ended: guard(() => this.#interrupted()),
    });
    this.#close = () => {
      current = false;
      close();
    };
    this.#reopenLater();
  }

  #connected(): void {
    this.#cancelReopen?.();
    this.#cancelReopen = undefined;
    this.#wasLive = true;
    if (this.#state === "live") return;
    this.#become("live");
    this.#listener.connected();
  }

  #interrupted(): void {
    if (this.#wasLive) this.#become("lost");
    this.#reopenLater();
  }

  #reopenLater(): void {
    this.#cancelReopen ??= this.#host.after(REOPEN_MS, () => {
      this.#cancelReopen = undefined;
      this.#open();
    });
  }
}
