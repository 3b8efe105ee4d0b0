/** For tests: HTTP on bare sockets, so that every byte of an answer is seen. */
import { connect, type Socket } from "node:net";
import { once } from "node:events";
import { RecordDecoder } from "../../recordio.ts";

export interface RawHead {
  readonly status: string;
  /** Names as they were sent. */
  readonly headers: ReadonlyMap<string, string>;
}

export interface RawAnswer extends RawHead {
  readonly body: string;
}

export function parseHead(text: string): RawHead {
  const [status = "", ...lines] = text.split("\r\n");
  return {
    status,
    headers: new Map(lines.map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1).trim()])),
  };
}

/** An answer as recorded in a file. */
export function parseAnswer(text: string): RawAnswer {
  const end = text.indexOf("\r\n\r\n");
  return { ...parseHead(text.slice(0, end)), body: text.slice(end + 4) };
}

async function open(port: number): Promise<Socket> {
  const socket = connect(port, "127.0.0.1");
  await once(socket, "connect");
  return socket;
}

/** Sends bytes and reads until the server closes. */
export async function rawExchange(port: number, request: string | Uint8Array): Promise<RawAnswer> {
  const socket = await open(port);
  const parts: Buffer[] = [];
  socket.on("data", (part: Buffer) => parts.push(part));
  socket.write(request);
  await once(socket, "close");
  return parseAnswer(Buffer.concat(parts).toString("utf8"));
}

/** A request with a body, closing the connection. */
export function postRequest(path: string, body: string | Uint8Array, headers: Record<string, string> = {}): Uint8Array {
  const all = { Host: "127.0.0.1", "Content-Type": "application/json", Connection: "close", ...headers };
  const lines = Object.entries({ ...all, "Content-Length": String(Buffer.byteLength(body)) });
  const head = [`POST ${path} HTTP/1.1`, ...lines.map(([name, value]) => `${name}: ${value}`)].join("\r\n");
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), Buffer.from(body)]);
}

export function getRequest(path: string): string {
  return `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`;
}

/** A streaming answer, taken apart while it arrives. */
export class RawStream {
  readonly #socket: Socket;
  #head: RawHead | undefined;
  #rest = Buffer.alloc(0);
  #changed: (() => void)[] = [];
  readonly #decoder = new RecordDecoder((record) => this.records.push(Buffer.from(record)));
  /** Sizes of the HTTP chunks. */
  readonly chunks: number[] = [];
  readonly records: Buffer[] = [];
  /** The last chunk has come. */
  ended = false;
  closed = false;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.on("data", (part: Buffer) => this.#take(part));
    socket.on("close", () => {
      this.closed = true;
      this.#tell();
    });
    socket.on("error", () => socket.destroy());
  }

  static async open(port: number, request: string | Uint8Array): Promise<RawStream> {
    const stream = new RawStream(await open(port));
    stream.#socket.write(request);
    await stream.until(() => stream.#head !== undefined);
    return stream;
  }

  get head(): RawHead {
    if (this.#head === undefined) throw new Error("no answer yet");
    return this.#head;
  }

  /** Resolves as soon as `test` holds. */
  async until(test: () => boolean): Promise<void> {
    while (!test()) {
      if (this.closed) throw new Error("the stream was closed");
      await new Promise<void>((resolve) => this.#changed.push(resolve));
    }
  }

  close(): void {
    this.#socket.destroy();
  }

  #tell(): void {
    const waiting = this.#changed;
    this.#changed = [];
    for (const resolve of waiting) resolve();
  }

  #take(part: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, part]);
    if (this.#head === undefined) {
      const end = this.#rest.indexOf("\r\n\r\n");
      if (end < 0) return;
      this.#head = parseHead(this.#rest.subarray(0, end).toString("latin1"));
      this.#rest = this.#rest.subarray(end + 4);
    }
    while (this.#takeChunk());
    this.#tell();
  }

  #takeChunk(): boolean {
    const lineEnd = this.#rest.indexOf("\r\n");
    if (lineEnd < 0) return false;
    const size = Number.parseInt(this.#rest.subarray(0, lineEnd).toString("latin1"), 16);
    const end = lineEnd + 2 + size + 2;
    if (this.#rest.byteLength < end) return false;
    if (size === 0) this.ended = true;
    else {
      this.chunks.push(size);
      this.#decoder.push(this.#rest.subarray(lineEnd + 2, lineEnd + 2 + size));
    }
    this.#rest = this.#rest.subarray(end);
    return this.#rest.byteLength > 0;
  }
}
