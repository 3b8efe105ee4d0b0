/**
 * Serves clients that send a bare HTTP/1.0 request line and nothing more. The monit stanza of Aurora's
 * docs sends `GET /health HTTP/1.0\r\n` without the blank line that ends a request; Node waits for it for
 * ever, and monit calls the scheduler dead. So: when the first bytes of a connection are exactly one such
 * line and silence follows, the missing line end is supplied and the connection handed on.
 *
 * The server's own connection listener is wrapped (rather than a `net.Server` put in front), so that the header
 * timeouts keep working. The server does not know of a connection before its first byte: neither
 * `closeIdleConnections()` nor `closeAllConnections()` ends it.
 */
import type { Server } from "node:http";
import type { Socket } from "node:net";

const BARE_REQUEST_LINE = /^(?:GET|HEAD) \S+ HTTP\/1\.0\r?\n$/;
const LINE_END = Buffer.from("\r\n");

export interface BareRequestOptions {
  /** How long nothing must follow the bare line before it is completed, in milliseconds. */
  readonly silenceMs?: number;
  /** How long a connection may stay without a first byte, in milliseconds. */
  readonly firstByteTimeoutMs?: number;
}

/** Makes `server` complete bare HTTP/1.0 requests. Call before it listens. */
export function completeBareRequests(server: Server, options: BareRequestOptions = {}): void {
  const silenceMs = options.silenceMs ?? 100;
  const firstByteTimeoutMs = options.firstByteTimeoutMs ?? 60_000;
  const accept = server.listeners("connection") as ((this: Server, socket: Socket) => void)[];
  server.removeAllListeners("connection");

  const handOn = (socket: Socket, bytes: Buffer): void => {
    socket.pause();
    socket.unshift(bytes);
    for (const listener of accept) listener.call(server, socket);
    process.nextTick(() => socket.resume());
  };

  server.on("connection", (socket: Socket) => {
    let timer = setTimeout(() => socket.destroy(), firstByteTimeoutMs);
    timer.unref();
    let held: Buffer | undefined;
    const leave = (): void => {
      clearTimeout(timer);
      socket.off("data", onData).off("error", onGone).off("close", onGone).off("end", onEnd);
    };
    const onGone = (): void => leave();
    const onEnd = (): void => {
      leave();
      if (held === undefined) socket.end();
      else handOn(socket, Buffer.concat([held, LINE_END]));
    };
    const onData = (chunk: Buffer): void => {
      if (held === undefined && BARE_REQUEST_LINE.test(chunk.toString("latin1"))) {
        held = chunk;
        clearTimeout(timer);
        timer = setTimeout(() => {
          leave();
          handOn(socket, Buffer.concat([chunk, LINE_END]));
        }, silenceMs);
        return;
      }
      leave();
      handOn(socket, held === undefined ? chunk : Buffer.concat([held, chunk]));
    };
    socket.on("data", onData).on("error", onGone).on("close", onGone).on("end", onEnd);
  });
}
