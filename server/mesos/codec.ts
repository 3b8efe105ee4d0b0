/**
 * Protobuf bytes of Mesos's messages, the one place where bytes and generated code meet. A message is a
 * plain object of the generated `$Properties` shape: enums are numbers, absent fields are absent (ask with
 * `hasField`), 64-bit numbers may be `Long` when read (ask with `toNumber`) and are plain numbers when
 * written. Fields that our .proto files leave out are kept and written back.
 */
import type Long from "long";
import protobuf from "protobufjs/minimal.js";

/** A generated message class under its full name. */
export interface MessageType<T extends object> {
  /** `mesos.v1.scheduler.Call`. */
  readonly name: string;
  encode(message: T, writer?: protobuf.Writer): protobuf.Writer;
  decode(reader: protobuf.Reader | Uint8Array): T;
}

/** The message of a type. */
export type MessageOf<M> = M extends MessageType<infer T> ? T : never;

/** Bytes or JSON from outside that are not the message they should be. */
export class MessageError extends Error {
  override readonly name = "MessageError";
}

export function encodeMessage<T extends object>(type: MessageType<T>, message: T): Uint8Array {
  return type.encode(message).finish();
}

/**
 * Fields of type `bytes` are views on `bytes`: copy what is to be kept.
 * @throws {MessageError} for damaged bytes and missing required fields.
 */
export function decodeMessage<T extends object>(type: MessageType<T>, bytes: Uint8Array): T {
  const reader = protobuf.Reader.create(bytes);
  reader.discardUnknown = false;
  try {
    return type.decode(reader);
  } catch (error) {
    throw new MessageError(`bad ${type.name}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** True when the sender set the field; reading it is then no default value. */
export function hasField<T extends object>(message: T, field: keyof T): boolean {
  return Object.hasOwn(message, field) && message[field] !== null && message[field] !== undefined;
}

/** A 64-bit field as a number; exact up to 2^53. */
export function toNumber(value: number | Long): number {
  return typeof value === "number" ? value : value.toNumber();
}

const NANOS_PER_MS = 1e6;

/** `TimeInfo` or `DurationInfo` in milliseconds. */
export function toMillis(time: { readonly nanoseconds: number | Long }): number {
  return toNumber(time.nanoseconds) / NANOS_PER_MS;
}

/** Milliseconds as `TimeInfo` or `DurationInfo`. */
export function fromMillis(ms: number): { nanoseconds: number } {
  return { nanoseconds: Math.round(ms * NANOS_PER_MS) };
}
