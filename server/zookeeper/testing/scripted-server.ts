/**
 * A TCP server that plays a ZooKeeper server for as far as its script goes, to say what no real server says.
 */
import { createServer, type AddressInfo, type Server, type Socket } from "node:net";

/** Takes a connection; `count` is how many there were before it. */
export type ConnectionScript = (socket: Socket, count: number) => void;

export class ScriptedServer {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  accepted = 0;

  private constructor(script: ConnectionScript) {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => this.#sockets.delete(socket));
      socket.resume();
      script(socket, this.accepted);
      this.accepted += 1;
    });
  }

  static async start(script: ConnectionScript): Promise<ScriptedServer> {
    const scripted = new ScriptedServer(script);
    await new Promise<void>((resolve) => scripted.#server.listen(0, "127.0.0.1", resolve));
    return scripted;
  }

  get endpoint(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }
}

/** Bytes with their length in front. */
export function frame(body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length);
  return Buffer.concat([length, body]);
}

/** The answer to a handshake; a timeout of 0 says that the session has expired. */
export function handshakeAnswer(timeoutMs: number): Buffer {
  const body = Buffer.alloc(36);
  body.writeInt32BE(timeoutMs, 4);
  body.writeInt32BE(0x1234, 12);
  body.writeInt32BE(16, 16);
  return frame(body);
}

/** The answer to a request: its number, a transaction, an error, what belongs to it. */
export function reply(xid: number, error: number, payload: Buffer = Buffer.alloc(0)): Buffer {
  const header = Buffer.alloc(16);
  header.writeInt32BE(xid, 0);
  header.writeInt32BE(error, 12);
  return frame(Buffer.concat([header, payload]));
}

/** Calls `onFrame` with each frame that a client sends, without its length. */
export function onFrames(socket: Socket, onFrame: (body: Buffer) => void): void {
  let held = Buffer.alloc(0);
  socket.on("data", (bytes) => {
    held = Buffer.concat([held, bytes]);
    while (held.length >= 4 && held.length >= 4 + held.readInt32BE(0)) {
      const end = 4 + held.readInt32BE(0);
      onFrame(held.subarray(4, end));
      held = held.subarray(end);
    }
  });
}
