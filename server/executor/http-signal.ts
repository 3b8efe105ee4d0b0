/**
 * Asks a task over HTTP, on this host: for its health (GET) or to end (POST). Behaviour from
 * `aurora/common/health_check/http_signaler.py`: redirects of a GET are followed, and an answer of 400 and
 * above counts as one without a body.
 */
import { request, type IncomingMessage } from "node:http";

export interface HttpAnswer {
  readonly code: number;
  readonly body: string;
}

export interface Signal {
  readonly method: "GET" | "POST";
  readonly port: number;
  readonly endpoint: string;
  /** For everything, redirects included; milliseconds. */
  readonly timeoutMs: number;
}

/** The task gave no HTTP answer; the message says why. */
export class SignalError extends Error {
  override readonly name = "SignalError";
}

const DEFAULT_TIMEOUT_SECS = "1";
const MAX_REDIRECTS = 10;
/** What is beyond that of a body is not looked at. */
const MAX_BODY_BYTES = 64 * 1024;
const REDIRECTS = new Set([301, 302, 303, 307]);

/** How long an endpoint may take that has no time of its own; milliseconds. */
export function defaultTimeoutMs(environment: Readonly<Record<string, string | undefined>>): number {
  const seconds = Number(environment["AURORA_HTTP_SIGNALER_TIMEOUT_SECS"] ?? DEFAULT_TIMEOUT_SECS);
  return (Number.isFinite(seconds) && seconds > 0 ? seconds : Number(DEFAULT_TIMEOUT_SECS)) * 1000;
}

/** @throws {SignalError} as a rejection, when there is no answer in time */
export async function httpSignal({ method, port, endpoint, timeoutMs }: Signal): Promise<HttpAnswer> {
  const start = `http://localhost:${port}${endpoint}`;
  const overdue = new AbortController();
  const timer = setTimeout(() => overdue.abort(), timeoutMs);
  try {
    return await follow(method, start, overdue.signal);
  } catch (error) {
    const why = overdue.signal.aborted ? `no answer within ${timeoutMs / 1000} s` : messageOf(error);
    throw new SignalError(`Failed to signal ${start}: ${why}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

async function follow(method: Signal["method"], start: string, signal: AbortSignal): Promise<HttpAnswer> {
  let url = start;
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    const response = await ask(hops === 0 ? method : "GET", url, signal);
    const code = response.statusCode ?? 0;
    const { location } = response.headers;
    if (REDIRECTS.has(code) && location !== undefined) {
      response.destroy();
      url = new URL(location, url).href;
      continue;
    }
    if (code < 400) return { code, body: await readBody(response) };
    response.destroy();
    return { code, body: "" };
  }
  throw new Error("redirected without end");
}

function ask(method: Signal["method"], url: string, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = method === "POST" ? { "Content-Length": 0 } : {};
    request(url, { method, headers, signal, agent: false }, resolve).on("error", reject).end();
  });
}

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    chunks.push(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    if (bytes >= MAX_BODY_BYTES) break;
  }
  return Buffer.concat(chunks).toString("utf8");
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // A host with several addresses: one error for each, without a message of its own.
  if (error instanceof AggregateError && error.message === "") return error.errors.map(messageOf).join(", ");
  return error.message;
}
