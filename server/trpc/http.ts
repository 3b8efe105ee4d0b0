/**
 * tRPC over HTTP: one web-standard handler, `Request` to `Response`, with the bounds that the network is held to.
 * Queries may also come as POST, for inputs that do not fit into a URL.
 */
import { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { schedulerHandle } from "../handle.ts";
import { createContext, type Context } from "./context.ts";
import { classify } from "./errors.ts";
import { appRouter } from "./router.ts";

export const TRPC_ENDPOINT = "/api/trpc";

/** The most bytes of a request's body. */
export const MAX_BODY_BYTES = 4 * 1024 * 1024;

/** The most calls in one batch request. */
export const MAX_BATCH_CALLS = 32;

function tooLarge(): TRPCError {
  const message = `the request's body is larger than ${MAX_BODY_BYTES / 1024 / 1024} MiB; send less, or in parts`;
  return new TRPCError({ code: "PAYLOAD_TOO_LARGE", message });
}

/** The whole body, or undefined when it is larger than the limit, of which no more is read then. */
async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) return undefined;
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  while (reader !== undefined) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > MAX_BODY_BYTES) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
  const body = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    body.set(chunk, at);
    at += chunk.byteLength;
  }
  return body;
}

function respond(request: Request, context: () => Context): Promise<Response> {
  return fetchRequestHandler({
    endpoint: TRPC_ENDPOINT,
    req: request,
    router: appRouter,
    createContext: context,
    maxBatchSize: MAX_BATCH_CALLS,
    allowMethodOverride: true,
    onError({ error, path }) {
      const { correlationId } = classify(error);
      if (correlationId !== undefined) {
        schedulerHandle().reportDefect(error.cause ?? error, { correlationId, where: path ?? "request" });
      }
    },
  });
}

/** Answers one request below {@link TRPC_ENDPOINT}. Resolves to a response whatever the request is. */
export async function handleTrpc(request: Request): Promise<Response> {
  if (request.method !== "POST") return respond(request, () => createContext(request));
  const body = await readBody(request);
  const { method, headers, signal } = request;
  if (body === undefined) {
    return respond(new Request(request.url, { method, headers, body: "{}" }), () => {
      throw tooLarge();
    });
  }
  return respond(new Request(request.url, { method, headers, signal, body }), () => createContext(request));
}
