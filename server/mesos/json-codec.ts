/**
 * The JSON form of Mesos's messages, as its v1 APIs take and give it beside protobuf: fields under their
 * own names, enums as names, bytes in base64, 64-bit numbers as bare digits (read also from strings), maps
 * as objects. Null is absence; a field that is not known is ignored; a wrong type is an error.
 */
import type Long from "long";
import { MessageError, type MessageType } from "./codec.ts";
import { messageShape, type EnumShape, type FieldShape, type MessageShape, type ScalarType } from "./message-shape.ts";

type JsonObject = Readonly<Record<string, unknown>>;

/** Deeper nesting than any message has; the recursion stops here. */
const MAX_DEPTH = 64;

/** The JSON text of a message. */
export function encodeJson<T extends object>(type: MessageType<T>, message: T): string {
  return writeMessage(messageShape(type.name), message as JsonObject);
}

/** @throws {MessageError} for text that is no JSON, wrong types, names that no enum has, missing required fields. */
export function decodeJson<T extends object>(type: MessageType<T>, text: string): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new MessageError(`not JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
  return readMessage(messageShape(type.name), json, { path: "", depth: 0 }) as T;
}

function writeMessage(shape: MessageShape, message: JsonObject): string {
  const members: string[] = [];
  for (const field of shape.fields) {
    const value = Object.hasOwn(message, field.name) ? message[field.name] : undefined;
    if (value === undefined || value === null) continue;
    const text = writeField(field, value);
    if (text !== undefined) members.push(`${JSON.stringify(field.name)}:${text}`);
  }
  return `{${members.join(",")}}`;
}

function writeField(field: FieldShape, value: unknown): string | undefined {
  if (field.rule === "repeated") {
    const items = value as readonly unknown[];
    return items.length === 0 ? undefined : `[${items.map((item) => writeValue(field.type, item)).join(",")}]`;
  }
  if (field.rule === "map") {
    const entries = Object.entries(value as JsonObject);
    const texts = entries.map(([key, item]) => `${JSON.stringify(key)}:${writeValue(field.type, item)}`);
    return texts.length === 0 ? undefined : `{${texts.join(",")}}`;
  }
  return writeValue(field.type, value);
}

function writeValue(type: FieldShape["type"], value: unknown): string {
  if (typeof type === "function") return writeMessage(type(), value as JsonObject);
  if (typeof type === "object") return JSON.stringify(type.names.get(value as number) ?? value);
  if (type === "bytes") return `"${Buffer.from(value as Uint8Array).toString("base64")}"`;
  if (type === "int64" || type === "uint64") return integerDigits(value as number | Long);
  return JSON.stringify(value);
}

function integerDigits(value: number | Long): string {
  return typeof value === "number" ? BigInt(Math.trunc(value)).toString() : value.toString();
}

interface Place {
  readonly path: string;
  readonly depth: number;
}

function wrong(place: Place, expected: string): MessageError {
  return new MessageError(`${place.path === "" ? "the message" : place.path}: expected ${expected}`);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readMessage(shape: MessageShape, json: unknown, place: Place): JsonObject {
  if (!isObject(json)) throw wrong(place, "an object");
  if (place.depth > MAX_DEPTH) throw new MessageError("the message is nested too deeply");
  const message: Record<string, unknown> = {};
  for (const field of shape.fields) {
    const value = Object.hasOwn(json, field.name) ? json[field.name] : undefined;
    const inner = { path: place.path === "" ? field.name : `${place.path}.${field.name}`, depth: place.depth + 1 };
    if (value !== undefined && value !== null) message[field.name] = readField(field, value, inner);
    else if (field.rule === "required") throw new MessageError(`${inner.path} is missing`);
    else if (field.rule === "repeated") message[field.name] = [];
  }
  return message;
}

function readField(field: FieldShape, value: unknown, place: Place): unknown {
  if (field.rule === "repeated") {
    if (!Array.isArray(value)) throw wrong(place, "an array");
    return value.map((item, i) => readValue(field.type, item, { ...place, path: `${place.path}[${i}]` }));
  }
  if (field.rule === "map") {
    if (!isObject(value)) throw wrong(place, "an object");
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, readValue(field.type, item, place)]));
  }
  return readValue(field.type, value, place);
}

function readValue(type: FieldShape["type"], value: unknown, place: Place): unknown {
  if (typeof type === "function") return readMessage(type(), value, place);
  if (typeof type === "object") return readEnum(type, value, place);
  return readScalar(type, value, place);
}

function readEnum(shape: EnumShape, value: unknown, place: Place): number {
  if (typeof value !== "string") throw wrong(place, "the name of a value");
  const known = shape.numbers.get(value);
  if (known === undefined) throw new MessageError(`Failed to find enum for '${value}' (${place.path})`);
  return known;
}

const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;

function readScalar(type: ScalarType, value: unknown, place: Place): unknown {
  switch (type) {
    case "string":
      if (typeof value !== "string") throw wrong(place, "a string");
      return value;
    case "bool":
      if (typeof value !== "boolean") throw wrong(place, "true or false");
      return value;
    case "bytes":
      if (typeof value !== "string" || !BASE64.test(value)) throw wrong(place, "bytes in base64");
      return Buffer.from(value, "base64");
    case "double":
      if (typeof value !== "number") throw wrong(place, "a number");
      return value;
    case "int32":
    case "uint32":
    case "int64":
    case "uint64":
      return readInteger(type, value, place);
  }
}

const INTEGER_RANGES = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  uint32: [0, 2 ** 32 - 1],
  int64: [-(2 ** 63), 2 ** 63 - 1],
  uint64: [0, 2 ** 64 - 1],
} as const;

function readInteger(type: keyof typeof INTEGER_RANGES, value: unknown, place: Place): number {
  const number = typeof value === "string" && /^-?\d{1,20}$/.test(value) ? Number(value) : value;
  const [least, most] = INTEGER_RANGES[type];
  if (typeof number !== "number" || !Number.isInteger(number) || number < least || number > most) {
    throw wrong(place, `an integer (${type})`);
  }
  return number;
}
