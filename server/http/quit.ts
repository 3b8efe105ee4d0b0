/**
 * `POST /quitquitquit` (orderly stop) and `/abortabortabort` (immediate exit), from this host only unless
 * told otherwise. Behaviour from Aurora's `QuitCallback.java` and `AbortCallback.java`.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { QuitHandler } from "./ports.ts";
import { replyText } from "./reply.ts";

/** True for an address of the loopback range, IPv4, IPv6 or IPv4 within IPv6. */
export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && (address === "::1" || /^(?:::ffff:)?127\./.test(address));
}

export interface QuitOptions {
  readonly handler: QuitHandler;
  readonly fromAnywhere: boolean;
}

/** True when a browser sent the request on behalf of another site. */
function isCrossSite(request: IncomingMessage): boolean {
  const origin = request.headers.origin;
  return origin !== undefined && origin !== `http://${request.headers.host ?? ""}`;
}

/** Answers, and stops the process once the answer is on its way. */
export function answerQuit(options: QuitOptions, request: IncomingMessage, response: ServerResponse): void {
  const from = request.socket.remoteAddress;
  const path = request.url?.split("?")[0];
  if (request.method !== "POST") {
    response.setHeader("Allow", "POST");
    replyText(response, 405, `${path} takes POST.\n`);
    return;
  }
  if ((!options.fromAnywhere && !isLoopback(from)) || isCrossSite(request)) {
    replyText(response, 403, `${path} is accepted from this host only; -allow_remote_quit=true changes that.\n`);
    return;
  }
  const reason = `${path} requested by ${from ?? "a closed connection"}`;
  response.setHeader("Connection", "close");
  replyText(response, 200, path === "/quitquitquit" ? "Shutting down.\n" : "Aborting.\n");
  response.once("close", () =>
    path === "/quitquitquit" ? options.handler.quit(reason) : options.handler.abort(reason),
  );
}
