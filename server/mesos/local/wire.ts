/**
 * Between the codecs' messages (enums as numbers, 64-bit numbers perhaps as `Long`, bytes as views on what
 * was read) and the core's plain ones (enums by name, numbers, bytes of their own). Fields that our .proto
 * files leave out ride along under `$unknowns`, where the codec keeps them.
 */
import type Long from "long";
import { toNumber, type MessageType } from "../codec.ts";
import { decodeBody, encodeBody, JSON_TYPE, PROTOBUF, type ContentType } from "../content-type.ts";
import { encodeJson } from "../json-codec.ts";
import { messageShape, type FieldShape, type MessageShape } from "../message-shape.ts";

type Fields = Record<string, unknown>;

function isMessageList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function plainValue(type: FieldShape["type"], value: unknown): unknown {
  if (typeof type === "function") return plainMessage(type(), value as Fields);
  if (typeof type === "object") return type.names.get(value as number);
  if (type === "bytes") return new Uint8Array(value as Uint8Array);
  if (type === "int64" || type === "uint64") return toNumber(value as number | Long);
  return value;
}

function mapValues(values: Fields, map: (value: unknown) => unknown): Fields {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value)]));
}

function plainMessage(shape: MessageShape, message: Fields): Fields {
  const plain: Fields = {};
  for (const field of shape.fields) {
    const value = Object.hasOwn(message, field.name) ? message[field.name] : undefined;
    if (value === undefined || value === null) continue;
    if (field.rule === "map") {
      plain[field.name] = mapValues(value as Fields, (one) => plainValue(field.type, one));
    } else if (isMessageList(value)) {
      if (value.length > 0) plain[field.name] = value.map((one) => plainValue(field.type, one));
    } else {
      const converted = plainValue(field.type, value);
      if (converted !== undefined) plain[field.name] = converted;
    }
  }
  if (Object.hasOwn(message, "$unknowns")) plain["$unknowns"] = message["$unknowns"];
  return plain;
}

function wireValue(type: FieldShape["type"], value: unknown): unknown {
  if (typeof type === "function") return wireMessage(type(), value as Fields);
  if (typeof type === "object") return type.numbers.get(value as string);
  return value;
}

function wireMessage(shape: MessageShape, plain: Fields): Fields {
  const message: Fields = {};
  for (const field of shape.fields) {
    const value = plain[field.name];
    if (value === undefined) continue;
    if (field.rule === "map") message[field.name] = mapValues(value as Fields, (one) => wireValue(field.type, one));
    else if (isMessageList(value)) message[field.name] = value.map((one) => wireValue(field.type, one));
    else message[field.name] = wireValue(field.type, value);
  }
  if (plain["$unknowns"] !== undefined) message["$unknowns"] = plain["$unknowns"];
  return message;
}

/** Reads a body as a plain message. @throws {MessageError} */
export function readPlain<P>(type: MessageType<object>, encoding: ContentType, body: Uint8Array): P {
  return plainMessage(messageShape(type.name), decodeBody(type, encoding, body) as Fields) as P;
}

/** The bytes of a plain message in either encoding. */
export function writePlain(type: MessageType<object>, encoding: ContentType, plain: object): Uint8Array {
  // The JSON writer takes enums by name as they are.
  if (encoding === JSON_TYPE) return Buffer.from(encodeJson(type, plain));
  return encodeBody(type, PROTOBUF, wireMessage(messageShape(type.name), plain as Fields));
}
