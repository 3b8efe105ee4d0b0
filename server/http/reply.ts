/** Small whole answers. */
import type { ServerResponse } from "node:http";

/** Ends the response with `text` as text/plain. */
export function replyText(response: ServerResponse, status: number, text: string): void {
  reply(response, status, { type: "text/plain; charset=utf-8", body: text });
}

/** Ends the response with `value` as JSON. */
export function replyJson(response: ServerResponse, status: number, value: unknown): void {
  reply(response, status, { type: "application/json", body: `${JSON.stringify(value)}\n` });
}

/** Ends the response with `body`. */
export function reply(response: ServerResponse, status: number, content: { type: string; body: string }): void {
  const bytes = Buffer.from(content.body);
  response.statusCode = status;
  response.setHeader("Content-Type", content.type);
  response.setHeader("Content-Length", bytes.length);
  response.setHeader("Cache-Control", "no-store");
  response.end(bytes);
}
