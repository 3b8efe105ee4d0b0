/**
 * The scheduler's HTTP port. Machine endpoints that are hit hard are answered here; everything else goes
 * to the console (Next). A follower sends what is for the leader to the leader.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Logger } from "../base/logger.ts";
import type { StatsRegistry } from "../base/stats/stats.ts";
import { isApiError } from "../core/domain/api-error.ts";
import { completeBareRequests } from "./bare-request.ts";
import { answerLeaderHealth, isOwnPath, redirectToLeader } from "./leader.ts";
import type { HostAndPort, LeaderView, QuitHandler, RequestHandler } from "./ports.ts";
import { answerQuit } from "./quit.ts";
import { reply, replyJson, replyText } from "./reply.ts";
import { metricsText, varsJson, varsText } from "./vars.ts";

export interface ListenerOptions {
  readonly host: string | undefined;
  readonly port: number;
  readonly stats: StatsRegistry;
  readonly logger: Logger;
  readonly leader: LeaderView;
  readonly quit: QuitHandler;
  readonly quitFromAnywhere: boolean;
  /** Aurora's JSON endpoints, by path: `/offers`, `/quotas`, ... */
  readonly endpoints: Readonly<Record<string, (query: URLSearchParams) => Promise<unknown>>>;
  /** The console and the route handlers. */
  readonly app: RequestHandler;
}

/** A listening HTTP server. */
export interface HttpListener {
  readonly address: HostAndPort;
  /** Stops accepting, lets requests in flight finish for up to `graceMs`, then cuts what is left. */
  close(graceMs?: number): Promise<void>;
}

function buildRoutes(options: ListenerOptions): Map<string, RequestHandler> {
  const { stats, quit: handler, quitFromAnywhere: fromAnywhere } = options;
  const answer: RequestHandler = (request, response) => answerQuit({ handler, fromAnywhere }, request, response);
  const routes = new Map<string, RequestHandler>([
    ["/leaderhealth", (_, response) => answerLeaderHealth(options.leader, response)],
    ["/vars", (_, response) => replyText(response, 200, varsText(stats.snapshot()))],
    ["/vars.json", (_, response) => replyJson(response, 200, varsJson(stats.snapshot()))],
    ["/metrics", async (_, response) => reply(response, 200, await metricsText(stats.snapshot()))],
    ["/quitquitquit", answer],
    ["/abortabortabort", answer],
  ]);
  for (const [path, read] of Object.entries(options.endpoints)) {
    routes.set(path, async (request, response) => {
      const { searchParams } = new URL(request.url ?? "/", "http://scheduler");
      replyJson(response, 200, await read(searchParams));
    });
  }
  return routes;
}

/**
 * Next adds a `Vary` of its router's headers to every answer. monit looks for the body within the first
 * 255 bytes, headers included, and the answer of `/health` varies with nothing.
 */
function keepHealthShort(response: ServerResponse): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => (name.toLowerCase() === "vary" ? response : setHeader(name, value));
}

/** Tells the client what it may know of an error, and the log the rest. */
function failRequest(
  options: ListenerOptions,
  error: unknown,
  exchange: { readonly path: string; readonly response: ServerResponse },
): void {
  const { path, response } = exchange;
  if (isApiError(error) && !response.headersSent) {
    replyText(response, error.code === "ERROR_TRANSIENT" ? 503 : 400, `${error.message}\n`);
    return;
  }
  options.logger.error({ err: error, path }, "a request failed");
  if (response.headersSent) response.destroy();
  else replyText(response, 500, "Internal error; the scheduler's log has the details.\n");
}

async function handle(
  options: ListenerOptions & { readonly routes: ReadonlyMap<string, RequestHandler> },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = request.url?.split("?")[0] ?? "/";
  try {
    if (!isOwnPath(path) && redirectToLeader(options.leader, request, response)) return;
    if (path === "/health") keepHealthShort(response);
    await (options.routes.get(path) ?? options.app)(request, response);
  } catch (error) {
    failRequest(options, error, { path, response });
  }
}

/**
 * Counts the connections from the first on: those that have not sent a byte yet are none of the server's own (see
 * `bare-request.ts`), and one that is left open would keep the process from ending.
 */
function closer(server: Server): (graceMs?: number) => Promise<void> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  return (graceMs = 300) =>
    new Promise((resolve) => {
      const cut = setTimeout(() => {
        for (const socket of sockets) socket.destroy();
      }, graceMs);
      server.close(() => {
        clearTimeout(cut);
        resolve();
      });
      server.closeIdleConnections();
    });
}

/** Starts listening. @throws {Error} when the port is taken or the address is not this host's. */
export async function startHttpListener(options: ListenerOptions): Promise<HttpListener> {
  const requests = options.stats.counter("http_requests");
  const routed = { ...options, routes: buildRoutes(options) };
  const server = createServer({ maxHeaderSize: 64 * 1024 }, (request, response) => {
    requests.increment();
    void handle(routed, request, response);
  });
  completeBareRequests(server);
  const close = closer(server);
  server.on("clientError", (_, socket) => {
    if (socket.writable) socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(explainListenError(error, options)));
    server.listen(options.port, options.host, resolve);
  });
  server.on("error", (error) => options.logger.error({ err: error }, "the HTTP listener failed"));
  const { port, address } = server.address() as AddressInfo;
  return { address: { host: options.host ?? address, port }, close };
}

function explainListenError(error: NodeJS.ErrnoException, options: ListenerOptions): Error {
  const where = `${options.host ?? "*"}:${options.port}`;
  if (error.code === "EADDRINUSE") {
    return new Error(`-http_port: ${where} is taken by another process; choose another port`, { cause: error });
  }
  return new Error(`-http_port, -ip: cannot listen on ${where}: ${error.message}`, { cause: error });
}
