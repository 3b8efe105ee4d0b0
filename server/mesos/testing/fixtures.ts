/** Reads the recordings in `fixtures/`, for tests. */
import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../fixtures/", import.meta.url);

export function fixture(path: string): Buffer {
  return readFileSync(new URL(path, root));
}

/** Names of the files in a folder of recordings, sorted. */
export function fixtureNames(folder: string): string[] {
  return readdirSync(new URL(`${folder}/`, root)).sort();
}

export interface HttpMessage {
  readonly startLine: string;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

function dechunk(bytes: Buffer): { body: Buffer; end: number } {
  const parts: Buffer[] = [];
  let at = 0;
  while (at < bytes.length) {
    const lineEnd = bytes.indexOf("\r\n", at);
    const size = Number.parseInt(bytes.toString("latin1", at, lineEnd), 16);
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
    if (size === 0) break;
  }
  return { body: Buffer.concat(parts), end: Math.min(at, bytes.length) };
}

/** The HTTP messages in one direction of a connection; a chunked one may lack its end. */
export function httpMessages(bytes: Buffer): HttpMessage[] {
  const messages: HttpMessage[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const headEnd = rest.indexOf("\r\n\r\n");
    const [startLine = "", ...lines] = rest.toString("latin1", 0, headEnd).split("\r\n");
    const headers = new Map(
      lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
    );
    const content = rest.subarray(headEnd + 4);
    const length = Number(headers.get("content-length") ?? 0);
    const { body, end } =
      headers.get("transfer-encoding") === "chunked"
        ? dechunk(content)
        : { body: content.subarray(0, length), end: length };
    messages.push({ startLine, headers, body });
    rest = content.subarray(end);
  }
  return messages;
}

/** The body of a recorded request or answer. */
export function httpBody(path: string): Buffer {
  return httpMessages(fixture(path))[0]?.body ?? Buffer.alloc(0);
}
