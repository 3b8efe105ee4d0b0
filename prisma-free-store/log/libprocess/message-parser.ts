/**
 * Reads libprocess messages from the bytes of a connection, cut into chunks anywhere. It is an HTTP/1.1 request
 * parser that knows only what libprocesses write, `POST`s with a chunked or counted body, and answers for the rest:
 *
 * - Other requests are told of, so that they can be answered; their bodies are skipped.
 * - A message whose body exceeds the limit, or for which there is no room, is skipped without being kept, and told of.
 * - What is no HTTP is an error, after which nothing more is read.
 *
 * No more is held than the head of one request and the body of one message, as far as they have arrived.
 */
import { BodyParts } from "./body-parts.ts";
import type { InboundMemory } from "./inbound-memory.ts";
import { parseHead, type RequestHead } from "./request-head.ts";

export interface ReceivedMessage {
  /** The id of the process that it is for. */
  readonly toId: string;
  /** The message's full name. */
  readonly name: string;
  /** The sender's PID, unchecked. */
  readonly from: string;
  /** May be a view on bytes that were given to the parser. */
  readonly body: Uint8Array;
}

export interface ParserHandlers {
  readonly onMessage: (message: ReceivedMessage) => void;
  /** A message was too large and is being skipped. */
  readonly onOversized: () => void;
  /** A message is being skipped since others that have begun leave no room for it. */
  readonly onNoRoom: () => void;
  /** A request that is not a message has ended. */
  readonly onOther: () => void;
}

/** What the next bytes are. */
type Expected = "HEAD" | "BODY" | "CHUNK_SIZE" | "CHUNK" | "CHUNK_END" | "TRAILER" | "NOTHING";

const MAX_HEAD_BYTES = 16 * 1024;
const MAX_LINE_BYTES = 256;
/** The beginning of a body needs no room of the memory that all connections share. */
const FREE_BYTES = 64 * 1024;
const EMPTY = Buffer.alloc(0);
const CR = 13;
const LF = 10;

export interface ParserLimits {
  readonly maxBodyBytes: number;
  /** Shared by all connections. */
  readonly memory: InboundMemory;
}

export class MessageParser {
  readonly #limits: ParserLimits;
  readonly #handlers: ParserHandlers;
  #expected: Expected = "HEAD";
  /** The beginning of a head or line whose end has not arrived. */
  #rest: Buffer = EMPTY;
  #head: RequestHead | undefined;
  /** Bytes of the body or chunk that are still to come. */
  #missing = 0;
  readonly #body = new BodyParts();
  #bodyBytes = 0;
  #isSkipping = false;
  /** Taken of the memory for the body that is being read. */
  #takenBytes = 0;

  constructor(limits: ParserLimits, handlers: ParserHandlers) {
    this.#limits = limits;
    this.#handlers = handlers;
  }

  /** Takes in the next bytes, which must not change afterwards. @returns false when they are not HTTP. */
  push(chunk: Buffer): boolean {
    let bytes = chunk;
    if (this.#rest.length > 0) {
      bytes = Buffer.concat([this.#rest, chunk]);
      this.#rest = EMPTY;
    }
    let at = 0;
    while (at < bytes.length) {
      const next = this.#step(bytes, at);
      if (next === undefined) {
        this.#rest = at === 0 ? bytes : bytes.subarray(at);
        break;
      }
      at = next;
      if (this.#expected === "NOTHING") return false;
    }
    return !this.#isRestTooLong() && this.#expected !== "NOTHING";
  }

  /** To be called when nothing more comes. */
  end(): void {
    this.#expected = "NOTHING";
    this.#rest = EMPTY;
    this.#forget();
  }

  /** Reads one element from `at`. @returns where the next one begins; undefined when its end is not there yet. */
  #step(bytes: Buffer, at: number): number | undefined {
    switch (this.#expected) {
      case "HEAD":
        return this.#readHead(bytes, at);
      case "CHUNK_SIZE":
        return this.#readLine(bytes, at, (line) => this.#chunkSize(line));
      case "CHUNK_END":
        return this.#readLine(bytes, at, (line) => (this.#expected = line === "" ? "CHUNK_SIZE" : "NOTHING"));
      case "TRAILER":
        return this.#readLine(bytes, at, (line) => {
          if (line === "") this.#finish();
        });
      case "BODY":
      case "CHUNK":
        return this.#readBody(bytes, at);
      case "NOTHING":
        return bytes.length;
    }
  }

  #readHead(bytes: Buffer, at: number): number | undefined {
    // As other servers do: empty lines between requests are passed over.
    if (bytes[at] === CR || bytes[at] === LF) return at + 1;
    const end = bytes.indexOf("\r\n\r\n", at, "latin1");
    if (end === -1) return undefined;
    const head = end - at > MAX_HEAD_BYTES ? undefined : parseHead(bytes.toString("latin1", at, end));
    if (head === undefined) return this.#refuse(bytes);
    this.#head = head;
    const { contentLength } = head;
    if (head.isChunked) this.#expected = "CHUNK_SIZE";
    else if (contentLength > 0) this.#expectBody("BODY", contentLength);
    else this.#finish();
    return end + 4;
  }

  #readLine(bytes: Buffer, at: number, use: (line: string) => void): number | undefined {
    const end = bytes.indexOf(LF, at);
    if (end === -1) return undefined;
    if (end - at > MAX_LINE_BYTES || bytes[end - 1] !== CR || end === at) return this.#refuse(bytes);
    use(bytes.toString("latin1", at, end - 1));
    return end + 1;
  }

  #chunkSize(line: string): void {
    // What follows a semicolon is an extension, which means nothing here.
    const match = /^([0-9A-Fa-f]{1,13})[ \t]*(?:;.*)?$/.exec(line);
    const size = Number.parseInt(match?.[1] ?? "", 16);
    if (Number.isNaN(size)) this.#expected = "NOTHING";
    else if (size === 0) this.#expected = "TRAILER";
    else this.#expectBody("CHUNK", size);
  }

  #expectBody(expected: "BODY" | "CHUNK", length: number): void {
    this.#expected = expected;
    this.#missing = length;
    this.#bodyBytes += length;
    if (this.#isSkipping) return;
    const isMessage = this.#head?.message !== undefined;
    if (isMessage && this.#bodyBytes <= this.#limits.maxBodyBytes) return;
    this.#skip();
    if (isMessage) this.#handlers.onOversized();
  }

  #skip(): void {
    this.#isSkipping = true;
    this.#forget();
  }

  #forget(): void {
    this.#body.clear();
    this.#limits.memory.give(this.#takenBytes);
    this.#takenBytes = 0;
  }

  #readBody(bytes: Buffer, at: number): number {
    const end = Math.min(bytes.length, at + this.#missing);
    if (!this.#isSkipping) this.#keep(bytes.subarray(at, end));
    this.#missing -= end - at;
    if (this.#missing > 0) return end;
    if (this.#expected === "BODY") this.#finish();
    else this.#expected = "CHUNK_END";
    return end;
  }

  /** Memory is only taken for what has arrived; what a head announces costs nothing. */
  #keep(part: Buffer): void {
    const arrived = this.#bodyBytes - this.#missing + part.length;
    const bytes = Math.max(0, arrived - FREE_BYTES) - this.#takenBytes;
    if (bytes > 0) {
      if (!this.#limits.memory.take(bytes)) {
        this.#skip();
        return this.#handlers.onNoRoom();
      }
      this.#takenBytes += bytes;
    }
    this.#body.add(part);
  }

  #finish(): void {
    const { message } = this.#head ?? {};
    const body = this.#body.take();
    const isSkipped = this.#isSkipping;
    this.#expected = "HEAD";
    this.#head = undefined;
    this.#forget();
    this.#bodyBytes = 0;
    this.#isSkipping = false;
    if (message === undefined) return this.#handlers.onOther();
    if (isSkipped) return;
    this.#handlers.onMessage({ ...message, body });
  }

  #refuse(bytes: Buffer): number {
    this.#expected = "NOTHING";
    return bytes.length;
  }

  #isRestTooLong(): boolean {
    return this.#rest.length > (this.#expected === "HEAD" ? MAX_HEAD_BYTES : MAX_LINE_BYTES);
  }
}
