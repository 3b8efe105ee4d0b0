/**
 * The head of an HTTP request, and whether it is that of a libprocess message: a POST that says who sends it, in
 * `Libprocess-From` or, by older libprocesses, only in `User-Agent`.
 */

export interface RequestHead {
  /** Undefined for requests that are not messages. */
  readonly message: { readonly toId: string; readonly name: string; readonly from: string } | undefined;
  readonly isChunked: boolean;
  /** 0 when the head does not say. */
  readonly contentLength: number;
}

const REQUEST_LINE = /^([A-Z]{1,16}) (\S+) HTTP\/1\.[01]$/;
const MESSAGE_PATH = /^\/([^/?]+)\/([A-Za-z0-9_.]{1,256})$/;
const AGENT = "libprocess/";

/** Reads a head without its last line end. @returns undefined when it is not one, or says different things at once. */
export function parseHead(text: string): RequestHead | undefined {
  let end = lineEnd(text, 0);
  const [, method, path] = REQUEST_LINE.exec(text.slice(0, end)) ?? [];
  if (method === undefined || path === undefined) return undefined;
  let from: string | undefined;
  let agent: string | undefined;
  let isChunked = false;
  let contentLength: number | undefined;
  while (end < text.length) {
    const start = end + 2;
    end = lineEnd(text, start);
    const colon = text.indexOf(":", start);
    if (colon <= start || colon >= end) return undefined;
    const value = text.slice(colon + 1, end).trim();
    switch (text.slice(start, colon).toLowerCase()) {
      case "libprocess-from":
        from = value;
        break;
      case "user-agent":
        if (value.startsWith(AGENT)) agent = value.slice(AGENT.length);
        break;
      case "transfer-encoding":
        if (value.toLowerCase() !== "chunked") return undefined;
        isChunked = true;
        break;
      case "content-length":
        if (!/^\d{1,15}$/.test(value) || contentLength !== undefined) return undefined;
        contentLength = Number(value);
    }
  }
  if (isChunked && contentLength !== undefined) return undefined;
  const sender = from ?? agent;
  const message = method === "POST" && sender !== undefined ? addressee(path, sender) : undefined;
  return { message, isChunked, contentLength: contentLength ?? 0 };
}

function lineEnd(text: string, start: number): number {
  const end = text.indexOf("\r\n", start);
  return end === -1 ? text.length : end;
}

function addressee(path: string, from: string): RequestHead["message"] {
  const [, id, name] = MESSAGE_PATH.exec(path) ?? [];
  const toId = id === undefined ? undefined : decoded(id);
  return toId === undefined || name === undefined ? undefined : { toId, name, from };
}

function decoded(id: string): string | undefined {
  if (!id.includes("%")) return id;
  // Checked first, so that decoding cannot throw: ids are ASCII.
  return /^(?:[^%]|%[2-7][0-9A-Fa-f])*$/.test(id) ? decodeURIComponent(id) : undefined;
}
