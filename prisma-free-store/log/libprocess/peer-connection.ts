/**
 * One connection to another libprocess, kept open, over which all messages to its processes go.
 *
 * - It is made when there is something to send, and made again, after a growing pause, when it breaks.
 * - What a slow or dead peer does not take waits in a queue of limited size, whose oldest messages are dropped: all
 *   senders cope with lost messages, and newer ones are worth more.
 * - What is sent in one turn of the event loop, callbacks of promises included, leaves in one piece.
 * - Peers answer each message. Nobody waits for that, but a peer that is silent for long while messages are sent to it
 *   is cut off: otherwise a host that has vanished and come back would be reached only at the next of the kernel's
 *   ever rarer repetitions. Who has never answered over a connection has more time.
 */
import { createConnection, type Socket } from "node:net";
import type { Clock, Timer } from "../../../server/base/clock.ts";
import type { LibprocessStats } from "./stats.ts";

export interface PeerOptions {
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
  readonly random: () => number;
  readonly stats: LibprocessStats;
  readonly maxQueuedMessages: number;
  readonly maxQueuedBytes: () => number;
}

const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 2_000;
const CONNECT_TIMEOUT_MS = 3_000;
const SILENCE_MS = 5_000;
const FIRST_ANSWER_MS = 60_000;
const CLOSE_TIMEOUT_MS = 200;
const MAX_JOINED_BYTES = 64 * 1024;

export class PeerConnection {
  readonly #options: PeerOptions;
  #queue: Buffer[] = [];
  #queuedBytes = 0;
  #socket: Socket | undefined;
  #isConnected = false;
  /** The socket has taken all that it wants for now. */
  #isFull = false;
  #isFlushing = false;
  #isClosed = false;
  /** Until a new connection may be tried. */
  #pause: Timer | undefined;
  #pauseMs = FIRST_PAUSE_MS;
  #hasAnswered = false;
  /** When the first message was sent that no answer has followed; undefined when there is none. */
  #unansweredMs: number | undefined;
  /** Monotonic milliseconds of the last use. */
  lastUsedMs = 0;

  constructor(options: PeerOptions) {
    this.#options = options;
  }

  /** Sends the bytes of a message, which must not change afterwards, sooner or later or never. */
  send(message: Buffer): void {
    if (this.#isClosed) return;
    this.lastUsedMs = this.#options.clock.monotonicMs();
    this.#queue.push(message);
    this.#queuedBytes += message.length;
    this.#limitQueue();
    this.#flushSoon();
  }

  /** What the peer takes at once is still sent. */
  close(): void {
    const socket = this.#socket;
    if (this.#isConnected) this.#flush();
    this.#isClosed = true;
    this.#pause?.cancel();
    this.#queue = [];
    if (!this.#isConnected) return void socket?.destroy();
    socket?.destroySoon();
    this.#options.clock.after(CLOSE_TIMEOUT_MS, () => socket?.destroy());
  }

  #limitQueue(): void {
    const { maxQueuedMessages, stats } = this.#options;
    const maxBytes = this.#options.maxQueuedBytes();
    while (this.#queue.length > maxQueuedMessages || (this.#queuedBytes > maxBytes && this.#queue.length > 1)) {
      this.#queuedBytes -= this.#queue.shift()?.length ?? 0;
      stats.queueDrops.increment();
    }
  }

  /** After the code that runs now, and after the promises that it has resolved have had their turn. */
  #flushSoon(): void {
    if (this.#isFlushing) return;
    this.#isFlushing = true;
    queueMicrotask(() =>
      process.nextTick(() => {
        this.#isFlushing = false;
        this.#flush();
      }),
    );
  }

  #flush(): void {
    if (this.#isClosed || this.#queue.length === 0) return;
    const socket = this.#socket;
    if (socket === undefined) return this.#connect();
    if (!this.#isConnected) return;
    if (this.#isSilent()) {
      this.#options.stats.silentPeers.increment();
      socket.destroy();
      return;
    }
    if (this.#isFull) return;
    const queue = this.#queue;
    this.#queue = [];
    this.#unansweredMs ??= this.#options.clock.monotonicMs();
    // One write takes less time than one of many parts, unless they are long.
    const isShort = this.#queuedBytes <= MAX_JOINED_BYTES;
    if (!isShort) socket.cork();
    for (const bytes of isShort && queue.length > 1 ? [Buffer.concat(queue)] : queue) socket.write(bytes);
    if (!isShort) socket.uncork();
    this.#queuedBytes = 0;
    this.#isFull = socket.writableNeedDrain;
    this.#options.stats.sent.increment(queue.length);
  }

  #isSilent(): boolean {
    if (this.#unansweredMs === undefined) return false;
    const patienceMs = this.#hasAnswered ? SILENCE_MS : FIRST_ANSWER_MS;
    return this.#options.clock.monotonicMs() - this.#unansweredMs > patienceMs;
  }

  #connect(): void {
    if (this.#pause !== undefined) return;
    const { host, port, clock, stats } = this.#options;
    const socket = createConnection({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 5_000 });
    this.#socket = socket;
    const timer = clock.after(CONNECT_TIMEOUT_MS, () => socket.destroy());
    socket.on("connect", () => {
      timer.cancel();
      this.#isConnected = true;
      this.#flush();
    });
    socket.on("data", () => {
      this.#hasAnswered = true;
      // Only now: whoever takes connections and closes them again is not asked at full speed.
      this.#pauseMs = FIRST_PAUSE_MS;
      this.#unansweredMs = undefined;
    });
    socket.on("drain", () => {
      this.#isFull = false;
      this.#flush();
    });
    // The close event that follows says the same.
    socket.on("error", () => stats.connectionErrors.increment());
    socket.on("close", () => {
      timer.cancel();
      this.#disconnected();
    });
  }

  #disconnected(): void {
    this.#socket = undefined;
    this.#isConnected = false;
    this.#isFull = false;
    this.#hasAnswered = false;
    this.#unansweredMs = undefined;
    if (this.#isClosed) return;
    const { clock, random } = this.#options;
    const pauseMs = this.#pauseMs * (0.5 + random() / 2);
    this.#pauseMs = Math.min(this.#pauseMs * 2, MAX_PAUSE_MS);
    this.#pause = clock.after(pauseMs, () => {
      this.#pause = undefined;
      this.#flush();
    });
  }
}
