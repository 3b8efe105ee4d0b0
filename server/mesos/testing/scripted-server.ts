/**
 * A server for tests that answers HTTP requests with whatever bytes the test says, broken ones included,
 * when the test says. It reads requests that carry a Content-Length.
 */
import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import type { MasterAddress } from "../../scheduler/ports/driver.ts";

export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
  readonly socket: Socket;
  /** Counts connections from 0. */
  readonly connection: number;
}

export type Script = (request: ReceivedRequest) => void;

/** A whole answer with a body. */
export function answer(status: string, body: string | Uint8Array = "", headers: readonly string[] = []): Buffer {
  const bytes = Buffer.from(body);
  const head = [`HTTP/1.1 ${status}`, `Content-Length: ${bytes.length}`, ...headers, "", ""].join("\r\n");
  return Buffer.concat([Buffer.from(head), bytes]);
}

/** The head of an endless chunked answer. */
export function streamHead(...headers: readonly string[]): string {
  return ["HTTP/1.1 200 OK", "Transfer-Encoding: chunked", ...headers, "", ""].join("\r\n");
}

export function httpChunk(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${bytes.byteLength.toString(16)}\r\n`), bytes, Buffer.from("\r\n")]);
}

export class ScriptedServer {
  readonly requests: ReceivedRequest[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #connections = 0;
  #script: Script;

  private constructor(script: Script) {
    this.#script = script;
    this.#server = createServer((socket) => this.#accept(socket));
  }

  static async start(script: Script): Promise<ScriptedServer> {
    const server = new ScriptedServer(script);
    server.#server.listen(0, "127.0.0.1");
    await once(server.#server, "listening");
    return server;
  }

  get address(): MasterAddress {
    const address = this.#server.address();
    return { host: "127.0.0.1", port: typeof address === "object" && address !== null ? address.port : 0 };
  }

  /** Connections so far. */
  get connections(): number {
    return this.#connections;
  }

  /** What to do with requests from now on. */
  script(script: Script): void {
    this.#script = script;
  }

  /** Breaks every open connection. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async close(): Promise<void> {
    this.cut();
    if (!this.#server.listening) return;
    this.#server.close();
    await once(this.#server, "close");
  }

  #accept(socket: Socket): void {
    const connection = this.#connections++;
    let received = Buffer.alloc(0);
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    // Clients break connections in these tests.
    socket.on("error", () => socket.destroy());
    socket.on("data", (data) => {
      received = Buffer.concat([received, data]);
      for (;;) {
        const headEnd = received.indexOf("\r\n\r\n");
        if (headEnd < 0) return;
        const [startLine = "", ...lines] = received.toString("latin1", 0, headEnd).split("\r\n");
        const headers = new Map(
          lines.map((line) => [
            line.slice(0, line.indexOf(":")).toLowerCase(),
            line.slice(line.indexOf(":") + 1).trim(),
          ]),
        );
        const bodyEnd = headEnd + 4 + Number(headers.get("content-length") ?? 0);
        if (received.length < bodyEnd) return;
        const [method = "", path = ""] = startLine.split(" ");
        const request = { method, path, headers, body: received.subarray(headEnd + 4, bodyEnd), socket, connection };
        received = received.subarray(bodyEnd);
        this.requests.push(request);
        this.#script(request);
      }
    });
  }
}
