/** Bodies and records in either encoding of Mesos's v1 APIs. */
import { decodeMessage, encodeMessage, type MessageType } from "./codec.ts";
import { decodeJson, encodeJson } from "./json-codec.ts";

export const PROTOBUF = "application/x-protobuf";
export const JSON_TYPE = "application/json";
export type ContentType = typeof PROTOBUF | typeof JSON_TYPE;

/** What a Content-Type or Accept header's media type names; undefined when it is neither encoding. */
export function contentType(header: string | undefined): ContentType | undefined {
  const mediaType = header?.split(";", 1)[0]?.trim().toLowerCase();
  return mediaType === PROTOBUF || mediaType === JSON_TYPE ? mediaType : undefined;
}

export function encodeBody<T extends object>(type: MessageType<T>, encoding: ContentType, message: T): Uint8Array {
  return encoding === PROTOBUF ? encodeMessage(type, message) : Buffer.from(encodeJson(type, message));
}

/** @throws {MessageError} */
export function decodeBody<T extends object>(type: MessageType<T>, encoding: ContentType, body: Uint8Array): T {
  return encoding === PROTOBUF ? decodeMessage(type, body) : decodeJson(type, Buffer.from(body).toString("utf8"));
}
