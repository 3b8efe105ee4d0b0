/**
 * A libprocess message as bytes, and the answers to one; the same bytes as `MessageEncoder` and
 * `HttpResponseEncoder` of libprocess's `encoder.hpp` write in Mesos 1.4:
 *
 *     POST /<id of the receiver>/<name> HTTP/1.1
 *     User-Agent: libprocess/<sender>
 *     Libprocess-From: <sender>
 *     Connection: Keep-Alive
 *     Host:
 *     Transfer-Encoding: chunked
 *
 *     <length in hexadecimal digits>
 *     <body>
 *     0
 *
 * The value of `Host` is empty, with its space; a message with an empty body ends with the headers.
 */

export interface OutgoingMessage {
  /** The sender's PID. */
  readonly from: string;
  /** The id of the receiver's PID. */
  readonly toId: string;
  /** The message's full name, `mesos.internal.log.PromiseRequest`. */
  readonly name: string;
  readonly body: Uint8Array;
}

const END_OF_BODY = "\r\n0\r\n\r\n";

export function encodeMessage({ from, toId, name, body }: OutgoingMessage): Buffer {
  const head =
    `POST /${toId}/${name} HTTP/1.1\r\nUser-Agent: libprocess/${from}\r\nLibprocess-From: ${from}\r\n` +
    "Connection: Keep-Alive\r\nHost: \r\n";
  if (body.length === 0) return Buffer.from(`${head}\r\n`, "latin1");
  const opening = `${head}Transfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n`;
  const bytes = Buffer.allocUnsafe(opening.length + body.length + END_OF_BODY.length);
  bytes.write(opening, 0, "latin1");
  bytes.set(body, opening.length);
  bytes.write(END_OF_BODY, opening.length + body.length, "latin1");
  return bytes;
}

export type AnswerStatus =
  "202 Accepted" | "400 Bad Request" | "404 Not Found" | "413 Payload Too Large" | "503 Service Unavailable";

/** An answer without a body; `date` as in the HTTP header of that name. */
export function encodeAnswer(status: AnswerStatus, date: string): string {
  return `HTTP/1.1 ${status}\r\nDate: ${date}\r\nContent-Length: 0\r\n\r\n`;
}
