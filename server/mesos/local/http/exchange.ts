/**
 * One HTTP exchange as libprocess has it: bodies read whole up to a limit, answers with the headers that a
 * Mesos process sends and no others. A request that cannot be understood gets a 4xx; a fault of ours a 500
 * and a line in the log, never an end of the process.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "../../../base/logger.ts";
import { MessageError, type MessageType } from "../../codec.ts";
import { contentType, JSON_TYPE, PROTOBUF, type ContentType } from "../../content-type.ts";
import type { Answer } from "../core/http-answer.ts";
import { readPlain, writePlain } from "../wire.ts";

/** Largest request body. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** A request that is answered with a status and a text. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

export type Handler = (exchange: Exchange) => void | Promise<void>;

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // A Mesos process does not announce whether it keeps the connection; HTTP/1.1 says that it does.
  response.removeHeader("Connection");
}

/** Answers with a body of the given type. */
export function sendBody(response: ServerResponse, type: string, body: string | Uint8Array): void {
  setHeaders(response, { "Content-Type": type, "Content-Length": String(Buffer.byteLength(body)) });
  response.end(body);
}

/** Answers as the core decided. */
export function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = answer.body ?? "";
  const type = answer.body === undefined ? {} : { "Content-Type": "text/plain; charset=utf-8" };
  response.statusCode = answer.status;
  setHeaders(response, { ...type, ...headers, "Content-Length": String(Buffer.byteLength(body)) });
  response.end(body);
}

export function sendJson(response: ServerResponse, value: unknown): void {
  sendBody(response, JSON_TYPE, JSON.stringify(value));
}

/** Starts an answer that does not end. */
export function openStream(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  setHeaders(response, headers);
  response.flushHeaders();
}

/** @throws {HttpError} 413 for a body that is too large. */
export async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Uint8Array>) {
    length += part.byteLength;
    if (length > MAX_BODY_BYTES) throw new HttpError(413, `The body exceeds ${MAX_BODY_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function requestEncoding(request: IncomingMessage): ContentType {
  const header = request.headers["content-type"];
  if (header === undefined) throw new HttpError(400, "Expecting 'Content-Type' to be present");
  const encoding = contentType(header);
  if (encoding === undefined) throw new HttpError(415, `Expecting 'Content-Type' of ${JSON_TYPE} or ${PROTOBUF}`);
  return encoding;
}

function accepts(header: string, type: ContentType): boolean {
  const [group] = type.split("/");
  return header
    .split(",")
    .map((part) => part.split(";", 1)[0]?.trim().toLowerCase())
    .some((range) => range === type || range === "*/*" || range === `${group}/*`);
}

/** The encoding that the client wants; JSON when it takes both. @throws {HttpError} 406 when it takes neither. */
export function acceptedEncoding(request: IncomingMessage): ContentType {
  const header = request.headers.accept ?? "*/*";
  if (accepts(header, JSON_TYPE)) return JSON_TYPE;
  if (accepts(header, PROTOBUF)) return PROTOBUF;
  throw new HttpError(406, `Expecting 'Accept' to allow '${PROTOBUF}' or '${JSON_TYPE}'`);
}

function parseFault(encoding: ContentType, body: Uint8Array, error: MessageError): string {
  if (encoding === PROTOBUF) return "Failed to parse body into Call protobuf";
  try {
    JSON.parse(Buffer.from(body).toString("utf8"));
  } catch (syntax) {
    return `Failed to parse body into JSON: ${syntax instanceof Error ? syntax.message : String(syntax)}`;
  }
  // The codec adds where in the message it is; Mesos does not.
  const known = /^(Failed to find enum for '.*') \(.*\)$/.exec(error.message);
  const missing = /^(\S+) is missing$/.exec(error.message);
  const why = known?.[1] ?? (missing === null ? error.message : `Missing required fields: ${missing[1]}`);
  return `Failed to convert JSON into Call protobuf: ${why}`;
}

/** Reads the call that the request brings. @throws {HttpError} */
export async function readCall<P>(request: IncomingMessage, type: MessageType<object>): Promise<P> {
  if (request.method !== "POST") throw methodNotAllowed(request.method);
  const encoding = requestEncoding(request);
  const body = await readBody(request);
  try {
    return readPlain<P>(type, encoding, body);
  } catch (error) {
    if (error instanceof MessageError) throw new HttpError(400, parseFault(encoding, body, error));
    throw error;
  }
}

export function methodNotAllowed(method: string | undefined): HttpError {
  const text = `Expecting one of { 'POST' }, but received '${method}'`;
  return new HttpError(405, text, { Allow: "POST" });
}

/** Answers a call with a message in the encoding that the client wants. */
export function sendMessage(exchange: Exchange, type: MessageType<object>, plain: object): void {
  const encoding = acceptedEncoding(exchange.request);
  sendBody(exchange.response, encoding, writePlain(type, encoding, plain));
}

/** Makes a request listener out of routes, which map a path to its handler. */
export function requestListener(
  route: (path: string) => Handler | undefined,
  logger: Logger,
): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    response.on("error", (error) => logger.debug({ err: error }, "a client went away"));
    void (async () => {
      const url = new URL(request.url ?? "/", "http://localhost");
      const handler = route(decodeURIComponent(url.pathname).replace(/(.)\/$/, "$1"));
      if (handler === undefined) throw new HttpError(404, "404 Not Found.");
      await handler({ request, response, url });
    })().catch((error: unknown) => sendFault(response, error, logger));
  };
}

function sendFault(response: ServerResponse, error: unknown, logger: Logger): void {
  if (error instanceof HttpError) {
    // What is left of a body that is too large is not read: the connection cannot be used again.
    if (error.status === 413) response.shouldKeepAlive = false;
    if (!response.headersSent) sendAnswer(response, { status: error.status, body: error.message }, error.headers);
    return;
  }
  if (
    error instanceof URIError ||
    (error instanceof TypeError && "code" in error && error.code === "ERR_INVALID_URL")
  ) {
    sendAnswer(response, { status: 400, body: "400 Bad Request." });
    return;
  }
  const isAborted = error instanceof Error && "code" in error && error.code === "ECONNRESET";
  if (!isAborted) logger.error({ err: error }, "a request failed");
  if (response.headersSent) response.destroy();
  else sendAnswer(response, { status: 500, body: "500 Internal Server Error." });
}
