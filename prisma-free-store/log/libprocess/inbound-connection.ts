/**
 * A connection that another libprocess has made, over which its messages come. Each is answered, in order:
 * `202 Accepted`, or `404 Not Found` when there is no such process. Libprocesses do not wait for the answers, so
 * those are sent a few at a time; to a peer that does not even read them no more are sent.
 */
import type { Socket } from "node:net";
import type { Clock } from "../../../server/base/clock.ts";
import { encodeAnswer, type AnswerStatus } from "./message-encoder.ts";
import { MessageParser, type ParserLimits, type ReceivedMessage } from "./message-parser.ts";
import type { LibprocessStats } from "./stats.ts";

export interface InboundOptions {
  readonly clock: Clock;
  readonly stats: LibprocessStats;
  readonly limits: ParserLimits;
  /** Called when something has come. */
  readonly onActive: () => void;
  /** @returns false when there is no such process, or it does not know such messages. */
  readonly deliver: (message: ReceivedMessage) => boolean;
}

const ANSWER_DELAY_MS = 50;
const MAX_ANSWERS = 64;
const MAX_UNREAD_BYTES = 256 * 1024;

/** Serves the connection until it closes. */
export function serveInbound(socket: Socket, options: InboundOptions): void {
  const { stats, limits, deliver, onActive } = options;
  const answers = new Answers(socket, options.clock);
  const parser = new MessageParser(limits, {
    onMessage(message) {
      const isKnown = deliver(message);
      (isKnown ? stats.received : stats.unknown).increment();
      answers.add(isKnown ? "202 Accepted" : "404 Not Found");
    },
    onOversized() {
      stats.oversized.increment();
      answers.add("413 Payload Too Large");
    },
    onNoRoom() {
      stats.inboundDrops.increment();
      answers.add("503 Service Unavailable");
    },
    onOther() {
      stats.unknown.increment();
      answers.add("404 Not Found");
      answers.flush();
    },
  });
  socket.on("data", (chunk: Buffer) => {
    onActive();
    if (parser.push(chunk)) return;
    stats.malformed.increment();
    answers.add("400 Bad Request");
    answers.flush();
    socket.destroySoon();
    socket.removeAllListeners("data");
  });
  socket.on("close", () => parser.end());
  // The close event that follows is all that matters.
  socket.on("error", () => stats.connectionErrors.increment());
  socket.on("end", () => answers.flush());
}

class Answers {
  readonly #socket: Socket;
  readonly #clock: Clock;
  #statuses: AnswerStatus[] = [];

  constructor(socket: Socket, clock: Clock) {
    this.#socket = socket;
    this.#clock = clock;
  }

  add(status: AnswerStatus): void {
    this.#statuses.push(status);
    if (this.#statuses.length === 1) this.#clock.after(ANSWER_DELAY_MS, () => this.flush());
    else if (this.#statuses.length >= MAX_ANSWERS) this.flush();
  }

  flush(): void {
    const statuses = this.#statuses;
    this.#statuses = [];
    if (statuses.length === 0 || !this.#socket.writable || this.#socket.writableLength > MAX_UNREAD_BYTES) return;
    const date = new Date(this.#clock.nowMs()).toUTCString();
    this.#socket.write(statuses.map((status) => encodeAnswer(status, date)).join(""));
  }
}
